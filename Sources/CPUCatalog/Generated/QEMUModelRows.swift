// Generated from Data/qemu by Scripts/generate-tables. Do not edit.

let qemuModelRows: StaticString = #"""
release 4.2 | qemu 4.2.0 | names of models and properties and machine types: target/i386/cpu.c, builtin_x86_defs and feature_word_info; hw/i386/pc_piix.c, pc_q35.c
release 5.2 | qemu 5.2.0 | query-cpu-definitions, query-cpu-model-expansion (full, machine q35, TCG) and query-machines
release 6.2 | qemu 6.2.0 | names of models and properties and machine types: target/i386/cpu.c, builtin_x86_defs and feature_word_info; hw/i386/pc_piix.c, pc_q35.c
release 7.2 | qemu 7.2.22 | query-cpu-definitions; target/i386/cpu.c, builtin_x86_defs
release 8.2 | qemu 8.2.2 | names of models and properties and machine types: target/i386/cpu.c, builtin_x86_defs and feature_word_info; hw/i386/pc_piix.c, pc_q35.c
release 10.0 | qemu 10.0.13 | query-cpu-definitions; target/i386/cpu.c, builtin_x86_defs
release 10.1 | qemu 10.1.0 | names of models and properties and machine types: target/i386/cpu.c, builtin_x86_defs and feature_word_info; hw/i386/pc_piix.c, pc_q35.c; include/hw/boards.h, MACHINE_VER_DELETION
release 10.2 | qemu 10.2.2 | target/i386/cpu.c, builtin_x86_defs and feature_word_info
release 11.1 | qemu 11.1.3 | query-cpu-definitions and query-cpu-model-expansion (full, machine q35, TCG)
properties since 5.2
  amd-stibp avx512-vp2intersect fsrm full-width-write kvm-asyncpf-int serialize tsx-ldtrk
properties since 6.2
  avic avx-vnni avx512-fp16 bus-lock-detect hv-avic ibrs intel-pt-lip kvm-msi-ext-dest-id pks sgx
  sgx-debug sgx-exinfo sgx-kss sgx-mode64 sgx-provisionkey sgx-tokenkey sgx1 sgx2 sgxlc svme-addr-chk
  v-vmsave-vmload vgif vmx-entry-load-pkrs vmx-exit-load-pkrs vmx-tsc-scaling
properties since 7.2
  amx-bf16 amx-int8 amx-tile arch-lbr hv-apicv hv-emsr-bitmap hv-syndbg hv-tlbflush-direct hv-tlbflush-ext
  hv-xmm-input xfd
properties since 8.2
  amd-psfd amx-complex amx-fp16 auto-ibrs avx-ifma avx-ne-convert avx-vnni-int8 cmpccxadd fb-clear
  fbsdp-no flush-l1d fsrc fsrs fzrm gds-no lfence-always-serializing mcdt-no no-nested-data-bp
  null-sel-clr-base pbrsb-no prefetchiti psdp-no sbdr-ssdp-no sgx-aex-notify sgx-edeccssa stibp-always-on
  vmx-any-errcode vmx-enable-user-wait-pause vnmi
properties since 10.0
  avx-vnni-int16 avx10 avx10-128 avx10-256 avx10-512 bhi-ctrl bhi-no ddpd-u eraps fdp-excptn-only fred
  ibpb-brtype intel-psfd ipred-ctrl kvm-asyncpf-vmexit lam lkgs overflow-recov perfmon-v2 rfds-clear
  rfds-no rrsba-ctrl sbpb sha512 sm3 sm4 srso-no srso-user-kernel-no succor vmx-entry-load-fred
  vmx-exit-secondary-ctls vmx-nested-exception wrmsrns zero-fcs-fds
properties since 10.1
  fs-gs-base-ns its-no msr-imm prefetchi
properties since 10.2
  tsa-l1-no tsa-sq-no verw-clear
properties since 11.1
  amx-avx512 amx-bf16-alias amx-complex-alias amx-fp16-alias amx-fp8 amx-int8-alias amx-movrs amx-tf32
  apx-nci-ndd-nf apxf avx10-vnni-int cet-ibt cet-ss gmet movrs vmx-entry-load-cet vmx-exit-save-cet
  vmx-mbec
machine-types 4.2
  pc-i440fx 1.4
  pc-q35 2.4
machine-types 5.2
  pc-i440fx 1.4
  pc-q35 2.4
machine-types 6.2
  pc-i440fx 1.4
  pc-q35 2.4
machine-types 7.2
  pc-i440fx 1.4 deprecated 1.7
  pc-q35 2.4
machine-types 8.2
  pc-i440fx 2.0 deprecated 2.3
  pc-q35 2.4
machine-types 10.0
  pc-i440fx 2.4 deprecated 7.0
  pc-q35 2.4 deprecated 7.0
machine-types 10.1
  pc-i440fx 4.2 deprecated 7.1
  pc-q35 4.2 deprecated 7.1
machine-types 11.1
  pc-i440fx 5.2 deprecated 8.1
  pc-q35 5.2 deprecated 8.1
removed since 4.2 before 7.2
  Icelake-Client Icelake-Client-v1 Icelake-Client-noTSX Icelake-Client-v2
removed since 6.2 before 7.2
  Icelake-Client-v3
model qemu64 since 4.2
  level 13 8000000A
  plus apic clflush cmov cx16 cx8 de fpu fxsr lahf-lm lm mca mce mmx msr mtrr nx pae pat pge pni pse pse36 sep
  plus sse sse2 svm syscall tsc
model phenom since 4.2
  level 5 8000001A
  like qemu64
  plus 3dnow 3dnowext abm fxsr-opt mmxext monitor npt pdpe1gb popcnt rdtscp sse4a vme
model core2duo since 4.2
  level 10 80000008
  like qemu64
  plus acpi monitor ss ssse3 vme vmx-activity-hlt vmx-apicv-xapic vmx-cr8-load-exit vmx-cr8-store-exit
  plus vmx-entry-ia32e-mode vmx-exit-ack-intr vmx-flexpriority vmx-hlt-exit vmx-ins-outs vmx-intr-exit
  plus vmx-invlpg-exit vmx-io-bitmap vmx-io-exit vmx-monitor-exit vmx-movdr-exit vmx-msr-bitmap vmx-mwait-exit
  plus vmx-nmi-exit vmx-pause-exit vmx-rdpmc-exit vmx-rdtsc-exit vmx-secondary-ctls vmx-tsc-offset
  plus vmx-vintr-pending vmx-vnmi vmx-vnmi-pending
  minus svm
model kvm64 since 4.2
  level 13 80000008
  like core2duo
  minus acpi lahf-lm monitor ss ssse3 vmx-apicv-xapic vmx-ins-outs vmx-msr-bitmap vmx-secondary-ctls vmx-vnmi
  minus vmx-vnmi-pending
model qemu32 since 4.2
  level 4 80000004
  like qemu64
  minus clflush cx16 lahf-lm lm mca mtrr nx pse36 svm syscall
model kvm32 since 4.2
  level 5 80000008
  like kvm64
  plus vmx-msr-bitmap
  minus cx16 lm nx syscall vmx-cr8-load-exit vmx-cr8-store-exit vmx-flexpriority
model coreduo since 4.2
  level 10 80000008
  like kvm32
  plus acpi monitor nx ss
  minus pse36
model 486 since 4.2
  level 1 0
  plus fpu pse vme
model pentium since 4.2
  level 1 0
  like 486
  plus apic cx8 de mce mmx msr tsc
model pentium2 since 4.2
  level 2 0
  like qemu32
  plus mca mtrr pse36 vme
  minus pni sse sse2
model pentium3 since 4.2
  level 3 0
  like pentium2
  plus sse
model athlon since 4.2
  level 2 80000008
  like pentium3
  plus 3dnow 3dnowext mmxext sse2
model n270 since 4.2
  level 10 80000008
  like pentium3
  plus acpi clflush lahf-lm monitor movbe nx pni ss sse2 ssse3
  minus pse36
model Conroe since 4.2
  level 10 80000008
  like core2duo
  minus acpi cx16 monitor ss
model Penryn since 4.2
  level 10 80000008
  like Conroe
  plus cx16 sse4.1 vmx-entry-load-perf-global-ctrl vmx-exit-load-perf-global-ctrl vmx-wbinvd-exit
model Nehalem since 4.2
  level 11 80000008
  like Penryn
  plus popcnt sse4.2 vmx-apicv-x2apic vmx-cr3-load-noexit vmx-cr3-store-noexit vmx-desc-exit
  plus vmx-entry-load-efer vmx-entry-load-pat vmx-entry-noload-debugctl vmx-ept vmx-ept-1gb vmx-ept-2mb
  plus vmx-ept-execonly vmx-exit-load-efer vmx-exit-load-pat vmx-exit-nosave-debugctl vmx-exit-save-efer
  plus vmx-exit-save-pat vmx-exit-save-preemption-timer vmx-invept vmx-invept-all-context
  plus vmx-invept-single-context vmx-invept-single-context-noglobals vmx-invvpid vmx-invvpid-all-context
  plus vmx-invvpid-single-addr vmx-mtf vmx-page-walk-4 vmx-preemption-timer vmx-rdtscp-exit vmx-true-ctls
  plus vmx-vpid
model Nehalem-v2 since 4.2
  level 11 80000008
  alias Nehalem-IBRS
  like Nehalem
  plus spec-ctrl
model Westmere since 4.2
  level 11 80000008
  like Nehalem
  plus aes arat pclmulqdq vmx-store-lma vmx-unrestricted-guest
model Westmere-v2 since 4.2
  level 11 80000008
  alias Westmere-IBRS
  like Westmere
  plus spec-ctrl
model SandyBridge since 4.2
  level 13 80000008
  like Westmere
  plus avx rdtscp tsc-deadline x2apic xsave xsaveopt
model SandyBridge-v2 since 4.2
  level 13 80000008
  alias SandyBridge-IBRS
  like SandyBridge
  plus spec-ctrl
model IvyBridge since 4.2
  level 13 80000008
  like SandyBridge
  plus erms f16c fsgsbase rdrand smep vmx-apicv-register vmx-apicv-vid vmx-posted-intr vmx-rdrand-exit
model IvyBridge-v2 since 4.2
  level 13 80000008
  alias IvyBridge-IBRS
  like IvyBridge
  plus spec-ctrl
model Haswell since 4.2
  level 13 80000008
  like IvyBridge
  plus abm avx2 bmi1 bmi2 fma hle invpcid movbe pcid rtm vmx-eptad vmx-eptp-switching vmx-invpcid-exit
  plus vmx-shadow-vmcs vmx-vmfunc vmx-vmwrite-vmexit-fields
model Haswell-v2 since 4.2
  level 13 80000008
  alias Haswell-noTSX
  like Haswell
  minus hle rtm
model Haswell-v3 since 4.2
  level 13 80000008
  alias Haswell-IBRS
  like Haswell
  plus spec-ctrl
model Haswell-v4 since 4.2
  level 13 80000008
  alias Haswell-noTSX-IBRS
  like Haswell-v2
  plus spec-ctrl
model Broadwell since 4.2
  level 13 80000008
  like Haswell
  plus 3dnowprefetch adx rdseed smap vmx-pml vmx-rdseed-exit
model Broadwell-v2 since 4.2
  level 13 80000008
  alias Broadwell-noTSX
  like Broadwell
  minus hle rtm
model Broadwell-v3 since 4.2
  level 13 80000008
  alias Broadwell-IBRS
  like Broadwell
  plus spec-ctrl
model Broadwell-v4 since 4.2
  level 13 80000008
  alias Broadwell-noTSX-IBRS
  like Broadwell-v2
  plus spec-ctrl
model Skylake-Client since 4.2
  level 13 80000008
  like Broadwell
  plus xgetbv1 xsavec
  minus vmx-apicv-register vmx-apicv-vid vmx-apicv-x2apic vmx-posted-intr
model Skylake-Client-v2 since 4.2
  level 13 80000008
  alias Skylake-Client-IBRS
  like Skylake-Client
  plus spec-ctrl
model Skylake-Client-v3 since 4.2
  level 13 80000008
  alias Skylake-Client-noTSX-IBRS
  like Skylake-Client-v2
  minus hle rtm
model Skylake-Client-v4 since 6.2
  level 13 80000008
  like Skylake-Client-v3
  plus vmx-xsaves xsaves
model Skylake-Server since 4.2
  level 13 80000008
  like Broadwell
  plus avx512bw avx512cd avx512dq avx512f avx512vl clflushopt clwb pdpe1gb pku xgetbv1 xsavec
  minus vmx-eptp-switching
model Skylake-Server-v2 since 4.2
  level 13 80000008
  alias Skylake-Server-IBRS
  like Skylake-Server
  plus spec-ctrl
  minus clflushopt
model Skylake-Server-v3 since 4.2
  level 13 80000008
  alias Skylake-Server-noTSX-IBRS
  like Skylake-Server-v2
  minus hle rtm
model Skylake-Server-v4 since 5.2
  level 13 80000008
  like Skylake-Server-v3
  plus vmx-eptp-switching
model Skylake-Server-v5 since 6.2
  level 13 80000008
  like Skylake-Server-v4
  plus vmx-xsaves xsaves
model Skylake-Server-v6 since 11.1
  level 13 80000008
  vmx as the version before
  like Skylake-Server-v5
  minus vme
model Cascadelake-Server since 4.2
  level 13 80000008
  like Skylake-Server-v2
  plus avx512vnni clflushopt ssbd
model Cascadelake-Server-v2 since 4.2
  level 13 80000008
  like Cascadelake-Server
  plus arch-capabilities ibrs-all mds-no rdctl-no skip-l1dfl-vmentry
model Cascadelake-Server-v3 since 4.2
  level 13 80000008
  alias Cascadelake-Server-noTSX
  like Cascadelake-Server-v2
  minus hle rtm
model Cascadelake-Server-v4 since 5.2
  level 13 80000008
  like Cascadelake-Server-v3
  plus vmx-eptp-switching
model Cascadelake-Server-v5 since 6.2
  level 13 80000008
  like Cascadelake-Server-v4
  plus vmx-xsaves xsaves
model Cascadelake-Server-v6 since 11.1
  level 13 80000008
  vmx as the version before
  like Cascadelake-Server-v5
  plus fb-clear gds-no psdp-no rfds-no sbdr-ssdp-no
  minus vme
model Cascadelake-Server-v7 since 11.1
  level 13 80000008
  vmx as the version before
  like Cascadelake-Server-v6
model Cooperlake since 5.2
  level 13 80000008
  like Cascadelake-Server-v2
  plus avx512-bf16 pschange-mc-no stibp taa-no vmx-eptp-switching
model Cooperlake-v2 since 6.2
  level 13 80000008
  like Cooperlake
  plus vmx-xsaves xsaves
model Icelake-Server since 4.2
  level 13 80000008
  like Cascadelake-Server
  plus avx512-vpopcntdq avx512bitalg avx512vbmi avx512vbmi2 gfni la57 umip vaes vpclmulqdq wbnoinvd
  minus vmx-pml vmx-rdseed-exit
model Icelake-Server-v2 since 4.2
  level 13 80000008
  alias Icelake-Server-noTSX
  like Icelake-Server
  minus hle rtm
model Icelake-Server-v3 since 5.2
  level 13 80000008
  like Icelake-Server-v2
  plus arch-capabilities ibrs-all mds-no pschange-mc-no rdctl-no skip-l1dfl-vmentry taa-no
model Icelake-Server-v4 since 5.2
  level 13 80000008
  like Icelake-Server-v3
  plus avx512ifma fsrm rdpid sha-ni vmx-eptp-switching vmx-pml vmx-rdseed-exit
model Icelake-Server-v5 since 6.2
  level 13 80000008
  like Icelake-Server-v4
  plus vmx-xsaves xsaves
model Icelake-Server-v6 since 7.2
  level 13 80000008
  like Icelake-Server-v5
  plus vmx-page-walk-5
model Icelake-Server-v7 since 10.0
  level 13 80000008
  like Icelake-Server-v6
  plus hle rtm
model Icelake-Server-v8 since 11.1
  level 13 80000008
  vmx as the version before
  like Icelake-Server-v7
  plus fb-clear gds-no psdp-no rfds-no sbdr-ssdp-no
  minus vme
model Icelake-Server-v9 since 11.1
  level 13 80000008
  vmx as the version before
  like Icelake-Server-v8
model SapphireRapids since 8.2
  level 32 80000008
  like Icelake-Server-v7
  plus amx-bf16 amx-int8 amx-tile avx-vnni avx512-bf16 avx512-fp16 bus-lock-detect fsrc fsrs fzrm serialize
  plus tsx-ldtrk xfd
model SapphireRapids-v2 since 8.2
  level 32 80000008
  like SapphireRapids
  plus fbsdp-no psdp-no sbdr-ssdp-no
model SapphireRapids-v3 since 10.0
  level 32 80000008
  like SapphireRapids-v2
  plus cldemote movdir64b movdiri ss tsc-adjust
model SapphireRapids-v4 since 10.1
  level 32 80000008
  like SapphireRapids-v3
  minus vme vmx-invvpid
model SapphireRapids-v5 since 11.1
  level 32 80000008
  like SapphireRapids-v4
  plus cet-ibt cet-ss vmx-entry-load-cet vmx-exit-save-cet
model SapphireRapids-v6 since 11.1
  level 32 80000008
  like SapphireRapids-v5
  plus its-no
model SapphireRapids-v7 since 11.1
  level 32 80000008
  vmx as the version before
  like SapphireRapids-v6
  plus gds-no rfds-no
model SapphireRapids-v8 since 11.1
  level 32 80000008
  vmx as the version before
  like SapphireRapids-v7
model GraniteRapids since 8.2
  level 32 80000008
  like SapphireRapids-v2
  plus amx-fp16 mcdt-no pbrsb-no prefetchiti
model GraniteRapids-v2 since 10.0
  level 32 80000008
  like SapphireRapids-v3
  plus amx-fp16 avx10 avx10-128 avx10-256 avx10-512 mcdt-no pbrsb-no prefetchiti
model GraniteRapids-v3 since 10.1
  level 36 80000008
  like GraniteRapids-v2
  minus vme vmx-invvpid
model GraniteRapids-v4 since 11.1
  level 36 80000008
  like GraniteRapids-v3
  plus cet-ibt cet-ss vmx-entry-load-cet vmx-exit-save-cet
model GraniteRapids-v5 since 11.1
  level 36 80000008
  like GraniteRapids-v4
  plus its-no
model GraniteRapids-v6 since 11.1
  level 36 80000008
  vmx as the version before
  like GraniteRapids-v5
  plus gds-no rfds-no
model GraniteRapids-v7 since 11.1
  level 36 80000008
  vmx as the version before
  like GraniteRapids-v6
model DiamondRapids since 11.1
  level 41 80000008
  like GraniteRapids-v7
  plus amx-avx512 amx-bf16-alias amx-complex amx-complex-alias amx-fp16-alias amx-fp8 amx-int8-alias amx-movrs
  plus amx-tf32 apx-nci-ndd-nf apxf avx-ifma avx-ne-convert avx-vnni-int8 avx10-vnni-int bhi-ctrl bhi-no
  plus cmpccxadd ddpd-u fdp-excptn-only flush-l1d fred intel-psfd ipred-ctrl lam lkgs md-clear movrs
  plus rrsba-ctrl stibp vmx-activity-shutdown vmx-activity-wait-sipi vmx-enable-user-wait-pause
  plus vmx-entry-load-fred vmx-exit-secondary-ctls vmx-nested-exception vmx-tsc-scaling wrmsrns zero-fcs-fds
  minus its-no
model DiamondRapids-v2 since 11.1
  level 41 80000008
  vmx as the version before
  like DiamondRapids
model SierraForest since 10.0
  level 35 80000008
  like Icelake-Server-v5
  plus avx-ifma avx-ne-convert avx-vnni avx-vnni-int8 bus-lock-detect cmpccxadd fbsdp-no fsrs mcdt-no pbrsb-no
  plus psdp-no sbdr-ssdp-no serialize
  minus avx512-vpopcntdq avx512bitalg avx512bw avx512cd avx512dq avx512f avx512ifma avx512vbmi avx512vbmi2
  minus avx512vl avx512vnni la57 taa-no
model SierraForest-v2 since 10.0
  level 35 80000008
  like SierraForest
  plus bhi-ctrl cldemote gds-no intel-psfd ipred-ctrl lam movdir64b movdiri rfds-no rrsba-ctrl ss tsc-adjust
model SierraForest-v3 since 10.1
  level 35 80000008
  like SierraForest-v2
  minus vme vmx-invvpid
model SierraForest-v4 since 11.1
  level 35 80000008
  like SierraForest-v3
  plus cet-ibt cet-ss vmx-entry-load-cet vmx-exit-save-cet
model SierraForest-v5 since 11.1
  level 35 80000008
  like SierraForest-v4
  plus its-no
model SierraForest-v6 since 11.1
  level 35 80000008
  vmx as the version before
  like SierraForest-v5
model ClearwaterForest since 10.0
  level 35 80000008
  like SierraForest-v2
  plus avx-vnni-int16 bhi-no ddpd-u prefetchiti sha512 sm3 sm4
model ClearwaterForest-v2 since 11.1
  level 35 80000008
  like ClearwaterForest
  plus cet-ibt cet-ss vmx-entry-load-cet vmx-exit-save-cet
  minus vme vmx-invvpid
model ClearwaterForest-v3 since 11.1
  level 35 80000008
  like ClearwaterForest-v2
  plus its-no
model ClearwaterForest-v4 since 11.1
  level 35 80000008
  vmx as the version before
  like ClearwaterForest-v3
model Denverton since 4.2
  level 21 80000008
  like Broadwell-v4
  plus arch-capabilities clflushopt monitor mpx pdpe1gb rdctl-no sha-ni skip-l1dfl-vmentry ssbd xgetbv1 xsavec
  minus abm adx avx avx2 bmi1 bmi2 f16c fma invpcid pcid
model Denverton-v2 since 5.2
  level 21 80000008
  like Denverton
  minus monitor mpx
model Denverton-v3 since 6.2
  level 21 80000008
  like Denverton-v2
  plus vmx-xsaves xsaves
model Snowridge since 4.2
  level 27 80000008
  like Denverton
  plus cldemote clwb core-capability gfni movdir64b movdiri split-lock-detect umip
  minus rdctl-no skip-l1dfl-vmentry
model Snowridge-v2 since 4.2
  level 27 80000008
  like Snowridge
  minus mpx
model Snowridge-v3 since 6.2
  level 27 80000008
  like Snowridge-v2
  plus vmx-xsaves xsaves
model Snowridge-v4 since 6.2
  level 27 80000008
  like Snowridge-v3
  minus core-capability split-lock-detect
model KnightsMill since 4.2
  level 13 80000008
  like qemu64
  plus 3dnowprefetch abm adx aes arat avx avx2 avx512-4fmaps avx512-4vnniw avx512-vpopcntdq avx512cd avx512er
  plus avx512f avx512pf bmi1 bmi2 erms f16c fma fsgsbase movbe pclmulqdq pdpe1gb popcnt rdrand rdseed rdtscp
  plus smep ss sse4.1 sse4.2 ssse3 tsc-deadline vme x2apic xsave xsaveopt
  minus svm
model Opteron_G1 since 4.2
  level 5 80000008
  like qemu64
  plus vme
  minus cx16 lahf-lm svm
model Opteron_G2 since 4.2
  level 5 80000008
  like qemu64
  plus vme
model Opteron_G3 since 4.2
  level 5 80000008
  like Opteron_G2
  plus abm misalignsse monitor popcnt rdtscp sse4a
model Opteron_G4 since 4.2
  level 13 8000001A
  like Opteron_G3
  plus 3dnowprefetch aes avx fma4 npt nrip-save pclmulqdq pdpe1gb sse4.1 sse4.2 ssse3 xop xsave
  minus monitor
model Opteron_G5 since 4.2
  level 13 8000001A
  like Opteron_G4
  plus f16c fma tbm
model EPYC since 4.2
  level 13 8000001E
  like Opteron_G5
  plus adx arat avx2 bmi1 bmi2 clflushopt cr8legacy fsgsbase fxsr-opt mmxext monitor movbe osvw rdrand rdseed
  plus sha-ni smap smep topoext xgetbv1 xsavec xsaveopt
  minus fma4 tbm xop
model EPYC-v2 since 4.2
  level 13 8000001E
  alias EPYC-IBPB
  like EPYC
  plus ibpb
model EPYC-v3 since 5.2
  level 13 8000001E
  like EPYC-v2
  plus clzero perfctr-core xsaveerptr xsaves
model EPYC-v4 since 8.2
  level 13 8000001E
  like EPYC-v3
model EPYC-v5 since 10.1
  level 13 8000001E
  like EPYC-v4
  plus flushbyasid lbrv overflow-recov pause-filter pfthreshold succor tsc-scale v-vmsave-vmload vgif
  plus vmcb-clean
  minus vme
model Dhyana since 4.2
  level 13 8000001E
  like EPYC-v2
  minus aes pclmulqdq sha-ni
model Dhyana-v2 since 6.2
  level 13 8000001E
  like Dhyana
  plus xsaves
model EPYC-Rome since 5.2
  level 13 8000001E
  like EPYC-v4
  plus amd-stibp clwb rdpid umip wbnoinvd
model EPYC-Rome-v2 since 6.2
  level 13 8000001E
  like EPYC-Rome
  plus amd-ssbd ibrs
model EPYC-Rome-v3 since 8.2
  level 13 8000001E
  like EPYC-Rome-v2
model EPYC-Rome-v4 since 8.2
  level 13 8000001E
  like EPYC-Rome-v3
  minus xsaves
model EPYC-Rome-v5 since 10.1
  level 13 8000001E
  like EPYC-v5
  plus amd-ssbd amd-stibp clwb ibrs rdpid umip wbnoinvd
  minus xsaves
model EPYC-Milan since 6.2
  level 13 8000001E
  like EPYC-Rome-v3
  plus erms fsrm invpcid pcid pku svme-addr-chk
model EPYC-Milan-v2 since 8.2
  level 13 8000001E
  like EPYC-Milan
  plus amd-psfd lfence-always-serializing no-nested-data-bp null-sel-clr-base stibp-always-on vaes vpclmulqdq
model EPYC-Milan-v3 since 10.1
  level 13 80000021
  like EPYC-Milan-v2
  plus flushbyasid lbrv overflow-recov pause-filter pfthreshold succor tsc-scale v-vmsave-vmload vgif
  plus vmcb-clean
  minus vme
model EPYC-Milan-v4 since 11.1
  level 13 80000021
  like EPYC-Milan-v3
  plus gmet
model EPYC-Genoa since 8.2
  level 13 80000022
  like EPYC-Milan-v2
  plus auto-ibrs avx512-bf16 avx512-vpopcntdq avx512bitalg avx512bw avx512cd avx512dq avx512f avx512ifma
  plus avx512vbmi avx512vbmi2 avx512vl avx512vnni gfni la57 vnmi
model EPYC-Genoa-v2 since 10.1
  level 13 80000022
  like EPYC-Genoa
  plus flushbyasid fs-gs-base-ns lbrv overflow-recov pause-filter perfmon-v2 pfthreshold succor tsc-scale
  plus v-vmsave-vmload vgif vmcb-clean
  minus vme
model EPYC-Genoa-v3 since 11.1
  level 13 80000022
  like EPYC-Genoa-v2
  plus gmet
model EPYC-Turin since 10.1
  level 13 80000022
  like EPYC-Genoa-v2
  plus avx-vnni avx512-vp2intersect ibpb-brtype movdir64b movdiri prefetchi sbpb srso-user-kernel-no
model EPYC-Turin-v2 since 11.1
  level 13 80000022
  like EPYC-Turin
  plus gmet
model YongFeng since 10.0
  level 31 80000008
  like Broadwell-v4
  plus ace2 acpi arch-capabilities invtsc mds-no monitor pdpe1gb phe phe-en pku pmm pmm-en pschange-mc-no
  plus rdctl-no rdpid sha-ni skip-l1dfl-vmentry ss ssb-no umip xcrypt xcrypt-en xstore xstore-en
  minus arat erms vmx-rdseed-exit
model YongFeng-v2 since 10.0
  level 31 80000008
  like YongFeng
model YongFeng-v3 since 10.1
  level 31 80000008
  like YongFeng-v2
  minus vme vmx-invvpid
machine 10.0 since 11.1
  * x-consistent-cache false
  * x-vendor-cpuid-only-v2 false
  * x-arch-cap-always-on true
  * x-pdcm-on-even-without-pmu true
machine 9.0 since 11.1
  * x-amd-topoext-features-only false
  * x-l1-cache-per-thread false
  * guest-phys-bits 0
  * legacy-multi-node on
machine 6.1 since 11.1
  * hv-version-id-build 0x1bbc
  * hv-version-id-major 0x0006
  * hv-version-id-minor 0x0001
machine 6.0 since 11.1
  qemu64 family 6
  qemu64 model 6
  qemu64 stepping 3
  * x-vendor-cpuid-only off
machine 5.1 since 10.0
  * kvm-msi-ext-dest-id off
machine 3.1 since 10.0
  Opteron_G3 rdtscp off
  Opteron_G4 rdtscp off
  Opteron_G4 npt off
  Opteron_G4 nrip-save off
  Opteron_G5 rdtscp off
  Opteron_G5 npt off
  Opteron_G5 nrip-save off
  EPYC npt off
  EPYC nrip-save off
  EPYC-IBPB npt off
  EPYC-IBPB nrip-save off
  Skylake-Client mpx on
  Skylake-Client-IBRS mpx on
  Skylake-Server mpx on
  Skylake-Server-IBRS mpx on
  Cascadelake-Server mpx on
  Icelake-Client mpx on
  Icelake-Server mpx on
  Cascadelake-Server stepping 5
  * x-intel-pt-auto-level off
machine 3.0 since 10.0
  * x-hv-synic-kvm-only on
  Skylake-Server pku off
  Skylake-Server-IBRS pku off
machine 2.12 since 10.0
  * legacy-cache on
  * topoext off
  EPYC xlevel 0x8000000a
  EPYC-IBPB xlevel 0x8000000a
machine 2.11 since 10.0
  * x-migrate-smi-count off
  Skylake-Server clflushopt off
machine 2.10 since 10.0
  * x-hv-max-vps 0x40
machine 2.8 since 10.0
  * tcg-cpuid off
  * vmware-cpuid-freq off
  Haswell stepping 1
machine 2.7 since 10.0
  * l3-cache off
  * full-cpuid-auto-level off
  Opteron_G3 family 15
  Opteron_G3 model 6
  Opteron_G3 stepping 1
machine 2.6 since 10.0
  * cpuid-0xb off
  * fill-mtrr-mask off
machine 2.4 since 10.0
  qemu32 model-id QEMU Virtual CPU version 2.4.0
  qemu64 model-id QEMU Virtual CPU version 2.4.0
  athlon model-id QEMU Virtual CPU version 2.4.0
  Haswell abm off
  Haswell-noTSX abm off
  Broadwell abm off
  Broadwell-noTSX abm off
  host host-cache-info on
  * check off
  qemu64 sse4a on
  qemu64 abm on
  qemu64 popcnt on
  qemu32 popcnt on
  Opteron_G2 rdtscp on
  Opteron_G3 rdtscp on
  Opteron_G4 rdtscp on
  Opteron_G5 rdtscp on
machine 2.3 since 7.2
  qemu32 model-id QEMU Virtual CPU version 2.3.0
  qemu64 model-id QEMU Virtual CPU version 2.3.0
  athlon model-id QEMU Virtual CPU version 2.3.0
  * arat off
  qemu64 min-level 4
  kvm64 min-level 5
  pentium3 min-level 2
  n270 min-level 5
  Conroe min-level 4
  Penryn min-level 4
  Nehalem min-level 4
  n270 min-xlevel 0x8000000a
  Penryn min-xlevel 0x8000000a
  Conroe min-xlevel 0x8000000a
  Nehalem min-xlevel 0x8000000a
  Westmere min-xlevel 0x8000000a
  SandyBridge min-xlevel 0x8000000a
  IvyBridge min-xlevel 0x8000000a
  Haswell min-xlevel 0x8000000a
  Haswell-noTSX min-xlevel 0x8000000a
  Broadwell min-xlevel 0x8000000a
  Broadwell-noTSX min-xlevel 0x8000000a
  * kvm-no-smi-migration on
machine 2.2 since 7.2
  qemu32 model-id QEMU Virtual CPU version 2.2.0
  qemu64 model-id QEMU Virtual CPU version 2.2.0
  athlon model-id QEMU Virtual CPU version 2.2.0
  kvm64 vme off
  kvm32 vme off
  Conroe vme off
  Penryn vme off
  Nehalem vme off
  Westmere vme off
  SandyBridge vme off
  Haswell vme off
  Broadwell vme off
  Opteron_G1 vme off
  Opteron_G2 vme off
  Opteron_G3 vme off
  Opteron_G4 vme off
  Opteron_G5 vme off
  Haswell f16c off
  Haswell rdrand off
  Broadwell f16c off
  Broadwell rdrand off
machine 2.1 since 7.2
  qemu32 model-id QEMU Virtual CPU version 2.1.0
  qemu64 model-id QEMU Virtual CPU version 2.1.0
  athlon model-id QEMU Virtual CPU version 2.1.0
  coreduo vmx on
  core2duo vmx on
  kvm svm off
machine 2.0 since 7.2
  qemu32 model-id QEMU Virtual CPU version 2.0.0
  qemu64 model-id QEMU Virtual CPU version 2.0.0
  athlon model-id QEMU Virtual CPU version 2.0.0
machine 1.7 since 7.2
  qemu32 model-id QEMU Virtual CPU version 1.7.0
  qemu64 model-id QEMU Virtual CPU version 1.7.0
  kvm x2apic on
  athlon model-id QEMU Virtual CPU version 1.7.0
machine 1.6 since 7.2
  qemu32 model-id QEMU Virtual CPU version 1.6.0
  qemu64 model-id QEMU Virtual CPU version 1.6.0
  athlon model-id QEMU Virtual CPU version 1.6.0
  qemu64 model 2
  qemu32 model 3
machine 1.5 since 7.2
  qemu32 model-id QEMU Virtual CPU version 1.5.0
  qemu64 model-id QEMU Virtual CPU version 1.5.0
  athlon model-id QEMU Virtual CPU version 1.5.0
  Conroe model 2
  Conroe min-level 2
  Penryn model 2
  Penryn min-level 2
  Nehalem model 2
  Nehalem min-level 2
  * pmu on
machine 1.4 since 7.2
  qemu32 model-id QEMU Virtual CPU version 1.4.0
  qemu64 model-id QEMU Virtual CPU version 1.4.0
  athlon model-id QEMU Virtual CPU version 1.4.0
  486 model 0
  n270 movbe off
  Westmere pclmulqdq off
"""#
