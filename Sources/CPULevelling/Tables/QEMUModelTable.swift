/// QEMU's models by what their definitions switch on, as text: one row a model.
enum QEMUModelTable {
  /// A row is the name; the highest leaf of CPUID and, in hexadecimal, the highest extended one; the first of the two releases read
  /// (7.2 and 10.0) that has the model; after `=` another row's model to start from; and properties switched on and off.
  ///
  /// Models of version 1 are under their plain names, which machine types of PCs take for them. Of vme, monitor, acpi and svm
  /// the row says what the definition says; accelerators switch some of them off (`QEMUModel.switchedOffByKVM`).
  ///
  /// - SeeAlso: qemu 7.2 and 10.0 target/i386/cpu.c, builtin_x86_defs, feature_word_info; definitions that both have are alike.
  static let rows: StaticString = """
    qemu64 13 8000000a 7.2 +apic +clflush +cmov +cx16 +cx8 +de +fpu +fxsr +lahf-lm +lm +mca +mce +mmx +msr
      +mtrr +nx +pae +pat +pge +pni +pse +pse36 +sep +sse +sse2 +svm +syscall +tsc
    phenom 5 8000001a 7.2 = qemu64 +3dnow +3dnowext +abm +fxsr-opt +mmxext +monitor +npt +pdpe1gb +popcnt
      +rdtscp +sse4a +vme
    core2duo 10 80000008 7.2 = qemu64 +acpi +monitor +ss +ssse3 +vme +vmx-activity-hlt +vmx-apicv-xapic
      +vmx-cr8-load-exit +vmx-cr8-store-exit +vmx-entry-ia32e-mode +vmx-exit-ack-intr +vmx-flexpriority
      +vmx-hlt-exit +vmx-ins-outs +vmx-intr-exit +vmx-invlpg-exit +vmx-io-bitmap +vmx-io-exit
      +vmx-monitor-exit +vmx-movdr-exit +vmx-msr-bitmap +vmx-mwait-exit +vmx-nmi-exit +vmx-pause-exit
      +vmx-rdpmc-exit +vmx-rdtsc-exit +vmx-secondary-ctls +vmx-tsc-offset +vmx-vintr-pending +vmx-vnmi
      +vmx-vnmi-pending -svm
    kvm64 13 80000008 7.2 = core2duo -acpi -lahf-lm -monitor -ss -ssse3 -vmx-apicv-xapic -vmx-ins-outs
      -vmx-msr-bitmap -vmx-secondary-ctls -vmx-vnmi -vmx-vnmi-pending
    qemu32 4 80000004 7.2 = qemu64 -clflush -cx16 -lahf-lm -lm -mca -mtrr -nx -pse36 -svm -syscall
    kvm32 5 80000008 7.2 = kvm64 +vmx-msr-bitmap -cx16 -lm -nx -syscall -vmx-cr8-load-exit
      -vmx-cr8-store-exit -vmx-flexpriority
    coreduo 10 80000008 7.2 = kvm32 +acpi +monitor +nx +ss -pse36
    486 1 0 7.2 +fpu +pse +vme
    pentium 1 0 7.2 +apic +cx8 +de +fpu +mce +mmx +msr +pse +tsc +vme
    pentium2 2 0 7.2 = qemu32 +mca +mtrr +pse36 +vme -pni -sse -sse2
    pentium3 3 0 7.2 = pentium2 +sse
    athlon 2 80000008 7.2 = pentium3 +3dnow +3dnowext +mmxext +sse2
    n270 10 80000008 7.2 = qemu64 +acpi +monitor +movbe +ss +ssse3 +vme -cx16 -lm -pse36 -svm -syscall
    Conroe 10 80000008 7.2 = core2duo -acpi -cx16 -monitor -ss
    Penryn 10 80000008 7.2 = Conroe +cx16 +sse4.1 +vmx-entry-load-perf-global-ctrl
      +vmx-exit-load-perf-global-ctrl +vmx-wbinvd-exit
    Nehalem 11 80000008 7.2 = Penryn +popcnt +sse4.2 +vmx-apicv-x2apic +vmx-cr3-load-noexit
      +vmx-cr3-store-noexit +vmx-desc-exit +vmx-entry-load-efer +vmx-entry-load-pat
      +vmx-entry-noload-debugctl +vmx-ept +vmx-ept-1gb +vmx-ept-2mb +vmx-ept-execonly +vmx-exit-load-efer
      +vmx-exit-load-pat +vmx-exit-nosave-debugctl +vmx-exit-save-efer +vmx-exit-save-pat
      +vmx-exit-save-preemption-timer +vmx-invept +vmx-invept-all-context +vmx-invept-single-context
      +vmx-invept-single-context-noglobals +vmx-invvpid +vmx-invvpid-all-context +vmx-invvpid-single-addr
      +vmx-mtf +vmx-page-walk-4 +vmx-preemption-timer +vmx-rdtscp-exit +vmx-true-ctls +vmx-vpid
    Nehalem-v2 11 80000008 7.2 = Nehalem +spec-ctrl
    Nehalem-IBRS 11 80000008 7.2 = Nehalem-v2
    Westmere 11 80000008 7.2 = Nehalem +aes +arat +pclmulqdq +vmx-store-lma +vmx-unrestricted-guest
    Westmere-v2 11 80000008 7.2 = Westmere +spec-ctrl
    Westmere-IBRS 11 80000008 7.2 = Westmere-v2
    SandyBridge 13 80000008 7.2 = Westmere +avx +rdtscp +tsc-deadline +x2apic +xsave +xsaveopt
    SandyBridge-v2 13 80000008 7.2 = SandyBridge +spec-ctrl
    SandyBridge-IBRS 13 80000008 7.2 = SandyBridge-v2
    IvyBridge 13 80000008 7.2 = SandyBridge +erms +f16c +fsgsbase +rdrand +smep +vmx-apicv-register
      +vmx-apicv-vid +vmx-posted-intr +vmx-rdrand-exit
    IvyBridge-v2 13 80000008 7.2 = IvyBridge +spec-ctrl
    IvyBridge-IBRS 13 80000008 7.2 = IvyBridge-v2
    Haswell 13 80000008 7.2 = IvyBridge +abm +avx2 +bmi1 +bmi2 +fma +hle +invpcid +movbe +pcid +rtm
      +vmx-eptad +vmx-eptp-switching +vmx-invpcid-exit +vmx-shadow-vmcs +vmx-vmfunc
      +vmx-vmwrite-vmexit-fields
    Haswell-v2 13 80000008 7.2 = Haswell -hle -rtm
    Haswell-noTSX 13 80000008 7.2 = Haswell-v2
    Haswell-v3 13 80000008 7.2 = Haswell +spec-ctrl
    Haswell-IBRS 13 80000008 7.2 = Haswell-v3
    Haswell-v4 13 80000008 7.2 = Haswell-v2 +spec-ctrl
    Haswell-noTSX-IBRS 13 80000008 7.2 = Haswell-v4
    Broadwell 13 80000008 7.2 = Haswell +3dnowprefetch +adx +rdseed +smap +vmx-pml +vmx-rdseed-exit
    Broadwell-v2 13 80000008 7.2 = Broadwell -hle -rtm
    Broadwell-noTSX 13 80000008 7.2 = Broadwell-v2
    Broadwell-v3 13 80000008 7.2 = Broadwell +spec-ctrl
    Broadwell-IBRS 13 80000008 7.2 = Broadwell-v3
    Broadwell-v4 13 80000008 7.2 = Broadwell-v2 +spec-ctrl
    Broadwell-noTSX-IBRS 13 80000008 7.2 = Broadwell-v4
    Skylake-Client 13 80000008 7.2 = Broadwell +xgetbv1 +xsavec -vmx-apicv-register -vmx-apicv-vid
      -vmx-apicv-x2apic -vmx-posted-intr
    Skylake-Client-v2 13 80000008 7.2 = Skylake-Client +spec-ctrl
    Skylake-Client-IBRS 13 80000008 7.2 = Skylake-Client-v2
    Skylake-Client-v3 13 80000008 7.2 = Skylake-Client-v2 -hle -rtm
    Skylake-Client-noTSX-IBRS 13 80000008 7.2 = Skylake-Client-v3
    Skylake-Client-v4 13 80000008 7.2 = Skylake-Client-v3 +vmx-xsaves +xsaves
    Skylake-Server 13 80000008 7.2 = Broadwell +avx512bw +avx512cd +avx512dq +avx512f +avx512vl +clflushopt
      +clwb +pdpe1gb +pku +xgetbv1 +xsavec -vmx-eptp-switching
    Skylake-Server-v2 13 80000008 7.2 = Skylake-Server +spec-ctrl -clflushopt
    Skylake-Server-IBRS 13 80000008 7.2 = Skylake-Server-v2
    Skylake-Server-v3 13 80000008 7.2 = Skylake-Server-v2 -hle -rtm
    Skylake-Server-noTSX-IBRS 13 80000008 7.2 = Skylake-Server-v3
    Skylake-Server-v4 13 80000008 7.2 = Skylake-Server-v3 +vmx-eptp-switching
    Skylake-Server-v5 13 80000008 7.2 = Skylake-Server-v4 +vmx-xsaves +xsaves
    Cascadelake-Server 13 80000008 7.2 = Skylake-Server +avx512vnni +spec-ctrl +ssbd
    Cascadelake-Server-v2 13 80000008 7.2 = Cascadelake-Server +arch-capabilities +ibrs-all +mds-no
      +rdctl-no +skip-l1dfl-vmentry
    Cascadelake-Server-v3 13 80000008 7.2 = Cascadelake-Server-v2 -hle -rtm
    Cascadelake-Server-noTSX 13 80000008 7.2 = Cascadelake-Server-v3
    Cascadelake-Server-v4 13 80000008 7.2 = Cascadelake-Server-v3 +vmx-eptp-switching
    Cascadelake-Server-v5 13 80000008 7.2 = Cascadelake-Server-v4 +vmx-xsaves +xsaves
    Cooperlake 13 80000008 7.2 = Cascadelake-Server-v2 +avx512-bf16 +pschange-mc-no +stibp +taa-no
      +vmx-eptp-switching
    Cooperlake-v2 13 80000008 7.2 = Cooperlake +vmx-xsaves +xsaves
    Icelake-Server 13 80000008 7.2 = Cascadelake-Server +avx512-vpopcntdq +avx512bitalg +avx512vbmi
      +avx512vbmi2 +gfni +la57 +umip +vaes +vpclmulqdq +wbnoinvd -vmx-pml -vmx-rdseed-exit
    Icelake-Server-v2 13 80000008 7.2 = Icelake-Server -hle -rtm
    Icelake-Server-noTSX 13 80000008 7.2 = Icelake-Server-v2
    Icelake-Server-v3 13 80000008 7.2 = Icelake-Server-v2 +arch-capabilities +ibrs-all +mds-no
      +pschange-mc-no +rdctl-no +skip-l1dfl-vmentry +taa-no
    Icelake-Server-v4 13 80000008 7.2 = Icelake-Server-v3 +avx512ifma +fsrm +rdpid +sha-ni
      +vmx-eptp-switching +vmx-pml +vmx-rdseed-exit
    Icelake-Server-v5 13 80000008 7.2 = Icelake-Server-v4 +vmx-xsaves +xsaves
    Icelake-Server-v6 13 80000008 7.2 = Icelake-Server-v5 +vmx-page-walk-5
    Icelake-Server-v7 13 80000008 10.0 = Icelake-Server-v6 +hle +rtm
    SapphireRapids 32 80000008 10.0 = Icelake-Server-v7 +amx-bf16 +amx-int8 +amx-tile +avx-vnni +avx512-bf16
      +avx512-fp16 +bus-lock-detect +fsrc +fsrs +fzrm +serialize +tsx-ldtrk +xfd
    SapphireRapids-v2 32 80000008 10.0 = SapphireRapids +fbsdp-no +psdp-no +sbdr-ssdp-no
    SapphireRapids-v3 32 80000008 10.0 = SapphireRapids-v2 +cldemote +movdir64b +movdiri +ss +tsc-adjust
    GraniteRapids 32 80000008 10.0 = SapphireRapids-v2 +amx-fp16 +mcdt-no +pbrsb-no +prefetchiti
    GraniteRapids-v2 32 80000008 10.0 = SapphireRapids-v3 +amx-fp16 +avx10 +avx10-128 +avx10-256 +avx10-512
      +mcdt-no +pbrsb-no +prefetchiti
    SierraForest 35 80000008 10.0 = Icelake-Server-v5 +avx-ifma +avx-ne-convert +avx-vnni +avx-vnni-int8
      +bus-lock-detect +cmpccxadd +fbsdp-no +fsrs +mcdt-no +pbrsb-no +psdp-no +sbdr-ssdp-no +serialize
      -avx512-vpopcntdq -avx512bitalg -avx512bw -avx512cd -avx512dq -avx512f -avx512ifma -avx512vbmi
      -avx512vbmi2 -avx512vl -avx512vnni -la57 -taa-no
    SierraForest-v2 35 80000008 10.0 = SierraForest +bhi-ctrl +cldemote +gds-no +intel-psfd +ipred-ctrl +lam
      +movdir64b +movdiri +rfds-no +rrsba-ctrl +ss +tsc-adjust
    ClearwaterForest 35 80000008 10.0 = SierraForest-v2 +avx-vnni-int16 +bhi-no +ddpd-u +prefetchiti +sha512
      +sm3 +sm4
    Denverton 21 80000008 7.2 = Broadwell-v4 +arch-capabilities +clflushopt +monitor +mpx +pdpe1gb +rdctl-no
      +sha-ni +skip-l1dfl-vmentry +ssbd +xgetbv1 +xsavec -abm -adx -avx -avx2 -bmi1 -bmi2 -f16c -fma
      -invpcid -pcid
    Denverton-v2 21 80000008 7.2 = Denverton -monitor -mpx
    Denverton-v3 21 80000008 7.2 = Denverton-v2 +vmx-xsaves +xsaves
    Snowridge 27 80000008 7.2 = Denverton +cldemote +clwb +core-capability +gfni +movdir64b +movdiri
      +split-lock-detect +umip -rdctl-no -skip-l1dfl-vmentry
    Snowridge-v2 27 80000008 7.2 = Snowridge -mpx
    Snowridge-v3 27 80000008 7.2 = Snowridge-v2 +vmx-xsaves +xsaves
    Snowridge-v4 27 80000008 7.2 = Snowridge-v3 -core-capability -split-lock-detect
    KnightsMill 13 80000008 7.2 = qemu64 +3dnowprefetch +abm +adx +aes +arat +avx +avx2 +avx512-4fmaps
      +avx512-4vnniw +avx512-vpopcntdq +avx512cd +avx512er +avx512f +avx512pf +bmi1 +bmi2 +erms +f16c +fma
      +fsgsbase +movbe +pclmulqdq +pdpe1gb +popcnt +rdrand +rdseed +rdtscp +smep +ss +sse4.1 +sse4.2 +ssse3
      +tsc-deadline +vme +x2apic +xsave +xsaveopt -svm
    Opteron_G1 5 80000008 7.2 = qemu64 +vme -cx16 -lahf-lm -svm
    Opteron_G2 5 80000008 7.2 = qemu64 +vme
    Opteron_G3 5 80000008 7.2 = Opteron_G2 +abm +misalignsse +monitor +popcnt +rdtscp +sse4a
    Opteron_G4 13 8000001a 7.2 = Opteron_G3 +3dnowprefetch +aes +avx +fma4 +npt +nrip-save +pclmulqdq
      +pdpe1gb +sse4.1 +sse4.2 +ssse3 +xop +xsave -monitor
    Opteron_G5 13 8000001a 7.2 = Opteron_G4 +f16c +fma +tbm
    EPYC 13 8000001e 7.2 = Opteron_G5 +adx +arat +avx2 +bmi1 +bmi2 +clflushopt +cr8legacy +fsgsbase
      +fxsr-opt +mmxext +monitor +movbe +osvw +rdrand +rdseed +sha-ni +smap +smep +topoext +xgetbv1 +xsavec
      +xsaveopt -fma4 -tbm -xop
    EPYC-v2 13 8000001e 7.2 = EPYC +ibpb
    EPYC-IBPB 13 8000001e 7.2 = EPYC-v2
    EPYC-v3 13 8000001e 7.2 = EPYC-v2 +clzero +perfctr-core +xsaveerptr +xsaves
    EPYC-v4 13 8000001e 10.0 = EPYC-v3
    Dhyana 13 8000001e 7.2 = EPYC-v2 -aes -pclmulqdq -sha-ni
    Dhyana-v2 13 8000001e 7.2 = Dhyana +xsaves
    EPYC-Rome 13 8000001e 7.2 = EPYC-v3 +amd-stibp +clwb +rdpid +umip +wbnoinvd
    EPYC-Rome-v2 13 8000001e 7.2 = EPYC-Rome +amd-ssbd +ibrs
    EPYC-Rome-v3 13 8000001e 10.0 = EPYC-Rome-v2
    EPYC-Rome-v4 13 8000001e 10.0 = EPYC-Rome-v2 -xsaves
    EPYC-Milan 13 8000001e 7.2 = EPYC-Rome-v2 +erms +fsrm +invpcid +pcid +pku +svme-addr-chk
    EPYC-Milan-v2 13 8000001e 10.0 = EPYC-Milan +amd-psfd +lfence-always-serializing +no-nested-data-bp
      +null-sel-clr-base +stibp-always-on +vaes +vpclmulqdq
    EPYC-Genoa 13 80000022 10.0 = EPYC-Milan-v2 +auto-ibrs +avx512-bf16 +avx512-vpopcntdq +avx512bitalg
      +avx512bw +avx512cd +avx512dq +avx512f +avx512ifma +avx512vbmi +avx512vbmi2 +avx512vl +avx512vnni
      +gfni +la57 +vnmi
    YongFeng 31 80000008 10.0 = Broadwell-v4 +ace2 +acpi +arch-capabilities +invtsc +mds-no +monitor
      +pdpe1gb +phe +phe-en +pku +pmm +pmm-en +pschange-mc-no +rdctl-no +rdpid +sha-ni +skip-l1dfl-vmentry
      +ss +ssb-no +umip +xcrypt +xcrypt-en +xstore +xstore-en -arat -erms -vmx-rdseed-exit
    YongFeng-v2 31 80000008 10.0 = YongFeng
    """

  /// Properties that QEMU 10.0 has and QEMU 7.2 does not: it refuses to start where one of them is named.
  ///
  /// - SeeAlso: qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info.
  static let newerThan7: StaticString = """
    amd-psfd amx-complex amx-fp16 auto-ibrs avx-ifma avx-ne-convert avx-vnni-int16 avx-vnni-int8 avx10
    avx10-128 avx10-256 avx10-512 bhi-ctrl bhi-no cmpccxadd ddpd-u eraps fb-clear fbsdp-no
    fdp-excptn-only flush-l1d fred fsrc fsrs fzrm gds-no ibpb-brtype intel-psfd ipred-ctrl
    kvm-asyncpf-vmexit lam lfence-always-serializing lkgs mcdt-no no-nested-data-bp null-sel-clr-base
    overflow-recov pbrsb-no perfmon-v2 prefetchiti psdp-no rfds-clear rfds-no rrsba-ctrl sbdr-ssdp-no
    sbpb sgx-aex-notify sha512 sm3 sm4 srso-no srso-user-kernel-no stibp-always-on succor
    vmx-any-errcode vmx-enable-user-wait-pause vmx-entry-load-fred vmx-exit-secondary-ctls
    vmx-nested-exception vnmi wrmsrns zero-fcs-fds
    """
}
