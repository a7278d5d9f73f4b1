// Generated from Data/features by Scripts/generate-tables. Do not edit.

let featureTable: StaticString = #"""
pni
  at        CPUID.01H:ECX[0] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=SSE3 apm=SSE3 qemu=pni linux=pni trait=HW_CPU_X86_SSE3 old=sse3
  meaning   SSE3: horizontal adds, duplicating moves and LDDQU on SSE registers
  effect    fault | The instructions raise #UD | Intel SDM vol. 2A, ADDSUBPS and HADDPS, exceptions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     sse2 | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
pclmuldq
  at        CPUID.01H:ECX[1] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=PCLMULQDQ apm=PCLMULQDQ qemu=pclmulqdq linux=pclmulqdq trait=HW_CPU_X86_CLMUL
  meaning   PCLMULQDQ: multiplication without carries, used for checksums and AES-GCM
  effect    fault | The instruction raises #UD | Intel SDM vol. 2B, PCLMULQDQ, exceptions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     sse2 | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
dtes64
  at        CPUID.01H:ECX[2] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=DTES64 qemu=dtes64 linux=dtes64
  meaning   Records of the debug store area have their 64-bit form
  effect    state-refused | KVM refuses an IA32_PERF_CAPABILITIES value that announces PEBS where the guest lacks the bit | linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_set_msr
  level     intersect
  exposure  conditional | KVM's vPMU is on and the kernel finds PEBS usable under EPT, in 6.1 on Ice Lake servers only | linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/capabilities.h, vmx_pebs_supported; arch/x86/events/intel/core.c, intel_pmu_init
  switch    kvm | module kvm.enable_pmu=0 | kvm | Without the virtual PMU, KVM has no PEBS to offer and leaves the bit out | linux 6.1 arch/x86/kvm/pmu.h, kvm_init_pmu_capability; arch/x86/kvm/vmx/capabilities.h, vmx_pebs_supported
  needs     ds | Intel SDM vol. 2A, CPUID, leaf 01H, ECX, DTES64
monitor
  at        CPUID.01H:ECX[3] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=MONITOR apm=MONITOR qemu=monitor linux=monitor
  meaning   MONITOR and MWAIT: wait in a light sleep until a watched cache line is written
  effect    slow | KVM then runs both as no-operations, so a guest that idles with MWAIT spins; one never shown the bit loses nothing | linux 6.1 arch/x86/kvm/x86.c, kvm_emulate_monitor_mwait
  level     intersect
  exposure  requested | Only if QEMU runs with -overcommit cpu-pm=on and KVM can let guests run MWAIT unwatched | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid; linux 6.1 arch/x86/kvm/x86.c, kvm_can_mwait_in_guest
  qemu      condition | 7.2 | With -overcommit cpu-pm=on, if KVM lets guests run MWAIT | qemu 7.2 and 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  switch    firmware | msr IA32_MISC_ENABLE (1A0H)[18]=0 on Intel | cpuid kernel kvm | With the bit clear, CPUID stops showing MONITOR and both instructions raise #UD | Intel SDM vol. 4, table 2-2, IA32_MISC_ENABLE; Intel SDM vol. 2B, MWAIT
  switch    firmware | msr HWCR (C001_0015H)[9]=1 on AMD | cpuid kernel kvm | The bit, MonMwaitDis, makes the instructions invalid and clears the CPUID bit | AMD PPR for family 17h, MSRC001_0015 (HWCR), MonMwaitDis
  switch    firmware | bios "Monitor/Mwait" | cpuid kernel kvm | A setup entry among the power settings, often disabled together with the C-states for low latency | Dell InfoHub, BIOS Settings for Optimized Performance on Next-Generation Dell PowerEdge Servers, table 1; edk2 UefiCpuPkg/Library/CpuCommonFeaturesLib/MonitorMwait.c
  switch    kernel | parameter clearcpuid=monitor | kernel kvm | Drops the flag from cpuinfo, and KVM no longer lets guests run MWAIT unwatched; CPUID itself still shows it | linux 6.1 Documentation/admin-guide/kernel-parameters.txt, clearcpuid=; arch/x86/kvm/x86.c, kvm_can_mwait_in_guest
  switch    kernel | parameter idle= | nothing | poll, halt and nomwait only choose what the host's own idle loop does; the flag stays | linux 6.1 arch/x86/kernel/process.c, idle_setup and prefer_mwait_c1_over_halt
  switch    qemu | option -overcommit cpu-pm=on | nothing | The way to show the bit to guests; QEMU also makes KVM run MWAIT, HLT and PAUSE without exits | qemu 7.2 target/i386/kvm/kvm.c, kvm_arch_init and kvm_arch_get_supported_cpuid
  switch    qemu | option monitor=off | kvm | QEMU's own default for every named CPU model under KVM | qemu 7.2 target/i386/kvm/kvm-cpu.c, kvm_default_props
ds_cpl
  at        CPUID.01H:ECX[4] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=DS-CPL qemu=ds-cpl linux=ds_cpl
  meaning   Branch records of the debug store can be filtered by privilege level
  effect    none | No KVM guest ever had the bit; it serves the host's own tracing | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM leaves the bit out of the list that it offers to guests | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     ds | Intel SDM vol. 2A, CPUID, leaf 01H, ECX, DS-CPL
vmx
  at        CPUID.01H:ECX[5] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=VMX qemu=vmx linux=vmx trait=HW_CPU_X86_VMX trait=HW_CPU_X86_INTEL_VMX
  meaning   VT-x: the guest can run virtual machines of its own
  effect    state-refused | A guest that runs a hypervisor has set CR4.VMXE; KVM refuses that register value | linux 6.1 arch/x86/kvm/x86.h, __cr4_reserved_bits; arch/x86/kvm/x86.c, kvm_is_valid_sregs
  level     intersect
  exposure  conditional | On Intel hosts, while kvm_intel runs with nested on | linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  switch    firmware | msr IA32_FEATURE_CONTROL (3AH)[2]=0 on Intel | kernel kvm | If firmware locks the register with this bit clear, VMXON fails and the kernel drops vmx; CPUID still shows it | linux 6.1 arch/x86/kernel/cpu/feat_ctl.c, init_ia32_feat_ctl; Intel SDM vol. 4, table 2-2, IA32_FEATURE_CONTROL
  switch    firmware | bios "Intel Virtualization Technology (VT-x)" on Intel | kernel kvm | Where it is off the kernel logs that VMX is disabled by BIOS, and there is no KVM at all | linux 6.1 arch/x86/kernel/cpu/feat_ctl.c, init_ia32_feat_ctl
  switch    kvm | module kvm_intel.nested=0 | kvm | Guests are no longer offered VMX; the host's own use is not touched | linux 6.1 arch/x86/kvm/vmx/vmx.c, nested and vmx_set_cpu_caps
smx
  at        CPUID.01H:ECX[6] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=SMX qemu=smx linux=smx
  meaning   Safer Mode: GETSEC, which Trusted Execution Technology uses to start a measured system
  effect    none | No KVM guest ever had the bit; measured launch belongs to the host | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM leaves the bit out of the list that it offers to guests | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
est
  at        CPUID.01H:ECX[7] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=EIST qemu=est linux=est
  meaning   Enhanced SpeedStep: the system sets processor frequency by MSR
  effect    none | No KVM guest ever had the bit; the host sets frequencies | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM leaves the bit out of the list that it offers to guests | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
tm2
  at        CPUID.01H:ECX[8] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=TM2 qemu=tm2 linux=tm2
  meaning   Thermal Monitor 2: an overheated processor lowers frequency and voltage
  effect    none | No KVM guest ever had the bit; heat is the host's matter | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM leaves the bit out of the list that it offers to guests | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
ssse3
  at        CPUID.01H:ECX[9] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=SSSE3 apm=SSSE3 qemu=ssse3 linux=ssse3 trait=HW_CPU_X86_SSSE3
  meaning   SSSE3: byte shuffles, absolute values and more horizontal adds
  effect    fault | The instructions raise #UD | Intel SDM vol. 2B, PSHUFB, exceptions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     sse2 pni | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps; xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
cid
  at        CPUID.01H:ECX[10] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=CNXT-ID qemu=cid linux=cid
  meaning   The L1 data cache can run in adaptive or in shared mode
  effect    none | No KVM guest ever had the bit; the cache mode is the host's matter | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM leaves the bit out of the list that it offers to guests | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
sdbg
  at        CPUID.01H:ECX[11] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=SDBG linux=sdbg
  meaning   The register IA32_DEBUG_INTERFACE, which lets a debugger into the silicon
  effect    none | No KVM guest ever had the bit; debugging the silicon belongs to the host | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM leaves the bit out of the list that it offers to guests, and no libvirt or QEMU names it | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 10.0 target/i386/cpu.c, FEAT_1_ECX
  switch    kernel | parameter clearcpuid=sdbg | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
fma
  at        CPUID.01H:ECX[12] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=FMA apm=FMA qemu=fma linux=fma trait=HW_CPU_X86_FMA3
  meaning   FMA3: multiply and add in one step with one rounding
  effect    fault | The instructions raise #UD | Intel SDM vol. 2, VFMADD132PD/VFMADD213PD/VFMADD231PD, exceptions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     avx | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps; Intel SDM vol. 1, Detection of FMA
cx16
  at        CPUID.01H:ECX[13] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=CMPXCHG16B apm=CMPXCHG16B qemu=cx16 linux=cx16
  meaning   CMPXCHG16B: compare and exchange 16 bytes in one step
  effect    fault | The instruction raises #UD | Intel SDM vol. 2A, CMPXCHG8B/CMPXCHG16B, exceptions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     lm | xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
xtpr
  at        CPUID.01H:ECX[14] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     qemu=xtpr linux=xtpr
  meaning   The system can stop the messages that tell the chipset a processor's task priority
  effect    none | No KVM guest ever had the bit; such messages exist on the host only | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM leaves the bit out of the list that it offers to guests | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
pdcm
  at        CPUID.01H:ECX[15] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=PDCM qemu=pdcm linux=pdcm
  meaning   The register IA32_PERF_CAPABILITIES exists and describes the performance counters
  effect    fault | Reading IA32_PERF_CAPABILITIES raises #GP once the guest's CPUID lacks the bit | linux 6.1 arch/x86/kvm/x86.c, kvm_get_msr_common
  level     intersect
  exposure  conditional | The host has it, KVM's vPMU is on, and the guest's CPU is given pmu=on | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid
  switch    kvm | module kvm.enable_pmu=0 | kvm | KVM removes the bit from its list; it also disables the vPMU on hybrid CPUs | linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/pmu.h, kvm_init_pmu_capability
  switch    qemu | option pmu=off | kvm | The default of named models: QEMU masks the bit whatever the model says; pmu=on keeps it | qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid and x86_cpu_properties
pcid
  at        CPUID.01H:ECX[17] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=PCID apm=PCID qemu=pcid linux=pcid
  meaning   Process-context identifiers: address translations of several processes stay cached side by side
  effect    state-refused | The guest has set CR4.PCIDE; KVM refuses that register value | linux 6.1 arch/x86/kvm/x86.h, __cr4_reserved_bits; arch/x86/kvm/x86.c, kvm_is_valid_sregs
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter nopcid | kernel kvm | The kernel drops the flag; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, x86_nopcid_setup; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     lm | Intel SDM vol. 3A, chapter 4, process-context identifiers (CR4.PCIDE needs IA-32e mode)
dca
  at        CPUID.01H:ECX[18] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=DCA qemu=dca linux=dca
  meaning   Direct Cache Access: devices can have their data fetched ahead into the cache
  effect    none | No KVM guest ever had the bit; it concerns the host's devices | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM leaves the bit out of the list that it offers to guests | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
sse4.1
  at        CPUID.01H:ECX[19] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=SSE4_1 apm=SSE41 qemu=sse4.1 linux=sse4_1 trait=HW_CPU_X86_SSE41 old=sse4-1
  meaning   SSE4.1: blends, dot products, rounding, more integer operations
  effect    fault | The instructions raise #UD | Intel SDM vol. 2B, PTEST and ROUNDPD, exceptions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     sse2 ssse3 | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps; xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
sse4.2
  at        CPUID.01H:ECX[20] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=SSE4_2 apm=SSE42 qemu=sse4.2 linux=sse4_2 trait=HW_CPU_X86_SSE42 old=sse4-2
  meaning   SSE4.2: string comparison, CRC32 and a 64-bit compare
  effect    fault | The instructions raise #UD | Intel SDM vol. 2, PCMPISTRI and CRC32, exceptions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     sse2 sse4.1 | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps; xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
x2apic
  at        CPUID.01H:ECX[21] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=x2APIC apm=X2APIC qemu=x2apic linux=x2apic
  meaning   x2APIC: the interrupt controller is reached by MSR and has 32-bit ids
  effect    state-refused | The guest's APIC base register has x2APIC mode on; KVM refuses that value without the bit | linux 6.1 arch/x86/kvm/x86.c, kvm_set_apic_base
  level     intersect
  exposure  emulated | KVM offers it on every host; QEMU takes it only with the interrupt controller in the kernel | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  switch    kernel | parameter nox2apic | kernel | Drops the flag from the host kernel; KVM offers guests x2APIC anyway | linux 6.1 arch/x86/kernel/apic/apic.c, setup_nox2apic; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    qemu | option kernel-irqchip=off | kvm | QEMU hides the bit from guests if it emulates the interrupt controller itself | qemu 7.2 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  needs     apic | Intel SDM vol. 3A, chapter on the APIC, extended XAPIC (x2APIC)
movbe
  at        CPUID.01H:ECX[22] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=MOVBE apm=MOVBE qemu=movbe linux=movbe
  meaning   MOVBE: load or store with the bytes swapped
  effect    fault | #UD: KVM emulates MOVBE only while the guest's CPUID shows it, and QEMU 7.2 never asks what KVM could emulate | linux 6.1 arch/x86/kvm/emulate.c, em_movbe; arch/x86/kvm/cpuid.c, __do_cpuid_func_emulated
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
popcnt
  at        CPUID.01H:ECX[23] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=POPCNT apm=POPCNT qemu=popcnt linux=popcnt
  meaning   POPCNT: count the bits that are set
  effect    fault | The instruction raises #UD | Intel SDM vol. 2B, POPCNT, exceptions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
tsc-deadline
  at        CPUID.01H:ECX[24] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=TSC-Deadline qemu=tsc-deadline linux=tsc_deadline_timer
  meaning   The local APIC timer can fire when the time stamp counter reaches a value
  effect    corrupt | KVM strips deadline mode from the guest's APIC timer, whose interrupts then stop without an error | linux 6.1 arch/x86/kvm/cpuid.c, kvm_vcpu_after_set_cpuid; arch/x86/kvm/lapic.c, apic_update_lvtt
  level     intersect
  exposure  emulated | KVM runs this timer on every host; QEMU adds the bit if the interrupt controller is in the kernel | qemu 7.2 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid; linux 6.1 arch/x86/kvm/x86.c, KVM_CAP_TSC_DEADLINE_TIMER
  qemu      condition | 7.2 | If KVM has KVM_CAP_TSC_DEADLINE_TIMER and the interrupt controller is in the kernel | qemu 7.2 and 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  switch    kernel | parameter lapic=notscdeadline | kernel | The host kernel stops using it and drops the flag; guests keep theirs | linux 6.1 arch/x86/kernel/apic/apic.c, parse_lapic
  switch    qemu | option kernel-irqchip=off | kvm | QEMU does not offer the bit if it emulates the interrupt controller itself | qemu 7.2 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  needs     apic tsc | Intel SDM vol. 3A, chapter on the APIC, TSC-deadline mode
aes
  at        CPUID.01H:ECX[25] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=AESNI apm=AES qemu=aes linux=aes trait=HW_CPU_X86_AESNI
  meaning   AES-NI: rounds of AES encryption in one instruction
  effect    fault | The instructions raise #UD | Intel SDM vol. 2A, AESENC, exceptions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    firmware | msr MSR_FEATURE_CONFIG (13CH)[1]=1 on Intel | cpuid kernel kvm | With bits 0 and 1 both set, AES is off until the next reset; firmware locks the register at boot | Intel SDM vol. 4, MSR_FEATURE_CONFIG (13CH), AES Configuration; coreboot src/include/cpu/intel/msr.h, AESNI_DISABLE
  switch    firmware | bios "AES-NI" | cpuid kernel kvm | Among the processor or security settings on servers that allow disabling AES | Dell OpenManage Server Administrator help, System Security, CPU AES-NI
  needs     sse2 | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
xsave
  at        CPUID.01H:ECX[26] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=XSAVE apm=XSAVE qemu=xsave linux=xsave
  meaning   XSAVE: save and restore the register sets chosen in XCR0
  effect    state-refused | The guest has set CR4.OSXSAVE; KVM refuses that register value | linux 6.1 arch/x86/kvm/x86.h, __cr4_reserved_bits; arch/x86/kvm/x86.c, kvm_is_valid_sregs
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter noxsave | kernel kvm | The kernel drops xsave and all that builds on it, AVX included; KVM follows | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
  needs     fxsr | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
osxsave
  at        CPUID.01H:ECX[27] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=OSXSAVE apm=OSXSAVE
  meaning   The running system has enabled XSAVE in CR4
  effect    none | The bit mirrors the guest's own CR4.OSXSAVE; what can be lost is xsave itself | linux 6.1 arch/x86/kvm/cpuid.c, __kvm_update_cpuid_runtime
  level     never | It follows CR4 of whichever system runs when CPUID is read | linux 6.1 arch/x86/kvm/cpuid.c, __kvm_update_cpuid_runtime
  exposure  conditional | It follows the guest's CR4.OSXSAVE at run time; it is no property of the host | linux 6.1 arch/x86/kvm/cpuid.c, __kvm_update_cpuid_runtime; qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid
  needs     xsave | Intel SDM vol. 2A, CPUID, leaf 01H, ECX, OSXSAVE
avx
  at        CPUID.01H:ECX[28] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=AVX apm=AVX qemu=avx linux=avx trait=HW_CPU_X86_AVX
  meaning   AVX: vector registers of 256 bits and three-operand instructions
  effect    fault | The instructions raise #UD; a saved XCR0 with AVX state is refused where CPUID leaf 0DH lacks it | Intel SDM vol. 1, Detection of AVX instructions; linux 6.1 arch/x86/kvm/x86.c, __kvm_set_xcr
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter noxsave | kernel kvm | AVX goes with xsave, on which it builds | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
  switch    kernel | parameter gather_data_sampling=force | kernel kvm | On CPUs with the GDS flaw and no fixed microcode the kernel drops AVX and all that builds on it | linux 6.1 arch/x86/kernel/cpu/bugs.c, gds_select_mitigation; Documentation/admin-guide/hw-vuln/gather_data_sampling.rst
  switch    kernel | parameter clearcpuid=avx | kernel kvm | Named in the kernel's guide as a way around GDS; CPUID still shows the bit to programs | linux 6.1 Documentation/admin-guide/hw-vuln/gather_data_sampling.rst; arch/x86/kernel/cpu/common.c, cpu_parse_early_param
  switch    microcode | update INTEL-SA-00828 on Intel | nothing | Brings the GDS fix, so that gather_data_sampling=force no longer drops AVX | linux 6.1 arch/x86/kernel/cpu/bugs.c, gds_select_mitigation; Intel advisory INTEL-SA-00828
  needs     xsave | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
f16c
  at        CPUID.01H:ECX[29] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=F16C apm=F16C qemu=f16c linux=f16c trait=HW_CPU_X86_F16C
  meaning   F16C: conversion between half and single precision numbers
  effect    fault | The instructions raise #UD | Intel SDM vol. 2C, VCVTPH2PS, exceptions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     avx | Intel SDM vol. 1, Detection of F16C instructions
rdrand
  at        CPUID.01H:ECX[30] | Intel SDM vol. 2A, CPUID, leaf 01H, ECX
  names     sdm=RDRAND apm=RDRAND qemu=rdrand linux=rdrand
  meaning   RDRAND: random numbers from the processor's generator
  effect    fault | The instruction raises #UD | Intel SDM vol. 2B, RDRAND, exceptions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | msr MSR_AMD64_CPUID_FN_1 (C001_1004H)[62]=0 on AMD | removes cpuid kernel kvm | The kernel clears it on families 15h and 16h, whose firmware may break RDRAND after suspend | linux 6.1 arch/x86/kernel/cpu/amd.c, clear_rdrand_cpuid_bit
  switch    kernel | parameter rdrand=force | nothing | Keeps the bit on the AMD families where the kernel would otherwise hide it | linux 6.1 arch/x86/kernel/cpu/amd.c, rdrand_cmdline; Documentation/admin-guide/kernel-parameters.txt, rdrand=
  switch    kernel | parameter nordrand | kernel kvm | Kernels that know it drop rdrand and rdseed from their flags; 6.1 no longer knows it | linux 5.10 arch/x86/kernel/cpu/rdrand.c, x86_rdrand_setup
hypervisor
  at        CPUID.01H:ECX[31] | AMD APM vol. 3, appendix E, Fn0000_0001_ECX
  names     qemu=hypervisor linux=hypervisor
  meaning   The system runs under a hypervisor
  effect    none | The bit only announces a hypervisor; no instruction and no saved state depends on it | AMD APM vol. 3, appendix E, Fn0000_0001_ECX
  level     never | It shows whether a machine is virtual, not what its processor can do | AMD APM vol. 3, appendix E, Fn0000_0001_ECX
  exposure  emulated | QEMU sets it for guests; a host has it only if it is itself a virtual machine | qemu 7.2 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid; qemu 7.2 target/i386/cpu.c, x86_cpu_load_model
  qemu      always | 7.2 | KVM need not list it | qemu 7.2 and 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  switch    qemu | option hypervisor=off | kvm | Hides from the guest that it runs virtualised | qemu 7.2 target/i386/cpu.c, feature_word_info and x86_cpu_load_model
fpu
  at        CPUID.01H:EDX[0] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=FPU apm=FPU qemu=fpu linux=fpu
  meaning   x87 floating point unit on the chip
  effect    fault | x87 instructions trap instead of computing | Intel SDM vol. 3A, chapter 2, control register CR0, flag EM
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
vme
  at        CPUID.01H:EDX[1] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=VME apm=VME qemu=vme linux=vme
  meaning   Virtual-8086 mode extensions: 16-bit programs handle interrupts with fewer traps
  effect    state-refused | A guest that set CR4.VME cannot be entered on a processor without it; KVM itself does not check the bit | Intel SDM vol. 3C, VM entries, checks on guest control registers, debug registers and MSRs; linux 6.1 arch/x86/kvm/x86.h, __cr4_reserved_bits
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
de
  at        CPUID.01H:EDX[2] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=DE apm=DE qemu=de linux=de
  meaning   Debugging extensions: breakpoints on I/O ports
  effect    state-refused | A guest that set CR4.DE cannot be entered on a processor without it; KVM itself does not check the bit | Intel SDM vol. 3C, VM entries, checks on guest control registers, debug registers and MSRs; linux 6.1 arch/x86/kvm/x86.h, __cr4_reserved_bits
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
pse
  at        CPUID.01H:EDX[3] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=PSE apm=PSE qemu=pse linux=pse
  meaning   Page size extension: pages of 4 MiB in 32-bit paging
  effect    state-refused | A guest that set CR4.PSE cannot be entered on a processor without it; KVM itself does not check the bit | Intel SDM vol. 3C, VM entries, checks on guest control registers, debug registers and MSRs; linux 6.1 arch/x86/kvm/x86.h, __cr4_reserved_bits
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
tsc
  at        CPUID.01H:EDX[4] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=TSC apm=TSC qemu=tsc linux=tsc
  meaning   Time stamp counter and RDTSC
  effect    fault | RDTSC raises #UD | Intel SDM vol. 2B, RDTSC
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter notsc | nothing | On 64-bit kernels it only makes the kernel distrust the counter as a clock; the flag stays | linux 6.1 arch/x86/kernel/tsc.c, notsc_setup
msr
  at        CPUID.01H:EDX[5] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=MSR apm=MSR qemu=msr linux=msr
  meaning   RDMSR and WRMSR: model-specific registers
  effect    fault | RDMSR and WRMSR raise #UD | Intel SDM vol. 2B, RDMSR
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
pae
  at        CPUID.01H:EDX[6] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=PAE apm=PAE qemu=pae linux=pae
  meaning   Physical address extension: page tables with 64-bit entries
  effect    state-refused | A guest that set CR4.PAE cannot be entered on a processor without it; KVM itself does not check the bit | Intel SDM vol. 3C, VM entries, checks on guest control registers, debug registers and MSRs; linux 6.1 arch/x86/kvm/x86.h, __cr4_reserved_bits
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
mce
  at        CPUID.01H:EDX[7] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=MCE apm=MCE qemu=mce linux=mce
  meaning   Machine check exception: faulty hardware reports itself by exception 18
  effect    none | KVM gives guests machine checks of its own and does not test CR4.MCE against CPUID | linux 6.1 arch/x86/kvm/x86.h, __cr4_reserved_bits; arch/x86/kvm/x86.c, kvm_vcpu_ioctl_x86_setup_mce
  level     intersect
  exposure  emulated | QEMU adds the bit to what KVM reports, since KVM keeps these registers itself | qemu 7.2 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  qemu      always | 7.2 | KVM before Linux 2.6.30 did not list it | qemu 7.2 and 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  switch    kernel | parameter mce=off | nothing | The host kernel stops handling machine checks; the flag stays | linux 6.1 arch/x86/kernel/cpu/mce/core.c, mcheck_enable
cx8
  at        CPUID.01H:EDX[8] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=CX8 apm=CMPXCHG8B qemu=cx8 linux=cx8
  meaning   CMPXCHG8B: compare and exchange 8 bytes in one step
  effect    fault | The instruction raises #UD | Intel SDM vol. 2A, CMPXCHG8B/CMPXCHG16B
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
apic
  at        CPUID.01H:EDX[9] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=APIC apm=APIC qemu=apic linux=apic
  meaning   Local APIC: interrupt controller of each processor
  effect    none | KVM sets the guest's bit from the guest's own APIC base register, so another host does not change it | linux 6.1 arch/x86/kvm/cpuid.c, __kvm_update_cpuid_runtime
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter nolapic | kernel kvm | The kernel runs without its local APIC and drops the flag; disableapic is the same | linux 6.1 arch/x86/kernel/apic/apic.c, setup_disableapic and setup_nolapic
sep
  at        CPUID.01H:EDX[11] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=SEP apm=SysEnterSysExit qemu=sep linux=sep
  meaning   SYSENTER and SYSEXIT: fast system calls
  effect    fault | The instructions raise #UD | Intel SDM vol. 2B, SYSENTER
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
mtrr
  at        CPUID.01H:EDX[12] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=MTRR apm=MTRR qemu=mtrr linux=mtrr
  meaning   Memory type range registers: cache behaviour of address ranges
  effect    none | KVM keeps these registers itself and uses the bit only for the memory type while they are off | linux 6.1 arch/x86/kvm/mtrr.c, kvm_mtrr_set_msr and mtrr_disabled_type
  level     intersect
  exposure  emulated | QEMU adds the bit to what KVM reports, since KVM keeps these registers itself | qemu 7.2 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  qemu      always | 7.2 | KVM before Linux 2.6.30 did not list it | qemu 7.2 and 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
pge
  at        CPUID.01H:EDX[13] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=PGE apm=PGE qemu=pge linux=pge
  meaning   Global pages: address translations that survive a change of address space
  effect    state-refused | A guest that set CR4.PGE cannot be entered on a processor without it; KVM itself does not check the bit | Intel SDM vol. 3C, VM entries, checks on guest control registers, debug registers and MSRs; linux 6.1 arch/x86/kvm/x86.h, __cr4_reserved_bits
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
mca
  at        CPUID.01H:EDX[14] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=MCA apm=MCA qemu=mca linux=mca
  meaning   Machine check architecture: registers that describe hardware errors
  effect    none | KVM keeps these registers itself and ignores the bit | linux 6.1 arch/x86/kvm/x86.c, set_msr_mce
  level     intersect
  exposure  emulated | QEMU adds the bit to what KVM reports, since KVM keeps these registers itself | qemu 7.2 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  qemu      always | 7.2 | KVM before Linux 2.6.30 did not list it | qemu 7.2 and 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
cmov
  at        CPUID.01H:EDX[15] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=CMOV apm=CMOV qemu=cmov linux=cmov
  meaning   CMOVcc and FCMOVcc: moves on a condition
  effect    fault | The instructions raise #UD | Intel SDM vol. 2A, CMOVcc
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
pat
  at        CPUID.01H:EDX[16] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=PAT apm=PAT qemu=pat linux=pat
  meaning   Page attribute table: cache behaviour chosen per page
  effect    none | KVM keeps IA32_PAT for the guest and ignores the bit | linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_set_msr; arch/x86/kvm/svm/svm.c, svm_set_msr
  level     intersect
  exposure  emulated | QEMU adds the bit to what KVM reports, since KVM keeps these registers itself | qemu 7.2 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  qemu      always | 7.2 | KVM before Linux 2.6.30 did not list it | qemu 7.2 and 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  switch    kernel | parameter nopat | nothing | The host kernel does without PAT for its own pages; the flag stays | linux 6.1 arch/x86/mm/pat/memtype.c, nopat and pat_disable
pse36
  at        CPUID.01H:EDX[17] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=PSE-36 apm=PSE36 qemu=pse36 linux=pse36
  meaning   Pages of 4 MiB can lie above 4 GiB in 32-bit paging
  effect    none | KVM treats it as present whatever CPUID says | linux 6.1 arch/x86/kvm/mmu/mmu.c, is_cpuid_PSE36
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     pse | Intel SDM vol. 3A, chapter 4, 32-bit paging
pn
  at        CPUID.01H:EDX[18] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=PSN qemu=pn linux=pn
  meaning   Processor serial number, known from the Pentium III
  effect    none | No KVM guest ever had the bit | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM leaves the bit out of the list that it offers to guests | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter serialnumber | nothing | Without it the kernel switches the serial number off at boot and the bit disappears; with it the bit stays | linux 6.1 arch/x86/kernel/cpu/common.c, squash_the_stupid_serial_number and x86_serial_nr_setup
clflush
  at        CPUID.01H:EDX[19] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=CLFSH apm=CLFSH qemu=clflush linux=clflush
  meaning   CLFLUSH: write one cache line back and drop it
  effect    fault | The instruction raises #UD | Intel SDM vol. 2A, CLFLUSH, exceptions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
ds
  at        CPUID.01H:EDX[21] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=DS qemu=ds linux=dts
  meaning   Debug store: the processor writes branch and event records into memory
  effect    state-refused | KVM refuses a saved debug store address, and counters that announce PEBS, where the guest lacks the bit | linux 6.1 arch/x86/kvm/vmx/pmu_intel.c, intel_pmu_set_msr; arch/x86/kvm/vmx/vmx.c, vmx_set_msr
  level     intersect
  exposure  conditional | KVM's vPMU is on and the kernel finds PEBS usable under EPT, in 6.1 on Ice Lake servers only | linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/capabilities.h, vmx_pebs_supported; arch/x86/events/intel/core.c, intel_pmu_init
  switch    kvm | module kvm.enable_pmu=0 | kvm | Without the virtual PMU, KVM has no PEBS to offer and leaves the bit out | linux 6.1 arch/x86/kvm/pmu.h, kvm_init_pmu_capability; arch/x86/kvm/vmx/capabilities.h, vmx_pebs_supported
acpi
  at        CPUID.01H:EDX[22] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=ACPI qemu=acpi linux=acpi
  meaning   Processor temperature can be read and its clock slowed by MSR
  effect    none | No KVM guest ever had the bit; heat is the host's matter | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM does not offer it, and QEMU switches it off in every named model | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 target/i386/kvm/kvm-cpu.c, kvm_default_props
mmx
  at        CPUID.01H:EDX[23] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=MMX apm=MMX qemu=mmx linux=mmx trait=HW_CPU_X86_MMX
  meaning   MMX: integer vectors of 64 bits in the x87 registers
  effect    fault | The instructions raise #UD | Intel SDM vol. 1, chapter 9, detection of MMX
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     fpu | Intel SDM vol. 1, chapter 9, MMX registers
fxsr
  at        CPUID.01H:EDX[24] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=FXSR apm=FXSR qemu=fxsr linux=fxsr
  meaning   FXSAVE and FXRSTOR: save and restore x87, MMX and SSE registers
  effect    fault | The instructions raise #UD | Intel SDM vol. 2A, FXSAVE, exceptions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     fpu | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
sse
  at        CPUID.01H:EDX[25] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=SSE apm=SSE qemu=sse linux=sse trait=HW_CPU_X86_SSE
  meaning   SSE: vectors of four single precision numbers
  effect    fault | The instructions raise #UD | Intel SDM vol. 2A, ADDPS, exceptions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     fxsr | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
sse2
  at        CPUID.01H:EDX[26] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=SSE2 apm=SSE2 qemu=sse2 linux=sse2 trait=HW_CPU_X86_SSE2
  meaning   SSE2: vectors of double precision numbers and of integers
  effect    fault | The instructions raise #UD | Intel SDM vol. 2A, ADDPD, exceptions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     sse | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
ss
  at        CPUID.01H:EDX[27] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=SS qemu=ss linux=ss
  meaning   Self snoop: the processor watches its own cache for mixed memory types
  effect    none | It only reports how caches keep in step; no instruction and no saved state depends on it | Intel SDM vol. 2A, CPUID, leaf 01H, EDX, SS
  level     intersect
  exposure  conditional | The host kernel still has it; on Core to Sandy Bridge models with flawed self snooping it drops the flag | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; arch/x86/kernel/cpu/intel.c, check_memory_type_self_snoop_errata
ht
  at        CPUID.01H:EDX[28] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=HTT apm=HTT qemu=ht linux=ht
  meaning   The package can have more than one logical processor
  effect    none | The bit mirrors the guest's topology, which its definition fixes, whatever the host has | qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid
  level     never | It follows the topology of the machine, real or virtual | qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid
  exposure  conditional | QEMU sets it if a socket of the guest has more than one thread; KVM does not list it | qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid; linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  qemu      always | 10.0 | For guests of more than one CPU | qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
tm
  at        CPUID.01H:EDX[29] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=TM qemu=tm linux=tm
  meaning   Thermal Monitor: an overheated processor slows its clock automatically
  effect    none | No KVM guest ever had the bit; heat is the host's matter | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM leaves the bit out of the list that it offers to guests | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
ia64
  at        CPUID.01H:EDX[30] | linux 6.1 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_IA64
  names     qemu=ia64 linux=ia64
  meaning   Itanium processor that runs x86 code
  effect    none | No KVM guest ever had the bit | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM leaves the bit out of the list that it offers to guests | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
pbe
  at        CPUID.01H:EDX[31] | Intel SDM vol. 2A, CPUID, leaf 01H, EDX
  names     sdm=PBE qemu=pbe linux=pbe
  meaning   A processor in its stop-clock state can signal a pending interrupt
  effect    none | No KVM guest ever had the bit; it concerns the host's sleep states | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM leaves the bit out of the list that it offers to guests | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
mwait-extensions
  at        CPUID.05H:ECX[0] | Intel SDM vol. 2A, CPUID, leaf 05H, ECX; linux 6.12 arch/x86/include/asm/mwait.h, CPUID5_ECX_EXTENSIONS_SUPPORTED
  meaning   MWAIT takes hints, and CPUID leaf 05H shows how deep it can sleep
  effect    slow | A guest that idles by MWAIT can no longer choose how deep | linux 6.12 arch/x86/include/asm/mwait.h, CPUID5_ECX_EXTENSIONS_SUPPORTED
  level     intersect
  exposure  requested | QEMU runs with -overcommit cpu-pm=on and the model host or max: leaf 05H is then the host's | qemu 7.2 and 10.0 target/i386/kvm/kvm-cpu.c, kvm_cpu_realizefn
  needs     monitor | Intel SDM vol. 2A, CPUID, leaf 05H
mwait-irq-break
  at        CPUID.05H:ECX[1] | Intel SDM vol. 2A, CPUID, leaf 05H, ECX; linux 6.12 arch/x86/include/asm/mwait.h, CPUID5_ECX_INTERRUPT_BREAK
  meaning   An interrupt ends MWAIT even where interrupts are masked
  effect    slow | A guest that idles by MWAIT takes another way to wait | linux 6.12 arch/x86/include/asm/mwait.h, CPUID5_ECX_INTERRUPT_BREAK
  level     intersect
  exposure  requested | QEMU runs with -overcommit cpu-pm=on and the model host or max: leaf 05H is then the host's | qemu 7.2 and 10.0 target/i386/kvm/kvm-cpu.c, kvm_cpu_realizefn
  needs     monitor | Intel SDM vol. 2A, CPUID, leaf 05H
dtherm
  at        CPUID.06H:EAX[0] | Intel SDM vol. 2A, CPUID, leaf 06H, EAX
  names     linux=dtherm
  meaning   A digital sensor in each core reports its temperature
  effect    none | No KVM guest has it: KVM answers leaf 06H with arat alone | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 06H with arat alone, and QEMU clears EBX, ECX and EDX | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  switch    kernel | parameter clearcpuid=dtherm | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, __do_cpuid_func
ida
  at        CPUID.06H:EAX[1] | Intel SDM vol. 2A, CPUID, leaf 06H, EAX
  names     linux=ida
  meaning   Turbo Boost: a core may run faster than its rated frequency
  effect    none | No KVM guest has it: KVM answers leaf 06H with arat alone | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 06H with arat alone, and QEMU clears EBX, ECX and EDX | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  switch    firmware | msr IA32_MISC_ENABLE (1A0H)[38]=1 on Intel | cpuid kernel | Switching turbo off clears the bit; setup often calls it Turbo Mode or Intel Turbo Boost Technology | Intel SDM vol. 4, table 2-15, IA32_MISC_ENABLE; linux 6.12 arch/x86/include/asm/msr-index.h, MSR_IA32_MISC_ENABLE_TURBO_DISABLE
  switch    kernel | parameter clearcpuid=ida | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, __do_cpuid_func
arat
  at        CPUID.06H:EAX[2] | Intel SDM vol. 2A, CPUID, leaf 06H, EAX
  names     sdm=ARAT apm=ARAT qemu=arat
  meaning   The local APIC timer keeps running in deep sleep states
  effect    none | KVM runs the guest's APIC timer in software, and it never sleeps | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 7.2 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  level     intersect
  exposure  emulated | KVM answers leaf 06H with this bit alone on every host, and QEMU adds it too | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 7.2 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  qemu      always | 7.2 | The APIC is emulated, and its timer does not stop | qemu 7.2 and 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  switch    kernel | parameter clearcpuid=arat | kernel | Guests keep the bit, but KVM stops letting them run MWAIT unwatched, so cpu-pm=on no longer brings monitor | linux 6.1 arch/x86/kvm/x86.c, kvm_can_mwait_in_guest; arch/x86/kernel/cpu/common.c, cpu_parse_early_param
  needs     apic | Intel SDM vol. 2A, CPUID, leaf 06H, EAX, ARAT
pln
  at        CPUID.06H:EAX[4] | Intel SDM vol. 2A, CPUID, leaf 06H, EAX
  names     sdm=PLN linux=pln
  meaning   An interrupt fires when the processor lowers its frequency to keep a power limit
  effect    none | No KVM guest has it: KVM answers leaf 06H with arat alone | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 06H with arat alone, and QEMU clears EBX, ECX and EDX | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  switch    kernel | parameter clearcpuid=pln | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, __do_cpuid_func
ecmd
  at        CPUID.06H:EAX[5] | Intel SDM vol. 2A, CPUID, leaf 06H, EAX
  names     sdm=ECMD
  meaning   The duty cycle of clock modulation can be set in finer steps
  effect    none | No KVM guest has it: KVM answers leaf 06H with arat alone | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 06H with arat alone, and QEMU clears EBX, ECX and EDX | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
pts
  at        CPUID.06H:EAX[6] | Intel SDM vol. 2A, CPUID, leaf 06H, EAX
  names     sdm=PTM linux=pts
  meaning   Temperature sensor and thermal status for the whole package
  effect    none | No KVM guest has it: KVM answers leaf 06H with arat alone | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 06H with arat alone, and QEMU clears EBX, ECX and EDX | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  switch    kernel | parameter clearcpuid=pts | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, __do_cpuid_func
hwp
  at        CPUID.06H:EAX[7] | Intel SDM vol. 2A, CPUID, leaf 06H, EAX
  names     sdm=HWP linux=hwp
  meaning   The processor chooses its own performance states, within limits that software sets
  effect    none | No KVM guest has it: KVM answers leaf 06H with arat alone | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 06H with arat alone, and QEMU clears EBX, ECX and EDX | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  switch    kernel | parameter clearcpuid=hwp | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, __do_cpuid_func
hwp_notify
  at        CPUID.06H:EAX[8] | Intel SDM vol. 2A, CPUID, leaf 06H, EAX
  names     linux=hwp_notify sdm=HWP_Notification
  meaning   An interrupt announces changes in what hardware-chosen performance states can reach
  effect    none | No KVM guest has it: KVM answers leaf 06H with arat alone | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 06H with arat alone, and QEMU clears EBX, ECX and EDX | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  switch    kernel | parameter clearcpuid=hwp_notify | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     hwp | Intel SDM vol. 2A, CPUID, leaf 06H, EAX
hwp_act_window
  at        CPUID.06H:EAX[9] | Intel SDM vol. 2A, CPUID, leaf 06H, EAX
  names     linux=hwp_act_window sdm=HWP_Activity_Window
  meaning   Software sets the time window that the processor averages over when it chooses its state
  effect    none | No KVM guest has it: KVM answers leaf 06H with arat alone | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 06H with arat alone, and QEMU clears EBX, ECX and EDX | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  switch    kernel | parameter clearcpuid=hwp_act_window | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     hwp | Intel SDM vol. 2A, CPUID, leaf 06H, EAX
hwp_epp
  at        CPUID.06H:EAX[10] | Intel SDM vol. 2A, CPUID, leaf 06H, EAX
  names     linux=hwp_epp sdm=HWP_Energy_Performance_Preference
  meaning   Software sets whether the processor prefers speed or energy efficiency when it chooses its state
  effect    none | No KVM guest has it: KVM answers leaf 06H with arat alone | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 06H with arat alone, and QEMU clears EBX, ECX and EDX | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  switch    kernel | parameter clearcpuid=hwp_epp | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     hwp | Intel SDM vol. 2A, CPUID, leaf 06H, EAX
hwp_pkg_req
  at        CPUID.06H:EAX[11] | Intel SDM vol. 2A, CPUID, leaf 06H, EAX
  names     linux=hwp_pkg_req sdm=HWP_Package_Level_Request
  meaning   One register carries the performance request for all cores of the package
  effect    none | No KVM guest has it: KVM answers leaf 06H with arat alone | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 06H with arat alone, and QEMU clears EBX, ECX and EDX | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  switch    kernel | parameter clearcpuid=hwp_pkg_req | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     hwp | Intel SDM vol. 2A, CPUID, leaf 06H, EAX
hdc
  at        CPUID.06H:EAX[13] | Intel SDM vol. 2A, CPUID, leaf 06H, EAX; xen 4.20 xen/arch/x86/include/asm/cpufeature.h, CPUID6_EAX_HDC
  names     sdm=HDC
  meaning   Hardware duty cycling: the package forces idle times to save power
  effect    none | No KVM guest has it: KVM answers leaf 06H with arat alone | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 06H with arat alone, and QEMU clears EBX, ECX and EDX | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
turbo-boost-max-3
  at        CPUID.06H:EAX[14] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 06H, EAX
  meaning   Turbo Boost Max 3.0: the best cores of a package may run faster than the others
  effect    none | No KVM guest has it: KVM answers leaf 06H with arat alone | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 06H with arat alone, and QEMU clears EBX, ECX and EDX | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
hwp-highest-perf-change
  at        CPUID.06H:EAX[15] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_HWP_HIGHEST_PERF_CHANGE
  meaning   The highest performance that HWP can reach may change while the machine runs, with a notice
  effect    none | No KVM guest has it: KVM answers leaf 06H with arat alone | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 06H with arat alone, and QEMU clears EBX, ECX and EDX | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  needs     hwp | Intel SDM vol. 2A, CPUID, leaf 06H, EAX
hwp-peci-override
  at        CPUID.06H:EAX[16] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 06H, EAX
  meaning   The platform's controller may override performance requests through PECI
  effect    none | No KVM guest has it: KVM answers leaf 06H with arat alone | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 06H with arat alone, and QEMU clears EBX, ECX and EDX | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  needs     hwp | Intel SDM vol. 2A, CPUID, leaf 06H, EAX
hwp-flexible
  at        CPUID.06H:EAX[17] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 06H, EAX
  meaning   A thread chooses which fields of a performance request it takes from the package request
  effect    none | No KVM guest has it: KVM answers leaf 06H with arat alone | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 06H with arat alone, and QEMU clears EBX, ECX and EDX | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  needs     hwp | Intel SDM vol. 2A, CPUID, leaf 06H, EAX
hwp-fast-access
  at        CPUID.06H:EAX[18] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 06H, EAX
  meaning   The register for performance requests can be written in a faster way
  effect    none | No KVM guest has it: KVM answers leaf 06H with arat alone | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 06H with arat alone, and QEMU clears EBX, ECX and EDX | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  needs     hwp | Intel SDM vol. 2A, CPUID, leaf 06H, EAX
hfi
  at        CPUID.06H:EAX[19] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_HFI
  names     linux=hfi
  meaning   Hardware feedback interface: a table in memory shows how fast and how efficient each core is
  effect    none | No KVM guest has it: KVM answers leaf 06H with arat alone | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 06H with arat alone, and QEMU clears EBX, ECX and EDX | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  switch    kernel | parameter clearcpuid=hfi | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, __do_cpuid_func
hwp-ignore-idle
  at        CPUID.06H:EAX[20] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 06H, EAX
  meaning   Performance requests of an idle thread can be left out of account for its core
  effect    none | No KVM guest has it: KVM answers leaf 06H with arat alone | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 06H with arat alone, and QEMU clears EBX, ECX and EDX | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  needs     hwp | Intel SDM vol. 2A, CPUID, leaf 06H, EAX
thread-director
  at        CPUID.06H:EAX[23] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 06H, EAX
  meaning   Thread Director: the feedback table also ranks cores by class of work
  effect    none | No KVM guest has it: KVM answers leaf 06H with arat alone | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 06H with arat alone, and QEMU clears EBX, ECX and EDX | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
therm-interrupt-bit25
  at        CPUID.06H:EAX[24] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 06H, EAX
  meaning   Bit 25 of IA32_THERM_INTERRUPT can be set: an interrupt for feedback from the hardware
  effect    none | No KVM guest has it: KVM answers leaf 06H with arat alone | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 06H with arat alone, and QEMU clears EBX, ECX and EDX | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
aperfmperf
  at        CPUID.06H:ECX[0] | Intel SDM vol. 2A, CPUID, leaf 06H, ECX; AMD APM vol. 3, appendix E, Fn0000_0006_ECX
  names     linux=aperfmperf apm=EffFreq
  meaning   The counters APERF and MPERF, which give the frequency that a core really ran at
  effect    none | No KVM guest has it: KVM answers leaf 06H with arat alone | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 06H with arat alone, and QEMU clears EBX, ECX and EDX | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  switch    kernel | parameter clearcpuid=aperfmperf | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, __do_cpuid_func
epb
  at        CPUID.06H:ECX[3] | Intel SDM vol. 2A, CPUID, leaf 06H, ECX
  names     linux=epb
  meaning   A register in which software says whether it prefers speed or thrift
  effect    none | No KVM guest has it: KVM answers leaf 06H with arat alone | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 06H with arat alone, and QEMU clears EBX, ECX and EDX | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  switch    kernel | parameter clearcpuid=epb | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, __do_cpuid_func
hfi-performance
  at        CPUID.06H:EDX[0] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 06H, EDX
  meaning   The feedback table ranks cores by performance
  effect    none | No KVM guest has it: KVM answers leaf 06H with arat alone | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 06H with arat alone, and QEMU clears EBX, ECX and EDX | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
hfi-efficiency
  at        CPUID.06H:EDX[1] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 06H, EDX
  meaning   The feedback table ranks cores by energy efficiency
  effect    none | No KVM guest has it: KVM answers leaf 06H with arat alone | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 06H with arat alone, and QEMU clears EBX, ECX and EDX | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
fsgsbase
  at        CPUID.(EAX=07H,ECX=0):EBX[0] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=FSGSBASE apm=FSGSBASE qemu=fsgsbase linux=fsgsbase
  meaning   RDFSBASE, WRFSBASE and the same for GS: programs read and set these base addresses themselves
  effect    state-refused | The guest has set CR4.FSGSBASE; KVM refuses that register value, and the instructions would raise #UD | linux 6.1 arch/x86/kvm/x86.h, __cr4_reserved_bits; arch/x86/kvm/x86.c, kvm_is_valid_sregs
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter nofsgsbase | kernel kvm | The kernel drops the flag; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, x86_nofsgsbase_setup
  switch    kernel | parameter clearcpuid=fsgsbase | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
tsc_adjust
  at        CPUID.(EAX=07H,ECX=0):EBX[1] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=IA32_TSC_ADJUST qemu=tsc-adjust linux=tsc_adjust
  meaning   A register that holds what software has added to the time stamp counter
  effect    none | KVM keeps the register itself on every host; if the bit is lost, writes have no effect | linux 6.1 arch/x86/kvm/x86.c, kvm_set_msr_common
  level     intersect
  exposure  emulated | KVM offers it on every host and keeps the register in software | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=tsc_adjust | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     tsc | xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
sgx
  at        CPUID.(EAX=07H,ECX=0):EBX[2] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=SGX qemu=sgx linux=sgx
  meaning   Software Guard Extensions: enclaves of memory that the rest of the system cannot read
  effect    fault | Enclave instructions raise #UD; enclave memory and keys belong to one machine and are lost in any migration | linux 6.1 arch/x86/kvm/vmx/sgx.c, handle_encls; qemu 7.2 docs/system/i386/sgx.rst, Migration
  level     intersect
  exposure  conditional | The kernel has X86_SGX_KVM, firmware has enabled SGX, and VMX can intercept ENCLS | linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/vmx.c, hardware_setup; arch/x86/kernel/cpu/feat_ctl.c, init_ia32_feat_ctl
  switch    firmware | msr IA32_FEATURE_CONTROL (3AH)[18]=0 on Intel | kernel kvm | If firmware locks the register with this bit clear, the kernel drops sgx and says so in its log | linux 6.1 arch/x86/kernel/cpu/feat_ctl.c, init_ia32_feat_ctl
  switch    firmware | bios "SGX" on Intel | kernel kvm | Also shown as Software Guard Extensions; where it is off the kernel logs: SGX disabled by BIOS | Lenovo Press LP1471; linux 6.1 arch/x86/kernel/cpu/feat_ctl.c, init_ia32_feat_ctl
  switch    kernel | parameter nosgx | kernel kvm | The kernel drops the flag and all other SGX flags | linux 6.1 arch/x86/kernel/cpu/feat_ctl.c, nosgx
  switch    kvm | module kvm_intel.sgx=0 | kvm | KVM stops offering SGX to guests | linux 6.1 arch/x86/kvm/vmx/sgx.c, enable_sgx; arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  switch    kernel | parameter clearcpuid=sgx | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
bmi1
  at        CPUID.(EAX=07H,ECX=0):EBX[3] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=BMI1 apm=BMI1 qemu=bmi1 linux=bmi1 trait=HW_CPU_X86_BMI
  meaning   Bit manipulation, first set: ANDN, BEXTR, BLSI, BLSMSK, BLSR, TZCNT
  effect    fault | All but one raise #UD; TZCNT silently runs as BSF, which answers differently for zero | Intel SDM vol. 2A, ANDN; Intel SDM vol. 2B, TZCNT
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=bmi1 | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
hle
  at        CPUID.(EAX=07H,ECX=0):EBX[4] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=HLE qemu=hle linux=hle
  meaning   Hardware Lock Elision: prefixes that let a locked section run as a transaction
  effect    slow | A processor without it ignores the prefixes, so locks are simply taken | Intel SDM vol. 2D, XACQUIRE/XRELEASE
  level     intersect
  exposure  conditional | The host kernel still has the bit, and the host is not one of the Haswell models that QEMU 7.2 treats as having broken TSX | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 target/i386/kvm/kvm.c, host_tsx_broken
  switch    kernel | parameter tsx=off on Intel | cpuid kernel kvm | Where the CPU has IA32_TSX_CTRL, the kernel stops TSX and clears both CPUID bits; elsewhere it does nothing | linux 6.1 arch/x86/kernel/cpu/tsx.c, tsx_init
  switch    kernel | parameter tsx=auto on Intel | cpuid kernel kvm | Like tsx=off where the CPU has the TAA flaw, like tsx=on elsewhere | linux 6.1 arch/x86/kernel/cpu/tsx.c, x86_get_tsx_auto_mode
  switch    kernel | parameter tsx=on on Intel | gives cpuid kernel kvm | Brings both bits back where IA32_TSX_CTRL exists and microcode does not force aborts; TAA then needs its own mitigation | linux 6.1 arch/x86/kernel/cpu/tsx.c, tsx_init; Documentation/admin-guide/hw-vuln/tsx_async_abort.rst
  switch    kernel | parameter tsx_async_abort=off | nothing | Only stops the clearing of buffers; whether TSX is on is left to tsx= | linux 6.1 Documentation/admin-guide/hw-vuln/tsx_async_abort.rst
  switch    kernel | msr IA32_TSX_CTRL (122H)[1]=1 on Intel | cpuid kernel kvm | Hides hle and rtm from CPUID; the kernel sets it for tsx=off, which is also the usual default | linux 6.1 arch/x86/include/asm/msr-index.h, TSX_CTRL_CPUID_CLEAR; arch/x86/kernel/cpu/tsx.c, tsx_disable
  switch    kernel | msr TSX_FORCE_ABORT (10FH)[1]=1 on Intel | removes cpuid kernel kvm | The kernel sets it where microcode makes every transaction abort; tsx=on cannot undo that | linux 6.1 arch/x86/kernel/cpu/tsx.c, tsx_clear_cpuid
  switch    microcode | update IPU 2021.2 on Intel | removes cpuid kernel kvm | Switches TSX off and makes transactions abort on listed Skylake to Coffee Lake parts; the kernel then hides both bits | Intel support article 000059422; linux 6.1 arch/x86/kernel/cpu/tsx.c, tsx_init
  switch    microcode | update INTEL-SA-00270 on Intel | nothing | Adds IA32_TSX_CTRL to CPUs free of MDS, so that the kernel can then disable TSX; hides nothing itself | linux 6.1 arch/x86/kernel/cpu/tsx.c, tsx_init; Documentation/admin-guide/hw-vuln/tsx_async_abort.rst
avx2
  at        CPUID.(EAX=07H,ECX=0):EBX[5] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=AVX2 apm=AVX2 qemu=avx2 linux=avx2 trait=HW_CPU_X86_AVX2
  meaning   256-bit vector instructions for integers, gathers and variable shifts
  effect    fault | AVX2 instructions raise #UD on a processor without them | Intel SDM vol. 2A, AVX and SSE instruction exception classification
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter gather_data_sampling=force | kernel kvm | On CPUs with the GDS flaw and no microcode for it, the kernel drops AVX and all that builds on it | linux 6.1 arch/x86/kernel/cpu/bugs.c, gds_select_mitigation; arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
  switch    kernel | parameter noxsave | kernel kvm | Drops XSAVE and with it every feature that keeps its state there | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
  switch    kernel | parameter clearcpuid=avx2 | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     avx | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
fdp-excptn-only
  at        CPUID.(EAX=07H,ECX=0):EBX[6] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=FDP_EXCPTN_ONLY qemu=fdp-excptn-only
  meaning   The x87 data pointer is written for exceptions only (set: no longer for every instruction)
  effect    none | The bit changes nothing: a guest meets what the processor does, and software old enough to need the pointer does not look | linux 6.12 Documentation/virt/kvm/x86/errata.rst, x87 features
  level     never | Set means that the function is missing, and a guest finds it missing on such a host whatever its own bit says; clearing the bit does nothing | linux 6.12 Documentation/virt/kvm/x86/errata.rst, x87 features; xen 4.20 xen/include/public/arch-x86/cpufeatureset.h, FDP_EXCP_ONLY and NO_FPU_SEL
  exposure  conditional | The host has it and QEMU knows the bit: 10.0 does, while 7.2 leaves it out of guests that can be migrated | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info; qemu 7.2 target/i386/cpu.c, x86_cpu_get_migratable_flags
smep
  at        CPUID.(EAX=07H,ECX=0):EBX[7] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=SMEP apm=SMEP qemu=smep linux=smep
  meaning   The kernel cannot be tricked into running code in user pages
  effect    state-refused | The guest has set CR4.SMEP; KVM refuses that register value where the bit is missing | linux 6.1 arch/x86/kvm/x86.h, __cr4_reserved_bits; arch/x86/kvm/x86.c, kvm_is_valid_sregs
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=smep | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter nosmep | nothing | On x86 Linux 6.1 has no such parameter; it is read on POWER only | linux 6.1 Documentation/admin-guide/kernel-parameters.txt, nosmep
bmi2
  at        CPUID.(EAX=07H,ECX=0):EBX[8] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=BMI2 apm=BMI2 qemu=bmi2 linux=bmi2 trait=HW_CPU_X86_BMI2
  meaning   Bit manipulation, second set: BZHI, MULX, PDEP, PEXT, RORX, SARX, SHLX, SHRX
  effect    fault | BMI2 instructions raise #UD on a processor without them | Intel SDM vol. 2B, PDEP; Intel SDM vol. 2A, VEX encoding support for GPR instructions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=bmi2 | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
erms
  at        CPUID.(EAX=07H,ECX=0):EBX[9] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=ERMS apm=ERMS qemu=erms linux=erms
  meaning   REP MOVSB and REP STOSB are fast ways to copy and fill memory
  effect    slow | The instructions run on every processor; copies that rely on their speed get slower | Intel SDM vol. 1, Fast-String Operation
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  qemu      host-cpuid | 10.0 | It promises speed and is not an instruction: neither clearcpuid= nor KVM removes it from guests under QEMU 10.0, while guests under 7.2 get what KVM lists | qemu 7.2 and 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  switch    firmware | bios "Enhanced REP MOVSB/STOSB" on AMD | cpuid kernel kvm | AMD EPYC setup, CPU Common Options, shown there with (ERSM); some Milan hosts come without the bit | openSIL xUSL/CCX/Common/Kconfig, CCX_ERMS_ENABLE; AMD firmware options, ACT_CFG_UID_CmnCpuERMS; github autotest/tp-qemu#4485
  switch    firmware | msr IA32_MISC_ENABLE (1A0H)[0]=0 on Intel | kernel kvm | With fast strings off the kernel drops erms, and KVM no longer lists it; QEMU 10.0 gives guests what CPUID shows anyway | linux 6.1 arch/x86/kernel/cpu/intel.c, early_init_intel; qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  switch    kernel | parameter clearcpuid=erms | kernel kvm | Drops the flag at boot, and KVM no longer lists the bit; guests under QEMU 7.2 lose it; guests under 10.0, which reads CPUID, keep it | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 and 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
invpcid
  at        CPUID.(EAX=07H,ECX=0):EBX[10] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=INVPCID apm=INVPCID qemu=invpcid linux=invpcid
  meaning   INVPCID drops cached address translations by process-context identifier
  effect    fault | INVPCID raises #UD on a processor without it | Intel SDM vol. 2A, INVPCID
  level     intersect
  exposure  conditional | The host has it and, on Intel, VMX can let guests run it | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  switch    kernel | parameter noinvpcid | kernel kvm | The kernel drops the flag; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, x86_noinvpcid_setup
  switch    kernel | parameter clearcpuid=invpcid | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
rtm
  at        CPUID.(EAX=07H,ECX=0):EBX[11] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=RTM qemu=rtm linux=rtm
  meaning   Restricted Transactional Memory: XBEGIN and XEND run code as a transaction
  effect    fault | XBEGIN raises #UD on a CPU without RTM; where RTM is only disabled, every transaction aborts instead | Intel SDM vol. 2D, XBEGIN; linux 6.1 arch/x86/kernel/cpu/tsx.c, tsx_disable
  level     intersect
  exposure  conditional | The host kernel still has the bit, and the host is not one of the Haswell models that QEMU 7.2 treats as having broken TSX | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 target/i386/kvm/kvm.c, host_tsx_broken
  switch    kernel | parameter tsx=off on Intel | cpuid kernel kvm | Where the CPU has IA32_TSX_CTRL, the kernel stops TSX and clears both CPUID bits; elsewhere it does nothing | linux 6.1 arch/x86/kernel/cpu/tsx.c, tsx_init
  switch    kernel | parameter tsx=auto on Intel | cpuid kernel kvm | Like tsx=off where the CPU has the TAA flaw, like tsx=on elsewhere | linux 6.1 arch/x86/kernel/cpu/tsx.c, x86_get_tsx_auto_mode
  switch    kernel | parameter tsx=on on Intel | gives cpuid kernel kvm | Brings both bits back where IA32_TSX_CTRL exists and microcode does not force aborts; TAA then needs its own mitigation | linux 6.1 arch/x86/kernel/cpu/tsx.c, tsx_init; Documentation/admin-guide/hw-vuln/tsx_async_abort.rst
  switch    kernel | parameter tsx_async_abort=off | nothing | Only stops the clearing of buffers; whether TSX is on is left to tsx= | linux 6.1 Documentation/admin-guide/hw-vuln/tsx_async_abort.rst
  switch    kernel | msr IA32_TSX_CTRL (122H)[1]=1 on Intel | cpuid kernel kvm | Hides hle and rtm from CPUID; the kernel sets it for tsx=off, which is also the usual default | linux 6.1 arch/x86/include/asm/msr-index.h, TSX_CTRL_CPUID_CLEAR; arch/x86/kernel/cpu/tsx.c, tsx_disable
  switch    kernel | msr TSX_FORCE_ABORT (10FH)[1]=1 on Intel | removes cpuid kernel kvm | The kernel sets it where microcode makes every transaction abort; tsx=on cannot undo that | linux 6.1 arch/x86/kernel/cpu/tsx.c, tsx_clear_cpuid
  switch    microcode | update IPU 2021.2 on Intel | removes cpuid kernel kvm | Switches TSX off and makes transactions abort on listed Skylake to Coffee Lake parts; the kernel then hides both bits | Intel support article 000059422; linux 6.1 arch/x86/kernel/cpu/tsx.c, tsx_init
  switch    microcode | update INTEL-SA-00270 on Intel | nothing | Adds IA32_TSX_CTRL to CPUs free of MDS, so that the kernel can then disable TSX; hides nothing itself | linux 6.1 arch/x86/kernel/cpu/tsx.c, tsx_init; Documentation/admin-guide/hw-vuln/tsx_async_abort.rst
cmt
  at        CPUID.(EAX=07H,ECX=0):EBX[12] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=RDT-M apm=PQM linux=cqm
  meaning   Platform monitoring: the processor can count cache use and memory traffic per group of threads
  effect    none | No KVM guest ever had the bit; it serves the host alone | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | Not in the list of features that KVM passes on; leaf 0FH reads as zero in guests | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; arch/x86/kvm/cpuid.c, __do_cpuid_func
  switch    kernel | parameter clearcpuid=cqm | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
zero-fcs-fds
  at        CPUID.(EAX=07H,ECX=0):EBX[13] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX; linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_ZERO_FCS_FDS
  names     qemu=zero-fcs-fds
  meaning   The x87 code and data segments are stored as zero (set: they are no longer kept)
  effect    none | The bit changes nothing: a guest meets what the processor does, and software old enough to need the segments does not look | linux 6.12 Documentation/virt/kvm/x86/errata.rst, x87 features
  level     never | Set means that the function is missing, and a guest finds it missing on such a host whatever its own bit says; clearing the bit does nothing | linux 6.12 Documentation/virt/kvm/x86/errata.rst, x87 features; xen 4.20 xen/include/public/arch-x86/cpufeatureset.h, FDP_EXCP_ONLY and NO_FPU_SEL
  exposure  conditional | The host has it and QEMU knows the bit: 10.0 does, while 7.2 leaves it out of guests that can be migrated | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info; qemu 7.2 target/i386/cpu.c, x86_cpu_get_migratable_flags
mpx
  at        CPUID.(EAX=07H,ECX=0):EBX[14] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=MPX qemu=mpx linux=mpx trait=HW_CPU_X86_MPX
  meaning   Memory Protection Extensions: bounds registers that check pointers
  effect    state-refused | A guest whose XCR0 holds the bounds components cannot be restored: KVM refuses that XCR0 | linux 6.1 arch/x86/kvm/x86.c, __kvm_set_xcr; arch/x86/kvm/cpuid.c, cpuid_get_supported_xcr0
  level     intersect
  exposure  conditional | Intel only: the host keeps the bounds state and VMX can load BNDCFGS; KVM for AMD takes it out | linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/vmx.c, hardware_setup; arch/x86/kvm/svm/svm.c, svm_hardware_setup
  switch    kernel | parameter noxsave | kernel kvm | Drops XSAVE and with it every feature that keeps its state there | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
  switch    kernel | parameter clearcpuid=mpx | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     xsave | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
rdt_a
  at        CPUID.(EAX=07H,ECX=0):EBX[15] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=RDT-A linux=rdt_a apm=PQE
  meaning   Platform allocation: shares of caches and memory traffic can be given to groups of threads
  effect    none | No KVM guest has the bit; it serves the host alone | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | Not in the list of features that KVM 6.1 and 6.12 pass on | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=rdt_a | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.12 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
avx512f
  at        CPUID.(EAX=07H,ECX=0):EBX[16] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=AVX512F qemu=avx512f linux=avx512f trait=HW_CPU_X86_AVX512F
  meaning   AVX-512 foundation: 512-bit vectors, 32 registers and mask registers
  effect    state-refused | The guest's XCR0 holds the AVX-512 components, which KVM then refuses; the instructions would raise #UD | linux 6.1 arch/x86/kvm/x86.c, __kvm_set_xcr; arch/x86/kvm/cpuid.c, cpuid_get_supported_xcr0
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    firmware | bios "AVX512" on AMD | cpuid kernel kvm | AMD setup from Zen 4 on, CPU Common Options: removes all of AVX-512 | openSIL xUSL/CCX/CcxClass-api.h, EnableAvx512; AMD firmware options, ACT_CFG_UID_CmnCpuAvx512
  switch    kernel | parameter gather_data_sampling=force | kernel kvm | On CPUs with the GDS flaw and no microcode for it, the kernel drops AVX and all that builds on it | linux 6.1 arch/x86/kernel/cpu/bugs.c, gds_select_mitigation; arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
  switch    kernel | parameter noxsave | kernel kvm | Drops XSAVE and with it every feature that keeps its state there | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
  switch    kernel | parameter clearcpuid=avx512f | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     avx avx2 | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps; xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
avx512dq
  at        CPUID.(EAX=07H,ECX=0):EBX[17] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=AVX512DQ qemu=avx512dq linux=avx512dq trait=HW_CPU_X86_AVX512DQ
  meaning   AVX-512 for doubleword and quadword elements: 64-bit multiply, conversions, 8-bit masks
  effect    fault | Its instructions raise #UD on a processor without them | Intel SDM vol. 2A, exception classifications of EVEX-encoded instructions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=avx512dq | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     avx512f | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
rdseed
  at        CPUID.(EAX=07H,ECX=0):EBX[18] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=RDSEED apm=RDSEED qemu=rdseed linux=rdseed
  meaning   RDSEED delivers random numbers fit to seed a generator
  effect    fault | RDSEED raises #UD on a processor without it | Intel SDM vol. 2B, RDSEED
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=rdseed | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
adx
  at        CPUID.(EAX=07H,ECX=0):EBX[19] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=ADX apm=ADX qemu=adx linux=adx
  meaning   ADCX and ADOX: two independent carry chains for long additions
  effect    fault | ADCX and ADOX raise #UD on a processor without them | Intel SDM vol. 2A, ADCX
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=adx | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
smap
  at        CPUID.(EAX=07H,ECX=0):EBX[20] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=SMAP apm=SMAP qemu=smap linux=smap
  meaning   The kernel cannot reach pages of user programs unless it says so with STAC
  effect    state-refused | The guest has set CR4.SMAP; KVM refuses that register value, and STAC and CLAC would raise #UD | linux 6.1 arch/x86/kvm/x86.h, __cr4_reserved_bits; arch/x86/kvm/x86.c, kvm_is_valid_sregs
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=smap | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter nosmap | nothing | On x86 Linux 6.1 has no such parameter; it is read on POWER only | linux 6.1 Documentation/admin-guide/kernel-parameters.txt, nosmap
avx512ifma
  at        CPUID.(EAX=07H,ECX=0):EBX[21] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=AVX512_IFMA qemu=avx512ifma linux=avx512ifma trait=HW_CPU_X86_AVX512IFMA
  meaning   AVX-512 multiply and add of 52-bit integers
  effect    fault | Its instructions raise #UD on a processor without them | Intel SDM vol. 2A, exception classifications of EVEX-encoded instructions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=avx512ifma | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     avx512f | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
pcommit
  at        CPUID.(EAX=07H,ECX=0):EBX[22] | qemu 7.2 target/i386/cpu.c, FEAT_7_0_EBX; libvirt 9.0.0 src/cpu_map/x86_features.xml
  names     qemu=pcommit
  meaning   PCOMMIT, an instruction for persistent memory that was withdrawn before any processor was sold with it
  effect    none | KVM does not offer it and Linux 6.1 no longer knows the flag | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | Not in the list of features that KVM passes on | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
clflushopt
  at        CPUID.(EAX=07H,ECX=0):EBX[23] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=CLFLUSHOPT qemu=clflushopt linux=clflushopt
  meaning   CLFLUSHOPT evicts a cache line with weaker ordering than CLFLUSH
  effect    fault | CLFLUSHOPT raises #UD on a processor without it | Intel SDM vol. 2A, CLFLUSHOPT
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=clflushopt | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
clwb
  at        CPUID.(EAX=07H,ECX=0):EBX[24] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=CLWB apm=CLWB qemu=clwb linux=clwb
  meaning   CLWB writes a cache line back to memory and may keep it cached
  effect    fault | CLWB raises #UD on a processor without it | Intel SDM vol. 2A, CLWB
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=clwb | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
intel-pt
  at        CPUID.(EAX=07H,ECX=0):EBX[25] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     qemu=intel-pt linux=intel_pt
  meaning   Intel Processor Trace: the processor records the path that software takes
  effect    none | By default no guest has the bit; with pt_mode=1 a guest that lost it faults when it writes the trace registers | linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_pt_mode_is_host_guest and vmx_set_msr
  level     intersect
  exposure  requested | kvm_intel runs with pt_mode=1, EPT and the virtual PMU are on, and the trace unit offers everything that QEMU requires | linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/vmx.c, hardware_setup; qemu 7.2 target/i386/cpu.c, x86_cpu_filter_features
  switch    kvm | module kvm_intel.pt_mode=0 | kvm | The default: the host keeps the trace unit; pt_mode=1 shares it with guests | linux 6.1 arch/x86/kvm/vmx/vmx.c, pt_mode
  switch    kvm | module kvm.enable_pmu=0 | kvm | Without the virtual PMU KVM falls back to pt_mode=0 | linux 6.1 arch/x86/kvm/vmx/vmx.c, hardware_setup
  switch    kvm | module kvm_intel.ept=0 | kvm | Without EPT KVM falls back to pt_mode=0 | linux 6.1 arch/x86/kvm/vmx/vmx.c, hardware_setup
  switch    kernel | parameter clearcpuid=intel_pt | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
avx512pf
  at        CPUID.(EAX=07H,ECX=0):EBX[26] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=AVX512PF qemu=avx512pf linux=avx512pf trait=HW_CPU_X86_AVX512PF
  meaning   AVX-512 prefetches for gather and scatter, on Xeon Phi
  effect    fault | Its instructions raise #UD on a processor without them | Intel SDM vol. 2A, exception classifications of EVEX-encoded instructions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=avx512pf | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     avx512f | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
avx512er
  at        CPUID.(EAX=07H,ECX=0):EBX[27] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=AVX512ER qemu=avx512er linux=avx512er trait=HW_CPU_X86_AVX512ER
  meaning   AVX-512 exponentials and reciprocals of high accuracy, on Xeon Phi
  effect    fault | Its instructions raise #UD on a processor without them | Intel SDM vol. 2A, exception classifications of EVEX-encoded instructions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=avx512er | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     avx512f | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
avx512cd
  at        CPUID.(EAX=07H,ECX=0):EBX[28] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=AVX512CD qemu=avx512cd linux=avx512cd trait=HW_CPU_X86_AVX512CD
  meaning   AVX-512 conflict detection, for loops with overlapping stores
  effect    fault | Its instructions raise #UD on a processor without them | Intel SDM vol. 2A, exception classifications of EVEX-encoded instructions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=avx512cd | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     avx512f | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
sha-ni
  at        CPUID.(EAX=07H,ECX=0):EBX[29] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=SHA apm=SHA qemu=sha-ni linux=sha_ni trait=HW_CPU_X86_SHA
  meaning   Instructions for the SHA-1 and SHA-256 hashes
  effect    fault | SHA instructions raise #UD on a processor without them | Intel SDM vol. 2B, SHA1RNDS4
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=sha_ni | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     sse2 | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
avx512bw
  at        CPUID.(EAX=07H,ECX=0):EBX[30] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=AVX512BW qemu=avx512bw linux=avx512bw trait=HW_CPU_X86_AVX512BW
  meaning   AVX-512 for byte and word elements, with 64-bit masks
  effect    fault | Its instructions raise #UD on a processor without them | Intel SDM vol. 2A, exception classifications of EVEX-encoded instructions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=avx512bw | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     avx512f | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
avx512vl
  at        CPUID.(EAX=07H,ECX=0):EBX[31] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EBX
  names     sdm=AVX512VL qemu=avx512vl linux=avx512vl trait=HW_CPU_X86_AVX512VL
  meaning   AVX-512 instructions on 128-bit and 256-bit vectors
  effect    fault | The shorter forms raise #UD on a processor without them | Intel SDM vol. 2A, exception classifications of EVEX-encoded instructions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=avx512vl | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     avx512f | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
prefetchwt1
  at        CPUID.(EAX=07H,ECX=0):ECX[0] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 07H, ECX; xen 4.20 xen/include/public/arch-x86/cpufeatureset.h, PREFETCHWT1
  names     sdm=PREFETCHWT1
  meaning   PREFETCHWT1 fetches a line that will be written into the second-level cache; Xeon Phi only
  effect    none | No guest of KVM 6.1 or 6.12 has the bit | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | Not in the list of features that KVM 6.1 and 6.12 pass on | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
avx512vbmi
  at        CPUID.(EAX=07H,ECX=0):ECX[1] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, ECX
  names     sdm=AVX512_VBMI qemu=avx512vbmi linux=avx512vbmi trait=HW_CPU_X86_AVX512VBMI
  meaning   AVX-512 permutations of bytes over whole registers
  effect    fault | Its instructions raise #UD on a processor without them | Intel SDM vol. 2A, exception classifications of EVEX-encoded instructions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=avx512vbmi | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     avx512f avx512bw | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps; xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
umip
  at        CPUID.(EAX=07H,ECX=0):ECX[2] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, ECX
  names     sdm=UMIP apm=UMIP qemu=umip linux=umip
  meaning   User programs cannot run SGDT, SIDT, SLDT, SMSW and STR
  effect    state-refused | The guest has set CR4.UMIP; KVM refuses that register value where the bit is missing | linux 6.1 arch/x86/kvm/x86.h, __cr4_reserved_bits; arch/x86/kvm/x86.c, kvm_is_valid_sregs
  level     intersect
  exposure  conditional | The host has it, or VMX can intercept the descriptor instructions, and then KVM emulates it | linux 6.1 arch/x86/kvm/vmx/capabilities.h, vmx_umip_emulated; arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  switch    kernel | parameter clearcpuid=umip | kernel | On Intel, KVM still offers it, emulated; on AMD it is gone for guests too | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
pku
  at        CPUID.(EAX=07H,ECX=0):ECX[3] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, ECX
  names     sdm=PKU apm=PKU qemu=pku linux=pku
  meaning   Protection keys: a program restricts access to groups of its own pages
  effect    state-refused | The guest has set CR4.PKE and the PKRU component of XCR0; KVM refuses both where the bit is missing | linux 6.1 arch/x86/kvm/x86.h, __cr4_reserved_bits; arch/x86/kvm/x86.c, kvm_is_valid_sregs; arch/x86/kvm/x86.c, __kvm_set_xcr
  level     intersect
  exposure  conditional | The host kernel has enabled protection keys, and KVM uses EPT or NPT | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter nopku | kvm | The flag pku stays in /proc/cpuinfo, but ospke goes, and KVM then withholds pku | linux 6.1 arch/x86/kernel/cpu/common.c, setup_disable_pku; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kvm | module kvm_intel.ept=0 | kvm | KVM does not offer protection keys with shadow paging | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kvm | module kvm_amd.npt=0 | kvm | KVM does not offer protection keys with shadow paging | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter noxsave | kernel kvm | Drops XSAVE and with it every feature that keeps its state there | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
  switch    kernel | parameter clearcpuid=pku | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     xsave lm | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps; xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
ospke
  at        CPUID.(EAX=07H,ECX=0):ECX[4] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, ECX
  names     sdm=OSPKE apm=OSPKE linux=ospke
  meaning   The operating system has enabled protection keys: mirrors CR4.PKE
  effect    none | It follows the guest's own CR4.PKE; what can be lost is pku | linux 6.1 arch/x86/kvm/cpuid.c, __kvm_update_cpuid_runtime
  level     never | Each guest's bit mirrors its own CR4.PKE, whatever the host shows | linux 6.1 arch/x86/kvm/cpuid.c, __kvm_update_cpuid_runtime
  exposure  conditional | Set in the guest's CPUID while the guest has CR4.PKE set; never offered as a feature | linux 6.1 arch/x86/kvm/cpuid.c, __kvm_update_cpuid_runtime; qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid
  switch    kernel | parameter nopku | cpuid kernel | The host kernel leaves CR4.PKE clear, so its own bit reads 0 | linux 6.1 arch/x86/kernel/cpu/common.c, setup_pku
  needs     pku | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, ECX
waitpkg
  at        CPUID.(EAX=07H,ECX=0):ECX[5] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, ECX
  names     sdm=WAITPKG qemu=waitpkg linux=waitpkg
  meaning   UMONITOR, UMWAIT and TPAUSE: user programs wait in a light sleep
  effect    fault | The three instructions raise #UD, and writing IA32_UMWAIT_CONTROL raises #GP | Intel SDM vol. 2B, TPAUSE; linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_set_msr
  level     intersect
  exposure  conditional | Intel only: the host has it and VMX can let guests run user-mode waits | linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/capabilities.h, cpu_has_vmx_waitpkg
  switch    qemu | option cpu-pm | nothing | QEMU 7.2 copies the bit from KVM for host and max models even without -overcommit cpu-pm=on, which only forces it | qemu 7.2 target/i386/kvm/kvm-cpu.c, kvm_cpu_realizefn; target/i386/cpu.c, x86_cpu_expand_features
  switch    kernel | parameter clearcpuid=waitpkg | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
avx512vbmi2
  at        CPUID.(EAX=07H,ECX=0):ECX[6] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, ECX
  names     sdm=AVX512_VBMI2 qemu=avx512vbmi2 linux=avx512_vbmi2 trait=HW_CPU_X86_AVX512VBMI2
  meaning   AVX-512 compress and expand of bytes and words, and double shifts
  effect    fault | Its instructions raise #UD on a processor without them | Intel SDM vol. 2A, exception classifications of EVEX-encoded instructions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=avx512_vbmi2 | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     avx512vl avx512bw | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps; xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
cet-ss
  at        CPUID.(EAX=07H,ECX=0):ECX[7] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, ECX
  names     sdm=CET_SS qemu=cet-ss old=shstk
  meaning   Shadow stacks: the processor checks return addresses against a second stack
  effect    state-refused | A guest that uses it runs with CR4.CET, which KVM refuses where neither bit of CET is offered | linux 6.18 arch/x86/kvm/x86.h, __cr4_reserved_bits
  level     intersect
  exposure  conditional | Linux 6.18 or later, with EPT or nested paging and both CET components in the host's IA32_XSS; QEMU 11 has a name for it | linux 6.18 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 6.18 arch/x86/kvm/x86.c, kvm_setup_xss_caps; qemu 11.1.3, query-cpu-model-expansion
  needs     xsaves | linux 6.12 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
gfni
  at        CPUID.(EAX=07H,ECX=0):ECX[8] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, ECX
  names     sdm=GFNI qemu=gfni linux=gfni trait=HW_CPU_X86_AVX512GFNI
  meaning   Arithmetic in the field GF(2^8), for ciphers and error correction
  effect    fault | GFNI instructions raise #UD on a processor without them | Intel SDM vol. 2A, GF2P8MULB
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=gfni | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     sse2 | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
vaes
  at        CPUID.(EAX=07H,ECX=0):ECX[9] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, ECX
  names     sdm=VAES apm=VAES qemu=vaes linux=vaes trait=HW_CPU_X86_AVX512VAES
  meaning   AES rounds on 256-bit and 512-bit vectors
  effect    fault | The wide AES forms raise #UD on a processor without them | Intel SDM vol. 2A, AESENC
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter gather_data_sampling=force | kernel kvm | On CPUs with the GDS flaw and no microcode for it, the kernel drops AVX and all that builds on it | linux 6.1 arch/x86/kernel/cpu/bugs.c, gds_select_mitigation; arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
  switch    kernel | parameter clearcpuid=vaes | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     avx avx2 aes | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps; xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
vpclmulqdq
  at        CPUID.(EAX=07H,ECX=0):ECX[10] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, ECX
  names     sdm=VPCLMULQDQ qemu=vpclmulqdq linux=vpclmulqdq trait=HW_CPU_X86_AVX512VPCLMULQDQ
  meaning   Carry-less multiplication on 256-bit and 512-bit vectors
  effect    fault | The wide forms of PCLMULQDQ raise #UD on a processor without them | Intel SDM vol. 2B, PCLMULQDQ
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter gather_data_sampling=force | kernel kvm | On CPUs with the GDS flaw and no microcode for it, the kernel drops AVX and all that builds on it | linux 6.1 arch/x86/kernel/cpu/bugs.c, gds_select_mitigation; arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
  switch    kernel | parameter clearcpuid=vpclmulqdq | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     avx avx2 pclmuldq | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps; xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
avx512vnni
  at        CPUID.(EAX=07H,ECX=0):ECX[11] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, ECX
  names     sdm=AVX512_VNNI qemu=avx512vnni linux=avx512_vnni trait=HW_CPU_X86_AVX512VNNI
  meaning   AVX-512 dot products of small integers, for neural networks
  effect    fault | Its instructions raise #UD on a processor without them | Intel SDM vol. 2A, exception classifications of EVEX-encoded instructions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=avx512_vnni | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     avx512vl | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
avx512bitalg
  at        CPUID.(EAX=07H,ECX=0):ECX[12] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, ECX
  names     sdm=AVX512_BITALG qemu=avx512bitalg linux=avx512_bitalg trait=HW_CPU_X86_AVX512BITALG
  meaning   AVX-512 population count of bytes and words, and bit shuffles
  effect    fault | Its instructions raise #UD on a processor without them | Intel SDM vol. 2A, exception classifications of EVEX-encoded instructions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=avx512_bitalg | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     avx512vl avx512bw | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps; xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
tme
  at        CPUID.(EAX=07H,ECX=0):ECX[13] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, ECX
  names     sdm=TME_EN linux=tme
  meaning   Total Memory Encryption: what leaves the package for memory is encrypted
  effect    none | No KVM guest has the bit; the host's memory is encrypted beneath it | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | Not in the list of features that KVM 6.1 and 6.12 pass on | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    firmware | msr IA32_TME_ACTIVATE (982H)[1]=0 on Intel | kernel | CPUID keeps the bit; Linux 6.12 drops its flag and logs: tme: not enabled by BIOS. Linux 6.1 logs it and keeps the flag | linux 6.12 arch/x86/kernel/cpu/intel.c, detect_tme_early; linux 6.1 arch/x86/kernel/cpu/intel.c, detect_tme_early
  switch    kernel | parameter clearcpuid=tme | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.12 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
avx512-vpopcntdq
  at        CPUID.(EAX=07H,ECX=0):ECX[14] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, ECX
  names     sdm=AVX512_VPOPCNTDQ qemu=avx512-vpopcntdq linux=avx512_vpopcntdq trait=HW_CPU_X86_AVX512VPOPCNTDQ
  meaning   AVX-512 population count of doublewords and quadwords
  effect    fault | Its instructions raise #UD on a processor without them | Intel SDM vol. 2A, exception classifications of EVEX-encoded instructions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=avx512_vpopcntdq | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     avx512f | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
la57
  at        CPUID.(EAX=07H,ECX=0):ECX[16] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, ECX
  names     sdm=LA57 apm=LA57 qemu=la57 linux=la57
  meaning   Page tables of five levels: virtual addresses of 57 bits
  effect    state-refused | A guest that runs with CR4.LA57 set cannot be restored: KVM refuses that register value | linux 6.1 arch/x86/kvm/x86.h, __cr4_reserved_bits; arch/x86/kvm/x86.c, kvm_is_valid_sregs
  level     intersect
  exposure  conditional | The processor has it; KVM reads CPUID itself, so a host running with four levels still offers it | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter no5lvl | kernel | The host runs with four levels and drops its flag; KVM still offers the bit | linux 6.1 arch/x86/kernel/cpu/common.c, early_identify_cpu; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=la57 | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
rdpid
  at        CPUID.(EAX=07H,ECX=0):ECX[22] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, ECX
  names     sdm=RDPID apm=RDPID qemu=rdpid linux=rdpid
  meaning   RDPID reads the number of the processor that the program runs on
  effect    fault | Without the bit in its CPUID the guest gets #UD; with the bit kept by force KVM would emulate it slowly | linux 6.1 arch/x86/kvm/emulate.c, em_rdpid
  level     intersect
  exposure  conditional | The host has it and, on Intel, VMX can let guests run RDTSCP; KVM can emulate it, but lists that apart, where QEMU 7.2 does not look | linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/cpuid.c, __do_cpuid_func_emulated; qemu 7.2 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  switch    kernel | parameter clearcpuid=rdpid | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
keylocker
  at        CPUID.(EAX=07H,ECX=0):ECX[23] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, ECX
  names     sdm=KL
  meaning   AES keys can be kept in handles, so that memory never holds the key itself
  effect    none | No guest of KVM 6.1 or 6.12 has the bit | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | Not in the list of features that KVM 6.1 and 6.12 pass on | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
bus-lock-detect
  at        CPUID.(EAX=07H,ECX=0):ECX[24] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, ECX
  names     sdm=BUS_LOCK_DETECT apm=BUSLOCKTRAP qemu=bus-lock-detect linux=bus_lock_detect
  meaning   The processor can raise a debug exception after a bus lock in user code
  effect    fault | Setting the bus lock bit of IA32_DEBUGCTL raises #GP once CPUID lacks the feature | linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_get_supported_debugctl and vmx_is_valid_debugctl
  level     intersect
  exposure  conditional | Intel only: the host has it; KVM for AMD takes it out | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  switch    kernel | parameter split_lock_detect=off | nothing | The host does not use the feature, but its flag and the guests' bit stay | linux 6.1 arch/x86/kernel/cpu/intel.c, sld_state_setup
  switch    kernel | parameter clearcpuid=bus_lock_detect | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
cldemote
  at        CPUID.(EAX=07H,ECX=0):ECX[25] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, ECX
  names     sdm=CLDEMOTE qemu=cldemote linux=cldemote
  meaning   CLDEMOTE hints that a cache line may move to a cache farther from the core
  effect    slow | A processor without it treats the hint as no operation | Intel SDM vol. 2A, CLDEMOTE
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=cldemote | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
movdiri
  at        CPUID.(EAX=07H,ECX=0):ECX[27] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, ECX
  names     sdm=MOVDIRI qemu=movdiri linux=movdiri
  meaning   MOVDIRI stores a word past the caches
  effect    fault | MOVDIRI raises #UD on a processor without it | Intel SDM vol. 2B, MOVDIRI
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=movdiri | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
movdir64b
  at        CPUID.(EAX=07H,ECX=0):ECX[28] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, ECX
  names     sdm=MOVDIR64B qemu=movdir64b linux=movdir64b
  meaning   MOVDIR64B stores 64 bytes past the caches in one piece
  effect    fault | MOVDIR64B raises #UD on a processor without it | Intel SDM vol. 2B, MOVDIR64B
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=movdir64b | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
enqcmd
  at        CPUID.(EAX=07H,ECX=0):ECX[29] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, ECX
  names     sdm=ENQCMD linux=enqcmd
  meaning   ENQCMD and ENQCMDS hand work to a device's queue together with the process it is for
  effect    none | No guest of KVM 6.1 or 6.12 has the bit | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | Not in the list of features that KVM 6.1 and 6.12 pass on | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=enqcmd | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.12 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     xsaves | linux 6.12 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
sgxlc
  at        CPUID.(EAX=07H,ECX=0):ECX[30] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, ECX
  names     sdm=SGX_LC qemu=sgxlc linux=sgx_lc
  meaning   SGX launch control: the owner of the machine chooses whose key may launch enclaves
  effect    fault | Reading or writing the IA32_SGXLEPUBKEYHASH registers raises #GP | linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_get_msr and vmx_set_msr
  level     intersect
  exposure  conditional | SGX is offered and firmware has left launch control open | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kernel/cpu/feat_ctl.c, init_ia32_feat_ctl
  switch    firmware | msr IA32_FEATURE_CONTROL (3AH)[17]=0 on Intel | kernel kvm | If firmware locks the register with this bit clear, the kernel drops sgx_lc | linux 6.1 arch/x86/kernel/cpu/feat_ctl.c, init_ia32_feat_ctl
  switch    kvm | module kvm_intel.sgx=0 | kvm | KVM stops offering SGX to guests | linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  switch    kernel | parameter clearcpuid=sgx_lc | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     sgx | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
pks
  at        CPUID.(EAX=07H,ECX=0):ECX[31] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, ECX
  names     sdm=PKS qemu=pks
  meaning   Protection keys for pages of the supervisor
  effect    none | No guest of this KVM has the bit | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | Not in the list of features that KVM 6.1 passes on | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
sgx-keys
  at        CPUID.(EAX=07H,ECX=0):EDX[1] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 07H, EDX; xen 4.20 xen/include/public/arch-x86/cpufeatureset.h, SGX_KEYS
  names     sdm=SGX-KEYS
  meaning   SGX attestation services: keys that let an enclave prove its identity
  effect    none | No guest of KVM 6.1 or 6.12 has the bit | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | Not in the list of features that KVM 6.1 and 6.12 pass on | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
avx512-4vnniw
  at        CPUID.(EAX=07H,ECX=0):EDX[2] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EDX
  names     sdm=AVX512_4VNNIW qemu=avx512-4vnniw linux=avx512_4vnniw
  meaning   AVX-512 dot products of words over four registers, on Xeon Phi
  effect    fault | Its instructions raise #UD on a processor without them | Intel SDM vol. 2A, exception classifications of EVEX-encoded instructions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=avx512_4vnniw | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     avx512f | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
avx512-4fmaps
  at        CPUID.(EAX=07H,ECX=0):EDX[3] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EDX
  names     sdm=AVX512_4FMAPS qemu=avx512-4fmaps linux=avx512_4fmaps
  meaning   AVX-512 multiply and add of single precision over four registers, on Xeon Phi
  effect    fault | Its instructions raise #UD on a processor without them | Intel SDM vol. 2A, exception classifications of EVEX-encoded instructions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=avx512_4fmaps | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     avx512f | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
fsrm
  at        CPUID.(EAX=07H,ECX=0):EDX[4] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EDX
  names     apm=FSRM qemu=fsrm linux=fsrm
  meaning   REP MOVSB is fast for short copies too
  effect    slow | The instruction runs on every processor; short copies get slower | Intel SDM vol. 1, Fast-String Operation
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  qemu      host-cpuid | 10.0 | It promises speed and is not an instruction: neither clearcpuid= nor KVM removes it from guests under QEMU 10.0, while guests under 7.2 get what KVM lists | qemu 7.2 and 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  switch    firmware | bios "Fast Short REP MOVSB" on AMD | cpuid kernel kvm | AMD EPYC setup, CPU Common Options, shown there with (FSRM); some Milan hosts come without the bit | openSIL xUSL/CCX/Common/Kconfig, CCX_FSRM_ENABLE; AMD firmware options, ACT_CFG_UID_CmnCpuFSRM; github autotest/tp-qemu#4485
  switch    firmware | msr IA32_MISC_ENABLE (1A0H)[0]=0 on Intel | nothing | With fast strings off Linux 6.1 drops erms alone and leaves this flag | linux 6.1 arch/x86/kernel/cpu/intel.c, early_init_intel
  switch    kernel | parameter clearcpuid=fsrm | kernel kvm | Drops the flag at boot, and KVM no longer lists the bit; guests under QEMU 7.2 lose it; guests under 10.0, which reads CPUID, keep it | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 and 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
uintr
  at        CPUID.(EAX=07H,ECX=0):EDX[5] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EDX
  names     sdm=UINTR
  meaning   User interrupts: programs send and take interrupts without the kernel
  effect    none | No guest of KVM 6.1 or 6.12 has the bit | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | Not in the list of features that KVM 6.1 and 6.12 pass on | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
avx512-vp2intersect
  at        CPUID.(EAX=07H,ECX=0):EDX[8] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EDX
  names     sdm=AVX512_VP2INTERSECT qemu=avx512-vp2intersect linux=avx512_vp2intersect
  meaning   AVX-512 intersection of two vectors into a pair of masks
  effect    fault | Its instructions raise #UD on a processor without them | Intel SDM vol. 2A, exception classifications of EVEX-encoded instructions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=avx512_vp2intersect | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     avx512vl | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
srbds-ctrl
  at        CPUID.(EAX=07H,ECX=0):EDX[9] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SRBDS_CTRL; xen 4.20 xen/include/public/arch-x86/cpufeatureset.h, SRBDS_CTRL
  names     sdm=SRBDS_CTRL
  meaning   A register switches the protection of random numbers against SRBDS on and off
  effect    none | No guest of KVM 6.1 or 6.12 has the bit | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | Not in the list of features that KVM 6.1 and 6.12 pass on | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    microcode | update INTEL-SA-00320 on Intel | gives cpuid kernel | Older microcode lacks the bit; the register came with the update | INTEL-SA-00320; linux 6.1 Documentation/admin-guide/hw-vuln/special-register-buffer-data-sampling.rst
  switch    kernel | parameter srbds=off | nothing | Opts out of the protection; the bit stays | linux 6.12 arch/x86/kernel/cpu/bugs.c, update_srbds_msr
md-clear
  at        CPUID.(EAX=07H,ECX=0):EDX[10] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EDX
  names     sdm=MD_CLEAR qemu=md-clear linux=md_clear
  meaning   VERW also clears the processor buffers that the MDS attacks read
  effect    insecure | VERW clears nothing on such a host; the guest still believes that it is protected against MDS | linux 6.1 Documentation/x86/mds.rst
  level     accumulate | A guest must clear buffers if any host of the pool needs it, so the bit is set if any host has it | xen xen/include/public/arch-x86/cpufeatureset.h, MD_CLEAR
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    microcode | update INTEL-SA-00233 on Intel | gives cpuid kernel kvm | Older microcode lacks the bit; this update brought it to processors with the MDS flaw | INTEL-SA-00233; linux 6.1 Documentation/x86/mds.rst
  switch    kernel | parameter mds=off | nothing | Stops the host from clearing buffers; the flag and the guests' bit stay | linux 6.1 arch/x86/kernel/cpu/bugs.c, mds_select_mitigation
  switch    kernel | parameter mitigations=off | nothing | Stops the host from using the mitigations; Linux 6.1 keeps the flag and KVM still offers the bit | linux 6.1 arch/x86/kernel/cpu/bugs.c, cpu_select_mitigations; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=md_clear | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
rtm-always-abort
  at        CPUID.(EAX=07H,ECX=0):EDX[11] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_RTM_ALWAYS_ABORT; xen 4.20 xen/include/public/arch-x86/cpufeatureset.h, RTM_ALWAYS_ABORT
  names     sdm=RTM_ALWAYS_ABORT
  meaning   Every transaction aborts at once: XBEGIN is there but never succeeds
  effect    none | No guest of KVM 6.1 or 6.12 has the bit | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     never | It shows what microcode has done to RTM and is not an ability | linux 6.12 arch/x86/kernel/cpu/tsx.c, tsx_clear_cpuid
  exposure  never | Not in the list of features that KVM 6.1 and 6.12 pass on | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    microcode | update IPU 2021.2 on Intel | gives cpuid kernel | Older microcode lacks the bit; with it the kernel hides rtm and hle permanently | Intel support article 000059422; linux 6.12 arch/x86/kernel/cpu/tsx.c, tsx_init
tsx-force-abort
  at        CPUID.(EAX=07H,ECX=0):EDX[13] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_TSX_FORCE_ABORT; xen 4.20 xen/include/public/arch-x86/cpufeatureset.h, TSX_FORCE_ABORT
  names     sdm=RTM_FORCE_ABORT
  meaning   The register TSX_FORCE_ABORT (10FH) makes transactions abort, to give a counter back to the PMU
  effect    none | No guest of KVM 6.1 or 6.12 has the bit | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | Not in the list of features that KVM 6.1 and 6.12 pass on | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
serialize
  at        CPUID.(EAX=07H,ECX=0):EDX[14] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EDX
  names     sdm=SERIALIZE qemu=serialize linux=serialize
  meaning   SERIALIZE waits until all earlier instructions are done
  effect    fault | SERIALIZE raises #UD on a processor without it | Intel SDM vol. 2B, SERIALIZE
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=serialize | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
hybrid
  at        CPUID.(EAX=07H,ECX=0):EDX[15] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EDX
  names     sdm=HYBRID
  meaning   The package has cores of more than one kind
  effect    none | No KVM guest has the bit; on such a host KVM switches its vPMU off for all guests | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 6.1 and 6.12 arch/x86/kvm/pmu.h, kvm_init_pmu_capability
  level     never | It describes the package and is not an ability | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EDX
  exposure  never | Not in the list of features that KVM 6.1 and 6.12 pass on | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
tsx-ldtrk
  at        CPUID.(EAX=07H,ECX=0):EDX[16] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EDX
  names     sdm=TSXLDTRK qemu=tsx-ldtrk linux=tsxldtrk
  meaning   XSUSLDTRK and XRESLDTRK: a transaction reads memory without tracking it
  effect    fault | XSUSLDTRK and XRESLDTRK raise #UD on a processor without them | Intel SDM vol. 2D, XSUSLDTRK
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=tsxldtrk | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     rtm | xen xen/tools/gen-cpuid.py, RTM
pconfig
  at        CPUID.(EAX=07H,ECX=0):EDX[18] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EDX
  names     sdm=PCONFIG linux=pconfig
  meaning   PCONFIG sets up platform features such as keys of memory encryption
  effect    none | No KVM guest ever had the bit | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | Not in the list of features that KVM passes on | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=pconfig | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
arch-lbr
  at        CPUID.(EAX=07H,ECX=0):EDX[19] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EDX
  names     qemu=arch-lbr linux=arch_lbr
  meaning   Last branch records in their architectural form
  effect    none | No guest of this KVM has the bit | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | Not in the list of features that KVM 6.1 passes on | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=arch_lbr | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
cet-ibt
  at        CPUID.(EAX=07H,ECX=0):EDX[20] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EDX
  names     sdm=CET_IBT qemu=cet-ibt linux=ibt old=ibt
  meaning   Indirect branch tracking: an indirect jump must land on ENDBR
  effect    state-refused | A guest that uses it runs with CR4.CET, which KVM refuses where neither bit of CET is offered | linux 6.18 arch/x86/kvm/x86.h, __cr4_reserved_bits
  level     intersect
  exposure  conditional | Linux 6.18 or later on Intel, with both CET components in the host's IA32_XSS; QEMU 11 has a name for it | linux 6.18 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 6.18 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps; qemu 11.1.3, query-cpu-model-expansion
  switch    kernel | parameter clearcpuid=ibt | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.12 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter ibt=off | kernel | The host kernel does without the tracking and drops the flag | linux 6.12 arch/x86/kernel/cet.c, ibt_setup
amx-bf16
  at        CPUID.(EAX=07H,ECX=0):EDX[22] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EDX
  names     sdm=AMX-BF16 qemu=amx-bf16 linux=amx_bf16 trait=HW_CPU_X86_AMXBF16
  meaning   Tile multiplication of bfloat16 numbers
  effect    fault | TDPBF16PS raises #UD on a processor without it | Intel SDM vol. 2B, TDPBF16PS
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=amx_bf16 | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     amx-tile | xen xen/tools/gen-cpuid.py, AMX_TILE; Intel SDM vol. 1, Programming with Intel AMX
avx512-fp16
  at        CPUID.(EAX=07H,ECX=0):EDX[23] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EDX
  names     sdm=AVX512_FP16 qemu=avx512-fp16 linux=avx512_fp16
  meaning   AVX-512 arithmetic in half precision
  effect    fault | Its instructions raise #UD on a processor without them | Intel SDM vol. 2A, exception classifications of EVEX-encoded instructions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=avx512_fp16 | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     avx512bw | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
amx-tile
  at        CPUID.(EAX=07H,ECX=0):EDX[24] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EDX
  names     sdm=AMX-TILE qemu=amx-tile linux=amx_tile trait=HW_CPU_X86_AMXTILE
  meaning   Tile registers of the matrix extensions, with their load and store instructions
  effect    state-refused | A guest whose XCR0 holds the tile components cannot be restored: KVM refuses that XCR0 | linux 6.1 arch/x86/kvm/x86.c, __kvm_set_xcr; arch/x86/kvm/cpuid.c, cpuid_get_supported_xcr0
  level     intersect
  exposure  conditional | The host has it and QEMU has requested the kernel's permission to give guests tile state (ARCH_REQ_XCOMP_GUEST_PERM) | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 7.2 target/i386/kvm/kvm.c, kvm_request_xsave_components
  switch    kernel | parameter noxsave | kernel kvm | Drops XSAVE and with it every feature that keeps its state there | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
  switch    kernel | parameter clearcpuid=amx_tile | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter noxsaves | kernel kvm | XFD hangs on XSAVES and tiles hang on XFD, so all of them go | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
  needs     xfd lm | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps; xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
amx-int8
  at        CPUID.(EAX=07H,ECX=0):EDX[25] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EDX
  names     sdm=AMX-INT8 qemu=amx-int8 linux=amx_int8 trait=HW_CPU_X86_AMXINT8
  meaning   Tile multiplication of 8-bit integers
  effect    fault | TDPBSSD and its kin raise #UD on a processor without them | Intel SDM vol. 2B, TDPBSSD
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=amx_int8 | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     amx-tile | xen xen/tools/gen-cpuid.py, AMX_TILE; Intel SDM vol. 1, Programming with Intel AMX
spec-ctrl
  at        CPUID.(EAX=07H,ECX=0):EDX[26] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EDX
  names     qemu=spec-ctrl
  meaning   IBRS and IBPB: registers that restrict and flush the prediction of indirect branches
  effect    fault | Writes to IA32_SPEC_CTRL and IA32_PRED_CMD raise #GP; a guest that survives them runs without its Spectre v2 mitigation | linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_set_msr; arch/x86/kvm/cpuid.h, guest_has_spec_ctrl_msr
  level     intersect
  exposure  conditional | The host kernel has both IBRS and IBPB, by this bit or by the bits of AMD | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; arch/x86/kernel/cpu/common.c, init_speculation_control
  switch    microcode | update INTEL-SA-00088 on Intel | gives cpuid kernel kvm | Older microcode lacks the bit; on revisions known to be bad the kernel drops it although CPUID shows it | INTEL-SA-00088; linux 6.1 arch/x86/kernel/cpu/intel.c, bad_spectre_microcode and early_init_intel
  switch    kernel | parameter nospectre_v2 | nothing | Stops the host from using it; the flag and the guests' bit stay | linux 6.1 arch/x86/kernel/cpu/bugs.c, spectre_v2_select_mitigation; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter mitigations=off | nothing | Stops the host from using the mitigations; Linux 6.1 keeps the flag and KVM still offers the bit | linux 6.1 arch/x86/kernel/cpu/bugs.c, cpu_select_mitigations; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
stibp
  at        CPUID.(EAX=07H,ECX=0):EDX[27] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EDX
  names     sdm=STIBP qemu=stibp
  meaning   Single Thread Indirect Branch Predictors: threads of one core do not steer each other's branches
  effect    insecure | The guest relies on a setting that this host may lack; a write that the processor refuses raises #GP | linux 6.1 arch/x86/kvm/x86.c, kvm_spec_ctrl_test_value; arch/x86/kvm/vmx/vmx.c, vmx_set_msr
  level     intersect
  exposure  conditional | The host kernel has STIBP, by this bit or by that of AMD | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; arch/x86/kernel/cpu/common.c, init_speculation_control
  switch    microcode | update INTEL-SA-00088 on Intel | gives cpuid kernel kvm | Older microcode lacks the bit; on revisions known to be bad the kernel drops it although CPUID shows it | INTEL-SA-00088; linux 6.1 arch/x86/kernel/cpu/intel.c, bad_spectre_microcode and early_init_intel
  switch    kernel | parameter nospectre_v2 | nothing | Stops the host from using it; the flag and the guests' bit stay | linux 6.1 arch/x86/kernel/cpu/bugs.c, spectre_v2_select_mitigation; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter mitigations=off | nothing | Stops the host from using the mitigations; Linux 6.1 keeps the flag and KVM still offers the bit | linux 6.1 arch/x86/kernel/cpu/bugs.c, cpu_select_mitigations; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     spec-ctrl | xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
flush-l1d
  at        CPUID.(EAX=07H,ECX=0):EDX[28] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EDX
  names     sdm=L1D_FLUSH qemu=flush-l1d linux=flush_l1d
  meaning   A command register writes back and empties the L1 data cache
  effect    fault | Writing IA32_FLUSH_CMD raises #GP once the bit is gone; guests write it when they run nested guests, or programs that requested flushes | linux 6.12 arch/x86/kvm/x86.c, kvm_set_msr_common, MSR_IA32_FLUSH_CMD; arch/x86/kvm/vmx/vmx.c, vmx_l1d_flush
  level     intersect
  exposure  conditional | The host has it; KVM 6.12 passes it on, KVM 6.1 does not; QEMU 10.0 knows the bit, 7.2 does not | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info
  switch    microcode | update INTEL-SA-00161 on Intel | gives cpuid kernel kvm | Older microcode lacks the bit; the register came with the update | INTEL-SA-00161; linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_l1d_flush
  switch    kernel | parameter clearcpuid=flush_l1d | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.12 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter l1tf=off | nothing | Stops the flushes of the host; the flag and the bit stay | linux 6.1 Documentation/admin-guide/kernel-parameters.txt, l1tf=
arch-capabilities
  at        CPUID.(EAX=07H,ECX=0):EDX[29] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EDX
  names     sdm=IA32_ARCH_CAPABILITIES qemu=arch-capabilities linux=arch_capabilities old=arch-facilities
  meaning   A register that lists which flaws the processor does not have
  effect    insecure | What the guest read at boot stands: on a host with more flaws the mitigations it left out stay out; reading again raises #GP | linux 6.1 arch/x86/kvm/x86.c, kvm_get_msr_common
  level     intersect
  exposure  emulated | KVM keeps the register itself; its content depends on the host. QEMU 7.2 requires the kernel to list the MSR | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; arch/x86/kvm/x86.c, kvm_get_arch_capabilities; qemu 7.2 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  switch    kernel | parameter clearcpuid=arch_capabilities | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
core-capability
  at        CPUID.(EAX=07H,ECX=0):EDX[30] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EDX
  names     sdm=IA32_CORE_CAPABILITIES qemu=core-capability
  meaning   A register that lists features of the core, such as detection of split locks
  effect    none | No guest of this KVM has the bit | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | Not in the list of features that KVM 6.1 passes on | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
ssbd
  at        CPUID.(EAX=07H,ECX=0):EDX[31] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 0, EDX
  names     sdm=SSBD qemu=ssbd
  meaning   Speculative Store Bypass Disable: a switch against the fourth Spectre variant
  effect    insecure | The guest relies on a switch that this host may lack; a write that the processor refuses raises #GP | linux 6.1 arch/x86/kvm/x86.c, kvm_spec_ctrl_test_value; arch/x86/kvm/vmx/vmx.c, vmx_set_msr
  level     intersect
  exposure  conditional | The host kernel has SSBD in IA32_SPEC_CTRL, by this bit or by that of AMD | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; arch/x86/kernel/cpu/common.c, init_speculation_control
  switch    microcode | update INTEL-SA-00115 on Intel | gives cpuid kernel kvm | Older microcode lacks the bit; with a revision known to be bad for Spectre v2 the kernel drops it | INTEL-SA-00115; linux 6.1 arch/x86/kernel/cpu/intel.c, bad_spectre_microcode and early_init_intel
  switch    kernel | parameter spec_store_bypass_disable=off | nothing | Stops the host from using it; the flag and the guests' bit stay | linux 6.1 arch/x86/kernel/cpu/bugs.c, ssb_select_mitigation; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter mitigations=off | nothing | Stops the host from using the mitigations; Linux 6.1 keeps the flag and KVM still offers the bit | linux 6.1 arch/x86/kernel/cpu/bugs.c, cpu_select_mitigations; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     spec-ctrl | xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
sha512
  at        CPUID.(EAX=07H,ECX=1):EAX[0] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EAX
  names     sdm=SHA512 qemu=sha512
  meaning   Instructions for the SHA-512 hash
  effect    fault | VSHA512RNDS2 and its kin raise #UD on a processor without them | Intel SDM vol. 2C, VSHA512RNDS2
  level     intersect
  exposure  conditional | KVM lists the bit, as that of Linux 6.18 does and that of 6.12 does not; QEMU 10.0 knows it, 7.2 does not | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 6.18 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info
  needs     avx2 | xen 4.20 xen/tools/gen-cpuid.py, AVX2
sm3
  at        CPUID.(EAX=07H,ECX=1):EAX[1] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EAX
  names     sdm=SM3 qemu=sm3
  meaning   Instructions for the Chinese hash SM3
  effect    fault | VSM3RNDS2 and its kin raise #UD on a processor without them | Intel SDM vol. 2C, VSM3RNDS2
  level     intersect
  exposure  conditional | KVM lists the bit, as that of Linux 6.18 does and that of 6.12 does not; QEMU 10.0 knows it, 7.2 does not | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 6.18 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info
  needs     avx | xen 4.20 xen/tools/gen-cpuid.py, AVX
sm4
  at        CPUID.(EAX=07H,ECX=1):EAX[2] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EAX
  names     sdm=SM4 qemu=sm4
  meaning   Instructions for the Chinese cipher SM4
  effect    fault | VSM4RNDS4 and VSM4KEY4 raise #UD on a processor without them | Intel SDM vol. 2C, VSM4RNDS4
  level     intersect
  exposure  conditional | KVM lists the bit, as that of Linux 6.18 does and that of 6.12 does not; QEMU 10.0 knows it, 7.2 does not | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 6.18 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info
  needs     avx2 | xen 4.20 xen/tools/gen-cpuid.py, AVX2
rao-int
  at        CPUID.(EAX=07H,ECX=1):EAX[3] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EAX
  names     sdm=RAO-INT
  meaning   Atomic operations of remote memory (AADD and its kin)
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
avx-vnni
  at        CPUID.(EAX=07H,ECX=1):EAX[4] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EAX
  names     sdm=AVX-VNNI qemu=avx-vnni linux=avx_vnni
  meaning   Dot products of small integers in VEX encoding, without AVX-512
  effect    fault | The VEX forms of VPDPBUSD and its kin raise #UD on a processor without them | Intel SDM vol. 2A, AVX and SSE instruction exception classification
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=avx_vnni | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     avx2 | xen xen/tools/gen-cpuid.py, AVX2
avx512-bf16
  at        CPUID.(EAX=07H,ECX=1):EAX[5] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EAX
  names     sdm=AVX512_BF16 qemu=avx512-bf16 linux=avx512_bf16
  meaning   AVX-512 dot products and conversions of bfloat16 numbers
  effect    fault | Its instructions raise #UD on a processor without them | Intel SDM vol. 2A, exception classifications of EVEX-encoded instructions
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter clearcpuid=avx512_bf16 | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     avx512vl avx512bw | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps; xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
lass
  at        CPUID.(EAX=07H,ECX=1):EAX[6] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EAX
  names     sdm=LASS
  meaning   Linear address space separation: half of the addresses belongs to the kernel, without a look at page tables
  effect    none | No guest of KVM 6.1 or 6.12 has the bit | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | Not in the list of features that KVM 6.1 and 6.12 pass on | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
cmpccxadd
  at        CPUID.(EAX=07H,ECX=1):EAX[7] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EAX
  names     sdm=CMPCCXADD qemu=cmpccxadd linux=cmpccxadd
  meaning   CMPccXADD compares a value in memory and adds to it, in one atomic step
  effect    fault | CMPccXADD raises #UD on a processor without it | Intel SDM vol. 2A, CMPccXADD
  level     intersect
  exposure  conditional | The host has it; KVM 6.12 passes it on, KVM 6.1 does not; QEMU 10.0 knows the bit, 7.2 does not | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info
  needs     lm | xen 4.20 xen/tools/gen-cpuid.py, LM
arch-perfmon-ext
  at        CPUID.(EAX=07H,ECX=1):EAX[8] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EAX; linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_ARCH_PERFMON_EXT
  names     sdm=ARCHPERFMONEXT
  meaning   Leaf 23H describes the performance counters
  effect    none | No guest of KVM 6.1 or 6.12 has the bit | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | Not in the list of features that KVM 6.1 and 6.12 pass on | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
fzrm
  at        CPUID.(EAX=07H,ECX=1):EAX[10] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EAX; linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_FZRM
  names     sdm=FZLRM qemu=fzrm
  meaning   REP MOVSB of length zero is fast
  effect    slow | The instruction runs on every processor; short uses of it get slower | qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  level     intersect
  exposure  conditional | The host has it and QEMU knows the bit: 10.0 reads it from the host's CPUID itself, whatever KVM lists; 7.2 does not know it | qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info
  qemu      host-cpuid | 10.0 | It promises speed and is not an instruction: neither clearcpuid= nor KVM removes it from guests under QEMU 10.0, while guests under 7.2 get what KVM lists | qemu 7.2 and 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
fsrs
  at        CPUID.(EAX=07H,ECX=1):EAX[11] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EAX; linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_FSRS
  names     sdm=FSRS qemu=fsrs
  meaning   Short REP STOSB is fast
  effect    slow | The instruction runs on every processor; short uses of it get slower | qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  level     intersect
  exposure  conditional | The host has it and QEMU knows the bit: 10.0 reads it from the host's CPUID itself, whatever KVM lists; 7.2 does not know it | qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info
  qemu      host-cpuid | 10.0 | It promises speed and is not an instruction: neither clearcpuid= nor KVM removes it from guests under QEMU 10.0, while guests under 7.2 get what KVM lists | qemu 7.2 and 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
fsrc
  at        CPUID.(EAX=07H,ECX=1):EAX[12] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EAX; linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_FSRC
  names     sdm=FSRCS qemu=fsrc
  meaning   Short REP CMPSB and REP SCASB are fast
  effect    slow | The instruction runs on every processor; short uses of it get slower | qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  level     intersect
  exposure  conditional | The host has it and QEMU knows the bit: 10.0 reads it from the host's CPUID itself, whatever KVM lists; 7.2 does not know it | qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info
  qemu      host-cpuid | 10.0 | It promises speed and is not an instruction: neither clearcpuid= nor KVM removes it from guests under QEMU 10.0, while guests under 7.2 get what KVM lists | qemu 7.2 and 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
fred
  at        CPUID.(EAX=07H,ECX=1):EAX[17] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EAX
  names     sdm=FRED qemu=fred linux=fred
  meaning   Flexible return and event delivery: a new way in and out of the kernel, without the IDT
  effect    state-refused | The guest has set CR4.FRED, which KVM in Linux 6.12 treats as reserved; it refuses that register value | linux 6.12 arch/x86/include/asm/kvm_host.h, CR4_RESERVED_BITS; arch/x86/kvm/x86.c, kvm_is_valid_sregs
  level     intersect
  exposure  conditional | KVM lists the bit, which up to Linux 6.12 it does not; QEMU 10.0 knows it, 7.2 does not | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info
  switch    kernel | parameter fred=on | nothing | Without it Linux 6.12 drops the flag at boot | linux 6.12 arch/x86/kernel/cpu/common.c, cpu_parse_early_param
  switch    kernel | parameter clearcpuid=fred | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.12 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     lkgs lm | linux 6.12 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps; qemu 10.0 target/i386/cpu.c, feature_dependencies
lkgs
  at        CPUID.(EAX=07H,ECX=1):EAX[18] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EAX
  names     sdm=LKGS qemu=lkgs
  meaning   LKGS loads the user's GS base where the kernel keeps it
  effect    fault | LKGS raises #UD on a processor without it | Intel SDM vol. 2A, LKGS
  level     intersect
  exposure  conditional | KVM lists the bit, as that of Linux 6.18 does and that of 6.12 does not; QEMU 10.0 knows it, 7.2 does not | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 6.18 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info
  needs     lm | xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
wrmsrns
  at        CPUID.(EAX=07H,ECX=1):EAX[19] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EAX
  names     sdm=WRMSRNS qemu=wrmsrns
  meaning   WRMSRNS writes a model-specific register without waiting for earlier instructions
  effect    fault | WRMSRNS raises #UD on a processor without it | Intel SDM vol. 2D, WRMSRNS
  level     intersect
  exposure  conditional | KVM lists the bit, as that of Linux 6.18 does and that of 6.12 does not; QEMU 10.0 knows it, 7.2 does not | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 6.18 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info
amx-fp16
  at        CPUID.(EAX=07H,ECX=1):EAX[21] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EAX
  names     sdm=AMX-FP16 qemu=amx-fp16 linux=amx_fp16
  meaning   Tile multiplication of half precision numbers
  effect    fault | TDPFP16PS raises #UD on a processor without it | Intel SDM vol. 2B, TDPFP16PS
  level     intersect
  exposure  conditional | The host has it; KVM 6.12 passes it on, KVM 6.1 does not; QEMU 10.0 knows the bit, 7.2 does not | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info
  needs     amx-tile | xen 4.20 xen/tools/gen-cpuid.py, AMX_TILE
hreset
  at        CPUID.(EAX=07H,ECX=1):EAX[22] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EAX
  names     sdm=HRESET
  meaning   HRESET clears the history that the processor predicts from
  effect    none | No guest of KVM 6.1 or 6.12 has the bit | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | Not in the list of features that KVM 6.1 and 6.12 pass on | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
avx-ifma
  at        CPUID.(EAX=07H,ECX=1):EAX[23] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EAX
  names     sdm=AVX-IFMA qemu=avx-ifma linux=avx_ifma
  meaning   Multiplication of 52-bit integers in VEX encoding, without AVX-512
  effect    fault | The VEX forms of VPMADD52LUQ and VPMADD52HUQ raise #UD on a processor without them | Intel SDM vol. 2C, VPMADD52LUQ
  level     intersect
  exposure  conditional | The host has it; KVM 6.12 passes it on, KVM 6.1 does not; QEMU 10.0 knows the bit, 7.2 does not | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info
  needs     avx2 | xen 4.20 xen/tools/gen-cpuid.py, AVX2
lam
  at        CPUID.(EAX=07H,ECX=1):EAX[26] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EAX
  names     sdm=LAM qemu=lam linux=lam
  meaning   Linear address masking: pointers carry tags in bits that the processor leaves out
  effect    state-refused | A guest with CR4.LAM_SUP or the masking bits of CR3 set cannot be restored: KVM refuses those register values | linux 6.12 arch/x86/kvm/x86.h, __cr4_reserved_bits; arch/x86/kvm/cpuid.h, kvm_vcpu_is_legal_cr3; arch/x86/kvm/x86.c, kvm_is_valid_sregs
  level     intersect
  exposure  conditional | The host has it; KVM 6.12 passes it on, KVM 6.1 does not; QEMU 10.0 knows the bit, 7.2 does not | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info
  switch    kernel | parameter clearcpuid=lam | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.12 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
msrlist
  at        CPUID.(EAX=07H,ECX=1):EAX[27] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EAX
  names     sdm=MSRLIST
  meaning   RDMSRLIST and WRMSRLIST read and write many model-specific registers at once
  effect    none | No guest of KVM 6.1 or 6.12 has the bit | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | Not in the list of features that KVM 6.1 and 6.12 pass on | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
invd-disable-post-bios-done
  at        CPUID.(EAX=07H,ECX=1):EAX[30] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EAX
  meaning   INVD does nothing once the firmware is done
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
movrs
  at        CPUID.(EAX=07H,ECX=1):EAX[31] | linux 7.1 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_MOVRS; libvirt 12.8 src/cpu_map/x86_features.xml
  names     sdm=MOVRS qemu=movrs
  meaning   Loads that hint that the data is read by several processors
  effect    fault | MOVRS raises #UD on a processor without it | Intel ISE (319433), MOVRS
  level     intersect
  exposure  conditional | Linux 7.1 or later, where the CPU and the host's kernel have it; QEMU 11 has a name for it | linux 7.1 arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps; qemu 11.1.3, query-cpu-model-expansion
intel-ppin
  at        CPUID.(EAX=07H,ECX=1):EBX[0] | linux 6.12 arch/x86/kernel/cpu/scattered.c, cpuid_bits; xen 4.20 xen/include/public/arch-x86/cpufeatureset.h, INTEL_PPIN
  names     sdm=PPIN
  meaning   A register holds a number that identifies the processor
  effect    none | KVM clears EBX of this subleaf, so no guest has the bit | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM clears EBX of this subleaf | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  switch    kernel | parameter clearcpuid=intel_ppin | kernel | Drops the flag intel_ppin, which Linux also sets for older server models whose CPUID lacks the bit | linux 6.12 arch/x86/kernel/cpu/common.c, ppin_cpuids and cpu_parse_early_param
pbndkb
  at        CPUID.(EAX=07H,ECX=1):EBX[1] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EBX
  names     sdm=PBNDKB
  meaning   PBNDKB: bind a key to the platform
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
msr-imm
  at        CPUID.(EAX=07H,ECX=1):ECX[5] | linux 6.18 arch/x86/kvm/reverse_cpuid.h, MSR_IMM; libvirt 12.8 src/cpu_map/x86_features.xml
  names     sdm=MSR_IMM qemu=msr-imm linux=msr_imm
  meaning   RDMSR and WRMSRNS with the register's number in the instruction
  effect    fault | The forms raise #UD on a processor without them | Intel ISE (319433), RDMSR and WRMSRNS with immediates
  level     intersect
  exposure  conditional | Linux 6.18 or later on Intel, where the CPU and the host's kernel have it; QEMU 10.2 has a name for it | linux 6.18 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 6.18 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps; qemu 10.2 target/i386/cpu.c, feature_word_info
avx-vnni-int8
  at        CPUID.(EAX=07H,ECX=1):EDX[4] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EDX
  names     sdm=AVX-VNNI-INT8 qemu=avx-vnni-int8
  meaning   Dot products of bytes in every mix of signs, in VEX encoding
  effect    fault | VPDPBSSD and its kin raise #UD on a processor without them | Intel SDM vol. 2C, VPDPB[SU,UU,SS]D[,S]
  level     intersect
  exposure  conditional | The host has it; KVM 6.12 passes it on, KVM 6.1 does not; QEMU 10.0 knows the bit, 7.2 does not | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info
  needs     avx2 | xen 4.20 xen/tools/gen-cpuid.py, AVX2
avx-ne-convert
  at        CPUID.(EAX=07H,ECX=1):EDX[5] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EDX
  names     sdm=AVX-NE-CONVERT qemu=avx-ne-convert
  meaning   Conversions from bfloat16 and half precision that raise no exceptions
  effect    fault | VCVTNEEBF162PS and its kin raise #UD on a processor without them | Intel SDM vol. 2C, VCVTNEEBF162PS
  level     intersect
  exposure  conditional | The host has it; KVM 6.12 passes it on, KVM 6.1 does not; QEMU 10.0 knows the bit, 7.2 does not | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info
  needs     avx | xen 4.20 xen/tools/gen-cpuid.py, AVX
amx-complex
  at        CPUID.(EAX=07H,ECX=1):EDX[8] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EDX
  names     sdm=AMX-COMPLEX qemu=amx-complex
  meaning   Tile multiplication of complex numbers in half precision
  effect    fault | TCMMIMFP16PS and TCMMRLFP16PS raise #UD on a processor without them | Intel SDM vol. 2B, TCMMIMFP16PS/TCMMRLFP16PS
  level     intersect
  exposure  conditional | The host has it; KVM 6.12 passes it on, KVM 6.1 does not; QEMU 10.0 knows the bit, 7.2 does not | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info
  needs     amx-tile | xen 4.20 xen/tools/gen-cpuid.py, AMX_TILE
avx-vnni-int16
  at        CPUID.(EAX=07H,ECX=1):EDX[10] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EDX
  names     sdm=AVX-VNNI-INT16 qemu=avx-vnni-int16
  meaning   Dot products of 16-bit integers in mixes of signs, in VEX encoding
  effect    fault | VPDPWSUD and its kin raise #UD on a processor without them | Intel SDM vol. 2C, VPDPW[SU,US,UU]D[,S]
  level     intersect
  exposure  conditional | KVM lists the bit, as that of Linux 6.18 does and that of 6.12 does not; QEMU 10.0 knows it, 7.2 does not | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 6.18 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info
  needs     avx2 | xen 4.20 xen/tools/gen-cpuid.py, AVX2
prefetchiti
  at        CPUID.(EAX=07H,ECX=1):EDX[14] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EDX
  names     sdm=PREFETCHI qemu=prefetchiti
  meaning   PREFETCHIT0 and PREFETCHIT1 fetch code into the caches before it runs
  effect    slow | A hint: a processor without it runs the instructions as NOPs | Intel SDM vol. 2B, PREFETCHh
  level     intersect
  exposure  conditional | The host has it; KVM 6.12 passes it on, KVM 6.1 does not; QEMU 10.0 knows the bit, 7.2 does not | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info
user-msr
  at        CPUID.(EAX=07H,ECX=1):EDX[15] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EDX
  names     sdm=USER_MSR
  meaning   URDMSR and UWRMSR: MSRs from user code
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
uiret-uif
  at        CPUID.(EAX=07H,ECX=1):EDX[17] | Intel SDM vol. 2B, UIRET, operation; Xen public/arch-x86/cpufeatureset.h, UIRET_UIF
  names     sdm=UIRET_UIF
  meaning   UIRET takes the user interrupt flag from the image of the flags
  effect    none | No KVM guest has user interrupts | linux 7.1 arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 7.1 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 7.1 arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
cet-sss
  at        CPUID.(EAX=07H,ECX=1):EDX[18] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EDX
  names     sdm=CET_SSS
  meaning   Shadow stacks of the supervisor are safe to use: they are never left half written
  effect    none | No guest of KVM 6.1 or 6.12 has the bit | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | Not in the list of features that KVM 6.1 and 6.12 pass on | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
avx10
  at        CPUID.(EAX=07H,ECX=1):EDX[19] | linux 6.12 arch/x86/kvm/reverse_cpuid.h, X86_FEATURE_AVX10; qemu 10.0 target/i386/cpu.c, FEAT_7_1_EDX
  names     sdm=AVX10 qemu=avx10
  meaning   AVX10: all of AVX-512 under one version number, which leaf 24H reports
  effect    fault | Its instructions raise #UD on a processor without them; a lower version in leaf 24H does the same to newer ones | Intel SDM vol. 2A, exception classifications of EVEX-encoded instructions; linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func, leaf 24H
  level     intersect
  exposure  conditional | The host has it; KVM 6.12 passes it on as version 1, KVM 6.1 does not; QEMU 10.0 knows the bit, 7.2 does not | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func, leaf 24H; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info
apxf
  at        CPUID.(EAX=07H,ECX=1):EDX[21] | Intel SDM vol. 2A, CPUID, leaf 07H subleaf 1, EDX
  names     sdm=APX_F qemu=apxf old=apx
  meaning   Thirty-two general registers
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 7.1 leaves the bit out of what it offers to guests | linux 6.12 and 6.18 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 7.1 arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
intel-psfd
  at        CPUID.(EAX=07H,ECX=2):EDX[0] | linux 6.12 arch/x86/kvm/reverse_cpuid.h, CPUID level 7 subleaf 2, EDX; xen 4.20 xen/include/public/arch-x86/cpufeatureset.h
  names     qemu=intel-psfd sdm=PSFD
  meaning   A switch against predictive forwarding of stores, apart from that of ssbd
  effect    insecure | The guest relies on a switch, which this host may lack; a write that the processor refuses raises #GP | linux 6.12 arch/x86/kvm/x86.c, kvm_spec_ctrl_test_value; arch/x86/kvm/vmx/vmx.c, vmx_set_msr
  level     intersect
  exposure  conditional | The host has it and QEMU fills the subleaf: 10.0 does, 7.2 leaves it zero | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info
  needs     spec-ctrl | xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
ipred-ctrl
  at        CPUID.(EAX=07H,ECX=2):EDX[1] | linux 6.12 arch/x86/kvm/reverse_cpuid.h, CPUID level 7 subleaf 2, EDX; xen 4.20 xen/include/public/arch-x86/cpufeatureset.h
  names     qemu=ipred-ctrl sdm=IPRED_CTRL
  meaning   Switches that stop indirect branches from running ahead on a prediction
  effect    insecure | The guest relies on switches, which this host may lack; a write that the processor refuses raises #GP | linux 6.12 arch/x86/kvm/x86.c, kvm_spec_ctrl_test_value; arch/x86/kvm/vmx/vmx.c, vmx_set_msr
  level     intersect
  exposure  conditional | The host has it and QEMU fills the subleaf: 10.0 does, 7.2 leaves it zero | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info
  needs     spec-ctrl | xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
rrsba-ctrl
  at        CPUID.(EAX=07H,ECX=2):EDX[2] | linux 6.12 arch/x86/kvm/reverse_cpuid.h, CPUID level 7 subleaf 2, EDX; xen 4.20 xen/include/public/arch-x86/cpufeatureset.h
  names     qemu=rrsba-ctrl sdm=RRSBA_CTRL
  meaning   Switches that keep returns from being predicted by other means than the return buffer
  effect    insecure | The guest relies on switches, which this host may lack; a write that the processor refuses raises #GP | linux 6.12 arch/x86/kvm/x86.c, kvm_spec_ctrl_test_value; arch/x86/kvm/vmx/vmx.c, vmx_set_msr; arch/x86/kernel/cpu/bugs.c, spec_ctrl_disable_kernel_rrsba
  level     intersect
  exposure  conditional | The host has it and QEMU fills the subleaf: 10.0 does, 7.2 leaves it zero | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info
  needs     spec-ctrl | xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
ddpd-u
  at        CPUID.(EAX=07H,ECX=2):EDX[3] | linux 6.12 arch/x86/kvm/reverse_cpuid.h, CPUID level 7 subleaf 2, EDX; xen 4.20 xen/include/public/arch-x86/cpufeatureset.h
  names     qemu=ddpd-u sdm=DDPD_U
  meaning   A switch that stops the prefetcher which follows data, for user programs
  effect    insecure | The guest relies on a switch, which this host may lack; a write that the processor refuses raises #GP | linux 6.12 arch/x86/kvm/x86.c, kvm_spec_ctrl_test_value; arch/x86/kvm/vmx/vmx.c, vmx_set_msr
  level     intersect
  exposure  conditional | The host has it and QEMU fills the subleaf: 10.0 does, 7.2 leaves it zero | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info
bhi-ctrl
  at        CPUID.(EAX=07H,ECX=2):EDX[4] | linux 6.12 arch/x86/kvm/reverse_cpuid.h, CPUID level 7 subleaf 2, EDX; xen 4.20 xen/include/public/arch-x86/cpufeatureset.h
  names     qemu=bhi-ctrl sdm=BHI_CTRL
  meaning   A switch that keeps the branch history of user programs from steering the kernel
  effect    insecure | The guest relies on a switch, which this host may lack; a write that the processor refuses raises #GP | linux 6.12 arch/x86/kvm/x86.c, kvm_spec_ctrl_test_value; arch/x86/kvm/vmx/vmx.c, vmx_set_msr; arch/x86/kernel/cpu/bugs.c, spec_ctrl_bhi_dis
  level     intersect
  exposure  conditional | The host has it and QEMU fills the subleaf: 10.0 does, 7.2 leaves it zero | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info
  switch    kernel | parameter spectre_bhi=off | nothing | Stops the host from using the switch; guests keep the bit | linux 6.12 arch/x86/kernel/cpu/bugs.c, bhi_select_mitigation; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     spec-ctrl | xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
mcdt-no
  at        CPUID.(EAX=07H,ECX=2):EDX[5] | linux 6.12 arch/x86/kvm/reverse_cpuid.h, CPUID level 7 subleaf 2, EDX; xen 4.20 xen/include/public/arch-x86/cpufeatureset.h
  names     qemu=mcdt-no sdm=MCDT_NO
  meaning   The time that vector instructions take does not hang on the data by way of MXCSR
  effect    insecure | A guest whose ciphers count on constant time left a precaution out that this host needs | Intel guidance, MXCSR Configuration Dependent Timing
  level     intersect
  exposure  conditional | The host has it and QEMU fills the subleaf: 10.0 reads the bit from the host's CPUID itself, 7.2 leaves it zero | qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info
  qemu      host-cpuid | 10.0 | It says that a flaw is not there: KVM does not take it from guests of QEMU 10.0, while 7.2 leaves the subleaf zero | qemu 7.2 and 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
uc-lock-dis
  at        CPUID.(EAX=07H,ECX=2):EDX[6] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 07H subleaf 2, EDX
  names     sdm=UC_LOCK_DISABLE
  meaning   A locked access to uncached memory can be made to fault; announced by CPUID
  effect    none | No guest of KVM 6.1 or 6.12 has the bit | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | Not in the list of features that KVM 6.1 and 6.12 pass on | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
no-core-cycle-event
  at        CPUID.0AH:EBX[0] | Intel SDM vol. 2A, CPUID, leaf 0AH, EBX; linux 6.12 arch/x86/include/asm/perf_event.h, cpuid10_ebx, no_unhalted_core_cycles
  meaning   The architectural event for core cycles is missing (set: missing)
  effect    none | To lose the bit is to gain the event, which the guest does not use; the danger is the reverse, an event that stops counting | linux 6.12 arch/x86/events/intel/core.c, intel_arch_events_quirk
  level     never | Set means missing, and no model or option carries it: QEMU copies leaf 0AH whole from the host's KVM | qemu 7.2 and 10.0 target/i386/cpu.c, cpu_x86_cpuid, leaf 0AH
  exposure  conditional | The host has it, KVM's vPMU is on, and the guest's CPU is given pmu=on | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func, leaf 0AH; qemu 7.2 and 10.0 target/i386/cpu.c, cpu_x86_cpuid, leaf 0AH
  switch    kvm | module kvm.enable_pmu=0 | kvm | Without the virtual PMU the guest's leaf 0AH reads as zero | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  switch    qemu | option pmu=off | kvm | The default of named models: QEMU clears the whole leaf | qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid and x86_cpu_properties
no-insn-retired-event
  at        CPUID.0AH:EBX[1] | Intel SDM vol. 2A, CPUID, leaf 0AH, EBX; linux 6.12 arch/x86/include/asm/perf_event.h, cpuid10_ebx, no_instructions_retired
  meaning   The architectural event for instructions retired is missing (set: missing)
  effect    none | To lose the bit is to gain the event, which the guest does not use; the danger is the reverse, an event that stops counting | linux 6.12 arch/x86/events/intel/core.c, intel_arch_events_quirk
  level     never | Set means missing, and no model or option carries it: QEMU copies leaf 0AH whole from the host's KVM | qemu 7.2 and 10.0 target/i386/cpu.c, cpu_x86_cpuid, leaf 0AH
  exposure  conditional | The host has it, KVM's vPMU is on, and the guest's CPU is given pmu=on | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func, leaf 0AH; qemu 7.2 and 10.0 target/i386/cpu.c, cpu_x86_cpuid, leaf 0AH
  switch    kvm | module kvm.enable_pmu=0 | kvm | Without the virtual PMU the guest's leaf 0AH reads as zero | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  switch    qemu | option pmu=off | kvm | The default of named models: QEMU clears the whole leaf | qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid and x86_cpu_properties
no-ref-cycle-event
  at        CPUID.0AH:EBX[2] | Intel SDM vol. 2A, CPUID, leaf 0AH, EBX; linux 6.12 arch/x86/include/asm/perf_event.h, cpuid10_ebx, no_unhalted_reference_cycles
  meaning   The architectural event for reference cycles is missing (set: missing)
  effect    none | To lose the bit is to gain the event, which the guest does not use; the danger is the reverse, an event that stops counting | linux 6.12 arch/x86/events/intel/core.c, intel_arch_events_quirk
  level     never | Set means missing, and no model or option carries it: QEMU copies leaf 0AH whole from the host's KVM | qemu 7.2 and 10.0 target/i386/cpu.c, cpu_x86_cpuid, leaf 0AH
  exposure  conditional | The host has it, KVM's vPMU is on, and the guest's CPU is given pmu=on | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func, leaf 0AH; qemu 7.2 and 10.0 target/i386/cpu.c, cpu_x86_cpuid, leaf 0AH
  switch    kvm | module kvm.enable_pmu=0 | kvm | Without the virtual PMU the guest's leaf 0AH reads as zero | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  switch    qemu | option pmu=off | kvm | The default of named models: QEMU clears the whole leaf | qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid and x86_cpu_properties
no-llc-ref-event
  at        CPUID.0AH:EBX[3] | Intel SDM vol. 2A, CPUID, leaf 0AH, EBX; linux 6.12 arch/x86/include/asm/perf_event.h, cpuid10_ebx, no_llc_reference
  meaning   The architectural event for references to the last-level cache is missing (set: missing)
  effect    none | To lose the bit is to gain the event, which the guest does not use; the danger is the reverse, an event that stops counting | linux 6.12 arch/x86/events/intel/core.c, intel_arch_events_quirk
  level     never | Set means missing, and no model or option carries it: QEMU copies leaf 0AH whole from the host's KVM | qemu 7.2 and 10.0 target/i386/cpu.c, cpu_x86_cpuid, leaf 0AH
  exposure  conditional | The host has it, KVM's vPMU is on, and the guest's CPU is given pmu=on | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func, leaf 0AH; qemu 7.2 and 10.0 target/i386/cpu.c, cpu_x86_cpuid, leaf 0AH
  switch    kvm | module kvm.enable_pmu=0 | kvm | Without the virtual PMU the guest's leaf 0AH reads as zero | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  switch    qemu | option pmu=off | kvm | The default of named models: QEMU clears the whole leaf | qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid and x86_cpu_properties
no-llc-miss-event
  at        CPUID.0AH:EBX[4] | Intel SDM vol. 2A, CPUID, leaf 0AH, EBX; linux 6.12 arch/x86/include/asm/perf_event.h, cpuid10_ebx, no_llc_misses
  meaning   The architectural event for misses of the last-level cache is missing (set: missing)
  effect    none | To lose the bit is to gain the event, which the guest does not use; the danger is the reverse, an event that stops counting | linux 6.12 arch/x86/events/intel/core.c, intel_arch_events_quirk
  level     never | Set means missing, and no model or option carries it: QEMU copies leaf 0AH whole from the host's KVM | qemu 7.2 and 10.0 target/i386/cpu.c, cpu_x86_cpuid, leaf 0AH
  exposure  conditional | The host has it, KVM's vPMU is on, and the guest's CPU is given pmu=on | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func, leaf 0AH; qemu 7.2 and 10.0 target/i386/cpu.c, cpu_x86_cpuid, leaf 0AH
  switch    kvm | module kvm.enable_pmu=0 | kvm | Without the virtual PMU the guest's leaf 0AH reads as zero | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  switch    qemu | option pmu=off | kvm | The default of named models: QEMU clears the whole leaf | qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid and x86_cpu_properties
no-branch-retired-event
  at        CPUID.0AH:EBX[5] | Intel SDM vol. 2A, CPUID, leaf 0AH, EBX; linux 6.12 arch/x86/include/asm/perf_event.h, cpuid10_ebx, no_branch_instruction_retired
  meaning   The architectural event for branches retired is missing (set: missing)
  effect    none | To lose the bit is to gain the event, which the guest does not use; the danger is the reverse, an event that stops counting | linux 6.12 arch/x86/events/intel/core.c, intel_arch_events_quirk
  level     never | Set means missing, and no model or option carries it: QEMU copies leaf 0AH whole from the host's KVM | qemu 7.2 and 10.0 target/i386/cpu.c, cpu_x86_cpuid, leaf 0AH
  exposure  conditional | The host has it, KVM's vPMU is on, and the guest's CPU is given pmu=on | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func, leaf 0AH; qemu 7.2 and 10.0 target/i386/cpu.c, cpu_x86_cpuid, leaf 0AH
  switch    kvm | module kvm.enable_pmu=0 | kvm | Without the virtual PMU the guest's leaf 0AH reads as zero | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  switch    qemu | option pmu=off | kvm | The default of named models: QEMU clears the whole leaf | qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid and x86_cpu_properties
no-branch-miss-event
  at        CPUID.0AH:EBX[6] | Intel SDM vol. 2A, CPUID, leaf 0AH, EBX; linux 6.12 arch/x86/include/asm/perf_event.h, cpuid10_ebx, no_branch_misses_retired
  meaning   The architectural event for mispredicted branches is missing (set: missing)
  effect    none | To lose the bit is to gain the event, which the guest does not use; the danger is the reverse, an event that stops counting | linux 6.12 arch/x86/events/intel/core.c, intel_arch_events_quirk
  level     never | Set means missing, and no model or option carries it: QEMU copies leaf 0AH whole from the host's KVM | qemu 7.2 and 10.0 target/i386/cpu.c, cpu_x86_cpuid, leaf 0AH
  exposure  conditional | The host has it, KVM's vPMU is on, and the guest's CPU is given pmu=on | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func, leaf 0AH; qemu 7.2 and 10.0 target/i386/cpu.c, cpu_x86_cpuid, leaf 0AH
  switch    kvm | module kvm.enable_pmu=0 | kvm | Without the virtual PMU the guest's leaf 0AH reads as zero | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  switch    qemu | option pmu=off | kvm | The default of named models: QEMU clears the whole leaf | qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid and x86_cpu_properties
no-topdown-slots-event
  at        CPUID.0AH:EBX[7] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 0AH, EBX
  meaning   The architectural event for top-down slots is missing (set: missing)
  effect    none | To lose the bit is to gain the event, which the guest does not use; the danger is the reverse, an event that stops counting | linux 6.12 arch/x86/events/intel/core.c, intel_arch_events_quirk
  level     never | Set means missing, and no model or option carries it: QEMU copies leaf 0AH whole from the host's KVM | qemu 7.2 and 10.0 target/i386/cpu.c, cpu_x86_cpuid, leaf 0AH
  exposure  conditional | The host has it, KVM's vPMU is on, and the guest's CPU is given pmu=on | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func, leaf 0AH; qemu 7.2 and 10.0 target/i386/cpu.c, cpu_x86_cpuid, leaf 0AH
  switch    kvm | module kvm.enable_pmu=0 | kvm | Without the virtual PMU the guest's leaf 0AH reads as zero | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  switch    qemu | option pmu=off | kvm | The default of named models: QEMU clears the whole leaf | qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid and x86_cpu_properties
anythread-deprecated
  at        CPUID.0AH:EDX[15] | Intel SDM vol. 2A, CPUID, leaf 0AH, EDX; linux 6.12 arch/x86/include/asm/perf_event.h, cpuid10_edx
  meaning   Counters can no longer count for all threads of a core at once (set: they cannot)
  effect    none | KVM refuses the AnyThread bit of a counter in every guest, whatever this bit says | linux 6.12 arch/x86/kvm/pmu.c, kvm_pmu_refresh, reserved_bits
  level     never | KVM sets it wherever there is a vPMU, since it never lets a guest count for other threads | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func, leaf 0AH
  exposure  emulated | Set on every host whose vPMU is on, for guests with pmu=on | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func, leaf 0AH; qemu 7.2 and 10.0 target/i386/cpu.c, cpu_x86_cpuid, leaf 0AH
  switch    kvm | module kvm.enable_pmu=0 | kvm | Without the virtual PMU the guest's leaf 0AH reads as zero | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  switch    qemu | option pmu=off | kvm | The default of named models: QEMU clears the whole leaf | qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid and x86_cpu_properties
xcr0-x87
  at        CPUID.(EAX=0DH,ECX=0):EAX[0] | Intel SDM vol. 2A, CPUID, leaf 0DH subleaf 0, EAX; Intel SDM vol. 1, section 13.1
  meaning   XSAVE can hold the x87 state
  effect    state-refused | The guest has state or a control-register bit that KVM refuses without the feature | linux 6.12 arch/x86/kvm/x86.c, __kvm_set_xcr
  level     intersect
  exposure  passed-through | linux 6.12 arch/x86/kvm/x86.c, KVM_SUPPORTED_XCR0; arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xd
  needs     xsave | Intel SDM vol. 1, section 13.3
xcr0-sse
  at        CPUID.(EAX=0DH,ECX=0):EAX[1] | Intel SDM vol. 2A, CPUID, leaf 0DH subleaf 0, EAX; Intel SDM vol. 1, section 13.1
  meaning   XSAVE can hold the SSE state
  effect    state-refused | The guest has state or a control-register bit that KVM refuses without the feature | linux 6.12 arch/x86/kvm/x86.c, __kvm_set_xcr
  level     intersect
  exposure  passed-through | linux 6.12 arch/x86/kvm/x86.c, KVM_SUPPORTED_XCR0; arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xd
  needs     xsave | Intel SDM vol. 1, section 13.3
xcr0-avx
  at        CPUID.(EAX=0DH,ECX=0):EAX[2] | Intel SDM vol. 2A, CPUID, leaf 0DH subleaf 0, EAX; Intel SDM vol. 1, section 13.1
  meaning   XSAVE can hold the upper halves of YMM registers
  effect    state-refused | The guest has state or a control-register bit that KVM refuses without the feature | linux 6.12 arch/x86/kvm/x86.c, __kvm_set_xcr
  level     intersect
  exposure  passed-through | linux 6.12 arch/x86/kvm/x86.c, KVM_SUPPORTED_XCR0; arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xd
  needs     xcr0-sse | Intel SDM vol. 1, section 13.3
xcr0-bndregs
  at        CPUID.(EAX=0DH,ECX=0):EAX[3] | Intel SDM vol. 2A, CPUID, leaf 0DH subleaf 0, EAX; Intel SDM vol. 1, section 13.1
  meaning   XSAVE can hold the bounds registers of MPX
  effect    state-refused | The guest has state or a control-register bit that KVM refuses without the feature | linux 6.12 arch/x86/kvm/x86.c, __kvm_set_xcr
  level     intersect
  exposure  conditional | KVM offers it where the CPU and the kernel have it; cleared where VMX cannot switch the MPX registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, hardware_setup
  needs     xsave | Intel SDM vol. 1, section 13.3
xcr0-bndcsr
  at        CPUID.(EAX=0DH,ECX=0):EAX[4] | Intel SDM vol. 2A, CPUID, leaf 0DH subleaf 0, EAX; Intel SDM vol. 1, section 13.1
  meaning   XSAVE can hold the configuration of MPX
  effect    state-refused | The guest has state or a control-register bit that KVM refuses without the feature | linux 6.12 arch/x86/kvm/x86.c, __kvm_set_xcr
  level     intersect
  exposure  conditional | KVM offers it where the CPU and the kernel have it; cleared where VMX cannot switch the MPX registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, hardware_setup
  needs     xcr0-bndregs | Intel SDM vol. 1, section 13.3
xcr0-opmask
  at        CPUID.(EAX=0DH,ECX=0):EAX[5] | Intel SDM vol. 2A, CPUID, leaf 0DH subleaf 0, EAX; Intel SDM vol. 1, section 13.1
  meaning   XSAVE can hold the mask registers of AVX-512
  effect    state-refused | The guest has state or a control-register bit that KVM refuses without the feature | linux 6.12 arch/x86/kvm/x86.c, __kvm_set_xcr
  level     intersect
  exposure  passed-through | linux 6.12 arch/x86/kvm/x86.c, KVM_SUPPORTED_XCR0; arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xd
  needs     xcr0-avx | Intel SDM vol. 1, section 13.3
xcr0-zmm-hi256
  at        CPUID.(EAX=0DH,ECX=0):EAX[6] | Intel SDM vol. 2A, CPUID, leaf 0DH subleaf 0, EAX; Intel SDM vol. 1, section 13.1
  meaning   XSAVE can hold the upper halves of ZMM0 to ZMM15
  effect    state-refused | The guest has state or a control-register bit that KVM refuses without the feature | linux 6.12 arch/x86/kvm/x86.c, __kvm_set_xcr
  level     intersect
  exposure  passed-through | linux 6.12 arch/x86/kvm/x86.c, KVM_SUPPORTED_XCR0; arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xd
  needs     xcr0-opmask xcr0-avx | Intel SDM vol. 1, section 13.3
xcr0-hi16-zmm
  at        CPUID.(EAX=0DH,ECX=0):EAX[7] | Intel SDM vol. 2A, CPUID, leaf 0DH subleaf 0, EAX; Intel SDM vol. 1, section 13.1
  meaning   XSAVE can hold ZMM16 to ZMM31
  effect    state-refused | The guest has state or a control-register bit that KVM refuses without the feature | linux 6.12 arch/x86/kvm/x86.c, __kvm_set_xcr
  level     intersect
  exposure  passed-through | linux 6.12 arch/x86/kvm/x86.c, KVM_SUPPORTED_XCR0; arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xd
  needs     xcr0-opmask xcr0-avx | Intel SDM vol. 1, section 13.3
xcr0-pkru
  at        CPUID.(EAX=0DH,ECX=0):EAX[9] | Intel SDM vol. 2A, CPUID, leaf 0DH subleaf 0, EAX; Intel SDM vol. 1, section 13.1
  meaning   XSAVE can hold the protection keys of user pages
  effect    state-refused | The guest has state or a control-register bit that KVM refuses without the feature | linux 6.12 arch/x86/kvm/x86.c, __kvm_set_xcr
  level     intersect
  exposure  passed-through | linux 6.12 arch/x86/kvm/x86.c, KVM_SUPPORTED_XCR0; arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0xd
  needs     xsave | Intel SDM vol. 1, section 13.3
xcr0-xtilecfg
  at        CPUID.(EAX=0DH,ECX=0):EAX[17] | Intel SDM vol. 2A, CPUID, leaf 0DH subleaf 0, EAX; Intel SDM vol. 1, section 13.1
  meaning   XSAVE can hold the configuration of AMX tiles
  effect    state-refused | The guest has state or a control-register bit that KVM refuses without the feature | linux 6.12 arch/x86/kvm/x86.c, __kvm_set_xcr
  level     intersect
  exposure  conditional | Of the kernels in the tables, 6.1 and 6.12 offer it, where the CPU and the kernel have it; only for a process that requested it through arch_prctl (ARCH_REQ_XCOMP_GUEST_PERM) | linux 6.12 arch/x86/kvm/x86.h, kvm_get_filtered_xcr0
  needs     xsave | Intel SDM vol. 1, section 13.3
xcr0-xtiledata
  at        CPUID.(EAX=0DH,ECX=0):EAX[18] | Intel SDM vol. 2A, CPUID, leaf 0DH subleaf 0, EAX; Intel SDM vol. 1, section 13.1
  meaning   XSAVE can hold the data of AMX tiles
  effect    state-refused | The guest has state or a control-register bit that KVM refuses without the feature | linux 6.12 arch/x86/kvm/x86.c, __kvm_set_xcr
  level     intersect
  exposure  conditional | Of the kernels in the tables, 6.1 and 6.12 offer it, where the CPU and the kernel have it; only for a process that requested it through arch_prctl (ARCH_REQ_XCOMP_GUEST_PERM) | linux 6.12 arch/x86/kvm/x86.h, kvm_get_filtered_xcr0
  needs     xcr0-xtilecfg | Intel SDM vol. 1, section 13.3
xcr0-apx
  at        CPUID.(EAX=0DH,ECX=0):EAX[19] | linux 6.16 arch/x86/include/asm/fpu/types.h, XFEATURE_APX
  meaning   XSAVE area: the sixteen general registers that APX adds
  effect    none | No guest of Linux 6.12 and QEMU 10.0 has the bit | linux 6.12 arch/x86/kvm/x86.c, KVM_SUPPORTED_XCR0; qemu 10.0 target/i386/cpu.c, x86_ext_save_areas
  level     intersect
  exposure  never | Linux 6.12 and QEMU 10.0 do not know the component | linux 6.12 arch/x86/kvm/x86.c, KVM_SUPPORTED_XCR0; qemu 10.0 target/i386/cpu.c, x86_ext_save_areas
  switch    kernel | parameter noxsave | kernel kvm | Drops XSAVE and with it every feature that keeps its state there | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
  needs     xsave | Intel SDM vol. 1, chapter 13, managing state using the XSAVE feature set
xcr0-lwp
  at        CPUID.(EAX=0DH,ECX=0):EDX[30] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 0DH
  meaning   XSAVE area: lightweight profiling of AMD family 15h
  effect    none | No KVM guest ever had the bit | linux 6.1 arch/x86/kvm/x86.c, KVM_SUPPORTED_XCR0; arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | Not among the components that KVM switches for guests | linux 6.1 arch/x86/kvm/x86.c, KVM_SUPPORTED_XCR0; arch/x86/kvm/cpuid.c, __do_cpuid_func
  switch    kernel | parameter noxsave | kernel kvm | Drops XSAVE and with it every feature that keeps its state there | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
  needs     xsave | AMD APM vol. 2, XSAVE/XRSTOR
xsaveopt
  at        CPUID.(EAX=0DH,ECX=1):EAX[0] | Intel SDM vol. 2A, CPUID, leaf 0DH subleaf 1, EAX
  names     sdm=XSAVEOPT apm=XSAVEOPT qemu=xsaveopt linux=xsaveopt
  meaning   XSAVEOPT saves only the processor state that has changed
  effect    fault | XSAVEOPT raises #UD on a processor without it | Intel SDM vol. 2D, XSAVEOPT
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter noxsaveopt | kernel kvm | The kernel drops the flag; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param
  switch    kernel | parameter noxsave | kernel kvm | Drops XSAVE and with it every feature that keeps its state there | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
  switch    kernel | parameter clearcpuid=xsaveopt | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     xsave | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
xsavec
  at        CPUID.(EAX=0DH,ECX=1):EAX[1] | Intel SDM vol. 2A, CPUID, leaf 0DH subleaf 1, EAX
  names     sdm=XSAVEC apm=XSAVEC qemu=xsavec linux=xsavec
  meaning   XSAVEC saves processor state in the compacted form
  effect    fault | XSAVEC raises #UD on a processor without it | Intel SDM vol. 2D, XSAVEC
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter noxsave | kernel kvm | Drops XSAVE and with it every feature that keeps its state there | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
  switch    kernel | parameter clearcpuid=xsavec | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     xsave | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
xgetbv1
  at        CPUID.(EAX=0DH,ECX=1):EAX[2] | Intel SDM vol. 2A, CPUID, leaf 0DH subleaf 1, EAX
  names     apm=XGETBV qemu=xgetbv1 linux=xgetbv1
  meaning   XGETBV with ECX=1 shows which processor state is in use
  effect    fault | XGETBV with ECX=1 raises #GP on a processor without it | Intel SDM vol. 2D, XGETBV
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter noxsave | kernel kvm | Drops XSAVE and with it every feature that keeps its state there | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
  switch    kernel | parameter clearcpuid=xgetbv1 | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     xsave | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
xsaves
  at        CPUID.(EAX=0DH,ECX=1):EAX[3] | Intel SDM vol. 2A, CPUID, leaf 0DH subleaf 1, EAX
  names     sdm=XSAVES apm=XSAVES qemu=xsaves linux=xsaves
  meaning   XSAVES and XRSTORS save supervisor state too, in the compacted form; brings IA32_XSS
  effect    fault | XSAVES and XRSTORS raise #UD, and touching IA32_XSS raises #GP | Intel SDM vol. 2D, XSAVES; linux 6.1 arch/x86/kvm/x86.c, kvm_set_msr_common
  level     intersect
  exposure  conditional | The host kernel keeps the bit and, on Intel, VMX can let guests run XSAVES; on AMD Zen 2 Linux 6.1.176 drops it | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kernel/cpu/amd.c, init_spectral_chicken
  switch    kernel | update linux b0563468eeac on AMD | removes kernel kvm | Drops the bit on AMD family 17h for erratum 1386; CPUID still shows it; 6.1.176 does so on Zen 2 only | linux commit b0563468eeac; linux 6.1 arch/x86/kernel/cpu/amd.c, init_spectral_chicken and init_amd_zen2
  switch    microcode | update AMD erratum 1386 on AMD | nothing | Later kernels spare microcode 0800126EH and 08301052H or newer; Linux 6.1 does not look at the revision | linux commit ff6cdc407f41, erratum_1386_microcode; linux 6.1 arch/x86/kernel/cpu/amd.c, init_spectral_chicken
  switch    kernel | parameter noxsaves | kernel kvm | The kernel drops the flag; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param
  switch    kernel | parameter noxsave | kernel kvm | Drops XSAVE and with it every feature that keeps its state there | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
  switch    kernel | parameter clearcpuid=xsaves | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     xsave | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
xfd
  at        CPUID.(EAX=0DH,ECX=1):EAX[4] | Intel SDM vol. 2A, CPUID, leaf 0DH subleaf 1, EAX
  names     sdm=XFD qemu=xfd
  meaning   Extended feature disable: the system hands out large state such as tiles only on first use
  effect    fault | Touching IA32_XFD raises #GP once CPUID lacks the bit | linux 6.1 arch/x86/kvm/x86.c, kvm_set_msr_common
  level     intersect
  exposure  conditional | The host has it and its kernel is a 64-bit one | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter noxsaves | kernel kvm | XFD hangs on XSAVES in the kernel's table, so it goes too | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
  switch    kernel | parameter noxsave | kernel kvm | Drops XSAVE and with it every feature that keeps its state there | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
  needs     xsaves xgetbv1 | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
xss-pt
  at        CPUID.(EAX=0DH,ECX=1):ECX[8] | Intel SDM vol. 2A, CPUID, leaf 0DH subleaf 1, ECX; Intel SDM vol. 1, section 13.1
  meaning   XSAVES can hold the state of Processor Trace
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     xsaves | Intel SDM vol. 1, section 13.2
xss-pasid
  at        CPUID.(EAX=0DH,ECX=1):ECX[10] | Intel SDM vol. 2A, CPUID, leaf 0DH subleaf 1, ECX; Intel SDM vol. 1, section 13.1
  meaning   XSAVES can hold the number of the address space
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     xsaves | Intel SDM vol. 1, section 13.2
xss-cet-u
  at        CPUID.(EAX=0DH,ECX=1):ECX[11] | Intel SDM vol. 2A, CPUID, leaf 0DH subleaf 1, ECX; Intel SDM vol. 1, section 13.1
  meaning   XSAVES can hold the user state of control-flow enforcement
  effect    state-refused | The guest's IA32_XSS may name the component, and KVM refuses components that it does not offer | linux 6.18 arch/x86/kvm/x86.c, kvm_set_msr_common, MSR_IA32_XSS
  level     intersect
  exposure  conditional | Linux 6.18 or later, where guests get cet-ss or cet-ibt | linux 6.18 arch/x86/kvm/x86.c, kvm_setup_xss_caps
  needs     xsaves | Intel SDM vol. 1, section 13.2
xss-cet-s
  at        CPUID.(EAX=0DH,ECX=1):ECX[12] | Intel SDM vol. 2A, CPUID, leaf 0DH subleaf 1, ECX; Intel SDM vol. 1, section 13.1
  meaning   XSAVES can hold the supervisor state of control-flow enforcement
  effect    state-refused | The guest's IA32_XSS may name the component, and KVM refuses components that it does not offer | linux 6.18 arch/x86/kvm/x86.c, kvm_set_msr_common, MSR_IA32_XSS
  level     intersect
  exposure  conditional | Linux 6.18 or later, where guests get cet-ss or cet-ibt | linux 6.18 arch/x86/kvm/x86.c, kvm_setup_xss_caps
  needs     xsaves | Intel SDM vol. 1, section 13.2
xss-hdc
  at        CPUID.(EAX=0DH,ECX=1):ECX[13] | Intel SDM vol. 2A, CPUID, leaf 0DH subleaf 1, ECX; Intel SDM vol. 1, section 13.1
  meaning   XSAVES can hold the state of hardware duty cycling
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     xsaves | Intel SDM vol. 1, section 13.2
xss-uintr
  at        CPUID.(EAX=0DH,ECX=1):ECX[14] | Intel SDM vol. 2A, CPUID, leaf 0DH subleaf 1, ECX; Intel SDM vol. 1, section 13.1
  meaning   XSAVES can hold the state of user interrupts
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     xsaves | Intel SDM vol. 1, section 13.2
xss-lbr
  at        CPUID.(EAX=0DH,ECX=1):ECX[15] | Intel SDM vol. 2A, CPUID, leaf 0DH subleaf 1, ECX; Intel SDM vol. 1, section 13.1
  meaning   XSAVES can hold branch records
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     xsaves | Intel SDM vol. 1, section 13.2
xss-hwp
  at        CPUID.(EAX=0DH,ECX=1):ECX[16] | Intel SDM vol. 2A, CPUID, leaf 0DH subleaf 1, ECX; Intel SDM vol. 1, section 13.1
  meaning   XSAVES can hold the request of performance
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     xsaves | Intel SDM vol. 1, section 13.2
cqm_llc
  at        CPUID.(EAX=0FH,ECX=0):EDX[1] | Intel SDM vol. 2A, CPUID, leaf 0FH subleaf 0, EDX
  names     linux=cqm_llc
  meaning   Use of the last-level cache can be monitored; subleaf 1 says what of it
  effect    none | No KVM guest ever had the bit; it serves the host alone | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 0FH with zeros | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  switch    kernel | parameter clearcpuid=cqm_llc | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     cmt | Intel SDM vol. 3B, Intel RDT monitoring, enumeration
cqm-overflow
  at        CPUID.(EAX=0FH,ECX=1):EAX[8] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 0FH
  meaning   Bit 61 of a monitoring count says that the counter has overflowed
  effect    none | No KVM guest ever had the bit; it serves the host alone | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 0FH with zeros | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     cqm_llc | Intel SDM vol. 3B, Intel RDT monitoring, enumeration
cqm_occup_llc
  at        CPUID.(EAX=0FH,ECX=1):EDX[0] | Intel SDM vol. 2A, CPUID, leaf 0FH subleaf 1, EDX
  names     linux=cqm_occup_llc
  meaning   The share of the last-level cache that a group of threads holds can be read
  effect    none | No KVM guest ever had the bit; it serves the host alone | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 0FH with zeros | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  switch    kernel | parameter rdt=!cmt | nothing | Stops the host from using it; CPUID and the flag stay | linux 6.1 arch/x86/kernel/cpu/resctrl/core.c, set_rdt_options and rdt_cpu_has
  switch    kernel | parameter clearcpuid=cqm_occup_llc | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     cqm_llc | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
mbm_total
  at        CPUID.(EAX=0FH,ECX=1):EDX[1] | Intel SDM vol. 2A, CPUID, leaf 0FH subleaf 1, EDX
  names     linux=cqm_mbm_total
  meaning   Memory traffic of a group of threads can be counted in total
  effect    none | No KVM guest ever had the bit; it serves the host alone | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 0FH with zeros | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  switch    kernel | parameter rdt=!mbmtotal | nothing | Stops the host from using it; CPUID and the flag stay | linux 6.1 arch/x86/kernel/cpu/resctrl/core.c, set_rdt_options and rdt_cpu_has
  switch    kernel | parameter clearcpuid=cqm_mbm_total | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     cmt | Intel SDM vol. 3B, Intel RDT monitoring, enumeration
mbm_local
  at        CPUID.(EAX=0FH,ECX=1):EDX[2] | Intel SDM vol. 2A, CPUID, leaf 0FH subleaf 1, EDX
  names     linux=cqm_mbm_local
  meaning   Memory traffic of a group of threads to the local node can be counted
  effect    none | No KVM guest ever had the bit; it serves the host alone | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 0FH with zeros | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  switch    kernel | parameter rdt=!mbmlocal | nothing | Stops the host from using it; CPUID and the flag stay | linux 6.1 arch/x86/kernel/cpu/resctrl/core.c, set_rdt_options and rdt_cpu_has
  switch    kernel | parameter clearcpuid=cqm_mbm_local | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     cmt | Intel SDM vol. 3B, Intel RDT monitoring, enumeration
cat_l3
  at        CPUID.(EAX=10H,ECX=0):EBX[1] | Intel SDM vol. 2A, CPUID, leaf 10H subleaf 0, EBX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  names     linux=cat_l3
  meaning   Parts of the level 3 cache can be allotted
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     rdt_a | Intel SDM vol. 2A, CPUID, leaf 10H
cat_l2
  at        CPUID.(EAX=10H,ECX=0):EBX[2] | Intel SDM vol. 2A, CPUID, leaf 10H subleaf 0, EBX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  names     linux=cat_l2
  meaning   Parts of the level 2 cache can be allotted
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     rdt_a | Intel SDM vol. 2A, CPUID, leaf 10H
mba-intel
  at        CPUID.(EAX=10H,ECX=0):EBX[3] | Intel SDM vol. 2A, CPUID, leaf 10H subleaf 0, EBX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   Memory bandwidth can be allotted
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     rdt_a | Intel SDM vol. 2A, CPUID, leaf 10H
cat-l3-infrequent
  at        CPUID.(EAX=10H,ECX=1):ECX[1] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 10H
  meaning   Groups should seldom be moved between classes of the third-level cache
  effect    none | No KVM guest ever had the bit; it serves the host alone | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 10H with zeros | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     cat_l3 | Intel SDM vol. 3B, Intel RDT allocation, enumeration
cdp_l3
  at        CPUID.(EAX=10H,ECX=1):ECX[2] | Intel SDM vol. 2A, CPUID, leaf 10H subleaf 1, ECX
  names     linux=cdp_l3
  meaning   Code and data can have shares of their own in the third-level cache
  effect    none | No KVM guest ever had the bit; it serves the host alone | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 10H with zeros | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  switch    kernel | parameter rdt=!l3cdp | nothing | Stops the host from using it; CPUID and the flag stay | linux 6.1 arch/x86/kernel/cpu/resctrl/core.c, set_rdt_options and rdt_cpu_has
  switch    kernel | parameter clearcpuid=cdp_l3 | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     cat_l3 | linux 6.1 arch/x86/kernel/cpu/resctrl/core.c, get_rdt_alloc_resources
cat-l3-noncontiguous
  at        CPUID.(EAX=10H,ECX=1):ECX[3] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 10H; arch/x86/kernel/cpu/resctrl/core.c, rdt_get_cache_alloc_cfg
  meaning   A share of the third-level cache may consist of parts that do not touch
  effect    none | No KVM guest ever had the bit; it serves the host alone | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 10H with zeros | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     cat_l3 | Intel SDM vol. 3B, Intel RDT allocation, enumeration
cat-l2-infrequent
  at        CPUID.(EAX=10H,ECX=2):ECX[1] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 10H
  meaning   Groups should seldom be moved between classes of the second-level cache
  effect    none | No KVM guest ever had the bit; it serves the host alone | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 10H with zeros | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     cat_l2 | Intel SDM vol. 3B, Intel RDT allocation, enumeration
cdp_l2
  at        CPUID.(EAX=10H,ECX=2):ECX[2] | Intel SDM vol. 2A, CPUID, leaf 10H subleaf 2, ECX
  names     linux=cdp_l2
  meaning   Code and data can have shares of their own in the second-level cache
  effect    none | No KVM guest ever had the bit; it serves the host alone | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 10H with zeros | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  switch    kernel | parameter rdt=!l2cdp | nothing | Stops the host from using it; CPUID and the flag stay | linux 6.1 arch/x86/kernel/cpu/resctrl/core.c, set_rdt_options and rdt_cpu_has
  switch    kernel | parameter clearcpuid=cdp_l2 | kernel | Drops the flag from the kernel's view only; what guests are offered stays the same | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     cat_l2 | linux 6.1 arch/x86/kernel/cpu/resctrl/core.c, get_rdt_alloc_resources
cat-l2-noncontiguous
  at        CPUID.(EAX=10H,ECX=2):ECX[3] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 10H; arch/x86/kernel/cpu/resctrl/core.c, rdt_get_cache_alloc_cfg
  meaning   A share of the second-level cache may consist of parts that do not touch
  effect    none | No KVM guest ever had the bit; it serves the host alone | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 10H with zeros | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     cat_l2 | Intel SDM vol. 3B, Intel RDT allocation, enumeration
mba-per-thread
  at        CPUID.(EAX=10H,ECX=3):ECX[0] | linux 6.1 arch/x86/kernel/cpu/scattered.c, cpuid_bits
  meaning   Each thread of a core can be slowed down separately, not only all of them by the strictest value
  effect    none | No KVM guest ever had the bit; it serves the host alone | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 10H with zeros | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     mba-intel | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
mba-linear
  at        CPUID.(EAX=10H,ECX=3):ECX[2] | Intel SDM vol. 2A, CPUID, leaf 10H subleaf 3, ECX; linux 6.1 arch/x86/kernel/cpu/resctrl/core.c, __get_mem_config_intel
  meaning   Traffic falls in proportion to the delay that is set
  effect    none | No KVM guest ever had the bit; it serves the host alone | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers leaf 10H with zeros | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     mba-intel | Intel SDM vol. 3B, Intel RDT allocation, enumeration
sgx1
  at        CPUID.(EAX=12H,ECX=0):EAX[0] | Intel SDM vol. 2A, CPUID, leaf 12H subleaf 0, EAX
  names     sdm=SGX1 qemu=sgx1
  meaning   The first set of enclave instructions
  effect    fault | ENCLS functions of the first set raise #UD | linux 6.1 arch/x86/kvm/vmx/sgx.c, encls_leaf_enabled_in_guest and handle_encls
  level     intersect
  exposure  conditional | SGX is offered to guests and the host has the bit | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; arch/x86/kvm/cpuid.c, __do_cpuid_func
  switch    kvm | module kvm_intel.sgx=0 | kvm | KVM stops offering SGX to guests | linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  needs     sgx | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
sgx2
  at        CPUID.(EAX=12H,ECX=0):EAX[1] | Intel SDM vol. 2A, CPUID, leaf 12H subleaf 0, EAX
  names     sdm=SGX2 qemu=sgx2
  meaning   The second set of enclave instructions: memory added to and changed in a running enclave
  effect    fault | ENCLS functions of the second set raise #UD | linux 6.1 arch/x86/kvm/vmx/sgx.c, encls_leaf_enabled_in_guest and handle_encls
  level     intersect
  exposure  conditional | SGX is offered to guests and the host has the bit | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; arch/x86/kvm/cpuid.c, __do_cpuid_func
  switch    kvm | module kvm_intel.sgx=0 | kvm | KVM stops offering SGX to guests | linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  needs     sgx1 | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
sgx-enclv
  at        CPUID.(EAX=12H,ECX=0):EAX[5] | Intel SDM vol. 2A, CPUID, leaf 12H subleaf 0, EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   ENCLV leaves of SGX
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func, case 0x12
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func, case 0x12
  needs     sgx | qemu 10.0 target/i386/cpu.c, feature_dependencies
sgx-oversub
  at        CPUID.(EAX=12H,ECX=0):EAX[6] | Intel SDM vol. 2A, CPUID, leaf 12H subleaf 0, EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   ENCLS leaves for more enclave pages than there is memory
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func, case 0x12
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func, case 0x12
  needs     sgx | qemu 10.0 target/i386/cpu.c, feature_dependencies
sgx-everifyreport2
  at        CPUID.(EAX=12H,ECX=0):EAX[7] | Intel SDM vol. 2A, CPUID, leaf 12H subleaf 0, EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   The ENCLU leaf EVERIFYREPORT2
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func, case 0x12
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func, case 0x12
  needs     sgx | qemu 10.0 target/i386/cpu.c, feature_dependencies
sgx-eupdatesvn
  at        CPUID.(EAX=12H,ECX=0):EAX[10] | Intel SDM vol. 2A, CPUID, leaf 12H subleaf 0, EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   The ENCLS leaf EUPDATESVN
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func, case 0x12
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func, case 0x12
  needs     sgx | qemu 10.0 target/i386/cpu.c, feature_dependencies
sgx-edeccssa
  at        CPUID.(EAX=12H,ECX=0):EAX[11] | Intel SDM vol. 2A, CPUID, leaf 12H subleaf 0, EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  names     qemu=sgx-edeccssa
  meaning   The ENCLU leaf EDECCSSA
  effect    fault | An enclave that uses it fails: unknown leaf functions and attributes raise #GP | Intel SDM vol. 3, chapter 38, ENCLU and EINIT
  level     intersect
  exposure  conditional | Of the kernels in the tables, 6.12 offers it, where the CPU and the kernel have it; only where guests get SGX | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  needs     sgx | qemu 10.0 target/i386/cpu.c, feature_dependencies
sgx-exinfo
  at        CPUID.(EAX=12H,ECX=0):EBX[0] | Intel SDM vol. 2A, CPUID, leaf 12H subleaf 0, EBX
  names     qemu=sgx-exinfo
  meaning   An enclave may learn the address and cause of its page faults and protection faults
  effect    fault | ECREATE of an enclave that asks for it raises #GP | linux 6.1 arch/x86/kvm/vmx/sgx.c, __handle_encls_ecreate
  level     intersect
  exposure  conditional | SGX is offered to guests and the host has the bit | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  switch    kvm | module kvm_intel.sgx=0 | kvm | KVM stops offering SGX to guests | linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  needs     sgx | Intel SDM vol. 3D, SGX, enumeration by CPUID leaf 12H
sgx-cpinfo
  at        CPUID.(EAX=12H,ECX=0):EBX[1] | Intel SDM vol. 2A, CPUID, leaf 12H subleaf 0, EBX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 12H
  meaning   An enclave may learn of its control-flow faults
  effect    none | No KVM guest ever had the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func, SGX_MISC_EXINFO
  level     intersect
  exposure  never | KVM keeps only bit 0 of this register | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func, SGX_MISC_EXINFO
  needs     sgx | Intel SDM vol. 3D, SGX, enumeration by CPUID leaf 12H
sgx-init
  at        CPUID.(EAX=12H,ECX=1):EAX[0] | Intel SDM vol. 2A, CPUID, leaf 12H subleaf 1, EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 12H
  meaning   Enclaves have the attribute that says that EINIT has finished them
  effect    none | No KVM guest ever had the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func, SGX_ATTR_UNPRIV_MASK
  level     intersect
  exposure  never | KVM masks the attribute: it is set by the processor, not by who builds an enclave | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func, SGX_ATTR_UNPRIV_MASK
  needs     sgx | Intel SDM vol. 3D, SGX, enumeration by CPUID leaf 12H
sgx-debug
  at        CPUID.(EAX=12H,ECX=1):EAX[1] | Intel SDM vol. 2A, CPUID, leaf 12H subleaf 1, EAX
  names     qemu=sgx-debug
  meaning   Enclaves may allow a debugger to read and write them
  effect    fault | ECREATE of an enclave with this attribute raises #GP | linux 6.1 arch/x86/kvm/vmx/sgx.c, __handle_encls_ecreate
  level     intersect
  exposure  conditional | SGX is offered to guests and the host has the bit | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  switch    kvm | module kvm_intel.sgx=0 | kvm | KVM stops offering SGX to guests | linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  needs     sgx | Intel SDM vol. 3D, SGX, enumeration by CPUID leaf 12H
sgx-mode64
  at        CPUID.(EAX=12H,ECX=1):EAX[2] | Intel SDM vol. 2A, CPUID, leaf 12H subleaf 1, EAX
  names     qemu=sgx-mode64
  meaning   Enclaves may run 64-bit code
  effect    fault | ECREATE of an enclave with this attribute raises #GP | linux 6.1 arch/x86/kvm/vmx/sgx.c, __handle_encls_ecreate
  level     intersect
  exposure  conditional | SGX is offered to guests and the host has the bit | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  switch    kvm | module kvm_intel.sgx=0 | kvm | KVM stops offering SGX to guests | linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  needs     sgx | Intel SDM vol. 3D, SGX, enumeration by CPUID leaf 12H
sgx-provisionkey
  at        CPUID.(EAX=12H,ECX=1):EAX[4] | Intel SDM vol. 2A, CPUID, leaf 12H subleaf 1, EAX
  names     qemu=sgx-provisionkey
  meaning   Enclaves may obtain the provisioning key, which attests the platform
  effect    fault | ECREATE of an enclave with this attribute raises #GP | linux 6.1 arch/x86/kvm/vmx/sgx.c, __handle_encls_ecreate
  level     intersect
  exposure  conditional | SGX is offered to guests, the host has the bit, and QEMU may use /dev/sgx_provision | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid; target/i386/kvm/kvm.c, kvm_enable_sgx_provisioning
  switch    kvm | module kvm_intel.sgx=0 | kvm | KVM stops offering SGX to guests | linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  needs     sgx | Intel SDM vol. 3D, SGX, enumeration by CPUID leaf 12H
sgx-tokenkey
  at        CPUID.(EAX=12H,ECX=1):EAX[5] | Intel SDM vol. 2A, CPUID, leaf 12H subleaf 1, EAX
  names     qemu=sgx-tokenkey
  meaning   Enclaves may obtain the key that signs launch tokens
  effect    fault | ECREATE of an enclave with this attribute raises #GP | linux 6.1 arch/x86/kvm/vmx/sgx.c, __handle_encls_ecreate
  level     intersect
  exposure  conditional | SGX is offered to guests and the host has the bit | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  switch    kvm | module kvm_intel.sgx=0 | kvm | KVM stops offering SGX to guests | linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  needs     sgx | Intel SDM vol. 3D, SGX, enumeration by CPUID leaf 12H
sgx-cet
  at        CPUID.(EAX=12H,ECX=1):EAX[6] | Intel SDM vol. 2A, CPUID, leaf 12H subleaf 1, EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 12H
  meaning   Enclaves may use control-flow enforcement
  effect    none | No KVM guest ever had the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func, SGX_ATTR_UNPRIV_MASK
  level     intersect
  exposure  never | KVM masks the attribute | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func, SGX_ATTR_UNPRIV_MASK
  needs     sgx | Intel SDM vol. 3D, SGX, enumeration by CPUID leaf 12H
sgx-kss
  at        CPUID.(EAX=12H,ECX=1):EAX[7] | Intel SDM vol. 2A, CPUID, leaf 12H subleaf 1, EAX
  names     sdm=KSS qemu=sgx-kss
  meaning   Key separation and sharing: enclaves derive keys from identifiers of their own
  effect    fault | ECREATE of an enclave with this attribute raises #GP | linux 6.1 arch/x86/kvm/vmx/sgx.c, __handle_encls_ecreate
  level     intersect
  exposure  conditional | SGX is offered to guests and the host has the bit | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  switch    kvm | module kvm_intel.sgx=0 | kvm | KVM stops offering SGX to guests | linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  needs     sgx | Intel SDM vol. 3D, SGX, enumeration by CPUID leaf 12H
sgx-aex-notify
  at        CPUID.(EAX=12H,ECX=1):EAX[10] | Intel SDM vol. 2A, CPUID, leaf 12H subleaf 1, EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  names     qemu=sgx-aex-notify
  meaning   Threads of an enclave can be notified of exits
  effect    fault | An enclave that uses it fails: unknown leaf functions and attributes raise #GP | Intel SDM vol. 3, chapter 38, ENCLU and EINIT
  level     intersect
  exposure  conditional | Of the kernels in the tables, 6.12 offers it, where the CPU has it; only where guests get SGX | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x12
  needs     sgx | qemu 10.0 target/i386/cpu.c, feature_dependencies
intel-pt-cr3-filter
  at        CPUID.(EAX=14H,ECX=0):EBX[0] | Intel SDM vol. 2A, CPUID, leaf 14H subleaf 0, EBX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   Tracing can be limited to one address space
  effect    fault | The guest writes a control of an MSR that the destination does not have, which raises #GP | Intel SDM vol. 3, chapter 33
  level     intersect
  exposure  requested | The guest gets Processor Trace, which KVM offers with pt_mode=1 only; QEMU then announces this bit, whatever the host has beyond it, and withholds all of Processor Trace from guests where the host lacks it | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x14; arch/x86/kvm/vmx/vmx.c, pt_mode; qemu 10.0 target/i386/cpu.c, INTEL_PT_MINIMAL_EBX, INTEL_PT_MINIMAL_ECX and x86_cpu_filter_features
  needs     intel-pt | Intel SDM vol. 2A, CPUID, leaf 14H
intel-pt-psb-cyc
  at        CPUID.(EAX=14H,ECX=0):EBX[1] | Intel SDM vol. 2A, CPUID, leaf 14H subleaf 0, EBX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   Synchronisation can be set, and cycles counted
  effect    fault | The guest writes a control of an MSR that the destination does not have, which raises #GP | Intel SDM vol. 3, chapter 33
  level     intersect
  exposure  requested | The guest gets Processor Trace, which KVM offers with pt_mode=1 only; QEMU then announces this bit, whatever the host has beyond it, and withholds all of Processor Trace from guests where the host lacks it | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x14; arch/x86/kvm/vmx/vmx.c, pt_mode; qemu 10.0 target/i386/cpu.c, INTEL_PT_MINIMAL_EBX, INTEL_PT_MINIMAL_ECX and x86_cpu_filter_features
  needs     intel-pt | Intel SDM vol. 2A, CPUID, leaf 14H
intel-pt-ip-filter
  at        CPUID.(EAX=14H,ECX=0):EBX[2] | Intel SDM vol. 2A, CPUID, leaf 14H subleaf 0, EBX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   Tracing can be limited to ranges of code
  effect    fault | The guest writes a control of an MSR that the destination does not have, which raises #GP | Intel SDM vol. 3, chapter 33
  level     intersect
  exposure  requested | The guest gets Processor Trace, which KVM offers with pt_mode=1 only; QEMU then announces this bit, whatever the host has beyond it, and withholds all of Processor Trace from guests where the host lacks it | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x14; arch/x86/kvm/vmx/vmx.c, pt_mode; qemu 10.0 target/i386/cpu.c, INTEL_PT_MINIMAL_EBX, INTEL_PT_MINIMAL_ECX and x86_cpu_filter_features
  needs     intel-pt | Intel SDM vol. 2A, CPUID, leaf 14H
intel-pt-mtc
  at        CPUID.(EAX=14H,ECX=0):EBX[3] | Intel SDM vol. 2A, CPUID, leaf 14H subleaf 0, EBX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   Packets of time, and the suppression of packets of branches
  effect    fault | The guest writes a control of an MSR that the destination does not have, which raises #GP | Intel SDM vol. 3, chapter 33
  level     intersect
  exposure  requested | The guest gets Processor Trace, which KVM offers with pt_mode=1 only; QEMU then announces this bit, whatever the host has beyond it, and withholds all of Processor Trace from guests where the host lacks it | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x14; arch/x86/kvm/vmx/vmx.c, pt_mode; qemu 10.0 target/i386/cpu.c, INTEL_PT_MINIMAL_EBX, INTEL_PT_MINIMAL_ECX and x86_cpu_filter_features
  needs     intel-pt | Intel SDM vol. 2A, CPUID, leaf 14H
intel-pt-ptwrite
  at        CPUID.(EAX=14H,ECX=0):EBX[4] | Intel SDM vol. 2A, CPUID, leaf 14H subleaf 0, EBX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   PTWRITE puts data into the trace
  effect    none | No guest of QEMU has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid, case 0x14
  level     intersect
  exposure  never | QEMU shows guests with Processor Trace a fixed set of its abilities, and this one is not among them | qemu 7.2 and 10.0 target/i386/cpu.c, INTEL_PT_MINIMAL_EBX and INTEL_PT_MINIMAL_ECX
  needs     intel-pt | Intel SDM vol. 2A, CPUID, leaf 14H
intel-pt-power-event
  at        CPUID.(EAX=14H,ECX=0):EBX[5] | Intel SDM vol. 2A, CPUID, leaf 14H subleaf 0, EBX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   Changes of power states are traced
  effect    none | No guest of QEMU has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid, case 0x14
  level     intersect
  exposure  never | QEMU shows guests with Processor Trace a fixed set of its abilities, and this one is not among them | qemu 7.2 and 10.0 target/i386/cpu.c, INTEL_PT_MINIMAL_EBX and INTEL_PT_MINIMAL_ECX
  needs     intel-pt | Intel SDM vol. 2A, CPUID, leaf 14H
intel-pt-psb-pmi-preserve
  at        CPUID.(EAX=14H,ECX=0):EBX[6] | Intel SDM vol. 2A, CPUID, leaf 14H subleaf 0, EBX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   The state of synchronisation survives an interrupt
  effect    none | No guest of QEMU has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid, case 0x14
  level     intersect
  exposure  never | QEMU shows guests with Processor Trace a fixed set of its abilities, and this one is not among them | qemu 7.2 and 10.0 target/i386/cpu.c, INTEL_PT_MINIMAL_EBX and INTEL_PT_MINIMAL_ECX
  needs     intel-pt | Intel SDM vol. 2A, CPUID, leaf 14H
intel-pt-event-trace
  at        CPUID.(EAX=14H,ECX=0):EBX[7] | Intel SDM vol. 2A, CPUID, leaf 14H subleaf 0, EBX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   Events are traced
  effect    none | No guest of QEMU has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid, case 0x14
  level     intersect
  exposure  never | QEMU shows guests with Processor Trace a fixed set of its abilities, and this one is not among them | qemu 7.2 and 10.0 target/i386/cpu.c, INTEL_PT_MINIMAL_EBX and INTEL_PT_MINIMAL_ECX
  needs     intel-pt | Intel SDM vol. 2A, CPUID, leaf 14H
intel-pt-tnt-disable
  at        CPUID.(EAX=14H,ECX=0):EBX[8] | Intel SDM vol. 2A, CPUID, leaf 14H subleaf 0, EBX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   Packets of taken branches can be left out
  effect    none | No guest of QEMU has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid, case 0x14
  level     intersect
  exposure  never | QEMU shows guests with Processor Trace a fixed set of its abilities, and this one is not among them | qemu 7.2 and 10.0 target/i386/cpu.c, INTEL_PT_MINIMAL_EBX and INTEL_PT_MINIMAL_ECX
  needs     intel-pt | Intel SDM vol. 2A, CPUID, leaf 14H
intel-pt-topa
  at        CPUID.(EAX=14H,ECX=0):ECX[0] | Intel SDM vol. 2A, CPUID, leaf 14H subleaf 0, ECX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   Output to a table of regions
  effect    fault | The guest writes a control of an MSR that the destination does not have, which raises #GP | Intel SDM vol. 3, chapter 33
  level     intersect
  exposure  requested | The guest gets Processor Trace, which KVM offers with pt_mode=1 only; QEMU then announces this bit, whatever the host has beyond it, and withholds all of Processor Trace from guests where the host lacks it | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x14; arch/x86/kvm/vmx/vmx.c, pt_mode; qemu 10.0 target/i386/cpu.c, INTEL_PT_MINIMAL_EBX, INTEL_PT_MINIMAL_ECX and x86_cpu_filter_features
  needs     intel-pt | Intel SDM vol. 2A, CPUID, leaf 14H
intel-pt-topa-multi
  at        CPUID.(EAX=14H,ECX=0):ECX[1] | Intel SDM vol. 2A, CPUID, leaf 14H subleaf 0, ECX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   The table of regions has several entries
  effect    fault | The guest writes a control of an MSR that the destination does not have, which raises #GP | Intel SDM vol. 3, chapter 33
  level     intersect
  exposure  requested | The guest gets Processor Trace, which KVM offers with pt_mode=1 only; QEMU then announces this bit, whatever the host has beyond it, and withholds all of Processor Trace from guests where the host lacks it | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x14; arch/x86/kvm/vmx/vmx.c, pt_mode; qemu 10.0 target/i386/cpu.c, INTEL_PT_MINIMAL_EBX, INTEL_PT_MINIMAL_ECX and x86_cpu_filter_features
  needs     intel-pt | Intel SDM vol. 2A, CPUID, leaf 14H
intel-pt-single-range
  at        CPUID.(EAX=14H,ECX=0):ECX[2] | Intel SDM vol. 2A, CPUID, leaf 14H subleaf 0, ECX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   Output to one range of memory
  effect    fault | The guest writes a control of an MSR that the destination does not have, which raises #GP | Intel SDM vol. 3, chapter 33
  level     intersect
  exposure  requested | The guest gets Processor Trace, which KVM offers with pt_mode=1 only; QEMU then announces this bit, whatever the host has beyond it, and withholds all of Processor Trace from guests where the host lacks it | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x14; arch/x86/kvm/vmx/vmx.c, pt_mode; qemu 10.0 target/i386/cpu.c, INTEL_PT_MINIMAL_EBX, INTEL_PT_MINIMAL_ECX and x86_cpu_filter_features
  needs     intel-pt | Intel SDM vol. 2A, CPUID, leaf 14H
intel-pt-transport
  at        CPUID.(EAX=14H,ECX=0):ECX[3] | Intel SDM vol. 2A, CPUID, leaf 14H subleaf 0, ECX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   Output to a trace transport subsystem
  effect    none | No guest of QEMU has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid, case 0x14
  level     intersect
  exposure  never | QEMU shows guests with Processor Trace a fixed set of its abilities, and this one is not among them | qemu 7.2 and 10.0 target/i386/cpu.c, INTEL_PT_MINIMAL_EBX and INTEL_PT_MINIMAL_ECX
  needs     intel-pt | Intel SDM vol. 2A, CPUID, leaf 14H
intel-pt-lip
  at        CPUID.(EAX=14H,ECX=0):ECX[31] | Intel SDM vol. 2A, CPUID, leaf 14H subleaf 0, ECX
  names     qemu=intel-pt-lip
  meaning   Trace packets give linear addresses, with the code segment base added in
  effect    none | By default no guest has Processor Trace; where one has it, QEMU withholds all of it if this bit differs | qemu 7.2 target/i386/cpu.c, x86_cpu_filter_features
  level     intersect
  exposure  requested | Processor Trace is offered to guests and the host has the bit | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  switch    kvm | module kvm_intel.pt_mode=0 | kvm | The default: the host keeps the trace unit, and leaf 14H reads as zero in guests | linux 6.1 arch/x86/kvm/vmx/vmx.c, pt_mode; arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     intel-pt | qemu 7.2 target/i386/cpu.c, feature_dependencies
kl-cpl0-only
  at        CPUID.19H:EAX[0] | Intel SDM vol. 2A, CPUID, leaf 19H, EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   Handles that only the kernel may use
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     keylocker | Intel SDM vol. 2A, CPUID, leaf 19H
kl-no-encrypt
  at        CPUID.19H:EAX[1] | Intel SDM vol. 2A, CPUID, leaf 19H, EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   Handles that do not encrypt
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     keylocker | Intel SDM vol. 2A, CPUID, leaf 19H
kl-no-decrypt
  at        CPUID.19H:EAX[2] | Intel SDM vol. 2A, CPUID, leaf 19H, EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   Handles that do not decrypt
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     keylocker | Intel SDM vol. 2A, CPUID, leaf 19H
aeskle
  at        CPUID.19H:EBX[0] | Intel SDM vol. 2A, CPUID, leaf 19H, EBX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   The AES instructions of Key Locker are enabled
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     never | It follows CR4.KL, which software sets, and is not an ability | Intel SDM vol. 2A, CPUID, leaf 19H, EBX
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     keylocker | Intel SDM vol. 2A, CPUID, leaf 19H
kl-wide
  at        CPUID.19H:EBX[2] | Intel SDM vol. 2A, CPUID, leaf 19H, EBX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   The wide AES instructions of Key Locker
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     keylocker | Intel SDM vol. 2A, CPUID, leaf 19H
kl-backup
  at        CPUID.19H:EBX[4] | Intel SDM vol. 2A, CPUID, leaf 19H, EBX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   The wrapping key can be backed up
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     keylocker | Intel SDM vol. 2A, CPUID, leaf 19H
kl-no-backup
  at        CPUID.19H:ECX[0] | Intel SDM vol. 2A, CPUID, leaf 19H, ECX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   LOADIWKEY can forbid the backup of the wrapping key
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     keylocker | Intel SDM vol. 2A, CPUID, leaf 19H
kl-random-iwkey
  at        CPUID.19H:ECX[1] | Intel SDM vol. 2A, CPUID, leaf 19H, ECX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   LOADIWKEY can take a random wrapping key
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     keylocker | Intel SDM vol. 2A, CPUID, leaf 19H
lbr-depth-8
  at        CPUID.(EAX=1CH,ECX=0):EAX[0] | Intel SDM vol. 2A, CPUID, leaf 1CH, EAX
  meaning   The list of recorded branches can have 8 entries
  effect    none | No KVM guest ever had the bit | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func
  level     intersect
  exposure  never | KVM does not offer architectural LBR and answers leaf 1CH with zeros | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func
  needs     arch-lbr | linux 6.1 arch/x86/events/intel/core.c, intel_pmu_init; arch/x86/events/intel/lbr.c, intel_pmu_arch_lbr_init
lbr-depth-16
  at        CPUID.(EAX=1CH,ECX=0):EAX[1] | Intel SDM vol. 2A, CPUID, leaf 1CH, EAX
  meaning   The list of recorded branches can have 16 entries
  effect    none | No KVM guest ever had the bit | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func
  level     intersect
  exposure  never | KVM does not offer architectural LBR and answers leaf 1CH with zeros | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func
  needs     arch-lbr | linux 6.1 arch/x86/events/intel/core.c, intel_pmu_init; arch/x86/events/intel/lbr.c, intel_pmu_arch_lbr_init
lbr-depth-24
  at        CPUID.(EAX=1CH,ECX=0):EAX[2] | Intel SDM vol. 2A, CPUID, leaf 1CH, EAX
  meaning   The list of recorded branches can have 24 entries
  effect    none | No KVM guest ever had the bit | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func
  level     intersect
  exposure  never | KVM does not offer architectural LBR and answers leaf 1CH with zeros | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func
  needs     arch-lbr | linux 6.1 arch/x86/events/intel/core.c, intel_pmu_init; arch/x86/events/intel/lbr.c, intel_pmu_arch_lbr_init
lbr-depth-32
  at        CPUID.(EAX=1CH,ECX=0):EAX[3] | Intel SDM vol. 2A, CPUID, leaf 1CH, EAX
  meaning   The list of recorded branches can have 32 entries
  effect    none | No KVM guest ever had the bit | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func
  level     intersect
  exposure  never | KVM does not offer architectural LBR and answers leaf 1CH with zeros | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func
  needs     arch-lbr | linux 6.1 arch/x86/events/intel/core.c, intel_pmu_init; arch/x86/events/intel/lbr.c, intel_pmu_arch_lbr_init
lbr-depth-40
  at        CPUID.(EAX=1CH,ECX=0):EAX[4] | Intel SDM vol. 2A, CPUID, leaf 1CH, EAX
  meaning   The list of recorded branches can have 40 entries
  effect    none | No KVM guest ever had the bit | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func
  level     intersect
  exposure  never | KVM does not offer architectural LBR and answers leaf 1CH with zeros | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func
  needs     arch-lbr | linux 6.1 arch/x86/events/intel/core.c, intel_pmu_init; arch/x86/events/intel/lbr.c, intel_pmu_arch_lbr_init
lbr-depth-48
  at        CPUID.(EAX=1CH,ECX=0):EAX[5] | Intel SDM vol. 2A, CPUID, leaf 1CH, EAX
  meaning   The list of recorded branches can have 48 entries
  effect    none | No KVM guest ever had the bit | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func
  level     intersect
  exposure  never | KVM does not offer architectural LBR and answers leaf 1CH with zeros | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func
  needs     arch-lbr | linux 6.1 arch/x86/events/intel/core.c, intel_pmu_init; arch/x86/events/intel/lbr.c, intel_pmu_arch_lbr_init
lbr-depth-56
  at        CPUID.(EAX=1CH,ECX=0):EAX[6] | Intel SDM vol. 2A, CPUID, leaf 1CH, EAX
  meaning   The list of recorded branches can have 56 entries
  effect    none | No KVM guest ever had the bit | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func
  level     intersect
  exposure  never | KVM does not offer architectural LBR and answers leaf 1CH with zeros | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func
  needs     arch-lbr | linux 6.1 arch/x86/events/intel/core.c, intel_pmu_init; arch/x86/events/intel/lbr.c, intel_pmu_arch_lbr_init
lbr-depth-64
  at        CPUID.(EAX=1CH,ECX=0):EAX[7] | Intel SDM vol. 2A, CPUID, leaf 1CH, EAX
  meaning   The list of recorded branches can have 64 entries
  effect    none | No KVM guest ever had the bit | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func
  level     intersect
  exposure  never | KVM does not offer architectural LBR and answers leaf 1CH with zeros | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func
  needs     arch-lbr | linux 6.1 arch/x86/events/intel/core.c, intel_pmu_init; arch/x86/events/intel/lbr.c, intel_pmu_arch_lbr_init
lbr-deep-c-reset
  at        CPUID.1CH:EAX[30] | Intel SDM vol. 2A, CPUID, leaf 1CH, EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   Deep idle states may clear the records
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     arch-lbr | Intel SDM vol. 2A, CPUID, leaf 1CH
lbr-ip-is-lip
  at        CPUID.1CH:EAX[31] | Intel SDM vol. 2A, CPUID, leaf 1CH, EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   Records hold linear addresses
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     arch-lbr | Intel SDM vol. 2A, CPUID, leaf 1CH
lbr-cpl-filter
  at        CPUID.1CH:EBX[0] | Intel SDM vol. 2A, CPUID, leaf 1CH, EBX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   Records can be limited by privilege level
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     arch-lbr | Intel SDM vol. 2A, CPUID, leaf 1CH
lbr-branch-filter
  at        CPUID.1CH:EBX[1] | Intel SDM vol. 2A, CPUID, leaf 1CH, EBX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   Records can be limited by kind of branch
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     arch-lbr | Intel SDM vol. 2A, CPUID, leaf 1CH
lbr-call-stack
  at        CPUID.1CH:EBX[2] | Intel SDM vol. 2A, CPUID, leaf 1CH, EBX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   Records can follow the stack of calls
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     arch-lbr | Intel SDM vol. 2A, CPUID, leaf 1CH
lbr-mispredict
  at        CPUID.1CH:ECX[0] | Intel SDM vol. 2A, CPUID, leaf 1CH, ECX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   Records tell mispredicted branches
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     arch-lbr | Intel SDM vol. 2A, CPUID, leaf 1CH
lbr-timed
  at        CPUID.1CH:ECX[1] | Intel SDM vol. 2A, CPUID, leaf 1CH, ECX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   Records tell the cycles since the one before
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     arch-lbr | Intel SDM vol. 2A, CPUID, leaf 1CH
lbr-branch-type
  at        CPUID.1CH:ECX[2] | Intel SDM vol. 2A, CPUID, leaf 1CH, ECX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv
  meaning   Records tell the kind of branch
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     arch-lbr | Intel SDM vol. 2A, CPUID, leaf 1CH
lbr-event-counter-0
  at        CPUID.(EAX=1CH,ECX=0):ECX[16] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 1CH; arch/x86/events/intel/lbr.c, intel_pmu_arch_lbr_init
  meaning   Entries can count the events of general counter 0
  effect    none | No KVM guest ever had the bit | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func
  level     intersect
  exposure  never | KVM does not offer architectural LBR and answers leaf 1CH with zeros | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func
  needs     arch-lbr | linux 6.1 arch/x86/events/intel/core.c, intel_pmu_init; arch/x86/events/intel/lbr.c, intel_pmu_arch_lbr_init
lbr-event-counter-1
  at        CPUID.(EAX=1CH,ECX=0):ECX[17] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 1CH; arch/x86/events/intel/lbr.c, intel_pmu_arch_lbr_init
  meaning   Entries can count the events of general counter 1
  effect    none | No KVM guest ever had the bit | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func
  level     intersect
  exposure  never | KVM does not offer architectural LBR and answers leaf 1CH with zeros | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func
  needs     arch-lbr | linux 6.1 arch/x86/events/intel/core.c, intel_pmu_init; arch/x86/events/intel/lbr.c, intel_pmu_arch_lbr_init
lbr-event-counter-2
  at        CPUID.(EAX=1CH,ECX=0):ECX[18] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 1CH; arch/x86/events/intel/lbr.c, intel_pmu_arch_lbr_init
  meaning   Entries can count the events of general counter 2
  effect    none | No KVM guest ever had the bit | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func
  level     intersect
  exposure  never | KVM does not offer architectural LBR and answers leaf 1CH with zeros | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func
  needs     arch-lbr | linux 6.1 arch/x86/events/intel/core.c, intel_pmu_init; arch/x86/events/intel/lbr.c, intel_pmu_arch_lbr_init
lbr-event-counter-3
  at        CPUID.(EAX=1CH,ECX=0):ECX[19] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 1CH; arch/x86/events/intel/lbr.c, intel_pmu_arch_lbr_init
  meaning   Entries can count the events of general counter 3
  effect    none | No KVM guest ever had the bit | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func
  level     intersect
  exposure  never | KVM does not offer architectural LBR and answers leaf 1CH with zeros | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func
  needs     arch-lbr | linux 6.1 arch/x86/events/intel/core.c, intel_pmu_init; arch/x86/events/intel/lbr.c, intel_pmu_arch_lbr_init
amx-int8-alias
  at        CPUID.(EAX=1EH,ECX=1):EAX[0] | Intel ISE (319433) rev. 059, AMX; qemu commit "i386/cpu: Add CPUID.0x1E.0x1 subleaf for AMX instructions", target/i386/cpu.c, FEAT_1E_1_EAX
  names     qemu=amx-int8-alias old=amx-int8-mirror
  meaning   Tiles of 8-bit integers, announced in a second place
  effect    none | It repeats amx-int8; software that looks there runs or faults by that bit | qemu commit "i386/cpu: Add CPUID.0x1E.0x1 subleaf for AMX instructions", target/i386/cpu.c, FEAT_1E_1_EAX
  level     intersect
  exposure  conditional | A KVM and a QEMU that know the subleaf; Linux 6.12 and QEMU 10.0 do not | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid; qemu commit "i386/cpu: Add CPUID.0x1E.0x1 subleaf for AMX instructions", target/i386/cpu.c, FEAT_1E_1_EAX
  needs     amx-tile | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
amx-bf16-alias
  at        CPUID.(EAX=1EH,ECX=1):EAX[1] | Intel ISE (319433) rev. 059, AMX; qemu commit "i386/cpu: Add CPUID.0x1E.0x1 subleaf for AMX instructions", target/i386/cpu.c, FEAT_1E_1_EAX
  names     qemu=amx-bf16-alias old=amx-bf16-mirror
  meaning   Tiles of bfloat16 numbers, announced in a second place
  effect    none | It repeats amx-bf16; software that looks there runs or faults by that bit | qemu commit "i386/cpu: Add CPUID.0x1E.0x1 subleaf for AMX instructions", target/i386/cpu.c, FEAT_1E_1_EAX
  level     intersect
  exposure  conditional | A KVM and a QEMU that know the subleaf; Linux 6.12 and QEMU 10.0 do not | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid; qemu commit "i386/cpu: Add CPUID.0x1E.0x1 subleaf for AMX instructions", target/i386/cpu.c, FEAT_1E_1_EAX
  needs     amx-tile | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
amx-complex-alias
  at        CPUID.(EAX=1EH,ECX=1):EAX[2] | Intel ISE (319433) rev. 059, AMX; qemu commit "i386/cpu: Add CPUID.0x1E.0x1 subleaf for AMX instructions", target/i386/cpu.c, FEAT_1E_1_EAX
  names     qemu=amx-complex-alias old=amx-complex-mirror
  meaning   Tiles of complex half-precision numbers, announced in a second place
  effect    none | It repeats amx-complex; software that looks there runs or faults by that bit | qemu commit "i386/cpu: Add CPUID.0x1E.0x1 subleaf for AMX instructions", target/i386/cpu.c, FEAT_1E_1_EAX
  level     intersect
  exposure  conditional | A KVM and a QEMU that know the subleaf; Linux 6.12 and QEMU 10.0 do not | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid; qemu commit "i386/cpu: Add CPUID.0x1E.0x1 subleaf for AMX instructions", target/i386/cpu.c, FEAT_1E_1_EAX
  needs     amx-tile | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
amx-fp16-alias
  at        CPUID.(EAX=1EH,ECX=1):EAX[3] | Intel ISE (319433) rev. 059, AMX; qemu commit "i386/cpu: Add CPUID.0x1E.0x1 subleaf for AMX instructions", target/i386/cpu.c, FEAT_1E_1_EAX
  names     qemu=amx-fp16-alias old=amx-fp16-mirror
  meaning   Tiles of half-precision numbers, announced in a second place
  effect    none | It repeats amx-fp16; software that looks there runs or faults by that bit | qemu commit "i386/cpu: Add CPUID.0x1E.0x1 subleaf for AMX instructions", target/i386/cpu.c, FEAT_1E_1_EAX
  level     intersect
  exposure  conditional | A KVM and a QEMU that know the subleaf; Linux 6.12 and QEMU 10.0 do not | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid; qemu commit "i386/cpu: Add CPUID.0x1E.0x1 subleaf for AMX instructions", target/i386/cpu.c, FEAT_1E_1_EAX
  needs     amx-tile | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
amx-fp8
  at        CPUID.(EAX=1EH,ECX=1):EAX[4] | Intel ISE (319433) rev. 059, AMX; qemu commit "i386/cpu: Add CPUID.0x1E.0x1 subleaf for AMX instructions", target/i386/cpu.c, FEAT_1E_1_EAX
  names     qemu=amx-fp8
  meaning   Tiles of 8-bit floating-point numbers
  effect    fault | Its instructions raise #UD on a processor without them | Intel ISE (319433) rev. 059, AMX
  level     intersect
  exposure  conditional | A KVM and a QEMU that know the subleaf; Linux 6.12 and QEMU 10.0 do not | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid; qemu commit "i386/cpu: Add CPUID.0x1E.0x1 subleaf for AMX instructions", target/i386/cpu.c, FEAT_1E_1_EAX
  needs     amx-tile | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
amx-tf32
  at        CPUID.(EAX=1EH,ECX=1):EAX[6] | Intel ISE (319433) rev. 059, AMX; qemu commit "i386/cpu: Add CPUID.0x1E.0x1 subleaf for AMX instructions", target/i386/cpu.c, FEAT_1E_1_EAX
  names     qemu=amx-tf32
  meaning   Tiles of 19-bit floating-point numbers (TF32)
  effect    fault | Its instructions raise #UD on a processor without them | Intel ISE (319433) rev. 059, AMX
  level     intersect
  exposure  conditional | A KVM and a QEMU that know the subleaf; Linux 6.12 and QEMU 10.0 do not | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid; qemu commit "i386/cpu: Add CPUID.0x1E.0x1 subleaf for AMX instructions", target/i386/cpu.c, FEAT_1E_1_EAX
  needs     amx-tile | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
amx-avx512
  at        CPUID.(EAX=1EH,ECX=1):EAX[7] | Intel ISE (319433) rev. 059, AMX; qemu commit "i386/cpu: Add CPUID.0x1E.0x1 subleaf for AMX instructions", target/i386/cpu.c, FEAT_1E_1_EAX
  names     qemu=amx-avx512
  meaning   Rows of tiles are moved or converted into AVX-512 registers
  effect    fault | Its instructions raise #UD on a processor without them | Intel ISE (319433) rev. 059, AMX
  level     intersect
  exposure  conditional | A KVM and a QEMU that know the subleaf; Linux 6.12 and QEMU 10.0 do not | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid; qemu commit "i386/cpu: Add CPUID.0x1E.0x1 subleaf for AMX instructions", target/i386/cpu.c, FEAT_1E_1_EAX
  needs     amx-tile | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
amx-movrs
  at        CPUID.(EAX=1EH,ECX=1):EAX[8] | Intel ISE (319433) rev. 059, AMX; qemu commit "i386/cpu: Add CPUID.0x1E.0x1 subleaf for AMX instructions", target/i386/cpu.c, FEAT_1E_1_EAX
  names     qemu=amx-movrs
  meaning   Tile loads with a hint that the data are shared and read
  effect    fault | Its instructions raise #UD on a processor without them | Intel ISE (319433) rev. 059, AMX
  level     intersect
  exposure  conditional | A KVM and a QEMU that know the subleaf; Linux 6.12 and QEMU 10.0 do not | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid; qemu commit "i386/cpu: Add CPUID.0x1E.0x1 subleaf for AMX instructions", target/i386/cpu.c, FEAT_1E_1_EAX
  needs     amx-tile | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
hreset-thread-director
  at        CPUID.(EAX=20H,ECX=0):EBX[0] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 20H, EBX
  meaning   HRESET can clear the history that the thread director keeps
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the leaf empty for guests | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     hreset | Intel SDM vol. 2A, CPUID, leaf 20H
perfmon-unitmask2
  at        CPUID.(EAX=23H,ECX=0):EBX[0] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 23H, EBX
  meaning   Events of performance counters can be chosen by a second mask of units
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the leaf empty for guests | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
perfmon-zbit
  at        CPUID.(EAX=23H,ECX=0):EBX[1] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 23H, EBX
  meaning   Events of performance counters can be counted where their count is zero
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the leaf empty for guests | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
avx10-128
  at        CPUID.(EAX=24H,ECX=0):EBX[16] | qemu 10.0 target/i386/cpu.c, feature_word_info; linux 6.12 arch/x86/kvm/reverse_cpuid.h
  names     qemu=avx10-128
  meaning   AVX10 on vectors of 128 bits
  effect    fault | The instructions raise #UD on a processor without them | Intel SDM vol. 2, the instructions' exceptions
  level     intersect
  exposure  conditional | Of the kernels in the tables, 6.12 offers it, where the CPU has it; only where guests get AVX10; the host's kernel has no say | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func, case 0x24
  needs     avx10 | qemu 10.0 target/i386/cpu.c, feature_dependencies
avx10-256
  at        CPUID.(EAX=24H,ECX=0):EBX[17] | qemu 10.0 target/i386/cpu.c, feature_word_info; linux 6.12 arch/x86/kvm/reverse_cpuid.h
  names     qemu=avx10-256
  meaning   AVX10 on vectors of 256 bits
  effect    fault | The instructions raise #UD on a processor without them | Intel SDM vol. 2, the instructions' exceptions
  level     intersect
  exposure  conditional | Of the kernels in the tables, 6.12 offers it, where the CPU has it; only where guests get AVX10; the host's kernel has no say | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func, case 0x24
  needs     avx10 | qemu 10.0 target/i386/cpu.c, feature_dependencies
avx10-512
  at        CPUID.(EAX=24H,ECX=0):EBX[18] | qemu 10.0 target/i386/cpu.c, feature_word_info; linux 6.12 arch/x86/kvm/reverse_cpuid.h
  names     qemu=avx10-512
  meaning   AVX10 on vectors of 512 bits
  effect    fault | The instructions raise #UD on a processor without them | Intel SDM vol. 2, the instructions' exceptions
  level     intersect
  exposure  conditional | Of the kernels in the tables, 6.12 offers it, where the CPU has it; only where guests get AVX10; the host's kernel has no say | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func, case 0x24
  needs     avx10 | qemu 10.0 target/i386/cpu.c, feature_dependencies
avx10-vnni-int
  at        CPUID.(EAX=24H,ECX=1):ECX[2] | linux 7.1 arch/x86/kvm/reverse_cpuid.h, AVX10_VNNI_INT; libvirt 12.8 src/cpu_map/x86_features.xml
  names     qemu=avx10-vnni-int
  meaning   AVX10's dot products of integers
  effect    fault | The instructions raise #UD on a processor without them | Intel SDM vol. 2, the instructions' exceptions
  level     intersect
  exposure  conditional | Linux 7.1 or later, where guests get AVX10 and the CPU has it; QEMU 11 has a name for it | linux 7.1 arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps; qemu 11.1.3, query-cpu-model-expansion
  needs     avx10 | linux 7.1 arch/x86/kvm/cpuid.c, __do_cpuid_func, case 0x24
apx-nci-ndd-nf
  at        CPUID.(EAX=29H,ECX=0):EBX[0] | libvirt 12.8 src/cpu_map/x86_features.xml
  names     qemu=apx-nci-ndd-nf
  meaning   APX's conditional instructions, new destinations and forms that leave the flags
  effect    none | No KVM guest has APX | linux 7.1 arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 7.1 answers the leaf with zeros; QEMU 11 has a name for it | linux 7.1 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 11.1.3, query-cpu-model-expansion
  needs     apxf | libvirt 12.8 src/cpu_map/x86_DiamondRapids.xml
kvmclock-old
  at        CPUID.40000001H:EAX[0] | linux 6.1 arch/x86/include/uapi/asm/kvm_para.h, KVM_FEATURE_CLOCKSOURCE
  meaning   Paravirtual clock at the old MSRs 11H and 12H; QEMU's property kvmclock sets it too
  effect    corrupt | QEMU then does not restore where the clock page lies; KVM no longer updates it, and the time of the guest goes astray | qemu 7.2 target/i386/kvm/kvm.c, kvm_put_msrs; linux 6.1 arch/x86/kvm/x86.c, kvm_guest_time_update
  level     intersect
  exposure  emulated | KVM offers it on every host; QEMU gives it to every guest | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES; qemu 7.2 target/i386/kvm/kvm-cpu.c, kvm_default_props
  switch    qemu | option kvm=off | kvm | Hides KVM from the guest, and with it all of its paravirtual features | qemu 7.2 target/i386/cpu.c, x86_cpu_expand_features
kvm-nopiodelay
  at        CPUID.40000001H:EAX[1] | linux 6.1 arch/x86/include/uapi/asm/kvm_para.h, KVM_FEATURE_NOP_IO_DELAY
  names     qemu=kvm-nopiodelay
  meaning   The guest need not wait after writing to an I/O port
  effect    none | The guest only leaves out pauses that no virtual device needs | linux 6.1 arch/x86/kernel/kvm.c, paravirt_ops_setup
  level     intersect
  exposure  emulated | KVM offers it on every host; QEMU gives it to every guest | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES; qemu 7.2 target/i386/kvm/kvm-cpu.c, kvm_default_props
  switch    qemu | option kvm=off | kvm | Hides KVM from the guest, and with it all of its paravirtual features | qemu 7.2 target/i386/cpu.c, x86_cpu_expand_features
kvm-mmu
  at        CPUID.40000001H:EAX[2] | linux 6.1 arch/x86/include/uapi/asm/kvm_para.h, KVM_FEATURE_MMU_OP
  names     qemu=kvm-mmu
  meaning   Page tables changed through hypercalls, long withdrawn
  effect    none | KVM no longer knows the hypercall or the bit | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES
  level     intersect
  exposure  never | Not among the features that KVM offers | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES
kvmclock
  at        CPUID.40000001H:EAX[3] | linux 6.1 arch/x86/include/uapi/asm/kvm_para.h, KVM_FEATURE_CLOCKSOURCE2
  names     qemu=kvmclock
  meaning   Paravirtual clock at MSRs 4B564D00H and 4B564D01H
  effect    corrupt | QEMU then does not restore where the clock page lies; KVM no longer updates it, and the time of the guest goes astray | qemu 7.2 target/i386/kvm/kvm.c, kvm_put_msrs; linux 6.1 arch/x86/kvm/x86.c, kvm_guest_time_update
  level     intersect
  exposure  emulated | KVM offers it on every host; QEMU gives it to every guest | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES; qemu 7.2 target/i386/kvm/kvm-cpu.c, kvm_default_props
  switch    qemu | option kvm=off | kvm | Hides KVM from the guest, and with it all of its paravirtual features | qemu 7.2 target/i386/cpu.c, x86_cpu_expand_features
kvm-asyncpf
  at        CPUID.40000001H:EAX[4] | linux 6.1 arch/x86/include/uapi/asm/kvm_para.h, KVM_FEATURE_ASYNC_PF
  names     qemu=kvm-asyncpf
  meaning   The guest runs other tasks while the host fetches a page of its memory
  effect    slow | QEMU then does not restore MSR 4B564D02H, and the guest waits for each page | qemu 7.2 target/i386/kvm/kvm.c, kvm_put_msrs; linux 6.1 arch/x86/kvm/x86.c, kvm_pv_enable_async_pf
  level     intersect
  exposure  emulated | KVM offers it on every host; QEMU gives it to every guest | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES; qemu 7.2 target/i386/kvm/kvm-cpu.c, kvm_default_props
  switch    qemu | option kvm=off | kvm | Hides KVM from the guest, and with it all of its paravirtual features | qemu 7.2 target/i386/cpu.c, x86_cpu_expand_features
kvm-steal-time
  at        CPUID.40000001H:EAX[5] | linux 6.1 arch/x86/include/uapi/asm/kvm_para.h, KVM_FEATURE_STEAL_TIME
  names     qemu=kvm-steal-time
  meaning   The guest learns how long its virtual CPUs were kept waiting
  effect    corrupt | Waiting times stop; with kvm-pv-tlb-flush a CPU marked as preempted stays so, and flushes of its TLB are never carried out | qemu 7.2 target/i386/kvm/kvm.c, kvm_put_msrs; linux 6.1 arch/x86/kvm/x86.c, record_steal_time; arch/x86/kernel/kvm.c, kvm_flush_tlb_multi
  level     intersect
  exposure  conditional | The host kernel keeps scheduler statistics | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES, sched_info_on
  switch    qemu | option kvm=off | kvm | Hides KVM from the guest, and with it all of its paravirtual features | qemu 7.2 target/i386/cpu.c, x86_cpu_expand_features
kvm-pv-eoi
  at        CPUID.40000001H:EAX[6] | linux 6.1 arch/x86/include/uapi/asm/kvm_para.h, KVM_FEATURE_PV_EOI
  names     qemu=kvm-pv-eoi
  meaning   The guest ends interrupts by clearing a bit in memory, without an exit
  effect    slow | QEMU then does not restore MSR 4B564D04H, and interrupts are ended through the APIC again | qemu 7.2 target/i386/kvm/kvm.c, kvm_put_msrs; linux 6.1 arch/x86/kernel/kvm.c, kvm_guest_apic_eoi_write
  level     intersect
  exposure  emulated | KVM offers it on every host; QEMU gives it to every guest | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES; qemu 7.2 target/i386/kvm/kvm-cpu.c, kvm_default_props
  switch    qemu | option kvm=off | kvm | Hides KVM from the guest, and with it all of its paravirtual features | qemu 7.2 target/i386/cpu.c, x86_cpu_expand_features
kvm-pv-unhalt
  at        CPUID.40000001H:EAX[7] | linux 6.1 arch/x86/include/uapi/asm/kvm_para.h, KVM_FEATURE_PV_UNHALT
  names     qemu=kvm-pv-unhalt
  meaning   A CPU that waits for a lock halts, and the one that frees the lock wakes it by a hypercall
  effect    fault | KVM serves the hypercall anyway unless configured to follow CPUID; if it does not, a CPU that waits with interrupts off sleeps for ever | linux 6.1 arch/x86/kvm/x86.c, kvm_emulate_hypercall; arch/x86/kernel/kvm.c, kvm_wait
  level     intersect
  exposure  emulated | KVM offers it on every host; QEMU gives it to host and max models, and to others on request | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES; qemu 7.2 target/i386/kvm/kvm-cpu.c, kvm_default_props
  switch    qemu | option kvm=off | kvm | Hides KVM from the guest, and with it all of its paravirtual features | qemu 7.2 target/i386/cpu.c, x86_cpu_expand_features
  switch    qemu | option kernel-irqchip=off | kvm | QEMU hides the bit if it emulates the interrupt controller itself | qemu 7.2 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  switch    qemu | option -overcommit cpu-pm=on | kvm | KVM hides the bit from guests whose HLT does not exit | linux 6.1 arch/x86/kvm/cpuid.c, __kvm_update_cpuid_runtime
kvm-pv-tlb-flush
  at        CPUID.40000001H:EAX[9] | linux 6.1 arch/x86/include/uapi/asm/kvm_para.h, KVM_FEATURE_PV_TLB_FLUSH
  names     qemu=kvm-pv-tlb-flush
  meaning   The host flushes the TLB of a CPU that is not running when it next enters it
  effect    corrupt | A host without it never carries out the flush, and old translations stay in use; a KVM with it flushes whatever CPUID says, unless configured otherwise | linux 6.1 arch/x86/kernel/kvm.c, kvm_flush_tlb_multi; arch/x86/kvm/x86.c, record_steal_time
  level     intersect
  exposure  emulated | KVM offers it on every host; QEMU gives it to host and max models, and to others on request | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES; qemu 7.2 target/i386/kvm/kvm-cpu.c, kvm_default_props
  switch    qemu | option kvm=off | kvm | Hides KVM from the guest, and with it all of its paravirtual features | qemu 7.2 target/i386/cpu.c, x86_cpu_expand_features
  needs     kvm-steal-time | linux 6.1 arch/x86/kernel/kvm.c, pv_tlb_flush_supported
kvm-asyncpf-vmexit
  at        CPUID.40000001H:EAX[10] | linux 6.1 arch/x86/include/uapi/asm/kvm_para.h, KVM_FEATURE_ASYNC_PF_VMEXIT
  names     qemu=kvm-asyncpf-vmexit
  meaning   A guest that runs guests hears of missing pages as an exit of its own guest
  effect    slow | Matters only to a guest that runs guests; page faults of those then wait | linux 6.1 arch/x86/kvm/x86.c, kvm_pv_enable_async_pf; arch/x86/kernel/kvm.c, kvm_guest_cpu_init
  level     intersect
  exposure  emulated | KVM offers it on every host; QEMU gives it to host and max models, and to others on request | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES; qemu 7.2 target/i386/kvm/kvm-cpu.c, kvm_default_props
  switch    qemu | option kvm=off | kvm | Hides KVM from the guest, and with it all of its paravirtual features | qemu 7.2 target/i386/cpu.c, x86_cpu_expand_features
  needs     kvm-asyncpf | linux 6.1 arch/x86/kvm/x86.c, kvm_pv_enable_async_pf
kvm-pv-ipi
  at        CPUID.40000001H:EAX[11] | linux 6.1 arch/x86/include/uapi/asm/kvm_para.h, KVM_FEATURE_PV_SEND_IPI
  names     qemu=kvm-pv-ipi
  meaning   One hypercall sends an interrupt to many CPUs
  effect    fault | KVM serves the hypercall anyway unless configured to follow CPUID; if it fails, the interrupts are lost and the guest hangs | linux 6.1 arch/x86/kvm/x86.c, kvm_emulate_hypercall; arch/x86/kernel/kvm.c, __send_ipi_mask
  level     intersect
  exposure  emulated | KVM offers it on every host; QEMU gives it to host and max models, and to others on request | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES; qemu 7.2 target/i386/kvm/kvm-cpu.c, kvm_default_props
  switch    qemu | option kvm=off | kvm | Hides KVM from the guest, and with it all of its paravirtual features | qemu 7.2 target/i386/cpu.c, x86_cpu_expand_features
kvm-poll-control
  at        CPUID.40000001H:EAX[12] | linux 6.1 arch/x86/include/uapi/asm/kvm_para.h, KVM_FEATURE_POLL_CONTROL
  names     qemu=kvm-poll-control
  meaning   The guest tells the host not to poll when it halts, as it polls itself
  effect    slow | QEMU then does not restore MSR 4B564D05H, and both sides poll | qemu 7.2 target/i386/kvm/kvm.c, kvm_put_msrs; linux 6.1 arch/x86/kvm/x86.c, kvm_set_msr_common
  level     intersect
  exposure  emulated | KVM offers it on every host; QEMU gives it to host and max models, and to others on request | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES; qemu 7.2 target/i386/kvm/kvm-cpu.c, kvm_default_props
  switch    qemu | option kvm=off | kvm | Hides KVM from the guest, and with it all of its paravirtual features | qemu 7.2 target/i386/cpu.c, x86_cpu_expand_features
kvm-pv-sched-yield
  at        CPUID.40000001H:EAX[13] | linux 6.1 arch/x86/include/uapi/asm/kvm_para.h, KVM_FEATURE_PV_SCHED_YIELD
  names     qemu=kvm-pv-sched-yield
  meaning   A CPU gives its time to one that it waits for
  effect    slow | The hypercall then does nothing, and the CPU waits as on hardware | linux 6.1 arch/x86/kvm/x86.c, kvm_emulate_hypercall; arch/x86/kernel/kvm.c, kvm_smp_send_call_func_ipi
  level     intersect
  exposure  emulated | KVM offers it on every host; QEMU gives it to host and max models, and to others on request | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES; qemu 7.2 target/i386/kvm/kvm-cpu.c, kvm_default_props
  switch    qemu | option kvm=off | kvm | Hides KVM from the guest, and with it all of its paravirtual features | qemu 7.2 target/i386/cpu.c, x86_cpu_expand_features
kvm-asyncpf-int
  at        CPUID.40000001H:EAX[14] | linux 6.1 arch/x86/include/uapi/asm/kvm_para.h, KVM_FEATURE_ASYNC_PF_INT
  names     qemu=kvm-asyncpf-int
  meaning   The host says by an interrupt that a page has arrived
  effect    slow | QEMU then does not restore MSR 4B564D06H, and the guest waits for each page | qemu 7.2 target/i386/kvm/kvm.c, kvm_put_msrs; linux 6.1 arch/x86/kvm/x86.c, kvm_pv_enable_async_pf
  level     intersect
  exposure  emulated | KVM offers it on every host; QEMU gives it to host and max models, and to others on request | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES; qemu 7.2 target/i386/kvm/kvm-cpu.c, kvm_default_props
  switch    qemu | option kvm=off | kvm | Hides KVM from the guest, and with it all of its paravirtual features | qemu 7.2 target/i386/cpu.c, x86_cpu_expand_features
  needs     kvm-asyncpf | linux 6.1 arch/x86/kernel/kvm.c, kvm_guest_cpu_init
kvm-msi-ext-dest-id
  at        CPUID.40000001H:EAX[15] | linux 6.1 arch/x86/include/uapi/asm/kvm_para.h, KVM_FEATURE_MSI_EXT_DEST_ID
  names     qemu=kvm-msi-ext-dest-id
  meaning   Interrupts of devices reach CPUs beyond number 254 without interrupt remapping
  effect    corrupt | Interrupts for CPUs beyond 254 go to other ones, since QEMU no longer reads the upper bits of the number | qemu 7.2 target/i386/kvm/kvm.c, kvm_swizzle_msi_ext_dest_id
  level     intersect
  exposure  conditional | QEMU adds it where kernel-irqchip=split is set; KVM does not report it | qemu 7.2 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid; linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES
  qemu      condition | 7.2 | With kernel-irqchip=split | qemu 7.2 and 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  switch    qemu | option kvm=off | kvm | Hides KVM from the guest, and with it all of its paravirtual features | qemu 7.2 target/i386/cpu.c, x86_cpu_expand_features
kvm-hc-map-gpa-range
  at        CPUID.40000001H:EAX[16] | linux 6.1 arch/x86/include/uapi/asm/kvm_para.h, KVM_FEATURE_HC_MAP_GPA_RANGE
  meaning   A confidential guest tells the host which pages are encrypted
  effect    none | No guest of QEMU 10.0 has the bit | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES; qemu 10.0 target/i386/cpu.c, FEAT_KVM
  level     intersect
  exposure  never | KVM does not report it and QEMU 10.0 has no name for it | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES; qemu 10.0 target/i386/cpu.c, FEAT_KVM
kvm-migration-control
  at        CPUID.40000001H:EAX[17] | linux 6.1 arch/x86/include/uapi/asm/kvm_para.h, KVM_FEATURE_MIGRATION_CONTROL
  meaning   A confidential guest tells the host when it is ready to be migrated
  effect    none | No guest of QEMU 10.0 has the bit | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES; qemu 10.0 target/i386/cpu.c, FEAT_KVM
  level     intersect
  exposure  never | KVM does not report it and QEMU 10.0 has no name for it | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES; qemu 10.0 target/i386/cpu.c, FEAT_KVM
kvmclock-stable-bit
  at        CPUID.40000001H:EAX[24] | linux 6.1 arch/x86/include/uapi/asm/kvm_para.h, KVM_FEATURE_CLOCKSOURCE_STABLE_BIT
  names     qemu=kvmclock-stable-bit
  meaning   The clock page says whether the clocks of all CPUs agree
  effect    slow | A guest that cannot trust the clock to run forward keeps the last reading in memory that all CPUs share | linux 6.1 arch/x86/kernel/kvmclock.c, kvmclock_init; arch/x86/kernel/pvclock.c, pvclock_clocksource_read
  level     intersect
  exposure  emulated | KVM offers it on every host; QEMU gives it to every guest | linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES; qemu 7.2 target/i386/kvm/kvm-cpu.c, kvm_default_props
  switch    qemu | option kvm=off | kvm | Hides KVM from the guest, and with it all of its paravirtual features | qemu 7.2 target/i386/cpu.c, x86_cpu_expand_features
kvm-hint-dedicated
  at        CPUID.40000001H:EDX[0] | linux 6.1 arch/x86/include/uapi/asm/kvm_para.h, KVM_HINTS_REALTIME
  names     qemu=kvm-hint-dedicated
  meaning   A hint that virtual CPUs always run: the guest uses plain locks and flushes
  effect    slow | A guest that heeded it waits badly where its CPUs share the cores of the host | linux 6.1 arch/x86/kernel/kvm.c, kvm_spinlock_init
  level     intersect
  exposure  requested | QEMU runs with kvm-hint-dedicated; no model sets it | qemu 7.2 target/i386/cpu.c, FEAT_KVM_HINTS; target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  qemu      always | 7.2 | For guests whose definition has it | qemu 7.2 and 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  switch    qemu | option kvm=off | kvm | Hides KVM from the guest, and with it all of its paravirtual features | qemu 7.2 target/i386/cpu.c, x86_cpu_expand_features
hv-runtime
  at        CPUID.40000003H:EAX[0] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_VP_RUNTIME_AVAILABLE
  names     qemu=hv-runtime
  meaning   An MSR says how long a virtual CPU has run
  effect    state-refused | QEMU does not start a guest with an enlightenment that KVM lacks on the host | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_expand_features
  level     intersect
  exposure  requested | QEMU runs with hv-runtime and KVM supports it | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties; linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid
hv-time
  at        CPUID.40000003H:EAX[1] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_TIME_REF_COUNT_AVAILABLE
  names     qemu=hv-time
  meaning   A reference clock that is read from an MSR; the property of QEMU sets bit 9 too
  effect    state-refused | QEMU does not start a guest with an enlightenment that KVM lacks on the host | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_expand_features
  level     intersect
  exposure  requested | QEMU runs with hv-time and KVM supports it | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties; linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid
hv-synic
  at        CPUID.40000003H:EAX[2] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_SYNIC_AVAILABLE
  names     qemu=hv-synic
  meaning   The synthetic interrupt controller: messages and events besides interrupts
  effect    state-refused | QEMU does not start a guest with an enlightenment that KVM lacks on the host | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_expand_features
  level     intersect
  exposure  requested | QEMU runs with hv-synic and KVM supports it | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties; linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid
  needs     hv-vpindex | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_expand_features
hv-stimer
  at        CPUID.40000003H:EAX[3] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_SYNTIMERS_AVAILABLE
  names     qemu=hv-stimer
  meaning   Four synthetic timers for each virtual CPU
  effect    state-refused | QEMU does not start a guest with an enlightenment that KVM lacks on the host | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_expand_features
  level     intersect
  exposure  requested | QEMU runs with hv-stimer and KVM supports it | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties; linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid
  needs     hv-synic hv-time | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties
hv-vapic
  at        CPUID.40000003H:EAX[4] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_APIC_ACCESS_AVAILABLE
  names     qemu=hv-vapic
  meaning   The APIC is reached through MSRs, and a page in memory ends interrupts without an exit
  effect    state-refused | QEMU does not start a guest with an enlightenment that KVM lacks on the host | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_expand_features
  level     intersect
  exposure  requested | QEMU runs with hv-vapic and KVM supports it | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties; linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid
hv-hypercall
  at        CPUID.40000003H:EAX[5] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_HYPERCALL_AVAILABLE
  meaning   Hypercalls and the MSRs that set them up
  effect    none | QEMU sets it by its own settings, the same on every host | qemu 10.0 target/i386/kvm/kvm.c, hyperv_fill_cpuids
  level     intersect
  exposure  requested | QEMU sets the bit whenever it runs with any enlightenment | qemu 10.0 target/i386/kvm/kvm.c, hyperv_fill_cpuids
hv-vpindex
  at        CPUID.40000003H:EAX[6] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_VP_INDEX_AVAILABLE
  names     qemu=hv-vpindex
  meaning   An MSR gives the number of a virtual CPU, as hypercalls use it
  effect    state-refused | QEMU does not start a guest with an enlightenment that KVM lacks on the host | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_expand_features
  level     intersect
  exposure  requested | QEMU runs with hv-vpindex and KVM supports it | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties; linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid
hv-reset
  at        CPUID.40000003H:EAX[7] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_RESET_AVAILABLE
  names     qemu=hv-reset
  meaning   An MSR resets the guest
  effect    state-refused | QEMU does not start a guest with an enlightenment that KVM lacks on the host | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_expand_features
  level     intersect
  exposure  requested | QEMU runs with hv-reset and KVM supports it | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties; linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid
hv-reference-tsc
  at        CPUID.40000003H:EAX[9] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_REFERENCE_TSC_AVAILABLE
  meaning   A reference clock that is computed from the time stamp counter and a page in memory
  effect    state-refused | QEMU does not start a guest with an enlightenment that KVM lacks on the host | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_expand_features
  level     intersect
  exposure  requested | QEMU runs with hv-time and KVM supports it | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties; linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid
hv-frequencies
  at        CPUID.40000003H:EAX[11] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_ACCESS_FREQUENCY_MSRS
  names     qemu=hv-frequencies
  meaning   MSRs give the frequencies of the time stamp counter and the APIC timer; the property of QEMU sets EDX bit 8 too
  effect    state-refused | QEMU does not start a guest with an enlightenment that KVM lacks on the host | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_expand_features
  level     intersect
  exposure  requested | QEMU runs with hv-frequencies and KVM supports it | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties; linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid
hv-reenlightenment
  at        CPUID.40000003H:EAX[13] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_ACCESS_REENLIGHTENMENTS_CONTROL
  names     qemu=hv-reenlightenment
  meaning   The guest learns when a migration changes the frequency of the time stamp counter
  effect    state-refused | QEMU migrates such a guest only with a fixed tsc-frequency, which the host must have or be able to scale to | qemu 10.0 docs/system/i386/hyperv.rst, hv-reenlightenment
  level     intersect
  exposure  requested | QEMU runs with hv-reenlightenment and KVM supports it | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties; linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid
hv-tsc-invariant
  at        CPUID.40000003H:EAX[15] | linux 6.12 include/asm-generic/hyperv-tlfs.h, HV_ACCESS_TSC_INVARIANT
  meaning   The guest itself decides whether it sees an invariant time stamp counter
  effect    none | No guest of QEMU 10.0 has the bit | qemu 10.0 target/i386/kvm/kvm.c, hyperv_fill_cpuids
  level     intersect
  exposure  never | Linux 6.12 knows it, but QEMU 10.0 has no property for it | linux 6.12 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid; qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties
hv-post-messages
  at        CPUID.40000003H:EBX[4] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_POST_MESSAGES
  meaning   The guest may post messages by hypercall
  effect    none | QEMU sets it by its own settings, the same on every host | qemu 10.0 target/i386/kvm/kvm.c, hyperv_fill_cpuids
  level     intersect
  exposure  requested | QEMU runs with hv-synic and then sets the bit | qemu 10.0 target/i386/kvm/kvm.c, hyperv_fill_cpuids
hv-signal-events
  at        CPUID.40000003H:EBX[5] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_SIGNAL_EVENTS
  meaning   The guest may signal events by hypercall
  effect    none | QEMU sets it by its own settings, the same on every host | qemu 10.0 target/i386/kvm/kvm.c, hyperv_fill_cpuids
  level     intersect
  exposure  requested | QEMU runs with hv-synic and then sets the bit | qemu 10.0 target/i386/kvm/kvm.c, hyperv_fill_cpuids
hv-debugging
  at        CPUID.40000003H:EBX[12] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_PARTITION_DEBUGGING_ALLOWED
  meaning   The guest may use hypercalls that carry debugging data
  effect    none | No guest of QEMU 10.0 has the bit | qemu 10.0 target/i386/kvm/kvm.c, hyperv_fill_cpuids
  level     intersect
  exposure  never | KVM reports it, QEMU 10.0 does not set it | linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid; qemu 10.0 target/i386/kvm/kvm.c, hyperv_fill_cpuids
hv-extended-hypercalls
  at        CPUID.40000003H:EBX[20] | linux 6.12 tools/testing/selftests/kvm/include/x86_64/hyperv.h, HV_ENABLE_EXTENDED_HYPERCALLS
  meaning   The guest may ask which extended hypercalls there are
  effect    none | No guest of QEMU 10.0 has the bit | qemu 10.0 target/i386/kvm/kvm.c, hyperv_fill_cpuids
  level     intersect
  exposure  never | Linux 6.12 knows it, but QEMU 10.0 does not set it | linux 6.12 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid; qemu 10.0 target/i386/kvm/kvm.c, hyperv_fill_cpuids
hv-guest-debugging
  at        CPUID.40000003H:EDX[1] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_GUEST_DEBUGGING_AVAILABLE; linux 6.1 arch/x86/include/asm/hyperv-tlfs.h, HV_X64_GUEST_DEBUGGING_AVAILABLE
  meaning   The hypervisor supports debugging of the guest
  effect    none | No guest of QEMU 10.0 has the bit | qemu 10.0 target/i386/kvm/kvm.c, hyperv_fill_cpuids
  level     intersect
  exposure  never | KVM reports it, QEMU 10.0 does not set it | linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid; qemu 10.0 target/i386/kvm/kvm.c, hyperv_fill_cpuids
hv-cpu-dynamic-partitioning
  at        CPUID.40000003H:EDX[3] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_CPU_DYNAMIC_PARTITIONING_AVAILABLE; linux 6.1 arch/x86/include/asm/hyperv-tlfs.h, HV_X64_CPU_DYNAMIC_PARTITIONING_AVAILABLE
  meaning   Windows takes processors that are added while it runs
  effect    none | QEMU sets it by its own settings, the same on every host | qemu 10.0 target/i386/kvm/kvm.c, hyperv_fill_cpuids
  level     intersect
  exposure  requested | QEMU sets the bit whenever it runs with any enlightenment | qemu 10.0 target/i386/kvm/kvm.c, hyperv_fill_cpuids
hv-xmm-input
  at        CPUID.40000003H:EDX[4] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_HYPERCALL_XMM_INPUT_AVAILABLE; linux 6.1 arch/x86/include/asm/hyperv-tlfs.h, HV_X64_HYPERCALL_XMM_INPUT_AVAILABLE
  names     qemu=hv-xmm-input
  meaning   Hypercalls may take their input in XMM registers
  effect    state-refused | QEMU does not start a guest with an enlightenment that KVM lacks on the host | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_expand_features
  level     intersect
  exposure  requested | QEMU runs with hv-xmm-input and KVM supports it | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties; linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid
hv-frequency-msrs
  at        CPUID.40000003H:EDX[8] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_FREQUENCY_MSRS_AVAILABLE; linux 6.1 arch/x86/include/asm/hyperv-tlfs.h, HV_FEATURE_FREQUENCY_MSRS_AVAILABLE
  meaning   The MSRs with the frequencies of the time stamp counter and the APIC timer are there
  effect    state-refused | QEMU does not start a guest with an enlightenment that KVM lacks on the host | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_expand_features
  level     intersect
  exposure  requested | QEMU runs with hv-frequencies and KVM supports it | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties; linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid
hv-crash
  at        CPUID.40000003H:EDX[10] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_GUEST_CRASH_MSR_AVAILABLE; linux 6.1 arch/x86/include/asm/hyperv-tlfs.h, HV_FEATURE_GUEST_CRASH_MSR_AVAILABLE
  names     qemu=hv-crash
  meaning   MSRs take the reason why the guest has crashed
  effect    state-refused | QEMU does not start a guest with an enlightenment that KVM lacks on the host | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_expand_features
  level     intersect
  exposure  requested | QEMU runs with hv-crash and KVM supports it | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties; linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid
hv-syndbg
  at        CPUID.40000003H:EDX[11] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_FEATURE_DEBUG_MSRS_AVAILABLE; linux 6.1 arch/x86/include/asm/hyperv-tlfs.h, HV_FEATURE_DEBUG_MSRS_AVAILABLE
  names     qemu=hv-syndbg
  meaning   MSRs of the synthetic debugger, through which the kernel of Windows is debugged
  effect    state-refused | QEMU does not start a guest with an enlightenment that KVM lacks on the host | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_expand_features
  level     intersect
  exposure  requested | QEMU runs with hv-syndbg and KVM supports it | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties; linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid
  needs     hv-synic | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties
hv-tlbflush-ext
  at        CPUID.40000003H:EDX[14] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_EXT_GVA_RANGES_FLUSH_AVAILABLE; linux 6.12 arch/x86/include/asm/hyperv-tlfs.h, HV_FEATURE_EXT_GVA_RANGES_FLUSH
  names     qemu=hv-tlbflush-ext
  meaning   Hypercalls that flush the TLB may name long ranges of addresses
  effect    state-refused | QEMU does not start a guest with an enlightenment that KVM lacks on the host | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_expand_features
  level     intersect
  exposure  requested | QEMU runs with hv-tlbflush-ext and KVM supports it, as Linux 6.12 does and 6.1 does not | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties; linux 6.12 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid; linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid
  needs     hv-tlbflush | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties
hv-stimer-direct
  at        CPUID.40000003H:EDX[19] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_STIMER_DIRECT_MODE_AVAILABLE; linux 6.1 arch/x86/include/asm/hyperv-tlfs.h, HV_STIMER_DIRECT_MODE_AVAILABLE
  names     qemu=hv-stimer-direct
  meaning   Synthetic timers may raise an interrupt instead of sending a message
  effect    state-refused | QEMU does not start a guest with an enlightenment that KVM lacks on the host | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_expand_features
  level     intersect
  exposure  requested | QEMU runs with hv-stimer-direct and KVM emulates the local APIC | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties; linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid
  needs     hv-stimer | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties
hv-tlbflush
  at        CPUID.40000004H:EAX[2] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_REMOTE_TLB_FLUSH_RECOMMENDED; linux 6.1 arch/x86/include/asm/hyperv-tlfs.h, HV_X64_REMOTE_TLB_FLUSH_RECOMMENDED
  names     qemu=hv-tlbflush
  meaning   The guest should flush the TLB of other CPUs by hypercall
  effect    state-refused | QEMU does not start a guest with an enlightenment that KVM lacks on the host | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_expand_features
  level     intersect
  exposure  requested | QEMU runs with hv-tlbflush and KVM supports it | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties; linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid
  needs     hv-vpindex | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties
hv-apic-access
  at        CPUID.40000004H:EAX[3] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_APIC_ACCESS_RECOMMENDED; linux 6.1 arch/x86/include/asm/hyperv-tlfs.h, HV_X64_APIC_ACCESS_RECOMMENDED
  meaning   The guest should reach the APIC through MSRs
  effect    none | QEMU sets it by its own settings, the same on every host | qemu 10.0 target/i386/kvm/kvm.c, hyperv_fill_cpuids
  level     intersect
  exposure  requested | QEMU runs with hv-vapic but not hv-avic and then sets the bit | qemu 10.0 target/i386/kvm/kvm.c, hyperv_fill_cpuids
hv-relaxed
  at        CPUID.40000004H:EAX[5] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_RELAXED_TIMING_RECOMMENDED; linux 6.1 arch/x86/include/asm/hyperv-tlfs.h, HV_X64_RELAXED_TIMING_RECOMMENDED
  names     qemu=hv-relaxed
  meaning   The guest should not take late interrupts for a failure
  effect    state-refused | QEMU does not start a guest with an enlightenment that KVM lacks on the host | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_expand_features
  level     intersect
  exposure  requested | QEMU runs with hv-relaxed and KVM supports it | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties; linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid
hv-avic
  at        CPUID.40000004H:EAX[9] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_DEPRECATING_AEOI_RECOMMENDED; linux 6.1 arch/x86/include/asm/hyperv-tlfs.h, HV_DEPRECATING_AEOI_RECOMMENDED
  names     qemu=hv-avic qemu=hv-apicv
  meaning   The guest should not use auto-EOI interrupts, so that hardware can deliver interrupts
  effect    state-refused | QEMU does not start a guest with an enlightenment that KVM lacks on the host | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_expand_features
  level     intersect
  exposure  requested | QEMU runs with hv-avic and KVM supports it | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties; linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid
hv-ipi
  at        CPUID.40000004H:EAX[10] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_CLUSTER_IPI_RECOMMENDED; linux 6.1 arch/x86/include/asm/hyperv-tlfs.h, HV_X64_CLUSTER_IPI_RECOMMENDED
  names     qemu=hv-ipi
  meaning   The guest should send interrupts to several CPUs by hypercall
  effect    state-refused | QEMU does not start a guest with an enlightenment that KVM lacks on the host | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_expand_features
  level     intersect
  exposure  requested | QEMU runs with hv-ipi and KVM supports it | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties; linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid
  needs     hv-vpindex | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties
hv-ex-processor-masks
  at        CPUID.40000004H:EAX[11] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_EX_PROCESSOR_MASKS_RECOMMENDED; linux 6.1 arch/x86/include/asm/hyperv-tlfs.h, HV_X64_EX_PROCESSOR_MASKS_RECOMMENDED
  meaning   Hypercalls should name CPUs in the form that knows more than 64 of them
  effect    state-refused | QEMU does not start a guest with an enlightenment that KVM lacks on the host | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_expand_features
  level     intersect
  exposure  requested | QEMU runs with hv-tlbflush or hv-ipi and KVM supports it | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties; linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid
hv-evmcs
  at        CPUID.40000004H:EAX[14] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_ENLIGHTENED_VMCS_RECOMMENDED; linux 6.1 arch/x86/include/asm/hyperv-tlfs.h, HV_X64_ENLIGHTENED_VMCS_RECOMMENDED
  names     qemu=hv-evmcs
  meaning   Hyper-V as a guest keeps the control structure of its guests in plain memory
  effect    state-refused | QEMU does not start a guest with an enlightenment that KVM lacks on the host | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_expand_features
  level     intersect
  exposure  requested | QEMU runs with hv-evmcs on an Intel host | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties; linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid; qemu 10.0 docs/system/i386/hyperv.rst, hv-evmcs
  needs     hv-vapic | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties
hv-no-nonarch-coresharing
  at        CPUID.40000004H:EAX[18] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_NO_NONARCH_CORESHARING; linux 6.1 arch/x86/include/asm/hyperv-tlfs.h, HV_X64_NO_NONARCH_CORESHARING
  names     qemu=hv-no-nonarch-coresharing
  meaning   Two virtual CPUs share a core only if the guest sees them as siblings
  effect    insecure | A guest that relies on it leaves out its own defence; on makes QEMU claim it whatever the host does, auto forbids migration | qemu 10.0 docs/system/i386/hyperv.rst, hv-no-nonarch-coresharing; target/i386/kvm/kvm.c, hyperv_init_vcpu
  level     intersect
  exposure  requested | QEMU runs with hv-no-nonarch-coresharing=on, or auto on a host whose threads are permanently off | qemu 10.0 target/i386/kvm/kvm.c, hyperv_fill_cpuids; linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid, cpu_smt_possible
  switch    kernel | parameter nosmt=force | nothing | Brings the bit: KVM shows it where threads cannot be enabled again | linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid, cpu_smt_possible; linux 6.1 Documentation/admin-guide/kernel-parameters.txt, nosmt=force
hv-tlbflush-direct
  at        CPUID.4000000AH:EAX[17] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_NESTED_DIRECT_FLUSH; linux 6.12 arch/x86/include/asm/hyperv-tlfs.h, HV_X64_NESTED_DIRECT_FLUSH
  names     qemu=hv-tlbflush-direct
  meaning   KVM itself serves the TLB flushes of guests that Hyper-V runs as a guest
  effect    state-refused | QEMU does not start a guest with an enlightenment that KVM lacks on the host | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_expand_features
  level     intersect
  exposure  requested | QEMU runs with hv-tlbflush-direct and KVM reports it, as Linux 6.12 does and 6.1 does not | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties; linux 6.12 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid; linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid
  needs     hv-vapic | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties
hv-emsr-bitmap
  at        CPUID.4000000AH:EAX[19] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_NESTED_MSR_BITMAP; linux 6.1 arch/x86/include/asm/hyperv-tlfs.h, HV_X64_NESTED_MSR_BITMAP
  names     qemu=hv-emsr-bitmap
  meaning   Hyper-V as a guest says when the MSR bitmap of its guests has changed
  effect    state-refused | QEMU does not start a guest with an enlightenment that KVM lacks on the host | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_expand_features
  level     intersect
  exposure  requested | QEMU runs with hv-emsr-bitmap and KVM supports it | qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_properties; linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid
hv-evmcs-perf-global-ctrl
  at        CPUID.4000000AH:EBX[0] | linux 6.12 arch/x86/include/asm/hyperv-tlfs.h, HV_X64_NESTED_EVMCS1_PERF_GLOBAL_CTRL
  meaning   The enlightened control structure has a field for the global performance control
  effect    none | No guest of QEMU 10.0 has the bit | qemu 10.0 target/i386/kvm/kvm.c, hyperv_fill_cpuids
  level     intersect
  exposure  never | KVM reports it, QEMU 10.0 does not set it | linux 6.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid; qemu 10.0 target/i386/kvm/kvm.c, hyperv_fill_cpuids
hv-syndbg-kernel-debugging
  at        CPUID.40000082H:EAX[1] | qemu 10.0 target/i386/kvm/hyperv-proto.h, HV_SYNDBG_CAP_ALLOW_KERNEL_DEBUGGING
  meaning   The kernel of the guest may be debugged through the synthetic debugger
  effect    none | QEMU sets it by its own settings, the same on every host | qemu 10.0 target/i386/kvm/kvm.c, hyperv_fill_cpuids
  level     intersect
  exposure  requested | QEMU runs with hv-syndbg and then adds this leaf | qemu 10.0 target/i386/kvm/kvm.c, hyperv_fill_cpuids
lahf_lm
  at        CPUID.80000001H:ECX[0] | Intel SDM vol. 2A, CPUID, leaf 80000001H, ECX; AMD APM vol. 3, appendix E, Fn8000_0001_ECX
  names     sdm=LAHF/SAHF apm=LahfSahf qemu=lahf-lm linux=lahf_lm
  meaning   LAHF and SAHF in 64-bit mode
  effect    fault | LAHF or SAHF in 64-bit code raises #UD; programs that chose it when they started crash | AMD APM vol. 3, LAHF
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | msr MSRC001_100D (C001_100DH)[32]=0 on AMD | removes cpuid kernel kvm | K8 before revision D shows the bit wrongly (erratum 110); Linux drops the flag and clears this bit | linux 6.1 arch/x86/kernel/cpu/amd.c, init_amd_k8
cmp_legacy
  at        CPUID.80000001H:ECX[1] | AMD APM vol. 3, appendix E, Fn8000_0001_ECX
  names     apm=CmpLegacy qemu=cmp-legacy linux=cmp_legacy
  meaning   Says how an AMD package counts its cores: legacy multi-core method
  effect    none | A guest reads it once when it boots, to count its cores | qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid, leaf 80000001H
  level     never | It describes the guest's own topology, not an ability of the host | Xen public/arch-x86/cpufeatureset.h, CMP_LEGACY
  exposure  conditional | QEMU 7.2 sets it where guests have several cores or threads and the vendor is not Intel; KVM passes the host's bit | qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid; linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
svm
  at        CPUID.80000001H:ECX[2] | AMD APM vol. 3, appendix E, Fn8000_0001_ECX
  names     apm=SVM qemu=svm linux=svm trait=HW_CPU_X86_SVM trait=HW_CPU_X86_AMD_SVM
  meaning   Secure Virtual Machine: AMD's instructions to run guests
  effect    state-refused | KVM refuses EFER.SVME the next time that the guest sets it, as a nested KVM does for the first of its VMs | linux 6.1 arch/x86/kvm/x86.c, __kvm_valid_efer and set_efer; arch/x86/kvm/svm/svm.c, svm_hardware_enable
  level     intersect
  exposure  conditional | On AMD hosts, while kvm_amd runs with nested on (the default) | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  switch    firmware | msr VM_CR (C001_0114H)[4]=1 on AMD | kvm | SVMDIS: with it set SVM cannot be enabled, and KVM does not load | AMD APM vol. 2, section 15.30.1, VM_CR; linux 6.1 arch/x86/include/asm/svm.h, SVM_VM_CR_SVM_DISABLE
  switch    firmware | bios "SVM Mode" on AMD | kvm | Where it is off the kernel logs that support is disabled by the BIOS, and there is no KVM | linux 6.1 arch/x86/kvm/x86.c, __kvm_x86_vendor_init; arch/x86/kvm/svm/svm.c, is_disabled
  switch    kvm | module kvm_amd.nested=0 | kvm | KVM then offers no SVM to guests, and none of its sub-features | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
extapic
  at        CPUID.80000001H:ECX[3] | AMD APM vol. 3, appendix E, Fn8000_0001_ECX
  names     apm=ExtApicSpace qemu=extapic linux=extapic
  meaning   An extended space of local APIC registers
  effect    none | No KVM guest has the bit | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM leaves the bit out of the list that it offers to guests | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     apic | xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
cr8legacy
  at        CPUID.80000001H:ECX[4] | AMD APM vol. 3, appendix E, Fn8000_0001_ECX
  names     apm=AltMovCr8 qemu=cr8legacy linux=cr8_legacy
  meaning   LOCK MOV CR0 reaches CR8 in 32-bit mode
  effect    fault | LOCK MOV CR0 raises #UD; programs that chose it when they started crash | AMD APM vol. 3, MOV CRn
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
abm
  at        CPUID.80000001H:ECX[5] | Intel SDM vol. 2A, CPUID, leaf 80000001H, ECX (LZCNT); AMD APM vol. 3, appendix E, Fn8000_0001_ECX
  names     sdm=LZCNT apm=ABM qemu=abm linux=abm trait=HW_CPU_X86_ABM
  meaning   LZCNT: count leading zero bits
  effect    corrupt | LZCNT silently runs as BSR, which answers with another number | Intel SDM vol. 2A, LZCNT; AMD APM vol. 3, LZCNT
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
sse4a
  at        CPUID.80000001H:ECX[6] | AMD APM vol. 3, appendix E, Fn8000_0001_ECX
  names     apm=SSE4A qemu=sse4a linux=sse4a trait=HW_CPU_X86_SSE4A
  meaning   AMD's SSE4a: EXTRQ, INSERTQ, MOVNTSD, MOVNTSS
  effect    fault | EXTRQ, INSERTQ, MOVNTSD or MOVNTSS raises #UD; programs that chose it when they started crash | AMD APM vol. 4, EXTRQ
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     pni | xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
misalignsse
  at        CPUID.80000001H:ECX[7] | AMD APM vol. 3, appendix E, Fn8000_0001_ECX
  names     apm=MisAlignSse qemu=misalignsse linux=misalignsse
  meaning   SSE instructions may take operands that are not aligned, if MXCSR says so
  effect    fault | With MXCSR.MM gone, an operand that is not aligned raises #GP | AMD APM vol. 1, section 4.2.2, MXCSR
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     sse | xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
3dnowprefetch
  at        CPUID.80000001H:ECX[8] | Intel SDM vol. 2A, CPUID, leaf 80000001H, ECX (PREFETCHW); AMD APM vol. 3, appendix E, Fn8000_0001_ECX
  names     sdm=PREFETCHW apm=3DNowPrefetch qemu=3dnowprefetch linux=3dnowprefetch
  meaning   PREFETCH and PREFETCHW: fetch a line into the cache before it is needed
  effect    slow | A hint: every AMD CPU with 64-bit mode runs both, and at worst nothing is fetched | AMD APM vol. 3, PREFETCH and PREFETCHW; linux 6.1 arch/x86/kernel/cpu/amd.c, init_amd
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
osvw
  at        CPUID.80000001H:ECX[9] | AMD APM vol. 3, appendix E, Fn8000_0001_ECX
  names     apm=OSVW qemu=osvw linux=osvw
  meaning   OS-visible workarounds: MSRs that say which errata apply
  effect    none | A guest reads the MSRs when it boots, to choose workarounds | linux 6.1 arch/x86/kernel/cpu/amd.c, cpu_has_amd_erratum
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
ibs
  at        CPUID.80000001H:ECX[10] | AMD APM vol. 3, appendix E, Fn8000_0001_ECX
  names     apm=IBS qemu=ibs linux=ibs
  meaning   Instruction-based sampling, for profilers
  effect    none | No KVM guest has the bit | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM leaves the bit out of the list that it offers to guests | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
xop
  at        CPUID.80000001H:ECX[11] | AMD APM vol. 3, appendix E, Fn8000_0001_ECX
  names     apm=XOP qemu=xop linux=xop trait=HW_CPU_X86_XOP
  meaning   AMD's XOP: vector instructions of the Bulldozer family; gone with Zen
  effect    fault | An XOP instruction raises #UD; programs that chose it when they started crash | AMD APM vol. 4, section 1.1
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     avx | Xen tools/gen-cpuid.py, AVX enables XOP
skinit
  at        CPUID.80000001H:ECX[12] | AMD APM vol. 3, appendix E, Fn8000_0001_ECX
  names     apm=SKINIT qemu=skinit linux=skinit
  meaning   SKINIT and STGI: start a measured kernel
  effect    none | No KVM guest has the bit | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM leaves the bit out of the list that it offers to guests | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
wdt
  at        CPUID.80000001H:ECX[13] | AMD APM vol. 3, appendix E, Fn8000_0001_ECX
  names     apm=WDT qemu=wdt linux=wdt
  meaning   A watchdog timer for north bridge and processor
  effect    none | No KVM guest has the bit | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM leaves the bit out of the list that it offers to guests | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
lwp
  at        CPUID.80000001H:ECX[15] | AMD APM vol. 3, appendix E, Fn8000_0001_ECX
  names     apm=LWP qemu=lwp linux=lwp
  meaning   Lightweight profiling: a program samples itself; gone with Zen
  effect    none | No KVM guest has the bit | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM leaves the bit out of the list that it offers to guests | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     xsave | Xen tools/gen-cpuid.py, XSAVE enables LWP
fma4
  at        CPUID.80000001H:ECX[16] | AMD APM vol. 3, appendix E, Fn8000_0001_ECX
  names     apm=FMA4 qemu=fma4 linux=fma4 trait=HW_CPU_X86_FMA4
  meaning   Fused multiply-add with four operands, AMD's; gone with Zen
  effect    fault | An FMA4 instruction raises #UD; programs that chose it when they started crash | AMD APM vol. 4, section 1.1
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     avx | Xen tools/gen-cpuid.py, AVX enables FMA4
tce
  at        CPUID.80000001H:ECX[17] | AMD APM vol. 3, appendix E, Fn8000_0001_ECX
  names     apm=TCE qemu=tce linux=tce
  meaning   Translation cache extension: invalidating one page keeps other cached translations
  effect    none | No KVM guest has the bit under Linux 6.1 | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 6.1 leaves the bit out of the list that it offers to guests | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
cvt16
  at        CPUID.80000001H:ECX[18] | libvirt 9.0.0 cpu_map/x86_features.xml
  meaning   A draft's bit for half-precision conversion; CPUs announce that as f16c
  effect    none | No KVM guest has the bit | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM leaves the bit out of the list that it offers to guests | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
nodeid_msr
  at        CPUID.80000001H:ECX[19] | AMD APM vol. 3, appendix E, Fn8000_0001_ECX (family 15h)
  names     qemu=nodeid-msr linux=nodeid_msr
  meaning   An MSR holds the number of the node that a core is on
  effect    none | No KVM guest has the bit | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM leaves the bit out of the list that it offers to guests | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
tbm
  at        CPUID.80000001H:ECX[21] | AMD APM vol. 3, appendix E, Fn8000_0001_ECX
  names     apm=TBM qemu=tbm linux=tbm trait=HW_CPU_X86_TBM
  meaning   AMD's trailing bit manipulation; gone with Zen
  effect    fault | A TBM instruction raises #UD; programs that chose it when they started crash | AMD APM vol. 3, BLCFILL
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
topoext
  at        CPUID.80000001H:ECX[22] | AMD APM vol. 3, appendix E, Fn8000_0001_ECX
  names     apm=TopologyExtensions qemu=topoext linux=topoext
  meaning   Leaves 8000001DH and 8000001EH describe caches and topology
  effect    none | A guest reads these leaves when it boots | AMD APM vol. 3, appendix E, Fn8000_001E
  level     intersect
  exposure  conditional | QEMU 7.2 gives it on any host, if named or in the model; -cpu host alone does not turn it on | qemu 7.2 target/i386/cpu.c, feature_word_info, no_autoenable_flags; target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  qemu      always | 7.2 | For guests whose model or definition has it | qemu 7.2 and 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  switch    firmware | msr CPUID_EXT_FEATURES (C001_1005H)[54]=0 on AMD | cpuid kernel kvm | On family 15h models 10H to 6FH firmware may clear the bit; Linux sets it again when it boots | linux 6.1 arch/x86/kernel/cpu/amd.c, early_init_amd
perfctr_core
  at        CPUID.80000001H:ECX[23] | AMD APM vol. 3, appendix E, Fn8000_0001_ECX
  names     apm=PerfCtrExtCore qemu=perfctr-core linux=perfctr_core
  meaning   Six performance counters a core instead of four
  effect    fault | A guest that uses the extended counter MSRs meets #GP; profiling in the guest breaks | linux 6.1 arch/x86/kvm/svm/pmu.c, get_gp_pmc_amd
  level     intersect
  exposure  conditional | AMD host with the bit, and KVM's vPMU is on | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  switch    kvm | module kvm.enable_pmu=0 | kvm | Without the virtual PMU KVM does not offer the bit | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
perfctr_nb
  at        CPUID.80000001H:ECX[24] | AMD APM vol. 3, appendix E, Fn8000_0001_ECX
  names     apm=PerfCtrExtNB qemu=perfctr-nb linux=perfctr_nb
  meaning   Performance counters of the north bridge
  effect    none | No KVM guest has the bit | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM leaves the bit out of the list that it offers to guests | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
bpext
  at        CPUID.80000001H:ECX[26] | AMD APM vol. 3, appendix E, Fn8000_0001_ECX
  names     apm=DataBkptExt linux=bpext
  meaning   Data breakpoints can cover a range: each has an address mask
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
ptsc
  at        CPUID.80000001H:ECX[27] | AMD APM vol. 3, appendix E, Fn8000_0001_ECX; linux 6.12 arch/x86/include/asm/msr-index.h, MSR_F15H_PTSC
  names     apm=PerfTsc linux=ptsc
  meaning   A time stamp counter for performance measurements (MSR C001_0280H)
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
perfctr_llc
  at        CPUID.80000001H:ECX[28] | AMD APM vol. 3, appendix E, Fn8000_0001_ECX
  names     apm=PerfCtrExtLLC linux=perfctr_llc
  meaning   Performance counters of the last-level cache
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
mwaitx
  at        CPUID.80000001H:ECX[29] | AMD APM vol. 3, appendix E, Fn8000_0001_ECX
  names     apm=MONITORX linux=mwaitx
  meaning   MONITORX and MWAITX: wait for a write to a cache line, in user code too, with a time limit
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
addr-mask-ext
  at        CPUID.80000001H:ECX[30] | AMD APM vol. 3, appendix E, Fn8000_0001_ECX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000001H
  names     apm=AddrMaskExt
  meaning   The address masks of breakpoints reach up to bit 31
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
syscall
  at        CPUID.80000001H:EDX[11] | Intel SDM vol. 2A, CPUID, leaf 80000001H, EDX; AMD APM vol. 3, appendix E, Fn8000_0001_EDX
  names     sdm=SYSCALL/SYSRET apm=SysCallSysRet qemu=syscall linux=syscall
  meaning   SYSCALL and SYSRET: enter and leave the kernel fast
  effect    fault | Every system call of a 64-bit program raises #UD | Intel SDM vol. 2B, SYSCALL
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
mp
  at        CPUID.80000001H:EDX[19] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000001H; linux 6.12 arch/x86/kernel/cpu/amd.c, init_amd_k7
  names     linux=mp
  meaning   A K7 part that is meant to run beside others in one machine (Athlon MP)
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
nx
  at        CPUID.80000001H:EDX[20] | Intel SDM vol. 2A, CPUID, leaf 80000001H, EDX; AMD APM vol. 3, appendix E, Fn8000_0001_EDX
  names     sdm=XD apm=NX qemu=nx linux=nx
  meaning   Pages can be marked as not executable
  effect    state-refused | KVM refuses EFER.NX when the guest sets it again; restoring saved registers skips that test | linux 6.1 arch/x86/kvm/x86.c, set_efer and __set_sregs_common
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    firmware | msr IA32_MISC_ENABLE (1A0H)[34]=1 on Intel | cpuid kernel kvm | XD Bit Disable; Linux clears it at boot, so it rarely lasts | Intel SDM vol. 4, table 2-2, IA32_MISC_ENABLE; linux 6.1 arch/x86/kernel/verify_cpu.S
  switch    firmware | bios "Execute Disable Bit" on Intel | cpuid kernel kvm | Firmware's name for XD; while it is off, CPUID does not show the bit until the kernel clears the MSR | Intel SDM vol. 4, table 2-2, IA32_MISC_ENABLE; linux 6.1 arch/x86/kernel/verify_cpu.S
  switch    firmware | bios "No-Execute Memory Protection" | cpuid kernel kvm | Another firmware's name of the same entry | HP manual c01609725, No-Execute Memory Protection; linux 6.1 arch/x86/kernel/verify_cpu.S
  switch    kernel | parameter noexec=off | nothing | Linux 6.1 has no such parameter on x86 any more; noexec= is left to Itanium | linux 6.1 Documentation/admin-guide/kernel-parameters.txt, noexec
  needs     pae | xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
mmxext
  at        CPUID.80000001H:EDX[22] | AMD APM vol. 3, appendix E, Fn8000_0001_EDX
  names     apm=MmxExt qemu=mmxext linux=mmxext
  meaning   AMD's extensions of MMX, which SSE has too
  effect    fault | An instruction of the extension raises #UD; programs that chose it when they started crash | AMD APM vol. 5, section 1.1
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     mmx | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c
fxsr_opt
  at        CPUID.80000001H:EDX[25] | AMD APM vol. 3, appendix E, Fn8000_0001_EDX
  names     apm=FFXSR qemu=fxsr-opt linux=fxsr_opt
  meaning   FXSAVE and FXRSTOR can leave out the XMM registers (EFER.FFXSR)
  effect    state-refused | A guest that has set EFER.FFXSR is refused when it sets it again | linux 6.1 arch/x86/kvm/x86.c, __kvm_valid_efer and set_efer
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     fxsr | linux 6.1 arch/x86/kernel/cpu/cpuid-deps.c
pdpe1gb
  at        CPUID.80000001H:EDX[26] | Intel SDM vol. 2A, CPUID, leaf 80000001H, EDX; AMD APM vol. 3, appendix E, Fn8000_0001_EDX
  names     sdm=1-GByte-pages apm=Page1GB qemu=pdpe1gb linux=pdpe1gb
  meaning   Pages of one GiB
  effect    fault | Page tables with 1 GiB entries then raise a page fault for a reserved bit; KVM cannot hide the host's ability | AMD APM vol. 2, section 5.3.4; Intel SDM vol. 3A, section 4.5.4; linux 6.1 arch/x86/kvm/mmu/mmu.c, guest_can_use_gbpages
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter nogbpages | nothing | Only the host kernel's own mapping does without such pages; the flag stays | linux 6.1 arch/x86/mm/init.c, direct_gbpages; Documentation/x86/x86_64/boot-options.rst, nogbpages
  switch    kernel | parameter clearcpuid=pdpe1gb | kernel kvm | Drops the flag at boot; KVM starts from the flags that the kernel kept | linux 6.1 Documentation/admin-guide/kernel-parameters.txt, clearcpuid=; arch/x86/kernel/cpu/common.c, cpu_parse_early_param
  needs     lm | xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
rdtscp
  at        CPUID.80000001H:EDX[27] | Intel SDM vol. 2A, CPUID, leaf 80000001H, EDX; AMD APM vol. 3, appendix E, Fn8000_0001_EDX
  names     sdm=RDTSCP apm=RDTSCP qemu=rdtscp linux=rdtscp
  meaning   RDTSCP: read the time stamp counter together with the CPU's number
  effect    fault | RDTSCP raises #UD; programs that chose it when they started crash | Intel SDM vol. 2B, RDTSCP
  level     intersect
  exposure  conditional | The host has it and, on Intel, VMX can let guests run it | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps
  needs     tsc | xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
lm
  at        CPUID.80000001H:EDX[29] | Intel SDM vol. 2A, CPUID, leaf 80000001H, EDX; AMD APM vol. 3, appendix E, Fn8000_0001_EDX
  names     sdm=Intel-64 apm=LM qemu=lm linux=lm
  meaning   Long mode: 64-bit
  effect    state-refused | A 64-bit guest runs with EFER.LME set, and KVM refuses that value from a guest without the bit | linux 6.1 arch/x86/kvm/x86.c, __kvm_valid_efer and set_efer
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     pae sse2 | xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
3dnowext
  at        CPUID.80000001H:EDX[30] | AMD APM vol. 3, appendix E, Fn8000_0001_EDX
  names     apm=3DNowExt qemu=3dnowext linux=3dnowext
  meaning   AMD's extensions of 3DNow!; gone since family 15h
  effect    fault | An instruction of the extension raises #UD; programs that chose it when they started crash | AMD APM vol. 5, section 1.1
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     3dnow | Xen tools/gen-cpuid.py, 3DNOW enables 3DNOWEXT
3dnow
  at        CPUID.80000001H:EDX[31] | AMD APM vol. 3, appendix E, Fn8000_0001_EDX
  names     apm=3DNow qemu=3dnow linux=3dnow trait=HW_CPU_X86_3DNOW
  meaning   AMD's 3DNow!: floating point in MMX registers; gone since family 15h
  effect    fault | A 3DNow! instruction raises #UD; programs that chose it when they started crash | AMD APM vol. 5, section 1.1
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     mmx | Xen tools/gen-cpuid.py, MMX enables 3DNOW
overflow-recov
  at        CPUID.80000007H:EBX[0] | AMD APM vol. 3, appendix E, Fn8000_0007_EBX
  names     apm=McaOverflowRecov qemu=overflow-recov linux=overflow_recov
  meaning   An overflow of the machine-check banks need not be fatal
  effect    none | A guest reads it when it boots, to know how to treat the memory errors that QEMU passes on to it | linux 6.12 arch/x86/kernel/cpu/mce/amd.c, mce_amd_feature_init; qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  level     intersect
  exposure  emulated | QEMU 10 gives it to guests with an AMD CPU on any KVM host, by name or with -cpu host; KVM never reports it, and QEMU 7.2 has no name for it | qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid; qemu 10.0 target/i386/cpu.c, x86_cpu_get_supported_feature_word; linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  qemu      always | 10.0 | For guests whose model or definition has it | qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
succor
  at        CPUID.80000007H:EBX[1] | AMD APM vol. 3, appendix E, Fn8000_0007_EBX
  names     apm=SUCCOR qemu=succor linux=succor
  meaning   Uncorrectable errors are contained, so that software can recover from them
  effect    none | A guest reads it when it boots, to know how to treat the memory errors that QEMU passes on to it | linux 6.12 arch/x86/kernel/cpu/mce/amd.c, mce_amd_feature_init; qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
  level     intersect
  exposure  emulated | QEMU 10 gives it to guests with an AMD CPU on any KVM host, by name or with -cpu host; KVM never reports it, and QEMU 7.2 has no name for it | qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid; qemu 10.0 target/i386/cpu.c, x86_cpu_get_supported_feature_word; linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  qemu      always | 10.0 | For guests whose model or definition has it | qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid
hwa
  at        CPUID.80000007H:EBX[2] | AMD APM vol. 3, appendix E, Fn8000_0007_EBX
  names     apm=HWA
  meaning   MSRs for hardware assertions, which report inner errors of the processor
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
  level     intersect
  exposure  never | KVM passes on only the invariant counter from this leaf, and QEMU 10 has no name for the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
smca
  at        CPUID.80000007H:EBX[3] | AMD APM vol. 3, appendix E, Fn8000_0007_EBX
  names     apm=ScalableMca linux=smca
  meaning   Scalable machine-check architecture: more banks, with addresses of their own among the MSRs
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
  level     intersect
  exposure  never | KVM passes on only the invariant counter from this leaf, and QEMU 10 has no name for the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
ts
  at        CPUID.80000007H:EDX[0] | AMD APM vol. 3, appendix E, Fn8000_0007_EDX; linux 6.12 arch/x86/kernel/cpu/powerflags.c, x86_power_flags
  names     apm=TS
  meaning   A temperature sensor
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
  level     intersect
  exposure  never | KVM passes on only the invariant counter from this leaf, and QEMU 10 has no name for the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
fid
  at        CPUID.80000007H:EDX[1] | AMD APM vol. 3, appendix E, Fn8000_0007_EDX; linux 6.12 arch/x86/kernel/cpu/powerflags.c, x86_power_flags
  names     apm=FID
  meaning   The frequency is set by frequency numbers (PowerNow!); replaced by P-states
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
  level     intersect
  exposure  never | KVM passes on only the invariant counter from this leaf, and QEMU 10 has no name for the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
vid
  at        CPUID.80000007H:EDX[2] | AMD APM vol. 3, appendix E, Fn8000_0007_EDX; linux 6.12 arch/x86/kernel/cpu/powerflags.c, x86_power_flags
  names     apm=VID
  meaning   The voltage is set by voltage numbers (PowerNow!); replaced by P-states
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
  level     intersect
  exposure  never | KVM passes on only the invariant counter from this leaf, and QEMU 10 has no name for the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
ttp
  at        CPUID.80000007H:EDX[3] | AMD APM vol. 3, appendix E, Fn8000_0007_EDX; linux 6.12 arch/x86/kernel/cpu/powerflags.c, x86_power_flags
  names     apm=TTP
  meaning   Thermal trip: the processor shuts down when it is too hot
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
  level     intersect
  exposure  never | KVM passes on only the invariant counter from this leaf, and QEMU 10 has no name for the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
tm-amd
  at        CPUID.80000007H:EDX[4] | AMD APM vol. 3, appendix E, Fn8000_0007_EDX; linux 6.12 arch/x86/kernel/cpu/powerflags.c, x86_power_flags
  names     apm=TM
  meaning   The hardware slows itself down when it is hot
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
  level     intersect
  exposure  never | KVM passes on only the invariant counter from this leaf, and QEMU 10 has no name for the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
stc
  at        CPUID.80000007H:EDX[5] | linux 6.12 arch/x86/kernel/cpu/powerflags.c, x86_power_flags; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000007H
  meaning   Software may slow the clock down when it is hot
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
  level     intersect
  exposure  never | KVM passes on only the invariant counter from this leaf, and QEMU 10 has no name for the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
100mhzsteps
  at        CPUID.80000007H:EDX[6] | AMD APM vol. 3, appendix E, Fn8000_0007_EDX; linux 6.12 arch/x86/kernel/cpu/powerflags.c, x86_power_flags
  names     apm=100MHzSteps
  meaning   The multiplier can be set in steps of 100 MHz
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
  level     intersect
  exposure  never | KVM passes on only the invariant counter from this leaf, and QEMU 10 has no name for the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
hw_pstate
  at        CPUID.80000007H:EDX[7] | AMD APM vol. 3, appendix E, Fn8000_0007_EDX; linux 6.12 arch/x86/kernel/cpu/scattered.c, cpuid_bits
  names     apm=HwPstate linux=hw_pstate
  meaning   P-states are read and set by MSRs (C001_0061H to C001_0063H)
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
  level     intersect
  exposure  never | KVM passes on only the invariant counter from this leaf, and QEMU 10 has no name for the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
invtsc
  at        CPUID.80000007H:EDX[8] | Intel SDM vol. 2A, CPUID, leaf 80000007H, EDX; AMD APM vol. 3, appendix E, Fn8000_0007_EDX
  names     sdm=Invariant-TSC apm=TscInvariant qemu=invtsc
  meaning   The time stamp counter runs at one rate in all power states
  effect    corrupt | A guest that measures time by the counter goes wrong where it runs at another rate; so QEMU blocks migration unless the rate is fixed | qemu 7.2 target/i386/kvm/kvm.c, invtsc_mig_blocker
  level     intersect
  exposure  requested | Only if QEMU runs with it; the guest can then migrate only with a fixed TSC frequency | qemu 7.2 target/i386/cpu.c, feature_word_info, unmigratable_flags; target/i386/kvm/kvm.c, kvm_arch_init_vcpu; linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     tsc | Intel SDM vol. 3B, section 17.17, Time-Stamp Counter
cpb
  at        CPUID.80000007H:EDX[9] | AMD APM vol. 3, appendix E, Fn8000_0007_EDX; linux 6.12 arch/x86/kernel/cpu/scattered.c, cpuid_bits
  names     apm=CPB linux=cpb
  meaning   Core performance boost: the clock may rise above its nominal rate
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
  level     intersect
  exposure  never | KVM passes on only the invariant counter from this leaf, and QEMU 10 has no name for the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
eff_freq_ro
  at        CPUID.80000007H:EDX[10] | AMD APM vol. 3, appendix E, Fn8000_0007_EDX; linux 6.12 arch/x86/kernel/cpu/powerflags.c, x86_power_flags
  names     apm=EffFreqRO
  meaning   Read-only copies of the counters of the effective frequency (MSR C000_00E7H and C000_00E8H)
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
  level     intersect
  exposure  never | KVM passes on only the invariant counter from this leaf, and QEMU 10 has no name for the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
proc_feedback
  at        CPUID.80000007H:EDX[11] | AMD APM vol. 3, appendix E, Fn8000_0007_EDX; linux 6.12 arch/x86/kernel/cpu/scattered.c, cpuid_bits
  names     apm=ProcFeedbackInterface linux=proc_feedback
  meaning   An interface that reports how busy the processor really is; deprecated
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
  level     intersect
  exposure  never | KVM passes on only the invariant counter from this leaf, and QEMU 10 has no name for the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
acc_power
  at        CPUID.80000007H:EDX[12] | AMD APM vol. 3, appendix E, Fn8000_0007_EDX; linux 6.12 arch/x86/kernel/cpu/amd.c, early_init_amd
  names     apm=ProcPowerReporting linux=acc_power
  meaning   A counter of the energy that cores have used
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
  level     intersect
  exposure  never | KVM passes on only the invariant counter from this leaf, and QEMU 10 has no name for the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
connected-standby
  at        CPUID.80000007H:EDX[13] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000007H
  meaning   A standby state in which the machine stays connected
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
  level     intersect
  exposure  never | KVM passes on only the invariant counter from this leaf, and QEMU 10 has no name for the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
rapl
  at        CPUID.80000007H:EDX[14] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000007H; linux 6.12 arch/x86/kernel/cpu/amd.c, early_init_amd
  names     linux=rapl
  meaning   Running average power limit: MSRs that count used energy
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
  level     intersect
  exposure  never | KVM passes on only the invariant counter from this leaf, and QEMU 10 has no name for the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
fast-cppc
  at        CPUID.80000007H:EDX[15] | linux 6.12 arch/x86/kernel/cpu/scattered.c, cpuid_bits; linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_FAST_CPPC
  meaning   A faster form of collaborative performance control (CPPC)
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
  level     intersect
  exposure  never | KVM passes on only the invariant counter from this leaf, and QEMU 10 has no name for the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info
clzero
  at        CPUID.80000008H:EBX[0] | AMD APM vol. 3, appendix E, Fn8000_0008_EBX
  names     apm=CLZERO qemu=clzero linux=clzero
  meaning   CLZERO: write zeros to a whole cache line
  effect    fault | CLZERO raises #UD; programs that chose it when they started crash | AMD APM vol. 3, CLZERO
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
irperf
  at        CPUID.80000008H:EBX[1] | AMD APM vol. 3, appendix E, Fn8000_0008_EBX
  names     apm=InstRetCntMsr linux=irperf
  meaning   A counter of retired instructions that always runs (MSR C000_00E9H)
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | msr HWCR (C001_0015H)[30]=0 on AMD | removes kernel | Stops the counter; the kernel does so on Zen 1, where it is not exact (erratum 1054), and drops the flag | linux 6.12 arch/x86/kernel/cpu/amd.c, init_amd_zen1
xsaveerptr
  at        CPUID.80000008H:EBX[2] | AMD APM vol. 3, appendix E, Fn8000_0008_EBX
  names     apm=RstrFpErrPtrs qemu=xsaveerptr linux=xsaveerptr
  meaning   XSAVE and its like always save and restore the error pointers
  effect    insecure | A guest kernel left out its workaround, so x87 error pointers leak from one process to another | linux 6.1 arch/x86/kernel/cpu/amd.c, init_amd; arch/x86/kernel/fpu/core.c, restore_fpregs_from_fpstate
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     fpu | xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
invlpgb
  at        CPUID.80000008H:EBX[3] | AMD APM vol. 3, appendix E, Fn8000_0008_EBX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000008H
  names     apm=INVLPGB
  meaning   INVLPGB and TLBSYNC: drop cached address translations on all processors at once
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
rdpru
  at        CPUID.80000008H:EBX[4] | AMD APM vol. 3, appendix E, Fn8000_0008_EBX
  names     apm=RDPRU linux=rdpru
  meaning   RDPRU: programs read counters of the effective frequency themselves
  effect    none | No KVM guest has the bit; KVM intercepts RDPRU and answers with #UD | linux 6.12 arch/x86/kvm/svm/svm.c, init_vmcb and svm_exit_handlers
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
amd-mba
  at        CPUID.80000008H:EBX[6] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000008H; linux 6.12 arch/x86/kernel/cpu/scattered.c, cpuid_bits
  meaning   Memory bandwidth can be limited by group of threads, as AMD announces it
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
mcommit
  at        CPUID.80000008H:EBX[8] | AMD APM vol. 3, appendix E, Fn8000_0008_EBX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000008H
  names     apm=MCOMMIT
  meaning   MCOMMIT: wait until stores have reached memory, and say whether that failed
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
wbnoinvd
  at        CPUID.80000008H:EBX[9] | Intel SDM vol. 2A, CPUID, leaf 80000008H, EBX; AMD APM vol. 3, appendix E, Fn8000_0008_EBX
  names     sdm=WBNOINVD apm=WBNOINVD qemu=wbnoinvd linux=wbnoinvd
  meaning   WBNOINVD: write the caches back and keep their contents
  effect    slow | The instruction runs as WBINVD, which also empties the caches | Intel SDM vol. 2D, WBNOINVD; AMD APM vol. 3, WBNOINVD
  level     intersect
  exposure  passed-through | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
ibpb
  at        CPUID.80000008H:EBX[12] | AMD APM vol. 3, appendix E, Fn8000_0008_EBX
  names     apm=IBPB qemu=ibpb
  meaning   A command that stops earlier branches from steering later ones (MSR 49H)
  effect    insecure | The guest still believes in the barrier; a write to the MSR raises #GP, unless spec-ctrl still grants it | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_msr; arch/x86/kvm/cpuid.h, guest_has_pred_cmd_msr
  level     intersect
  exposure  conditional | The host kernel has it, by this bit or by what Intel CPUs announce | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    microcode | update AMD guidance on indirect branch control on AMD | gives cpuid kernel kvm | Older CPUs have the bit only with microcode of 2018 or later | AMD64 Technology Indirect Branch Control Extension, revision 4.10.18; linux 6.1 arch/x86/kernel/cpu/common.c, init_speculation_control
  switch    kernel | parameter mitigations=off | nothing | Stops the host from using the mitigations; Linux 6.1 keeps the flag and KVM still offers the bit | linux 6.1 arch/x86/kernel/cpu/bugs.c, spectre_v2_parse_cmdline and spectre_v2_select_mitigation; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
int-wbinvd
  at        CPUID.80000008H:EBX[13] | AMD APM vol. 3, appendix E, Fn8000_0008_EBX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000008H
  names     apm=INT_WBINVD
  meaning   WBINVD and WBNOINVD can be interrupted
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
ibrs
  at        CPUID.80000008H:EBX[14] | AMD APM vol. 3, appendix E, Fn8000_0008_EBX
  names     apm=IBRS qemu=ibrs
  meaning   Branches of less privileged code cannot steer more privileged code (MSR 48H bit 0)
  effect    insecure | The guest still believes in the protection; a value that the host's MSR does not take raises #GP | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_msr; arch/x86/kvm/cpuid.h, guest_has_spec_ctrl_msr; arch/x86/kvm/x86.c, kvm_spec_ctrl_test_value
  level     intersect
  exposure  conditional | The host kernel has it, by this bit or by what Intel CPUs announce | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter mitigations=off | nothing | Stops the host from using the mitigations; Linux 6.1 keeps the flag and KVM still offers the bit | linux 6.1 arch/x86/kernel/cpu/bugs.c, spectre_v2_parse_cmdline and spectre_v2_select_mitigation; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
amd-stibp
  at        CPUID.80000008H:EBX[15] | AMD APM vol. 3, appendix E, Fn8000_0008_EBX
  names     apm=STIBP qemu=amd-stibp
  meaning   One thread's branches cannot steer those of its sibling (MSR 48H bit 1)
  effect    insecure | The guest still believes in the protection; a value that the host's MSR does not take raises #GP | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_msr; arch/x86/kvm/cpuid.h, guest_has_spec_ctrl_msr; arch/x86/kvm/x86.c, kvm_spec_ctrl_test_value
  level     intersect
  exposure  conditional | The host kernel has it, by this bit or by what Intel CPUs announce | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter mitigations=off | nothing | Stops the host from using the mitigations; Linux 6.1 keeps the flag and KVM still offers the bit | linux 6.1 arch/x86/kernel/cpu/bugs.c, spectre_v2_user_select_mitigation; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
ibrs-always-on
  at        CPUID.80000008H:EBX[16] | AMD APM vol. 3, appendix E, Fn8000_0008_EBX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000008H
  names     apm=IbrsAlwaysOn
  meaning   IBRS is best set once and left on
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     ibrs | Xen tools/gen-cpuid.py, IBRS enables IBRS_ALWAYS
stibp-always-on
  at        CPUID.80000008H:EBX[17] | AMD APM vol. 3, appendix E, Fn8000_0008_EBX
  names     apm=StibpAlwaysOn qemu=stibp-always-on
  meaning   STIBP is best set once and left on
  effect    none | A hint: a guest that loses it only chooses another way of using STIBP when it boots next | linux 6.12 arch/x86/kernel/cpu/bugs.c, spectre_v2_user_select_mitigation
  level     intersect
  exposure  conditional | The host has it; KVM passes it since Linux 5.10, QEMU 10 has a name for it, QEMU 7.2 has none | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 5.10 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 10.0 target/i386/cpu.c, feature_word_info
  needs     amd-stibp | Xen tools/gen-cpuid.py, AMD_STIBP enables STIBP_ALWAYS
ibrs-preferred
  at        CPUID.80000008H:EBX[18] | AMD APM vol. 3, appendix E, Fn8000_0008_EBX; Xen public/arch-x86/cpufeatureset.h, IBRS_FAST
  names     apm=IbrsPreferred
  meaning   IBRS is better than what software can do instead
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
ibrs-same-mode
  at        CPUID.80000008H:EBX[19] | AMD APM vol. 3, appendix E, Fn8000_0008_EBX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000008H
  names     apm=IbrsSameMode
  meaning   IBRS also keeps code of one privilege level from steering other code of that level
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  conditional | Linux 6.18 or later, where the CPU and the host's kernel have it; no QEMU up to 10.2 has a name for it | linux 6.18 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 10.2 target/i386/cpu.c, feature_word_info
efer-lmsle-unsupported
  at        CPUID.80000008H:EBX[20] | AMD APM vol. 3, appendix E, Fn8000_0008_EBX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000008H
  names     apm=EferLmsleUnsupported
  meaning   Segment limits in 64-bit mode (EFER.LMSLE) are gone
  effect    none | Losing the bit is safe; the danger is a guest that sets EFER.LMSLE and meets a CPU where that bit is reserved | Xen public/arch-x86/cpufeatureset.h, NO_LMSL; AMD APM vol. 2, section 3.1.7, EFER
  level     accumulate | It announces that something is gone: a guest must not use it if any CPU that it may run on lacks it | Xen public/arch-x86/cpufeatureset.h, NO_LMSL
  exposure  conditional | Linux 7.1 or later, where the CPU has it; no QEMU up to 10.2 has a name for it | linux 7.1 arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps; qemu 10.2 target/i386/cpu.c, feature_word_info
  needs     lm | Xen tools/gen-cpuid.py, LM enables NO_LMSL
invlpgb-nested-pages
  at        CPUID.80000008H:EBX[21] | AMD APM vol. 3, appendix E, Fn8000_0008_EBX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000008H
  names     apm=INVLPGBnestedPages
  meaning   INVLPGB can also drop translations of nested paging
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     invlpgb | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000008H
amd_ppin
  at        CPUID.80000008H:EBX[23] | AMD APM vol. 3, appendix E, Fn8000_0008_EBX
  names     apm=PPIN linux=amd_ppin
  meaning   An inventory number that is unique to the processor (MSR C001_02F1H)
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
amd-ssbd
  at        CPUID.80000008H:EBX[24] | AMD APM vol. 3, appendix E, Fn8000_0008_EBX
  names     apm=SSBD qemu=amd-ssbd
  meaning   Loads do not pass older stores whose address is unknown, if asked (MSR 48H bit 2)
  effect    insecure | The guest still believes in the protection; a value that the host's MSR does not take raises #GP | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_msr; arch/x86/kvm/cpuid.h, guest_has_spec_ctrl_msr; arch/x86/kvm/x86.c, kvm_spec_ctrl_test_value
  level     intersect
  exposure  conditional | The host kernel has it, by this bit or by what Intel CPUs announce | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter mitigations=off | nothing | Stops the host from using the mitigations; Linux 6.1 keeps the flag and KVM still offers the bit | linux 6.1 arch/x86/kernel/cpu/bugs.c, ssb_parse_cmdline and __ssb_select_mitigation; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
virt-ssbd
  at        CPUID.80000008H:EBX[25] | AMD APM vol. 3, appendix E, Fn8000_0008_EBX
  names     apm=VIRT_SPEC_CTRL qemu=virt-ssbd
  meaning   A virtual MSR (C001_011FH) that lets guests disable that speculation on any AMD CPU
  effect    insecure | The guest still believes in the protection; a write to MSR C001_011FH raises #GP | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_msr, MSR_AMD64_VIRT_SPEC_CTRL
  level     intersect
  exposure  conditional | The host can switch it off, by AMD's older means or by SPEC_CTRL; KVM makes the virtual MSR from either | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
amd-no-ssb
  at        CPUID.80000008H:EBX[26] | AMD APM vol. 3, appendix E, Fn8000_0008_EBX
  names     apm=SsbNo qemu=amd-no-ssb
  meaning   The CPU is not vulnerable to speculative store bypass
  effect    insecure | A guest that left its mitigation off is then on a CPU that needs it | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_set_bug_bits
  level     intersect
  exposure  conditional | The host kernel holds the CPU for not vulnerable | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
cppc
  at        CPUID.80000008H:EBX[27] | AMD APM vol. 3, appendix E, Fn8000_0008_EBX
  names     apm=CPPC linux=cppc
  meaning   Collaborative performance control by MSRs: software asks for a level on an abstract scale
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
amd-psfd
  at        CPUID.80000008H:EBX[28] | AMD APM vol. 3, appendix E, Fn8000_0008_EBX
  names     apm=PSFD qemu=amd-psfd
  meaning   Predictive store forwarding can be disabled (MSR 48H bit 7)
  effect    insecure | The guest still believes that it is off; a value that the host's MSR does not take raises #GP | linux 6.12 arch/x86/kvm/svm/svm.c, svm_set_msr; arch/x86/kvm/x86.c, kvm_spec_ctrl_test_value
  level     intersect
  exposure  conditional | The host has it and runs Linux 6.1 or later; that of 5.10 does not pass it, and QEMU 7.2 has no name for it | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 5.10 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 10.0 target/i386/cpu.c, feature_word_info
btc-no
  at        CPUID.80000008H:EBX[29] | AMD APM vol. 3, appendix E, Fn8000_0008_EBX
  names     apm=BTC_NO
  meaning   The CPU is not vulnerable to branch type confusion (Retbleed)
  effect    none | No KVM guest has the bit; a Linux guest judges by family and model instead. On Zen 3, which is older than the bit, the kernel sets it in its own view only | linux 6.12 arch/x86/kernel/cpu/common.c, cpu_set_bug_bits; linux 6.12 arch/x86/kernel/cpu/amd.c, init_amd_zen3; linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
ibpb-ret
  at        CPUID.80000008H:EBX[30] | AMD APM vol. 3, appendix E, Fn8000_0008_EBX; Xen public/arch-x86/cpufeatureset.h, IBPB_RET
  names     apm=IBPB_RET
  meaning   IBPB also clears the predictor of returns
  effect    insecure | A guest that saw it leaves the filling of its return buffer to IBPB | linux 6.18 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 6.12 arch/x86/kernel/cpu/common.c, cpu_set_bug_bits
  level     intersect
  exposure  conditional | Linux 6.18 or later: the CPU has it, or on Intel IBPB flushes return predictions; no QEMU up to 10.2 has a name for it | linux 6.18 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 10.2 target/i386/cpu.c, feature_word_info
  needs     ibpb | Xen tools/gen-cpuid.py, IBPB enables IBPB_RET
brs
  at        CPUID.80000008H:EBX[31] | AMD APM vol. 3, appendix E, Fn8000_0008_EBX; linux 6.12 arch/x86/events/amd/brs.c, amd_brs_detect
  names     apm=BranchSampling linux=brs
  meaning   Branch sampling: a profiler sees the last taken branches; family 19h
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
npt
  at        CPUID.8000000AH:EDX[0] | AMD APM vol. 3, appendix E, Fn8000_000A_EDX
  names     apm=NP qemu=npt linux=npt
  meaning   Nested paging: the CPU walks a second set of page tables for guests
  effect    state-refused | A nested guest that uses it is not taken over, nor entered, where kvm_amd runs without npt; others do not care | linux 6.1 arch/x86/kvm/svm/nested.c, __nested_vmcb_check_controls and svm_set_nested_state
  level     intersect
  exposure  conditional | kvm_amd runs with nested and npt on, and the host has it | linux 6.1 arch/x86/kvm/svm/svm.c, svm_hardware_setup and svm_set_cpu_caps
  switch    kvm | module kvm_amd.npt=0 | kvm | KVM then uses shadow paging, and offers guests none either | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     svm | qemu 7.2 target/i386/cpu.c, feature_dependencies
lbrv
  at        CPUID.8000000AH:EDX[1] | AMD APM vol. 3, appendix E, Fn8000_000A_EDX
  names     apm=LbrVirt qemu=lbrv linux=lbrv
  meaning   Last branch records are switched between host and guest
  effect    corrupt | Branch records of nested guests are no longer kept apart, so debuggers in them read wrong ones | linux 6.1 arch/x86/kvm/svm/nested.c, nested_vmcb02_prepare_save
  level     intersect
  exposure  conditional | kvm_amd runs with nested and lbrv on, and the host has it | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  switch    kvm | module kvm_amd.lbrv=0 | kvm | KVM then does not virtualise the records, nor offer it | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     svm | qemu 7.2 target/i386/cpu.c, feature_dependencies
svm-lock
  at        CPUID.8000000AH:EDX[2] | AMD APM vol. 3, appendix E, Fn8000_000A_EDX
  names     apm=SVML qemu=svm-lock linux=svm_lock
  meaning   SVM can be locked off by firmware (VM_CR)
  effect    none | No KVM guest has the bit | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 6.1 does not offer it to guests | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     svm | qemu 7.2 target/i386/cpu.c, feature_dependencies
nrip-save
  at        CPUID.8000000AH:EDX[3] | AMD APM vol. 3, appendix E, Fn8000_000A_EDX
  names     apm=NRIPS qemu=nrip-save linux=nrip_save
  meaning   An exit from a guest saves the address of the next instruction
  effect    corrupt | A nested hypervisor reads a next address that KVM no longer writes, and resumes its guests at a wrong place | linux 6.1 arch/x86/kvm/svm/nested.c, nested_svm_vmexit and nested_vmcb02_prepare_control; arch/x86/kvm/svm/svm.c, __svm_skip_emulated_instruction
  level     intersect
  exposure  conditional | kvm_amd runs with nested and nrips on, and the host has it | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  switch    kvm | module kvm_amd.nrips=0 | kvm | KVM then decodes instructions itself, and does not offer it | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     svm | qemu 7.2 target/i386/cpu.c, feature_dependencies
tsc-scale
  at        CPUID.8000000AH:EDX[4] | AMD APM vol. 3, appendix E, Fn8000_000A_EDX
  names     apm=TscRateMsr qemu=tsc-scale linux=tsc_scale
  meaning   Guests can be given a time stamp counter of another rate (MSR C000_0104H)
  effect    fault | A nested hypervisor's write of the rate MSR raises #GP; its guests run at an unscaled rate | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_msr, MSR_AMD64_TSC_RATIO
  level     intersect
  exposure  conditional | kvm_amd runs with nested on, and the host can scale | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  switch    kvm | module kvm_amd.tsc_scaling=0 | kvm | KVM then does not scale, nor offer it | linux 6.1 arch/x86/kvm/svm/svm.c, svm_hardware_setup and svm_set_cpu_caps
  needs     svm | qemu 7.2 target/i386/cpu.c, feature_dependencies
vmcb-clean
  at        CPUID.8000000AH:EDX[5] | AMD APM vol. 3, appendix E, Fn8000_000A_EDX
  names     apm=VmcbClean qemu=vmcb-clean linux=vmcb_clean
  meaning   The CPU may keep parts of a guest's control block that are marked as unchanged
  effect    none | A hint between hypervisor and CPU; ignoring it is always right | AMD APM vol. 2, section 15.15.3
  level     intersect
  exposure  emulated | Set whenever nested is on, whatever the host has | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     svm | qemu 7.2 target/i386/cpu.c, feature_dependencies
flushbyasid
  at        CPUID.8000000AH:EDX[6] | AMD APM vol. 3, appendix E, Fn8000_000A_EDX
  names     apm=FlushByAsid qemu=flushbyasid linux=flushbyasid
  meaning   Translations of one guest can be flushed alone
  effect    none | KVM flushes all translations whenever it changes to or from a nested guest, whatever the guest requests | linux 6.12 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  level     intersect
  exposure  conditional | Linux 6.12 sets it on every host where nested is on; those of 5.10 and 6.1 never offer it | linux 6.12 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps; linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     svm | qemu 7.2 target/i386/cpu.c, feature_dependencies
decodeassists
  at        CPUID.8000000AH:EDX[7] | AMD APM vol. 3, appendix E, Fn8000_000A_EDX
  names     apm=DecodeAssists qemu=decodeassists linux=decodeassists
  meaning   Exits carry the bytes of the instruction and decoded operands
  effect    none | No KVM guest has the bit | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 6.1 does not offer it to guests | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     svm | qemu 7.2 target/i386/cpu.c, feature_dependencies
pmc-virt
  at        CPUID.8000000AH:EDX[8] | AMD APM vol. 3, appendix E, Fn8000_000A_EDX
  names     apm=PmcVirt
  meaning   The processor switches performance counters between host and guests
  effect    none | No KVM guest has the bit | linux 6.18 and 7.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 7.1 does not offer it to guests | linux 6.18 and 7.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     svm | qemu 10.0 target/i386/cpu.c, feature_dependencies
pause-filter
  at        CPUID.8000000AH:EDX[10] | AMD APM vol. 3, appendix E, Fn8000_000A_EDX
  names     apm=PauseFilter qemu=pause-filter linux=pausefilter
  meaning   A guest's PAUSE exits only after it was repeated often
  effect    slow | KVM takes the count as zero, so each PAUSE of a nested guest exits to its hypervisor | linux 6.1 arch/x86/kvm/svm/nested.c, nested_vmcb02_prepare_control
  level     intersect
  exposure  conditional | kvm_amd runs with nested on, and the host has it | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     svm | qemu 7.2 target/i386/cpu.c, feature_dependencies
encrypted-mcode-patch
  at        CPUID.8000000AH:EDX[11] | freebsd 14 sys/x86/x86/identcpu.c, print_svm_info (EncryptedMcodePatch)
  meaning   The processor takes encrypted microcode; AMD 57896 rev 3.00 (family 1AH model 44H) has the bit as reserved
  effect    none | No KVM guest has the bit | linux 6.18 and 7.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 7.1 does not offer it to guests | linux 6.18 and 7.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     svm | qemu 10.0 target/i386/cpu.c, feature_dependencies
pfthreshold
  at        CPUID.8000000AH:EDX[12] | AMD APM vol. 3, appendix E, Fn8000_000A_EDX
  names     apm=PauseFilterThreshold qemu=pfthreshold linux=pfthreshold
  meaning   Only PAUSEs that follow close on each other are counted
  effect    slow | KVM takes the threshold as zero, so PAUSEs of nested guests exit more often | linux 6.1 arch/x86/kvm/svm/nested.c, nested_vmcb02_prepare_control
  level     intersect
  exposure  conditional | kvm_amd runs with nested on, and the host has it | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     svm pause-filter | qemu 7.2 target/i386/cpu.c, feature_dependencies; AMD APM vol. 2, section 15.14.4
avic
  at        CPUID.8000000AH:EDX[13] | AMD APM vol. 3, appendix E, Fn8000_000A_EDX
  names     apm=AVIC qemu=avic linux=avic
  meaning   The CPU itself delivers interrupts to guests
  effect    none | No KVM guest has the bit | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 6.1 does not offer it to guests | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  switch    kvm | module kvm_amd.avic=0 | nothing | Only whether the host uses it; guests are not offered it either way | linux 6.1 arch/x86/kvm/svm/svm.c, svm_hardware_setup and svm_set_cpu_caps
  needs     svm | qemu 7.2 target/i386/cpu.c, feature_dependencies
v-vmsave-vmload
  at        CPUID.8000000AH:EDX[15] | AMD APM vol. 3, appendix E, Fn8000_000A_EDX
  names     apm=VMSAVEvirt qemu=v-vmsave-vmload linux=v_vmsave_vmload
  meaning   A nested hypervisor's VMSAVE and VMLOAD run without exits
  effect    corrupt | KVM runs both itself, and treats a nested guest's address as one of the hypervisor above it | linux 6.1 arch/x86/kvm/svm/nested.c, nested_vmcb_needs_vls_intercept; arch/x86/kvm/svm/svm.c, vmload_vmsave_interception
  level     intersect
  exposure  conditional | kvm_amd runs with nested, npt and vls on, and the host has it | linux 6.1 arch/x86/kvm/svm/svm.c, svm_hardware_setup and svm_set_cpu_caps
  switch    kvm | module kvm_amd.vls=0 | kvm | KVM then intercepts both, and does not offer it | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  switch    kvm | module kvm_amd.npt=0 | kvm | Without nested paging KVM gives up virtual VMSAVE and VMLOAD too | linux 6.1 arch/x86/kvm/svm/svm.c, svm_hardware_setup
  needs     svm | qemu 7.2 target/i386/cpu.c, feature_dependencies
vgif
  at        CPUID.8000000AH:EDX[16] | AMD APM vol. 3, appendix E, Fn8000_000A_EDX
  names     apm=VGIF qemu=vgif linux=vgif
  meaning   A nested hypervisor's global interrupt flag is virtualised
  effect    corrupt | CLGI and STGI in a nested guest then switch the flag of the hypervisor above it | linux 6.1 arch/x86/kvm/svm/nested.c, nested_vmcb02_prepare_control; arch/x86/kvm/svm/svm.h, get_vgif_vmcb
  level     intersect
  exposure  conditional | kvm_amd runs with nested and vgif on, and the host has it | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  switch    kvm | module kvm_amd.vgif=0 | kvm | KVM then intercepts STGI and CLGI, and does not offer it | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     svm | qemu 7.2 target/i386/cpu.c, feature_dependencies
gmet
  at        CPUID.8000000AH:EDX[17] | AMD APM vol. 3, appendix E, Fn8000_000A_EDX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000000AH
  names     apm=GMET qemu=gmet
  meaning   Guest mode execute trap: nested page tables tell code of user mode from that of the kernel
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 does not offer it to guests | linux 6.12 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     svm | qemu 10.0 target/i386/cpu.c, feature_dependencies
x2avic
  at        CPUID.8000000AH:EDX[18] | AMD APM vol. 3, appendix E, Fn8000_000A_EDX
  names     apm=x2AVIC linux=x2avic
  meaning   AVIC for guests that use x2APIC
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 does not offer it to guests | linux 6.12 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  switch    kvm | module kvm_amd.avic=0 | nothing | Only whether the host uses it; guests are not offered it either way | linux 6.12 arch/x86/kvm/svm/avic.c, avic_hardware_setup; arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     svm | qemu 10.0 target/i386/cpu.c, feature_dependencies
sss-check
  at        CPUID.8000000AH:EDX[19] | AMD APM vol. 3, appendix E, Fn8000_000A_EDX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000000AH
  names     apm=SSSCheck
  meaning   Nested page tables can restrict which pages hold shadow stacks of the kernel
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 does not offer it to guests | linux 6.12 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     svm | qemu 10.0 target/i386/cpu.c, feature_dependencies
v_spec_ctrl
  at        CPUID.8000000AH:EDX[20] | AMD APM vol. 3, appendix E, Fn8000_000A_EDX
  names     apm=SpecCtrl linux=v_spec_ctrl
  meaning   The processor itself switches SPEC_CTRL between host and guest
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 does not offer it to guests | linux 6.12 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     svm | qemu 10.0 target/i386/cpu.c, feature_dependencies
rogpt
  at        CPUID.8000000AH:EDX[21] | AMD APM vol. 3, appendix E, Fn8000_000A_EDX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000000AH
  names     apm=ROGPT
  meaning   Nested page tables can make the guest's own page tables read-only
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 does not offer it to guests | linux 6.12 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     svm | qemu 10.0 target/i386/cpu.c, feature_dependencies
host-mce-override
  at        CPUID.8000000AH:EDX[23] | AMD APM vol. 3, appendix E, Fn8000_000A_EDX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000000AH
  names     apm=HOST_MCE_OVERRIDE
  meaning   Machine checks go to the host even if the guest disables them
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 does not offer it to guests | linux 6.12 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     svm | qemu 10.0 target/i386/cpu.c, feature_dependencies
tlbi-ctl
  at        CPUID.8000000AH:EDX[24] | AMD APM vol. 3, appendix E, Fn8000_000A_EDX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000000AH
  names     apm=TlbiCtl
  meaning   A guest may run INVLPGB and TLBSYNC, or be stopped at them
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 does not offer it to guests | linux 6.12 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     svm | qemu 10.0 target/i386/cpu.c, feature_dependencies
vnmi
  at        CPUID.8000000AH:EDX[25] | AMD APM vol. 3, appendix E, Fn8000_000A_EDX
  names     apm=VNMI qemu=vnmi
  meaning   The processor delivers non-maskable interrupts to guests and knows when they are blocked
  effect    corrupt | KVM leaves out the virtual interrupt's fields, so that one that a nested hypervisor has handed to its guest is lost | linux 6.12 arch/x86/kvm/svm/svm.h, nested_vnmi_enabled; arch/x86/kvm/svm/nested.c, nested_vmcb02_prepare_control
  level     intersect
  exposure  conditional | Linux 6.12, where kvm_amd runs with nested, vgif and vnmi on and the host has it; those of 5.10 and 6.1 never offer it, and QEMU 7.2 has no name for it | linux 6.12 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps; linux 6.12 arch/x86/kvm/svm/svm.c, svm_hardware_setup; linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps; qemu 10.0 target/i386/cpu.c, feature_word_info
  switch    kvm | module kvm_amd.vnmi=0 | kvm | KVM then tracks these interrupts itself, and does not offer it | linux 6.12 arch/x86/kvm/svm/svm.c, svm_hardware_setup
  switch    kvm | module kvm_amd.vgif=0 | kvm | Without the virtual interrupt flag KVM gives up virtual NMIs too | linux 6.12 arch/x86/kvm/svm/svm.c, svm_hardware_setup
  needs     svm | qemu 10.0 target/i386/cpu.c, feature_dependencies
ibs-virt
  at        CPUID.8000000AH:EDX[26] | AMD APM vol. 3, appendix E, Fn8000_000A_EDX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000000AH
  names     apm=IbsVirt
  meaning   Instruction-based sampling is switched between host and guest
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 does not offer it to guests | linux 6.12 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     svm | qemu 10.0 target/i386/cpu.c, feature_dependencies
ext-lvt-offset-fault-chg
  at        CPUID.8000000AH:EDX[27] | AMD APM vol. 3, appendix E, Fn8000_000A_EDX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000000AH
  names     apm=ExtLvtOffsetFaultChg
  meaning   An exit for the extended interrupt registers of the APIC comes as a fault, before the access
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 does not offer it to guests | linux 6.12 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     svm | qemu 10.0 target/i386/cpu.c, feature_dependencies
svme-addr-chk
  at        CPUID.8000000AH:EDX[28] | AMD APM vol. 3, appendix E, Fn8000_000A_EDX
  names     qemu=svme-addr-chk
  meaning   A wrong address of a control block gives an exit instead of #GP
  effect    none | Only how a nested hypervisor's own fault is reported | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  level     intersect
  exposure  emulated | Set whenever nested is on: KVM makes the exit itself | linux 6.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     svm | qemu 7.2 target/i386/cpu.c, feature_dependencies
bus-lock-threshold
  at        CPUID.8000000AH:EDX[29] | linux 7.1 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_BUS_LOCK_THRESHOLD; AMD 57896 rev 3.00, CPUID_Fn8000000A_EDX (GuestBusLockThreshold)
  names     apm=BusLockThreshold
  meaning   A hypervisor can count bus locks and exit after so many
  effect    none | No KVM guest has the bit | linux 6.18 and 7.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 7.1 does not offer it to guests | linux 6.18 and 7.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     svm | qemu 10.0 target/i386/cpu.c, feature_dependencies
idle-hlt
  at        CPUID.8000000AH:EDX[30] | linux 7.1 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_IDLE_HLT; AMD 57896 rev 3.00, CPUID_Fn8000000A_EDX (IdleHltIntercept)
  names     apm=IdleHltIntercept
  meaning   HLT exits only if no interrupt waits
  effect    none | No KVM guest has the bit | linux 6.18 and 7.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 7.1 does not offer it to guests | linux 6.18 and 7.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     svm | qemu 10.0 target/i386/cpu.c, feature_dependencies
enhanced-shutdown-intercept
  at        CPUID.8000000AH:EDX[31] | AMD 57896 rev 3.00 (PPR of family 1AH model 44H), CPUID_Fn8000000A_EDX, EnhancedShutdownIntercept
  names     apm=EnhancedShutdownIntercept
  meaning   The intercept of a guest's shutdown is the enhanced one
  effect    none | No KVM guest has the bit | linux 6.18 and 7.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 7.1 does not offer it to guests | linux 6.18 and 7.1 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
  needs     svm | qemu 10.0 target/i386/cpu.c, feature_dependencies
fp128
  at        CPUID.8000001AH:EAX[0] | AMD APM vol. 3, appendix E, Fn8000_001A_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001AH
  names     apm=FP128
  meaning   128-bit vector instructions run at full width
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid; qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | KVM passes the bit, but QEMU 7.2 and 10 answer this leaf with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid; qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid
movu
  at        CPUID.8000001AH:EAX[1] | AMD APM vol. 3, appendix E, Fn8000_001A_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001AH
  names     apm=MOVU
  meaning   Moves of unaligned vectors are faster than pairs of half moves
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid; qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | KVM passes the bit, but QEMU 7.2 and 10 answer this leaf with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid; qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid
fp256
  at        CPUID.8000001AH:EAX[2] | AMD APM vol. 3, appendix E, Fn8000_001A_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001AH
  names     apm=FP256
  meaning   256-bit vector instructions run at full width
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid; qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | KVM passes the bit, but QEMU 7.2 and 10 answer this leaf with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid; qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid
ibs-ffv
  at        CPUID.8000001BH:EAX[0] | AMD APM vol. 3, appendix E, Fn8000_001B_EAX; linux 6.12 arch/x86/include/asm/perf_event.h, IBS_CAPS_AVAIL
  names     apm=IBSFFV
  meaning   The other bits of this leaf are valid
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
ibs-fetch-sam
  at        CPUID.8000001BH:EAX[1] | AMD APM vol. 3, appendix E, Fn8000_001B_EAX; linux 6.12 arch/x86/include/asm/perf_event.h, IBS_CAPS_FETCHSAM
  names     apm=FetchSam
  meaning   Fetches of instructions can be sampled
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     ibs-ffv | linux 6.12 arch/x86/events/amd/ibs.c, __get_ibs_caps
ibs-op-sam
  at        CPUID.8000001BH:EAX[2] | AMD APM vol. 3, appendix E, Fn8000_001B_EAX; linux 6.12 arch/x86/include/asm/perf_event.h, IBS_CAPS_OPSAM
  names     apm=OpSam
  meaning   The execution of micro-operations can be sampled
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     ibs-ffv | linux 6.12 arch/x86/events/amd/ibs.c, __get_ibs_caps
ibs-rdwr-op-cnt
  at        CPUID.8000001BH:EAX[3] | AMD APM vol. 3, appendix E, Fn8000_001B_EAX; linux 6.12 arch/x86/include/asm/perf_event.h, IBS_CAPS_RDWROPCNT
  names     apm=RdWrOpCnt
  meaning   The counter of micro-operations can be read and written
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     ibs-ffv | linux 6.12 arch/x86/events/amd/ibs.c, __get_ibs_caps
ibs-op-cnt
  at        CPUID.8000001BH:EAX[4] | AMD APM vol. 3, appendix E, Fn8000_001B_EAX; linux 6.12 arch/x86/include/asm/perf_event.h, IBS_CAPS_OPCNT
  names     apm=OpCnt
  meaning   Sampling can count dispatched micro-operations instead of cycles
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     ibs-ffv | linux 6.12 arch/x86/events/amd/ibs.c, __get_ibs_caps
ibs-brn-trgt
  at        CPUID.8000001BH:EAX[5] | AMD APM vol. 3, appendix E, Fn8000_001B_EAX; linux 6.12 arch/x86/include/asm/perf_event.h, IBS_CAPS_BRNTRGT
  names     apm=BrnTrgt
  meaning   The target of a sampled branch is reported
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     ibs-ffv | linux 6.12 arch/x86/events/amd/ibs.c, __get_ibs_caps
ibs-op-cnt-ext
  at        CPUID.8000001BH:EAX[6] | AMD APM vol. 3, appendix E, Fn8000_001B_EAX; linux 6.12 arch/x86/include/asm/perf_event.h, IBS_CAPS_OPCNTEXT
  names     apm=OpCntExt
  meaning   The counter of micro-operations has seven more bits
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     ibs-ffv | linux 6.12 arch/x86/events/amd/ibs.c, __get_ibs_caps
ibs-rip-invalid-chk
  at        CPUID.8000001BH:EAX[7] | AMD APM vol. 3, appendix E, Fn8000_001B_EAX; linux 6.12 arch/x86/include/asm/perf_event.h, IBS_CAPS_RIPINVALIDCHK
  names     apm=RipInvalidChk
  meaning   A sample says when its instruction address is not valid
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     ibs-ffv | linux 6.12 arch/x86/events/amd/ibs.c, __get_ibs_caps
ibs-op-brn-fuse
  at        CPUID.8000001BH:EAX[8] | AMD APM vol. 3, appendix E, Fn8000_001B_EAX; linux 6.12 arch/x86/include/asm/perf_event.h, IBS_CAPS_OPBRNFUSE
  names     apm=OpBrnFuse
  meaning   A sample says when its micro-operation is a fused branch
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     ibs-ffv | linux 6.12 arch/x86/events/amd/ibs.c, __get_ibs_caps
ibs-fetch-ctl-extd
  at        CPUID.8000001BH:EAX[9] | AMD APM vol. 3, appendix E, Fn8000_001B_EAX; linux 6.12 arch/x86/include/asm/perf_event.h, IBS_CAPS_FETCHCTLEXTD
  names     apm=IbsFetchCtlExtd
  meaning   A second control register for fetch sampling (MSR C001_103CH)
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     ibs-ffv | linux 6.12 arch/x86/events/amd/ibs.c, __get_ibs_caps
ibs-op-data4
  at        CPUID.8000001BH:EAX[10] | AMD APM vol. 3, appendix E, Fn8000_001B_EAX; linux 6.12 arch/x86/include/asm/perf_event.h, IBS_CAPS_OPDATA4
  names     apm=IbsOpData4
  meaning   A fourth data register for samples of execution
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     ibs-ffv | linux 6.12 arch/x86/events/amd/ibs.c, __get_ibs_caps
ibs-l3-miss-filtering
  at        CPUID.8000001BH:EAX[11] | AMD APM vol. 3, appendix E, Fn8000_001B_EAX; linux 6.12 arch/x86/include/asm/perf_event.h, IBS_CAPS_ZEN4
  names     apm=IbsL3MissFiltering
  meaning   Samples can be limited to misses of the level 3 cache
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     ibs-ffv | linux 6.12 arch/x86/events/amd/ibs.c, __get_ibs_caps
lwp-os-avail
  at        CPUID.8000001CH:EAX[0] | AMD APM vol. 3, appendix E, Fn8000_001C_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  meaning   Lightweight profiling, if the system has enabled it
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     never | It follows what the running system has enabled | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
lwp-os-val
  at        CPUID.8000001CH:EAX[1] | AMD APM vol. 3, appendix E, Fn8000_001C_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  meaning   The LWPVAL instruction, which lets a program sample values, if the system has enabled it
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     never | It follows what the running system has enabled | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
lwp-os-ire
  at        CPUID.8000001CH:EAX[2] | AMD APM vol. 3, appendix E, Fn8000_001C_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  meaning   Events of retired instructions, if the system has enabled it
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     never | It follows what the running system has enabled | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
lwp-os-bre
  at        CPUID.8000001CH:EAX[3] | AMD APM vol. 3, appendix E, Fn8000_001C_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  meaning   Events of retired branches, if the system has enabled it
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     never | It follows what the running system has enabled | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
lwp-os-dme
  at        CPUID.8000001CH:EAX[4] | AMD APM vol. 3, appendix E, Fn8000_001C_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  meaning   Events of data cache misses, if the system has enabled it
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     never | It follows what the running system has enabled | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
lwp-os-cnh
  at        CPUID.8000001CH:EAX[5] | AMD APM vol. 3, appendix E, Fn8000_001C_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  meaning   Events of core clocks not halted, if the system has enabled it
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     never | It follows what the running system has enabled | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
lwp-os-rnh
  at        CPUID.8000001CH:EAX[6] | AMD APM vol. 3, appendix E, Fn8000_001C_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  meaning   Events of reference clocks not halted, if the system has enabled it
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     never | It follows what the running system has enabled | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
lwp-os-cont
  at        CPUID.8000001CH:EAX[29] | AMD APM vol. 3, appendix E, Fn8000_001C_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  meaning   Sampling in continuous mode, if the system has enabled it
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     never | It follows what the running system has enabled | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
lwp-os-ptsc
  at        CPUID.8000001CH:EAX[30] | AMD APM vol. 3, appendix E, Fn8000_001C_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  meaning   The performance time stamp in event records, if the system has enabled it
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     never | It follows what the running system has enabled | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
lwp-os-int
  at        CPUID.8000001CH:EAX[31] | AMD APM vol. 3, appendix E, Fn8000_001C_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  meaning   An interrupt when the buffer has reached a threshold, if the system has enabled it
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     never | It follows what the running system has enabled | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
lwp-data-address
  at        CPUID.8000001CH:ECX[5] | AMD APM vol. 3, appendix E, Fn8000_001C_ECX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  names     apm=LwpDataAddress
  meaning   Event records of cache misses have the address of the data
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
lwp-branch-prediction
  at        CPUID.8000001CH:ECX[28] | AMD APM vol. 3, appendix E, Fn8000_001C_ECX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  names     apm=LwpBranchPrediction
  meaning   Events of branches can be filtered by how they were predicted
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
lwp-ip-filtering
  at        CPUID.8000001CH:ECX[29] | AMD APM vol. 3, appendix E, Fn8000_001C_ECX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  names     apm=LwpIpFiltering
  meaning   Events can be filtered by the address of the instruction
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
lwp-cache-levels
  at        CPUID.8000001CH:ECX[30] | AMD APM vol. 3, appendix E, Fn8000_001C_ECX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  names     apm=LwpCacheLevels
  meaning   Events of the cache can be filtered by its level
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
lwp-cache-latency
  at        CPUID.8000001CH:ECX[31] | AMD APM vol. 3, appendix E, Fn8000_001C_ECX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  names     apm=LwpCacheLatency
  meaning   Events of the cache can be filtered by latency
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
lwp-avail
  at        CPUID.8000001CH:EDX[0] | AMD APM vol. 3, appendix E, Fn8000_001C_EDX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  names     apm=LwpAvail
  meaning   Lightweight profiling: the hardware has it
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
lwp-val
  at        CPUID.8000001CH:EDX[1] | AMD APM vol. 3, appendix E, Fn8000_001C_EDX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  names     apm=LwpVAL
  meaning   The LWPVAL instruction, which lets a program sample values: the hardware has it
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
lwp-ire
  at        CPUID.8000001CH:EDX[2] | AMD APM vol. 3, appendix E, Fn8000_001C_EDX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  names     apm=LwpIRE
  meaning   Events of retired instructions: the hardware has it
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
lwp-bre
  at        CPUID.8000001CH:EDX[3] | AMD APM vol. 3, appendix E, Fn8000_001C_EDX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  names     apm=LwpBRE
  meaning   Events of retired branches: the hardware has it
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
lwp-dme
  at        CPUID.8000001CH:EDX[4] | AMD APM vol. 3, appendix E, Fn8000_001C_EDX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  names     apm=LwpDME
  meaning   Events of data cache misses: the hardware has it
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
lwp-cnh
  at        CPUID.8000001CH:EDX[5] | AMD APM vol. 3, appendix E, Fn8000_001C_EDX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  names     apm=LwpCNH
  meaning   Events of core clocks not halted: the hardware has it
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
lwp-rnh
  at        CPUID.8000001CH:EDX[6] | AMD APM vol. 3, appendix E, Fn8000_001C_EDX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  names     apm=LwpRNH
  meaning   Events of reference clocks not halted: the hardware has it
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
lwp-cont
  at        CPUID.8000001CH:EDX[29] | AMD APM vol. 3, appendix E, Fn8000_001C_EDX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  names     apm=LwpCont
  meaning   Sampling in continuous mode: the hardware has it
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
lwp-ptsc
  at        CPUID.8000001CH:EDX[30] | AMD APM vol. 3, appendix E, Fn8000_001C_EDX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  names     apm=LwpPTSC
  meaning   The performance time stamp in event records: the hardware has it
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
lwp-int
  at        CPUID.8000001CH:EDX[31] | AMD APM vol. 3, appendix E, Fn8000_001C_EDX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001CH
  names     apm=LwpInt
  meaning   An interrupt when the buffer has reached a threshold: the hardware has it
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM knows no such leaf, and answers it with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
sme
  at        CPUID.8000001FH:EAX[0] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX
  names     apm=SME linux=sme
  meaning   Secure Memory Encryption: pages of main memory can be encrypted
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | KVM does not offer it, and QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  switch    firmware | msr SYSCFG (C001_0010H)[23]=0 on AMD | kernel kvm | Firmware has left memory encryption off: the kernel drops sme and all flags of SEV | linux 6.12 arch/x86/kernel/cpu/amd.c, early_detect_mem_encrypt
  switch    kernel | parameter mem_encrypt=on on AMD | gives kernel | The flag shows only where the kernel encrypts its own memory, which it does only on request | linux 6.12 arch/x86/kernel/cpu/amd.c, early_detect_mem_encrypt; Documentation/admin-guide/kernel-parameters.txt, mem_encrypt=
sev
  at        CPUID.8000001FH:EAX[1] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX
  names     apm=SEV linux=sev
  meaning   Secure Encrypted Virtualization: the memory of a guest is encrypted with a key of its own
  effect    state-refused | An SEV guest cannot be migrated live at all: QEMU refuses it, whatever the other host has | qemu 10.0 target/i386/sev.c, sev_mig_blocker
  level     intersect
  exposure  requested | Only in guests that QEMU starts as SEV guests, on hosts where KVM has it on | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid; linux 6.12 arch/x86/kvm/svm/sev.c, sev_hardware_setup
  switch    firmware | msr SYSCFG (C001_0010H)[23]=0 on AMD | kernel kvm | Firmware has left memory encryption off: the kernel drops sme and all flags of SEV | linux 6.12 arch/x86/kernel/cpu/amd.c, early_detect_mem_encrypt
  switch    firmware | msr HWCR (C001_0015H)[0]=0 on AMD | kernel kvm | Firmware has not locked SMM: the kernel drops the flags of SEV | linux 6.12 arch/x86/kernel/cpu/amd.c, early_detect_mem_encrypt
  switch    kvm | module kvm_amd.sev=0 | kvm | KVM then starts no encrypted guests | linux 6.12 arch/x86/kvm/svm/sev.c, sev_hardware_setup
  switch    kvm | module kvm_amd.npt=0 | kvm | Encrypted guests need nested paging | linux 6.12 arch/x86/kvm/svm/sev.c, sev_hardware_setup
  switch    kvm | module kvm_amd.nrips=0 | kvm | Encrypted guests need the saved next address | linux 6.12 arch/x86/kvm/svm/sev.c, sev_hardware_setup
vm-page-flush
  at        CPUID.8000001FH:EAX[2] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX; linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_VM_PAGE_FLUSH
  names     apm=VmPgFlush
  meaning   An MSR flushes a page of an encrypted guest from the caches (MSR C001_011EH)
  effect    none | No KVM guest has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
sev_es
  at        CPUID.8000001FH:EAX[3] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX
  names     apm=SEV-ES linux=sev_es
  meaning   SEV-ES: the registers of an encrypted guest are encrypted too
  effect    state-refused | An SEV-ES guest cannot be migrated live at all: QEMU refuses it, whatever the other host has | qemu 10.0 target/i386/sev.c, sev_mig_blocker
  level     intersect
  exposure  requested | Only in guests that QEMU starts as SEV-ES guests, on hosts where KVM has it on | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid; linux 6.12 arch/x86/kvm/svm/sev.c, sev_hardware_setup
  switch    firmware | msr SYSCFG (C001_0010H)[23]=0 on AMD | kernel kvm | Firmware has left memory encryption off: the kernel drops sme and all flags of SEV | linux 6.12 arch/x86/kernel/cpu/amd.c, early_detect_mem_encrypt
  switch    firmware | msr HWCR (C001_0015H)[0]=0 on AMD | kernel kvm | Firmware has not locked SMM: the kernel drops the flags of SEV | linux 6.12 arch/x86/kernel/cpu/amd.c, early_detect_mem_encrypt
  switch    kvm | module kvm_amd.sev_es=0 | kvm | KVM then starts no guests with encrypted registers | linux 6.12 arch/x86/kvm/svm/sev.c, sev_hardware_setup
  switch    kvm | module kvm_amd.lbrv=0 | kvm | Guests with encrypted registers need switched branch records | linux 6.12 arch/x86/kvm/svm/sev.c, sev_hardware_setup
  needs     sev | linux 6.12 arch/x86/kvm/svm/sev.c, sev_hardware_setup
sev_snp
  at        CPUID.8000001FH:EAX[4] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX
  names     apm=SEV-SNP linux=sev_snp
  meaning   SEV-SNP: the host cannot remap or replay pages of an encrypted guest
  effect    state-refused | An SEV-SNP guest cannot be migrated live at all: QEMU refuses it, whatever the other host has | qemu 10.0 target/i386/sev.c, sev_mig_blocker
  level     intersect
  exposure  requested | Only in guests that QEMU 10 starts as SEV-SNP guests on Linux 6.12, where KVM has it on and firmware has set up the table of page owners; QEMU 7.2 and Linux 6.1 know none | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid; linux 6.12 arch/x86/kvm/svm/sev.c, sev_hardware_setup; linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_determine_snp; qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid; linux 6.1 arch/x86/kvm/svm/sev.c, sev_set_cpu_caps
  switch    firmware | msr SYSCFG (C001_0010H)[23]=0 on AMD | kernel kvm | Firmware has left memory encryption off: the kernel drops sme and all flags of SEV | linux 6.12 arch/x86/kernel/cpu/amd.c, early_detect_mem_encrypt
  switch    firmware | msr HWCR (C001_0015H)[0]=0 on AMD | kernel kvm | Firmware has not locked SMM: the kernel drops the flags of SEV | linux 6.12 arch/x86/kernel/cpu/amd.c, early_detect_mem_encrypt
  switch    kvm | module kvm_amd.sev_snp=0 | kvm | KVM then starts no SEV-SNP guests | linux 6.12 arch/x86/kvm/svm/sev.c, sev_hardware_setup
  needs     sev_es | linux 6.12 arch/x86/kvm/svm/sev.c, sev_hardware_setup
vmpl
  at        CPUID.8000001FH:EAX[5] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001FH
  names     apm=VMPL
  meaning   Privilege levels within an encrypted guest
  effect    none | No KVM guest has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
rmpquery
  at        CPUID.8000001FH:EAX[6] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001FH
  names     apm=RMPQUERY
  meaning   RMPQUERY: read who owns a page
  effect    none | No KVM guest has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
vmpl-sss
  at        CPUID.8000001FH:EAX[7] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001FH
  names     apm=VmplSSS
  meaning   Shadow stacks of the kernel can be restricted by privilege level of an encrypted guest
  effect    none | No KVM guest has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
secure-tsc
  at        CPUID.8000001FH:EAX[8] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001FH
  names     apm=SecureTsc
  meaning   An encrypted guest has a time stamp counter that the host cannot alter
  effect    none | No KVM guest has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
v-tsc-aux
  at        CPUID.8000001FH:EAX[9] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX; linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_V_TSC_AUX
  names     apm=TscAuxVirtualization
  meaning   The processor switches TSC_AUX for SEV-ES guests
  effect    none | No KVM guest has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
sme-coherent
  at        CPUID.8000001FH:EAX[10] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX; linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SME_COHERENT
  names     apm=HwEnfCacheCoh
  meaning   Caches keep encrypted and plain views of a page the same
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | KVM passes it, but QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
64bit-host
  at        CPUID.8000001FH:EAX[11] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001FH
  names     apm=64BitHost
  meaning   Encrypted guests run only under a 64-bit host
  effect    none | No KVM guest has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
restricted-injection
  at        CPUID.8000001FH:EAX[12] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001FH
  names     apm=RestrictedInjection
  meaning   An encrypted guest can refuse all events that the host injects but one
  effect    none | No KVM guest has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
alternate-injection
  at        CPUID.8000001FH:EAX[13] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001FH
  names     apm=AlternateInjection
  meaning   Events are injected by encrypted fields of the guest, not by the host
  effect    none | No KVM guest has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
debug_swap
  at        CPUID.8000001FH:EAX[14] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX
  names     apm=DebugSwap linux=debug_swap
  meaning   The processor switches all debug registers for SEV-ES guests
  effect    none | No KVM guest has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  switch    kvm | module kvm_amd.debug_swap=0 | nothing | Only whether the host uses it; the leaf shows it to no guest | linux 6.12 arch/x86/kvm/svm/sev.c, sev_hardware_setup; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
prevent-host-ibs
  at        CPUID.8000001FH:EAX[15] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001FH
  names     apm=PreventHostIbs
  meaning   An encrypted guest can forbid the host to sample its instructions
  effect    none | No KVM guest has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
vte
  at        CPUID.8000001FH:EAX[16] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001FH
  names     apm=VTE
  meaning   Virtual transparent encryption: all memory of an SEV guest is encrypted without its doing
  effect    none | No KVM guest has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
vmgexit-parameter
  at        CPUID.8000001FH:EAX[17] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001FH
  names     apm=VmgexitParameter
  meaning   VMGEXIT can carry a parameter
  effect    none | No KVM guest has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
virtual-tom-msr
  at        CPUID.8000001FH:EAX[18] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001FH
  names     apm=VirtualTomMsr
  meaning   A virtual register says up to where an encrypted guest's memory is private
  effect    none | No KVM guest has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
ibs-virt-guest-ctl
  at        CPUID.8000001FH:EAX[19] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001FH
  names     apm=IbsVirtGuestCtl
  meaning   Instruction-based sampling is virtualised for SEV-ES guests
  effect    none | No KVM guest has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
pmc-virt-guest-ctl
  at        CPUID.8000001FH:EAX[20] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX
  names     apm=PmcVirtGuestCtl
  meaning   An encrypted guest decides whether its performance counters are switched
  effect    none | No KVM guest has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
rmpread
  at        CPUID.8000001FH:EAX[21] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX
  names     apm=RMPREAD
  meaning   RMPREAD: read an entry of the table of page owners
  effect    none | No KVM guest has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
guest-intercept-ctl
  at        CPUID.8000001FH:EAX[22] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX
  names     apm=GuestInterceptCtl
  meaning   An encrypted guest can ask for intercepts of its own
  effect    none | No KVM guest has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
segmented-rmp
  at        CPUID.8000001FH:EAX[23] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX
  names     apm=SegmentedRmp
  meaning   The table of page owners can consist of segments
  effect    none | No KVM guest has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
vmsa-reg-prot
  at        CPUID.8000001FH:EAX[24] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001FH
  names     apm=VmsaRegProt
  meaning   Saved registers of an encrypted guest are scrambled while it does not run
  effect    none | No KVM guest has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
smt-protection
  at        CPUID.8000001FH:EAX[25] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001FH
  names     apm=SmtProtection
  meaning   An encrypted guest can demand that the sibling thread is idle
  effect    none | No KVM guest has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
secure-avic
  at        CPUID.8000001FH:EAX[26] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX
  names     apm=SecureAvic
  meaning   The interrupt controller of an encrypted guest is protected from the host
  effect    none | No KVM guest has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
allowed-sev-features
  at        CPUID.8000001FH:EAX[27] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX
  names     apm=AllowedSevFeatures
  meaning   The host can say which features of SEV a guest may enable
  effect    none | No KVM guest has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
svsm
  at        CPUID.8000001FH:EAX[28] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001FH; linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SVSM
  names     linux=svsm
  meaning   An MSR holds the page through which an encrypted guest talks to its service module (MSR C001_F000H)
  effect    none | No KVM guest has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
nested-virt-snp-msr
  at        CPUID.8000001FH:EAX[29] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 8000001FH
  names     apm=NestedVirtSnpMsr
  meaning   MSRs that let a guest hypervisor change who owns a page
  effect    none | No KVM guest has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
hv-inuse-wr-allowed
  at        CPUID.8000001FH:EAX[30] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_HV_INUSE_WR_ALLOWED
  meaning   The host may write to its own pages while the processor has them in use for a guest
  effect    none | No KVM guest has the bit; hosts with SEV-SNP on and without it do without AVIC | linux 6.12 arch/x86/kvm/svm/avic.c, avic_hardware_setup
  level     intersect
  exposure  never | QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
ibpb-on-entry
  at        CPUID.8000001FH:EAX[31] | AMD APM vol. 3, appendix E, Fn8000_001F_EAX
  names     apm=IbpbOnEntry
  meaning   The processor can flush branch predictions whenever it enters an encrypted guest
  effect    none | No KVM guest has the bit | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  level     intersect
  exposure  never | QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
coherency-sfw-no
  at        CPUID.8000001FH:EBX[31] | linux 6.12 arch/x86/kernel/cpu/scattered.c, cpuid_bits; linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_COHERENCY_SFW_NO
  meaning   Pages that become private need not be flushed from the caches by software
  effect    none | Only SEV-SNP guests use it, and they cannot migrate live | linux 6.12 arch/x86/coco/sev/shared.c, pvalidate_4k_page; qemu 10.0 target/i386/sev.c, sev_mig_blocker
  level     intersect
  exposure  never | QEMU fills this leaf in itself, for SEV guests only and with none but the bits of SEV, SEV-ES and SEV-SNP; of EBX it shows the encryption bit and the lost address bits | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
l3mbe
  at        CPUID.(EAX=80000020H,ECX=0):EBX[1] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000020H; linux 6.12 arch/x86/kernel/cpu/resctrl/core.c, __rdt_get_mem_config_amd
  names     apm=L3MBE
  meaning   Bandwidth to main memory can be limited by group of threads
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers this leaf with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
l3smbe
  at        CPUID.(EAX=80000020H,ECX=0):EBX[2] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000020H; linux 6.12 arch/x86/kernel/cpu/scattered.c, cpuid_bits
  names     apm=L3SMBE
  meaning   Bandwidth to slow memory, such as CXL, can be limited by group of threads
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers this leaf with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
bmec
  at        CPUID.(EAX=80000020H,ECX=0):EBX[3] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000020H; linux 6.12 arch/x86/kernel/cpu/scattered.c, cpuid_bits
  names     apm=BMEC
  meaning   What counts as memory traffic can be configured
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers this leaf with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     mbm_total mbm_local | linux 6.12 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps
l3rr
  at        CPUID.(EAX=80000020H,ECX=0):EBX[4] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000020H
  names     apm=L3RR
  meaning   Parts of the level 3 cache can be reserved for a range of addresses
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers this leaf with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
bmec-local-reads
  at        CPUID.(EAX=80000020H,ECX=3):ECX[0] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000020H, subleaf 3; linux 6.12 arch/x86/kernel/cpu/resctrl/internal.h, READS_TO_LOCAL_MEM
  meaning   Reads of memory of the own node can be counted
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers this leaf with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     bmec | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000020H, subleaf 3; linux 6.12 arch/x86/kernel/cpu/resctrl/monitor.c, rdt_get_mon_l3_config
bmec-remote-reads
  at        CPUID.(EAX=80000020H,ECX=3):ECX[1] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000020H, subleaf 3
  meaning   Reads of memory of other nodes can be counted
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers this leaf with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     bmec | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000020H, subleaf 3; linux 6.12 arch/x86/kernel/cpu/resctrl/monitor.c, rdt_get_mon_l3_config
bmec-local-nontemp-wr
  at        CPUID.(EAX=80000020H,ECX=3):ECX[2] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000020H, subleaf 3; linux 6.12 arch/x86/kernel/cpu/resctrl/internal.h, NON_TEMP_WRITE_TO_LOCAL_MEM
  meaning   Non-temporal writes to memory of the own node can be counted
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers this leaf with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     bmec | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000020H, subleaf 3; linux 6.12 arch/x86/kernel/cpu/resctrl/monitor.c, rdt_get_mon_l3_config
bmec-remote-nontemp-wr
  at        CPUID.(EAX=80000020H,ECX=3):ECX[3] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000020H, subleaf 3; linux 6.12 arch/x86/kernel/cpu/resctrl/internal.h, NON_TEMP_WRITE_TO_REMOTE_MEM
  meaning   Non-temporal writes to memory of other nodes can be counted
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers this leaf with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     bmec | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000020H, subleaf 3; linux 6.12 arch/x86/kernel/cpu/resctrl/monitor.c, rdt_get_mon_l3_config
bmec-local-slow-mem-rd
  at        CPUID.(EAX=80000020H,ECX=3):ECX[4] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000020H, subleaf 3
  meaning   Reads of slow memory of the own node can be counted
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers this leaf with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     bmec | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000020H, subleaf 3; linux 6.12 arch/x86/kernel/cpu/resctrl/monitor.c, rdt_get_mon_l3_config
bmec-remote-slow-mem-rd
  at        CPUID.(EAX=80000020H,ECX=3):ECX[5] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000020H, subleaf 3
  meaning   Reads of slow memory of other nodes can be counted
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers this leaf with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     bmec | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000020H, subleaf 3; linux 6.12 arch/x86/kernel/cpu/resctrl/monitor.c, rdt_get_mon_l3_config
bmec-all-dirty-victims
  at        CPUID.(EAX=80000020H,ECX=3):ECX[6] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000020H, subleaf 3; linux 6.12 arch/x86/kernel/cpu/resctrl/internal.h, DIRTY_VICTIMS_TO_ALL_MEM
  meaning   Changed lines that the cache writes back can be counted
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM answers this leaf with zeros | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  needs     bmec | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000020H, subleaf 3; linux 6.12 arch/x86/kernel/cpu/resctrl/monitor.c, rdt_get_mon_l3_config
no-nested-data-bp
  at        CPUID.80000021H:EAX[0] | AMD APM vol. 3, appendix E, Fn8000_0021_EAX
  names     apm=NoNestedDataBp qemu=no-nested-data-bp
  meaning   The processor ignores a data breakpoint that is met within another
  effect    none | In Linux only a host of SEV-ES guests checks it | linux 6.12 arch/x86/kvm/svm/sev.c, sev_hardware_setup
  level     intersect
  exposure  conditional | The host has it; KVM of Linux 5.10 to 6.12 passes it, QEMU 10 has a name for it, QEMU 7.2 answers the leaf with zeros | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 5.10 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info; qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid
fs-gs-base-ns
  at        CPUID.80000021H:EAX[1] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_WRMSR_XX_BASE_NS; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000021H
  names     qemu=fs-gs-base-ns old=wrmsr-xx-base-ns
  meaning   Writes to the MSRs of the FS, GS and kernel GS bases do not serialise
  effect    none | Losing the bit is safe, since the writes then serialise; the danger is a guest that was started without it and counts on that | Xen public/arch-x86/cpufeatureset.h, FS_GS_NS
  level     accumulate | It warns that an order is no longer kept: a guest must know that of every CPU that it may run on | Xen public/arch-x86/cpufeatureset.h, FS_GS_NS
  exposure  conditional | KVM of Linux 6.12 and later passes it, those of 5.10 and 6.1 do not; QEMU 10.2 has a name for it, 10.0 has none | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 10.0 and 10.2 target/i386/cpu.c, feature_word_info
lfence-always-serializing
  at        CPUID.80000021H:EAX[2] | AMD APM vol. 3, appendix E, Fn8000_0021_EAX
  names     apm=LFenceAlwaysSerializing qemu=lfence-always-serializing
  meaning   LFENCE always waits for the instructions before it
  effect    none | Linux hosts make LFENCE wait on every AMD CPU; only the announcement is lost | linux 6.12 arch/x86/kernel/cpu/amd.c, init_amd
  level     intersect
  exposure  conditional | From Linux 6.1 on KVM sets it on any host with leaf 8000001DH whose kernel has made LFENCE wait; 5.10 passes only the CPU's own bit, and QEMU 7.2 answers the leaf with zeros | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps and __do_cpuid_func; linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 5.10 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info; qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid
smm-pg-cfg-lock
  at        CPUID.80000021H:EAX[3] | AMD APM vol. 3, appendix E, Fn8000_0021_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000021H
  names     apm=SmmPgCfgLock
  meaning   The paging of system management mode can be locked
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
verw-clear
  at        CPUID.80000021H:EAX[5] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_VERW_CLEAR; Xen public/arch-x86/cpufeatureset.h, VERW_CLEAR
  names     qemu=verw-clear
  meaning   VERW empties the buffers through which transient scheduler attacks (TSA) leak
  effect    insecure | VERW may clear nothing on such a host, and its guests are open to TSA; a Linux guest runs VERW even without the bit if it considers its CPU vulnerable | linux 6.12 arch/x86/kernel/cpu/bugs.c, tsa_select_mitigation
  level     accumulate | It tells a guest to run VERW: it must do so if any CPU that it may run on needs that; elsewhere VERW is harmless | Xen xen/arch/x86/cpu-policy.c, guest_common_max_feature_adjustments; Xen public/arch-x86/cpufeatureset.h, VERW_CLEAR
  exposure  conditional | KVM of Linux 5.10 to 7.1, in releases that know TSA, passes what the kernel has worked out from the revision of the microcode; QEMU has a name for it from 10.2 on, 10.0 passes it on only with -cpu host,migratable=off, and 7.2 answers the leaf with zeros | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 5.10 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 and 10.2 target/i386/cpu.c, feature_word_info; qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid
  switch    microcode | update AMD-SB-7029 on AMD | gives kernel kvm | The kernel sets the flag on Zen 3 and Zen 4 from certain revisions on; CPUID of these parts does not show it | linux 6.12 arch/x86/kernel/cpu/amd.c, amd_check_tsa_microcode and tsa_init
  switch    kernel | parameter tsa=off | nothing | Stops the host from using it; the flag and what KVM offers stay | linux 6.12 arch/x86/kernel/cpu/bugs.c, tsa_select_mitigation; linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
null-sel-clr-base
  at        CPUID.80000021H:EAX[6] | AMD APM vol. 3, appendix E, Fn8000_0021_EAX
  names     apm=NullSelectorClearsBase qemu=null-sel-clr-base
  meaning   A null selector loaded into a segment register clears its base
  effect    insecure | A guest kernel left out its clearing of the base, so a program can read the FS or GS base of another | linux 6.12 arch/x86/kernel/process_64.c, load_seg_legacy; linux 6.12 arch/x86/kernel/cpu/common.c, check_null_seg_clears_base
  level     intersect
  exposure  conditional | From Linux 6.1 on KVM sets it where the kernel has found that the CPU does so, on Zen 2 too, which lacks the bit; 5.10 passes only the CPU's own bit, and QEMU 7.2 answers the leaf with zeros | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 5.10 arch/x86/kvm/cpuid.c, __do_cpuid_func; linux 6.12 arch/x86/kernel/cpu/common.c, check_null_seg_clears_base; qemu 10.0 target/i386/cpu.c, feature_word_info; qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid
upper-address-ignore
  at        CPUID.80000021H:EAX[7] | AMD APM vol. 3, appendix E, Fn8000_0021_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000021H
  names     apm=UpperAddressIgnore
  meaning   Upper bits of addresses can be left to programs (EFER.UAIE)
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
auto-ibrs
  at        CPUID.80000021H:EAX[8] | AMD APM vol. 3, appendix E, Fn8000_0021_EAX
  names     apm=AutomaticIBRS qemu=auto-ibrs
  meaning   Automatic IBRS: set once in EFER, it protects the kernel all the time
  effect    state-refused | KVM refuses EFER.AIBRSE when the guest sets it again | linux 6.12 arch/x86/kvm/x86.c, __kvm_valid_efer and set_efer
  level     intersect
  exposure  conditional | The host has it and runs Linux 6.12; KVM of 5.10 and 6.1 keeps it from guests, and QEMU 7.2 answers the leaf with zeros | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 6.12 arch/x86/kvm/svm/svm.c, svm_hardware_setup; linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 5.10 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info; qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid
  switch    kernel | parameter nospectre_v2 | nothing | Stops the host from using it; the flag and the guests' bit stay | linux 6.12 arch/x86/kernel/cpu/bugs.c, spectre_v2_select_mitigation; linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     ibrs | Xen tools/gen-cpuid.py, IBRS enables AUTO_IBRS
no-smm-ctl-msr
  at        CPUID.80000021H:EAX[9] | AMD APM vol. 3, appendix E, Fn8000_0021_EAX
  names     apm=NoSmmCtlMSR
  meaning   MSR C001_0116H, which controls system management mode, does not exist
  effect    none | KVM has no such MSR on any host | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  conditional | KVM sets it on every host from Linux 6.1 on; QEMU 10 has no name for it, so only -cpu host,migratable=off passes it on | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 5.10 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info and x86_cpu_get_migratable_flags
amd-fsrs
  at        CPUID.80000021H:EAX[10] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000021H; Xen public/arch-x86/cpufeatureset.h, AMD_FSRS
  names     apm=FSRS
  meaning   Short REP STOSB is fast, as AMD announces it
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
amd-fsrc
  at        CPUID.80000021H:EAX[11] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000021H; Xen public/arch-x86/cpufeatureset.h, AMD_FSRC
  names     apm=FSRC
  meaning   Short REPE CMPSB is fast, as AMD announces it
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
pmc2-precise-retire
  at        CPUID.80000021H:EAX[12] | AMD APM vol. 3, appendix E, Fn8000_0021_EAX
  names     apm=PreciseRetirePmc2Manual
  meaning   Performance counter 2 can count precisely at retirement
  effect    none | No KVM guest has the bit | linux 7.1 arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 7.1 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 7.1 arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
prefetch-ctl-msr
  at        CPUID.80000021H:EAX[13] | AMD APM vol. 3, appendix E, Fn8000_0021_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000021H
  names     apm=PrefetchCtlMsr
  meaning   An MSR switches the prefetchers of data
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
l2-tlb-size-x32
  at        CPUID.80000021H:EAX[14] | AMD APM vol. 3, appendix E, Fn8000_0021_EAX
  names     apm=L2TlbSizeX32
  meaning   Numbers of second-level TLB entries are in units of 32
  effect    none | No KVM guest has the bit | linux 7.1 arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 7.1 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 7.1 arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
amd-ermsb
  at        CPUID.80000021H:EAX[15] | AMD APM vol. 3, appendix E, Fn8000_0021_EAX
  names     apm=AMD_ERMSB
  meaning   REP MOVSB and REP STOSB are fast, by AMD's own bit
  effect    none | No KVM guest has the bit | linux 7.1 arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 7.1 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 7.1 arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
opcode-reclaim
  at        CPUID.80000021H:EAX[16] | linux 7.1 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000021H
  meaning   Opcodes of old instructions are reserved for new ones
  effect    none | No KVM guest has the bit | linux 7.1 arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 7.1 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 7.1 arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
cpuid-user-dis
  at        CPUID.80000021H:EAX[17] | AMD APM vol. 3, appendix E, Fn8000_0021_EAX; linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000021H
  names     apm=CpuidUserDis
  meaning   CPUID can be made to raise #GP in programs (HWCR bit 35)
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
epsf
  at        CPUID.80000021H:EAX[18] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000021H; Xen public/arch-x86/cpufeatureset.h, EPSF
  names     apm=EPSF
  meaning   Enhanced predictive store forwarding
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     amd-psfd | Xen tools/gen-cpuid.py, PSFD enables EPSF
fsrsc
  at        CPUID.80000021H:EAX[19] | Xen public/arch-x86/cpufeatureset.h, FSRSC
  names     apm=FSRSC
  meaning   Short REP SCASB is fast
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
prefetchi
  at        CPUID.80000021H:EAX[20] | Xen public/arch-x86/cpufeatureset.h, AMD_PREFETCHI
  names     apm=PREFETCHI qemu=prefetchi old=amd-prefetchi
  meaning   PREFETCHIT0 and PREFETCHIT1: fetch code into the caches, as AMD announces it
  effect    none | It prefetches code; without it the instruction is a no-operation | AMD APM vol. 3, PREFETCHIT0 and PREFETCHIT1
  level     intersect
  exposure  conditional | Linux 6.18 or later, where the CPU and the host's kernel have it; QEMU 10.2 has a name for it | linux 6.18 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; qemu 10.2 target/i386/cpu.c, feature_word_info
fp512-downgrade
  at        CPUID.80000021H:EAX[21] | AMD APM vol. 3, appendix E, Fn8000_0021_EAX
  names     apm=FP512_DOWNGRADE
  meaning   512-bit floating-point operations run on a data path of 256 bits
  effect    none | No KVM guest has the bit | linux 7.1 arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 7.1 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 7.1 arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
wl-feedback
  at        CPUID.80000021H:EAX[22] | linux 7.1 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000021H
  meaning   The processor tells the kernel which kind of work a core does
  effect    none | No KVM guest has the bit | linux 7.1 arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 7.1 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 7.1 arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps
avx512-bmm
  at        CPUID.80000021H:EAX[23] | linux 7.1 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AVX512_BMM
  meaning   AVX-512 multiplication of bit matrices
  effect    fault | The instructions raise #UD on a processor without them | linux 7.1 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AVX512_BMM
  level     intersect
  exposure  conditional | Linux 7.1 or later, where the CPU and the host's kernel have it; no QEMU up to 10.2 has a name for it | linux 7.1 arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps; qemu 10.2 target/i386/cpu.c, feature_word_info
eraps
  at        CPUID.80000021H:EAX[24] | qemu 10.0 target/i386/cpu.c, feature_word_info; qemu 10.0 target/i386/cpu.h, CPUID_8000_0021_EAX_ERAPS
  names     qemu=eraps
  meaning   Enhanced security of the predictor of returns; EBX of the leaf has its size
  effect    insecure | A guest that saw it leaves clearing the return predictor to the CPU | linux 7.1 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_ERAPS
  level     intersect
  exposure  conditional | Linux 7.1 or later, where the CPU and the host's kernel have it; QEMU 10 has the name | linux 7.1 arch/x86/kvm/cpuid.c, kvm_initialize_cpu_caps; qemu 10.0 target/i386/cpu.c, feature_word_info
sbpb
  at        CPUID.80000021H:EAX[27] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SBPB
  names     apm=SBPB qemu=sbpb
  meaning   Selective branch predictor barrier: a lighter IBPB (MSR 49H bit 7)
  effect    insecure | The guest still believes in the barrier; a write of it raises #GP | linux 6.12 arch/x86/kvm/x86.c, kvm_set_msr_common, MSR_IA32_PRED_CMD
  level     intersect
  exposure  conditional | Linux 6.12, where the kernel has it, by this bit or by trying it out; KVM of 5.10 and 6.1 keeps it from guests, and QEMU 7.2 answers the leaf with zeros | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 6.12 arch/x86/kernel/cpu/amd.c, early_init_amd; linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 5.10 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info; qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid
  switch    microcode | update AMD-SB-7005 on AMD | gives kernel kvm | From family 19h on the kernel tries the command; older microcode refuses it, and CPUID need not show the bit | linux 6.12 arch/x86/kernel/cpu/amd.c, early_init_amd
  needs     ibpb | Xen tools/gen-cpuid.py, IBPB enables SBPB
ibpb-brtype
  at        CPUID.80000021H:EAX[28] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_IBPB_BRTYPE
  names     apm=IBPB_BRTYPE qemu=ibpb-brtype
  meaning   IBPB forgets branch types too, so that it stops speculative return stack overflow (SRSO)
  effect    insecure | IBPB no longer stops SRSO, on which the guest relies if it chose that mitigation | linux 6.12 arch/x86/kernel/cpu/bugs.c, srso_select_mitigation
  level     intersect
  exposure  conditional | Linux 6.12, where the kernel has it, by this bit, by family 17h or by trying SBPB; KVM of 5.10 and 6.1 keeps it from guests, and QEMU 7.2 answers the leaf with zeros | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 6.12 arch/x86/kernel/cpu/amd.c, early_init_amd; linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 5.10 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info; qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid
  switch    microcode | update AMD-SB-7005 on AMD | gives kernel kvm | From family 19h on the kernel derives it from a trial of SBPB, which older microcode refuses | linux 6.12 arch/x86/kernel/cpu/amd.c, early_init_amd
  needs     ibpb | Xen tools/gen-cpuid.py, IBPB enables IBPB_BRTYPE
srso-no
  at        CPUID.80000021H:EAX[29] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SRSO_NO
  names     apm=SRSO_NO qemu=srso-no
  meaning   The CPU is not vulnerable to speculative return stack overflow (SRSO, Inception)
  effect    insecure | A guest that left its mitigation off is then on a CPU that needs it | linux 6.12 arch/x86/kernel/cpu/common.c, cpu_set_bug_bits; linux 6.12 arch/x86/kernel/cpu/bugs.c, srso_select_mitigation
  level     intersect
  exposure  conditional | Linux 6.1 or later, where the kernel has it, by this bit or by its own finding; that of 5.10 cuts it off again, and QEMU 7.2 answers the leaf with zeros | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 5.10 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info; qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid
  switch    kernel | parameter nosmt=force | nothing | Brings it in: on Zen 1 and Zen 2 with all siblings off and the microcode for IBPB the kernel holds the CPU for not vulnerable, and KVM says so to guests | linux 6.12 arch/x86/kernel/cpu/bugs.c, srso_select_mitigation; linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter spec_rstack_overflow=off | kernel kvm | On Zen 1 and Zen 2 without siblings the kernel then leaves out that finding | linux 6.12 arch/x86/kernel/cpu/bugs.c, srso_select_mitigation
srso-user-kernel-no
  at        CPUID.80000021H:EAX[30] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SRSO_USER_KERNEL_NO
  names     apm=SRSO_USER_KERNEL_NO qemu=srso-user-kernel-no
  meaning   User code cannot use SRSO against the kernel; a guest may still against its host
  effect    insecure | A guest that left its own mitigation off is then on a CPU that needs it | linux 6.12 arch/x86/kernel/cpu/bugs.c, srso_select_mitigation
  level     intersect
  exposure  conditional | The host has it and runs Linux 6.12; KVM of 5.10 and 6.1 keeps it from guests, and QEMU 7.2 answers the leaf with zeros | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; linux 5.10 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, feature_word_info; qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid
srso-bp-spec-reduce
  at        CPUID.80000021H:EAX[31] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SRSO_BP_SPEC_REDUCE; Xen public/arch-x86/cpufeatureset.h, SRSO_MSR_FIX
  meaning   An MSR bit weakens prediction so that guests cannot use SRSO against the host (MSR C001_102EH bit 4)
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter spec_rstack_overflow= | kernel | The kernel keeps the flag only where it has chosen this mitigation | linux 6.12 arch/x86/kernel/cpu/bugs.c, srso_select_mitigation
tsa-sq-no
  at        CPUID.80000021H:ECX[1] | linux 6.12 arch/x86/kernel/cpu/scattered.c, cpuid_bits; linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_TSA_SQ_NO
  names     apm=TSA_SQ_NO qemu=tsa-sq-no
  meaning   The CPU does not leak through its store queue (TSA-SQ)
  effect    insecure | A guest that left its own mitigation off is then on a CPU that needs it | linux 6.12 arch/x86/kernel/cpu/common.c, cpu_set_bug_bits
  level     intersect
  exposure  conditional | KVM of Linux 6.12 and 7.1 offers it where the CPU or the kernel says so, as the kernel does for all AMD parts but Zen 3 and Zen 4, that of 6.18 always; QEMU 10.2 has a name for it, and 7.2 and 10.0 answer zero in ECX of this leaf | linux 6.12, 6.18 and 7.1 arch/x86/kvm/cpuid.c; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid; qemu 10.2 target/i386/cpu.c, feature_word_info
tsa-l1-no
  at        CPUID.80000021H:ECX[2] | linux 6.12 arch/x86/kernel/cpu/scattered.c, cpuid_bits; linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_TSA_L1_NO
  names     apm=TSA_L1_NO qemu=tsa-l1-no
  meaning   The CPU does not leak through its level 1 cache (TSA-L1)
  effect    insecure | A guest that left its own mitigation off is then on a CPU that needs it | linux 6.12 arch/x86/kernel/cpu/common.c, cpu_set_bug_bits
  level     intersect
  exposure  conditional | KVM of Linux 6.12 and 7.1 offers it where the CPU or the kernel says so, as the kernel does for all AMD parts but Zen 3 and Zen 4, that of 6.18 always; QEMU 10.2 has a name for it, and 7.2 and 10.0 answer zero in ECX of this leaf | linux 6.12, 6.18 and 7.1 arch/x86/kvm/cpuid.c; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid; qemu 10.2 target/i386/cpu.c, feature_word_info
perfmon-v2
  at        CPUID.80000022H:EAX[0] | AMD APM vol. 3, appendix E, Fn8000_0022_EAX
  names     apm=PerfMonV2 qemu=perfmon-v2 linux=perfmon_v2
  meaning   Performance counters have common control and status registers (MSR C000_0300H to C000_0303H)
  effect    fault | The guest's writes of the common registers raise #GP; profiling in the guest breaks | linux 6.12 arch/x86/kvm/svm/pmu.c, amd_is_valid_msr
  level     intersect
  exposure  conditional | Linux 6.12 with the virtual PMU on and a host that has it; KVM in 5.10 and 6.1 has no such leaf. QEMU 10 also requires pmu=on; QEMU 7.2 has no name for it | linux 6.12 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps; linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func; qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  switch    kvm | module kvm.enable_pmu=0 | kvm | Without the virtual PMU KVM does not offer the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  switch    qemu | option pmu=off | kvm | QEMU then answers this leaf with zeros | qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid
  needs     perfctr_core | linux 6.12 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps
amd_lbr_v2
  at        CPUID.80000022H:EAX[1] | AMD APM vol. 3, appendix E, Fn8000_0022_EAX
  names     apm=LbrStack linux=amd_lbr_v2
  meaning   A stack of the last branches, version 2
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
amd_lbr_pmc_freeze
  at        CPUID.80000022H:EAX[2] | AMD APM vol. 3, appendix E, Fn8000_0022_EAX
  names     apm=LbrAndPmcFreeze linux=amd_lbr_pmc_freeze
  meaning   An overflow of a counter stops the counters and the branch stack
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of the list that it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
mem-hmk
  at        CPUID.80000023H:EAX[0] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000023H
  meaning   Host memory can be encrypted with several keys
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | The highest extended leaf that KVM answers is 80000022H in Linux 6.12, and 80000021H in 5.10 and 6.1 | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
efficiency-ranking
  at        CPUID.(EAX=80000026H,ECX=0):EAX[29] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000026H
  names     apm=EfficiencyRankingAvailable
  meaning   Cores have a rank of power efficiency
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     never | It describes the topology of one machine, not an ability | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000026H
  exposure  never | The highest extended leaf that KVM answers is 80000022H in Linux 6.12, and 80000021H in 5.10 and 6.1 | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
heterogeneous-cores
  at        CPUID.(EAX=80000026H,ECX=0):EAX[30] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000026H
  names     apm=HeterogeneousCores
  meaning   Cores within this level are of different kinds
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     never | It describes the topology of one machine, not an ability | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000026H
  exposure  never | The highest extended leaf that KVM answers is 80000022H in Linux 6.12, and 80000021H in 5.10 and 6.1 | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
asymmetric-topology
  at        CPUID.(EAX=80000026H,ECX=0):EAX[31] | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000026H
  names     apm=AsymmetricTopology
  meaning   Units within this level have different numbers of processors
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     never | It describes the topology of one machine, not an ability | linux 6.12 tools/arch/x86/kcpuid/cpuid.csv, leaf 80000026H
  exposure  never | The highest extended leaf that KVM answers is 80000022H in Linux 6.12, and 80000021H in 5.10 and 6.1 | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func
recovery
  at        CPUID.80860001H:EDX[0] | linux 6.12 arch/x86/include/asm/cpufeatures.h
  names     linux=recovery
  meaning   The processor runs in recovery mode
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
longrun
  at        CPUID.80860001H:EDX[1] | linux 6.12 arch/x86/include/asm/cpufeatures.h
  names     linux=longrun
  meaning   Frequency and voltage can be controlled
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
lrti
  at        CPUID.80860001H:EDX[3] | linux 6.12 arch/x86/include/asm/cpufeatures.h
  names     linux=lrti
  meaning   Tables of frequencies can be read
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func
xstore
  at        CPUID.C0000001H:EDX[2] | linux 6.12 arch/x86/include/asm/cpufeatures.h; qemu 10.0 target/i386/cpu.c, feature_word_info
  names     qemu=xstore linux=rng
  meaning   A random number generator
  effect    fault | The instructions raise #UD on a processor without them | linux 6.12 arch/x86/include/asm/cpufeatures.h
  level     intersect
  exposure  passed-through | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
xstore-en
  at        CPUID.C0000001H:EDX[3] | linux 6.12 arch/x86/include/asm/cpufeatures.h; qemu 10.0 target/i386/cpu.c, feature_word_info
  names     qemu=xstore-en linux=rng_en
  meaning   The random number generator is on
  effect    fault | The instructions raise #UD on a processor without them | linux 6.12 arch/x86/include/asm/cpufeatures.h
  level     intersect
  exposure  passed-through | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
xcrypt
  at        CPUID.C0000001H:EDX[6] | linux 6.12 arch/x86/include/asm/cpufeatures.h; qemu 10.0 target/i386/cpu.c, feature_word_info
  names     qemu=xcrypt linux=ace
  meaning   AES in hardware
  effect    fault | The instructions raise #UD on a processor without them | linux 6.12 arch/x86/include/asm/cpufeatures.h
  level     intersect
  exposure  passed-through | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
xcrypt-en
  at        CPUID.C0000001H:EDX[7] | linux 6.12 arch/x86/include/asm/cpufeatures.h; qemu 10.0 target/i386/cpu.c, feature_word_info
  names     qemu=xcrypt-en linux=ace_en
  meaning   AES in hardware is on
  effect    fault | The instructions raise #UD on a processor without them | linux 6.12 arch/x86/include/asm/cpufeatures.h
  level     intersect
  exposure  passed-through | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
ace2
  at        CPUID.C0000001H:EDX[8] | linux 6.12 arch/x86/include/asm/cpufeatures.h; qemu 10.0 target/i386/cpu.c, feature_word_info
  names     qemu=ace2 linux=ace2
  meaning   A second generation of ciphers
  effect    fault | The instructions raise #UD on a processor without them | linux 6.12 arch/x86/include/asm/cpufeatures.h
  level     intersect
  exposure  passed-through | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
ace2-en
  at        CPUID.C0000001H:EDX[9] | linux 6.12 arch/x86/include/asm/cpufeatures.h; qemu 10.0 target/i386/cpu.c, feature_word_info
  names     qemu=ace2-en linux=ace2_en
  meaning   The second generation of ciphers is on
  effect    fault | The instructions raise #UD on a processor without them | linux 6.12 arch/x86/include/asm/cpufeatures.h
  level     intersect
  exposure  passed-through | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
phe
  at        CPUID.C0000001H:EDX[10] | linux 6.12 arch/x86/include/asm/cpufeatures.h; qemu 10.0 target/i386/cpu.c, feature_word_info
  names     qemu=phe linux=phe
  meaning   Hashes in hardware
  effect    fault | The instructions raise #UD on a processor without them | linux 6.12 arch/x86/include/asm/cpufeatures.h
  level     intersect
  exposure  passed-through | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
phe-en
  at        CPUID.C0000001H:EDX[11] | linux 6.12 arch/x86/include/asm/cpufeatures.h; qemu 10.0 target/i386/cpu.c, feature_word_info
  names     qemu=phe-en linux=phe_en
  meaning   Hashes in hardware are on
  effect    fault | The instructions raise #UD on a processor without them | linux 6.12 arch/x86/include/asm/cpufeatures.h
  level     intersect
  exposure  passed-through | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
pmm
  at        CPUID.C0000001H:EDX[12] | linux 6.12 arch/x86/include/asm/cpufeatures.h; qemu 10.0 target/i386/cpu.c, feature_word_info
  names     qemu=pmm linux=pmm
  meaning   Long multiplication for cryptography
  effect    fault | The instructions raise #UD on a processor without them | linux 6.12 arch/x86/include/asm/cpufeatures.h
  level     intersect
  exposure  passed-through | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
pmm-en
  at        CPUID.C0000001H:EDX[13] | linux 6.12 arch/x86/include/asm/cpufeatures.h; qemu 10.0 target/i386/cpu.c, feature_word_info
  names     qemu=pmm-en linux=pmm_en
  meaning   Long multiplication is on
  effect    fault | The instructions raise #UD on a processor without them | linux 6.12 arch/x86/include/asm/cpufeatures.h
  level     intersect
  exposure  passed-through | linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
rdctl-no
  at        MSR 10AH[0] | Intel SDM vol. 4, table 2-2, IA32_ARCH_CAPABILITIES
  names     sdm=RDCL_NO qemu=rdctl-no
  meaning   The CPU is not vulnerable to Meltdown
  effect    insecure | A guest that left its mitigation off is then on a vulnerable CPU; KVM takes any value of the MSR, so nothing stops it | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_set_bug_bits; arch/x86/kvm/x86.c, kvm_set_msr_common
  level     intersect
  exposure  conditional | The host's MSR has it, or the host kernel holds the CPU for not vulnerable | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities
  switch    kernel | parameter mitigations=off | nothing | Page-table isolation goes, but not what the kernel knows of the CPU, which KVM passes on | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_set_bug_bits; arch/x86/kvm/x86.c, kvm_get_arch_capabilities
  needs     arch-capabilities | qemu 7.2 target/i386/cpu.c, feature_dependencies
ibrs-all
  at        MSR 10AH[1] | Intel SDM vol. 4, table 2-2, IA32_ARCH_CAPABILITIES
  names     sdm=IBRS_ALL qemu=ibrs-all
  meaning   Enhanced IBRS: set once, it protects all the time
  effect    insecure | The guest set IBRS once and relies on it; on a CPU without the enhancement that is no protection | linux 6.1 arch/x86/kernel/cpu/bugs.c, spectre_v2_select_mitigation
  level     intersect
  exposure  conditional | The host's MSR has it | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities
  needs     arch-capabilities spec-ctrl | qemu 7.2 target/i386/cpu.c, feature_dependencies; xen 4.20 xen/tools/gen-cpuid.py, crunch_numbers
rsba
  at        MSR 10AH[2] | Intel SDM vol. 4, table 2-2, IA32_ARCH_CAPABILITIES
  names     sdm=RSBA qemu=rsba
  meaning   Returns may be predicted by other means when the return buffer is empty: retpolines are not enough
  effect    insecure | Losing the bit is safe; the danger is a guest that was started without it and meets such a CPU | Xen public/arch-x86/cpufeatureset.h, RSBA; linux 6.1 arch/x86/kernel/cpu/bugs.c, retbleed_select_mitigation
  level     accumulate | It warns of a weakness: a guest must know it of every CPU that it may run on | Xen xen/arch/x86/cpu-policy.c, guest_common_max_feature_adjustments
  exposure  conditional | The host's MSR has it | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities
  needs     arch-capabilities | qemu 7.2 target/i386/cpu.c, feature_dependencies
skip-l1dfl-vmentry
  at        MSR 10AH[3] | Intel SDM vol. 4, table 2-2, IA32_ARCH_CAPABILITIES
  names     sdm=SKIP_L1DFL_VMENTRY qemu=skip-l1dfl-vmentry
  meaning   A nested hypervisor need not flush the L1 data cache before it enters a guest
  effect    insecure | A guest that runs guests leaves out a flush that is then needed; others do not care | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities
  level     intersect
  exposure  conditional | The host's MSR has it, or the host flushes the cache itself whenever it enters a guest | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities
  switch    kernel | parameter l1tf=off | kvm | Without flushes of its own the host passes on only what its CPU says | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities; Documentation/admin-guide/kernel-parameters.txt, l1tf=
  switch    kvm | module kvm_intel.vmentry_l1d_flush=never | kvm | As l1tf=off, for KVM alone; CPUs without the flaw take no notice | linux 6.1 arch/x86/kvm/vmx/vmx.c, vmentry_l1d_flush_set and vmx_setup_l1d_flush
  needs     arch-capabilities | qemu 7.2 target/i386/cpu.c, feature_dependencies
ssb-no
  at        MSR 10AH[4] | Intel SDM vol. 4, table 2-2, IA32_ARCH_CAPABILITIES
  names     sdm=SSB_NO qemu=ssb-no
  meaning   The CPU is not vulnerable to speculative store bypass
  effect    insecure | A guest that left its mitigation off is then on a vulnerable CPU; KVM takes any value of the MSR, so nothing stops it | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_set_bug_bits; arch/x86/kvm/x86.c, kvm_set_msr_common
  level     intersect
  exposure  conditional | The host's MSR has it, or the host kernel holds the CPU for not vulnerable | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities
  needs     arch-capabilities | qemu 7.2 target/i386/cpu.c, feature_dependencies
mds-no
  at        MSR 10AH[5] | Intel SDM vol. 4, table 2-2, IA32_ARCH_CAPABILITIES
  names     sdm=MDS_NO qemu=mds-no
  meaning   The CPU is not vulnerable to microarchitectural data sampling
  effect    insecure | A guest that left its mitigation off is then on a vulnerable CPU; KVM takes any value of the MSR, so nothing stops it | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_set_bug_bits; arch/x86/kvm/x86.c, kvm_set_msr_common
  level     intersect
  exposure  conditional | The host's MSR has it, or the host kernel holds the CPU for not vulnerable | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities
  needs     arch-capabilities | qemu 7.2 target/i386/cpu.c, feature_dependencies
pschange-mc-no
  at        MSR 10AH[6] | Intel SDM vol. 4, table 2-2, IA32_ARCH_CAPABILITIES
  names     sdm=IF_PSCHANGE_MC_NO qemu=pschange-mc-no
  meaning   Changing a page's size cannot stop the machine (iTLB multihit)
  effect    insecure | Matters only to a guest that runs guests; KVM always sets the bit | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities
  level     intersect
  exposure  emulated | KVM always sets it in the MSR that it shows | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities
  needs     arch-capabilities | qemu 7.2 target/i386/cpu.c, feature_dependencies
tsx-ctrl
  at        MSR 10AH[7] | Intel SDM vol. 4, table 2-2, IA32_ARCH_CAPABILITIES
  names     sdm=TSX_CTRL qemu=tsx-ctrl
  meaning   MSR 122H switches TSX off and hides it
  effect    insecure | A guest that switched TSX off by MSR 122H as its protection meets #GP when it writes it again | linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_set_msr, MSR_IA32_TSX_CTRL; arch/x86/kernel/cpu/tsx.c, tsx_disable
  level     intersect
  exposure  conditional | The host's MSR has it | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities
  switch    microcode | update INTEL-SA-00270 on Intel | gives cpuid kernel kvm | Some Cascade Lake and later CPUs have it only with microcode of November 2019 or later | linux 6.1 arch/x86/kernel/cpu/tsx.c, tsx_init; Documentation/admin-guide/hw-vuln/tsx_async_abort.rst
  switch    kernel | parameter tsx=off on Intel | nothing | KVM still shows the bit if the host has disabled TSX | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities
  needs     arch-capabilities | qemu 7.2 target/i386/cpu.c, feature_dependencies
taa-no
  at        MSR 10AH[8] | Intel SDM vol. 4, table 2-2, IA32_ARCH_CAPABILITIES
  names     sdm=TAA_NO qemu=taa-no
  meaning   The CPU is not vulnerable to TSX asynchronous abort
  effect    insecure | A guest that left its mitigation off is then on a vulnerable CPU; KVM takes any value of the MSR, so nothing stops it | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_set_bug_bits; arch/x86/kvm/x86.c, kvm_set_msr_common
  level     intersect
  exposure  conditional | The host's MSR has it, or its kernel holds the CPU for not vulnerable; hidden where the host has no rtm | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities
  switch    kernel | parameter tsx=off on Intel | kvm | Without rtm on the host KVM hides the bit, since a guest without TSX does not need it | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities
  needs     arch-capabilities | qemu 7.2 target/i386/cpu.c, feature_dependencies
mcu-control
  at        MSR 10AH[9] | Intel SDM vol. 4, table 2-2, IA32_ARCH_CAPABILITIES
  names     sdm=MCU_CONTROL
  meaning   A register controls how microcode updates are loaded
  effect    none | No KVM guest sees the bit | linux 6.12 arch/x86/kvm/x86.c, KVM_SUPPORTED_ARCH_CAP
  level     intersect
  exposure  never | Not among the bits that KVM lets through | linux 6.12 arch/x86/kvm/x86.c, KVM_SUPPORTED_ARCH_CAP
  needs     arch-capabilities | qemu 7.2 target/i386/cpu.c, feature_dependencies
misc-package-ctls
  at        MSR 10AH[10] | Intel SDM vol. 4, table 2-2, IA32_ARCH_CAPABILITIES
  names     sdm=MISC_PACKAGE_CTLS
  meaning   A register holds settings for the whole package, such as blurred energy counters
  effect    none | No KVM guest sees the bit | linux 6.12 arch/x86/kvm/x86.c, KVM_SUPPORTED_ARCH_CAP
  level     intersect
  exposure  never | It stands for a register that KVM does not give to guests, so KVM takes it out | linux 6.12 arch/x86/kvm/x86.c, KVM_SUPPORTED_ARCH_CAP
  needs     arch-capabilities | qemu 7.2 target/i386/cpu.c, feature_dependencies
energy-filtering-ctl
  at        MSR 10AH[11] | Intel SDM vol. 4, table 2-2, IA32_ARCH_CAPABILITIES
  names     sdm=ENERGY_FILTERING_CTL
  meaning   Energy counters can be blurred, so that they do not give secrets away
  effect    none | No KVM guest sees the bit | linux 6.12 arch/x86/kvm/x86.c, KVM_SUPPORTED_ARCH_CAP
  level     intersect
  exposure  never | It stands for a register that KVM does not give to guests, so KVM takes it out | linux 6.12 arch/x86/kvm/x86.c, KVM_SUPPORTED_ARCH_CAP
  needs     arch-capabilities | qemu 7.2 target/i386/cpu.c, feature_dependencies
doitm
  at        MSR 10AH[12] | Intel SDM vol. 4, table 2-2, IA32_ARCH_CAPABILITIES
  names     sdm=DOITM
  meaning   Instructions can be made to take the same time whatever their data
  effect    none | No KVM guest sees the bit | linux 6.12 arch/x86/kvm/x86.c, KVM_SUPPORTED_ARCH_CAP
  level     intersect
  exposure  never | It stands for a register that KVM does not give to guests, so KVM takes it out | linux 6.12 arch/x86/kvm/x86.c, KVM_SUPPORTED_ARCH_CAP
  needs     arch-capabilities | qemu 7.2 target/i386/cpu.c, feature_dependencies
sbdr-ssdp-no
  at        MSR 10AH[13] | Intel SDM vol. 4, table 2-2, IA32_ARCH_CAPABILITIES
  names     qemu=sbdr-ssdp-no sdm=SBDR_SSDP_NO
  meaning   The CPU does not leak by reads of shared buffers nor by the sideband propagator (MMIO stale data)
  effect    insecure | A guest that left its mitigation off is then on a vulnerable CPU; KVM takes any value of the MSR, so nothing stops it | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_set_bug_bits; arch/x86/kvm/x86.c, kvm_set_msr_common
  level     intersect
  exposure  conditional | The host's MSR has it, and QEMU knows the bit: 10.0 does, while 7.2 leaves it out of guests that can be migrated | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info; qemu 7.2 target/i386/cpu.c, x86_cpu_get_migratable_flags
  switch    microcode | update INTEL-SA-00615 on Intel | gives cpuid kernel kvm | On older CPUs the bit came with this update | INTEL-SA-00615; linux 6.1 Documentation/admin-guide/hw-vuln/processor_mmio_stale_data.rst
  switch    kernel | parameter mmio_stale_data=off | nothing | Stops the host's mitigation only; KVM passes on what the MSR says | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities; Documentation/admin-guide/hw-vuln/processor_mmio_stale_data.rst
  needs     arch-capabilities | qemu 7.2 target/i386/cpu.c, feature_dependencies
fbsdp-no
  at        MSR 10AH[14] | Intel SDM vol. 4, table 2-2, IA32_ARCH_CAPABILITIES
  names     qemu=fbsdp-no sdm=FBSDP_NO
  meaning   The CPU does not leak stale data of fill buffers (MMIO stale data)
  effect    insecure | A guest that left its mitigation off is then on a vulnerable CPU; KVM takes any value of the MSR, so nothing stops it | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_set_bug_bits; arch/x86/kvm/x86.c, kvm_set_msr_common
  level     intersect
  exposure  conditional | The host's MSR has it, and QEMU knows the bit: 10.0 does, while 7.2 leaves it out of guests that can be migrated | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info; qemu 7.2 target/i386/cpu.c, x86_cpu_get_migratable_flags
  switch    microcode | update INTEL-SA-00615 on Intel | gives cpuid kernel kvm | On older CPUs the bit came with this update | INTEL-SA-00615; linux 6.1 Documentation/admin-guide/hw-vuln/processor_mmio_stale_data.rst
  switch    kernel | parameter mmio_stale_data=off | nothing | Stops the host's mitigation only; KVM passes on what the MSR says | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities; Documentation/admin-guide/hw-vuln/processor_mmio_stale_data.rst
  needs     arch-capabilities | qemu 7.2 target/i386/cpu.c, feature_dependencies
psdp-no
  at        MSR 10AH[15] | Intel SDM vol. 4, table 2-2, IA32_ARCH_CAPABILITIES
  names     qemu=psdp-no sdm=PSDP_NO
  meaning   The CPU does not leak by the primary propagator (MMIO stale data)
  effect    insecure | A guest that left its mitigation off is then on a vulnerable CPU; KVM takes any value of the MSR, so nothing stops it | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_set_bug_bits; arch/x86/kvm/x86.c, kvm_set_msr_common
  level     intersect
  exposure  conditional | The host's MSR has it, and QEMU knows the bit: 10.0 does, while 7.2 leaves it out of guests that can be migrated | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info; qemu 7.2 target/i386/cpu.c, x86_cpu_get_migratable_flags
  switch    microcode | update INTEL-SA-00615 on Intel | gives cpuid kernel kvm | On older CPUs the bit came with this update | INTEL-SA-00615; linux 6.1 Documentation/admin-guide/hw-vuln/processor_mmio_stale_data.rst
  switch    kernel | parameter mmio_stale_data=off | nothing | Stops the host's mitigation only; KVM passes on what the MSR says | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities; Documentation/admin-guide/hw-vuln/processor_mmio_stale_data.rst
  needs     arch-capabilities | qemu 7.2 target/i386/cpu.c, feature_dependencies
mcu-enumeration
  at        MSR 10AH[16] | Intel SDM vol. 4, table 2-2, IA32_ARCH_CAPABILITIES
  meaning   MSRs tell what microcode was loaded
  effect    none | No KVM guest has the bit | linux 6.12 arch/x86/kvm/x86.c, kvm_get_arch_capabilities
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to guests | linux 6.12 arch/x86/kvm/x86.c, kvm_get_arch_capabilities
  needs     arch-capabilities | Intel SDM vol. 4, table 2-2, 10AH
fb-clear
  at        MSR 10AH[17] | Intel SDM vol. 4, table 2-2, IA32_ARCH_CAPABILITIES
  names     qemu=fb-clear sdm=FB_CLEAR
  meaning   VERW also clears the fill buffers
  effect    insecure | VERW need not clear the fill buffers of such a host; the guest still believes that it is protected | linux 6.1 arch/x86/kernel/cpu/bugs.c, mmio_select_mitigation
  level     accumulate | A guest must clear buffers if any host of the pool needs it, and VERW does no harm elsewhere | xen 4.20 xen/include/public/arch-x86/cpufeatureset.h, FB_CLEAR; xen/arch/x86/cpu-policy.c, guest_common_max_feature_adjustments
  exposure  conditional | The host's MSR has it; QEMU 10.0 also sets it if the MSR denies MDS, TAA and all MMIO flaws, and 7.2 leaves it out of guests that can be migrated | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities; qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_msr_feature; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info; qemu 7.2 target/i386/cpu.c, x86_cpu_get_migratable_flags
  qemu      condition | 10.0 | If the MSR denies MDS, TAA, SBDR, FBSDP and PSDP | qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_msr_feature
  switch    microcode | update INTEL-SA-00615 on Intel | gives cpuid kernel kvm | On older CPUs the bit came with this update | INTEL-SA-00615; linux 6.1 Documentation/admin-guide/hw-vuln/processor_mmio_stale_data.rst
  switch    kernel | parameter mmio_stale_data=off | nothing | Stops the host's mitigation only; KVM passes on what the MSR says | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities; Documentation/admin-guide/hw-vuln/processor_mmio_stale_data.rst
  needs     arch-capabilities | qemu 7.2 target/i386/cpu.c, feature_dependencies
fb-clear-ctrl
  at        MSR 10AH[18] | Intel SDM vol. 4, table 2-2, IA32_ARCH_CAPABILITIES
  names     sdm=FB_CLEAR_CTRL
  meaning   VERW can be set to leave the fill buffers alone
  effect    none | No KVM guest sees the bit | linux 6.12 arch/x86/kvm/x86.c, KVM_SUPPORTED_ARCH_CAP
  level     intersect
  exposure  never | It stands for a register that KVM does not give to guests, so KVM takes it out | linux 6.12 arch/x86/kvm/x86.c, KVM_SUPPORTED_ARCH_CAP
  needs     arch-capabilities | qemu 7.2 target/i386/cpu.c, feature_dependencies
rrsba
  at        MSR 10AH[19] | Intel SDM vol. 4, table 2-2, IA32_ARCH_CAPABILITIES
  names     sdm=RRSBA
  meaning   Returns may be predicted by other means even with enhanced IBRS, though only within one privilege level
  effect    insecure | Losing the bit is safe; the danger is a guest that was started without it, whose retpolines do not suffice on such a CPU | xen 4.20 xen/arch/x86/cpu-policy.c, guest_common_max_feature_adjustments; linux 6.12 arch/x86/kernel/cpu/bugs.c, bhi_select_mitigation
  level     accumulate | It warns of a weakness: a guest must know it of every CPU that it may run on | xen 4.20 xen/arch/x86/cpu-policy.c, guest_common_max_feature_adjustments
  exposure  requested | Only -cpu host with migratable=off shows it: QEMU 10.0 knows no name for the bit that KVM passes on | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities; qemu 10.0 target/i386/cpu.c, FEAT_ARCH_CAPABILITIES and x86_cpu_get_migratable_flags
  needs     arch-capabilities | qemu 7.2 target/i386/cpu.c, feature_dependencies
bhi-no
  at        MSR 10AH[20] | Intel SDM vol. 4, table 2-2, IA32_ARCH_CAPABILITIES
  names     qemu=bhi-no sdm=BHI_NO
  meaning   Branch history from another privilege level cannot steer indirect branches
  effect    insecure | A guest that left its mitigation off is then on a vulnerable CPU; KVM takes any value of the MSR, so nothing stops it | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_set_bug_bits; arch/x86/kvm/x86.c, kvm_set_msr_common
  level     intersect
  exposure  conditional | The host's MSR has it, and QEMU knows the bit: 10.0 does, while 7.2 leaves it out of guests that can be migrated | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info; qemu 7.2 target/i386/cpu.c, x86_cpu_get_migratable_flags
  switch    kernel | parameter spectre_bhi=off | nothing | Stops the mitigation of the host only | linux 6.12 arch/x86/kernel/cpu/bugs.c, bhi_select_mitigation; arch/x86/kvm/x86.c, kvm_get_arch_capabilities
  needs     arch-capabilities | qemu 7.2 target/i386/cpu.c, feature_dependencies
xapic-disable-status
  at        MSR 10AH[21] | Intel SDM vol. 4, table 2-2, IA32_ARCH_CAPABILITIES
  names     sdm=XAPIC_DISABLE_STATUS
  meaning   A register shows whether firmware has locked the APIC into x2APIC mode
  effect    none | No KVM guest sees the bit | linux 6.12 arch/x86/kvm/x86.c, KVM_SUPPORTED_ARCH_CAP
  level     intersect
  exposure  never | It stands for a register that KVM does not give to guests, so KVM takes it out | linux 6.12 arch/x86/kvm/x86.c, KVM_SUPPORTED_ARCH_CAP
  needs     arch-capabilities | qemu 7.2 target/i386/cpu.c, feature_dependencies
overclocking-status
  at        MSR 10AH[23] | Intel SDM vol. 4, table 2-2, IA32_ARCH_CAPABILITIES
  names     sdm=OVERCLOCKING_STATUS
  meaning   A register shows whether the processor is overclocked
  effect    none | No KVM guest sees the bit | linux 6.12 arch/x86/kvm/x86.c, KVM_SUPPORTED_ARCH_CAP
  level     intersect
  exposure  never | It stands for a register that KVM does not give to guests, so KVM takes it out | linux 6.12 arch/x86/kvm/x86.c, KVM_SUPPORTED_ARCH_CAP
  needs     arch-capabilities | qemu 7.2 target/i386/cpu.c, feature_dependencies
pbrsb-no
  at        MSR 10AH[24] | Intel SDM vol. 4, table 2-2, IA32_ARCH_CAPABILITIES
  names     qemu=pbrsb-no sdm=PBRSB_NO
  meaning   Returns after a VM exit are not steered by what the guest left behind
  effect    insecure | Matters to a guest that runs guests: it left out a precaution on VM exits that this CPU needs | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_set_bug_bits; arch/x86/kernel/cpu/bugs.c, spectre_v2_select_rsb_mitigation
  level     intersect
  exposure  conditional | The host's MSR has it, and QEMU knows the bit: 10.0 does, while 7.2 leaves it out of guests that can be migrated | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info; qemu 7.2 target/i386/cpu.c, x86_cpu_get_migratable_flags
  needs     arch-capabilities | qemu 7.2 target/i386/cpu.c, feature_dependencies
gds-ctrl
  at        MSR 10AH[25] | Intel SDM vol. 4, table 2-2, IA32_ARCH_CAPABILITIES
  names     sdm=GDS_CTRL
  meaning   The CPU leaks by gather instructions, and its microcode has a mitigation that can be switched
  effect    none | No KVM guest sees the bit | linux 6.12 arch/x86/kvm/x86.c, KVM_SUPPORTED_ARCH_CAP
  level     intersect
  exposure  never | Not among the bits that KVM lets through | linux 6.12 arch/x86/kvm/x86.c, KVM_SUPPORTED_ARCH_CAP
  switch    microcode | update INTEL-SA-00828 on Intel | gives cpuid kernel | On older CPUs the bit came with this update | INTEL-SA-00828; linux 6.1 Documentation/admin-guide/hw-vuln/gather_data_sampling.rst
  needs     arch-capabilities | qemu 7.2 target/i386/cpu.c, feature_dependencies
gds-no
  at        MSR 10AH[26] | Intel SDM vol. 4, table 2-2, IA32_ARCH_CAPABILITIES
  names     qemu=gds-no sdm=GDS_NO
  meaning   The CPU does not leak by gather instructions, or microcode prevents it (KVM)
  effect    insecure | A guest that left its mitigation off is then on a vulnerable CPU; KVM takes any value of the MSR, so nothing stops it | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_set_bug_bits; arch/x86/kvm/x86.c, kvm_set_msr_common
  level     intersect
  exposure  conditional | The host's MSR has it, the host kernel holds the CPU for not vulnerable, or its microcode mitigation is on; and QEMU knows the bit: 10.0 does, while 7.2 leaves it out of guests that can be migrated | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities; linux 6.1 arch/x86/kernel/cpu/bugs.c, gds_ucode_mitigated; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info; qemu 7.2 target/i386/cpu.c, x86_cpu_get_migratable_flags
  switch    microcode | update INTEL-SA-00828 on Intel | gives kvm | On vulnerable CPUs KVM shows the bit only with this update | INTEL-SA-00828; linux 6.1 Documentation/admin-guide/hw-vuln/gather_data_sampling.rst
  switch    kernel | parameter gather_data_sampling=off | kvm | On a vulnerable CPU the mitigation is off and KVM no longer says that there is no flaw | linux 6.1 arch/x86/kernel/cpu/bugs.c, gds_ucode_mitigated; arch/x86/kvm/x86.c, kvm_get_arch_capabilities
  switch    kernel | parameter mitigations=off | kvm | As gather_data_sampling=off | linux 6.1 arch/x86/kernel/cpu/bugs.c, gds_select_mitigation; arch/x86/kvm/x86.c, kvm_get_arch_capabilities
  needs     arch-capabilities | qemu 7.2 target/i386/cpu.c, feature_dependencies
rfds-no
  at        MSR 10AH[27] | Intel SDM vol. 4, table 2-2, IA32_ARCH_CAPABILITIES
  names     qemu=rfds-no sdm=RFDS_NO
  meaning   The CPU does not leak stale data of its register files
  effect    insecure | A guest that left its mitigation off is then on a vulnerable CPU; KVM takes any value of the MSR, so nothing stops it | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_set_bug_bits; arch/x86/kvm/x86.c, kvm_set_msr_common
  level     intersect
  exposure  conditional | The host's MSR has it, or the host kernel holds the CPU for not vulnerable; and QEMU knows the bit: 10.0 does, while 7.2 leaves it out of guests that can be migrated | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info; qemu 7.2 target/i386/cpu.c, x86_cpu_get_migratable_flags
  switch    microcode | update INTEL-SA-00898 on Intel | gives cpuid kernel kvm | On older CPUs the bit came with this update | INTEL-SA-00898; linux 6.1 Documentation/admin-guide/hw-vuln/reg-file-data-sampling.rst
  switch    kernel | parameter reg_file_data_sampling=off | nothing | Stops the host's mitigation; what its kernel knows of the CPU stays, and KVM passes that on | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities; Documentation/admin-guide/hw-vuln/reg-file-data-sampling.rst
  needs     arch-capabilities | qemu 7.2 target/i386/cpu.c, feature_dependencies
rfds-clear
  at        MSR 10AH[28] | Intel SDM vol. 4, table 2-2, IA32_ARCH_CAPABILITIES
  names     qemu=rfds-clear sdm=RFDS_CLEAR
  meaning   VERW also clears the register files
  effect    insecure | VERW need not clear the register files of such a host; the guest still believes that it is protected | linux 6.12 arch/x86/kernel/cpu/bugs.c, rfds_select_mitigation
  level     accumulate | A guest must clear them if any host of the pool needs it, and VERW does no harm elsewhere | xen 4.20 xen/include/public/arch-x86/cpufeatureset.h, RFDS_CLEAR; linux 6.12 arch/x86/kernel/cpu/common.c, vulnerable_to_rfds
  exposure  conditional | The host's MSR has it, and QEMU knows the bit: 10.0 does, while 7.2 leaves it out of guests that can be migrated | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities; qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info; qemu 7.2 target/i386/cpu.c, x86_cpu_get_migratable_flags
  switch    microcode | update INTEL-SA-00898 on Intel | gives cpuid kernel kvm | On older CPUs the bit came with this update | INTEL-SA-00898; linux 6.1 Documentation/admin-guide/hw-vuln/reg-file-data-sampling.rst
  switch    kernel | parameter reg_file_data_sampling=off | nothing | Stops the host's mitigation only; KVM passes on what the MSR says | linux 6.1 arch/x86/kvm/x86.c, kvm_get_arch_capabilities; Documentation/admin-guide/hw-vuln/reg-file-data-sampling.rst
  needs     arch-capabilities | qemu 7.2 target/i386/cpu.c, feature_dependencies
pb-opt-ctrl
  at        MSR 10AH[32] | xen 4.20 xen/include/public/arch-x86/cpufeatureset.h, PB_OPT_CTRL
  meaning   A register chooses another way to carry out IBPB
  effect    none | No KVM guest sees the bit | linux 6.12 arch/x86/kvm/x86.c, KVM_SUPPORTED_ARCH_CAP
  level     intersect
  exposure  never | Not among the bits that KVM lets through | linux 6.12 arch/x86/kvm/x86.c, KVM_SUPPORTED_ARCH_CAP
  needs     arch-capabilities | qemu 7.2 target/i386/cpu.c, feature_dependencies
its-no
  at        MSR 10AH[62] | linux 6.12 arch/x86/include/asm/msr-index.h, ARCH_CAP_ITS_NO; xen 4.20 xen/include/public/arch-x86/cpufeatureset.h, ITS_NO
  names     qemu=its-no
  meaning   Indirect branches in the lower half of a cache line are not steered (indirect target selection); set by hypervisors, not by hardware
  effect    insecure | A guest that left its mitigation off is then on a vulnerable CPU; KVM takes any value of the MSR, so nothing stops it | linux 6.1 arch/x86/kernel/cpu/common.c, cpu_set_bug_bits; arch/x86/kvm/x86.c, kvm_set_msr_common
  level     intersect
  exposure  conditional | The host's MSR has it, or the host's kernel knows the flaw and considers the CPU not vulnerable; QEMU has a name for it from 10.1 on, and older ones leave it out of guests that can be migrated | linux 6.1.176 arch/x86/kvm/x86.c, kvm_get_arch_capabilities; qemu 10.0 and 10.1 target/i386/cpu.c, feature_word_info; qemu 10.0 target/i386/cpu.c, x86_cpu_get_migratable_flags
  switch    kernel | parameter indirect_target_selection=off | nothing | Stops the mitigation; what the host kernel knows of the CPU stays | linux 6.1 arch/x86/kernel/cpu/bugs.c, its_select_mitigation; arch/x86/kvm/x86.c, kvm_get_arch_capabilities
  needs     arch-capabilities | qemu 7.2 target/i386/cpu.c, feature_dependencies
pebs-trap
  at        MSR 345H[6] | Intel SDM vol. 4, table 2-2, IA32_PERF_CAPABILITIES; linux 6.12 arch/x86/events/perf_event.h, perf_capabilities
  meaning   Precise samples are taken after the instruction that caused them, not before
  effect    state-refused | KVM refuses a value that announces PEBS unless all its PEBS bits are those of the host | linux 6.1 and 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_msr, MSR_IA32_PERF_CAPABILITIES
  level     intersect
  exposure  requested | The vPMU is on, the kernel finds PEBS usable under EPT, and QEMU runs -cpu host with pmu=on and migratable=off, as it knows no name for the bit | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_get_perf_capabilities; linux 6.12 arch/x86/kvm/vmx/capabilities.h, vmx_pebs_supported; qemu 10.0 target/i386/cpu.c, FEAT_PERF_CAPABILITIES and x86_cpu_get_migratable_flags
  switch    kvm | module kvm.enable_pmu=0 | kvm | Without the virtual PMU the MSR reads as zero for guests | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_get_perf_capabilities
  switch    qemu | option pmu=off | kvm | The default of named models: QEMU masks pdcm, and the guest has no such MSR | qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid and x86_cpu_properties
  needs     pdcm | qemu 7.2 target/i386/cpu.c, feature_dependencies
pebs-arch-reg
  at        MSR 345H[7] | Intel SDM vol. 4, table 2-2, IA32_PERF_CAPABILITIES; linux 6.12 arch/x86/events/perf_event.h, perf_capabilities
  meaning   Precise samples hold all the architectural registers
  effect    state-refused | KVM refuses a value that announces PEBS unless all its PEBS bits are those of the host | linux 6.1 and 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_msr, MSR_IA32_PERF_CAPABILITIES
  level     intersect
  exposure  requested | The vPMU is on, the kernel finds PEBS usable under EPT, and QEMU runs -cpu host with pmu=on and migratable=off, as it knows no name for the bit | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_get_perf_capabilities; linux 6.12 arch/x86/kvm/vmx/capabilities.h, vmx_pebs_supported; qemu 10.0 target/i386/cpu.c, FEAT_PERF_CAPABILITIES and x86_cpu_get_migratable_flags
  switch    kvm | module kvm.enable_pmu=0 | kvm | Without the virtual PMU the MSR reads as zero for guests | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_get_perf_capabilities
  switch    qemu | option pmu=off | kvm | The default of named models: QEMU masks pdcm, and the guest has no such MSR | qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid and x86_cpu_properties
  needs     pdcm | qemu 7.2 target/i386/cpu.c, feature_dependencies
freeze-while-smm
  at        MSR 345H[12] | Intel SDM vol. 4, table 2-2, IA32_PERF_CAPABILITIES; linux 6.12 arch/x86/events/perf_event.h, perf_capabilities
  meaning   Counters can be frozen while the processor is in system management mode
  effect    none | No KVM guest sees the bit | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_get_perf_capabilities
  level     intersect
  exposure  never | KVM passes on only the record formats, the PEBS bits and the full-width writes | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_get_perf_capabilities; linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_get_perf_capabilities
  needs     pdcm | qemu 7.2 target/i386/cpu.c, feature_dependencies
full-width-write
  at        MSR 345H[13] | Intel SDM vol. 4, table 2-2, IA32_PERF_CAPABILITIES; linux 6.12 arch/x86/events/perf_event.h, perf_capabilities
  names     qemu=full-width-write
  meaning   Counters can be written in their whole width, by registers of their own
  effect    fault | A guest that writes the registers from 4C1H on meets #GP once the bit is gone | linux 6.1 and 6.12 arch/x86/kvm/vmx/pmu_intel.c, get_fw_gp_pmc and intel_is_valid_msr
  level     intersect
  exposure  conditional | KVM sets it on every Intel host whose vPMU is on; the guest must have pdcm and pmu=on | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_get_perf_capabilities; linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_get_perf_capabilities; qemu 7.2 target/i386/kvm/kvm.c, kvm_msr_entry_add_perf
  switch    kvm | module kvm.enable_pmu=0 | kvm | Without the virtual PMU the MSR reads as zero for guests | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_get_perf_capabilities
  switch    qemu | option pmu=off | kvm | The default of named models: QEMU masks pdcm, and the guest has no such MSR | qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid and x86_cpu_properties
  needs     pdcm | qemu 7.2 target/i386/cpu.c, feature_dependencies
pebs-baseline
  at        MSR 345H[14] | Intel SDM vol. 4, table 2-2, IA32_PERF_CAPABILITIES; linux 6.12 arch/x86/events/perf_event.h, perf_capabilities
  meaning   Adaptive precise samples: software chooses what a record holds
  effect    none | No KVM guest sees the bit | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_get_perf_capabilities
  level     intersect
  exposure  never | Adaptive PEBS would let a guest read what belongs to the host, so KVM takes the bit out | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_get_perf_capabilities; linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_get_perf_capabilities
  needs     pdcm | qemu 7.2 target/i386/cpu.c, feature_dependencies
perf-metrics
  at        MSR 345H[15] | Intel SDM vol. 4, table 2-2, IA32_PERF_CAPABILITIES; linux 6.12 arch/x86/events/perf_event.h, perf_capabilities
  meaning   A register gives the top-down shares of pipeline slots
  effect    none | No KVM guest sees the bit | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_get_perf_capabilities
  level     intersect
  exposure  never | KVM passes on only the record formats, the PEBS bits and the full-width writes | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_get_perf_capabilities; linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_get_perf_capabilities
  needs     pdcm | qemu 7.2 target/i386/cpu.c, feature_dependencies
pebs-output-pt
  at        MSR 345H[16] | Intel SDM vol. 4, table 2-2, IA32_PERF_CAPABILITIES; linux 6.12 arch/x86/events/perf_event.h, perf_capabilities
  meaning   Precise samples can go into the stream of Processor Trace
  effect    none | No KVM guest sees the bit | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_get_perf_capabilities
  level     intersect
  exposure  never | KVM passes on only the record formats, the PEBS bits and the full-width writes | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_get_perf_capabilities; linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_get_perf_capabilities
  needs     pdcm | qemu 7.2 target/i386/cpu.c, feature_dependencies
pebs-timing-info
  at        MSR 345H[17] | Intel SDM vol. 4, table 2-2, IA32_PERF_CAPABILITIES; linux 6.12 arch/x86/events/perf_event.h, perf_capabilities
  meaning   Precise samples hold the time that the instruction took to retire
  effect    none | No KVM guest sees the bit | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_get_perf_capabilities
  level     intersect
  exposure  never | KVM passes on only the record formats, the PEBS bits and the full-width writes | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_get_perf_capabilities; linux 6.1 arch/x86/kvm/vmx/vmx.c, vmx_get_perf_capabilities
  needs     pdcm | qemu 7.2 target/i386/cpu.c, feature_dependencies
vmx-dual-monitor
  at        MSR 480H[49] | Intel SDM vol. 3, appendix A.1
  meaning   The dual treatment of SMIs, by a monitor of its own
  effect    none | KVM shows it to no guest | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_basic
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_basic
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-ins-outs
  at        MSR 480H[54] | Intel SDM vol. 3, appendix A.1
  names     qemu=vmx-ins-outs
  meaning   The exit of INS and OUTS reports their address and segment
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_vmx_basic
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_basic
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-true-ctls
  at        MSR 480H[55] | Intel SDM vol. 3, appendix A.1
  names     qemu=vmx-true-ctls
  meaning   The TRUE control registers exist, so that some controls that default to 1 may be 0
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_vmx_basic
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_basic
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-any-errcode
  at        MSR 480H[56] | Intel SDM vol. 3, appendix A.1
  names     qemu=vmx-any-errcode
  meaning   Any hardware exception may be injected with or without an error code
  effect    state-refused | KVM refuses a value of the MSR with bits that it does not offer | linux 6.18 arch/x86/kvm/vmx/nested.c, vmx_restore_vmx_basic
  level     intersect
  exposure  conditional | Linux 6.18 or later, with nesting, where the CPU has it | linux 6.18 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_basic
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-nested-exception
  at        MSR 480H[58] | Intel SDM vol. 3, appendix A.1
  names     qemu=vmx-nested-exception
  meaning   VMX supports the nested-exception information that FRED brings
  effect    none | KVM shows it to no guest | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_basic
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_basic
  needs     vmx | Intel SDM vol. 3, appendix A.1
vmx-store-lma
  at        MSR 485H[5] | Intel SDM vol. 3, appendix A.6
  names     qemu=vmx-store-lma
  meaning   Exits store EFER.LMA into the entry control for IA-32e mode
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_vmx_misc
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_misc_data
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-activity-hlt
  at        MSR 485H[6] | Intel SDM vol. 3, appendix A.6
  names     qemu=vmx-activity-hlt
  meaning   A guest can be entered halted
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_vmx_misc
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_misc_data
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-activity-shutdown
  at        MSR 485H[7] | Intel SDM vol. 3, appendix A.6
  names     qemu=vmx-activity-shutdown
  meaning   A guest can be entered in the shutdown state
  effect    none | KVM shows it to no guest | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_misc_data
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_misc_data
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-activity-wait-sipi
  at        MSR 485H[8] | Intel SDM vol. 3, appendix A.6
  names     qemu=vmx-activity-wait-sipi
  meaning   A guest can be entered waiting for a start-up interrupt
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_vmx_misc
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, whatever the CPU has; of the kernels in the tables, only 6.1 and 6.12 have it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_misc_data
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-pt-in-vmx
  at        MSR 485H[14] | Intel SDM vol. 3, appendix A.6
  meaning   Processor Trace can be used in VMX operation
  effect    none | KVM shows it to no guest | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_misc_data
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_misc_data
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-rdmsr-smbase
  at        MSR 485H[15] | Intel SDM vol. 3, appendix A.6
  meaning   IA32_SMBASE can be read in system management mode
  effect    none | KVM shows it to no guest | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_misc_data
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_misc_data
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-smm-monitor-ctl-2
  at        MSR 485H[28] | Intel SDM vol. 3, appendix A.6
  meaning   Bit 2 of IA32_SMM_MONITOR_CTL may be set, so that leaving VMX does not unblock SMIs
  effect    none | KVM shows it to no guest | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_misc_data
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_misc_data
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-vmwrite-vmexit-fields
  at        MSR 485H[29] | Intel SDM vol. 3, appendix A.6
  names     qemu=vmx-vmwrite-vmexit-fields
  meaning   VMWRITE can write the fields of exit information
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_vmx_misc
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_misc_data
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-zero-len-inject
  at        MSR 485H[30] | Intel SDM vol. 3, appendix A.6
  names     qemu=vmx-zero-len-inject
  meaning   Software events can be injected with an instruction length of 0
  effect    none | KVM shows it to no guest | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_misc_data
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_misc_data
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-apicv-xapic
  at        MSR 48BH[32] | Intel SDM vol. 3, appendix A.3.3 (control 0, allowed 1)
  names     qemu=vmx-apicv-xapic linux=vapic
  meaning   Accesses to the APIC page in memory can be virtualized
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1 and kvm_intel.flexpriority=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  switch    kvm | module kvm_intel.flexpriority=0 | kvm | KVM then does not use the mechanism, and does not offer it to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-secondary-ctls | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-ept
  at        MSR 48BH[33] | Intel SDM vol. 3, appendix A.3.3 (control 1, allowed 1)
  names     qemu=vmx-ept linux=ept
  meaning   Extended page tables translate guest-physical addresses
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1 and kvm_intel.ept=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  switch    kvm | module kvm_intel.ept=0 | kvm | KVM then does not use the mechanism, and does not offer it to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-secondary-ctls | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-desc-exit
  at        MSR 48BH[34] | Intel SDM vol. 3, appendix A.3.3 (control 2, allowed 1)
  names     qemu=vmx-desc-exit
  meaning   Loads and stores of descriptor-table registers can exit
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx-secondary-ctls | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-rdtscp-exit
  at        MSR 48BH[35] | Intel SDM vol. 3, appendix A.3.3 (control 3, allowed 1)
  names     qemu=vmx-rdtscp-exit
  meaning   RDTSCP can be enabled in the guest
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx-secondary-ctls rdtscp | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-apicv-x2apic
  at        MSR 48BH[36] | Intel SDM vol. 3, appendix A.3.3 (control 4, allowed 1)
  names     qemu=vmx-apicv-x2apic
  meaning   Accesses to the APIC by MSR can be virtualized
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx-secondary-ctls | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-vpid
  at        MSR 48BH[37] | Intel SDM vol. 3, appendix A.3.3 (control 5, allowed 1)
  names     qemu=vmx-vpid linux=vpid
  meaning   Translations are tagged with the number of the virtual processor
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1 and kvm_intel.vpid=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  switch    kvm | module kvm_intel.vpid=0 | kvm | KVM then does not use the mechanism, and does not offer it to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-secondary-ctls | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-wbinvd-exit
  at        MSR 48BH[38] | Intel SDM vol. 3, appendix A.3.3 (control 6, allowed 1)
  names     qemu=vmx-wbinvd-exit
  meaning   WBINVD can exit
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx-secondary-ctls | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-unrestricted-guest
  at        MSR 48BH[39] | Intel SDM vol. 3, appendix A.3.3 (control 7, allowed 1)
  names     qemu=vmx-unrestricted-guest linux=unrestricted_guest
  meaning   A guest can run in real mode and without paging
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1 and kvm_intel.unrestricted_guest=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  switch    kvm | module kvm_intel.unrestricted_guest=0 | kvm | KVM then does not use the mechanism, and does not offer it to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-secondary-ctls vmx-ept | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-apicv-register
  at        MSR 48BH[40] | Intel SDM vol. 3, appendix A.3.3 (control 8, allowed 1)
  names     qemu=vmx-apicv-register linux=vapic_reg
  meaning   Most reads of APIC registers are answered without an exit
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx-secondary-ctls | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-apicv-vid
  at        MSR 48BH[41] | Intel SDM vol. 3, appendix A.3.3 (control 9, allowed 1)
  names     qemu=vmx-apicv-vid linux=vid
  meaning   Virtual interrupts are evaluated and delivered without an exit
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx-secondary-ctls | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-ple
  at        MSR 48BH[42] | Intel SDM vol. 3, appendix A.3.3 (control 10, allowed 1)
  names     qemu=vmx-ple linux=ple
  meaning   Loops of PAUSE exit after a while
  effect    none | KVM shows it to no guest | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-secondary-ctls | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-rdrand-exit
  at        MSR 48BH[43] | Intel SDM vol. 3, appendix A.3.3 (control 11, allowed 1)
  names     qemu=vmx-rdrand-exit
  meaning   RDRAND can exit
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx-secondary-ctls rdrand | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-invpcid-exit
  at        MSR 48BH[44] | Intel SDM vol. 3, appendix A.3.3 (control 12, allowed 1)
  names     qemu=vmx-invpcid-exit
  meaning   INVPCID can be enabled in the guest
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx-secondary-ctls invpcid | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-vmfunc
  at        MSR 48BH[45] | Intel SDM vol. 3, appendix A.3.3 (control 13, allowed 1)
  names     qemu=vmx-vmfunc
  meaning   A guest can call VM functions without an exit
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx-secondary-ctls | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-shadow-vmcs
  at        MSR 48BH[46] | Intel SDM vol. 3, appendix A.3.3 (control 14, allowed 1)
  names     qemu=vmx-shadow-vmcs linux=shadow_vmcs
  meaning   VMREAD and VMWRITE in the guest can use a shadow VMCS
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx-secondary-ctls | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-encls-exit
  at        MSR 48BH[47] | Intel SDM vol. 3, appendix A.3.3 (control 15, allowed 1)
  names     qemu=vmx-encls-exit
  meaning   ENCLS leaves of SGX can exit
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1 and kvm_intel.sgx=1, whatever the CPU has; of the kernels in the tables, only 6.1 and 6.12 have it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  switch    kvm | module kvm_intel.sgx=0 | kvm | KVM then does not use the mechanism, and does not offer it to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-secondary-ctls | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-rdseed-exit
  at        MSR 48BH[48] | Intel SDM vol. 3, appendix A.3.3 (control 16, allowed 1)
  names     qemu=vmx-rdseed-exit
  meaning   RDSEED can exit
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx-secondary-ctls rdseed | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-pml
  at        MSR 48BH[49] | Intel SDM vol. 3, appendix A.3.3 (control 17, allowed 1)
  names     qemu=vmx-pml linux=pml
  meaning   Addresses of written pages are logged into a buffer
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1 and kvm_intel.ept=1 and kvm_intel.eptad=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  switch    kvm | module kvm_intel.ept=0 | kvm | KVM then does not use the mechanism, and does not offer it to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.eptad=0 | kvm | KVM then does not use the mechanism, and does not offer it to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-secondary-ctls vmx-ept | Intel SDM vol. 3, appendix A.3.3
vmx-ept-violation-ve
  at        MSR 48BH[50] | Intel SDM vol. 3, appendix A.3.3 (control 18, allowed 1)
  names     linux=ept_violation_ve
  meaning   EPT violations can become virtualization exceptions in the guest
  effect    none | KVM shows it to no guest | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-secondary-ctls vmx-ept | Intel SDM vol. 3, appendix A.3.3
vmx-pt-conceal
  at        MSR 48BH[51] | Intel SDM vol. 3, appendix A.3.3 (control 19, allowed 1)
  meaning   Processor Trace can leave out that VMX is in use
  effect    none | KVM shows it to no guest | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-secondary-ctls | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-xsaves
  at        MSR 48BH[52] | Intel SDM vol. 3, appendix A.3.3 (control 20, allowed 1)
  names     qemu=vmx-xsaves
  meaning   XSAVES and XRSTORS can be enabled in the guest
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx-secondary-ctls xsaves | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-mbec
  at        MSR 48BH[54] | Intel SDM vol. 3, appendix A.3.3 (control 22, allowed 1)
  names     qemu=vmx-mbec linux=ept_mode_based_exec old=vmx-ept-mode-based-exec
  meaning   EPT entries permit execution to user and supervisor mode apart
  effect    none | KVM shows it to no guest | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-secondary-ctls vmx-ept | Intel SDM vol. 3, appendix A.3.3
vmx-pt-use-gpa
  at        MSR 48BH[56] | Intel SDM vol. 3, appendix A.3.3 (control 24, allowed 1)
  meaning   Processor Trace writes to guest-physical addresses
  effect    none | KVM shows it to no guest | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-secondary-ctls vmx-ept | Intel SDM vol. 3, appendix A.3.3
vmx-tsc-scaling
  at        MSR 48BH[57] | Intel SDM vol. 3, appendix A.3.3 (control 25, allowed 1)
  names     qemu=vmx-tsc-scaling linux=tsc_scaling
  meaning   The guest reads a scaled time-stamp counter
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it; of the kernels in the tables, only 6.1 and 6.12 have it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx-secondary-ctls | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-enable-user-wait-pause
  at        MSR 48BH[58] | Intel SDM vol. 3, appendix A.3.3 (control 26, allowed 1)
  names     qemu=vmx-enable-user-wait-pause linux=usr_wait_pause
  meaning   TPAUSE, UMONITOR and UMWAIT can be enabled in the guest
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it; of the kernels in the tables, only 6.1 and 6.12 have it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx-secondary-ctls waitpkg | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-enclv-exit
  at        MSR 48BH[60] | Intel SDM vol. 3, appendix A.3.3 (control 28, allowed 1)
  meaning   ENCLV leaves of SGX can exit
  effect    none | KVM shows it to no guest | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-secondary-ctls | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-bus-lock-detection
  at        MSR 48BH[62] | Intel SDM vol. 3, appendix A.3.3 (control 30, allowed 1)
  meaning   Bus locks of the guest can exit
  effect    none | KVM shows it to no guest | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-secondary-ctls | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-notify-exit
  at        MSR 48BH[63] | Intel SDM vol. 3, appendix A.3.3 (control 31, allowed 1)
  names     linux=notify_vm_exiting
  meaning   A guest that lets no event in for too long exits
  effect    none | KVM shows it to no guest | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-secondary-ctls | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-ept-execonly
  at        MSR 48CH[0] | Intel SDM vol. 3, appendix A.10
  names     qemu=vmx-ept-execonly linux=ept_x_only
  meaning   EPT entries can permit execution alone
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_vmx_ept_vpid_cap
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1 and kvm_intel.ept=1, where the CPU has it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  switch    kvm | module kvm_intel.ept=0 | kvm | KVM then does not use the mechanism, and does not offer it to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-ept | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-page-walk-4
  at        MSR 48CH[6] | Intel SDM vol. 3, appendix A.10
  names     qemu=vmx-page-walk-4
  meaning   EPT walks of four levels
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_vmx_ept_vpid_cap
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1 and kvm_intel.ept=1, where the CPU has it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  switch    kvm | module kvm_intel.ept=0 | kvm | KVM then does not use the mechanism, and does not offer it to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-ept | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-page-walk-5
  at        MSR 48CH[7] | Intel SDM vol. 3, appendix A.10
  names     qemu=vmx-page-walk-5 linux=ept_5level
  meaning   EPT walks of five levels
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_vmx_ept_vpid_cap
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1 and kvm_intel.ept=1, where the CPU has it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  switch    kvm | module kvm_intel.ept=0 | kvm | KVM then does not use the mechanism, and does not offer it to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-ept | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-ept-uc
  at        MSR 48CH[8] | Intel SDM vol. 3, appendix A.10
  meaning   EPT structures may be uncacheable
  effect    none | KVM shows it to no guest | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-ept | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-ept-wb
  at        MSR 48CH[14] | Intel SDM vol. 3, appendix A.10
  meaning   EPT structures may be write-back
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_vmx_ept_vpid_cap
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1 and kvm_intel.ept=1, where the CPU has it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  switch    kvm | module kvm_intel.ept=0 | kvm | KVM then does not use the mechanism, and does not offer it to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-ept | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-ept-2mb
  at        MSR 48CH[16] | Intel SDM vol. 3, appendix A.10
  names     qemu=vmx-ept-2mb
  meaning   EPT maps pages of 2 MiB
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_vmx_ept_vpid_cap
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1 and kvm_intel.ept=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  switch    kvm | module kvm_intel.ept=0 | kvm | KVM then does not use the mechanism, and does not offer it to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-ept | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-ept-1gb
  at        MSR 48CH[17] | Intel SDM vol. 3, appendix A.10
  names     qemu=vmx-ept-1gb linux=ept_1gb
  meaning   EPT maps pages of 1 GiB
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_vmx_ept_vpid_cap
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1 and kvm_intel.ept=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  switch    kvm | module kvm_intel.ept=0 | kvm | KVM then does not use the mechanism, and does not offer it to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-ept | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-invept
  at        MSR 48CH[20] | Intel SDM vol. 3, appendix A.10
  names     qemu=vmx-invept
  meaning   INVEPT drops translations of EPT
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_vmx_ept_vpid_cap
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1 and kvm_intel.ept=1, where the CPU has it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  switch    kvm | module kvm_intel.ept=0 | kvm | KVM then does not use the mechanism, and does not offer it to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-ept | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-eptad
  at        MSR 48CH[21] | Intel SDM vol. 3, appendix A.10
  names     qemu=vmx-eptad linux=ept_ad
  meaning   EPT entries have accessed and dirty flags
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_vmx_ept_vpid_cap
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1 and kvm_intel.ept=1 and kvm_intel.eptad=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  switch    kvm | module kvm_intel.ept=0 | kvm | KVM then does not use the mechanism, and does not offer it to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.eptad=0 | kvm | KVM then does not use the mechanism, and does not offer it to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-ept | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-ept-advanced-exitinfo
  at        MSR 48CH[22] | Intel SDM vol. 3, appendix A.10
  names     qemu=vmx-ept-advanced-exitinfo
  meaning   Exits of EPT violations tell more of the linear address
  effect    none | KVM shows it to no guest | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-ept | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-invept-single-context
  at        MSR 48CH[25] | Intel SDM vol. 3, appendix A.10
  names     qemu=vmx-invept-single-context
  meaning   INVEPT for one context
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_vmx_ept_vpid_cap
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1 and kvm_intel.ept=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  switch    kvm | module kvm_intel.ept=0 | kvm | KVM then does not use the mechanism, and does not offer it to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-invept | Intel SDM vol. 3, appendix A.10
vmx-invept-all-context
  at        MSR 48CH[26] | Intel SDM vol. 3, appendix A.10
  names     qemu=vmx-invept-all-context
  meaning   INVEPT for all contexts
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_vmx_ept_vpid_cap
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1 and kvm_intel.ept=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  switch    kvm | module kvm_intel.ept=0 | kvm | KVM then does not use the mechanism, and does not offer it to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-invept | Intel SDM vol. 3, appendix A.10
vmx-invvpid
  at        MSR 48CH[32] | Intel SDM vol. 3, appendix A.10
  names     qemu=vmx-invvpid linux=invvpid
  meaning   INVVPID drops translations of a virtual processor
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_vmx_ept_vpid_cap
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1 and kvm_intel.vpid=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  switch    kvm | module kvm_intel.vpid=0 | kvm | KVM then does not use the mechanism, and does not offer it to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-vpid | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-invvpid-single-addr
  at        MSR 48CH[40] | Intel SDM vol. 3, appendix A.10
  names     qemu=vmx-invvpid-single-addr
  meaning   INVVPID for one address
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_vmx_ept_vpid_cap
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1 and kvm_intel.vpid=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  switch    kvm | module kvm_intel.vpid=0 | kvm | KVM then does not use the mechanism, and does not offer it to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-invvpid | Intel SDM vol. 3, appendix A.10
vmx-invvpid-single-context
  at        MSR 48CH[41] | Intel SDM vol. 3, appendix A.10
  meaning   INVVPID for one context
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_vmx_ept_vpid_cap
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1 and kvm_intel.vpid=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  switch    kvm | module kvm_intel.vpid=0 | kvm | KVM then does not use the mechanism, and does not offer it to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-invvpid | Intel SDM vol. 3, appendix A.10
vmx-invvpid-all-context
  at        MSR 48CH[42] | Intel SDM vol. 3, appendix A.10
  names     qemu=vmx-invvpid-all-context
  meaning   INVVPID for all contexts
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_vmx_ept_vpid_cap
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1 and kvm_intel.vpid=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  switch    kvm | module kvm_intel.vpid=0 | kvm | KVM then does not use the mechanism, and does not offer it to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-invvpid | Intel SDM vol. 3, appendix A.10
vmx-invvpid-single-context-noglobals
  at        MSR 48CH[43] | Intel SDM vol. 3, appendix A.10
  names     qemu=vmx-invept-single-context-noglobals
  meaning   INVVPID for one context that keeps global translations
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_vmx_ept_vpid_cap
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1 and kvm_intel.vpid=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  switch    kvm | module kvm_intel.vpid=0 | kvm | KVM then does not use the mechanism, and does not offer it to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-invvpid | Intel SDM vol. 3, appendix A.10
vmx-intr-exit
  at        MSR 48DH[32] | Intel SDM vol. 3, appendix A.3.1 (control 0, allowed 1)
  names     qemu=vmx-intr-exit
  meaning   External interrupts can exit
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_pinbased_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-nmi-exit
  at        MSR 48DH[35] | Intel SDM vol. 3, appendix A.3.1 (control 3, allowed 1)
  names     qemu=vmx-nmi-exit
  meaning   Non-maskable interrupts can exit
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_pinbased_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-vnmi
  at        MSR 48DH[37] | Intel SDM vol. 3, appendix A.3.1 (control 5, allowed 1)
  names     qemu=vmx-vnmi
  meaning   The blocking of non-maskable interrupts is virtualized
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_pinbased_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-preemption-timer
  at        MSR 48DH[38] | Intel SDM vol. 3, appendix A.3.1 (control 6, allowed 1)
  names     qemu=vmx-preemption-timer linux=preemption_timer
  meaning   A timer that counts down while the guest runs, and then exits
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_pinbased_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-posted-intr
  at        MSR 48DH[39] | Intel SDM vol. 3, appendix A.3.1 (control 7, allowed 1)
  names     qemu=vmx-posted-intr linux=posted_intr
  meaning   Interrupts can be posted to a running guest without an exit
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1 and kvm_intel.enable_apicv=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_pinbased_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  switch    kvm | module kvm_intel.enable_apicv=0 | kvm | KVM then does not use the mechanism, and does not offer it to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_pinbased_ctls
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-vintr-pending
  at        MSR 48EH[34] | Intel SDM vol. 3, appendix A.3.2 (control 2, allowed 1)
  names     qemu=vmx-vintr-pending
  meaning   Exits as soon as the guest can take an interrupt
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cpubased_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-tsc-offset
  at        MSR 48EH[35] | Intel SDM vol. 3, appendix A.3.2 (control 3, allowed 1)
  names     qemu=vmx-tsc-offset linux=tsc_offset
  meaning   The guest reads the time-stamp counter with an offset
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cpubased_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-hlt-exit
  at        MSR 48EH[39] | Intel SDM vol. 3, appendix A.3.2 (control 7, allowed 1)
  names     qemu=vmx-hlt-exit
  meaning   HLT can exit
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cpubased_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-invlpg-exit
  at        MSR 48EH[41] | Intel SDM vol. 3, appendix A.3.2 (control 9, allowed 1)
  names     qemu=vmx-invlpg-exit
  meaning   INVLPG can exit
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cpubased_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-mwait-exit
  at        MSR 48EH[42] | Intel SDM vol. 3, appendix A.3.2 (control 10, allowed 1)
  names     qemu=vmx-mwait-exit
  meaning   MWAIT can exit
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cpubased_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-rdpmc-exit
  at        MSR 48EH[43] | Intel SDM vol. 3, appendix A.3.2 (control 11, allowed 1)
  names     qemu=vmx-rdpmc-exit
  meaning   RDPMC can exit
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cpubased_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-rdtsc-exit
  at        MSR 48EH[44] | Intel SDM vol. 3, appendix A.3.2 (control 12, allowed 1)
  names     qemu=vmx-rdtsc-exit
  meaning   RDTSC can exit
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cpubased_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-cr3-load-noexit
  at        MSR 48EH[47] | Intel SDM vol. 3, appendix A.3.2 (control 15, allowed 1)
  names     qemu=vmx-cr3-load-noexit
  meaning   Loads of CR3 need not exit
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cpubased_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-cr3-store-noexit
  at        MSR 48EH[48] | Intel SDM vol. 3, appendix A.3.2 (control 16, allowed 1)
  names     qemu=vmx-cr3-store-noexit
  meaning   Stores of CR3 need not exit
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cpubased_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-tertiary-ctls
  at        MSR 48EH[49] | Intel SDM vol. 3, appendix A.3.2 (control 17, allowed 1)
  meaning   Tertiary controls can be used
  effect    none | KVM shows it to no guest | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cpubased_ctls
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cpubased_ctls
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-cr8-load-exit
  at        MSR 48EH[51] | Intel SDM vol. 3, appendix A.3.2 (control 19, allowed 1)
  names     qemu=vmx-cr8-load-exit
  meaning   Loads of CR8 can exit
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cpubased_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-cr8-store-exit
  at        MSR 48EH[52] | Intel SDM vol. 3, appendix A.3.2 (control 20, allowed 1)
  names     qemu=vmx-cr8-store-exit
  meaning   Stores of CR8 can exit
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cpubased_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-flexpriority
  at        MSR 48EH[53] | Intel SDM vol. 3, appendix A.3.2 (control 21, allowed 1)
  names     qemu=vmx-flexpriority linux=vtpr
  meaning   The task-priority register has a shadow that the guest uses without exits
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cpubased_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-vnmi-pending
  at        MSR 48EH[54] | Intel SDM vol. 3, appendix A.3.2 (control 22, allowed 1)
  names     qemu=vmx-vnmi-pending
  meaning   Exits as soon as the guest can take a non-maskable interrupt
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cpubased_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-movdr-exit
  at        MSR 48EH[55] | Intel SDM vol. 3, appendix A.3.2 (control 23, allowed 1)
  names     qemu=vmx-movdr-exit
  meaning   Accesses to debug registers can exit
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cpubased_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-io-exit
  at        MSR 48EH[56] | Intel SDM vol. 3, appendix A.3.2 (control 24, allowed 1)
  names     qemu=vmx-io-exit
  meaning   All accesses to I/O ports can exit
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cpubased_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-io-bitmap
  at        MSR 48EH[57] | Intel SDM vol. 3, appendix A.3.2 (control 25, allowed 1)
  names     qemu=vmx-io-bitmap
  meaning   A bitmap controls which accesses to I/O ports exit
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cpubased_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-mtf
  at        MSR 48EH[59] | Intel SDM vol. 3, appendix A.3.2 (control 27, allowed 1)
  names     qemu=vmx-mtf linux=mtf
  meaning   The guest can be run step by step
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cpubased_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-msr-bitmap
  at        MSR 48EH[60] | Intel SDM vol. 3, appendix A.3.2 (control 28, allowed 1)
  names     qemu=vmx-msr-bitmap
  meaning   A bitmap controls which accesses to MSRs exit
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cpubased_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-monitor-exit
  at        MSR 48EH[61] | Intel SDM vol. 3, appendix A.3.2 (control 29, allowed 1)
  names     qemu=vmx-monitor-exit
  meaning   MONITOR can exit
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cpubased_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-pause-exit
  at        MSR 48EH[62] | Intel SDM vol. 3, appendix A.3.2 (control 30, allowed 1)
  names     qemu=vmx-pause-exit
  meaning   PAUSE can exit
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cpubased_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-secondary-ctls
  at        MSR 48EH[63] | Intel SDM vol. 3, appendix A.3.2 (control 31, allowed 1)
  names     qemu=vmx-secondary-ctls
  meaning   Secondary controls can be used
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_cpubased_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-exit-nosave-debugctl
  at        MSR 48FH[34] | Intel SDM vol. 3, appendix A.4 (control 2, allowed 1)
  names     qemu=vmx-exit-nosave-debugctl
  meaning   Exits need not save the debug controls
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_exit_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-exit-load-perf-global-ctrl
  at        MSR 48FH[44] | Intel SDM vol. 3, appendix A.4 (control 12, allowed 1)
  names     qemu=vmx-exit-load-perf-global-ctrl
  meaning   Exits load IA32_PERF_GLOBAL_CTRL for the host
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_exit_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-exit-ack-intr
  at        MSR 48FH[47] | Intel SDM vol. 3, appendix A.4 (control 15, allowed 1)
  names     qemu=vmx-exit-ack-intr
  meaning   Exits acknowledge the interrupt that caused them
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_exit_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-exit-save-pat
  at        MSR 48FH[50] | Intel SDM vol. 3, appendix A.4 (control 18, allowed 1)
  names     qemu=vmx-exit-save-pat
  meaning   Exits save the guest's page attribute table
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_exit_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-exit-load-pat
  at        MSR 48FH[51] | Intel SDM vol. 3, appendix A.4 (control 19, allowed 1)
  names     qemu=vmx-exit-load-pat
  meaning   Exits load the host's page attribute table
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_exit_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-exit-save-efer
  at        MSR 48FH[52] | Intel SDM vol. 3, appendix A.4 (control 20, allowed 1)
  names     qemu=vmx-exit-save-efer
  meaning   Exits save the guest's EFER
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_exit_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-exit-load-efer
  at        MSR 48FH[53] | Intel SDM vol. 3, appendix A.4 (control 21, allowed 1)
  names     qemu=vmx-exit-load-efer
  meaning   Exits load the host's EFER
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_exit_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-exit-save-preemption-timer
  at        MSR 48FH[54] | Intel SDM vol. 3, appendix A.4 (control 22, allowed 1)
  names     qemu=vmx-exit-save-preemption-timer
  meaning   Exits save what is left on the preemption timer
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_exit_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx vmx-preemption-timer | Intel SDM vol. 3, appendix A.4
vmx-exit-clear-bndcfgs
  at        MSR 48FH[55] | Intel SDM vol. 3, appendix A.4 (control 23, allowed 1)
  names     qemu=vmx-exit-clear-bndcfgs
  meaning   Exits clear the bounds configuration
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_exit_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx mpx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-exit-clear-rtit-ctl
  at        MSR 48FH[57] | Intel SDM vol. 3, appendix A.4 (control 25, allowed 1)
  names     qemu=vmx-exit-clear-rtit-ctl
  meaning   Exits clear the control of Processor Trace
  effect    none | KVM shows it to no guest | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_exit_ctls
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_exit_ctls
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-exit-save-cet
  at        MSR 48FH[60] | Intel SDM vol. 3, appendix A.4 (control 28, allowed 1); libvirt 12.8 src/cpu_map/x86_features.xml
  names     qemu=vmx-exit-save-cet
  meaning   Exits load the host's state of CET
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses bits of them that it does not offer | linux 6.18 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Linux 6.18 or later, with nesting, where guests get cet-ss or cet-ibt | linux 6.18 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_exit_ctls
  needs     vmx | linux 6.18 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_exit_ctls
vmx-exit-load-pkrs
  at        MSR 48FH[61] | Intel SDM vol. 3, appendix A.4 (control 29, allowed 1)
  names     qemu=vmx-exit-load-pkrs
  meaning   Exits load the supervisor's protection keys
  effect    none | KVM shows it to no guest | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_exit_ctls
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_exit_ctls
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-exit-secondary-ctls
  at        MSR 48FH[63] | Intel SDM vol. 3, appendix A.4 (control 31, allowed 1)
  names     qemu=vmx-exit-secondary-ctls
  meaning   Secondary controls of exits can be used
  effect    none | KVM shows it to no guest | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_exit_ctls
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_exit_ctls
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-entry-noload-debugctl
  at        MSR 490H[34] | Intel SDM vol. 3, appendix A.5 (control 2, allowed 1)
  names     qemu=vmx-entry-noload-debugctl
  meaning   Entries need not load the debug controls
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_entry_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-entry-ia32e-mode
  at        MSR 490H[41] | Intel SDM vol. 3, appendix A.5 (control 9, allowed 1)
  names     qemu=vmx-entry-ia32e-mode
  meaning   A guest can be entered in IA-32e mode
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_entry_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx lm | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-entry-load-perf-global-ctrl
  at        MSR 490H[45] | Intel SDM vol. 3, appendix A.5 (control 13, allowed 1)
  names     qemu=vmx-entry-load-perf-global-ctrl
  meaning   Entries load IA32_PERF_GLOBAL_CTRL for the guest
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_entry_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-entry-load-pat
  at        MSR 490H[46] | Intel SDM vol. 3, appendix A.5 (control 14, allowed 1)
  names     qemu=vmx-entry-load-pat
  meaning   Entries load the guest's page attribute table
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_entry_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-entry-load-efer
  at        MSR 490H[47] | Intel SDM vol. 3, appendix A.5 (control 15, allowed 1)
  names     qemu=vmx-entry-load-efer
  meaning   Entries load the guest's EFER
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_entry_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-entry-load-bndcfgs
  at        MSR 490H[48] | Intel SDM vol. 3, appendix A.5 (control 16, allowed 1)
  names     qemu=vmx-entry-load-bndcfgs
  meaning   Entries load the bounds configuration
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses to restore one that announces what it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1, where the CPU has it and KVM uses it | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_entry_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx mpx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-entry-pt-conceal
  at        MSR 490H[49] | Intel SDM vol. 3, appendix A.5 (control 17, allowed 1)
  meaning   Processor Trace can leave out that an entry happened
  effect    none | KVM shows it to no guest | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_entry_ctls
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_entry_ctls
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-entry-load-rtit-ctl
  at        MSR 490H[50] | Intel SDM vol. 3, appendix A.5 (control 18, allowed 1)
  names     qemu=vmx-entry-load-rtit-ctl
  meaning   Entries load the control of Processor Trace
  effect    none | KVM shows it to no guest | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_entry_ctls
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_entry_ctls
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-entry-load-cet
  at        MSR 490H[52] | Intel SDM vol. 3, appendix A.5 (control 20, allowed 1); libvirt 12.8 src/cpu_map/x86_features.xml
  names     qemu=vmx-entry-load-cet
  meaning   Entries load the guest's state of CET
  effect    state-refused | A guest with nesting keeps its VMX registers, and KVM refuses bits of them that it does not offer | linux 6.18 arch/x86/kvm/vmx/nested.c, vmx_restore_control_msr
  level     intersect
  exposure  conditional | Linux 6.18 or later, with nesting, where guests get cet-ss or cet-ibt | linux 6.18 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_entry_ctls
  needs     vmx | linux 6.18 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_entry_ctls
vmx-entry-load-pkrs
  at        MSR 490H[54] | Intel SDM vol. 3, appendix A.5 (control 22, allowed 1)
  names     qemu=vmx-entry-load-pkrs
  meaning   Entries load the supervisor's protection keys
  effect    none | KVM shows it to no guest | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_entry_ctls
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_entry_ctls
  needs     vmx | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-entry-load-fred
  at        MSR 490H[55] | Intel SDM vol. 3, appendix A.5 (control 23, allowed 1)
  names     qemu=vmx-entry-load-fred
  meaning   Entries load the state of FRED
  effect    none | KVM shows it to no guest | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_entry_ctls
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_entry_ctls
  needs     vmx | Intel SDM vol. 3, appendix A.5
vmx-eptp-switching
  at        MSR 491H[0] | Intel SDM vol. 3, appendix A.11
  names     qemu=vmx-eptp-switching linux=eptp_switching
  meaning   A guest can switch between lists of page tables by VMFUNC
  effect    state-refused | QEMU sets the MSR from its properties, and KVM refuses a function that it does not offer | linux 6.12 arch/x86/kvm/vmx/nested.c, vmx_set_vmx_msr
  level     intersect
  exposure  conditional | Only to guests with vmx, under kvm_intel.nested=1 and kvm_intel.ept=1, whatever the CPU has | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  switch    kvm | module kvm_intel.nested=0 | kvm | Without nesting, guests have no VMX and none of its registers | linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps; arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  switch    kvm | module kvm_intel.ept=0 | kvm | KVM then does not use the mechanism, and does not offer it to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_secondary_ctls
  needs     vmx-vmfunc | qemu 10.0 target/i386/cpu.c, feature_dependencies
vmx-ipi-virt
  at        MSR 492H[4] | Intel SDM vol. 3, appendix A.3.4
  names     linux=ipi_virt
  meaning   Interrupts between processors are virtualized
  effect    none | KVM shows it to no guest | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  level     intersect
  exposure  never | KVM of Linux 5.10 to 6.12 leaves the bit out of what it offers to nested guests | linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs
  needs     vmx-tertiary-ctls | Intel SDM vol. 3, appendix A.3.4
stlb-qos
  at        MSR CFH[0] | Intel SDM vol. 4, table 2-2, IA32_CORE_CAPABILITIES
  names     sdm=STLB_QOS
  meaning   Shares of the second-level TLB can be set aside for classes of threads
  effect    none | No KVM guest sees the MSR under Linux 6.1 or 6.12 | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 6.1 and 6.12 does not offer core-capability, so the MSR is not there for guests | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     core-capability | qemu 7.2 target/i386/cpu.c, feature_dependencies
integrity-caps
  at        MSR CFH[2] | Intel SDM vol. 4, table 2-2, IA32_CORE_CAPABILITIES; linux 6.12 arch/x86/include/asm/msr-index.h, MSR_IA32_CORE_CAPS_INTEGRITY_CAPS
  names     sdm=FUSA_SUPPORTED
  meaning   A register lists tests of integrity that the processor runs on itself; for functional safety
  effect    none | No KVM guest sees the MSR under Linux 6.1 or 6.12 | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 6.1 and 6.12 does not offer core-capability, so the MSR is not there for guests | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     core-capability | qemu 7.2 target/i386/cpu.c, feature_dependencies
rsm-in-cpl0-only
  at        MSR CFH[3] | Intel SDM vol. 4, table 2-2, IA32_CORE_CAPABILITIES
  names     sdm=RSM_IN_CPL0_ONLY
  meaning   RSM, the return from system management mode, runs at the most privileged level only
  effect    none | No KVM guest sees the MSR under Linux 6.1 or 6.12 | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 6.1 and 6.12 does not offer core-capability, so the MSR is not there for guests | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     core-capability | qemu 7.2 target/i386/cpu.c, feature_dependencies
uc-lock-disable-supported
  at        MSR CFH[4] | Intel SDM vol. 4, table 2-2, IA32_CORE_CAPABILITIES
  names     sdm=UC_LOCK_DISABLE_SUPPORTED
  meaning   A locked access to memory that is not cached can be made to fault
  effect    none | No KVM guest sees the MSR under Linux 6.1 or 6.12 | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 6.1 and 6.12 does not offer core-capability, so the MSR is not there for guests | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     core-capability | qemu 7.2 target/i386/cpu.c, feature_dependencies
split-lock-detect
  at        MSR CFH[5] | Intel SDM vol. 4, table 2-2, IA32_CORE_CAPABILITIES
  names     qemu=split-lock-detect
  meaning   A locked access across two cache lines can be made to raise #AC
  effect    none | No KVM guest sees the MSR's bit under Linux 6.1 | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 6.1 does not offer core-capability, so the MSR is not there for guests | linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  switch    kernel | parameter split_lock_detect=off | nothing | Only the host stops using it; the MSR's bit stays, and guests have none either way | linux 6.1 Documentation/admin-guide/kernel-parameters.txt, split_lock_detect=
  needs     core-capability | qemu 7.2 target/i386/cpu.c, feature_dependencies
snoop-filter-qos
  at        MSR CFH[6] | Intel SDM vol. 4, table 2-2, IA32_CORE_CAPABILITIES
  names     sdm=SNOOP_FILTER_QOS_SUPPORTED
  meaning   Shares of the snoop filter can be set aside for classes of threads
  effect    none | No KVM guest sees the MSR under Linux 6.1 or 6.12 | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 6.1 and 6.12 does not offer core-capability, so the MSR is not there for guests | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     core-capability | qemu 7.2 target/i386/cpu.c, feature_dependencies
uc-store-throttling
  at        MSR CFH[7] | Intel SDM vol. 4, table 2-2, IA32_CORE_CAPABILITIES
  names     sdm=UC_STORE_THROTTLING_SUPPORTED
  meaning   Writes to memory that is not cached can be slowed down
  effect    none | No KVM guest sees the MSR under Linux 6.1 or 6.12 | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  level     intersect
  exposure  never | KVM of Linux 6.1 and 6.12 does not offer core-capability, so the MSR is not there for guests | linux 6.1 and 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps
  needs     core-capability | qemu 7.2 target/i386/cpu.c, feature_dependencies
"""#

let featureIndex: StaticString = #"""
pni|3|506|0|0|0||CPUID.01H:ECX[0]|0=SSE3 1=SSE3 2=pni 3=pni 4=HW_CPU_X86_SSE3 5=sse3
pclmuldq|517|516|0|0|0||CPUID.01H:ECX[1]|0=PCLMULQDQ 1=PCLMULQDQ 2=pclmulqdq 3=pclmulqdq 4=HW_CPU_X86_CLMUL
dtes64|1039|947|1|0|2||CPUID.01H:ECX[2]|0=DTES64 2=dtes64 3=dtes64
monitor|1993|2562|4|0|3|q|CPUID.01H:ECX[3]|0=MONITOR 1=MONITOR 2=monitor 3=monitor
ds_cpl|4561|553|5|0|4||CPUID.01H:ECX[4]|0=DS-CPL 2=ds-cpl 3=ds_cpl
vmx|5117|1314|1|0|2||CPUID.01H:ECX[5]|0=VMX 2=vmx 3=vmx 4=HW_CPU_X86_VMX 4=HW_CPU_X86_INTEL_VMX
smx|6434|500|5|0|4||CPUID.01H:ECX[6]|0=SMX 2=smx 3=smx
est|6937|467|5|0|4||CPUID.01H:ECX[7]|0=EIST 2=est 3=est
tm2|7407|475|5|0|4||CPUID.01H:ECX[8]|0=TM2 2=tm2 3=tm2
ssse3|7887|539|0|0|0||CPUID.01H:ECX[9]|0=SSSE3 1=SSSE3 2=ssse3 3=ssse3 4=HW_CPU_X86_SSSE3
cid|8429|474|5|0|4||CPUID.01H:ECX[10]|0=CNXT-ID 2=cid 3=cid
sdbg|8907|824|5|0|4||CPUID.01H:ECX[11]|0=SDBG 3=sdbg
fma|9734|531|0|0|0||CPUID.01H:ECX[12]|0=FMA 1=FMA 2=fma 3=fma 4=HW_CPU_X86_FMA3
cx16|10269|468|0|0|0||CPUID.01H:ECX[13]|0=CMPXCHG16B 1=CMPXCHG16B 2=cx16 3=cx16
xtpr|10741|492|5|0|4||CPUID.01H:ECX[14]|2=xtpr 3=xtpr
pdcm|11237|1036|0|0|2||CPUID.01H:ECX[15]|0=PDCM 2=pdcm 3=pdcm
pcid|12277|844|1|0|0||CPUID.01H:ECX[17]|0=PCID 1=PCID 2=pcid 3=pcid
dca|13124|487|5|0|4||CPUID.01H:ECX[18]|0=DCA 2=dca 3=dca
sse4.1|13617|568|0|0|0||CPUID.01H:ECX[19]|0=SSE4_1 1=SSE41 2=sse4.1 3=sse4_1 4=HW_CPU_X86_SSE41 5=sse4-1
sse4.2|14191|560|0|0|0||CPUID.01H:ECX[20]|0=SSE4_2 1=SSE42 2=sse4.2 3=sse4_2 4=HW_CPU_X86_SSE42 5=sse4-2
x2apic|14757|1125|1|0|1||CPUID.01H:ECX[21]|0=x2APIC 1=X2APIC 2=x2apic 3=x2apic
movbe|15887|507|0|0|0||CPUID.01H:ECX[22]|0=MOVBE 1=MOVBE 2=movbe 3=movbe
popcnt|16400|367|0|0|0||CPUID.01H:ECX[23]|0=POPCNT 1=POPCNT 2=popcnt 3=popcnt
tsc-deadline|16779|1357|2|0|1|q|CPUID.01H:ECX[24]|0=TSC-Deadline 2=tsc-deadline 3=tsc_deadline_timer
aes|18139|981|0|0|0||CPUID.01H:ECX[25]|0=AESNI 1=AES 2=aes 3=aes 4=HW_CPU_X86_AESNI
xsave|19125|794|1|0|0||CPUID.01H:ECX[26]|0=XSAVE 1=XSAVE 2=xsave 3=xsave
osxsave|19926|740|5|2|2||CPUID.01H:ECX[27]|0=OSXSAVE 1=OSXSAVE
avx|20669|1607|0|0|0||CPUID.01H:ECX[28]|0=AVX 1=AVX 2=avx 3=avx 4=HW_CPU_X86_AVX
f16c|22280|474|0|0|0||CPUID.01H:ECX[29]|0=F16C 1=F16C 2=f16c 3=f16c 4=HW_CPU_X86_F16C
rdrand|22760|1083|0|0|0||CPUID.01H:ECX[30]|0=RDRAND 1=RDRAND 2=rdrand 3=rdrand
hypervisor|23853|952|5|2|1|q|CPUID.01H:ECX[31]|2=hypervisor 3=hypervisor
fpu|24808|392|0|0|0||CPUID.01H:EDX[0]|0=FPU 1=FPU 2=fpu 3=fpu
vme|25203|588|1|0|0||CPUID.01H:EDX[1]|0=VME 1=VME 2=vme 3=vme
de|25793|549|1|0|0||CPUID.01H:EDX[2]|0=DE 1=DE 2=de 3=de
pse|26345|560|1|0|0||CPUID.01H:EDX[3]|0=PSE 1=PSE 2=pse 3=pse
tsc|26908|511|0|0|0||CPUID.01H:EDX[4]|0=TSC 1=TSC 2=tsc 3=tsc
msr|27422|346|0|0|0||CPUID.01H:EDX[5]|0=MSR 1=MSR 2=msr 3=msr
pae|27771|567|1|0|0||CPUID.01H:EDX[6]|0=PAE 1=PAE 2=pae 3=pae
mce|28341|903|5|0|1|q|CPUID.01H:EDX[7]|0=MCE 1=MCE 2=mce 3=mce
cx8|29247|378|0|0|0||CPUID.01H:EDX[8]|0=CX8 1=CMPXCHG8B 2=cx8 3=cx8
apic|29629|681|5|0|0||CPUID.01H:EDX[9]|0=APIC 1=APIC 2=apic 3=apic
sep|30313|361|0|0|0||CPUID.01H:EDX[11]|0=SEP 1=SysEnterSysExit 2=sep 3=sep
mtrr|30678|710|5|0|1|q|CPUID.01H:EDX[12]|0=MTRR 1=MTRR 2=mtrr 3=mtrr
pge|31391|582|1|0|0||CPUID.01H:EDX[13]|0=PGE 1=PGE 2=pge 3=pge
mca|31976|641|5|0|1|q|CPUID.01H:EDX[14]|0=MCA 1=MCA 2=mca 3=mca
cmov|32621|352|0|0|0||CPUID.01H:EDX[15]|0=CMOV 1=CMOV 2=cmov 3=cmov
pat|32976|845|5|0|1|q|CPUID.01H:EDX[16]|0=PAT 1=PAT 2=pat 3=pat
pse36|33826|470|5|0|0||CPUID.01H:EDX[17]|0=PSE-36 1=PSE36 2=pse36 3=pse36
pn|34298|688|5|0|4||CPUID.01H:EDX[18]|0=PSN 2=pn 3=pn
clflush|34993|379|0|0|0||CPUID.01H:EDX[19]|0=CLFSH 1=CLFSH 2=clflush 3=clflush
ds|35374|947|1|0|2||CPUID.01H:EDX[21]|0=DS 2=ds 3=dts
acpi|36325|533|5|0|4||CPUID.01H:EDX[22]|0=ACPI 2=acpi 3=acpi
mmx|36861|462|0|0|0||CPUID.01H:EDX[23]|0=MMX 1=MMX 2=mmx 3=mmx 4=HW_CPU_X86_MMX
fxsr|37327|460|0|0|0||CPUID.01H:EDX[24]|0=FXSR 1=FXSR 2=fxsr 3=fxsr
sse|37790|459|0|0|0||CPUID.01H:EDX[25]|0=SSE 1=SSE 2=sse 3=sse 4=HW_CPU_X86_SSE
sse2|38253|475|0|0|0||CPUID.01H:EDX[26]|0=SSE2 1=SSE2 2=sse2 3=sse2 4=HW_CPU_X86_SSE2
ss|38730|616|5|0|2||CPUID.01H:EDX[27]|0=SS 2=ss 3=ss
ht|39348|783|5|2|2|q|CPUID.01H:EDX[28]|0=HTT 1=HTT 2=ht 3=ht
tm|40133|472|5|0|4||CPUID.01H:EDX[29]|0=TM 2=tm 3=tm
ia64|40609|431|5|0|4||CPUID.01H:EDX[30]|2=ia64 3=ia64
pbe|41043|481|5|0|4||CPUID.01H:EDX[31]|0=PBE 2=pbe 3=pbe
mwait-extensions|41540|636|4|0|3||CPUID.05H:ECX[0]|
mwait-irq-break|42191|613|4|0|3||CPUID.05H:ECX[1]|
dtherm|42810|761|5|0|4||CPUID.06H:EAX[0]|3=dtherm
ida|43574|1074|5|0|4||CPUID.06H:EAX[1]|3=ida
arat|44652|1097|5|0|1|q|CPUID.06H:EAX[2]|0=ARAT 1=ARAT 2=arat
pln|45752|790|5|0|4||CPUID.06H:EAX[4]|0=PLN 3=pln
ecmd|46546|518|5|0|4||CPUID.06H:EAX[5]|0=ECMD
pts|47067|769|5|0|4||CPUID.06H:EAX[6]|0=PTM 3=pts
hwp|47839|792|5|0|4||CPUID.06H:EAX[7]|0=HWP 3=hwp
hwp_notify|48641|878|5|0|4||CPUID.06H:EAX[8]|3=hwp_notify 0=HWP_Notification
hwp_act_window|49533|894|5|0|4||CPUID.06H:EAX[9]|3=hwp_act_window 0=HWP_Activity_Window
hwp_epp|50434|903|5|0|4||CPUID.06H:EAX[10]|3=hwp_epp 0=HWP_Energy_Performance_Preference
hwp_pkg_req|51348|880|5|0|4||CPUID.06H:EAX[11]|3=hwp_pkg_req 0=HWP_Package_Level_Request
hdc|52231|588|5|0|4||CPUID.06H:EAX[13]|0=HDC
turbo-boost-max-3|52836|535|5|0|4||CPUID.06H:EAX[14]|
hwp-highest-perf-change|53394|630|5|0|4||CPUID.06H:EAX[15]|
hwp-peci-override|54041|586|5|0|4||CPUID.06H:EAX[16]|
hwp-flexible|54639|602|5|0|4||CPUID.06H:EAX[17]|
hwp-fast-access|55256|582|5|0|4||CPUID.06H:EAX[18]|
hfi|55841|818|5|0|4||CPUID.06H:EAX[19]|3=hfi
hwp-ignore-idle|56674|592|5|0|4||CPUID.06H:EAX[20]|
thread-director|57281|525|5|0|4||CPUID.06H:EAX[23]|
therm-interrupt-bit25|57827|542|5|0|4||CPUID.06H:EAX[24]|
aperfmperf|58379|853|5|0|4||CPUID.06H:ECX[0]|3=aperfmperf 1=EffFreq
epb|59235|770|5|0|4||CPUID.06H:ECX[3]|3=epb
hfi-performance|60020|500|5|0|4||CPUID.06H:EDX[0]|
hfi-efficiency|60534|506|5|0|4||CPUID.06H:EDX[1]|
fsgsbase|61048|1024|1|0|0||CPUID.(EAX=07H,ECX=0):EBX[0]|0=FSGSBASE 1=FSGSBASE 2=fsgsbase 3=fsgsbase
tsc_adjust|62082|876|5|0|1||CPUID.(EAX=07H,ECX=0):EBX[1]|0=IA32_TSC_ADJUST 2=tsc-adjust 3=tsc_adjust
sgx|62961|1768|0|0|2||CPUID.(EAX=07H,ECX=0):EBX[2]|0=SGX 2=sgx 3=sgx
bmi1|64733|741|0|0|0||CPUID.(EAX=07H,ECX=0):EBX[3]|0=BMI1 1=BMI1 2=bmi1 3=bmi1 4=HW_CPU_X86_BMI
hle|65477|2612|4|0|2||CPUID.(EAX=07H,ECX=0):EBX[4]|0=HLE 2=hle 3=hle
avx2|68093|1313|0|0|0||CPUID.(EAX=07H,ECX=0):EBX[5]|0=AVX2 1=AVX2 2=avx2 3=avx2 4=HW_CPU_X86_AVX2
fdp-excptn-only|69421|1072|5|2|2||CPUID.(EAX=07H,ECX=0):EBX[6]|0=FDP_EXCPTN_ONLY 2=fdp-excptn-only
smep|70497|943|1|0|0||CPUID.(EAX=07H,ECX=0):EBX[7]|0=SMEP 1=SMEP 2=smep 3=smep
bmi2|71444|757|0|0|0||CPUID.(EAX=07H,ECX=0):EBX[8]|0=BMI2 1=BMI2 2=bmi2 3=bmi2 4=HW_CPU_X86_BMI2
erms|72205|1724|4|0|0|q|CPUID.(EAX=07H,ECX=0):EBX[9]|0=ERMS 1=ERMS 2=erms 3=erms
invpcid|73936|966|0|0|2||CPUID.(EAX=07H,ECX=0):EBX[10]|0=INVPCID 1=INVPCID 2=invpcid 3=invpcid
rtm|74905|2679|0|0|2||CPUID.(EAX=07H,ECX=0):EBX[11]|0=RTM 2=rtm 3=rtm
cmt|77587|825|5|0|4||CPUID.(EAX=07H,ECX=0):EBX[12]|0=RDT-M 1=PQM 3=cqm
zero-fcs-fds|78424|1114|5|2|2||CPUID.(EAX=07H,ECX=0):EBX[13]|2=zero-fcs-fds
mpx|79541|1265|1|0|2||CPUID.(EAX=07H,ECX=0):EBX[14]|0=MPX 2=mpx 3=mpx 4=HW_CPU_X86_MPX
rdt_a|80811|777|5|0|4||CPUID.(EAX=07H,ECX=0):EBX[15]|0=RDT-A 3=rdt_a 1=PQE
avx512f|81595|1682|1|0|0||CPUID.(EAX=07H,ECX=0):EBX[16]|0=AVX512F 2=avx512f 3=avx512f 4=HW_CPU_X86_AVX512F
avx512dq|83285|844|0|0|0||CPUID.(EAX=07H,ECX=0):EBX[17]|0=AVX512DQ 2=avx512dq 3=avx512dq 4=HW_CPU_X86_AVX512DQ
rdseed|84135|652|0|0|0||CPUID.(EAX=07H,ECX=0):EBX[18]|0=RDSEED 1=RDSEED 2=rdseed 3=rdseed
adx|84790|651|0|0|0||CPUID.(EAX=07H,ECX=0):EBX[19]|0=ADX 1=ADX 2=adx 3=adx
smap|85445|968|1|0|0||CPUID.(EAX=07H,ECX=0):EBX[20]|0=SMAP 1=SMAP 2=smap 3=smap
avx512ifma|86423|811|0|0|0||CPUID.(EAX=07H,ECX=0):EBX[21]|0=AVX512_IFMA 2=avx512ifma 3=avx512ifma 4=HW_CPU_X86_AVX512IFMA
pcommit|87241|541|5|0|4||CPUID.(EAX=07H,ECX=0):EBX[22]|2=pcommit
clflushopt|87792|675|0|0|0||CPUID.(EAX=07H,ECX=0):EBX[23]|0=CLFLUSHOPT 2=clflushopt 3=clflushopt
clwb|88471|646|0|0|0||CPUID.(EAX=07H,ECX=0):EBX[24]|0=CLWB 1=CLWB 2=clwb 3=clwb
intel-pt|89125|1448|5|0|3||CPUID.(EAX=07H,ECX=0):EBX[25]|2=intel-pt 3=intel_pt
avx512pf|90581|811|0|0|0||CPUID.(EAX=07H,ECX=0):EBX[26]|0=AVX512PF 2=avx512pf 3=avx512pf 4=HW_CPU_X86_AVX512PF
avx512er|91400|823|0|0|0||CPUID.(EAX=07H,ECX=0):EBX[27]|0=AVX512ER 2=avx512er 3=avx512er 4=HW_CPU_X86_AVX512ER
avx512cd|92231|818|0|0|0||CPUID.(EAX=07H,ECX=0):EBX[28]|0=AVX512CD 2=avx512cd 3=avx512cd 4=HW_CPU_X86_AVX512CD
sha-ni|93055|746|0|0|0||CPUID.(EAX=07H,ECX=0):EBX[29]|0=SHA 1=SHA 2=sha-ni 3=sha_ni 4=HW_CPU_X86_SHA
avx512bw|93809|810|0|0|0||CPUID.(EAX=07H,ECX=0):EBX[30]|0=AVX512BW 2=avx512bw 3=avx512bw 4=HW_CPU_X86_AVX512BW
avx512vl|94627|809|0|0|0||CPUID.(EAX=07H,ECX=0):EBX[31]|0=AVX512VL 2=avx512vl 3=avx512vl 4=HW_CPU_X86_AVX512VL
prefetchwt1|95447|579|5|0|4||CPUID.(EAX=07H,ECX=0):ECX[0]|0=PREFETCHWT1
avx512vbmi|96036|875|0|0|0||CPUID.(EAX=07H,ECX=0):ECX[1]|0=AVX512_VBMI 2=avx512vbmi 3=avx512vbmi 4=HW_CPU_X86_AVX512VBMI
umip|96915|901|1|0|2||CPUID.(EAX=07H,ECX=0):ECX[2]|0=UMIP 1=UMIP 2=umip 3=umip
pku|97819|1770|1|0|2||CPUID.(EAX=07H,ECX=0):ECX[3]|0=PKU 1=PKU 2=pku 3=pku
ospke|99594|953|5|2|2||CPUID.(EAX=07H,ECX=0):ECX[4]|0=OSPKE 1=OSPKE 3=ospke
waitpkg|100554|1119|0|0|2||CPUID.(EAX=07H,ECX=0):ECX[5]|0=WAITPKG 2=waitpkg 3=waitpkg
avx512vbmi2|101684|898|0|0|0||CPUID.(EAX=07H,ECX=0):ECX[6]|0=AVX512_VBMI2 2=avx512vbmi2 3=avx512_vbmi2 4=HW_CPU_X86_AVX512VBMI2
cet-ss|102588|791|1|0|2||CPUID.(EAX=07H,ECX=0):ECX[7]|0=CET_SS 2=cet-ss 5=shstk
gfni|103383|760|0|0|0||CPUID.(EAX=07H,ECX=0):ECX[8]|0=GFNI 2=gfni 3=gfni 4=HW_CPU_X86_AVX512GFNI
vaes|104147|1079|0|0|0||CPUID.(EAX=07H,ECX=0):ECX[9]|0=VAES 1=VAES 2=vaes 3=vaes 4=HW_CPU_X86_AVX512VAES
vpclmulqdq|105236|1133|0|0|0||CPUID.(EAX=07H,ECX=0):ECX[10]|0=VPCLMULQDQ 2=vpclmulqdq 3=vpclmulqdq 4=HW_CPU_X86_AVX512VPCLMULQDQ
avx512vnni|106379|830|0|0|0||CPUID.(EAX=07H,ECX=0):ECX[11]|0=AVX512_VNNI 2=avx512vnni 3=avx512_vnni 4=HW_CPU_X86_AVX512VNNI
avx512bitalg|107221|900|0|0|0||CPUID.(EAX=07H,ECX=0):ECX[12]|0=AVX512_BITALG 2=avx512bitalg 3=avx512_bitalg 4=HW_CPU_X86_AVX512BITALG
tme|108124|1078|5|0|4||CPUID.(EAX=07H,ECX=0):ECX[13]|0=TME_EN 3=tme
avx512-vpopcntdq|109218|849|0|0|0||CPUID.(EAX=07H,ECX=0):ECX[14]|0=AVX512_VPOPCNTDQ 2=avx512-vpopcntdq 3=avx512_vpopcntdq 4=HW_CPU_X86_AVX512VPOPCNTDQ
la57|110071|1090|1|0|2||CPUID.(EAX=07H,ECX=0):ECX[16]|0=LA57 1=LA57 2=la57 3=la57
rdpid|111166|978|0|0|2||CPUID.(EAX=07H,ECX=0):ECX[22]|0=RDPID 1=RDPID 2=rdpid 3=rdpid
keylocker|112153|480|5|0|4||CPUID.(EAX=07H,ECX=0):ECX[23]|0=KL
bus-lock-detect|112648|1099|0|0|2||CPUID.(EAX=07H,ECX=0):ECX[24]|0=BUS_LOCK_DETECT 1=BUSLOCKTRAP 2=bus-lock-detect 3=bus_lock_detect
cldemote|113755|681|4|0|0||CPUID.(EAX=07H,ECX=0):ECX[25]|0=CLDEMOTE 2=cldemote 3=cldemote
movdiri|114443|630|0|0|0||CPUID.(EAX=07H,ECX=0):ECX[27]|0=MOVDIRI 2=movdiri 3=movdiri
movdir64b|115082|659|0|0|0||CPUID.(EAX=07H,ECX=0):ECX[28]|0=MOVDIR64B 2=movdir64b 3=movdir64b
enqcmd|115747|832|5|0|4||CPUID.(EAX=07H,ECX=0):ECX[29]|0=ENQCMD 3=enqcmd
sgxlc|116584|1306|0|0|2||CPUID.(EAX=07H,ECX=0):ECX[30]|0=SGX_LC 2=sgxlc 3=sgx_lc
pks|117893|427|5|0|4||CPUID.(EAX=07H,ECX=0):ECX[31]|0=PKS 2=pks
sgx-keys|118328|552|5|0|4||CPUID.(EAX=07H,ECX=0):EDX[1]|0=SGX-KEYS
avx512-4vnniw|118893|812|0|0|0||CPUID.(EAX=07H,ECX=0):EDX[2]|0=AVX512_4VNNIW 2=avx512-4vnniw 3=avx512_4vnniw
avx512-4fmaps|119718|827|0|0|0||CPUID.(EAX=07H,ECX=0):EDX[3]|0=AVX512_4FMAPS 2=avx512-4fmaps 3=avx512_4fmaps
fsrm|120549|1553|4|0|0|q|CPUID.(EAX=07H,ECX=0):EDX[4]|1=FSRM 2=fsrm 3=fsrm
uintr|122107|477|5|0|4||CPUID.(EAX=07H,ECX=0):EDX[5]|0=UINTR
avx512-vp2intersect|122603|831|0|0|0||CPUID.(EAX=07H,ECX=0):EDX[8]|0=AVX512_VP2INTERSECT 2=avx512-vp2intersect 3=avx512_vp2intersect
srbds-ctrl|123444|976|5|0|4||CPUID.(EAX=07H,ECX=0):EDX[9]|0=SRBDS_CTRL
md-clear|124428|1549|3|1|0||CPUID.(EAX=07H,ECX=0):EDX[10]|0=MD_CLEAR 2=md-clear 3=md_clear
rtm-always-abort|125993|938|5|2|4||CPUID.(EAX=07H,ECX=0):EDX[11]|0=RTM_ALWAYS_ABORT
tsx-force-abort|126946|610|5|0|4||CPUID.(EAX=07H,ECX=0):EDX[13]|0=RTM_FORCE_ABORT
serialize|127565|660|0|0|0||CPUID.(EAX=07H,ECX=0):EDX[14]|0=SERIALIZE 2=serialize 3=serialize
hybrid|128231|656|5|2|4||CPUID.(EAX=07H,ECX=0):EDX[15]|0=HYBRID
tsx-ldtrk|128896|738|0|0|0||CPUID.(EAX=07H,ECX=0):EDX[16]|0=TSXLDTRK 2=tsx-ldtrk 3=tsxldtrk
pconfig|129641|701|5|0|4||CPUID.(EAX=07H,ECX=0):EDX[18]|0=PCONFIG 3=pconfig
arch-lbr|130350|692|5|0|4||CPUID.(EAX=07H,ECX=0):EDX[19]|2=arch-lbr 3=arch_lbr
cet-ibt|131049|1099|1|0|2||CPUID.(EAX=07H,ECX=0):EDX[20]|0=CET_IBT 2=cet-ibt 3=ibt 5=ibt
amx-bf16|132156|771|0|0|0||CPUID.(EAX=07H,ECX=0):EDX[22]|0=AMX-BF16 2=amx-bf16 3=amx_bf16 4=HW_CPU_X86_AMXBF16
avx512-fp16|132938|780|0|0|0||CPUID.(EAX=07H,ECX=0):EDX[23]|0=AVX512_FP16 2=avx512-fp16 3=avx512_fp16
amx-tile|133726|1613|1|0|2||CPUID.(EAX=07H,ECX=0):EDX[24]|0=AMX-TILE 2=amx-tile 3=amx_tile 4=HW_CPU_X86_AMXTILE
amx-int8|135347|778|0|0|0||CPUID.(EAX=07H,ECX=0):EDX[25]|0=AMX-INT8 2=amx-int8 3=amx_int8 4=HW_CPU_X86_AMXINT8
spec-ctrl|136134|1457|0|0|2||CPUID.(EAX=07H,ECX=0):EDX[26]|2=spec-ctrl
stibp|137596|1513|3|0|2||CPUID.(EAX=07H,ECX=0):EDX[27]|0=STIBP 2=stibp
flush-l1d|139118|1384|0|0|2||CPUID.(EAX=07H,ECX=0):EDX[28]|0=L1D_FLUSH 2=flush-l1d 3=flush_l1d
arch-capabilities|140519|1046|3|0|1||CPUID.(EAX=07H,ECX=0):EDX[29]|0=IA32_ARCH_CAPABILITIES 2=arch-capabilities 3=arch_capabilities 5=arch-facilities
core-capability|141580|491|5|0|4||CPUID.(EAX=07H,ECX=0):EDX[30]|0=IA32_CORE_CAPABILITIES 2=core-capability
ssbd|142075|1512|3|0|2||CPUID.(EAX=07H,ECX=0):EDX[31]|0=SSBD 2=ssbd
sha512|143593|670|0|0|2||CPUID.(EAX=07H,ECX=1):EAX[0]|0=SHA512 2=sha512
sm3|144266|660|0|0|2||CPUID.(EAX=07H,ECX=1):EAX[1]|0=SM3 2=sm3
sm4|144929|665|0|0|2||CPUID.(EAX=07H,ECX=1):EAX[2]|0=SM4 2=sm4
rao-int|145601|447|5|0|4||CPUID.(EAX=07H,ECX=1):EAX[3]|0=RAO-INT
avx-vnni|146056|783|0|0|0||CPUID.(EAX=07H,ECX=1):EAX[4]|0=AVX-VNNI 2=avx-vnni 3=avx_vnni
avx512-bf16|146850|857|0|0|0||CPUID.(EAX=07H,ECX=1):EAX[5]|0=AVX512_BF16 2=avx512-bf16 3=avx512_bf16
lass|147711|514|5|0|4||CPUID.(EAX=07H,ECX=1):EAX[6]|0=LASS
cmpccxadd|148234|646|0|0|2||CPUID.(EAX=07H,ECX=1):EAX[7]|0=CMPCCXADD 2=cmpccxadd 3=cmpccxadd
arch-perfmon-ext|148896|537|5|0|4||CPUID.(EAX=07H,ECX=1):EAX[8]|0=ARCHPERFMONEXT
fzrm|149437|941|4|0|2|q|CPUID.(EAX=07H,ECX=1):EAX[10]|0=FZLRM 2=fzrm
fsrs|150382|931|4|0|2|q|CPUID.(EAX=07H,ECX=1):EAX[11]|0=FSRS 2=fsrs
fsrc|151317|947|4|0|2|q|CPUID.(EAX=07H,ECX=1):EAX[12]|0=FSRCS 2=fsrc
fred|152268|1260|1|0|2||CPUID.(EAX=07H,ECX=1):EAX[17]|0=FRED 2=fred 3=fred
lkgs|153532|668|0|0|2||CPUID.(EAX=07H,ECX=1):EAX[18]|0=LKGS 2=lkgs
wrmsrns|154207|641|0|0|2||CPUID.(EAX=07H,ECX=1):EAX[19]|0=WRMSRNS 2=wrmsrns
amx-fp16|154856|630|0|0|2||CPUID.(EAX=07H,ECX=1):EAX[21]|0=AMX-FP16 2=amx-fp16 3=amx_fp16
hreset|155492|468|5|0|4||CPUID.(EAX=07H,ECX=1):EAX[22]|0=HRESET
avx-ifma|155968|681|0|0|2||CPUID.(EAX=07H,ECX=1):EAX[23]|0=AVX-IFMA 2=avx-ifma 3=avx_ifma
lam|156652|1001|1|0|2||CPUID.(EAX=07H,ECX=1):EAX[26]|0=LAM 2=lam 3=lam
msrlist|157660|487|5|0|4||CPUID.(EAX=07H,ECX=1):EAX[27]|0=MSRLIST
invd-disable-post-bios-done|158174|414|5|0|4||CPUID.(EAX=07H,ECX=1):EAX[30]|
movrs|158593|585|0|0|2||CPUID.(EAX=07H,ECX=1):EAX[31]|0=MOVRS 2=movrs
intel-ppin|159188|764|5|0|4||CPUID.(EAX=07H,ECX=1):EBX[0]|0=PPIN
pbndkb|159958|425|5|0|4||CPUID.(EAX=07H,ECX=1):EBX[1]|0=PBNDKB
msr-imm|160390|691|0|0|2||CPUID.(EAX=07H,ECX=1):ECX[5]|0=MSR_IMM 2=msr-imm 3=msr_imm
avx-vnni-int8|161094|654|0|0|2||CPUID.(EAX=07H,ECX=1):EDX[4]|0=AVX-VNNI-INT8 2=avx-vnni-int8
avx-ne-convert|161762|663|0|0|2||CPUID.(EAX=07H,ECX=1):EDX[5]|0=AVX-NE-CONVERT 2=avx-ne-convert
amx-complex|162436|668|0|0|2||CPUID.(EAX=07H,ECX=1):EDX[8]|0=AMX-COMPLEX 2=amx-complex
avx-vnni-int16|163118|724|0|0|2||CPUID.(EAX=07H,ECX=1):EDX[10]|0=AVX-VNNI-INT16 2=avx-vnni-int16
prefetchiti|163853|591|4|0|2||CPUID.(EAX=07H,ECX=1):EDX[14]|0=PREFETCHI 2=prefetchiti
user-msr|164452|434|5|0|4||CPUID.(EAX=07H,ECX=1):EDX[15]|0=USER_MSR
uiret-uif|164895|564|5|0|4||CPUID.(EAX=07H,ECX=1):EDX[17]|0=UIRET_UIF
cet-sss|165466|492|5|0|4||CPUID.(EAX=07H,ECX=1):EDX[18]|0=CET_SSS
avx10|165963|864|0|0|2||CPUID.(EAX=07H,ECX=1):EDX[19]|0=AVX10 2=avx10
apxf|166831|504|5|0|4||CPUID.(EAX=07H,ECX=1):EDX[21]|0=APX_F 2=apxf 5=apx
intel-psfd|167345|821|3|0|2||CPUID.(EAX=07H,ECX=2):EDX[0]|2=intel-psfd 0=PSFD
ipred-ctrl|168176|825|3|0|2||CPUID.(EAX=07H,ECX=2):EDX[1]|2=ipred-ctrl 0=IPRED_CTRL
rrsba-ctrl|169011|899|3|0|2||CPUID.(EAX=07H,ECX=2):EDX[2]|2=rrsba-ctrl 0=RRSBA_CTRL
ddpd-u|169916|746|3|0|2||CPUID.(EAX=07H,ECX=2):EDX[3]|2=ddpd-u 0=DDPD_U
bhi-ctrl|170670|1097|3|0|2||CPUID.(EAX=07H,ECX=2):EDX[4]|2=bhi-ctrl 0=BHI_CTRL
mcdt-no|171774|963|3|0|2|q|CPUID.(EAX=07H,ECX=2):EDX[5]|2=mcdt-no 0=MCDT_NO
uc-lock-dis|172748|511|5|0|4||CPUID.(EAX=07H,ECX=2):EDX[6]|0=UC_LOCK_DISABLE
no-core-cycle-event|173278|1181|5|2|2||CPUID.0AH:EBX[0]|
no-insn-retired-event|174480|1190|5|2|2||CPUID.0AH:EBX[1]|
no-ref-cycle-event|175688|1191|5|2|2||CPUID.0AH:EBX[2]|
no-llc-ref-event|176895|1197|5|2|2||CPUID.0AH:EBX[3]|
no-llc-miss-event|178109|1190|5|2|2||CPUID.0AH:EBX[4]|
no-branch-retired-event|179322|1192|5|2|2||CPUID.0AH:EBX[5]|
no-branch-miss-event|180534|1192|5|2|2||CPUID.0AH:EBX[6]|
no-topdown-slots-event|181748|1118|5|2|2||CPUID.0AH:EBX[7]|
anythread-deprecated|182886|1108|5|2|1||CPUID.0AH:EDX[15]|
xcr0-x87|184002|526|1|0|0||CPUID.(EAX=0DH,ECX=0):EAX[0]|
xcr0-sse|184536|526|1|0|0||CPUID.(EAX=0DH,ECX=0):EAX[1]|
xcr0-avx|185070|549|1|0|0||CPUID.(EAX=0DH,ECX=0):EAX[2]|
xcr0-bndregs|185631|592|1|0|2||CPUID.(EAX=0DH,ECX=0):EAX[3]|
xcr0-bndcsr|186234|596|1|0|2||CPUID.(EAX=0DH,ECX=0):EAX[4]|
xcr0-opmask|186841|545|1|0|0||CPUID.(EAX=0DH,ECX=0):EAX[5]|
xcr0-zmm-hi256|187400|561|1|0|0||CPUID.(EAX=0DH,ECX=0):EAX[6]|
xcr0-hi16-zmm|187974|542|1|0|0||CPUID.(EAX=0DH,ECX=0):EAX[7]|
xcr0-pkru|188525|546|1|0|0||CPUID.(EAX=0DH,ECX=0):EAX[9]|
xcr0-xtilecfg|189084|672|1|0|2||CPUID.(EAX=0DH,ECX=0):EAX[17]|
xcr0-xtiledata|189770|671|1|0|2||CPUID.(EAX=0DH,ECX=0):EAX[18]|
xcr0-apx|190449|856|5|0|4||CPUID.(EAX=0DH,ECX=0):EAX[19]|
xcr0-lwp|191313|765|5|0|4||CPUID.(EAX=0DH,ECX=0):EDX[30]|
xsaveopt|192086|1166|0|0|0||CPUID.(EAX=0DH,ECX=1):EAX[0]|0=XSAVEOPT 1=XSAVEOPT 2=xsaveopt 3=xsaveopt
xsavec|193258|951|0|0|0||CPUID.(EAX=0DH,ECX=1):EAX[1]|0=XSAVEC 1=XSAVEC 2=xsavec 3=xsavec
xgetbv1|194216|959|0|0|0||CPUID.(EAX=0DH,ECX=1):EAX[2]|1=XGETBV 2=xgetbv1 3=xgetbv1
xsaves|195181|2018|0|0|2||CPUID.(EAX=0DH,ECX=1):EAX[3]|0=XSAVES 1=XSAVES 2=xsaves 3=xsaves
xfd|197202|1033|0|0|2||CPUID.(EAX=0DH,ECX=1):EAX[4]|0=XFD 2=xfd
xss-pt|198241|586|5|0|4||CPUID.(EAX=0DH,ECX=1):ECX[8]|
xss-pasid|198836|590|5|0|4||CPUID.(EAX=0DH,ECX=1):ECX[10]|
xss-cet-u|199435|595|1|0|2||CPUID.(EAX=0DH,ECX=1):ECX[11]|
xss-cet-s|200039|601|1|0|2||CPUID.(EAX=0DH,ECX=1):ECX[12]|
xss-hdc|200647|593|5|0|4||CPUID.(EAX=0DH,ECX=1):ECX[13]|
xss-uintr|201249|587|5|0|4||CPUID.(EAX=0DH,ECX=1):ECX[14]|
xss-lbr|201843|573|5|0|4||CPUID.(EAX=0DH,ECX=1):ECX[15]|
xss-hwp|202423|585|5|0|4||CPUID.(EAX=0DH,ECX=1):ECX[16]|
cqm_llc|203015|772|5|0|4||CPUID.(EAX=0FH,ECX=0):EDX[1]|3=cqm_llc
cqm-overflow|203799|499|5|0|4||CPUID.(EAX=0FH,ECX=1):EAX[8]|
cqm_occup_llc|204311|980|5|0|4||CPUID.(EAX=0FH,ECX=1):EDX[0]|3=cqm_occup_llc
mbm_total|205300|964|5|0|4||CPUID.(EAX=0FH,ECX=1):EDX[1]|3=cqm_mbm_total
mbm_local|206273|973|5|0|4||CPUID.(EAX=0FH,ECX=1):EDX[2]|3=cqm_mbm_local
cat_l3|207252|534|5|0|4||CPUID.(EAX=10H,ECX=0):EBX[1]|3=cat_l3
cat_l2|207792|534|5|0|4||CPUID.(EAX=10H,ECX=0):EBX[2]|3=cat_l2
mba-intel|208335|499|5|0|4||CPUID.(EAX=10H,ECX=0):EBX[3]|
cat-l3-infrequent|208851|503|5|0|4||CPUID.(EAX=10H,ECX=1):ECX[1]|
cdp_l3|209360|974|5|0|4||CPUID.(EAX=10H,ECX=1):ECX[2]|3=cdp_l3
cat-l3-noncontiguous|210354|565|5|0|4||CPUID.(EAX=10H,ECX=1):ECX[3]|
cat-l2-infrequent|210936|504|5|0|4||CPUID.(EAX=10H,ECX=2):ECX[1]|
cdp_l2|211446|975|5|0|4||CPUID.(EAX=10H,ECX=2):ECX[2]|3=cdp_l2
cat-l2-noncontiguous|212441|566|5|0|4||CPUID.(EAX=10H,ECX=2):ECX[3]|
mba-per-thread|213021|535|5|0|4||CPUID.(EAX=10H,ECX=3):ECX[0]|
mba-linear|213566|555|5|0|4||CPUID.(EAX=10H,ECX=3):ECX[2]|
sgx1|214125|715|0|0|2||CPUID.(EAX=12H,ECX=0):EAX[0]|0=SGX1 2=sgx1
sgx2|214844|768|0|0|2||CPUID.(EAX=12H,ECX=0):EAX[1]|0=SGX2 2=sgx2
sgx-enclv|215621|563|5|0|4||CPUID.(EAX=12H,ECX=0):EAX[5]|
sgx-oversub|216195|600|5|0|4||CPUID.(EAX=12H,ECX=0):EAX[6]|
sgx-everifyreport2|216813|573|5|0|4||CPUID.(EAX=12H,ECX=0):EAX[7]|
sgx-eupdatesvn|217400|570|5|0|4||CPUID.(EAX=12H,ECX=0):EAX[10]|
sgx-edeccssa|217982|632|0|0|2||CPUID.(EAX=12H,ECX=0):EAX[11]|2=sgx-edeccssa
sgx-exinfo|218624|702|0|0|2||CPUID.(EAX=12H,ECX=0):EBX[0]|2=sgx-exinfo
sgx-cpinfo|219336|545|5|0|4||CPUID.(EAX=12H,ECX=0):EBX[1]|
sgx-init|219889|618|5|0|4||CPUID.(EAX=12H,ECX=1):EAX[0]|
sgx-debug|220516|673|0|0|2||CPUID.(EAX=12H,ECX=1):EAX[1]|2=sgx-debug
sgx-mode64|221199|650|0|0|2||CPUID.(EAX=12H,ECX=1):EAX[2]|2=sgx-mode64
sgx-provisionkey|221865|825|0|0|2||CPUID.(EAX=12H,ECX=1):EAX[4]|2=sgx-provisionkey
sgx-tokenkey|222702|676|0|0|2||CPUID.(EAX=12H,ECX=1):EAX[5]|2=sgx-tokenkey
sgx-cet|223385|535|5|0|4||CPUID.(EAX=12H,ECX=1):EAX[6]|
sgx-kss|223927|705|0|0|2||CPUID.(EAX=12H,ECX=1):EAX[7]|0=KSS 2=sgx-kss
sgx-aex-notify|224646|649|0|0|2||CPUID.(EAX=12H,ECX=1):EAX[10]|2=sgx-aex-notify
intel-pt-cr3-filter|225314|841|0|0|3||CPUID.(EAX=14H,ECX=0):EBX[0]|
intel-pt-psb-cyc|226171|844|0|0|3||CPUID.(EAX=14H,ECX=0):EBX[1]|
intel-pt-ip-filter|227033|838|0|0|3||CPUID.(EAX=14H,ECX=0):EBX[2]|
intel-pt-mtc|227883|857|0|0|3||CPUID.(EAX=14H,ECX=0):EBX[3]|
intel-pt-ptwrite|228756|572|5|0|4||CPUID.(EAX=14H,ECX=0):EBX[4]|
intel-pt-power-event|229348|574|5|0|4||CPUID.(EAX=14H,ECX=0):EBX[5]|
intel-pt-psb-pmi-preserve|229947|590|5|0|4||CPUID.(EAX=14H,ECX=0):EBX[6]|
intel-pt-event-trace|230557|557|5|0|4||CPUID.(EAX=14H,ECX=0):EBX[7]|
intel-pt-tnt-disable|231134|581|5|0|4||CPUID.(EAX=14H,ECX=0):EBX[8]|
intel-pt-topa|231728|826|0|0|3||CPUID.(EAX=14H,ECX=0):ECX[0]|
intel-pt-topa-multi|232573|838|0|0|3||CPUID.(EAX=14H,ECX=0):ECX[1]|
intel-pt-single-range|233432|827|0|0|3||CPUID.(EAX=14H,ECX=0):ECX[2]|
intel-pt-transport|234277|577|5|0|4||CPUID.(EAX=14H,ECX=0):ECX[3]|
intel-pt-lip|234866|834|5|0|3||CPUID.(EAX=14H,ECX=0):ECX[31]|2=intel-pt-lip
kl-cpl0-only|235712|485|5|0|4||CPUID.19H:EAX[0]|
kl-no-encrypt|236210|476|5|0|4||CPUID.19H:EAX[1]|
kl-no-decrypt|236699|476|5|0|4||CPUID.19H:EAX[2]|
aeskle|237181|597|5|2|4||CPUID.19H:EBX[0]|
kl-wide|237785|488|5|0|4||CPUID.19H:EBX[2]|
kl-backup|238282|482|5|0|4||CPUID.19H:EBX[4]|
kl-no-backup|238776|500|5|0|4||CPUID.19H:ECX[0]|
kl-random-iwkey|239291|489|5|0|4||CPUID.19H:ECX[1]|
lbr-depth-8|239791|579|5|0|4||CPUID.(EAX=1CH,ECX=0):EAX[0]|
lbr-depth-16|240382|580|5|0|4||CPUID.(EAX=1CH,ECX=0):EAX[1]|
lbr-depth-24|240974|580|5|0|4||CPUID.(EAX=1CH,ECX=0):EAX[2]|
lbr-depth-32|241566|580|5|0|4||CPUID.(EAX=1CH,ECX=0):EAX[3]|
lbr-depth-40|242158|580|5|0|4||CPUID.(EAX=1CH,ECX=0):EAX[4]|
lbr-depth-48|242750|580|5|0|4||CPUID.(EAX=1CH,ECX=0):EAX[5]|
lbr-depth-56|243342|580|5|0|4||CPUID.(EAX=1CH,ECX=0):EAX[6]|
lbr-depth-64|243934|580|5|0|4||CPUID.(EAX=1CH,ECX=0):EAX[7]|
lbr-deep-c-reset|244530|487|5|0|4||CPUID.1CH:EAX[30]|
lbr-ip-is-lip|245030|478|5|0|4||CPUID.1CH:EAX[31]|
lbr-cpl-filter|245522|489|5|0|4||CPUID.1CH:EBX[0]|
lbr-branch-filter|246028|488|5|0|4||CPUID.1CH:EBX[1]|
lbr-call-stack|246530|485|5|0|4||CPUID.1CH:EBX[2]|
lbr-mispredict|247029|482|5|0|4||CPUID.1CH:ECX[0]|
lbr-timed|247520|492|5|0|4||CPUID.1CH:ECX[1]|
lbr-branch-type|248027|479|5|0|4||CPUID.1CH:ECX[2]|
lbr-event-counter-0|248525|648|5|0|4||CPUID.(EAX=1CH,ECX=0):ECX[16]|
lbr-event-counter-1|249192|648|5|0|4||CPUID.(EAX=1CH,ECX=0):ECX[17]|
lbr-event-counter-2|249859|648|5|0|4||CPUID.(EAX=1CH,ECX=0):ECX[18]|
lbr-event-counter-3|250526|648|5|0|4||CPUID.(EAX=1CH,ECX=0):ECX[19]|
amx-int8-alias|251188|890|5|0|2||CPUID.(EAX=1EH,ECX=1):EAX[0]|2=amx-int8-alias 5=amx-int8-mirror
amx-bf16-alias|252092|892|5|0|2||CPUID.(EAX=1EH,ECX=1):EAX[1]|2=amx-bf16-alias 5=amx-bf16-mirror
amx-complex-alias|253001|915|5|0|2||CPUID.(EAX=1EH,ECX=1):EAX[2]|2=amx-complex-alias 5=amx-complex-mirror
amx-fp16-alias|253930|898|5|0|2||CPUID.(EAX=1EH,ECX=1):EAX[3]|2=amx-fp16-alias 5=amx-fp16-mirror
amx-fp8|254835|757|0|0|2||CPUID.(EAX=1EH,ECX=1):EAX[4]|2=amx-fp8
amx-tf32|255600|766|0|0|2||CPUID.(EAX=1EH,ECX=1):EAX[6]|2=amx-tf32
amx-avx512|256376|782|0|0|2||CPUID.(EAX=1EH,ECX=1):EAX[7]|2=amx-avx512
amx-movrs|257167|778|0|0|2||CPUID.(EAX=1EH,ECX=1):EAX[8]|2=amx-movrs
hreset-thread-director|257967|477|5|0|4||CPUID.(EAX=20H,ECX=0):EBX[0]|
perfmon-unitmask2|258461|432|5|0|4||CPUID.(EAX=23H,ECX=0):EBX[0]|
perfmon-zbit|258905|433|5|0|4||CPUID.(EAX=23H,ECX=0):EBX[1]|
avx10-128|259347|652|0|0|2||CPUID.(EAX=24H,ECX=0):EBX[16]|2=avx10-128
avx10-256|260008|652|0|0|2||CPUID.(EAX=24H,ECX=0):EBX[17]|2=avx10-256
avx10-512|260669|652|0|0|2||CPUID.(EAX=24H,ECX=0):EBX[18]|2=avx10-512
avx10-vnni-int|261335|657|0|0|2||CPUID.(EAX=24H,ECX=1):ECX[2]|2=avx10-vnni-int
apx-nci-ndd-nf|262006|586|5|0|4||CPUID.(EAX=29H,ECX=0):EBX[0]|2=apx-nci-ndd-nf
kvmclock-old|262604|840|2|0|1||CPUID.40000001H:EAX[0]|
kvm-nopiodelay|263458|737|5|0|1||CPUID.40000001H:EAX[1]|2=kvm-nopiodelay
kvm-mmu|264202|482|5|0|4||CPUID.40000001H:EAX[2]|2=kvm-mmu
kvmclock|264692|833|2|0|1||CPUID.40000001H:EAX[3]|2=kvmclock
kvm-asyncpf|265536|809|4|0|1||CPUID.40000001H:EAX[4]|2=kvm-asyncpf
kvm-steal-time|266359|841|2|0|2||CPUID.40000001H:EAX[5]|2=kvm-steal-time
kvm-pv-eoi|267210|825|4|0|1||CPUID.40000001H:EAX[6]|2=kvm-pv-eoi
kvm-pv-unhalt|268048|1266|0|0|1||CPUID.40000001H:EAX[7]|2=kvm-pv-unhalt
kvm-pv-tlb-flush|269330|1015|2|0|1||CPUID.40000001H:EAX[9]|2=kvm-pv-tlb-flush
kvm-asyncpf-vmexit|270363|936|4|0|1||CPUID.40000001H:EAX[10]|2=kvm-asyncpf-vmexit
kvm-pv-ipi|271309|863|0|0|1||CPUID.40000001H:EAX[11]|2=kvm-pv-ipi
kvm-poll-control|272188|835|4|0|1||CPUID.40000001H:EAX[12]|2=kvm-poll-control
kvm-pv-sched-yield|273041|826|4|0|1||CPUID.40000001H:EAX[13]|2=kvm-pv-sched-yield
kvm-asyncpf-int|273882|913|4|0|1||CPUID.40000001H:EAX[14]|2=kvm-asyncpf-int
kvm-msi-ext-dest-id|274814|977|2|0|2|q|CPUID.40000001H:EAX[15]|2=kvm-msi-ext-dest-id
kvm-hc-map-gpa-range|275811|559|5|0|4||CPUID.40000001H:EAX[16]|
kvm-migration-control|276391|566|5|0|4||CPUID.40000001H:EAX[17]|
kvmclock-stable-bit|276976|852|4|0|1||CPUID.40000001H:EAX[24]|2=kvmclock-stable-bit
kvm-hint-dedicated|277846|875|4|0|3|q|CPUID.40000001H:EDX[0]|2=kvm-hint-dedicated
hv-runtime|278731|554|1|0|3||CPUID.40000003H:EAX[0]|2=hv-runtime
hv-time|279292|589|1|0|3||CPUID.40000003H:EAX[1]|2=hv-time
hv-synic|279889|662|1|0|3||CPUID.40000003H:EAX[2]|2=hv-synic
hv-stimer|280560|637|1|0|3||CPUID.40000003H:EAX[3]|2=hv-stimer
hv-vapic|281205|595|1|0|3||CPUID.40000003H:EAX[4]|2=hv-vapic
hv-hypercall|281812|444|5|0|3||CPUID.40000003H:EAX[5]|
hv-vpindex|282266|572|1|0|3||CPUID.40000003H:EAX[6]|2=hv-vpindex
hv-reset|282846|526|1|0|3||CPUID.40000003H:EAX[7]|2=hv-reset
hv-reference-tsc|283388|567|1|0|3||CPUID.40000003H:EAX[9]|
hv-frequencies|283969|633|1|0|3||CPUID.40000003H:EAX[11]|2=hv-frequencies
hv-reenlightenment|284620|650|1|0|3||CPUID.40000003H:EAX[13]|2=hv-reenlightenment
hv-tsc-invariant|285286|510|5|0|4||CPUID.40000003H:EAX[15]|
hv-post-messages|285812|426|5|0|3||CPUID.40000003H:EBX[4]|
hv-signal-events|286254|426|5|0|3||CPUID.40000003H:EBX[5]|
hv-debugging|286692|475|5|0|4||CPUID.40000003H:EBX[12]|
hv-extended-hypercalls|287189|505|5|0|4||CPUID.40000003H:EBX[20]|
hv-guest-debugging|287712|544|5|0|4||CPUID.40000003H:EDX[1]|
hv-cpu-dynamic-partitioning|288283|561|5|0|3||CPUID.40000003H:EDX[3]|
hv-xmm-input|288856|657|1|0|3||CPUID.40000003H:EDX[4]|2=hv-xmm-input
hv-frequency-msrs|289530|659|1|0|3||CPUID.40000003H:EDX[8]|
hv-crash|290197|644|1|0|3||CPUID.40000003H:EDX[10]|2=hv-crash
hv-syndbg|290850|755|1|0|3||CPUID.40000003H:EDX[11]|2=hv-syndbg
hv-tlbflush-ext|291620|846|1|0|3||CPUID.40000003H:EDX[14]|2=hv-tlbflush-ext
hv-stimer-direct|292482|771|1|0|3||CPUID.40000003H:EDX[19]|2=hv-stimer-direct
hv-tlbflush|293264|742|1|0|3||CPUID.40000004H:EAX[2]|2=hv-tlbflush
hv-apic-access|294020|534|5|0|3||CPUID.40000004H:EAX[3]|
hv-relaxed|294564|654|1|0|3||CPUID.40000004H:EAX[5]|2=hv-relaxed
hv-avic|295225|692|1|0|3||CPUID.40000004H:EAX[9]|2=hv-avic 2=hv-apicv
hv-ipi|295923|727|1|0|3||CPUID.40000004H:EAX[10]|2=hv-ipi
hv-ex-processor-masks|296671|662|1|0|3||CPUID.40000004H:EAX[11]|
hv-evmcs|297341|800|1|0|3||CPUID.40000004H:EAX[14]|2=hv-evmcs
hv-no-nonarch-coresharing|298166|1094|3|0|3||CPUID.40000004H:EAX[18]|2=hv-no-nonarch-coresharing
hv-tlbflush-direct|299278|841|1|0|3||CPUID.4000000AH:EAX[17]|2=hv-tlbflush-direct
hv-emsr-bitmap|300133|659|1|0|3||CPUID.4000000AH:EAX[19]|2=hv-emsr-bitmap
hv-evmcs-perf-global-ctrl|300817|512|5|0|4||CPUID.4000000AH:EBX[0]|
hv-syndbg-kernel-debugging|301355|479|5|0|3||CPUID.40000082H:EAX[1]|
lahf_lm|301841|709|0|0|0||CPUID.80000001H:ECX[0]|0=LAHF/SAHF 1=LahfSahf 2=lahf-lm 3=lahf_lm
cmp_legacy|302560|726|5|2|2||CPUID.80000001H:ECX[1]|1=CmpLegacy 2=cmp-legacy 3=cmp_legacy
svm|303289|1274|1|0|2||CPUID.80000001H:ECX[2]|1=SVM 2=svm 3=svm 4=HW_CPU_X86_SVM 4=HW_CPU_X86_AMD_SVM
extapic|304570|507|5|0|4||CPUID.80000001H:ECX[3]|1=ExtApicSpace 2=extapic 3=extapic
cr8legacy|305086|410|0|0|0||CPUID.80000001H:ECX[4]|1=AltMovCr8 2=cr8legacy 3=cr8_legacy
abm|305499|484|2|0|0||CPUID.80000001H:ECX[5]|0=LZCNT 1=ABM 2=abm 3=abm 4=HW_CPU_X86_ABM
sse4a|305988|512|0|0|0||CPUID.80000001H:ECX[6]|1=SSE4A 2=sse4a 3=sse4a 4=HW_CPU_X86_SSE4A
misalignsse|306511|518|0|0|0||CPUID.80000001H:ECX[7]|1=MisAlignSse 2=misalignsse 3=misalignsse
3dnowprefetch|307042|597|4|0|0||CPUID.80000001H:ECX[8]|0=PREFETCHW 1=3DNowPrefetch 2=3dnowprefetch 3=3dnowprefetch
osvw|307643|431|5|0|0||CPUID.80000001H:ECX[9]|1=OSVW 2=osvw 3=osvw
ibs|308077|424|5|0|4||CPUID.80000001H:ECX[10]|1=IBS 2=ibs 3=ibs
xop|308504|511|0|0|0||CPUID.80000001H:ECX[11]|1=XOP 2=xop 3=xop 4=HW_CPU_X86_XOP
skinit|309021|432|5|0|4||CPUID.80000001H:ECX[12]|1=SKINIT 2=skinit 3=skinit
wdt|309456|430|5|0|4||CPUID.80000001H:ECX[13]|1=WDT 2=wdt 3=wdt
lwp|309889|507|5|0|4||CPUID.80000001H:ECX[15]|1=LWP 2=lwp 3=lwp
fma4|310400|507|0|0|0||CPUID.80000001H:ECX[16]|1=FMA4 2=fma4 3=fma4 4=HW_CPU_X86_FMA4
tce|310910|494|5|0|4||CPUID.80000001H:ECX[17]|1=TCE 2=tce 3=tce
cvt16|311409|410|5|0|4||CPUID.80000001H:ECX[18]|
nodeid_msr|311829|455|5|0|4||CPUID.80000001H:ECX[19]|2=nodeid-msr 3=nodeid_msr
tbm|312287|425|0|0|0||CPUID.80000001H:ECX[21]|1=TBM 2=tbm 3=tbm 4=HW_CPU_X86_TBM
topoext|312719|966|5|0|2|q|CPUID.80000001H:ECX[22]|1=TopologyExtensions 2=topoext 3=topoext
perfctr_core|313697|666|0|0|2||CPUID.80000001H:ECX[23]|1=PerfCtrExtCore 2=perfctr-core 3=perfctr_core
perfctr_nb|314373|446|5|0|4||CPUID.80000001H:ECX[24]|1=PerfCtrExtNB 2=perfctr-nb 3=perfctr_nb
bpext|314824|468|5|0|4||CPUID.80000001H:ECX[26]|1=DataBkptExt 3=bpext
ptsc|315296|529|5|0|4||CPUID.80000001H:ECX[27]|1=PerfTsc 3=ptsc
perfctr_llc|315836|460|5|0|4||CPUID.80000001H:ECX[28]|1=PerfCtrExtLLC 3=perfctr_llc
mwaitx|316302|496|5|0|4||CPUID.80000001H:ECX[29]|1=MONITORX 3=mwaitx
addr-mask-ext|316811|507|5|0|4||CPUID.80000001H:ECX[30]|1=AddrMaskExt
syscall|317325|468|0|0|0||CPUID.80000001H:EDX[11]|0=SYSCALL/SYSRET 1=SysCallSysRet 2=syscall 3=syscall
mp|317795|526|5|0|4||CPUID.80000001H:EDX[19]|3=mp
nx|318323|1489|1|0|0||CPUID.80000001H:EDX[20]|0=XD 1=NX 2=nx 3=nx
mmxext|319818|488|0|0|0||CPUID.80000001H:EDX[22]|1=MmxExt 2=mmxext 3=mmxext
fxsr_opt|320314|527|1|0|0||CPUID.80000001H:EDX[25]|1=FFXSR 2=fxsr-opt 3=fxsr_opt
pdpe1gb|320848|1137|0|0|0||CPUID.80000001H:EDX[26]|0=1-GByte-pages 1=Page1GB 2=pdpe1gb 3=pdpe1gb
rdtscp|321991|646|0|0|2||CPUID.80000001H:EDX[27]|0=RDTSCP 1=RDTSCP 2=rdtscp 3=rdtscp
lm|322639|565|1|0|0||CPUID.80000001H:EDX[29]|0=Intel-64 1=LM 2=lm 3=lm
3dnowext|323212|507|0|0|0||CPUID.80000001H:EDX[30]|1=3DNowExt 2=3dnowext 3=3dnowext
3dnow|323724|522|0|0|0||CPUID.80000001H:EDX[31]|1=3DNow 2=3dnow 3=3dnow 4=HW_CPU_X86_3DNOW
overflow-recov|324260|970|5|0|1|q|CPUID.80000007H:EBX[0]|1=McaOverflowRecov 2=overflow-recov 3=overflow_recov
succor|325236|962|5|0|1|q|CPUID.80000007H:EBX[1]|1=SUCCOR 2=succor 3=succor
hwa|326201|564|5|0|4||CPUID.80000007H:EBX[2]|1=HWA
smca|326769|602|5|0|4||CPUID.80000007H:EBX[3]|1=ScalableMca 3=smca
ts|327373|573|5|0|4||CPUID.80000007H:EDX[0]|1=TS
fid|327949|629|5|0|4||CPUID.80000007H:EDX[1]|1=FID
vid|328581|625|5|0|4||CPUID.80000007H:EDX[2]|1=VID
ttp|329209|611|5|0|4||CPUID.80000007H:EDX[3]|1=TTP
tm-amd|329826|598|5|0|4||CPUID.80000007H:EDX[4]|1=TM
stc|330427|596|5|0|4||CPUID.80000007H:EDX[5]|
100mhzsteps|331034|607|5|0|4||CPUID.80000007H:EDX[6]|1=100MHzSteps
hw_pstate|331650|629|5|0|4||CPUID.80000007H:EDX[7]|1=HwPstate 3=hw_pstate
invtsc|332285|832|2|0|3||CPUID.80000007H:EDX[8]|0=Invariant-TSC 1=TscInvariant 2=invtsc
cpb|333120|623|5|0|4||CPUID.80000007H:EDX[9]|1=CPB 3=cpb
eff_freq_ro|333754|652|5|0|4||CPUID.80000007H:EDX[10]|1=EffFreqRO
proc_feedback|334419|657|5|0|4||CPUID.80000007H:EDX[11]|1=ProcFeedbackInterface 3=proc_feedback
acc_power|335085|622|5|0|4||CPUID.80000007H:EDX[12]|1=ProcPowerReporting 3=acc_power
connected-standby|335724|540|5|0|4||CPUID.80000007H:EDX[13]|
rapl|336268|621|5|0|4||CPUID.80000007H:EDX[14]|3=rapl
fast-cppc|336898|611|5|0|4||CPUID.80000007H:EDX[15]|
clzero|337515|395|0|0|0||CPUID.80000008H:EBX[0]|1=CLZERO 2=clzero 3=clzero
irperf|337916|711|5|0|4||CPUID.80000008H:EBX[1]|1=InstRetCntMsr 3=irperf
xsaveerptr|338637|608|3|0|0||CPUID.80000008H:EBX[2]|1=RstrFpErrPtrs 2=xsaveerptr 3=xsaveerptr
invlpgb|339252|530|5|0|4||CPUID.80000008H:EBX[3]|1=INVLPGB
rdpru|339787|528|5|0|4||CPUID.80000008H:EBX[4]|1=RDPRU 3=rdpru
amd-mba|340322|510|5|0|4||CPUID.80000008H:EBX[6]|
mcommit|340839|526|5|0|4||CPUID.80000008H:EBX[8]|1=MCOMMIT
wbnoinvd|341373|501|4|0|0||CPUID.80000008H:EBX[9]|0=WBNOINVD 1=WBNOINVD 2=wbnoinvd 3=wbnoinvd
ibpb|341878|1184|3|0|2||CPUID.80000008H:EBX[12]|1=IBPB 2=ibpb
int-wbinvd|343072|493|5|0|4||CPUID.80000008H:EBX[13]|1=INT_WBINVD
ibrs|343569|930|3|0|2||CPUID.80000008H:EBX[14]|1=IBRS 2=ibrs
amd-stibp|344508|901|3|0|2||CPUID.80000008H:EBX[15]|1=STIBP 2=amd-stibp
ibrs-always-on|345423|558|5|0|4||CPUID.80000008H:EBX[16]|1=IbrsAlwaysOn
stibp-always-on|345996|736|5|0|2||CPUID.80000008H:EBX[17]|1=StibpAlwaysOn 2=stibp-always-on
ibrs-preferred|346746|494|5|0|4||CPUID.80000008H:EBX[18]|1=IbrsPreferred
ibrs-same-mode|347254|614|5|0|2||CPUID.80000008H:EBX[19]|1=IbrsSameMode
efer-lmsle-unsupported|347890|900|5|1|2||CPUID.80000008H:EBX[20]|1=EferLmsleUnsupported
invlpgb-nested-pages|348810|595|5|0|4||CPUID.80000008H:EBX[21]|1=INVLPGBnestedPages
amd_ppin|349413|472|5|0|4||CPUID.80000008H:EBX[23]|1=PPIN 3=amd_ppin
amd-ssbd|349893|921|3|0|2||CPUID.80000008H:EBX[24]|1=SSBD 2=amd-ssbd
virt-ssbd|350823|648|3|0|2||CPUID.80000008H:EBX[25]|1=VIRT_SPEC_CTRL 2=virt-ssbd
amd-no-ssb|351481|485|3|0|2||CPUID.80000008H:EBX[26]|1=SsbNo 2=amd-no-ssb
cppc|351970|489|5|0|4||CPUID.80000008H:EBX[27]|1=CPPC 3=cppc
amd-psfd|352467|759|3|0|2||CPUID.80000008H:EBX[28]|1=PSFD 2=amd-psfd
btc-no|353232|694|5|0|4||CPUID.80000008H:EBX[29]|1=BTC_NO
ibpb-ret|353934|743|3|0|2||CPUID.80000008H:EBX[30]|1=IBPB_RET
brs|354680|531|5|0|4||CPUID.80000008H:EBX[31]|1=BranchSampling 3=brs
npt|355214|839|1|0|2||CPUID.8000000AH:EDX[0]|1=NP 2=npt 3=npt
lbrv|356057|760|2|0|2||CPUID.8000000AH:EDX[1]|1=LbrVirt 2=lbrv 3=lbrv
svm-lock|356825|490|5|0|4||CPUID.8000000AH:EDX[2]|1=SVML 2=svm-lock 3=svm_lock
nrip-save|357324|877|2|0|2||CPUID.8000000AH:EDX[3]|1=NRIPS 2=nrip-save 3=nrip_save
tsc-scale|358210|795|0|0|2||CPUID.8000000AH:EDX[4]|1=TscRateMsr 2=tsc-scale 3=tsc_scale
vmcb-clean|359015|562|5|0|1||CPUID.8000000AH:EDX[5]|1=VmcbClean 2=vmcb-clean 3=vmcb_clean
flushbyasid|359588|692|5|0|2||CPUID.8000000AH:EDX[6]|1=FlushByAsid 2=flushbyasid 3=flushbyasid
decodeassists|360293|529|5|0|4||CPUID.8000000AH:EDX[7]|1=DecodeAssists 2=decodeassists 3=decodeassists
pmc-virt|360830|517|5|0|4||CPUID.8000000AH:EDX[8]|1=PmcVirt
pause-filter|361359|604|4|0|2||CPUID.8000000AH:EDX[10]|1=PauseFilter 2=pause-filter 3=pausefilter
encrypted-mcode-patch|361984|561|5|0|4||CPUID.8000000AH:EDX[11]|
pfthreshold|362556|650|4|0|2||CPUID.8000000AH:EDX[12]|1=PauseFilterThreshold 2=pfthreshold 3=pfthreshold
avic|363210|682|5|0|4||CPUID.8000000AH:EDX[13]|1=AVIC 2=avic 3=avic
v-vmsave-vmload|363907|1028|2|0|2||CPUID.8000000AH:EDX[15]|1=VMSAVEvirt 2=v-vmsave-vmload 3=v_vmsave_vmload
vgif|364939|790|2|0|2||CPUID.8000000AH:EDX[16]|1=VGIF 2=vgif 3=vgif
gmet|365733|593|5|0|4||CPUID.8000000AH:EDX[17]|1=GMET 2=gmet
x2avic|366332|699|5|0|4||CPUID.8000000AH:EDX[18]|1=x2AVIC 3=x2avic
sss-check|367040|573|5|0|4||CPUID.8000000AH:EDX[19]|1=SSSCheck
v_spec_ctrl|367624|517|5|0|4||CPUID.8000000AH:EDX[20]|1=SpecCtrl 3=v_spec_ctrl
rogpt|368146|559|5|0|4||CPUID.8000000AH:EDX[21]|1=ROGPT
host-mce-override|368722|567|5|0|4||CPUID.8000000AH:EDX[23]|1=HOST_MCE_OVERRIDE
tlbi-ctl|369297|554|5|0|4||CPUID.8000000AH:EDX[24]|1=TlbiCtl
vnmi|369855|1281|2|0|2||CPUID.8000000AH:EDX[25]|1=VNMI 2=vnmi
ibs-virt|371144|557|5|0|4||CPUID.8000000AH:EDX[26]|1=IbsVirt
ext-lvt-offset-fault-chg|371725|601|5|0|4||CPUID.8000000AH:EDX[27]|1=ExtLvtOffsetFaultChg
svme-addr-chk|372339|533|5|0|1||CPUID.8000000AH:EDX[28]|2=svme-addr-chk
bus-lock-threshold|372890|614|5|0|4||CPUID.8000000AH:EDX[29]|1=BusLockThreshold
idle-hlt|373512|580|5|0|4||CPUID.8000000AH:EDX[30]|1=IdleHltIntercept
enhanced-shutdown-intercept|374119|578|5|0|4||CPUID.8000000AH:EDX[31]|1=EnhancedShutdownIntercept
fp128|374702|652|5|0|4||CPUID.8000001AH:EAX[0]|1=FP128
movu|375358|668|5|0|4||CPUID.8000001AH:EAX[1]|1=MOVU
fp256|376031|652|5|0|4||CPUID.8000001AH:EAX[2]|1=FP256
ibs-ffv|376690|455|5|0|4||CPUID.8000001BH:EAX[0]|1=IBSFFV
ibs-fetch-sam|377158|536|5|0|4||CPUID.8000001BH:EAX[1]|1=FetchSam
ibs-op-sam|377704|540|5|0|4||CPUID.8000001BH:EAX[2]|1=OpSam
ibs-rdwr-op-cnt|378259|555|5|0|4||CPUID.8000001BH:EAX[3]|1=RdWrOpCnt
ibs-op-cnt|378824|556|5|0|4||CPUID.8000001BH:EAX[4]|1=OpCnt
ibs-brn-trgt|379392|538|5|0|4||CPUID.8000001BH:EAX[5]|1=BrnTrgt
ibs-op-cnt-ext|379944|549|5|0|4||CPUID.8000001BH:EAX[6]|1=OpCntExt
ibs-rip-invalid-chk|380512|563|5|0|4||CPUID.8000001BH:EAX[7]|1=RipInvalidChk
ibs-op-brn-fuse|381090|556|5|0|4||CPUID.8000001BH:EAX[8]|1=OpBrnFuse
ibs-fetch-ctl-extd|381664|570|5|0|4||CPUID.8000001BH:EAX[9]|1=IbsFetchCtlExtd
ibs-op-data4|382246|547|5|0|4||CPUID.8000001BH:EAX[10]|1=IbsOpData4
ibs-l3-miss-filtering|382814|558|5|0|4||CPUID.8000001BH:EAX[11]|1=IbsL3MissFiltering
lwp-os-avail|383384|550|5|2|4||CPUID.8000001CH:EAX[0]|
lwp-os-val|383944|587|5|2|4||CPUID.8000001CH:EAX[1]|
lwp-os-ire|384541|559|5|2|4||CPUID.8000001CH:EAX[2]|
lwp-os-bre|385110|555|5|2|4||CPUID.8000001CH:EAX[3]|
lwp-os-dme|385675|556|5|2|4||CPUID.8000001CH:EAX[4]|
lwp-os-cnh|386241|561|5|2|4||CPUID.8000001CH:EAX[5]|
lwp-os-rnh|386812|566|5|2|4||CPUID.8000001CH:EAX[6]|
lwp-os-cont|387389|557|5|2|4||CPUID.8000001CH:EAX[29]|
lwp-os-ptsc|387957|573|5|2|4||CPUID.8000001CH:EAX[30]|
lwp-os-int|388540|582|5|2|4||CPUID.8000001CH:EAX[31]|
lwp-data-address|389138|482|5|0|4||CPUID.8000001CH:ECX[5]|1=LwpDataAddress
lwp-branch-prediction|389641|491|5|0|4||CPUID.8000001CH:ECX[28]|1=LwpBranchPrediction
lwp-ip-filtering|390148|481|5|0|4||CPUID.8000001CH:ECX[29]|1=LwpIpFiltering
lwp-cache-levels|390645|473|5|0|4||CPUID.8000001CH:ECX[30]|1=LwpCacheLevels
lwp-cache-latency|391135|472|5|0|4||CPUID.8000001CH:ECX[31]|1=LwpCacheLatency
lwp-avail|391616|460|5|0|4||CPUID.8000001CH:EDX[0]|1=LwpAvail
lwp-val|392083|495|5|0|4||CPUID.8000001CH:EDX[1]|1=LwpVAL
lwp-ire|392585|467|5|0|4||CPUID.8000001CH:EDX[2]|1=LwpIRE
lwp-bre|393059|463|5|0|4||CPUID.8000001CH:EDX[3]|1=LwpBRE
lwp-dme|393529|464|5|0|4||CPUID.8000001CH:EDX[4]|1=LwpDME
lwp-cnh|394000|469|5|0|4||CPUID.8000001CH:EDX[5]|1=LwpCNH
lwp-rnh|394476|474|5|0|4||CPUID.8000001CH:EDX[6]|1=LwpRNH
lwp-cont|394958|466|5|0|4||CPUID.8000001CH:EDX[29]|1=LwpCont
lwp-ptsc|395432|482|5|0|4||CPUID.8000001CH:EDX[30]|1=LwpPTSC
lwp-int|395921|490|5|0|4||CPUID.8000001CH:EDX[31]|1=LwpInt
sme|396414|1112|5|0|4||CPUID.8000001FH:EAX[0]|1=SME 3=sme
sev|397529|1452|1|0|3||CPUID.8000001FH:EAX[1]|1=SEV 3=sev
vm-page-flush|398994|553|5|0|4||CPUID.8000001FH:EAX[2]|1=VmPgFlush
sev_es|399553|1402|1|0|3||CPUID.8000001FH:EAX[3]|1=SEV-ES 3=sev_es
sev_snp|400962|1478|1|0|3||CPUID.8000001FH:EAX[4]|1=SEV-SNP 3=sev_snp
vmpl|402444|500|5|0|4||CPUID.8000001FH:EAX[5]|1=VMPL
rmpquery|402952|492|5|0|4||CPUID.8000001FH:EAX[6]|1=RMPQUERY
vmpl-sss|403452|547|5|0|4||CPUID.8000001FH:EAX[7]|1=VmplSSS
secure-tsc|404009|533|5|0|4||CPUID.8000001FH:EAX[8]|1=SecureTsc
v-tsc-aux|404551|532|5|0|4||CPUID.8000001FH:EAX[9]|1=TscAuxVirtualization
sme-coherent|405095|658|5|0|4||CPUID.8000001FH:EAX[10]|1=HwEnfCacheCoh
64bit-host|405763|509|5|0|4||CPUID.8000001FH:EAX[11]|1=64BitHost
restricted-injection|406292|544|5|0|4||CPUID.8000001FH:EAX[12]|1=RestrictedInjection
alternate-injection|406855|542|5|0|4||CPUID.8000001FH:EAX[13]|1=AlternateInjection
debug_swap|407407|700|5|0|4||CPUID.8000001FH:EAX[14]|1=DebugSwap 3=debug_swap
prevent-host-ibs|408123|534|5|0|4||CPUID.8000001FH:EAX[15]|1=PreventHostIbs
vte|408660|547|5|0|4||CPUID.8000001FH:EAX[16]|1=VTE
vmgexit-parameter|409224|500|5|0|4||CPUID.8000001FH:EAX[17]|1=VmgexitParameter
virtual-tom-msr|409739|542|5|0|4||CPUID.8000001FH:EAX[18]|1=VirtualTomMsr
ibs-virt-guest-ctl|410299|529|5|0|4||CPUID.8000001FH:EAX[19]|1=IbsVirtGuestCtl
pmc-virt-guest-ctl|410846|482|5|0|4||CPUID.8000001FH:EAX[20]|1=PmcVirtGuestCtl
rmpread|411335|452|5|0|4||CPUID.8000001FH:EAX[21]|1=RMPREAD
guest-intercept-ctl|411806|464|5|0|4||CPUID.8000001FH:EAX[22]|1=GuestInterceptCtl
segmented-rmp|412283|455|5|0|4||CPUID.8000001FH:EAX[23]|1=SegmentedRmp
vmsa-reg-prot|412751|539|5|0|4||CPUID.8000001FH:EAX[24]|1=VmsaRegProt
smt-protection|413304|529|5|0|4||CPUID.8000001FH:EAX[25]|1=SmtProtection
secure-avic|413844|478|5|0|4||CPUID.8000001FH:EAX[26]|1=SecureAvic
allowed-sev-features|414342|470|5|0|4||CPUID.8000001FH:EAX[27]|1=AllowedSevFeatures
svsm|414816|580|5|0|4||CPUID.8000001FH:EAX[28]|3=svsm
nested-virt-snp-msr|415415|526|5|0|4||CPUID.8000001FH:EAX[29]|1=NestedVirtSnpMsr
hv-inuse-wr-allowed|415960|563|5|0|4||CPUID.8000001FH:EAX[30]|
ibpb-on-entry|416536|486|5|0|4||CPUID.8000001FH:EAX[31]|1=IbpbOnEntry
coherency-sfw-no|417038|693|5|0|4||CPUID.8000001FH:EBX[31]|
l3mbe|417736|497|5|0|4||CPUID.(EAX=80000020H,ECX=0):EBX[1]|1=L3MBE
l3smbe|418239|495|5|0|4||CPUID.(EAX=80000020H,ECX=0):EBX[2]|1=L3SMBE
bmec|418738|557|5|0|4||CPUID.(EAX=80000020H,ECX=0):EBX[3]|1=BMEC
l3rr|419299|431|5|0|4||CPUID.(EAX=80000020H,ECX=0):EBX[4]|1=L3RR
bmec-local-reads|419746|633|5|0|4||CPUID.(EAX=80000020H,ECX=3):ECX[0]|
bmec-remote-reads|420396|561|5|0|4||CPUID.(EAX=80000020H,ECX=3):ECX[1]|
bmec-local-nontemp-wr|420978|656|5|0|4||CPUID.(EAX=80000020H,ECX=3):ECX[2]|
bmec-remote-nontemp-wr|421656|656|5|0|4||CPUID.(EAX=80000020H,ECX=3):ECX[3]|
bmec-local-slow-mem-rd|422334|567|5|0|4||CPUID.(EAX=80000020H,ECX=3):ECX[4]|
bmec-remote-slow-mem-rd|422924|566|5|0|4||CPUID.(EAX=80000020H,ECX=3):ECX[5]|
bmec-all-dirty-victims|423512|648|5|0|4||CPUID.(EAX=80000020H,ECX=3):ECX[6]|
no-nested-data-bp|424177|697|5|0|2||CPUID.80000021H:EAX[0]|1=NoNestedDataBp 2=no-nested-data-bp
fs-gs-base-ns|424887|918|5|1|2||CPUID.80000021H:EAX[1]|2=fs-gs-base-ns 5=wrmsr-xx-base-ns
lfence-always-serializing|425830|846|5|0|2||CPUID.80000021H:EAX[2]|1=LFenceAlwaysSerializing 2=lfence-always-serializing
smm-pg-cfg-lock|426691|506|5|0|4||CPUID.80000021H:EAX[3]|1=SmmPgCfgLock
verw-clear|427207|1787|3|1|2||CPUID.80000021H:EAX[5]|2=verw-clear
null-sel-clr-base|429011|1022|3|0|2||CPUID.80000021H:EAX[6]|1=NullSelectorClearsBase 2=null-sel-clr-base
upper-address-ignore|430053|521|5|0|4||CPUID.80000021H:EAX[7]|1=UpperAddressIgnore
auto-ibrs|430583|1126|1|0|2||CPUID.80000021H:EAX[8]|1=AutomaticIBRS 2=auto-ibrs
no-smm-ctl-msr|431723|695|5|0|2||CPUID.80000021H:EAX[9]|1=NoSmmCtlMSR
amd-fsrs|432426|495|5|0|4||CPUID.80000021H:EAX[10]|1=FSRS
amd-fsrc|432929|496|5|0|4||CPUID.80000021H:EAX[11]|1=FSRC
pmc2-precise-retire|433444|525|5|0|4||CPUID.80000021H:EAX[12]|1=PreciseRetirePmc2Manual
prefetch-ctl-msr|433985|498|5|0|4||CPUID.80000021H:EAX[13]|1=PrefetchCtlMsr
l2-tlb-size-x32|434498|513|5|0|4||CPUID.80000021H:EAX[14]|1=L2TlbSizeX32
amd-ermsb|435020|506|5|0|4||CPUID.80000021H:EAX[15]|1=AMD_ERMSB
opcode-reclaim|435540|497|5|0|4||CPUID.80000021H:EAX[16]|
cpuid-user-dis|436051|513|5|0|4||CPUID.80000021H:EAX[17]|1=CpuidUserDis
epsf|436568|548|5|0|4||CPUID.80000021H:EAX[18]|1=EPSF
fsrsc|437121|412|5|0|4||CPUID.80000021H:EAX[19]|1=FSRSC
prefetchi|437542|610|5|0|2||CPUID.80000021H:EAX[20]|1=PREFETCHI 2=prefetchi 5=amd-prefetchi
fp512-downgrade|438167|526|5|0|4||CPUID.80000021H:EAX[21]|1=FP512_DOWNGRADE
wl-feedback|438704|505|5|0|4||CPUID.80000021H:EAX[22]|
avx512-bmm|439219|561|0|0|2||CPUID.80000021H:EAX[23]|
eraps|439785|650|3|0|2||CPUID.80000021H:EAX[24]|2=eraps
sbpb|440439|1167|3|0|2||CPUID.80000021H:EAX[27]|1=SBPB 2=sbpb
ibpb-brtype|441617|1222|3|0|2||CPUID.80000021H:EAX[28]|1=IBPB_BRTYPE 2=ibpb-brtype
srso-no|442846|1428|3|0|2||CPUID.80000021H:EAX[29]|1=SRSO_NO 2=srso-no
srso-user-kernel-no|444293|842|3|0|2||CPUID.80000021H:EAX[30]|1=SRSO_USER_KERNEL_NO 2=srso-user-kernel-no
srso-bp-spec-reduce|445154|749|5|0|4||CPUID.80000021H:EAX[31]|
tsa-sq-no|445912|844|3|0|2||CPUID.80000021H:ECX[1]|1=TSA_SQ_NO 2=tsa-sq-no
tsa-l1-no|446765|846|3|0|2||CPUID.80000021H:ECX[2]|1=TSA_L1_NO 2=tsa-l1-no
perfmon-v2|447621|1161|0|0|2||CPUID.80000022H:EAX[0]|1=PerfMonV2 2=perfmon-v2 3=perfmon_v2
amd_lbr_v2|448792|448|5|0|4||CPUID.80000022H:EAX[1]|1=LbrStack 3=amd_lbr_v2
amd_lbr_pmc_freeze|449258|488|5|0|4||CPUID.80000022H:EAX[2]|1=LbrAndPmcFreeze 3=amd_lbr_pmc_freeze
mem-hmk|449753|543|5|0|4||CPUID.80000023H:EAX[0]|
efficiency-ranking|450314|706|5|2|4||CPUID.(EAX=80000026H,ECX=0):EAX[29]|1=EfficiencyRankingAvailable
heterogeneous-cores|451039|707|5|2|4||CPUID.(EAX=80000026H,ECX=0):EAX[30]|1=HeterogeneousCores
asymmetric-topology|451765|721|5|2|4||CPUID.(EAX=80000026H,ECX=0):EAX[31]|1=AsymmetricTopology
recovery|452494|420|5|0|4||CPUID.80860001H:EDX[0]|3=recovery
longrun|452921|423|5|0|4||CPUID.80860001H:EDX[1]|3=longrun
lrti|453348|414|5|0|4||CPUID.80860001H:EDX[3]|3=lrti
xstore|453768|428|0|0|0||CPUID.C0000001H:EDX[2]|2=xstore 3=rng
xstore-en|454205|442|0|0|0||CPUID.C0000001H:EDX[3]|2=xstore-en 3=rng_en
xcrypt|454653|418|0|0|0||CPUID.C0000001H:EDX[6]|2=xcrypt 3=ace
xcrypt-en|455080|430|0|0|0||CPUID.C0000001H:EDX[7]|2=xcrypt-en 3=ace_en
ace2|455514|432|0|0|0||CPUID.C0000001H:EDX[8]|2=ace2 3=ace2
ace2-en|455953|446|0|0|0||CPUID.C0000001H:EDX[9]|2=ace2-en 3=ace2_en
phe|456402|419|0|0|0||CPUID.C0000001H:EDX[10]|2=phe 3=phe
phe-en|456827|432|0|0|0||CPUID.C0000001H:EDX[11]|2=phe-en 3=phe_en
pmm|457262|437|0|0|0||CPUID.C0000001H:EDX[12]|2=pmm 3=pmm
pmm-en|457705|432|0|0|0||CPUID.C0000001H:EDX[13]|2=pmm-en 3=pmm_en
stlb-qos|588083|589|5|0|4||MSR CFH[0]|0=STLB_QOS
integrity-caps|588686|697|5|0|4||MSR CFH[2]|0=FUSA_SUPPORTED
rsm-in-cpl0-only|589399|610|5|0|4||MSR CFH[3]|0=RSM_IN_CPL0_ONLY
uc-lock-disable-supported|590034|601|5|0|4||MSR CFH[4]|0=UC_LOCK_DISABLE_SUPPORTED
split-lock-detect|590652|791|5|0|4||MSR CFH[5]|2=split-lock-detect
snoop-filter-qos|591459|603|5|0|4||MSR CFH[6]|0=SNOOP_FILTER_QOS_SUPPORTED
uc-store-throttling|592081|593|5|0|4||MSR CFH[7]|0=UC_STORE_THROTTLING_SUPPORTED
rdctl-no|458145|923|3|0|2||MSR 10AH[0]|0=RDCL_NO 2=rdctl-no
ibrs-all|459076|637|3|0|2||MSR 10AH[1]|0=IBRS_ALL 2=ibrs-all
rsba|459717|808|3|1|2||MSR 10AH[2]|0=RSBA 2=rsba
skip-l1dfl-vmentry|460543|1112|3|0|2||MSR 10AH[3]|0=SKIP_L1DFL_VMENTRY 2=skip-l1dfl-vmentry
ssb-no|461661|682|3|0|2||MSR 10AH[4]|0=SSB_NO 2=ssb-no
mds-no|462349|690|3|0|2||MSR 10AH[5]|0=MDS_NO 2=mds-no
pschange-mc-no|463053|583|3|0|1||MSR 10AH[6]|0=IF_PSCHANGE_MC_NO 2=pschange-mc-no
tsx-ctrl|463644|1045|3|0|2||MSR 10AH[7]|0=TSX_CTRL 2=tsx-ctrl
taa-no|464695|909|3|0|2||MSR 10AH[8]|0=TAA_NO 2=taa-no
mcu-control|465615|493|5|0|4||MSR 10AH[9]|0=MCU_CONTROL
misc-package-ctls|466125|566|5|0|4||MSR 10AH[10]|0=MISC_PACKAGE_CTLS
energy-filtering-ctl|466711|558|5|0|4||MSR 10AH[11]|0=ENERGY_FILTERING_CTL
doitm|467274|540|5|0|4||MSR 10AH[12]|0=DOITM
sbdr-ssdp-no|467826|1361|3|0|2||MSR 10AH[13]|2=sbdr-ssdp-no 0=SBDR_SSDP_NO
fbsdp-no|469195|1322|3|0|2||MSR 10AH[14]|2=fbsdp-no 0=FBSDP_NO
psdp-no|470524|1319|3|0|2||MSR 10AH[15]|2=psdp-no 0=PSDP_NO
mcu-enumeration|471858|471|5|0|4||MSR 10AH[16]|
fb-clear|472337|1712|3|1|2|q|MSR 10AH[17]|2=fb-clear 0=FB_CLEAR
fb-clear-ctrl|474062|529|5|0|4||MSR 10AH[18]|0=FB_CLEAR_CTRL
rrsba|474596|1025|3|1|3||MSR 10AH[19]|0=RRSBA
bhi-no|475627|1063|3|0|2||MSR 10AH[20]|2=bhi-no 0=BHI_NO
xapic-disable-status|476710|559|5|0|4||MSR 10AH[21]|0=XAPIC_DISABLE_STATUS
overclocking-status|477288|541|5|0|4||MSR 10AH[23]|0=OVERCLOCKING_STATUS
pbrsb-no|477837|853|3|0|2||MSR 10AH[24]|2=pbrsb-no 0=PBRSB_NO
gds-ctrl|478698|741|5|0|4||MSR 10AH[25]|0=GDS_CTRL
gds-no|479445|1667|3|0|2||MSR 10AH[26]|2=gds-no 0=GDS_NO
rfds-no|481119|1388|3|0|2||MSR 10AH[27]|2=rfds-no 0=RFDS_NO
rfds-clear|482517|1465|3|1|2||MSR 10AH[28]|2=rfds-clear 0=RFDS_CLEAR
pb-opt-ctrl|483993|476|5|0|4||MSR 10AH[32]|
its-no|484475|1308|3|0|2||MSR 10AH[62]|2=its-no
pebs-trap|485792|1254|1|0|3||MSR 345H[6]|
pebs-arch-reg|487059|1230|1|0|3||MSR 345H[7]|
freeze-while-smm|488305|645|5|0|4||MSR 345H[12]|
full-width-write|488966|1181|0|0|2||MSR 345H[13]|2=full-width-write
pebs-baseline|490160|645|5|0|4||MSR 345H[14]|
perf-metrics|490817|628|5|0|4||MSR 345H[15]|
pebs-output-pt|491459|631|5|0|4||MSR 345H[16]|
pebs-timing-info|492106|639|5|0|4||MSR 345H[17]|
vmx-dual-monitor|492761|483|5|0|4||MSR 480H[49]|
vmx-ins-outs|493256|839|1|0|2||MSR 480H[54]|2=vmx-ins-outs
vmx-true-ctls|494108|864|1|0|2||MSR 480H[55]|2=vmx-true-ctls
vmx-any-errcode|494987|562|1|0|2||MSR 480H[56]|2=vmx-any-errcode
vmx-nested-exception|495569|513|5|0|4||MSR 480H[58]|2=vmx-nested-exception
vmx-store-lma|496095|843|1|0|2||MSR 485H[5]|2=vmx-store-lma
vmx-activity-hlt|496954|816|1|0|2||MSR 485H[6]|2=vmx-activity-hlt
vmx-activity-shutdown|497791|522|5|0|4||MSR 485H[7]|2=vmx-activity-shutdown
vmx-activity-wait-sipi|498335|905|1|0|2||MSR 485H[8]|2=vmx-activity-wait-sipi
vmx-pt-in-vmx|499253|484|5|0|4||MSR 485H[14]|
vmx-rdmsr-smbase|499753|489|5|0|4||MSR 485H[15]|
vmx-smm-monitor-ctl-2|500263|523|5|0|4||MSR 485H[28]|
vmx-vmwrite-vmexit-fields|500811|845|1|0|2||MSR 485H[29]|2=vmx-vmwrite-vmexit-fields
vmx-zero-len-inject|501675|540|5|0|4||MSR 485H[30]|2=vmx-zero-len-inject
vmx-apicv-xapic|502230|1136|1|0|2||MSR 48BH[32]|2=vmx-apicv-xapic 3=vapic
vmx-ept|503373|1109|1|0|2||MSR 48BH[33]|2=vmx-ept 3=ept
vmx-desc-exit|504495|904|1|0|2||MSR 48BH[34]|2=vmx-desc-exit
vmx-rdtscp-exit|505414|892|1|0|2||MSR 48BH[35]|2=vmx-rdtscp-exit
vmx-apicv-x2apic|506322|898|1|0|2||MSR 48BH[36]|2=vmx-apicv-x2apic
vmx-vpid|507228|1122|1|0|2||MSR 48BH[37]|2=vmx-vpid 3=vpid
vmx-wbinvd-exit|508365|866|1|0|2||MSR 48BH[38]|2=vmx-wbinvd-exit
vmx-unrestricted-guest|509253|1169|1|0|2||MSR 48BH[39]|2=vmx-unrestricted-guest 3=unrestricted_guest
vmx-apicv-register|510440|927|1|0|2||MSR 48BH[40]|2=vmx-apicv-register 3=vapic_reg
vmx-apicv-vid|511380|921|1|0|2||MSR 48BH[41]|2=vmx-apicv-vid 3=vid
vmx-ple|512308|559|5|0|4||MSR 48BH[42]|2=vmx-ple 3=ple
vmx-rdrand-exit|512882|874|1|0|2||MSR 48BH[43]|2=vmx-rdrand-exit
vmx-invpcid-exit|513772|896|1|0|2||MSR 48BH[44]|2=vmx-invpcid-exit
vmx-vmfunc|514678|892|1|0|2||MSR 48BH[45]|2=vmx-vmfunc
vmx-shadow-vmcs|515585|907|1|0|2||MSR 48BH[46]|2=vmx-shadow-vmcs 3=shadow_vmcs
vmx-encls-exit|516506|1137|1|0|2||MSR 48BH[47]|2=vmx-encls-exit
vmx-rdseed-exit|517658|874|1|0|2||MSR 48BH[48]|2=vmx-rdseed-exit
vmx-pml|518539|1318|1|0|2||MSR 48BH[49]|2=vmx-pml 3=pml
vmx-ept-violation-ve|519877|581|5|0|4||MSR 48BH[50]|3=ept_violation_ve
vmx-pt-conceal|520472|539|5|0|4||MSR 48BH[51]|
vmx-xsaves|521021|900|1|0|2||MSR 48BH[52]|2=vmx-xsaves
vmx-mbec|521929|624|5|0|4||MSR 48BH[54]|2=vmx-mbec 3=ept_mode_based_exec 5=vmx-ept-mode-based-exec
vmx-pt-use-gpa|522567|532|5|0|4||MSR 48BH[56]|
vmx-tsc-scaling|523114|970|1|0|2||MSR 48BH[57]|2=vmx-tsc-scaling 3=tsc_scaling
vmx-enable-user-wait-pause|524110|1004|1|0|2||MSR 48BH[58]|2=vmx-enable-user-wait-pause 3=usr_wait_pause
vmx-enclv-exit|525128|519|5|0|4||MSR 48BH[60]|
vmx-bus-lock-detection|525669|522|5|0|4||MSR 48BH[62]|
vmx-notify-exit|526206|575|5|0|4||MSR 48BH[63]|3=notify_vm_exiting
vmx-ept-execonly|526797|1077|1|0|2||MSR 48CH[0]|2=vmx-ept-execonly 3=ept_x_only
vmx-page-walk-4|527889|1045|1|0|2||MSR 48CH[6]|2=vmx-page-walk-4
vmx-page-walk-5|528949|1062|1|0|2||MSR 48CH[7]|2=vmx-page-walk-5 3=ept_5level
vmx-ept-uc|530021|487|5|0|4||MSR 48CH[8]|
vmx-ept-wb|530518|1021|1|0|2||MSR 48CH[14]|
vmx-ept-2mb|531550|1041|1|0|2||MSR 48CH[16]|2=vmx-ept-2mb
vmx-ept-1gb|532602|1055|1|0|2||MSR 48CH[17]|2=vmx-ept-1gb 3=ept_1gb
vmx-invept|533667|1049|1|0|2||MSR 48CH[20]|2=vmx-invept
vmx-eptad|534725|1291|1|0|2||MSR 48CH[21]|2=vmx-eptad 3=ept_ad
vmx-ept-advanced-exitinfo|536041|553|5|0|4||MSR 48CH[22]|2=vmx-ept-advanced-exitinfo
vmx-invept-single-context|536619|1039|1|0|2||MSR 48CH[25]|2=vmx-invept-single-context
vmx-invept-all-context|537680|1037|1|0|2||MSR 48CH[26]|2=vmx-invept-all-context
vmx-invvpid|538728|1084|1|0|2||MSR 48CH[32]|2=vmx-invvpid 3=invvpid
vmx-invvpid-single-addr|539835|1041|1|0|2||MSR 48CH[40]|2=vmx-invvpid-single-addr
vmx-invvpid-single-context|540902|1000|1|0|2||MSR 48CH[41]|
vmx-invvpid-all-context|541925|1042|1|0|2||MSR 48CH[42]|2=vmx-invvpid-all-context
vmx-invvpid-single-context-noglobals|543003|1084|1|0|2||MSR 48CH[43]|2=vmx-invept-single-context-noglobals
vmx-intr-exit|544100|861|1|0|2||MSR 48DH[32]|2=vmx-intr-exit
vmx-nmi-exit|544973|864|1|0|2||MSR 48DH[35]|2=vmx-nmi-exit
vmx-vnmi|545845|882|1|0|2||MSR 48DH[37]|2=vmx-vnmi
vmx-preemption-timer|546747|908|1|0|2||MSR 48DH[38]|2=vmx-preemption-timer 3=preemption_timer
vmx-posted-intr|547670|1146|1|0|2||MSR 48DH[39]|2=vmx-posted-intr 3=posted_intr
vmx-vintr-pending|548833|885|1|0|2||MSR 48EH[34]|2=vmx-vintr-pending
vmx-tsc-offset|549732|904|1|0|2||MSR 48EH[35]|2=vmx-tsc-offset 3=tsc_offset
vmx-hlt-exit|550648|844|1|0|2||MSR 48EH[39]|2=vmx-hlt-exit
vmx-invlpg-exit|551507|850|1|0|2||MSR 48EH[41]|2=vmx-invlpg-exit
vmx-mwait-exit|552371|849|1|0|2||MSR 48EH[42]|2=vmx-mwait-exit
vmx-rdpmc-exit|553234|849|1|0|2||MSR 48EH[43]|2=vmx-rdpmc-exit
vmx-rdtsc-exit|554097|849|1|0|2||MSR 48EH[44]|2=vmx-rdtsc-exit
vmx-cr3-load-noexit|554965|850|1|0|2||MSR 48EH[47]|2=vmx-cr3-load-noexit
vmx-cr3-store-noexit|555835|852|1|0|2||MSR 48EH[48]|2=vmx-cr3-store-noexit
vmx-tertiary-ctls|556704|503|5|0|4||MSR 48EH[49]|
vmx-cr8-load-exit|557224|859|1|0|2||MSR 48EH[51]|2=vmx-cr8-load-exit
vmx-cr8-store-exit|558101|861|1|0|2||MSR 48EH[52]|2=vmx-cr8-store-exit
vmx-flexpriority|558978|921|1|0|2||MSR 48EH[53]|2=vmx-flexpriority 3=vtpr
vmx-vnmi-pending|559915|897|1|0|2||MSR 48EH[54]|2=vmx-vnmi-pending
vmx-movdr-exit|560826|871|1|0|2||MSR 48EH[55]|2=vmx-movdr-exit
vmx-io-exit|561708|866|1|0|2||MSR 48EH[56]|2=vmx-io-exit
vmx-io-bitmap|562587|884|1|0|2||MSR 48EH[57]|2=vmx-io-bitmap
vmx-mtf|563478|871|1|0|2||MSR 48EH[59]|2=vmx-mtf 3=mtf
vmx-msr-bitmap|564363|864|1|0|2||MSR 48EH[60]|2=vmx-msr-bitmap
vmx-monitor-exit|565243|853|1|0|2||MSR 48EH[61]|2=vmx-monitor-exit
vmx-pause-exit|566110|849|1|0|2||MSR 48EH[62]|2=vmx-pause-exit
vmx-secondary-ctls|566977|869|1|0|2||MSR 48EH[63]|2=vmx-secondary-ctls
vmx-exit-nosave-debugctl|567870|860|1|0|2||MSR 48FH[34]|2=vmx-exit-nosave-debugctl
vmx-exit-load-perf-global-ctrl|568760|874|1|0|2||MSR 48FH[44]|2=vmx-exit-load-perf-global-ctrl
vmx-exit-ack-intr|569651|864|1|0|2||MSR 48FH[47]|2=vmx-exit-ack-intr
vmx-exit-save-pat|570532|875|1|0|2||MSR 48FH[50]|2=vmx-exit-save-pat
vmx-exit-load-pat|571424|874|1|0|2||MSR 48FH[51]|2=vmx-exit-load-pat
vmx-exit-save-efer|572316|844|1|0|2||MSR 48FH[52]|2=vmx-exit-save-efer
vmx-exit-load-efer|573178|843|1|0|2||MSR 48FH[53]|2=vmx-exit-load-efer
vmx-exit-save-preemption-timer|574051|878|1|0|2||MSR 48FH[54]|2=vmx-exit-save-preemption-timer
vmx-exit-clear-bndcfgs|574951|877|1|0|2||MSR 48FH[55]|2=vmx-exit-clear-bndcfgs
vmx-exit-clear-rtit-ctl|575851|547|5|0|4||MSR 48FH[57]|2=vmx-exit-clear-rtit-ctl
vmx-exit-save-cet|576415|666|1|0|2||MSR 48FH[60]|2=vmx-exit-save-cet
vmx-exit-load-pkrs|577099|543|5|0|4||MSR 48FH[61]|2=vmx-exit-load-pkrs
vmx-exit-secondary-ctls|577665|544|5|0|4||MSR 48FH[63]|2=vmx-exit-secondary-ctls
vmx-entry-noload-debugctl|578234|864|1|0|2||MSR 490H[34]|2=vmx-entry-noload-debugctl
vmx-entry-ia32e-mode|579118|875|1|0|2||MSR 490H[41]|2=vmx-entry-ia32e-mode
vmx-entry-load-perf-global-ctrl|580024|879|1|0|2||MSR 490H[45]|2=vmx-entry-load-perf-global-ctrl
vmx-entry-load-pat|580921|879|1|0|2||MSR 490H[46]|2=vmx-entry-load-pat
vmx-entry-load-efer|581819|848|1|0|2||MSR 490H[47]|2=vmx-entry-load-efer
vmx-entry-load-bndcfgs|582689|879|1|0|2||MSR 490H[48]|2=vmx-entry-load-bndcfgs
vmx-entry-pt-conceal|583588|518|5|0|4||MSR 490H[49]|
vmx-entry-load-rtit-ctl|584129|550|5|0|4||MSR 490H[50]|2=vmx-entry-load-rtit-ctl
vmx-entry-load-cet|584697|672|1|0|2||MSR 490H[52]|2=vmx-entry-load-cet
vmx-entry-load-pkrs|585388|548|5|0|4||MSR 490H[54]|2=vmx-entry-load-pkrs
vmx-entry-load-fred|585955|514|5|0|4||MSR 490H[55]|2=vmx-entry-load-fred
vmx-eptp-switching|586487|1066|1|0|2||MSR 491H[0]|2=vmx-eptp-switching 3=eptp_switching
vmx-ipi-virt|587565|510|5|0|4||MSR 492H[4]|3=ipi_virt
"""#
