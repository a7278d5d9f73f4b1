// Generated from Data/kvm by Scripts/generate-tables. Do not edit.

let kvmTables: StaticString = #"""
kernel 5.10 | linux 5.10.262
rest 00H 3FFFFFFFH | Leaves that KVM does not know are answered with zeros; leaf 0 tells guests where they end | arch/x86/kvm/cpuid.c, __do_cpuid_func, default
rest 80000000H BFFFFFFFH | Leaves that KVM does not know are answered with zeros; leaf 80000000H tells guests where they end | arch/x86/kvm/cpuid.c, __do_cpuid_func, default
rest C0000000H CFFFFFFFH | Leaves that KVM does not know are answered with zeros | arch/x86/kvm/cpuid.c, __do_cpuid_func, default
CPUID.00H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0
  number        others if at-most:1FH | The highest leaf: the CPU's, at most 1FH
CPUID.00H:EBX CPUID.00H:ECX CPUID.00H:EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0
  number        others | The vendor's name, as the CPU gives it
CPUID.01H:EAX CPUID.01H:EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 1
  number        others | Signature, line size and APIC number, as the CPU gives them; the hypervisor writes its own
CPUID.01H:ECX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0 1 9 12 13 15 17 19 20 22 23 25 26 28-30
  not-offered   3 | MONITOR and MWAIT run as no-operations, and guests do not see the bit; with the quirk MISC_ENABLE_NO_MWAIT off, the bit follows the guest's IA32_MISC_ENABLE[18] | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and kvm_update_cpuid_runtime
  emulated      5 on Intel if kvm_intel.nested | VMX for guests is KVM's own and comes with nesting | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  emulated      21 | The x2APIC is KVM's own, whatever the CPU has
  requested     22 | Listed among the instructions that KVM can run itself; QEMU sets it only if asked for it by name | arch/x86/kvm/cpuid.c, __do_cpuid_func_emulated
  not-offered   24 | KVM never offers it here: the capability KVM_CAP_TSC_DEADLINE_TIMER says that the APIC timer can do it, and the hypervisor sets the bit | Documentation/virt/kvm/api.rst, KVM_GET_SUPPORTED_CPUID
  runtime       27 | Follows the guest's CR4.OSXSAVE | arch/x86/kvm/cpuid.c, kvm_update_cpuid_runtime
CPUID.01H:EDX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0-8 11-17 19 23-27
  host          9 | In a running guest the bit follows the enable bit of IA32_APIC_BASE | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and kvm_update_cpuid_runtime
CPUID.02H | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 2
  number        others | Cache and TLB descriptors, as the CPU gives them
CPUID.(EAX=04H,ECX=*) | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 4
  number        others | Caches, as the CPU gives them; the hypervisor writes its own
CPUID.06H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 6
  emulated      2 | The local APIC timer is KVM's own and always runs
CPUID.(EAX=07H,ECX=0):EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 7
  number        others if at-most:1H | The highest subleaf: the CPU's, at most 1
CPUID.(EAX=07H,ECX=0):EBX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0 3-5 7-9 11 16-21 23 24 26-31
  emulated      1 | IA32_TSC_ADJUST is KVM's own
  synthesized   10 on Intel if vmx:invpcid | The CPU must also let guests run INVPCID | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  synthesized   10 on AMD | Set where the host's kernel has it | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  synthesized   14 on Intel if kernel:self vmx:mpx kernel:xcr0-mpx | Only if the host's kernel enables both MPX components of XCR0 and VMX can switch them | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/x86.h, kvm_mpx_supported
  synthesized   25 on Intel if kvm_intel.pt_mode | Only with the module's pt_mode=1 (host and guest trace separately); the default is 0 | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
CPUID.(EAX=07H,ECX=0):ECX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          1 2 6 8-12 14 25 27 28
  emulated      2 on Intel if vmx:desc-exiting | KVM catches the instructions that UMIP would forbid | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          3 on Intel if kvm_intel.ept kernel:ospke | Not with shadow paging, and only if the host's kernel itself uses protection keys
  host          3 on AMD if kvm_amd.npt kernel:ospke | Not with shadow paging, and only if the host's kernel itself uses protection keys
  runtime       4 | Follows the guest's CR4.PKE | arch/x86/kvm/cpuid.c, kvm_update_cpuid_runtime
  synthesized   5 on Intel if vmx:usr-wait-pause | The CPU must also let guests run the waiting instructions | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  passed-through 16 | Offered by the CPU's bit, even if the host's kernel runs with four levels
  host          22 until 14-46 on Intel
  host          22 from 14-46 on Intel if vmx:rdtscp | RDPID goes with RDTSCP on VMX | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          22 on AMD
  requested     22 if offers:CPUID.80000001H:EDX[27] | Listed among the instructions that KVM can run itself, if it offers RDTSCP; QEMU sets it only if asked for it by name | arch/x86/kvm/cpuid.c, __do_cpuid_func_emulated
CPUID.(EAX=07H,ECX=0):EDX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          2-4 8 10 14 16
  host          26 27 31
  synthesized   26 from 47-218 if kernel:ibpb kernel:ibrs | Also on CPUs of AMD, whose own bits for the same say so
  synthesized   27 from 47-218 if kernel:stibp | Also on CPUs of AMD, whose own bit for the same says so
  synthesized   31 if kernel:amd-ssbd | Also on CPUs of AMD, whose own bit for the same says so
  emulated      29 | IA32_ARCH_CAPABILITIES is KVM's own
CPUID.(EAX=07H,ECX=1):EAX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          5
CPUID.0AH:EAX CPUID.0AH:EBX CPUID.0AH:EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xa
  number        others if kernel:arch-perfmon | What perf reports of the host's PMU, as version 2 at most
CPUID.(EAX=0BH,ECX=0):EDX CPUID.(EAX=1FH,ECX=0):EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xb
  number        others | The x2APIC number of the CPU that answered; the levels are cleared, and the hypervisor writes its own
CPUID.(EAX=0DH,ECX=0):EAX | arch/x86/kvm/x86.c, KVM_SUPPORTED_XCR0; arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xd
  host          0-2 5-7 9
  host          3 4 on Intel if vmx:mpx | Cleared where VMX cannot switch the MPX registers | arch/x86/kvm/vmx/vmx.c, hardware_setup
CPUID.(EAX=0DH,ECX=0):EBX CPUID.(EAX=0DH,ECX=0):ECX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xd, and xstate_required_size
  number        others if follows:CPUID.(EAX=0DH,ECX=0):EAX | The size of the save area, computed for the components that KVM offers
CPUID.(EAX=0DH,ECX=1):EAX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0-2
  host          3 on Intel if vmx:xsaves | The CPU must also let guests run XSAVES | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          3 on AMD
CPUID.(EAX=0DH,ECX=1):EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xd, and xstate_required_size
  number        others if follows:CPUID.(EAX=0DH,ECX=0):EAX | The size of the compacted save area, computed for the components that KVM offers
CPUID.(EAX=0DH,ECX=1):ECX CPUID.(EAX=0DH,ECX=1):EDX | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  not-offered   others | KVM of this kernel offers no component of IA32_XSS
CPUID.(EAX=0DH,ECX=*) | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xd
  number        others if follows:CPUID.(EAX=0DH,ECX=0):EAX | Size and place of one component, for the components that KVM offers
CPUID.(EAX=14H,ECX=*) | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x14
  passed-through others if offers:CPUID.(EAX=07H,ECX=0):EBX[25] | As the CPU gives it, only where guests get Processor Trace
CPUID.40000000H | arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_SIGNATURE
  number        others | KVM's signature and its highest leaf
CPUID.40000001H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES
  emulated      0 1 3 4 6 9-14 24
  emulated      5 if config:sched-info | Only if the host's kernel counts scheduling delays
  emulated      7 | Taken away again from a guest whose HLT does not exit | arch/x86/kvm/cpuid.c, kvm_update_cpuid_runtime
CPUID.40000001H:EBX CPUID.40000001H:ECX CPUID.40000001H:EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES
  not-offered   others | Left to the hypervisor: EDX holds hints
CPUID.80000000H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000000
  number        others if at-most:80000021H | The highest leaf: the CPU's, at most 80000021H
CPUID.80000000H:EBX CPUID.80000000H:ECX CPUID.80000000H:EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000000
  number        others | The vendor's name, as the CPU gives it
CPUID.80000001H:EAX CPUID.80000001H:EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000001
  number        others | Signature and package, as the CPU gives them; reserved bits are cleared
CPUID.80000001H:ECX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0 1 4-9 11 16 21 22
  emulated      2 on AMD if kvm_amd.nested | SVM for guests is KVM's own and comes with nesting | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  host          23
CPUID.80000001H:EDX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0-9 11-17 22-26 29-31
  host          20 if kernel:efer-nx | Only if the host itself runs with EFER.NXE
  emulated      26 on Intel if !kvm_intel.ept | With shadow paging KVM makes pages of 1 GiB itself
  emulated      26 on AMD if !kvm_amd.npt | With shadow paging KVM makes pages of 1 GiB itself
  host          27 on Intel if vmx:rdtscp | The CPU must also let guests run RDTSCP | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          27 on AMD
CPUID.80000006H | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000006
  number        others | Caches, as the CPU gives them; reserved bits are cleared
CPUID.80000007H:EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000007
  host          8
CPUID.80000008H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000008
  number        others if guest-phys-bits:used | Address sizes: physical as the CPU gives it, or the size that it gives for guests; virtual at least 48
CPUID.80000008H:ECX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000008
  number        others | Counts of threads and APIC bits, as the CPU gives them; reserved bits are cleared
CPUID.80000008H:EBX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0 2 9 12 14 15 17 24-26
  synthesized   12 if kernel:ibpb | Also on Intel, whose own bit for the same says so
  synthesized   14 if kernel:ibrs | Also on Intel, whose own bit for the same says so
  synthesized   15 if kernel:stibp | Also on Intel, whose own bit for the same says so
  synthesized   24 if kernel:spec-ctrl-ssbd | Also on Intel, whose own bit for the same says so
  synthesized   26 from 47-218 if !bug:spec-store-bypass | Where the host's kernel does not list the bug
  synthesized   25 if kernel:ls-cfg-ssbd !kernel:amd-ssbd | Where the CPU can do it only by LS_CFG, KVM offers the virtual MSR
  synthesized   25 on AMD if kernel:ls-cfg-ssbd | Where the CPU can switch it in any way, KVM offers the virtual MSR | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  synthesized   25 on AMD if kernel:amd-ssbd | Where the CPU can switch it in any way, KVM offers the virtual MSR | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
CPUID.8000000AH:EAX CPUID.8000000AH:EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x8000000A
  number        others if offers:CPUID.80000001H:ECX[2] | Revision 1 and 8 address spaces, where guests get SVM
CPUID.8000000AH:EDX | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  emulated      0 on AMD if kvm_amd.nested kvm_amd.npt | With nesting, and nested paging on
  emulated      3 on AMD if kvm_amd.nested kvm_amd.nrips | With nesting, and the module's nrips on
CPUID.80000019H:EAX CPUID.80000019H:EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000019
  number        others | TLBs for pages of 1 GiB, as the CPU gives them
CPUID.8000001AH:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x8000001a
  passed-through 0-2
CPUID.(EAX=8000001DH,ECX=*) | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x8000001d
  number        others | Caches, as the CPU gives them; the hypervisor writes its own
CPUID.8000001FH:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x8000001F
  passed-through others if kernel:sev | Everything the CPU says, if the host's kernel can use SEV
CPUID.8000001FH:EBX CPUID.8000001FH:ECX CPUID.8000001FH:EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x8000001F
  number        others if kernel:sev | As the CPU gives them, if the host's kernel can use SEV
CPUID.80000021H:EAX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func, case 0x80000021
  synthesized   0 2 5 6 from 224-262 | What the host's kernel reports: it reads this register and adds what it knows better
  not-offered   29 from 224-262 | KVM marks it where the host's kernel says so, and then cuts it off with the rest of the register
CPUID.80000021H:ECX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000021
  synthesized   11 from 224-262 if kernel:tsa-sq-no | A word of Linux's own flags, shown by mistake: guests see Linux's bit 11 and not the CPU's bit 1 | arch/x86/include/asm/cpufeatures.h, word 22; arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000021
  synthesized   12 from 224-262 if kernel:tsa-l1-no | A word of Linux's own flags, shown by mistake: guests see Linux's bit 12 and not the CPU's bit 2 | arch/x86/include/asm/cpufeatures.h, word 22; arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000021
  synthesized   13 from 224-262 if kernel:clear-cpu-buf-vm | A word of Linux's own flags, shown by mistake: guests see that the host clears buffers before it runs them | arch/x86/include/asm/cpufeatures.h, word 22; arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000021
  synthesized   14 from 224-262 if kernel:ibpb-exit-to-user | A word of Linux's own flags, shown by mistake: guests see the host's mitigation of VMSCAPE | arch/x86/include/asm/cpufeatures.h, word 22; arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000021
CPUID.C0000000H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xC0000000
  number        others if at-most:C0000004H | The highest leaf: the CPU's, at most C0000004H
CPUID.C0000001H:EDX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          2 3 6-13
MSR 10AH | arch/x86/kvm/x86.c, kvm_get_arch_capabilities
  passed-through 0-5 13-15 17 19 24 26-28 if kernel:arch-capabilities | From the host's MSR
  passed-through 7 until 14-46 if kernel:arch-capabilities kernel:rtm | From the host's MSR, where the host's kernel uses TSX
  passed-through 7 from 14-46 if kernel:arch-capabilities | From the host's MSR
  passed-through 9-12 16 18 20-23 25 29-63 until 47-218 if kernel:arch-capabilities | From the host's MSR; KVM then hid none of its bits
  passed-through 62 from 224-262 if kernel:arch-capabilities | From the host's MSR
  passed-through 8 if kernel:arch-capabilities kernel:rtm | From the host's MSR, where the host's kernel uses TSX
  synthesized   0 if !bug:cpu-meltdown | Where the host's kernel does not list the bug
  emulated      3 if !kvm_intel.vmentry_l1d_flush:never | Unless kvm_intel.vmentry_l1d_flush=never: KVM flushes the cache itself
  synthesized   4 if !bug:spec-store-bypass | Where the host's kernel does not list the bug
  synthesized   5 if !bug:mds | Where the host's kernel does not list the bug
  emulated      6 | KVM's own shadow paging spares nested guests the machine check
  synthesized   8 if kernel:rtm !bug:taa | Where the host's kernel uses TSX and does not list the bug
  synthesized   26 from 47-218 if !bug:gds | Where the host's kernel does not list the bug
  emulated      26 from 47-218 if microcode:gds-mitigated | Where microcode mitigates the bug
  synthesized   27 from 47-218 if !bug:rfds | Where the host's kernel does not list the bug
  synthesized   62 from 224-262 if !bug:its | Where the host's kernel does not list the bug
MSR 345H | arch/x86/kvm/vmx/capabilities.h, vmx_get_perf_capabilities
  emulated      13 on Intel | Counters are virtual, so writes of full width always work
MSR C0011029H | arch/x86/kvm/svm/svm.c, svm_get_msr_feature
  synthesized   1 on AMD if kernel:lfence-rdtsc | Where the host's kernel knows that LFENCE serialises
MSR CFH | arch/x86/kvm/x86.c, msr_based_features_all and msrs_to_save_all
  not-offered   others | On none of KVM's lists
MSR 8BH | arch/x86/kvm/x86.c, kvm_get_msr_feature
  number        others | The revision of the host's microcode; the hypervisor may write another
MSR 480H | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  number        0-53 on Intel if kvm_intel.nested | Revision, size and memory type of KVM's own VMCS
  passed-through 54 on Intel if kvm_intel.nested | With nesting, where the CPU has it
  emulated      55 on Intel if kvm_intel.nested | With nesting: KVM always has the TRUE registers
MSR 481H MSR 48DH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  number        0-31 on Intel if kvm_intel.nested | Controls that must be on
  passed-through 32 35 37 on Intel if kvm_intel.nested | With nesting, where the CPU has the control
  passed-through 39 on Intel if kvm_intel.nested kvm_intel.enable_apicv | With nesting, where KVM itself posts interrupts
  emulated      33 34 36 38 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
MSR 482H MSR 48EH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  number        0-31 on Intel if kvm_intel.nested | Controls that must be on
  passed-through 34 35 39 41-44 51-57 59 61-63 on Intel if kvm_intel.nested | With nesting, where the CPU has the control
  emulated      33 36-38 40 45-48 58 60 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
MSR 483H MSR 48FH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  number        0-31 on Intel if kvm_intel.nested | Controls that must be on
  passed-through 41 44 50 51 55 on Intel if kvm_intel.nested | With nesting, where the CPU has the control
  emulated      32-40 42 43 45-49 52-54 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
MSR 484H MSR 490H | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  number        0-31 on Intel if kvm_intel.nested | Controls that must be on
  passed-through 41 45 46 48 on Intel if kvm_intel.nested | With nesting, where the CPU has the control
  emulated      32-40 44 47 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
MSR 485H | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  number        0-4 on Intel if kvm_intel.nested | The rate of KVM's own preemption timer
  passed-through 5 on Intel if kvm_intel.nested | With nesting, where the CPU has it
  emulated      6 29 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
MSR 486H MSR 487H MSR 488H MSR 489H MSR 48AH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  number        others on Intel if kvm_intel.nested | Fixed bits of control registers and the highest VMCS field, with nesting
MSR 48BH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  passed-through 34-36 38 40 41 43 44 48 52 on Intel if kvm_intel.nested | With nesting, where the CPU has the control
  emulated      32 on Intel if kvm_intel.nested kvm_intel.flexpriority | With nesting, and the module's flexpriority on
  emulated      33 on Intel if kvm_intel.nested kvm_intel.ept | With nesting, and EPT on
  emulated      37 on Intel if kvm_intel.nested kvm_intel.vpid | With nesting, and the module's vpid on
  emulated      39 on Intel if kvm_intel.nested kvm_intel.unrestricted_guest | With nesting, and the module's unrestricted_guest on
  emulated      45 on Intel if kvm_intel.nested vmx:vmfunc | With nesting, where the CPU has it
  emulated      46 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
  emulated      49 on Intel if kvm_intel.nested kvm_intel.ept kvm_intel.eptad | With nesting, EPT and its dirty bits on
MSR 48CH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  passed-through 0 6 7 14 20 on Intel if kvm_intel.nested kvm_intel.ept | With nesting and EPT, where the CPU has it
  emulated      16 17 25 26 on Intel if kvm_intel.nested kvm_intel.ept | With nesting and EPT, whatever the CPU has
  emulated      21 on Intel if kvm_intel.nested kvm_intel.ept kvm_intel.eptad | With nesting, EPT and its dirty bits on
  emulated      32 40-43 on Intel if kvm_intel.nested kvm_intel.vpid | With nesting, and the module's vpid on
MSR 491H | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  emulated      0 on Intel if kvm_intel.nested kvm_intel.ept vmx:vmfunc | With nesting and EPT, where the CPU has VM functions
MSR 309H MSR 30AH MSR 30BH MSR 38DH MSR 38EH MSR 38FH MSR 390H | arch/x86/kvm/x86.c, msrs_to_save_all
  state         others on Intel
MSR 10H MSR 48H MSR 174H MSR 175H MSR 176H MSR 277H MSR C0000081H MSR C0000082H MSR C0000083H MSR C0000084H MSR C0000102H | arch/x86/kvm/x86.c, msrs_to_save_all and kvm_init_msr_list
  state         others
MSR 3AH | arch/x86/kvm/x86.c, msrs_to_save_all and kvm_init_msr_list
  state         others on Intel
MSR C0010117H | arch/x86/kvm/x86.c, msrs_to_save_all and kvm_init_msr_list
  state         others on AMD
MSR C0000103H | arch/x86/kvm/x86.c, kvm_init_msr_list
  state         others if offers:CPUID.80000001H:EDX[27] | Only where guests get RDTSCP
MSR D90H | arch/x86/kvm/x86.c, kvm_init_msr_list
  state         others on Intel if vmx:mpx kernel:xcr0-mpx | Only where guests get MPX
MSR E1H | arch/x86/kvm/x86.c, kvm_init_msr_list
  state         others if offers:CPUID.(EAX=07H,ECX=0):ECX[5] | Only where guests get WAITPKG
MSR 560H MSR 561H MSR 570H MSR 571H MSR 572H MSR 580H MSR 581H MSR 582H MSR 583H MSR 584H MSR 585H MSR 586H MSR 587H | arch/x86/kvm/x86.c, kvm_init_msr_list
  state         others if offers:CPUID.(EAX=07H,ECX=0):EBX[25] | Only where guests get Processor Trace
MSR 122H | arch/x86/kvm/x86.c, msrs_to_save_all
  not-offered   others | Not on the list of MSRs to save, though KVM handles it
MSR 1C4H MSR 1C5H | arch/x86/kvm/x86.c, msrs_to_save_all
  not-offered   others | This kernel does not know the MSR
MSR 11H MSR 12H MSR 34H MSR 3BH MSR 9EH MSR CEH MSR 140H MSR 17AH MSR 17BH MSR 1A0H MSR 1FCH MSR 6E0H MSR C0010015H MSR 4B564D00H MSR 4B564D01H MSR 4B564D02H MSR 4B564D03H MSR 4B564D04H MSR 4B564D05H MSR 4B564D06H MSR 4B564D07H | arch/x86/kvm/x86.c, emulated_msrs_all
  state         others
MSR 4D0H | arch/x86/kvm/x86.c, emulated_msrs_all; arch/x86/kvm/svm/svm.c, svm_has_emulated_msr
  state         others on Intel
MSR C001011FH | arch/x86/kvm/x86.c, emulated_msrs_all; arch/x86/kvm/vmx/vmx.c, vmx_has_emulated_msr
  state         others on AMD
MSR C0000104H | arch/x86/kvm/x86.c, msrs_to_save_all and emulated_msrs_all
  not-offered   others | On neither list: guests get no TSC scaling of their own
kernel 6.1 | linux 6.1.176
rest 00H 3FFFFFFFH | Leaves that KVM does not know are answered with zeros; leaf 0 tells guests where they end | arch/x86/kvm/cpuid.c, __do_cpuid_func, default
rest 80000000H BFFFFFFFH | Leaves that KVM does not know are answered with zeros; leaf 80000000H tells guests where they end | arch/x86/kvm/cpuid.c, __do_cpuid_func, default
rest C0000000H CFFFFFFFH | Leaves that KVM does not know are answered with zeros | arch/x86/kvm/cpuid.c, __do_cpuid_func, default
CPUID.00H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0
  number        others if at-most:1FH | The highest leaf: the CPU's, at most 1FH
CPUID.00H:EBX CPUID.00H:ECX CPUID.00H:EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0
  number        others | The vendor's name, as the CPU gives it
CPUID.01H:EAX CPUID.01H:EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 1
  number        others | Signature, line size and APIC number, as the CPU gives them; the hypervisor writes its own
CPUID.01H:ECX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0 1 9 12 13 17 19 20 22 23 25 26 28-30
  synthesized   2 on Intel if kernel:self kernel:pebs perf:pebs-ept | Only where guests can use PEBS, which perf allows for CPUs that write its records through EPT | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/capabilities.h, vmx_pebs_supported
  not-offered   3 | MONITOR and MWAIT run as no-operations, and guests do not see the bit; with the quirk MISC_ENABLE_NO_MWAIT off, the bit follows the guest's IA32_MISC_ENABLE[18] | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __kvm_update_cpuid_runtime
  emulated      5 on Intel if kvm_intel.nested | VMX for guests is KVM's own and comes with nesting | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          15 on Intel if kvm.enable_pmu | Cleared where guests get no PMU | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          15 on AMD
  emulated      21 | The x2APIC is KVM's own, whatever the CPU has
  requested     22 | Listed among the instructions that KVM can run itself; QEMU sets it only if asked for it by name | arch/x86/kvm/cpuid.c, __do_cpuid_func_emulated
  not-offered   24 | KVM never offers it here: the capability KVM_CAP_TSC_DEADLINE_TIMER says that the APIC timer can do it, and the hypervisor sets the bit | Documentation/virt/kvm/api.rst, KVM_GET_SUPPORTED_CPUID
  runtime       27 | Follows the guest's CR4.OSXSAVE | arch/x86/kvm/cpuid.c, __kvm_update_cpuid_runtime
CPUID.01H:EDX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0-8 11-17 19 23-27
  host          9 | In a running guest the bit follows the enable bit of IA32_APIC_BASE | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __kvm_update_cpuid_runtime
  synthesized   21 on Intel if kernel:self kernel:pebs perf:pebs-ept | Only where guests can use PEBS, which perf allows for CPUs that write its records through EPT | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/capabilities.h, vmx_pebs_supported
CPUID.02H | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 2
  number        others | Cache and TLB descriptors, as the CPU gives them
CPUID.(EAX=04H,ECX=*) | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 4
  number        others | Caches, as the CPU gives them; the hypervisor writes its own
CPUID.06H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 6
  emulated      2 | The local APIC timer is KVM's own and always runs
CPUID.(EAX=07H,ECX=0):EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 7
  number        others if at-most:2H | The highest subleaf: the CPU's, at most 2
CPUID.(EAX=07H,ECX=0):EBX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0 3-9 11 13 16-21 23 24 26-31
  emulated      1 | IA32_TSC_ADJUST is KVM's own
  host          2 on Intel if kvm_intel.sgx | Cleared where the module keeps SGX from guests | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          10 on Intel if vmx:invpcid | The CPU must also let guests run INVPCID | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          10 on AMD
  synthesized   14 on Intel if kernel:self vmx:mpx kernel:xcr0-mpx | Only if the host's kernel enables both MPX components of XCR0 and VMX can switch them | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/x86.h, kvm_mpx_supported
  synthesized   25 on Intel if kvm_intel.pt_mode | Only with the module's pt_mode=1 (host and guest trace separately); the default is 0 | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
CPUID.(EAX=07H,ECX=0):ECX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          1 2 6 8-12 14 25 27 28
  emulated      2 on Intel if vmx:desc-exiting | KVM catches the instructions that UMIP would forbid | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          3 on Intel if kvm_intel.ept kernel:ospke | Not with shadow paging, and only if the host's kernel itself uses protection keys
  host          3 on AMD if kvm_amd.npt kernel:ospke | Not with shadow paging, and only if the host's kernel itself uses protection keys
  runtime       4 | Follows the guest's CR4.PKE | arch/x86/kvm/cpuid.c, __kvm_update_cpuid_runtime
  synthesized   5 on Intel if vmx:usr-wait-pause | The CPU must also let guests run the waiting instructions | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  passed-through 16 | Offered by the CPU's bit, even if the host's kernel runs with four levels
  host          22 on Intel if vmx:rdtscp | RDPID goes with RDTSCP on VMX | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          22 on AMD
  requested     22 if offers:CPUID.80000001H:EDX[27] | Listed among the instructions that KVM can run itself, if it offers RDTSCP; QEMU sets it only if asked for it by name | arch/x86/kvm/cpuid.c, __do_cpuid_func_emulated
  host          24 on Intel
  host          24 until 9-170 on AMD
  not-offered   24 from 9-170 on AMD | SVM in this kernel does not handle it | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  host          30 on Intel if kvm_intel.sgx | Cleared where the module keeps SGX from guests | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
CPUID.(EAX=07H,ECX=0):EDX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          2-4 8 10 14 16 22-25
  host          26 27 31
  synthesized   26 from 9-170 if kernel:ibpb kernel:ibrs | Also on CPUs of AMD, whose own bits for the same say so
  synthesized   27 from 9-170 if kernel:stibp | Also on CPUs of AMD, whose own bit for the same says so
  synthesized   31 if kernel:amd-ssbd | Also on CPUs of AMD, whose own bit for the same says so
  emulated      29 | IA32_ARCH_CAPABILITIES is KVM's own
CPUID.(EAX=07H,ECX=1):EAX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          4 5
CPUID.(EAX=07H,ECX=2):EDX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  passed-through 0-5 from 9-170 | A word that only KVM knows: the host's kernel is not asked
CPUID.0AH:EAX CPUID.0AH:EBX CPUID.0AH:EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xa
  number        others if kernel:arch-perfmon | What perf reports of the host's PMU, as version 2 at most
CPUID.(EAX=0BH,ECX=0):EDX CPUID.(EAX=1FH,ECX=0):EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xb
  number        others | The x2APIC number of the CPU that answered; the levels are cleared, and the hypervisor writes its own
CPUID.(EAX=0DH,ECX=0):EAX | arch/x86/kvm/x86.c, KVM_SUPPORTED_XCR0; arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xd
  host          0-2 5-7 9
  host          3 4 on Intel if vmx:mpx | Cleared where VMX cannot switch the MPX registers | arch/x86/kvm/vmx/vmx.c, hardware_setup
  host          17 | The configuration of tiles needs no asking, unlike their data
  host          18 if asked:amx | Only for a process that asked for it by arch_prctl (ARCH_REQ_XCOMP_GUEST_PERM)
CPUID.(EAX=0DH,ECX=0):EBX CPUID.(EAX=0DH,ECX=0):ECX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xd, and xstate_required_size
  number        others if follows:CPUID.(EAX=0DH,ECX=0):EAX | The size of the save area, computed for the components that KVM offers
CPUID.(EAX=0DH,ECX=1):EAX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0-2
  host          3 on Intel if vmx:xsaves | The CPU must also let guests run XSAVES | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          3 on AMD
  host          4
CPUID.(EAX=0DH,ECX=1):EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xd, and xstate_required_size
  number        others if follows:CPUID.(EAX=0DH,ECX=0):EAX | The size of the compacted save area, computed for the components that KVM offers
CPUID.(EAX=0DH,ECX=1):ECX CPUID.(EAX=0DH,ECX=1):EDX | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  not-offered   others | KVM of this kernel offers no component of IA32_XSS
CPUID.(EAX=0DH,ECX=*) | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xd
  number        others if follows:CPUID.(EAX=0DH,ECX=0):EAX | Size and place of one component, for the components that KVM offers
CPUID.(EAX=12H,ECX=0):EAX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func, case 0x12
  host          0 1 if kvm_intel.sgx offers:CPUID.(EAX=07H,ECX=0):EBX[2] | Only where guests get SGX | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
CPUID.(EAX=12H,ECX=0):EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x12
  passed-through 0 if offers:CPUID.(EAX=07H,ECX=0):EBX[2] | Only where guests get SGX
CPUID.(EAX=12H,ECX=0):ECX CPUID.(EAX=12H,ECX=0):EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x12
  number        others if offers:CPUID.(EAX=07H,ECX=0):EBX[2] | Reserved bits and enclave sizes, as the CPU gives them
CPUID.(EAX=12H,ECX=1):EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x12
  passed-through 1 2 4 5 7 if offers:CPUID.(EAX=07H,ECX=0):EBX[2] | Only where guests get SGX
CPUID.(EAX=12H,ECX=1):ECX CPUID.(EAX=12H,ECX=1):EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x12
  passed-through others if offers:CPUID.(EAX=07H,ECX=0):EBX[2] | As the CPU gives it; in a running guest cut to the components of XCR0 that it may use
CPUID.(EAX=14H,ECX=*) | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x14
  passed-through others if offers:CPUID.(EAX=07H,ECX=0):EBX[25] | As the CPU gives it, only where guests get Processor Trace
CPUID.(EAX=1DH,ECX=*) CPUID.(EAX=1EH,ECX=0) | arch/x86/kvm/cpuid.c, __do_cpuid_func, cases 0x1d and 0x1e
  number        others if offers:CPUID.(EAX=07H,ECX=0):EDX[24] | The sizes of the tiles, as the CPU gives them, where guests get AMX
CPUID.40000000H | arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_SIGNATURE
  number        others | KVM's signature and its highest leaf
CPUID.40000001H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES
  emulated      0 1 3 4 6 9-14 24
  emulated      5 if config:sched-info | Only if the host's kernel counts scheduling delays
  emulated      7 | Taken away again from a guest whose HLT does not exit | arch/x86/kvm/cpuid.c, __kvm_update_cpuid_runtime
CPUID.40000001H:EBX CPUID.40000001H:ECX CPUID.40000001H:EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES
  not-offered   others | Left to the hypervisor: EDX holds hints
CPUID.80000000H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000000
  number        others if at-most:80000021H raised | The highest leaf: the CPU's, at most 80000021H; raised to that on AMD CPUs from 8000001DH on whose LFENCE serialises or that clear null selectors
CPUID.80000000H:EBX CPUID.80000000H:ECX CPUID.80000000H:EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000000
  number        others | The vendor's name, as the CPU gives it
CPUID.80000001H:EAX CPUID.80000001H:EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000001
  number        others | Signature and package, as the CPU gives them; reserved bits are cleared
CPUID.80000001H:ECX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0 1 4-9 11 16 21 22
  emulated      2 on AMD if kvm_amd.nested | SVM for guests is KVM's own and comes with nesting | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  synthesized   23 on AMD if kvm.enable_pmu | Only where guests get a PMU | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
CPUID.80000001H:EDX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0-9 11-17 22-26 29-31
  host          20
  emulated      26 on Intel if !kvm_intel.ept | With shadow paging KVM makes pages of 1 GiB itself
  emulated      26 on AMD if !kvm_amd.npt | With shadow paging KVM makes pages of 1 GiB itself
  host          27 on Intel if vmx:rdtscp | The CPU must also let guests run RDTSCP | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          27 on AMD
CPUID.80000006H | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000006
  number        others | Caches, as the CPU gives them; reserved bits are cleared
CPUID.80000007H:EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000007
  host          8
CPUID.80000008H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000008
  number        others | Address sizes: physical as the CPU gives it, or the host's reduced one with shadow paging; virtual at least 48
CPUID.80000008H:ECX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000008
  number        others | Counts of threads and APIC bits, as the CPU gives them; reserved bits are cleared
CPUID.80000008H:EBX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0 2 9 12 14 15 17 24-26
  host          28
  synthesized   12 if kernel:ibpb | Also on Intel, whose own bit for the same says so
  synthesized   14 if kernel:ibrs | Also on Intel, whose own bit for the same says so
  synthesized   15 if kernel:stibp | Also on Intel, whose own bit for the same says so
  synthesized   24 if kernel:spec-ctrl-ssbd | Also on Intel, whose own bit for the same says so
  synthesized   26 from 9-170 if !bug:spec-store-bypass | Where the host's kernel does not list the bug
  synthesized   25 if kernel:ls-cfg-ssbd !kernel:amd-ssbd | Where the CPU can do it only by LS_CFG, KVM offers the virtual MSR
  synthesized   25 on AMD if kernel:ls-cfg-ssbd | Where the CPU can switch it in any way, KVM offers the virtual MSR | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  synthesized   25 on AMD if kernel:amd-ssbd | Where the CPU can switch it in any way, KVM offers the virtual MSR | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
CPUID.8000000AH:EAX CPUID.8000000AH:EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x8000000A
  number        others if offers:CPUID.80000001H:ECX[2] | Revision 1 and 8 address spaces, where guests get SVM
CPUID.8000000AH:EDX | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  emulated      0 on AMD if kvm_amd.nested kvm_amd.npt | With nesting, and nested paging on
  emulated      3 on AMD if kvm_amd.nested kvm_amd.nrips | With nesting, and the module's nrips on
  emulated      1 on AMD if kvm_amd.nested kvm_amd.lbrv | With nesting, and the module's lbrv on
  emulated      4 on AMD if kvm_amd.nested kvm_amd.tsc_scaling | With nesting, and the module's tsc_scaling on
  emulated      5 on AMD if kvm_amd.nested | With nesting
  synthesized   10 on AMD if kvm_amd.nested | With nesting, where the host's kernel has it
  synthesized   12 on AMD if kvm_amd.nested | With nesting, where the host's kernel has it
  emulated      15 on AMD if kvm_amd.nested kvm_amd.vls | With nesting, and the module's vls on
  emulated      16 on AMD if kvm_amd.nested kvm_amd.vgif | With nesting, and the module's vgif on
  emulated      28 on AMD if kvm_amd.nested | With nesting: KVM checks the addresses itself
CPUID.80000019H:EAX CPUID.80000019H:EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000019
  number        others | TLBs for pages of 1 GiB, as the CPU gives them
CPUID.8000001AH:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x8000001a
  passed-through 0-2
CPUID.(EAX=8000001DH,ECX=*) | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x8000001d
  number        others | Caches, as the CPU gives them; the hypervisor writes its own
CPUID.8000001FH:EAX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func, case 0x8000001F
  host          1 if kvm_amd.sev | Only where KVM runs SEV guests, which needs nested paging and free address spaces too | arch/x86/kvm/svm/sev.c, sev_hardware_setup and sev_set_cpu_caps
  host          3 if kvm_amd.sev kvm_amd.sev_es | Only where KVM runs SEV-ES guests | arch/x86/kvm/svm/sev.c, sev_hardware_setup and sev_set_cpu_caps
  host          10 if kvm_amd.sev | The leaf is cleared where guests get no SEV
CPUID.8000001FH:EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x8000001F
  number        0-5 if kvm_amd.sev | The position of the encryption bit, where guests get SEV
CPUID.8000001FH:ECX CPUID.8000001FH:EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x8000001F
  number        others if kvm_amd.sev | Counts of encrypted guests, as the CPU gives them, where guests get SEV
CPUID.80000021H:EAX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0 2 6
  host          5 from 9-170
  synthesized   2 if kernel:lfence-rdtsc | Also where the CPU lacks the bit and the host's kernel knows that LFENCE serialises
  synthesized   6 if !bug:null-seg | Also where the CPU lacks the bit and the host's kernel found that it clears null selectors
  synthesized   5 from 9-170 | Set where the host's kernel says so, after its own look at the microcode
  emulated      9 from 9-170 | KVM has no SMM_CTL MSR
  synthesized   29 from 9-170 | Set where the host's kernel says so
CPUID.80000021H:ECX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  passed-through 1 2 from 9-170 | A word that only KVM knows: the host's kernel is not asked
  synthesized   1 2 from 9-170 | Also where only the host's kernel says so
CPUID.C0000000H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xC0000000
  number        others if at-most:C0000004H | The highest leaf: the CPU's, at most C0000004H
CPUID.C0000001H:EDX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          2 3 6-13
MSR 10AH | arch/x86/kvm/x86.c, kvm_get_arch_capabilities
  passed-through 0-5 7 13-15 17 19 24 if kernel:arch-capabilities | From the host's MSR
  passed-through 20 26-28 62 from 9-170 if kernel:arch-capabilities | From the host's MSR
  passed-through 8 if kernel:arch-capabilities kernel:rtm | From the host's MSR, where the host's kernel uses TSX
  synthesized   0 if !bug:cpu-meltdown | Where the host's kernel does not list the bug
  emulated      3 if !kvm_intel.vmentry_l1d_flush:never | Unless kvm_intel.vmentry_l1d_flush=never: KVM flushes the cache itself
  synthesized   4 if !bug:spec-store-bypass | Where the host's kernel does not list the bug
  synthesized   5 if !bug:mds | Where the host's kernel does not list the bug
  emulated      6 | KVM's own shadow paging spares nested guests the machine check
  synthesized   8 if kernel:rtm !bug:taa | Where the host's kernel uses TSX and does not list the bug
  synthesized   26 from 9-170 if !bug:gds | Where the host's kernel does not list the bug
  emulated      26 from 9-170 if microcode:gds-mitigated | Where microcode mitigates the bug
  synthesized   27 from 9-170 if !bug:rfds | Where the host's kernel does not list the bug
  synthesized   62 from 9-170 if !bug:its | Where the host's kernel does not list the bug
MSR 345H | arch/x86/kvm/vmx/vmx.c, vmx_get_perf_capabilities
  emulated      13 on Intel if kvm.enable_pmu | Counters are virtual, so writes of full width always work where guests get a PMU
  passed-through 0-5 on Intel if kvm.enable_pmu kernel:pdcm perf:lbr !kernel:arch-lbr | The format of branch records, where perf can give them to guests
  passed-through 6-11 on Intel if kvm.enable_pmu kernel:pdcm kernel:pebs perf:pebs-ept | PEBS without its adaptive records, where guests can use it
MSR C0011029H | arch/x86/kvm/svm/svm.c, svm_get_msr_feature
  synthesized   1 on AMD if kernel:lfence-rdtsc | Where the host's kernel knows that LFENCE serialises
MSR CFH | arch/x86/kvm/x86.c, msr_based_features_all and msrs_to_save_all
  not-offered   others | On none of KVM's lists
MSR 8BH | arch/x86/kvm/x86.c, kvm_get_msr_feature
  number        others | The revision of the host's microcode; the hypervisor may write another
MSR 480H | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  number        0-53 on Intel if kvm_intel.nested | Revision, size and memory type of KVM's own VMCS
  passed-through 54 on Intel if kvm_intel.nested | With nesting, where the CPU has it
  emulated      55 on Intel if kvm_intel.nested | With nesting: KVM always has the TRUE registers
MSR 481H MSR 48DH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  number        0-31 on Intel if kvm_intel.nested | Controls that must be on
  host 32 35 37 on Intel if kvm_intel.nested | With nesting, where the CPU has the control and KVM uses it
  host 39 on Intel if kvm_intel.nested kvm_intel.enable_apicv | With nesting, where KVM itself posts interrupts
  emulated      33 34 36 38 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
MSR 482H MSR 48EH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  number        0-31 on Intel if kvm_intel.nested | Controls that must be on
  host 34 35 39 41-44 51-57 59 61-63 on Intel if kvm_intel.nested | With nesting, where the CPU has the control and KVM uses it
  emulated      33 36-38 40 45-48 58 60 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
MSR 483H MSR 48FH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  number        0-31 on Intel if kvm_intel.nested | Controls that must be on
  host          41 50 51 55 on Intel if kvm_intel.nested | With nesting, where the CPU has the control and KVM uses it
  emulated      32-40 42-49 52-54 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
MSR 484H MSR 490H | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  number        0-31 on Intel if kvm_intel.nested | Controls that must be on
  host          41 46 48 on Intel if kvm_intel.nested | With nesting, where the CPU has the control and KVM uses it
  emulated      32-40 44 45 47 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
MSR 485H | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  number        0-4 on Intel if kvm_intel.nested | The rate of KVM's own preemption timer
  passed-through 5 on Intel if kvm_intel.nested | With nesting, where the CPU has it
  emulated      6 8 29 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
MSR 486H MSR 487H MSR 488H MSR 489H MSR 48AH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  number        others on Intel if kvm_intel.nested | Fixed bits of control registers and the highest VMCS field, with nesting
MSR 48BH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  host          34-36 38 40 41 43 44 48 52 57 58 on Intel if kvm_intel.nested | With nesting, where the CPU has the control and KVM uses it
  emulated      32 on Intel if kvm_intel.nested kvm_intel.flexpriority | With nesting, and the module's flexpriority on
  emulated      33 on Intel if kvm_intel.nested kvm_intel.ept | With nesting, and EPT on
  emulated      37 on Intel if kvm_intel.nested kvm_intel.vpid | With nesting, and the module's vpid on
  emulated      39 on Intel if kvm_intel.nested kvm_intel.unrestricted_guest | With nesting, and the module's unrestricted_guest on
  emulated      45 on Intel if kvm_intel.nested vmx:vmfunc | With nesting, where the CPU has it
  emulated      46 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
  emulated      47 on Intel if kvm_intel.nested kvm_intel.sgx | With nesting, and the module's sgx on
  emulated      49 on Intel if kvm_intel.nested kvm_intel.ept kvm_intel.eptad | With nesting, EPT and its dirty bits on
MSR 48CH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  passed-through 0 6 7 14 20 on Intel if kvm_intel.nested kvm_intel.ept | With nesting and EPT, where the CPU has it
  emulated      16 17 25 26 on Intel if kvm_intel.nested kvm_intel.ept | With nesting and EPT, whatever the CPU has
  emulated      21 on Intel if kvm_intel.nested kvm_intel.ept kvm_intel.eptad | With nesting, EPT and its dirty bits on
  emulated      32 40-43 on Intel if kvm_intel.nested kvm_intel.vpid | With nesting, and the module's vpid on
MSR 491H | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  emulated      0 on Intel if kvm_intel.nested kvm_intel.ept vmx:vmfunc | With nesting and EPT, where the CPU has VM functions
MSR 309H MSR 30AH MSR 30BH MSR 38DH MSR 38EH MSR 38FH MSR 390H | arch/x86/kvm/x86.c, msrs_to_save_all
  state         others on Intel
MSR 3F1H MSR 3F2H MSR 600H | arch/x86/kvm/x86.c, msrs_to_save_all
  state         others on Intel
MSR 10H MSR 48H MSR 174H MSR 175H MSR 176H MSR 277H MSR C0000081H MSR C0000082H MSR C0000083H MSR C0000084H MSR C0000102H | arch/x86/kvm/x86.c, msrs_to_save_all and kvm_init_msr_list
  state         others
MSR 3AH | arch/x86/kvm/x86.c, msrs_to_save_all and kvm_init_msr_list
  state         others on Intel
MSR C0010117H | arch/x86/kvm/x86.c, msrs_to_save_all and kvm_init_msr_list
  state         others on AMD
MSR C0000103H | arch/x86/kvm/x86.c, kvm_init_msr_list
  state         others if offers:CPUID.80000001H:EDX[27] | Only where guests get RDTSCP or RDPID
  state         others if offers:CPUID.(EAX=07H,ECX=0):ECX[22] | Only where guests get RDTSCP or RDPID
MSR D90H | arch/x86/kvm/x86.c, kvm_init_msr_list
  state         others on Intel if vmx:mpx kernel:xcr0-mpx | Only where guests get MPX
MSR E1H | arch/x86/kvm/x86.c, kvm_init_msr_list
  state         others if offers:CPUID.(EAX=07H,ECX=0):ECX[5] | Only where guests get WAITPKG
MSR 560H MSR 561H MSR 570H MSR 571H MSR 572H MSR 580H MSR 581H MSR 582H MSR 583H MSR 584H MSR 585H MSR 586H MSR 587H | arch/x86/kvm/x86.c, kvm_init_msr_list
  state         others if offers:CPUID.(EAX=07H,ECX=0):EBX[25] | Only where guests get Processor Trace
MSR 122H | arch/x86/kvm/x86.c, msrs_to_save_all
  not-offered   others | Not on the list of MSRs to save, though KVM handles it
MSR 1C4H MSR 1C5H | arch/x86/kvm/x86.c, kvm_init_msr_list
  state         others if offers:CPUID.(EAX=0DH,ECX=1):EAX[4] | Only where guests get XFD
MSR 11H MSR 12H MSR 34H MSR 3BH MSR 9EH MSR CEH MSR 140H MSR 17AH MSR 17BH MSR 1A0H MSR 1FCH MSR 6E0H MSR C0010015H MSR 4B564D00H MSR 4B564D01H MSR 4B564D02H MSR 4B564D03H MSR 4B564D04H MSR 4B564D05H MSR 4B564D06H MSR 4B564D07H | arch/x86/kvm/x86.c, emulated_msrs_all
  state         others
MSR 4D0H | arch/x86/kvm/x86.c, emulated_msrs_all; arch/x86/kvm/svm/svm.c, svm_has_emulated_msr
  state         others on Intel
MSR C001011FH | arch/x86/kvm/x86.c, emulated_msrs_all; arch/x86/kvm/vmx/vmx.c, vmx_has_emulated_msr
  state         others on AMD
MSR C0000104H | arch/x86/kvm/x86.c, emulated_msrs_all; arch/x86/kvm/vmx/vmx.c, vmx_has_emulated_msr
  state         others on AMD
kernel 6.12 | linux 6.12.107
rest 00H 3FFFFFFFH | Leaves that KVM does not know are answered with zeros; leaf 0 tells guests where they end | arch/x86/kvm/cpuid.c, __do_cpuid_func, default
rest 80000000H BFFFFFFFH | Leaves that KVM does not know are answered with zeros; leaf 80000000H tells guests where they end | arch/x86/kvm/cpuid.c, __do_cpuid_func, default
rest C0000000H CFFFFFFFH | Leaves that KVM does not know are answered with zeros | arch/x86/kvm/cpuid.c, __do_cpuid_func, default
CPUID.00H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0
  number        others if at-most:24H | The highest leaf: the CPU's, at most 24H
CPUID.00H:EBX CPUID.00H:ECX CPUID.00H:EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0
  number        others | The vendor's name, as the CPU gives it
CPUID.01H:EAX CPUID.01H:EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 1
  number        others | Signature, line size and APIC number, as the CPU gives them; the hypervisor writes its own
CPUID.01H:ECX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0 1 9 12 13 17 19 20 22 23 25 26 28-30
  synthesized   2 on Intel if kernel:self kernel:pebs perf:pebs-ept | Only where guests can use PEBS, which perf allows for CPUs that write its records through EPT | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/capabilities.h, vmx_pebs_supported
  not-offered   3 | MONITOR and MWAIT run as no-operations, and guests do not see the bit; with the quirk MISC_ENABLE_NO_MWAIT off, the bit follows the guest's IA32_MISC_ENABLE[18] | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __kvm_update_cpuid_runtime
  emulated      5 on Intel if kvm_intel.nested | VMX for guests is KVM's own and comes with nesting | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          15 on Intel if kvm.enable_pmu | Cleared where guests get no PMU | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          15 on AMD
  emulated      21 | The x2APIC is KVM's own, whatever the CPU has
  requested     22 | Listed among the instructions that KVM can run itself; QEMU sets it only if asked for it by name | arch/x86/kvm/cpuid.c, __do_cpuid_func_emulated
  not-offered   24 | KVM never offers it here: the capability KVM_CAP_TSC_DEADLINE_TIMER says that the APIC timer can do it, and the hypervisor sets the bit | Documentation/virt/kvm/api.rst, KVM_GET_SUPPORTED_CPUID
  runtime       27 | Follows the guest's CR4.OSXSAVE | arch/x86/kvm/cpuid.c, __kvm_update_cpuid_runtime
CPUID.01H:EDX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0-8 11-17 19 23-27
  host          9 | In a running guest the bit follows the enable bit of IA32_APIC_BASE | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __kvm_update_cpuid_runtime
  synthesized   21 on Intel if kernel:self kernel:pebs perf:pebs-ept | Only where guests can use PEBS, which perf allows for CPUs that write its records through EPT | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/capabilities.h, vmx_pebs_supported
CPUID.02H | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 2
  number        others | Cache and TLB descriptors, as the CPU gives them
CPUID.(EAX=04H,ECX=*) | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 4
  number        others | Caches, as the CPU gives them; the hypervisor writes its own
CPUID.06H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 6
  emulated      2 | The local APIC timer is KVM's own and always runs
CPUID.(EAX=07H,ECX=0):EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 7
  number        others if at-most:2H | The highest subleaf: the CPU's, at most 2
CPUID.(EAX=07H,ECX=0):EBX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0 3-9 11 13 16-21 23 24 26-31
  emulated      1 | IA32_TSC_ADJUST is KVM's own
  host          2 on Intel if kvm_intel.sgx | Cleared where the module keeps SGX from guests | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          10 on Intel if vmx:invpcid | The CPU must also let guests run INVPCID | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          10 on AMD
  synthesized   14 on Intel if kernel:self vmx:mpx kernel:xcr0-mpx | Only if the host's kernel enables both MPX components of XCR0 and VMX can switch them | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/x86.h, kvm_mpx_supported
  synthesized   25 on Intel if kvm_intel.pt_mode | Only with the module's pt_mode=1 (host and guest trace separately); the default is 0 | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
CPUID.(EAX=07H,ECX=0):ECX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          1 2 6 8-12 14 25 27 28
  emulated      2 on Intel if vmx:desc-exiting !kernel:umip | On a host without UMIP, KVM catches the instructions that UMIP would forbid | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/capabilities.h, vmx_umip_emulated
  host          3 on Intel if kvm_intel.ept kernel:ospke | Not with shadow paging, and only if the host's kernel itself uses protection keys
  host          3 on AMD if kvm_amd.npt kernel:ospke | Not with shadow paging, and only if the host's kernel itself uses protection keys
  runtime       4 | Follows the guest's CR4.PKE | arch/x86/kvm/cpuid.c, __kvm_update_cpuid_runtime
  synthesized   5 on Intel if vmx:usr-wait-pause | The CPU must also let guests run the waiting instructions | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  passed-through 16 | Offered by the CPU's bit, even if the host's kernel runs with four levels
  host          22 on Intel if vmx:rdtscp | RDPID goes with RDTSCP on VMX | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          22 on AMD
  requested     22 if offers:CPUID.80000001H:EDX[27] | Listed among the instructions that KVM can run itself, if it offers RDTSCP; QEMU sets it only if asked for it by name | arch/x86/kvm/cpuid.c, __do_cpuid_func_emulated
  host          24 on Intel
  not-offered   24 on AMD | SVM in this kernel does not handle it | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  host          30 on Intel if kvm_intel.sgx | Cleared where the module keeps SGX from guests | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
CPUID.(EAX=07H,ECX=0):EDX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          2-4 8 10 14 16 22-25 28
  host          26 27 31
  synthesized   26 if kernel:ibpb kernel:ibrs | Also on CPUs of AMD, whose own bits for the same say so
  synthesized   27 if kernel:stibp | Also on CPUs of AMD, whose own bit for the same says so
  synthesized   31 if kernel:amd-ssbd | Also on CPUs of AMD, whose own bit for the same says so
  emulated      29 | IA32_ARCH_CAPABILITIES is KVM's own
CPUID.(EAX=07H,ECX=1):EAX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          4 5 7 10-12 21 23 26
CPUID.(EAX=07H,ECX=1):EDX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  passed-through 4 5 8 14 19 | A word that only KVM knows: the host's kernel is not asked
CPUID.(EAX=07H,ECX=2):EDX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  passed-through 0-5 | A word that only KVM knows: the host's kernel is not asked
CPUID.0AH:EAX CPUID.0AH:EBX CPUID.0AH:EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xa
  number        others if kernel:arch-perfmon kvm.enable_pmu | What perf reports of the host's PMU, as version 2 at most
CPUID.(EAX=0BH,ECX=0):EDX CPUID.(EAX=1FH,ECX=0):EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xb
  number        others | The x2APIC number of the CPU that answered; the levels are cleared, and the hypervisor writes its own
CPUID.(EAX=0DH,ECX=0):EAX | arch/x86/kvm/x86.c, KVM_SUPPORTED_XCR0; arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xd
  host          0-2 5-7 9
  host          3 4 on Intel if vmx:mpx | Cleared where VMX cannot switch the MPX registers | arch/x86/kvm/vmx/vmx.c, hardware_setup
  host          17 18 if asked:amx | Only for a process that asked for it by arch_prctl (ARCH_REQ_XCOMP_GUEST_PERM) | arch/x86/kvm/x86.h, kvm_get_filtered_xcr0
CPUID.(EAX=0DH,ECX=0):EBX CPUID.(EAX=0DH,ECX=0):ECX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xd, and xstate_required_size
  number        others if follows:CPUID.(EAX=0DH,ECX=0):EAX | The size of the save area, computed for the components that KVM offers
CPUID.(EAX=0DH,ECX=1):EAX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0-2
  host          3 on Intel if vmx:xsaves | The CPU must also let guests run XSAVES | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          3 on AMD
  host          4
CPUID.(EAX=0DH,ECX=1):EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xd, and xstate_required_size
  number        others if follows:CPUID.(EAX=0DH,ECX=0):EAX | The size of the compacted save area, computed for the components that KVM offers
CPUID.(EAX=0DH,ECX=1):ECX CPUID.(EAX=0DH,ECX=1):EDX | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  not-offered   others | KVM of this kernel offers no component of IA32_XSS
CPUID.(EAX=0DH,ECX=*) | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xd
  number        others if follows:CPUID.(EAX=0DH,ECX=0):EAX | Size and place of one component, for the components that KVM offers
CPUID.(EAX=12H,ECX=0):EAX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func, case 0x12
  host          0 1 11 if kvm_intel.sgx offers:CPUID.(EAX=07H,ECX=0):EBX[2] | Only where guests get SGX | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
CPUID.(EAX=12H,ECX=0):EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x12
  passed-through 0 if offers:CPUID.(EAX=07H,ECX=0):EBX[2] | Only where guests get SGX
CPUID.(EAX=12H,ECX=0):ECX CPUID.(EAX=12H,ECX=0):EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x12
  number        others if offers:CPUID.(EAX=07H,ECX=0):EBX[2] | Reserved bits and enclave sizes, as the CPU gives them
CPUID.(EAX=12H,ECX=1):EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x12
  passed-through 1 2 4 5 7 10 if offers:CPUID.(EAX=07H,ECX=0):EBX[2] | Only where guests get SGX
CPUID.(EAX=12H,ECX=1):ECX CPUID.(EAX=12H,ECX=1):EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x12
  passed-through others if offers:CPUID.(EAX=07H,ECX=0):EBX[2] | As the CPU gives it; in a running guest cut to the components of XCR0 that it may use
CPUID.(EAX=14H,ECX=*) | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x14
  passed-through others if offers:CPUID.(EAX=07H,ECX=0):EBX[25] | As the CPU gives it, only where guests get Processor Trace
CPUID.(EAX=1DH,ECX=*) CPUID.(EAX=1EH,ECX=0) | arch/x86/kvm/cpuid.c, __do_cpuid_func, cases 0x1d and 0x1e
  number        others if offers:CPUID.(EAX=07H,ECX=0):EDX[24] | The sizes of the tiles, as the CPU gives them, where guests get AMX
CPUID.(EAX=24H,ECX=0):EBX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func, case 0x24
  number        0-7 if at-most:1H offers:CPUID.(EAX=07H,ECX=1):EDX[19] | The version of AVX10: the CPU's, at most 1
  passed-through 16-18 if offers:CPUID.(EAX=07H,ECX=1):EDX[19] | Only where guests get AVX10; the host's kernel has no say
CPUID.40000000H | arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_SIGNATURE
  number        others | KVM's signature and its highest leaf
CPUID.40000001H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES
  emulated      0 1 3 4 6 9-14 24
  emulated      5 if config:sched-info | Only if the host's kernel counts scheduling delays
  emulated      7 | Taken away again from a guest whose HLT does not exit | arch/x86/kvm/cpuid.c, __kvm_update_cpuid_runtime
CPUID.40000001H:EBX CPUID.40000001H:ECX CPUID.40000001H:EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES
  not-offered   others | Left to the hypervisor: EDX holds hints
CPUID.80000000H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000000
  number        others if at-most:80000022H raised | The highest leaf: the CPU's, at most 80000022H; raised to 80000021H on AMD CPUs from 8000001DH on whose LFENCE serialises or that clear null selectors
CPUID.80000000H:EBX CPUID.80000000H:ECX CPUID.80000000H:EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000000
  number        others | The vendor's name, as the CPU gives it
CPUID.80000001H:EAX CPUID.80000001H:EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000001
  number        others | Signature and package, as the CPU gives them; reserved bits are cleared
CPUID.80000001H:ECX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0 1 4-9 11 16 21 22
  emulated      2 on AMD if kvm_amd.nested | SVM for guests is KVM's own and comes with nesting | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  synthesized   23 on AMD if kvm.enable_pmu perf:six-counters | Only where guests get a PMU and perf reports six counters or more | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
CPUID.80000001H:EDX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0-9 11-17 22-26 29-31
  host          20
  emulated      26 on Intel if !kvm_intel.ept | With shadow paging KVM makes pages of 1 GiB itself
  emulated      26 on AMD if !kvm_amd.npt | With shadow paging KVM makes pages of 1 GiB itself
  host          27 on Intel if vmx:rdtscp | The CPU must also let guests run RDTSCP | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          27 on AMD
CPUID.80000005H | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000005
  number        others | First-level caches, as the CPU gives them
CPUID.80000006H | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000006
  number        others | Caches, as the CPU gives them; reserved bits are cleared
CPUID.80000007H:EDX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func, case 0x80000007
  host          8
CPUID.80000008H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000008
  number        others if guest-phys-bits:written | Address sizes: physical as the CPU gives it, or the host's reduced one with shadow paging; virtual at least 48; EAX[23:16] tells what nested paging can map
CPUID.80000008H:ECX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000008
  number        others | Counts of threads and APIC bits, as the CPU gives them; reserved bits are cleared
CPUID.80000008H:EBX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0 2 9 12 14 15 17 24-26
  host          28
  synthesized   12 if kernel:ibpb | Also on Intel, whose own bit for the same says so
  synthesized   14 if kernel:ibrs | Also on Intel, whose own bit for the same says so
  synthesized   15 if kernel:stibp | Also on Intel, whose own bit for the same says so
  synthesized   24 if kernel:spec-ctrl-ssbd | Also on Intel, whose own bit for the same says so
  synthesized   26 if !bug:spec-store-bypass | Where the host's kernel does not list the bug
  synthesized   25 if kernel:ls-cfg-ssbd !kernel:amd-ssbd | Where the CPU can do it only by LS_CFG, KVM offers the virtual MSR
  synthesized   25 on AMD if kernel:ls-cfg-ssbd | Where the CPU can switch it in any way, KVM offers the virtual MSR | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  synthesized   25 on AMD if kernel:amd-ssbd | Where the CPU can switch it in any way, KVM offers the virtual MSR | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
CPUID.8000000AH:EAX CPUID.8000000AH:EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x8000000A
  number        others if offers:CPUID.80000001H:ECX[2] | Revision 1 and 8 address spaces, where guests get SVM
CPUID.8000000AH:EDX | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  emulated      0 on AMD if kvm_amd.nested kvm_amd.npt | With nesting, and nested paging on
  emulated      3 on AMD if kvm_amd.nested kvm_amd.nrips | With nesting, and the module's nrips on
  emulated      1 on AMD if kvm_amd.nested kvm_amd.lbrv | With nesting, and the module's lbrv on
  emulated      4 on AMD if kvm_amd.nested kvm_amd.tsc_scaling | With nesting, and the module's tsc_scaling on
  emulated      5 on AMD if kvm_amd.nested | With nesting
  emulated      6 on AMD if kvm_amd.nested | With nesting: KVM flushes everything at each switch
  synthesized   10 on AMD if kvm_amd.nested | With nesting, where the host's kernel has it
  synthesized   12 on AMD if kvm_amd.nested | With nesting, where the host's kernel has it
  emulated      15 on AMD if kvm_amd.nested kvm_amd.vls | With nesting, and the module's vls on
  emulated      16 on AMD if kvm_amd.nested kvm_amd.vgif | With nesting, and the module's vgif on
  emulated      25 on AMD if kvm_amd.nested kvm_amd.vnmi | With nesting, and the module's vnmi on
  emulated      28 on AMD if kvm_amd.nested | With nesting: KVM checks the addresses itself
CPUID.80000019H:EAX CPUID.80000019H:EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000019
  number        others | TLBs for pages of 1 GiB, as the CPU gives them
CPUID.8000001AH:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x8000001a
  passed-through 0-2
CPUID.(EAX=8000001DH,ECX=*) | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x8000001d
  number        others | Caches, as the CPU gives them; the hypervisor writes its own
CPUID.8000001FH:EAX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func, case 0x8000001F
  emulated      1 on AMD if kvm_amd.sev | Set where KVM runs SEV guests | arch/x86/kvm/svm/sev.c, sev_hardware_setup and sev_set_cpu_caps
  emulated      3 on AMD if kvm_amd.sev kvm_amd.sev_es | Set where KVM runs SEV-ES guests | arch/x86/kvm/svm/sev.c, sev_hardware_setup and sev_set_cpu_caps
  emulated      4 on AMD if kvm_amd.sev kvm_amd.sev_snp | Set where KVM runs SEV-SNP guests | arch/x86/kvm/svm/sev.c, sev_hardware_setup and sev_set_cpu_caps
  host          10 if kvm_amd.sev | The leaf is cleared where guests get no SEV
CPUID.8000001FH:EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x8000001F
  number        0-5 if kvm_amd.sev | The position of the encryption bit, where guests get SEV
CPUID.8000001FH:ECX CPUID.8000001FH:EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x8000001F
  number        others if kvm_amd.sev | Counts of encrypted guests, as the CPU gives them, where guests get SEV
CPUID.80000021H:EAX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0-2 6 8
  host          5 from 9-38
  host          30 from 39-57
  synthesized   2 if kernel:lfence-rdtsc | Also where the CPU lacks the bit and the host's kernel knows that LFENCE serialises
  synthesized   6 if !bug:null-seg | Also where the CPU lacks the bit and the host's kernel found that it clears null selectors
  synthesized   5 from 39-57 | Set where the host's kernel says so, after its own look at the microcode
  emulated      9 | KVM has no SMM_CTL MSR
  synthesized   27 28 | Set where the host's kernel has it
  synthesized   29 | Set where the host's kernel says so
CPUID.80000021H:ECX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  passed-through 1 2 from 9-38 | A word that only KVM knows: the host's kernel is not asked
  synthesized   1 2 from 39-57 | Also where only the host's kernel says so
CPUID.80000022H:EAX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func, case 0x80000022
  passed-through 0 on AMD if kvm.enable_pmu perf:version-2 offers:CPUID.80000001H:ECX[23] | Only where guests get a PMU of version 2 with all its counters | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
CPUID.80000022H:EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000022
  number        others if offers:CPUID.80000022H:EAX[0] | The number of counters, where guests get a PMU of version 2
CPUID.C0000000H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xC0000000
  number        others if at-most:C0000004H | The highest leaf: the CPU's, at most C0000004H
CPUID.C0000001H:EDX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          2 3 6-13
MSR 10AH | arch/x86/kvm/x86.c, kvm_get_arch_capabilities
  passed-through 0-5 7 13-15 17 19 20 24 26-28 if kernel:arch-capabilities | From the host's MSR
  passed-through 62 from 9-38 if kernel:arch-capabilities | From the host's MSR
  passed-through 8 if kernel:arch-capabilities kernel:rtm | From the host's MSR, where the host's kernel uses TSX
  synthesized   0 if !bug:cpu-meltdown | Where the host's kernel does not list the bug
  emulated      3 if !kvm_intel.vmentry_l1d_flush:never | Unless kvm_intel.vmentry_l1d_flush=never: KVM flushes the cache itself
  synthesized   4 if !bug:spec-store-bypass | Where the host's kernel does not list the bug
  synthesized   5 if !bug:mds | Where the host's kernel does not list the bug
  emulated      6 | KVM's own shadow paging spares nested guests the machine check
  synthesized   8 if kernel:rtm !bug:taa | Where the host's kernel uses TSX and does not list the bug
  synthesized   26 if !bug:gds | Where the host's kernel does not list the bug
  emulated      26 if microcode:gds-mitigated | Where microcode mitigates the bug
  synthesized   27 if !bug:rfds | Where the host's kernel does not list the bug
  synthesized   62 from 9-38 if !bug:its | Where the host's kernel does not list the bug
MSR 345H | arch/x86/kvm/vmx/vmx.c, vmx_get_perf_capabilities
  emulated      13 on Intel if kvm.enable_pmu | Counters are virtual, so writes of full width always work where guests get a PMU
  passed-through 0-5 on Intel if kvm.enable_pmu kernel:pdcm perf:lbr perf:lbr-callstack !kernel:arch-lbr | The format of branch records, where perf can give them to guests, call stacks included
  passed-through 6-11 on Intel if kvm.enable_pmu kernel:pdcm kernel:pebs perf:pebs-ept | PEBS without its adaptive records, where guests can use it
MSR C0011029H | arch/x86/kvm/svm/svm.c, svm_get_feature_msr
  synthesized   1 on AMD if kernel:lfence-rdtsc | Where the host's kernel knows that LFENCE serialises
MSR CFH | arch/x86/kvm/x86.c, msr_based_features_all_except_vmx and msrs_to_save_base
  not-offered   others | On none of KVM's lists
MSR 8BH | arch/x86/kvm/x86.c, kvm_get_feature_msr
  number        others | The revision of the host's microcode; the hypervisor may write another
MSR 480H | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_basic
  number        0-53 on Intel if kvm_intel.nested | Revision, size and memory type of KVM's own VMCS
  passed-through 54 on Intel if kvm_intel.nested | With nesting, where the CPU has it
  emulated      55 on Intel if kvm_intel.nested | With nesting: KVM always has the TRUE registers
MSR 481H MSR 48DH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_pinbased_ctls
  number        0-31 on Intel if kvm_intel.nested | Controls that must be on
  host 32 35 37 on Intel if kvm_intel.nested | With nesting, where the CPU has the control and KVM uses it
  host 39 on Intel if kvm_intel.nested kvm_intel.enable_apicv | With nesting, where KVM itself posts interrupts
  emulated      33 34 36 38 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
MSR 482H MSR 48EH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cpubased_ctls
  number        0-31 on Intel if kvm_intel.nested | Controls that must be on
  host 34 35 39 41-44 51-57 59 61-63 on Intel if kvm_intel.nested | With nesting, where the CPU has the control and KVM uses it
  emulated      33 36-38 40 45-48 58 60 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
MSR 483H MSR 48FH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_exit_ctls
  number        0-31 on Intel if kvm_intel.nested | Controls that must be on
  host          41 50 51 55 on Intel if kvm_intel.nested | With nesting, where the CPU has the control and KVM uses it
  emulated      32-40 42-49 52-54 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
MSR 484H MSR 490H | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_entry_ctls
  number        0-31 on Intel if kvm_intel.nested | Controls that must be on
  host          41 46 48 on Intel if kvm_intel.nested | With nesting, where the CPU has the control and KVM uses it
  emulated      32-40 44 45 47 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
MSR 485H | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_misc_data
  number        0-4 on Intel if kvm_intel.nested | The rate of KVM's own preemption timer
  passed-through 5 on Intel if kvm_intel.nested | With nesting, where the CPU has it
  emulated      6 8 29 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
MSR 486H MSR 487H MSR 488H MSR 489H MSR 48AH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cr_fixed
  number        others on Intel if kvm_intel.nested | Fixed bits of control registers and the highest VMCS field, with nesting
MSR 48BH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  host          34-36 38 40 41 43-45 48 52 57 58 on Intel if kvm_intel.nested | With nesting, where the CPU has the control and KVM uses it
  emulated      32 on Intel if kvm_intel.nested kvm_intel.flexpriority | With nesting, and the module's flexpriority on
  emulated      33 on Intel if kvm_intel.nested kvm_intel.ept | With nesting, and EPT on
  emulated      37 on Intel if kvm_intel.nested kvm_intel.vpid | With nesting, and the module's vpid on
  emulated      39 on Intel if kvm_intel.nested kvm_intel.unrestricted_guest | With nesting, and the module's unrestricted_guest on
  emulated      46 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
  emulated      47 on Intel if kvm_intel.nested kvm_intel.sgx | With nesting, and the module's sgx on
  emulated      49 on Intel if kvm_intel.nested kvm_intel.ept kvm_intel.eptad | With nesting, EPT and its dirty bits on
MSR 48CH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  passed-through 0 6 7 14 20 on Intel if kvm_intel.nested kvm_intel.ept | With nesting and EPT, where the CPU has it
  emulated      16 17 25 26 on Intel if kvm_intel.nested kvm_intel.ept | With nesting and EPT, whatever the CPU has
  emulated      21 on Intel if kvm_intel.nested kvm_intel.ept kvm_intel.eptad | With nesting, EPT and its dirty bits on
  emulated      32 40-43 on Intel if kvm_intel.nested kvm_intel.vpid | With nesting, and the module's vpid on
MSR 491H | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  emulated      0 on Intel if kvm_intel.nested kvm_intel.ept vmx:vmfunc | With nesting and EPT, where the CPU has VM functions
MSR 309H MSR 30AH MSR 30BH MSR 38DH MSR 38EH MSR 38FH | arch/x86/kvm/x86.c, msrs_to_save_pmu and kvm_init_msr_lists
  state         others on Intel if kvm.enable_pmu | Only where guests get a PMU
MSR 3F1H MSR 3F2H MSR 600H | arch/x86/kvm/x86.c, msrs_to_save_pmu and kvm_init_msr_lists
  state         others on Intel if kvm.enable_pmu | Only where guests get a PMU
MSR 10H MSR 48H MSR 174H MSR 175H MSR 176H MSR 277H MSR C0000081H MSR C0000082H MSR C0000083H MSR C0000084H MSR C0000102H | arch/x86/kvm/x86.c, msrs_to_save_base and kvm_probe_msr_to_save
  state         others
MSR 3AH | arch/x86/kvm/x86.c, msrs_to_save_base and kvm_probe_msr_to_save
  state         others on Intel
MSR C0010117H | arch/x86/kvm/x86.c, msrs_to_save_base and kvm_probe_msr_to_save
  state         others on AMD
MSR C0000103H | arch/x86/kvm/x86.c, kvm_probe_msr_to_save
  state         others if offers:CPUID.80000001H:EDX[27] | Only where guests get RDTSCP or RDPID
  state         others if offers:CPUID.(EAX=07H,ECX=0):ECX[22] | Only where guests get RDTSCP or RDPID
MSR D90H | arch/x86/kvm/x86.c, kvm_probe_msr_to_save
  state         others on Intel if vmx:mpx kernel:xcr0-mpx | Only where guests get MPX
MSR E1H | arch/x86/kvm/x86.c, kvm_probe_msr_to_save
  state         others if offers:CPUID.(EAX=07H,ECX=0):ECX[5] | Only where guests get WAITPKG
MSR 560H MSR 561H MSR 570H MSR 571H MSR 572H MSR 580H MSR 581H MSR 582H MSR 583H MSR 584H MSR 585H MSR 586H MSR 587H | arch/x86/kvm/x86.c, kvm_probe_msr_to_save
  state         others if offers:CPUID.(EAX=07H,ECX=0):EBX[25] | Only where guests get Processor Trace
MSR 122H | arch/x86/kvm/x86.c, kvm_probe_msr_to_save
  state         others if offers:MSR_10AH[7] | Only if guests can see TSX_CTRL
MSR 1C4H MSR 1C5H | arch/x86/kvm/x86.c, kvm_probe_msr_to_save
  state         others if offers:CPUID.(EAX=0DH,ECX=1):EAX[4] | Only where guests get XFD
MSR 11H MSR 12H MSR 34H MSR 3BH MSR 9EH MSR CEH MSR 140H MSR 17AH MSR 17BH MSR 1A0H MSR 1FCH MSR 6E0H MSR C0010015H MSR 4B564D00H MSR 4B564D01H MSR 4B564D02H MSR 4B564D03H MSR 4B564D04H MSR 4B564D05H MSR 4B564D06H MSR 4B564D07H | arch/x86/kvm/x86.c, emulated_msrs_all
  state         others
MSR 4D0H | arch/x86/kvm/x86.c, emulated_msrs_all; arch/x86/kvm/svm/svm.c, svm_has_emulated_msr
  state         others on Intel
MSR C001011FH | arch/x86/kvm/x86.c, emulated_msrs_all; arch/x86/kvm/vmx/vmx.c, vmx_has_emulated_msr
  state         others on AMD
MSR C0000104H | arch/x86/kvm/x86.c, emulated_msrs_all; arch/x86/kvm/vmx/vmx.c, vmx_has_emulated_msr
  state         others on AMD
kernel 6.18 | linux 6.18.15
rest 00H 3FFFFFFFH | Leaves that KVM does not know are answered with zeros; leaf 0 tells guests where they end | arch/x86/kvm/cpuid.c, __do_cpuid_func, default
rest 80000000H BFFFFFFFH | Leaves that KVM does not know are answered with zeros; leaf 80000000H tells guests where they end | arch/x86/kvm/cpuid.c, __do_cpuid_func, default
rest C0000000H CFFFFFFFH | Leaves that KVM does not know are answered with zeros | arch/x86/kvm/cpuid.c, __do_cpuid_func, default
CPUID.00H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0
  number        others if at-most:24H | The highest leaf: the CPU's, at most 24H
CPUID.00H:EBX CPUID.00H:ECX CPUID.00H:EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0
  number        others | The vendor's name, as the CPU gives it
CPUID.01H:EAX CPUID.01H:EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 1
  number        others | Signature, line size and APIC number, as the CPU gives them; the hypervisor writes its own
CPUID.01H:ECX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0 1 9 12 13 17 19 20 22 23 25 26 28-30
  synthesized   2 on Intel if kernel:self kernel:pebs perf:pebs-ept | Only where guests can use PEBS, which perf allows for CPUs that write its records through EPT | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/capabilities.h, vmx_pebs_supported
  not-offered   3 | MONITOR and MWAIT run as no-operations, and guests do not see the bit; with the quirk MISC_ENABLE_NO_MWAIT off, the bit follows the guest's IA32_MISC_ENABLE[18] | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and kvm_update_cpuid_runtime
  emulated      5 on Intel if kvm_intel.nested | VMX for guests is KVM's own and comes with nesting | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          15 on Intel if kvm.enable_pmu | Cleared where guests get no PMU | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          15 on AMD
  emulated      21 | The x2APIC is KVM's own, whatever the CPU has
  requested     22 | Listed among the instructions that KVM can run itself; QEMU sets it only if asked for it by name | arch/x86/kvm/cpuid.c, __do_cpuid_func_emulated
  emulated      24 | The deadline timer is KVM's own, and listed since the caps are declared as emulated
  runtime       27 | Follows the guest's CR4.OSXSAVE | arch/x86/kvm/cpuid.c, kvm_update_cpuid_runtime
  emulated      31 | Guests learn that a hypervisor runs them
CPUID.01H:EDX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0-8 11-17 19 23-27
  host          9 | In a running guest the bit follows the enable bit of IA32_APIC_BASE | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and kvm_update_cpuid_runtime
  synthesized   21 on Intel if kernel:self kernel:pebs perf:pebs-ept | Only where guests can use PEBS, which perf allows for CPUs that write its records through EPT | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/capabilities.h, vmx_pebs_supported
CPUID.02H | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 2
  number        others | Cache and TLB descriptors, as the CPU gives them
CPUID.(EAX=04H,ECX=*) | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 4
  number        others | Caches, as the CPU gives them; the hypervisor writes its own
CPUID.06H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 6
  emulated      2 | The local APIC timer is KVM's own and always runs
CPUID.(EAX=07H,ECX=0):EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 7
  number        others if at-most:2H | The highest subleaf: the CPU's, at most 2
CPUID.(EAX=07H,ECX=0):EBX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0 3-9 11 13 16-21 23 24 26-31
  emulated      1 | IA32_TSC_ADJUST is KVM's own
  host          2 on Intel if kvm_intel.sgx | Cleared where the module keeps SGX from guests | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          10 on Intel if vmx:invpcid | The CPU must also let guests run INVPCID | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          10 on AMD
  synthesized   14 on Intel if kernel:self vmx:mpx kernel:xcr0-mpx | Only if the host's kernel enables both MPX components of XCR0 and VMX can switch them | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/x86.h, kvm_mpx_supported
  synthesized   25 on Intel if kvm_intel.pt_mode | Only with the module's pt_mode=1 (host and guest trace separately); the default is 0 | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
CPUID.(EAX=07H,ECX=0):ECX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          1 2 6 8-12 14 25 27 28
  emulated      2 on Intel if vmx:desc-exiting !kernel:umip | On a host without UMIP, KVM catches the instructions that UMIP would forbid | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/capabilities.h, vmx_umip_emulated
  host          3 on Intel if kvm_intel.ept kernel:ospke | Not with shadow paging, and only if the host's kernel itself uses protection keys
  host          3 on AMD if kvm_amd.npt kernel:ospke | Not with shadow paging, and only if the host's kernel itself uses protection keys
  host          7 on Intel if kvm_intel.ept kvm_intel.unrestricted_guest vmx:load-cet vmx:no-hw-errcode kernel:xss-cet offers:CPUID.(EAX=0DH,ECX=1):EAX[3] !kvm_intel.allow_smaller_maxphyaddr | Shadow stacks: with EPT, and only if VMX switches CET and the host's kernel enables both CET components of IA32_XSS | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/x86.c, kvm_setup_xss_caps
  host          7 on AMD if kvm_amd.npt kernel:xss-cet offers:CPUID.(EAX=0DH,ECX=1):EAX[3] | Shadow stacks: with nested paging, and only if the host's kernel enables both CET components of IA32_XSS | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; arch/x86/kvm/x86.c, kvm_setup_xss_caps
  runtime       4 | Follows the guest's CR4.PKE | arch/x86/kvm/cpuid.c, kvm_update_cpuid_runtime
  synthesized   5 on Intel if vmx:usr-wait-pause | The CPU must also let guests run the waiting instructions | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  passed-through 16 | Offered by the CPU's bit, even if the host's kernel runs with four levels
  host          22 on Intel if vmx:rdtscp | RDPID goes with RDTSCP on VMX | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          22 on AMD
  requested     22 if offers:CPUID.80000001H:EDX[27] | Listed among the instructions that KVM can run itself, if it offers RDTSCP; QEMU sets it only if asked for it by name | arch/x86/kvm/cpuid.c, __do_cpuid_func_emulated
  host          24 on Intel
  not-offered   24 on AMD | SVM in this kernel does not handle it | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  host          30 on Intel if kvm_intel.sgx | Cleared where the module keeps SGX from guests | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
CPUID.(EAX=07H,ECX=0):EDX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          2-4 8 10 14 16 22-25 28
  host          26 27 31
  synthesized   26 if kernel:amd-ibpb-ret kernel:amd-ibpb kernel:amd-ibrs | Also on CPUs of AMD whose own bits say all of it: a barrier that flushes return predictions too
  host          20 on Intel if kvm_intel.ept kvm_intel.unrestricted_guest vmx:load-cet vmx:no-hw-errcode kernel:xss-cet offers:CPUID.(EAX=0DH,ECX=1):EAX[3] !kvm_intel.allow_smaller_maxphyaddr | Indirect branch tracking: only if VMX switches CET and the host's kernel enables both CET components of IA32_XSS | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/x86.c, kvm_setup_xss_caps
  not-offered   20 on AMD | SVM does not handle it | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  synthesized   27 if kernel:stibp | Also on CPUs of AMD, whose own bit for the same says so
  synthesized   31 if kernel:amd-ssbd | Also on CPUs of AMD, whose own bit for the same says so
  emulated      29 | IA32_ARCH_CAPABILITIES is KVM's own
CPUID.(EAX=07H,ECX=1):EAX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0-2 4 5 7 10-12 18 19 21 23 26
CPUID.(EAX=07H,ECX=1):ECX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          5 on Intel
  not-offered   5 on AMD | SVM in this kernel does not handle it | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
CPUID.(EAX=07H,ECX=1):EDX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  passed-through 4 5 8 10 14 19 | A word that only KVM knows: the host's kernel is not asked
CPUID.(EAX=07H,ECX=2):EDX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  passed-through 0-5 | A word that only KVM knows: the host's kernel is not asked
CPUID.0AH:EAX CPUID.0AH:EBX CPUID.0AH:EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xa
  number        others if kernel:arch-perfmon kvm.enable_pmu | What perf reports of the host's PMU, as version 2 at most
CPUID.(EAX=0BH,ECX=0):EDX CPUID.(EAX=1FH,ECX=0):EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xb
  number        others | The x2APIC number of the CPU that answered; the levels are cleared, and the hypervisor writes its own
CPUID.(EAX=0DH,ECX=0):EAX | arch/x86/kvm/x86.c, KVM_SUPPORTED_XCR0; arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xd
  host          0-2 5-7 9
  host          3 4 on Intel if vmx:mpx | Cleared where VMX cannot switch the MPX registers | arch/x86/kvm/vmx/vmx.c, hardware_setup
  host          17 18 if asked:amx | Only for a process that asked for it by arch_prctl (ARCH_REQ_XCOMP_GUEST_PERM) | arch/x86/kvm/x86.h, kvm_get_filtered_xcr0
CPUID.(EAX=0DH,ECX=0):EBX CPUID.(EAX=0DH,ECX=0):ECX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xd, and xstate_required_size
  number        others if follows:CPUID.(EAX=0DH,ECX=0):EAX | The size of the save area, computed for the components that KVM offers
CPUID.(EAX=0DH,ECX=1):EAX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0-2
  host          3 on Intel if vmx:xsaves | The CPU must also let guests run XSAVES | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          3 on AMD
  host          4
CPUID.(EAX=0DH,ECX=1):EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xd, and xstate_required_size
  number        others if follows:CPUID.(EAX=0DH,ECX=0):EAX | The size of the compacted save area, computed for the components that KVM offers
CPUID.(EAX=0DH,ECX=1):ECX | arch/x86/kvm/x86.c, KVM_SUPPORTED_XSS and kvm_setup_xss_caps
  passed-through 11 12 if kernel:xss-cet offers:CPUID.(EAX=07H,ECX=0):ECX[7] | The two components of CET, where guests get shadow stacks or branch tracking
  passed-through 11 12 if kernel:xss-cet offers:CPUID.(EAX=07H,ECX=0):EDX[20] | The two components of CET, where guests get shadow stacks or branch tracking
CPUID.(EAX=0DH,ECX=1):EDX | arch/x86/kvm/x86.c, KVM_SUPPORTED_XSS
  not-offered   others | KVM of this kernel offers no such component of IA32_XSS
CPUID.(EAX=0DH,ECX=*) | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xd
  number        others if follows:CPUID.(EAX=0DH,ECX=0):EAX | Size and place of one component, for the components that KVM offers
CPUID.(EAX=12H,ECX=0):EAX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func, case 0x12
  host          0 1 11 if kvm_intel.sgx offers:CPUID.(EAX=07H,ECX=0):EBX[2] | Only where guests get SGX | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
CPUID.(EAX=12H,ECX=0):EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x12
  passed-through 0 if offers:CPUID.(EAX=07H,ECX=0):EBX[2] | Only where guests get SGX
CPUID.(EAX=12H,ECX=0):ECX CPUID.(EAX=12H,ECX=0):EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x12
  number        others if offers:CPUID.(EAX=07H,ECX=0):EBX[2] | Reserved bits and enclave sizes, as the CPU gives them
CPUID.(EAX=12H,ECX=1):EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x12
  passed-through 1 2 4 5 7 10 if offers:CPUID.(EAX=07H,ECX=0):EBX[2] | Only where guests get SGX
CPUID.(EAX=12H,ECX=1):ECX CPUID.(EAX=12H,ECX=1):EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x12
  passed-through others if offers:CPUID.(EAX=07H,ECX=0):EBX[2] | As the CPU gives it; in a running guest cut to the components of XCR0 that it may use
CPUID.(EAX=14H,ECX=*) | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x14
  passed-through others if offers:CPUID.(EAX=07H,ECX=0):EBX[25] | As the CPU gives it, only where guests get Processor Trace
CPUID.(EAX=1DH,ECX=*) CPUID.(EAX=1EH,ECX=0) | arch/x86/kvm/cpuid.c, __do_cpuid_func, cases 0x1d and 0x1e
  number        others if offers:CPUID.(EAX=07H,ECX=0):EDX[24] | The sizes of the tiles, as the CPU gives them, where guests get AMX
CPUID.(EAX=24H,ECX=0):EBX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func, case 0x24
  number        0-7 if at-most:1H offers:CPUID.(EAX=07H,ECX=1):EDX[19] | The version of AVX10: the CPU's, at most 1
  passed-through 16-18 if offers:CPUID.(EAX=07H,ECX=1):EDX[19] | Only where guests get AVX10; the host's kernel has no say
CPUID.40000000H | arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_SIGNATURE
  number        others | KVM's signature and its highest leaf
CPUID.40000001H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES
  emulated      0 1 3 4 6 9-14 24
  emulated      5 if config:sched-info | Only if the host's kernel counts scheduling delays
  emulated      7 | Taken away again from a guest whose HLT does not exit | arch/x86/kvm/cpuid.c, kvm_update_cpuid_runtime
CPUID.40000001H:EBX CPUID.40000001H:ECX CPUID.40000001H:EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES
  not-offered   others | Left to the hypervisor: EDX holds hints
CPUID.80000000H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000000
  number        others if at-most:80000022H raised | The highest leaf: the CPU's, at most 80000022H; raised to 80000021H on AMD CPUs from 8000001DH on whose LFENCE serialises or that clear null selectors
CPUID.80000000H:EBX CPUID.80000000H:ECX CPUID.80000000H:EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000000
  number        others | The vendor's name, as the CPU gives it
CPUID.80000001H:EAX CPUID.80000001H:EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000001
  number        others | Signature and package, as the CPU gives them; reserved bits are cleared
CPUID.80000001H:ECX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0 1 4-9 11 16 21 22
  emulated      2 on AMD if kvm_amd.nested | SVM for guests is KVM's own and comes with nesting | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  synthesized   23 on AMD if kvm.enable_pmu perf:six-counters | Only where guests get a PMU and perf reports six counters or more | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
CPUID.80000001H:EDX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0-9 11-17 22-26 29-31
  host          20
  emulated      26 on Intel if !kvm_intel.ept | With shadow paging KVM makes pages of 1 GiB itself
  emulated      26 on AMD if !kvm_amd.npt | With shadow paging KVM makes pages of 1 GiB itself
  host          27 on Intel if vmx:rdtscp | The CPU must also let guests run RDTSCP | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          27 on AMD
CPUID.80000005H | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000005
  number        others | First-level caches, as the CPU gives them
CPUID.80000006H | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000006
  number        others | Caches, as the CPU gives them; reserved bits are cleared
CPUID.80000007H:EDX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func, case 0x80000007
  host          8
CPUID.80000008H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000008
  number        others if guest-phys-bits:written | Address sizes: physical as the CPU gives it, or the host's reduced one with shadow paging; virtual at least 48; EAX[23:16] tells what nested paging can map
CPUID.80000008H:ECX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000008
  number        others | Counts of threads and APIC bits, as the CPU gives them; reserved bits are cleared
CPUID.80000008H:EBX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0 2 9 12 14 15 17 19 24-26 28 30
  synthesized   30 if kernel:ibpb kernel:spec-ctrl !bug:eibrs-pbrsb | Also on Intel, where the barrier flushes return predictions
  synthesized   12 if kernel:ibpb | Also on Intel, whose own bit for the same says so
  synthesized   14 if kernel:ibrs | Also on Intel, whose own bit for the same says so
  synthesized   15 if kernel:stibp | Also on Intel, whose own bit for the same says so
  synthesized   24 if kernel:spec-ctrl-ssbd | Also on Intel, whose own bit for the same says so
  synthesized   26 if !bug:spec-store-bypass | Where the host's kernel does not list the bug
  synthesized   25 if kernel:ls-cfg-ssbd !kernel:amd-ssbd | Where the CPU can do it only by LS_CFG, KVM offers the virtual MSR
  synthesized   25 on AMD if kernel:ls-cfg-ssbd | Where the CPU can switch it in any way, KVM offers the virtual MSR | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  synthesized   25 on AMD if kernel:amd-ssbd | Where the CPU can switch it in any way, KVM offers the virtual MSR | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
CPUID.8000000AH:EAX CPUID.8000000AH:EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x8000000A
  number        others if offers:CPUID.80000001H:ECX[2] | Revision 1 and 8 address spaces, where guests get SVM
CPUID.8000000AH:EDX | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  emulated      0 on AMD if kvm_amd.nested kvm_amd.npt | With nesting, and nested paging on
  emulated      3 on AMD if kvm_amd.nested kvm_amd.nrips | With nesting, and the module's nrips on
  emulated      1 on AMD if kvm_amd.nested kvm_amd.lbrv | With nesting, and the module's lbrv on
  emulated      4 on AMD if kvm_amd.nested kvm_amd.tsc_scaling | With nesting, and the module's tsc_scaling on
  emulated      5 on AMD if kvm_amd.nested | With nesting
  emulated      6 on AMD if kvm_amd.nested | With nesting: KVM flushes everything at each switch
  synthesized   10 on AMD if kvm_amd.nested | With nesting, where the host's kernel has it
  synthesized   12 on AMD if kvm_amd.nested | With nesting, where the host's kernel has it
  emulated      15 on AMD if kvm_amd.nested kvm_amd.vls | With nesting, and the module's vls on
  emulated      16 on AMD if kvm_amd.nested kvm_amd.vgif | With nesting, and the module's vgif on
  emulated      25 on AMD if kvm_amd.nested kvm_amd.vnmi | With nesting, and the module's vnmi on
  emulated      28 on AMD if kvm_amd.nested | With nesting: KVM checks the addresses itself
CPUID.80000019H:EAX CPUID.80000019H:EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000019
  number        others | TLBs for pages of 1 GiB, as the CPU gives them
CPUID.8000001AH:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x8000001a
  passed-through 0-2
CPUID.(EAX=8000001DH,ECX=*) | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x8000001d
  number        others | Caches, as the CPU gives them; the hypervisor writes its own
CPUID.8000001FH:EAX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func, case 0x8000001F
  emulated      1 on AMD if kvm_amd.sev | Set where KVM runs SEV guests | arch/x86/kvm/svm/sev.c, sev_hardware_setup and sev_set_cpu_caps
  emulated      3 on AMD if kvm_amd.sev kvm_amd.sev_es | Set where KVM runs SEV-ES guests | arch/x86/kvm/svm/sev.c, sev_hardware_setup and sev_set_cpu_caps
  emulated      4 on AMD if kvm_amd.sev kvm_amd.sev_snp | Set where KVM runs SEV-SNP guests | arch/x86/kvm/svm/sev.c, sev_hardware_setup and sev_set_cpu_caps
  host          10 if kvm_amd.sev | The leaf is cleared where guests get no SEV
CPUID.8000001FH:EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x8000001F
  number        0-5 if kvm_amd.sev | The position of the encryption bit, where guests get SEV
CPUID.8000001FH:ECX CPUID.8000001FH:EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x8000001F
  number        others if kvm_amd.sev | Counts of encrypted guests, as the CPU gives them, where guests get SEV
CPUID.80000021H:EAX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          0-2 5 6 8 20 30
  synthesized   2 if kernel:lfence-rdtsc | Also where the CPU lacks the bit and the host's kernel knows that LFENCE serialises
  synthesized   6 if !bug:null-seg | Also where the CPU lacks the bit and the host's kernel found that it clears null selectors
  synthesized   5 | Set where the host's kernel says so, after its own look at the microcode
  emulated      9 | KVM has no SMM_CTL MSR
  synthesized   27 28 | Set where the host's kernel has it
  synthesized   29 | Set where the host's kernel says so
CPUID.80000021H:ECX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  emulated      1 2 | KVM of this kernel sets them without asking the CPU or the host's kernel
CPUID.80000022H:EAX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func, case 0x80000022
  passed-through 0 on AMD if kvm.enable_pmu perf:version-2 offers:CPUID.80000001H:ECX[23] | Only where guests get a PMU of version 2 with all its counters | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
CPUID.80000022H:EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000022
  number        others if offers:CPUID.80000022H:EAX[0] | The number of counters, where guests get a PMU of version 2
CPUID.C0000000H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xC0000000
  number        others if at-most:C0000004H | The highest leaf: the CPU's, at most C0000004H
CPUID.C0000001H:EDX | arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  host          2 3 6-13
MSR 10AH | arch/x86/kvm/x86.c, kvm_get_arch_capabilities
  passed-through 0-5 7 13-15 17 19 20 24 26-28 62 if kernel:arch-capabilities | From the host's MSR
  passed-through 8 if kernel:arch-capabilities kernel:rtm | From the host's MSR, where the host's kernel uses TSX
  synthesized   0 if !bug:cpu-meltdown | Where the host's kernel does not list the bug
  emulated      3 if !kvm_intel.vmentry_l1d_flush:never | Unless kvm_intel.vmentry_l1d_flush=never: KVM flushes the cache itself
  synthesized   4 if !bug:spec-store-bypass | Where the host's kernel does not list the bug
  synthesized   5 if !bug:mds | Where the host's kernel does not list the bug
  emulated      6 | KVM's own shadow paging spares nested guests the machine check
  synthesized   8 if kernel:rtm !bug:taa | Where the host's kernel uses TSX and does not list the bug
  synthesized   26 if !bug:gds | Where the host's kernel does not list the bug
  emulated      26 if microcode:gds-mitigated | Where microcode mitigates the bug
  synthesized   27 if !bug:rfds | Where the host's kernel does not list the bug
  synthesized   62 if !bug:its | Where the host's kernel does not list the bug
MSR 345H | arch/x86/kvm/vmx/vmx.c, vmx_get_perf_capabilities
  emulated      13 on Intel if kvm.enable_pmu | Counters are virtual, so writes of full width always work where guests get a PMU
  passed-through 0-5 on Intel if kvm.enable_pmu kernel:pdcm perf:lbr perf:lbr-callstack !kernel:arch-lbr | The format of branch records, where perf can give them to guests, call stacks included
  passed-through 6-11 on Intel if kvm.enable_pmu kernel:pdcm kernel:pebs perf:pebs-ept | PEBS without its adaptive records, where guests can use it
MSR C0011029H | arch/x86/kvm/svm/svm.c, svm_get_feature_msr
  synthesized   1 on AMD if kernel:lfence-rdtsc | Where the host's kernel knows that LFENCE serialises
MSR CFH | arch/x86/kvm/x86.c, msr_based_features_all_except_vmx and msrs_to_save_base
  not-offered   others | On none of KVM's lists
MSR 8BH | arch/x86/kvm/x86.c, kvm_get_feature_msr
  number        others | The revision of the host's microcode; the hypervisor may write another
MSR CEH | arch/x86/kvm/x86.c, emulated_msrs_all and kvm_get_feature_msr
  emulated      31 | CPUID faulting is KVM's own
  state         others
MSR 480H | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_basic
  number        0-53 on Intel if kvm_intel.nested | Revision, size and memory type of KVM's own VMCS
  passed-through 54 on Intel if kvm_intel.nested | With nesting, where the CPU has it
  emulated      55 on Intel if kvm_intel.nested | With nesting: KVM always has the TRUE registers
  passed-through 56 on Intel if kvm_intel.nested | With nesting, where the CPU has it
MSR 481H MSR 48DH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_pinbased_ctls
  number        0-31 on Intel if kvm_intel.nested | Controls that must be on
  host 32 35 37 on Intel if kvm_intel.nested | With nesting, where the CPU has the control and KVM uses it
  host 39 on Intel if kvm_intel.nested kvm_intel.enable_apicv | With nesting, where KVM itself posts interrupts
  emulated      33 34 36 38 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
MSR 482H MSR 48EH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cpubased_ctls
  number        0-31 on Intel if kvm_intel.nested | Controls that must be on
  host 34 35 39 41-44 51-57 59 61-63 on Intel if kvm_intel.nested | With nesting, where the CPU has the control and KVM uses it
  emulated      33 36-38 40 45-48 58 60 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
MSR 483H MSR 48FH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_exit_ctls
  number        0-31 on Intel if kvm_intel.nested | Controls that must be on
  host          41 50 51 55 on Intel if kvm_intel.nested | With nesting, where the CPU has the control and KVM uses it
  host          60 on Intel if kvm_intel.nested offers:CPUID.(EAX=07H,ECX=0):ECX[7] | With nesting, where guests get CET
  host          60 on Intel if kvm_intel.nested offers:CPUID.(EAX=07H,ECX=0):EDX[20] | With nesting, where guests get CET
  emulated      32-40 42-49 52-54 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
MSR 484H MSR 490H | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_entry_ctls
  number        0-31 on Intel if kvm_intel.nested | Controls that must be on
  host          41 46 48 on Intel if kvm_intel.nested | With nesting, where the CPU has the control and KVM uses it
  host          52 on Intel if kvm_intel.nested offers:CPUID.(EAX=07H,ECX=0):ECX[7] | With nesting, where guests get CET
  host          52 on Intel if kvm_intel.nested offers:CPUID.(EAX=07H,ECX=0):EDX[20] | With nesting, where guests get CET
  emulated      32-40 44 45 47 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
MSR 485H | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_misc_data
  number        0-4 on Intel if kvm_intel.nested | The rate of KVM's own preemption timer
  passed-through 5 on Intel if kvm_intel.nested | With nesting, where the CPU has it
  emulated      6 8 29 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
MSR 486H MSR 487H MSR 488H MSR 489H MSR 48AH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cr_fixed
  number        others on Intel if kvm_intel.nested | Fixed bits of control registers and the highest VMCS field, with nesting
MSR 48BH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  host          34-36 38 40 41 43-45 48 52 57 58 on Intel if kvm_intel.nested | With nesting, where the CPU has the control and KVM uses it
  emulated      32 on Intel if kvm_intel.nested kvm_intel.flexpriority | With nesting, and the module's flexpriority on
  emulated      33 on Intel if kvm_intel.nested kvm_intel.ept | With nesting, and EPT on
  emulated      37 on Intel if kvm_intel.nested kvm_intel.vpid | With nesting, and the module's vpid on
  emulated      39 on Intel if kvm_intel.nested kvm_intel.unrestricted_guest | With nesting, and the module's unrestricted_guest on
  emulated      46 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
  emulated      47 on Intel if kvm_intel.nested kvm_intel.sgx | With nesting, and the module's sgx on
  emulated      49 on Intel if kvm_intel.nested kvm_intel.ept kvm_intel.eptad | With nesting, EPT and its dirty bits on
MSR 48CH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  passed-through 0 6 7 14 20 on Intel if kvm_intel.nested kvm_intel.ept | With nesting and EPT, where the CPU has it
  emulated      16 17 25 26 on Intel if kvm_intel.nested kvm_intel.ept | With nesting and EPT, whatever the CPU has
  emulated      21 on Intel if kvm_intel.nested kvm_intel.ept kvm_intel.eptad | With nesting, EPT and its dirty bits on
  emulated      32 40-43 on Intel if kvm_intel.nested kvm_intel.vpid | With nesting, and the module's vpid on
MSR 491H | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  emulated      0 on Intel if kvm_intel.nested kvm_intel.ept vmx:vmfunc | With nesting and EPT, where the CPU has VM functions
MSR 309H MSR 30AH MSR 30BH MSR 38DH MSR 38EH MSR 38FH | arch/x86/kvm/x86.c, msrs_to_save_pmu and kvm_init_msr_lists
  state         others on Intel if kvm.enable_pmu | Only where guests get a PMU
MSR 3F1H MSR 3F2H MSR 600H | arch/x86/kvm/x86.c, msrs_to_save_pmu and kvm_init_msr_lists
  state         others on Intel if kvm.enable_pmu | Only where guests get a PMU
MSR 10H MSR 48H MSR 174H MSR 175H MSR 176H MSR 277H MSR C0000081H MSR C0000082H MSR C0000083H MSR C0000084H MSR C0000102H | arch/x86/kvm/x86.c, msrs_to_save_base and kvm_probe_msr_to_save
  state         others
MSR 3AH | arch/x86/kvm/x86.c, msrs_to_save_base and kvm_probe_msr_to_save
  state         others on Intel
MSR C0010117H | arch/x86/kvm/x86.c, msrs_to_save_base and kvm_probe_msr_to_save
  state         others on AMD
MSR C0000103H | arch/x86/kvm/x86.c, kvm_probe_msr_to_save
  state         others if offers:CPUID.80000001H:EDX[27] | Only where guests get RDTSCP or RDPID
  state         others if offers:CPUID.(EAX=07H,ECX=0):ECX[22] | Only where guests get RDTSCP or RDPID
MSR D90H | arch/x86/kvm/x86.c, kvm_probe_msr_to_save
  state         others on Intel if vmx:mpx kernel:xcr0-mpx | Only where guests get MPX
MSR E1H | arch/x86/kvm/x86.c, kvm_probe_msr_to_save
  state         others if offers:CPUID.(EAX=07H,ECX=0):ECX[5] | Only where guests get WAITPKG
MSR 560H MSR 561H MSR 570H MSR 571H MSR 572H MSR 580H MSR 581H MSR 582H MSR 583H MSR 584H MSR 585H MSR 586H MSR 587H | arch/x86/kvm/x86.c, kvm_probe_msr_to_save
  state         others if offers:CPUID.(EAX=07H,ECX=0):EBX[25] | Only where guests get Processor Trace
MSR 122H | arch/x86/kvm/x86.c, kvm_probe_msr_to_save
  state         others if offers:MSR_10AH[7] | Only if guests can see TSX_CTRL
MSR 6A0H MSR 6A2H MSR DA0H | arch/x86/kvm/x86.c, kvm_probe_msr_to_save
  state         others if offers:CPUID.(EAX=07H,ECX=0):ECX[7] | Only where guests get CET
  state         others if offers:CPUID.(EAX=07H,ECX=0):EDX[20] | Only where guests get CET
MSR 6A4H MSR 6A5H MSR 6A6H MSR 6A7H MSR 6A8H | arch/x86/kvm/x86.c, kvm_probe_msr_to_save
  state         others if offers:CPUID.(EAX=07H,ECX=0):ECX[7] | Only where guests get shadow stacks
MSR 1C4H MSR 1C5H | arch/x86/kvm/x86.c, kvm_probe_msr_to_save
  state         others if offers:CPUID.(EAX=0DH,ECX=1):EAX[4] | Only where guests get XFD
MSR 11H MSR 12H MSR 34H MSR 3BH MSR 9EH MSR 140H MSR 17AH MSR 17BH MSR 1A0H MSR 1FCH MSR 6E0H MSR C0010015H MSR 4B564D00H MSR 4B564D01H MSR 4B564D02H MSR 4B564D03H MSR 4B564D04H MSR 4B564D05H MSR 4B564D06H MSR 4B564D07H | arch/x86/kvm/x86.c, emulated_msrs_all
  state         others
MSR 4D0H | arch/x86/kvm/x86.c, emulated_msrs_all; arch/x86/kvm/svm/svm.c, svm_has_emulated_msr
  state         others on Intel
MSR C001011FH | arch/x86/kvm/x86.c, emulated_msrs_all; arch/x86/kvm/vmx/vmx.c, vmx_has_emulated_msr
  state         others on AMD
MSR C0000104H | arch/x86/kvm/x86.c, emulated_msrs_all; arch/x86/kvm/vmx/vmx.c, vmx_has_emulated_msr
  state         others on AMD
kernel 7.1 | linux 7.1.13
rest 00H 3FFFFFFFH | Leaves that KVM does not know are answered with zeros; leaf 0 tells guests where they end | arch/x86/kvm/cpuid.c, __do_cpuid_func, default
rest 80000000H BFFFFFFFH | Leaves that KVM does not know are answered with zeros; leaf 80000000H tells guests where they end | arch/x86/kvm/cpuid.c, __do_cpuid_func, default
rest C0000000H CFFFFFFFH | Leaves that KVM does not know are answered with zeros | arch/x86/kvm/cpuid.c, __do_cpuid_func, default
CPUID.00H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0
  number        others if at-most:24H | The highest leaf: the CPU's, at most 24H
CPUID.00H:EBX CPUID.00H:ECX CPUID.00H:EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0
  number        others | The vendor's name, as the CPU gives it
CPUID.01H:EAX CPUID.01H:EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 1
  number        others | Signature, line size and APIC number, as the CPU gives them; the hypervisor writes its own
CPUID.01H:ECX | arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
  host          0 1 9 12 13 17 19 20 22 23 25 26 28-30
  synthesized   2 on Intel if kernel:self kernel:pebs perf:pebs-ept | Only where guests can use PEBS, which perf allows for CPUs that write its records through EPT | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/capabilities.h, vmx_pebs_supported
  not-offered   3 | MONITOR and MWAIT run as no-operations, and guests do not see the bit; with the quirk MISC_ENABLE_NO_MWAIT off, the bit follows the guest's IA32_MISC_ENABLE[18] | arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps and kvm_update_cpuid_runtime
  emulated      5 on Intel if kvm_intel.nested | VMX for guests is KVM's own and comes with nesting | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          15 on Intel if kvm.enable_pmu | Cleared where guests get no PMU | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          15 on AMD
  emulated      21 | The x2APIC is KVM's own, whatever the CPU has
  requested     22 | Listed among the instructions that KVM can run itself; QEMU sets it only if asked for it by name | arch/x86/kvm/cpuid.c, __do_cpuid_func_emulated
  emulated      24 | The deadline timer is KVM's own, and listed since the caps are declared as emulated
  runtime       27 | Follows the guest's CR4.OSXSAVE | arch/x86/kvm/cpuid.c, kvm_update_cpuid_runtime
  emulated      31 | Guests learn that a hypervisor runs them
CPUID.01H:EDX | arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
  host          0-8 11-17 19 23-27
  host          9 | In a running guest the bit follows the enable bit of IA32_APIC_BASE | arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps and kvm_update_cpuid_runtime
  synthesized   21 on Intel if kernel:self kernel:pebs perf:pebs-ept | Only where guests can use PEBS, which perf allows for CPUs that write its records through EPT | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/capabilities.h, vmx_pebs_supported
CPUID.02H | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 2
  number        others | Cache and TLB descriptors, as the CPU gives them
CPUID.(EAX=04H,ECX=*) | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 4
  number        others | Caches, as the CPU gives them; the hypervisor writes its own
CPUID.06H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 6
  emulated      2 | The local APIC timer is KVM's own and always runs
CPUID.(EAX=07H,ECX=0):EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 7
  number        others if at-most:2H | The highest subleaf: the CPU's, at most 2
CPUID.(EAX=07H,ECX=0):EBX | arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
  host          0 3-9 11 13 16-21 23 24 26-31
  emulated      1 | IA32_TSC_ADJUST is KVM's own
  host          2 on Intel if kvm_intel.sgx | Cleared where the module keeps SGX from guests | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          10 on Intel if vmx:invpcid | The CPU must also let guests run INVPCID | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          10 on AMD
  synthesized   14 on Intel if kernel:self vmx:mpx kernel:xcr0-mpx | Only if the host's kernel enables both MPX components of XCR0 and VMX can switch them | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/x86.h, kvm_mpx_supported
  synthesized   25 on Intel if kvm_intel.pt_mode | Only with the module's pt_mode=1 (host and guest trace separately); the default is 0 | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
CPUID.(EAX=07H,ECX=0):ECX | arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
  host          1 2 6 8-12 14 25 27 28
  emulated      2 on Intel if vmx:desc-exiting !kernel:umip | On a host without UMIP, KVM catches the instructions that UMIP would forbid | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/capabilities.h, vmx_umip_emulated
  host          3 on Intel if kvm_intel.ept kernel:ospke | Not with shadow paging, and only if the host's kernel itself uses protection keys
  host          3 on AMD if kvm_amd.npt kernel:ospke | Not with shadow paging, and only if the host's kernel itself uses protection keys
  host          7 on Intel if kvm_intel.ept kvm_intel.unrestricted_guest kvm_intel.cet vmx:no-hw-errcode kernel:xss-cet offers:CPUID.(EAX=0DH,ECX=1):EAX[3] !kvm_intel.allow_smaller_maxphyaddr | Shadow stacks: with EPT, and only with the module's cet and if the host's kernel enables both CET components of IA32_XSS | arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps; arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/x86.c, kvm_setup_xss_caps
  host          7 on AMD if kvm_amd.npt kernel:xss-cet offers:CPUID.(EAX=0DH,ECX=1):EAX[3] | Shadow stacks: with nested paging, and only if the host's kernel enables both CET components of IA32_XSS | arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps; arch/x86/kvm/x86.c, kvm_setup_xss_caps
  runtime       4 | Follows the guest's CR4.PKE | arch/x86/kvm/cpuid.c, kvm_update_cpuid_runtime
  synthesized   5 on Intel if vmx:usr-wait-pause | The CPU must also let guests run the waiting instructions | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  passed-through 16 | Offered by the CPU's bit, even if the host's kernel runs with four levels
  host          22 on Intel if vmx:rdtscp | RDPID goes with RDTSCP on VMX | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          22 on AMD
  requested     22 if offers:CPUID.80000001H:EDX[27] | Listed among the instructions that KVM can run itself, if it offers RDTSCP; QEMU sets it only if asked for it by name | arch/x86/kvm/cpuid.c, __do_cpuid_func_emulated
  host          24 on Intel
  not-offered   24 on AMD | SVM in this kernel does not handle it | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  host          30 on Intel if kvm_intel.sgx | Cleared where the module keeps SGX from guests | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
CPUID.(EAX=07H,ECX=0):EDX | arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
  host          2-4 8 10 14 16 22-25 28
  host          26 27 31
  synthesized   26 if kernel:amd-ibpb-ret kernel:amd-ibpb kernel:amd-ibrs | Also on CPUs of AMD whose own bits say all of it: a barrier that flushes return predictions too
  host          20 on Intel if kvm_intel.ept kvm_intel.unrestricted_guest kvm_intel.cet vmx:no-hw-errcode kernel:xss-cet offers:CPUID.(EAX=0DH,ECX=1):EAX[3] !kvm_intel.allow_smaller_maxphyaddr | Indirect branch tracking: only with the module's cet and if the host's kernel enables both CET components of IA32_XSS | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/x86.c, kvm_setup_xss_caps
  not-offered   20 on AMD | SVM does not handle it | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  synthesized   27 if kernel:stibp | Also on CPUs of AMD, whose own bit for the same says so
  synthesized   31 if kernel:amd-ssbd | Also on CPUs of AMD, whose own bit for the same says so
  emulated      29 | IA32_ARCH_CAPABILITIES is KVM's own
CPUID.(EAX=07H,ECX=1):EAX | arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
  host          0-2 4 5 7 10-12 18 19 21 23 26 31
CPUID.(EAX=07H,ECX=1):ECX | arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
  host          5 on Intel
  not-offered   5 on AMD | SVM in this kernel does not handle it | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
CPUID.(EAX=07H,ECX=1):EDX | arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
  passed-through 4 5 8 10 14 19 | A word that only KVM knows: the host's kernel is not asked
CPUID.(EAX=07H,ECX=2):EDX | arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
  passed-through 0-5 | A word that only KVM knows: the host's kernel is not asked
CPUID.0AH:EAX CPUID.0AH:EBX CPUID.0AH:EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xa
  number        others if kernel:arch-perfmon kvm.enable_pmu | What perf reports of the host's PMU, as version 2 at most
CPUID.(EAX=0BH,ECX=0):EDX CPUID.(EAX=1FH,ECX=0):EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xb
  number        others | The x2APIC number of the CPU that answered; the levels are cleared, and the hypervisor writes its own
CPUID.(EAX=0DH,ECX=0):EAX | arch/x86/kvm/x86.c, KVM_SUPPORTED_XCR0; arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xd
  host          0-2 5-7 9
  host          3 4 on Intel if vmx:mpx | Cleared where VMX cannot switch the MPX registers | arch/x86/kvm/vmx/vmx.c, hardware_setup
  host          17 18 if asked:amx | Only for a process that asked for it by arch_prctl (ARCH_REQ_XCOMP_GUEST_PERM) | arch/x86/kvm/x86.h, kvm_get_filtered_xcr0
CPUID.(EAX=0DH,ECX=0):EBX CPUID.(EAX=0DH,ECX=0):ECX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xd, and xstate_required_size
  number        others if follows:CPUID.(EAX=0DH,ECX=0):EAX | The size of the save area, computed for the components that KVM offers
CPUID.(EAX=0DH,ECX=1):EAX | arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
  host          0-2
  host          3 on Intel if vmx:xsaves | The CPU must also let guests run XSAVES | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          3 on AMD
  host          4
CPUID.(EAX=0DH,ECX=1):EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xd, and xstate_required_size
  number        others if follows:CPUID.(EAX=0DH,ECX=0):EAX | The size of the compacted save area, computed for the components that KVM offers
CPUID.(EAX=0DH,ECX=1):ECX | arch/x86/kvm/x86.c, KVM_SUPPORTED_XSS and kvm_setup_xss_caps
  passed-through 11 12 if kernel:xss-cet offers:CPUID.(EAX=07H,ECX=0):ECX[7] | The two components of CET, where guests get shadow stacks or branch tracking
  passed-through 11 12 if kernel:xss-cet offers:CPUID.(EAX=07H,ECX=0):EDX[20] | The two components of CET, where guests get shadow stacks or branch tracking
CPUID.(EAX=0DH,ECX=1):EDX | arch/x86/kvm/x86.c, KVM_SUPPORTED_XSS
  not-offered   others | KVM of this kernel offers no such component of IA32_XSS
CPUID.(EAX=0DH,ECX=*) | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xd
  number        others if follows:CPUID.(EAX=0DH,ECX=0):EAX | Size and place of one component, for the components that KVM offers
CPUID.(EAX=12H,ECX=0):EAX | arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps and __do_cpuid_func, case 0x12
  host          0 1 11 if kvm_intel.sgx offers:CPUID.(EAX=07H,ECX=0):EBX[2] | Only where guests get SGX | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
CPUID.(EAX=12H,ECX=0):EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x12
  passed-through 0 if offers:CPUID.(EAX=07H,ECX=0):EBX[2] | Only where guests get SGX
CPUID.(EAX=12H,ECX=0):ECX CPUID.(EAX=12H,ECX=0):EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x12
  number        others if offers:CPUID.(EAX=07H,ECX=0):EBX[2] | Reserved bits and enclave sizes, as the CPU gives them
CPUID.(EAX=12H,ECX=1):EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x12
  passed-through 1 2 4 5 7 10 if offers:CPUID.(EAX=07H,ECX=0):EBX[2] | Only where guests get SGX
CPUID.(EAX=12H,ECX=1):ECX CPUID.(EAX=12H,ECX=1):EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x12
  passed-through others if offers:CPUID.(EAX=07H,ECX=0):EBX[2] | As the CPU gives it; in a running guest cut to the components of XCR0 that it may use
CPUID.(EAX=14H,ECX=*) | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x14
  passed-through others if offers:CPUID.(EAX=07H,ECX=0):EBX[25] | As the CPU gives it, only where guests get Processor Trace
CPUID.(EAX=1EH,ECX=1):EAX | arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps and __do_cpuid_func, case 0x1e
  passed-through 0-4 6-8 if offers:CPUID.(EAX=07H,ECX=0):EDX[24] | A word that only KVM knows, where guests get AMX: the host's kernel is not asked
CPUID.(EAX=1DH,ECX=*) CPUID.(EAX=1EH,ECX=0) | arch/x86/kvm/cpuid.c, __do_cpuid_func, cases 0x1d and 0x1e
  number        others if offers:CPUID.(EAX=07H,ECX=0):EDX[24] | The sizes of the tiles, as the CPU gives them, where guests get AMX
CPUID.(EAX=24H,ECX=0):EBX | arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps and __do_cpuid_func, case 0x24
  number        0-7 if at-most:2H offers:CPUID.(EAX=07H,ECX=1):EDX[19] | The version of AVX10: the CPU's, at most 2
  passed-through 16-18 if offers:CPUID.(EAX=07H,ECX=1):EDX[19] | Only where guests get AVX10; the host's kernel has no say
CPUID.(EAX=24H,ECX=0):EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x24
  number        others if at-most:1H offers:CPUID.(EAX=07H,ECX=1):EDX[19] | The highest subleaf: the CPU's, at most 1
CPUID.(EAX=24H,ECX=1):ECX | arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps and __do_cpuid_func, case 0x24
  passed-through 2 if offers:CPUID.(EAX=07H,ECX=1):EDX[19] | Only where guests get AVX10; the host's kernel has no say
CPUID.40000000H | arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_SIGNATURE
  number        others | KVM's signature and its highest leaf
CPUID.40000001H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES
  emulated      0 1 3 4 6 9-14 24
  emulated      5 if config:sched-info | Only if the host's kernel counts scheduling delays
  emulated      7 | Taken away again from a guest whose HLT does not exit | arch/x86/kvm/cpuid.c, kvm_update_cpuid_runtime
CPUID.40000001H:EBX CPUID.40000001H:ECX CPUID.40000001H:EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES
  not-offered   others | Left to the hypervisor: EDX holds hints
CPUID.80000000H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000000
  number        others if at-most:80000022H raised | The highest leaf: the CPU's, at most 80000022H; raised to 80000021H on AMD CPUs from 8000001DH on whose LFENCE serialises or that clear null selectors
CPUID.80000000H:EBX CPUID.80000000H:ECX CPUID.80000000H:EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000000
  number        others | The vendor's name, as the CPU gives it
CPUID.80000001H:EAX CPUID.80000001H:EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000001
  number        others | Signature and package, as the CPU gives them; reserved bits are cleared
CPUID.80000001H:ECX | arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
  host          0 1 4-9 11 16 21 22
  emulated      2 on AMD if kvm_amd.nested | SVM for guests is KVM's own and comes with nesting | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  synthesized   23 on AMD if kvm.enable_pmu perf:six-counters | Only where guests get a PMU and perf reports six counters or more | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
CPUID.80000001H:EDX | arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
  host          0-9 11-17 22-26 29-31
  host          20
  emulated      26 on Intel if !kvm_intel.ept | With shadow paging KVM makes pages of 1 GiB itself
  emulated      26 on AMD if !kvm_amd.npt | With shadow paging KVM makes pages of 1 GiB itself
  host          27 on Intel if vmx:rdtscp | The CPU must also let guests run RDTSCP | arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  host          27 on AMD
CPUID.80000005H | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000005
  number        others | First-level caches, as the CPU gives them
CPUID.80000006H | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000006
  number        others | Caches, as the CPU gives them; reserved bits are cleared
CPUID.80000007H:EDX | arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps and __do_cpuid_func, case 0x80000007
  host          8
CPUID.80000008H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000008
  number        others if guest-phys-bits:written | Address sizes: physical as the CPU gives it, or the host's reduced one with shadow paging; virtual at least 48; EAX[23:16] tells what nested paging can map
CPUID.80000008H:ECX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000008
  number        others | Counts of threads and APIC bits, as the CPU gives them; reserved bits are cleared
CPUID.80000008H:EBX | arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
  host          0 2 9 12 14 15 17 19 24-26 28 30
  passed-through 20 | Offered by the CPU's bit: guests cannot set EFER.LMSLE
  synthesized   30 if kernel:ibpb kernel:spec-ctrl !bug:eibrs-pbrsb | Also on Intel, where the barrier flushes return predictions
  synthesized   12 if kernel:ibpb | Also on Intel, whose own bit for the same says so
  synthesized   14 if kernel:ibrs | Also on Intel, whose own bit for the same says so
  synthesized   15 if kernel:stibp | Also on Intel, whose own bit for the same says so
  synthesized   24 if kernel:spec-ctrl-ssbd | Also on Intel, whose own bit for the same says so
  synthesized   26 if !bug:spec-store-bypass | Where the host's kernel does not list the bug
  synthesized   25 if kernel:ls-cfg-ssbd !kernel:amd-ssbd | Where the CPU can do it only by LS_CFG, KVM offers the virtual MSR
  synthesized   25 on AMD if kernel:ls-cfg-ssbd | Where the CPU can switch it in any way, KVM offers the virtual MSR | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  synthesized   25 on AMD if kernel:amd-ssbd | Where the CPU can switch it in any way, KVM offers the virtual MSR | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
CPUID.8000000AH:EAX CPUID.8000000AH:EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x8000000A
  number        others if offers:CPUID.80000001H:ECX[2] | Revision 1 and 8 address spaces, where guests get SVM
CPUID.8000000AH:EDX | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  emulated      0 on AMD if kvm_amd.nested kvm_amd.npt | With nesting, and nested paging on
  emulated      3 on AMD if kvm_amd.nested kvm_amd.nrips | With nesting, and the module's nrips on
  emulated      1 on AMD if kvm_amd.nested kvm_amd.lbrv | With nesting, and the module's lbrv on
  emulated      4 on AMD if kvm_amd.nested kvm_amd.tsc_scaling | With nesting, and the module's tsc_scaling on
  emulated      5 on AMD if kvm_amd.nested | With nesting
  emulated      6 on AMD if kvm_amd.nested | With nesting: KVM flushes everything at each switch
  synthesized   10 on AMD if kvm_amd.nested | With nesting, where the host's kernel has it
  synthesized   12 on AMD if kvm_amd.nested | With nesting, where the host's kernel has it
  emulated      15 on AMD if kvm_amd.nested kvm_amd.vls | With nesting, and the module's vls on
  emulated      16 on AMD if kvm_amd.nested kvm_amd.vgif | With nesting, and the module's vgif on
  emulated      25 on AMD if kvm_amd.nested kvm_amd.vnmi | With nesting, and the module's vnmi on
  emulated      28 on AMD if kvm_amd.nested | With nesting: KVM checks the addresses itself
CPUID.80000019H:EAX CPUID.80000019H:EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000019
  number        others | TLBs for pages of 1 GiB, as the CPU gives them
CPUID.8000001AH:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x8000001a
  passed-through 0-2
CPUID.(EAX=8000001DH,ECX=*) | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x8000001d
  number        others | Caches, as the CPU gives them; the hypervisor writes its own
CPUID.8000001FH:EAX | arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps and __do_cpuid_func, case 0x8000001F
  emulated      1 on AMD if kvm_amd.sev | Set where KVM runs SEV guests | arch/x86/kvm/svm/sev.c, sev_hardware_setup and sev_set_cpu_caps
  emulated      3 on AMD if kvm_amd.sev kvm_amd.sev_es | Set where KVM runs SEV-ES guests | arch/x86/kvm/svm/sev.c, sev_hardware_setup and sev_set_cpu_caps
  emulated      4 on AMD if kvm_amd.sev kvm_amd.sev_snp | Set where KVM runs SEV-SNP guests | arch/x86/kvm/svm/sev.c, sev_hardware_setup and sev_set_cpu_caps
  host          10 if kvm_amd.sev | The leaf is cleared where guests get no SEV
CPUID.8000001FH:EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x8000001F
  number        0-5 if kvm_amd.sev | The position of the encryption bit, where guests get SEV
CPUID.8000001FH:ECX CPUID.8000001FH:EDX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x8000001F
  number        others if kvm_amd.sev | Counts of encrypted guests, as the CPU gives them, where guests get SEV
CPUID.80000021H:EAX | arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
  host          0-2 5 6 8 20 23 24 30
  synthesized   2 if kernel:lfence-rdtsc | Also where the CPU lacks the bit and the host's kernel knows that LFENCE serialises
  synthesized   6 if !bug:null-seg | Also where the CPU lacks the bit and the host's kernel found that it clears null selectors
  synthesized   5 | Set where the host's kernel says so, after its own look at the microcode
  emulated      9 | KVM has no SMM_CTL MSR
  synthesized   27 28 | Set where the host's kernel has it
  synthesized   29 | Set where the host's kernel says so
CPUID.80000021H:EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000021
  number        16-23 if offers:CPUID.80000021H:EAX[24] | The size of the return predictor, where guests get ERAPS
CPUID.80000021H:ECX | arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
  synthesized   1 2 | Where the host's kernel says so
CPUID.80000022H:EAX | arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps and __do_cpuid_func, case 0x80000022
  passed-through 0 on AMD if kvm.enable_pmu perf:version-2 offers:CPUID.80000001H:ECX[23] | Only where guests get a PMU of version 2 with all its counters | arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
CPUID.80000022H:EBX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x80000022
  number        others if offers:CPUID.80000022H:EAX[0] | The number of counters, where guests get a PMU of version 2
CPUID.C0000000H:EAX | arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xC0000000
  number        others if at-most:C0000004H | The highest leaf: the CPU's, at most C0000004H
CPUID.C0000001H:EDX | arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
  host          2 3 6-13
MSR 10AH | arch/x86/kvm/x86.c, kvm_get_arch_capabilities
  passed-through 0-5 7 13-15 17 19 20 24 26-28 62 if kernel:arch-capabilities | From the host's MSR
  passed-through 8 if kernel:arch-capabilities kernel:rtm | From the host's MSR, where the host's kernel uses TSX
  synthesized   0 if !bug:cpu-meltdown | Where the host's kernel does not list the bug
  emulated      3 if !kvm_intel.vmentry_l1d_flush:never | Unless kvm_intel.vmentry_l1d_flush=never: KVM flushes the cache itself
  synthesized   4 if !bug:spec-store-bypass | Where the host's kernel does not list the bug
  synthesized   5 if !bug:mds | Where the host's kernel does not list the bug
  emulated      6 | KVM's own shadow paging spares nested guests the machine check
  synthesized   8 if kernel:rtm !bug:taa | Where the host's kernel uses TSX and does not list the bug
  synthesized   26 if !bug:gds | Where the host's kernel does not list the bug
  emulated      26 if microcode:gds-mitigated | Where microcode mitigates the bug
  synthesized   27 if !bug:rfds | Where the host's kernel does not list the bug
  synthesized   62 if !bug:its | Where the host's kernel does not list the bug
MSR 345H | arch/x86/kvm/vmx/vmx.c, vmx_get_perf_capabilities
  emulated      13 on Intel if kvm.enable_pmu | Counters are virtual, so writes of full width always work where guests get a PMU
  passed-through 0-5 on Intel if kvm.enable_pmu kernel:pdcm perf:lbr perf:lbr-callstack !kernel:arch-lbr !kvm_intel.enable_mediated_pmu | The format of branch records, where perf can give them to guests, call stacks included
  passed-through 6-11 on Intel if kvm.enable_pmu kernel:pdcm kernel:pebs perf:pebs-ept | PEBS without its adaptive records, where guests can use it
MSR C0011029H | arch/x86/kvm/svm/svm.c, svm_get_feature_msr
  synthesized   1 on AMD if kernel:lfence-rdtsc | Where the host's kernel knows that LFENCE serialises
MSR CFH | arch/x86/kvm/x86.c, msr_based_features_all_except_vmx and msrs_to_save_base
  not-offered   others | On none of KVM's lists
MSR 8BH | arch/x86/kvm/x86.c, kvm_get_feature_msr
  number        others | The revision of the host's microcode; the hypervisor may write another
MSR CEH | arch/x86/kvm/x86.c, emulated_msrs_all and kvm_get_feature_msr
  emulated      31 | CPUID faulting is KVM's own
  state         others
MSR 480H | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_basic
  number        0-53 on Intel if kvm_intel.nested | Revision, size and memory type of KVM's own VMCS
  passed-through 54 on Intel if kvm_intel.nested | With nesting, where the CPU has it
  emulated      55 on Intel if kvm_intel.nested | With nesting: KVM always has the TRUE registers
  passed-through 56 on Intel if kvm_intel.nested | With nesting, where the CPU has it
MSR 481H MSR 48DH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_pinbased_ctls
  number        0-31 on Intel if kvm_intel.nested | Controls that must be on
  host 32 35 37 on Intel if kvm_intel.nested | With nesting, where the CPU has the control and KVM uses it
  host 39 on Intel if kvm_intel.nested kvm_intel.enable_apicv | With nesting, where KVM itself posts interrupts
  emulated      33 34 36 38 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
MSR 482H MSR 48EH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cpubased_ctls
  number        0-31 on Intel if kvm_intel.nested | Controls that must be on
  host 34 35 39 41-44 51-57 59 61-63 on Intel if kvm_intel.nested | With nesting, where the CPU has the control and KVM uses it
  emulated      33 36-38 40 45-48 58 60 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
MSR 483H MSR 48FH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_exit_ctls
  number        0-31 on Intel if kvm_intel.nested | Controls that must be on
  host          41 50 51 55 on Intel if kvm_intel.nested | With nesting, where the CPU has the control and KVM uses it
  host          60 on Intel if kvm_intel.nested offers:CPUID.(EAX=07H,ECX=0):ECX[7] | With nesting, where guests get CET
  host          60 on Intel if kvm_intel.nested offers:CPUID.(EAX=07H,ECX=0):EDX[20] | With nesting, where guests get CET
  emulated      32-40 42-49 52-54 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
MSR 484H MSR 490H | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_entry_ctls
  number        0-31 on Intel if kvm_intel.nested | Controls that must be on
  host          41 46 48 on Intel if kvm_intel.nested | With nesting, where the CPU has the control and KVM uses it
  host          52 on Intel if kvm_intel.nested offers:CPUID.(EAX=07H,ECX=0):ECX[7] | With nesting, where guests get CET
  host          52 on Intel if kvm_intel.nested offers:CPUID.(EAX=07H,ECX=0):EDX[20] | With nesting, where guests get CET
  emulated      32-40 44 45 47 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
MSR 485H | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_misc_data
  number        0-4 on Intel if kvm_intel.nested | The rate of KVM's own preemption timer
  passed-through 5 on Intel if kvm_intel.nested | With nesting, where the CPU has it
  emulated      6 8 29 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
MSR 486H MSR 487H MSR 488H MSR 489H MSR 48AH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cr_fixed
  number        others on Intel if kvm_intel.nested | Fixed bits of control registers and the highest VMCS field, with nesting
MSR 48BH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  host          34-36 38 40 41 43-45 48 52 57 58 on Intel if kvm_intel.nested | With nesting, where the CPU has the control and KVM uses it
  emulated      32 on Intel if kvm_intel.nested kvm_intel.flexpriority | With nesting, and the module's flexpriority on
  emulated      33 on Intel if kvm_intel.nested kvm_intel.ept | With nesting, and EPT on
  emulated      37 on Intel if kvm_intel.nested kvm_intel.vpid | With nesting, and the module's vpid on
  emulated      39 on Intel if kvm_intel.nested kvm_intel.unrestricted_guest | With nesting, and the module's unrestricted_guest on
  emulated      46 on Intel if kvm_intel.nested | With nesting, whatever the CPU has
  emulated      47 on Intel if kvm_intel.nested kvm_intel.sgx | With nesting, and the module's sgx on
  emulated      49 on Intel if kvm_intel.nested kvm_intel.ept kvm_intel.eptad | With nesting, EPT and its dirty bits on
MSR 48CH | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  passed-through 0 6 7 14 20 on Intel if kvm_intel.nested kvm_intel.ept | With nesting and EPT, where the CPU has it
  emulated      16 17 25 26 on Intel if kvm_intel.nested kvm_intel.ept | With nesting and EPT, whatever the CPU has
  emulated      21 on Intel if kvm_intel.nested kvm_intel.ept kvm_intel.eptad | With nesting, EPT and its dirty bits on
  emulated      32 40-43 on Intel if kvm_intel.nested kvm_intel.vpid | With nesting, and the module's vpid on
MSR 491H | arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  emulated      0 on Intel if kvm_intel.nested kvm_intel.ept vmx:vmfunc | With nesting and EPT, where the CPU has VM functions
MSR 309H MSR 30AH MSR 30BH MSR 38DH MSR 38EH MSR 38FH | arch/x86/kvm/x86.c, msrs_to_save_pmu and kvm_init_msr_lists
  state         others on Intel if kvm.enable_pmu | Only where guests get a PMU
MSR 3F1H MSR 3F2H MSR 600H | arch/x86/kvm/x86.c, msrs_to_save_pmu and kvm_init_msr_lists
  state         others on Intel if kvm.enable_pmu | Only where guests get a PMU
MSR 10H MSR 48H MSR 174H MSR 175H MSR 176H MSR 277H MSR C0000081H MSR C0000082H MSR C0000083H MSR C0000084H MSR C0000102H MSR 1D9H MSR 1DBH MSR 1DCH MSR 1DDH MSR 1DEH | arch/x86/kvm/x86.c, msrs_to_save_base and kvm_probe_msr_to_save
  state         others
MSR 3AH | arch/x86/kvm/x86.c, msrs_to_save_base and kvm_probe_msr_to_save
  state         others on Intel
MSR C0010117H | arch/x86/kvm/x86.c, msrs_to_save_base and kvm_probe_msr_to_save
  state         others on AMD
MSR C0000103H | arch/x86/kvm/x86.c, kvm_probe_msr_to_save
  state         others if offers:CPUID.80000001H:EDX[27] | Only where guests get RDTSCP or RDPID
  state         others if offers:CPUID.(EAX=07H,ECX=0):ECX[22] | Only where guests get RDTSCP or RDPID
MSR D90H | arch/x86/kvm/x86.c, kvm_probe_msr_to_save
  state         others on Intel if vmx:mpx kernel:xcr0-mpx | Only where guests get MPX
MSR E1H | arch/x86/kvm/x86.c, kvm_probe_msr_to_save
  state         others if offers:CPUID.(EAX=07H,ECX=0):ECX[5] | Only where guests get WAITPKG
MSR 560H MSR 561H MSR 570H MSR 571H MSR 572H MSR 580H MSR 581H MSR 582H MSR 583H MSR 584H MSR 585H MSR 586H MSR 587H | arch/x86/kvm/x86.c, kvm_probe_msr_to_save
  state         others if offers:CPUID.(EAX=07H,ECX=0):EBX[25] | Only where guests get Processor Trace
MSR 122H | arch/x86/kvm/x86.c, kvm_probe_msr_to_save
  state         others if offers:MSR_10AH[7] | Only if guests can see TSX_CTRL
MSR 6A0H MSR 6A2H MSR DA0H | arch/x86/kvm/x86.c, kvm_probe_msr_to_save
  state         others if offers:CPUID.(EAX=07H,ECX=0):ECX[7] | Only where guests get CET
  state         others if offers:CPUID.(EAX=07H,ECX=0):EDX[20] | Only where guests get CET
MSR 6A4H MSR 6A5H MSR 6A6H MSR 6A7H MSR 6A8H | arch/x86/kvm/x86.c, kvm_probe_msr_to_save
  state         others if offers:CPUID.(EAX=07H,ECX=0):ECX[7] | Only where guests get shadow stacks
MSR 1C4H MSR 1C5H | arch/x86/kvm/x86.c, kvm_probe_msr_to_save
  state         others if offers:CPUID.(EAX=0DH,ECX=1):EAX[4] | Only where guests get XFD
MSR 11H MSR 12H MSR 34H MSR 3BH MSR 9EH MSR 140H MSR 17AH MSR 17BH MSR 1A0H MSR 1FCH MSR 6E0H MSR C0010015H MSR 4B564D00H MSR 4B564D01H MSR 4B564D02H MSR 4B564D03H MSR 4B564D04H MSR 4B564D05H MSR 4B564D06H MSR 4B564D07H | arch/x86/kvm/x86.c, emulated_msrs_all
  state         others
MSR 4D0H | arch/x86/kvm/x86.c, emulated_msrs_all; arch/x86/kvm/svm/svm.c, svm_has_emulated_msr
  state         others on Intel
MSR C001011FH | arch/x86/kvm/x86.c, emulated_msrs_all; arch/x86/kvm/vmx/vmx.c, vmx_has_emulated_msr
  state         others on AMD
MSR C0000104H | arch/x86/kvm/x86.c, emulated_msrs_all; arch/x86/kvm/vmx/vmx.c, vmx_has_emulated_msr
  state         others on AMD
"""#
