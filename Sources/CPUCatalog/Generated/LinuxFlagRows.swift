// Generated from Data/linux-flags by Scripts/generate-tables. Do not edit.

let linuxFlagTable: StaticString = #"""
fpu
  proves    mirror CPUID.01H:EDX[0] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_FPU; arch/x86/kernel/cpu/common.c, get_cpu_cap
vme
  proves    mirror CPUID.01H:EDX[1] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_VME; arch/x86/kernel/cpu/common.c, get_cpu_cap
de
  proves    mirror CPUID.01H:EDX[2] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_DE; arch/x86/kernel/cpu/common.c, get_cpu_cap
pse
  proves    mirror CPUID.01H:EDX[3] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_PSE; arch/x86/kernel/cpu/common.c, get_cpu_cap
tsc
  proves    mirror CPUID.01H:EDX[4] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_TSC; arch/x86/kernel/cpu/common.c, get_cpu_cap
msr
  proves    mirror CPUID.01H:EDX[5] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_MSR; arch/x86/kernel/cpu/common.c, get_cpu_cap
pae
  proves    mirror CPUID.01H:EDX[6] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_PAE; arch/x86/kernel/cpu/common.c, get_cpu_cap
  forced    Intel | The parameter forcepae sets it | linux 6.12 arch/x86/kernel/cpu/intel.c, intel_workarounds
mce
  proves    mirror CPUID.01H:EDX[7] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_MCE; arch/x86/kernel/cpu/common.c, get_cpu_cap
cx8
  proves    mirror CPUID.01H:EDX[8] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_CX8; arch/x86/kernel/cpu/common.c, get_cpu_cap
  forced    Centaur | Set by model | linux 6.12 arch/x86/kernel/cpu/centaur.c, init_c3 and init_centaur
apic
  proves    mirror CPUID.01H:EDX[9] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_APIC; arch/x86/kernel/cpu/common.c, get_cpu_cap
sep
  proves    mirror CPUID.01H:EDX[11] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SEP; arch/x86/kernel/cpu/common.c, get_cpu_cap
mtrr
  proves    mirror CPUID.01H:EDX[12] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_MTRR; arch/x86/kernel/cpu/common.c, get_cpu_cap
pge
  proves    mirror CPUID.01H:EDX[13] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_PGE; arch/x86/kernel/cpu/common.c, get_cpu_cap
mca
  proves    mirror CPUID.01H:EDX[14] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_MCA; arch/x86/kernel/cpu/common.c, get_cpu_cap
cmov
  proves    mirror CPUID.01H:EDX[15] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_CMOV; arch/x86/kernel/cpu/common.c, get_cpu_cap
pat
  proves    mirror CPUID.01H:EDX[16] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_PAT; arch/x86/kernel/cpu/common.c, get_cpu_cap
pse36
  proves    mirror CPUID.01H:EDX[17] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_PSE36; arch/x86/kernel/cpu/common.c, get_cpu_cap
pn
  proves    mirror CPUID.01H:EDX[18] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_PN; arch/x86/kernel/cpu/common.c, get_cpu_cap
clflush
  proves    mirror CPUID.01H:EDX[19] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_CLFLUSH; arch/x86/kernel/cpu/common.c, get_cpu_cap
dts
  proves    mirror CPUID.01H:EDX[21] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_DS; arch/x86/kernel/cpu/common.c, get_cpu_cap
acpi
  proves    mirror CPUID.01H:EDX[22] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_ACPI; arch/x86/kernel/cpu/common.c, get_cpu_cap
mmx
  proves    mirror CPUID.01H:EDX[23] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_MMX; arch/x86/kernel/cpu/common.c, get_cpu_cap
fxsr
  proves    mirror CPUID.01H:EDX[24] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_FXSR; arch/x86/kernel/cpu/common.c, get_cpu_cap
sse
  proves    mirror CPUID.01H:EDX[25] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_XMM; arch/x86/kernel/cpu/common.c, get_cpu_cap
sse2
  proves    mirror CPUID.01H:EDX[26] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_XMM2; arch/x86/kernel/cpu/common.c, get_cpu_cap
ss
  proves    mirror CPUID.01H:EDX[27] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SELFSNOOP; arch/x86/kernel/cpu/common.c, get_cpu_cap
ht
  proves    mirror CPUID.01H:EDX[28] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_HT; arch/x86/kernel/cpu/common.c, get_cpu_cap
tm
  proves    mirror CPUID.01H:EDX[29] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_ACC; arch/x86/kernel/cpu/common.c, get_cpu_cap
ia64
  proves    mirror CPUID.01H:EDX[30] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_IA64; arch/x86/kernel/cpu/common.c, get_cpu_cap
pbe
  proves    mirror CPUID.01H:EDX[31] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_PBE; arch/x86/kernel/cpu/common.c, get_cpu_cap
syscall
  proves    mirror CPUID.80000001H:EDX[11] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SYSCALL; arch/x86/kernel/cpu/common.c, get_cpu_cap
mp
  proves    mirror CPUID.80000001H:EDX[19] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_MP; arch/x86/kernel/cpu/common.c, get_cpu_cap
nx
  proves    mirror CPUID.80000001H:EDX[20] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_NX; arch/x86/kernel/cpu/common.c, get_cpu_cap
mmxext
  proves    mirror CPUID.80000001H:EDX[22] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_MMXEXT; arch/x86/kernel/cpu/common.c, get_cpu_cap
fxsr_opt
  proves    mirror CPUID.80000001H:EDX[25] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_FXSR_OPT; arch/x86/kernel/cpu/common.c, get_cpu_cap
pdpe1gb
  proves    mirror CPUID.80000001H:EDX[26] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_GBPAGES; arch/x86/kernel/cpu/common.c, get_cpu_cap
rdtscp
  proves    mirror CPUID.80000001H:EDX[27] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_RDTSCP; arch/x86/kernel/cpu/common.c, get_cpu_cap
lm
  proves    mirror CPUID.80000001H:EDX[29] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_LM; arch/x86/kernel/cpu/common.c, get_cpu_cap
3dnowext
  proves    mirror CPUID.80000001H:EDX[30] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_3DNOWEXT; arch/x86/kernel/cpu/common.c, get_cpu_cap
3dnow
  proves    mirror CPUID.80000001H:EDX[31] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_3DNOW; arch/x86/kernel/cpu/common.c, get_cpu_cap
  forced    Centaur | Set by model | linux 6.12 arch/x86/kernel/cpu/centaur.c, init_c3 and init_centaur
recovery
  proves    mirror CPUID.80860001H:EDX[0] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_RECOVERY; arch/x86/kernel/cpu/transmeta.c, early_init_transmeta
longrun
  proves    mirror CPUID.80860001H:EDX[1] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_LONGRUN; arch/x86/kernel/cpu/transmeta.c, early_init_transmeta
lrti
  proves    mirror CPUID.80860001H:EDX[3] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_LRTI; arch/x86/kernel/cpu/transmeta.c, early_init_transmeta
cxmmx
  proves    synthetic | linux 6.12 arch/x86/kernel/cpu/cyrix.c, early_init_cyrix and init_cyrix
k6_mtrr
  proves    synthetic | linux 6.12 arch/x86/kernel/cpu/amd.c, early_init_amd
cyrix_arr
  proves    synthetic | linux 6.12 arch/x86/kernel/cpu/cyrix.c, init_cyrix
centaur_mcr
  proves    synthetic | linux 6.12 arch/x86/kernel/cpu/centaur.c, early_init_centaur and init_centaur
constant_tsc
  proves    synthetic | linux 6.12 arch/x86/kernel/cpu/intel.c, early_init_intel; arch/x86/kernel/cpu/amd.c, early_init_amd; arch/x86/kernel/cpu/vmware.c, vmware_set_capabilities
up
  proves    synthetic | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_UP; arch/x86/kernel/alternative.c, alternatives_enable_smp
art
  proves    synthetic | linux 6.12 arch/x86/kernel/tsc.c, detect_art
  implies   CPUID.80000007H:EDX[8], CPUID.(EAX=07H,ECX=0):EBX[1] | linux 6.12 arch/x86/kernel/tsc.c, detect_art
arch_perfmon
  proves    synthetic | linux 6.12 arch/x86/kernel/cpu/intel.c, init_intel
pebs
  proves    synthetic | linux 6.12 arch/x86/kernel/cpu/intel.c, init_intel
  implies   CPUID.01H:EDX[21] | linux 6.12 arch/x86/kernel/cpu/intel.c, init_intel
bts
  proves    synthetic | linux 6.12 arch/x86/kernel/cpu/intel.c, init_intel
  implies   CPUID.01H:EDX[21] | linux 6.12 arch/x86/kernel/cpu/intel.c, init_intel
rep_good
  proves    synthetic | linux 6.12 arch/x86/kernel/cpu/intel.c, init_intel; arch/x86/kernel/cpu/amd.c, init_amd
amd_lbr_v2
  printed   6.1 6.12
  proves    mirror CPUID.80000022H:EAX[1] | linux 6.12 arch/x86/kernel/cpu/scattered.c, cpuid_bits
acc_power
  on        AMD Hygon
  proves    mirror CPUID.80000007H:EDX[12] | linux 6.12 arch/x86/kernel/cpu/amd.c, early_init_amd; arch/x86/kernel/cpu/hygon.c, early_init_hygon
nopl
  proves    synthetic | linux 6.12 arch/x86/kernel/cpu/common.c, detect_nopl
xtopology
  proves    synthetic | linux 6.12 arch/x86/kernel/cpu/topology_ext.c, parse_topology_leaf; linux 6.1 arch/x86/kernel/cpu/topology.c, detect_extended_topology_early
tsc_reliable
  proves    synthetic | linux 6.12 arch/x86/kernel/tsc.c, native_calibrate_tsc; arch/x86/kernel/cpu/vmware.c, vmware_set_capabilities
nonstop_tsc
  proves    mirror CPUID.80000007H:EDX[8] | linux 6.12 arch/x86/kernel/cpu/intel.c, early_init_intel; arch/x86/kernel/cpu/amd.c, early_init_amd
cpuid
  proves    synthetic | linux 6.12 arch/x86/kernel/cpu/common.c, early_identify_cpu
extd_apicid
  proves    synthetic | linux 6.12 arch/x86/kernel/cpu/amd.c, early_init_amd
amd_dcm
  proves    synthetic | linux 6.12 arch/x86/kernel/cpu/topology_amd.c, cpu_parse_topology_amd; linux 6.1 arch/x86/kernel/cpu/amd.c, amd_get_topology
aperfmperf
  proves    mirror CPUID.06H:ECX[0] | linux 6.12 arch/x86/kernel/cpu/scattered.c, cpuid_bits
rapl
  on        AMD Hygon
  printed   6.1 6.12
  proves    mirror CPUID.80000007H:EDX[14] | linux 6.12 arch/x86/kernel/cpu/amd.c, early_init_amd; arch/x86/kernel/cpu/hygon.c, early_init_hygon
nonstop_tsc_s3
  proves    synthetic | linux 6.12 arch/x86/kernel/cpu/intel.c, early_init_intel
tsc_known_freq
  proves    synthetic | linux 6.12 arch/x86/kernel/tsc.c, native_calibrate_tsc; arch/x86/kernel/kvmclock.c, kvm_get_tsc_khz
pni
  proves    mirror CPUID.01H:ECX[0] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_XMM3; arch/x86/kernel/cpu/common.c, get_cpu_cap
pclmulqdq
  proves    mirror CPUID.01H:ECX[1] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_PCLMULQDQ; arch/x86/kernel/cpu/common.c, get_cpu_cap
dtes64
  proves    mirror CPUID.01H:ECX[2] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_DTES64; arch/x86/kernel/cpu/common.c, get_cpu_cap
monitor
  proves    mirror CPUID.01H:ECX[3] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_MWAIT; arch/x86/kernel/cpu/common.c, get_cpu_cap
ds_cpl
  proves    mirror CPUID.01H:ECX[4] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_DSCPL; arch/x86/kernel/cpu/common.c, get_cpu_cap
vmx
  proves    mirror CPUID.01H:ECX[5] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_VMX; arch/x86/kernel/cpu/common.c, get_cpu_cap
smx
  proves    mirror CPUID.01H:ECX[6] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SMX; arch/x86/kernel/cpu/common.c, get_cpu_cap
est
  proves    mirror CPUID.01H:ECX[7] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_EST; arch/x86/kernel/cpu/common.c, get_cpu_cap
tm2
  proves    mirror CPUID.01H:ECX[8] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_TM2; arch/x86/kernel/cpu/common.c, get_cpu_cap
ssse3
  proves    mirror CPUID.01H:ECX[9] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SSSE3; arch/x86/kernel/cpu/common.c, get_cpu_cap
cid
  proves    mirror CPUID.01H:ECX[10] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_CID; arch/x86/kernel/cpu/common.c, get_cpu_cap
sdbg
  proves    mirror CPUID.01H:ECX[11] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SDBG; arch/x86/kernel/cpu/common.c, get_cpu_cap
fma
  proves    mirror CPUID.01H:ECX[12] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_FMA; arch/x86/kernel/cpu/common.c, get_cpu_cap
cx16
  proves    mirror CPUID.01H:ECX[13] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_CX16; arch/x86/kernel/cpu/common.c, get_cpu_cap
xtpr
  proves    mirror CPUID.01H:ECX[14] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_XTPR; arch/x86/kernel/cpu/common.c, get_cpu_cap
pdcm
  proves    mirror CPUID.01H:ECX[15] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_PDCM; arch/x86/kernel/cpu/common.c, get_cpu_cap
pcid
  proves    mirror CPUID.01H:ECX[17] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_PCID; arch/x86/kernel/cpu/common.c, get_cpu_cap
dca
  proves    mirror CPUID.01H:ECX[18] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_DCA; arch/x86/kernel/cpu/common.c, get_cpu_cap
sse4_1
  proves    mirror CPUID.01H:ECX[19] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_XMM4_1; arch/x86/kernel/cpu/common.c, get_cpu_cap
sse4_2
  proves    mirror CPUID.01H:ECX[20] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_XMM4_2; arch/x86/kernel/cpu/common.c, get_cpu_cap
x2apic
  proves    mirror CPUID.01H:ECX[21] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_X2APIC; arch/x86/kernel/cpu/common.c, get_cpu_cap
movbe
  proves    mirror CPUID.01H:ECX[22] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_MOVBE; arch/x86/kernel/cpu/common.c, get_cpu_cap
popcnt
  proves    mirror CPUID.01H:ECX[23] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_POPCNT; arch/x86/kernel/cpu/common.c, get_cpu_cap
tsc_deadline_timer
  proves    mirror CPUID.01H:ECX[24] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_TSC_DEADLINE_TIMER; arch/x86/kernel/cpu/common.c, get_cpu_cap
aes
  proves    mirror CPUID.01H:ECX[25] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AES; arch/x86/kernel/cpu/common.c, get_cpu_cap
xsave
  proves    mirror CPUID.01H:ECX[26] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_XSAVE; arch/x86/kernel/cpu/common.c, get_cpu_cap
avx
  proves    mirror CPUID.01H:ECX[28] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AVX; arch/x86/kernel/cpu/common.c, get_cpu_cap
f16c
  proves    mirror CPUID.01H:ECX[29] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_F16C; arch/x86/kernel/cpu/common.c, get_cpu_cap
rdrand
  proves    mirror CPUID.01H:ECX[30] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_RDRAND; arch/x86/kernel/cpu/common.c, get_cpu_cap
hypervisor
  proves    mirror CPUID.01H:ECX[31] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_HYPERVISOR; arch/x86/kernel/cpu/common.c, get_cpu_cap
rng
  proves    mirror CPUID.C0000001H:EDX[2] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_XSTORE; arch/x86/kernel/cpu/centaur.c, init_c3
rng_en
  proves    mirror CPUID.C0000001H:EDX[3] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_XSTORE_EN; arch/x86/kernel/cpu/centaur.c, init_c3
ace
  proves    mirror CPUID.C0000001H:EDX[6] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_XCRYPT; arch/x86/kernel/cpu/centaur.c, init_c3
ace_en
  proves    mirror CPUID.C0000001H:EDX[7] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_XCRYPT_EN; arch/x86/kernel/cpu/centaur.c, init_c3
ace2
  proves    mirror CPUID.C0000001H:EDX[8] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_ACE2; arch/x86/kernel/cpu/centaur.c, init_c3
ace2_en
  proves    mirror CPUID.C0000001H:EDX[9] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_ACE2_EN; arch/x86/kernel/cpu/centaur.c, init_c3
phe
  proves    mirror CPUID.C0000001H:EDX[10] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_PHE; arch/x86/kernel/cpu/centaur.c, init_c3
phe_en
  proves    mirror CPUID.C0000001H:EDX[11] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_PHE_EN; arch/x86/kernel/cpu/centaur.c, init_c3
pmm
  proves    mirror CPUID.C0000001H:EDX[12] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_PMM; arch/x86/kernel/cpu/centaur.c, init_c3
pmm_en
  proves    mirror CPUID.C0000001H:EDX[13] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_PMM_EN; arch/x86/kernel/cpu/centaur.c, init_c3
lahf_lm
  proves    mirror CPUID.80000001H:ECX[0] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_LAHF_LM; arch/x86/kernel/cpu/common.c, get_cpu_cap
cmp_legacy
  proves    mirror CPUID.80000001H:ECX[1] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_CMP_LEGACY; arch/x86/kernel/cpu/common.c, get_cpu_cap
svm
  proves    mirror CPUID.80000001H:ECX[2] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SVM; arch/x86/kernel/cpu/common.c, get_cpu_cap
extapic
  proves    mirror CPUID.80000001H:ECX[3] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_EXTAPIC; arch/x86/kernel/cpu/common.c, get_cpu_cap
cr8_legacy
  proves    mirror CPUID.80000001H:ECX[4] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_CR8_LEGACY; arch/x86/kernel/cpu/common.c, get_cpu_cap
abm
  proves    mirror CPUID.80000001H:ECX[5] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_ABM; arch/x86/kernel/cpu/common.c, get_cpu_cap
sse4a
  proves    mirror CPUID.80000001H:ECX[6] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SSE4A; arch/x86/kernel/cpu/common.c, get_cpu_cap
misalignsse
  proves    mirror CPUID.80000001H:ECX[7] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_MISALIGNSSE; arch/x86/kernel/cpu/common.c, get_cpu_cap
3dnowprefetch
  proves    mirror CPUID.80000001H:ECX[8] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_3DNOWPREFETCH; arch/x86/kernel/cpu/common.c, get_cpu_cap
  forced    AMD | Set wherever 3dnow or lm is | linux 6.12 arch/x86/kernel/cpu/amd.c, init_amd
osvw
  proves    mirror CPUID.80000001H:ECX[9] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_OSVW; arch/x86/kernel/cpu/common.c, get_cpu_cap
ibs
  proves    mirror CPUID.80000001H:ECX[10] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_IBS; arch/x86/kernel/cpu/common.c, get_cpu_cap
xop
  proves    mirror CPUID.80000001H:ECX[11] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_XOP; arch/x86/kernel/cpu/common.c, get_cpu_cap
skinit
  proves    mirror CPUID.80000001H:ECX[12] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SKINIT; arch/x86/kernel/cpu/common.c, get_cpu_cap
wdt
  proves    mirror CPUID.80000001H:ECX[13] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_WDT; arch/x86/kernel/cpu/common.c, get_cpu_cap
lwp
  proves    mirror CPUID.80000001H:ECX[15] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_LWP; arch/x86/kernel/cpu/common.c, get_cpu_cap
fma4
  proves    mirror CPUID.80000001H:ECX[16] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_FMA4; arch/x86/kernel/cpu/common.c, get_cpu_cap
tce
  proves    mirror CPUID.80000001H:ECX[17] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_TCE; arch/x86/kernel/cpu/common.c, get_cpu_cap
nodeid_msr
  proves    mirror CPUID.80000001H:ECX[19] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_NODEID_MSR; arch/x86/kernel/cpu/common.c, get_cpu_cap
tbm
  proves    mirror CPUID.80000001H:ECX[21] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_TBM; arch/x86/kernel/cpu/common.c, get_cpu_cap
topoext
  proves    mirror CPUID.80000001H:ECX[22] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_TOPOEXT; arch/x86/kernel/cpu/common.c, get_cpu_cap
perfctr_core
  proves    mirror CPUID.80000001H:ECX[23] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_PERFCTR_CORE; arch/x86/kernel/cpu/common.c, get_cpu_cap
perfctr_nb
  proves    mirror CPUID.80000001H:ECX[24] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_PERFCTR_NB; arch/x86/kernel/cpu/common.c, get_cpu_cap
bpext
  proves    mirror CPUID.80000001H:ECX[26] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_BPEXT; arch/x86/kernel/cpu/common.c, get_cpu_cap
ptsc
  proves    mirror CPUID.80000001H:ECX[27] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_PTSC; arch/x86/kernel/cpu/common.c, get_cpu_cap
perfctr_llc
  proves    mirror CPUID.80000001H:ECX[28] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_PERFCTR_LLC; arch/x86/kernel/cpu/common.c, get_cpu_cap
mwaitx
  proves    mirror CPUID.80000001H:ECX[29] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_MWAITX; arch/x86/kernel/cpu/common.c, get_cpu_cap
ring3mwait
  proves    synthetic | linux 6.12 arch/x86/kernel/cpu/intel.c, probe_xeon_phi_r3mwait
cpuid_fault
  on        Intel
  proves    mirror MSR CEH[31] | linux 6.12 arch/x86/kernel/cpu/intel.c, init_cpuid_fault
cpb
  proves    mirror CPUID.80000007H:EDX[9] | linux 6.12 arch/x86/kernel/cpu/scattered.c, cpuid_bits
  forced    AMD | Set on the first Zen CPUs, which have it and do not show it | linux 6.12 arch/x86/kernel/cpu/amd.c, init_amd_zen1
  forced    Hygon | Always set | linux 6.12 arch/x86/kernel/cpu/hygon.c, init_hygon
epb
  proves    mirror CPUID.06H:ECX[3] | linux 6.12 arch/x86/kernel/cpu/scattered.c, cpuid_bits
cat_l3
  proves    mirror CPUID.(EAX=10H,ECX=0):EBX[1] | linux 6.12 arch/x86/kernel/cpu/scattered.c, cpuid_bits
cat_l2
  proves    mirror CPUID.(EAX=10H,ECX=0):EBX[2] | linux 6.12 arch/x86/kernel/cpu/scattered.c, cpuid_bits
cdp_l3
  proves    mirror CPUID.(EAX=10H,ECX=1):ECX[2] | linux 6.12 arch/x86/kernel/cpu/scattered.c, cpuid_bits
invpcid_single
  printed   5.10 6.1
  proves    all CPUID.01H:ECX[17], CPUID.(EAX=07H,ECX=0):EBX[10] | linux 6.1 arch/x86/mm/init.c, setup_pcid
tdx_host_platform
  printed   6.12
  proves    synthetic | linux 6.12 arch/x86/virt/vmx/tdx/tdx.c, tdx_init
hw_pstate
  proves    mirror CPUID.80000007H:EDX[7] | linux 6.12 arch/x86/kernel/cpu/scattered.c, cpuid_bits
proc_feedback
  proves    mirror CPUID.80000007H:EDX[11] | linux 6.12 arch/x86/kernel/cpu/scattered.c, cpuid_bits
pti
  proves    synthetic | linux 6.12 arch/x86/mm/pti.c, pti_check_boottime_disable
intel_ppin
  proves    synthetic | linux 6.12 arch/x86/kernel/cpu/common.c, ppin_init; linux 5.10 arch/x86/kernel/cpu/mce/intel.c, intel_ppin_init
cdp_l2
  proves    mirror CPUID.(EAX=10H,ECX=2):ECX[2] | linux 6.12 arch/x86/kernel/cpu/scattered.c, cpuid_bits
ssbd
  proves    any CPUID.(EAX=07H,ECX=0):EDX[31] of Intel, CPUID.80000008H:EBX[24] of AMD, CPUID.80000008H:EBX[25] of guests | linux 6.12 arch/x86/kernel/cpu/common.c, init_speculation_control
  forced    AMD family 21-23 | The kernel can switch the speculation off by a model-specific register instead | linux 6.12 arch/x86/kernel/cpu/amd.c, bsp_init_amd
  forced    Hygon | The kernel can switch the speculation off by a model-specific register instead | linux 6.12 arch/x86/kernel/cpu/hygon.c, bsp_init_hygon
mba
  proves    any CPUID.(EAX=10H,ECX=0):EBX[3] of Intel, CPUID.80000008H:EBX[6] of AMD | linux 6.12 arch/x86/kernel/cpu/scattered.c, cpuid_bits
perfmon_v2
  printed   6.1 6.12
  proves    mirror CPUID.80000022H:EAX[0] | linux 6.12 arch/x86/kernel/cpu/scattered.c, cpuid_bits
ibrs
  proves    any CPUID.(EAX=07H,ECX=0):EDX[26] of Intel, CPUID.80000008H:EBX[14] of AMD | linux 6.12 arch/x86/kernel/cpu/common.c, init_speculation_control
ibpb
  proves    any CPUID.(EAX=07H,ECX=0):EDX[26] of Intel, CPUID.80000008H:EBX[12] of AMD | linux 6.12 arch/x86/kernel/cpu/common.c, init_speculation_control
stibp
  proves    any CPUID.(EAX=07H,ECX=0):EDX[27] of Intel, CPUID.80000008H:EBX[15] of AMD | linux 6.12 arch/x86/kernel/cpu/common.c, init_speculation_control
ibrs_enhanced
  on        Intel
  proves    mirror MSR 10AH[1] | linux 6.12 arch/x86/kernel/cpu/common.c, cpu_set_bug_bits
ibrs_enhanced
  on        AMD Hygon
  proves    mirror CPUID.80000021H:EAX[8] | linux 6.12 arch/x86/kernel/cpu/common.c, cpu_set_bug_bits
  absence   nothing | A kernel that runs guests with SEV-SNP does not use it, and so does not show it | linux 6.12 arch/x86/kernel/cpu/common.c, cpu_set_bug_bits
tpr_shadow
  on        Intel Zhaoxin Centaur
  proves    mirror MSR 48EH[53] | linux 6.12 arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
  absence   with-vmx-flags | The kernel sets it when it reads the VMX control MSRs; without that it prints no vmx flags either | linux 6.12 arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities; arch/x86/kernel/cpu/proc.c, show_cpuinfo
vnmi
  on        Intel Zhaoxin Centaur
  proves    mirror MSR 48DH[37] | linux 6.12 arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
  absence   with-vmx-flags | The kernel sets it when it reads the VMX control MSRs; without that it prints no vmx flags either | linux 6.12 arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities; arch/x86/kernel/cpu/proc.c, show_cpuinfo
vnmi
  on        AMD Hygon
  printed   6.12
  proves    mirror CPUID.8000000AH:EDX[25] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_VNMI; arch/x86/kernel/cpu/common.c, get_cpu_cap
flexpriority
  on        Intel Zhaoxin Centaur
  proves    all MSR 48EH[53], MSR 48BH[32] | linux 6.12 arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
ept
  on        Intel Zhaoxin Centaur
  proves    mirror MSR 48BH[33] | linux 6.12 arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
  absence   with-vmx-flags | The kernel sets it when it reads the VMX control MSRs; without that it prints no vmx flags either | linux 6.12 arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities; arch/x86/kernel/cpu/proc.c, show_cpuinfo
vpid
  on        Intel Zhaoxin Centaur
  proves    mirror MSR 48DH[37] | linux 6.12 arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
  absence   with-vmx-flags | The kernel sets it when it reads the VMX control MSRs; without that it prints no vmx flags either | linux 6.12 arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities; arch/x86/kernel/cpu/proc.c, show_cpuinfo
vmmcall
  proves    synthetic | linux 6.12 arch/x86/kernel/cpu/amd.c, early_init_amd; arch/x86/kernel/cpu/hygon.c, early_init_hygon
ept_ad
  on        Intel Zhaoxin Centaur
  proves    mirror MSR 48CH[21] | linux 6.12 arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
  absence   with-vmx-flags | The kernel sets it when it reads the VMX control MSRs; without that it prints no vmx flags either | linux 6.12 arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities; arch/x86/kernel/cpu/proc.c, show_cpuinfo
tdx_guest
  printed   6.1 6.12
  proves    synthetic | linux 6.12 arch/x86/coco/tdx/tdx.c, tdx_early_init
fsgsbase
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[0] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_FSGSBASE; arch/x86/kernel/cpu/common.c, get_cpu_cap
tsc_adjust
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[1] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_TSC_ADJUST; arch/x86/kernel/cpu/common.c, get_cpu_cap
sgx
  printed   6.1 6.12
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[2] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SGX; arch/x86/kernel/cpu/common.c, get_cpu_cap
bmi1
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[3] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_BMI1; arch/x86/kernel/cpu/common.c, get_cpu_cap
hle
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[4] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_HLE; arch/x86/kernel/cpu/common.c, get_cpu_cap
avx2
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[5] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AVX2; arch/x86/kernel/cpu/common.c, get_cpu_cap
smep
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[7] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SMEP; arch/x86/kernel/cpu/common.c, get_cpu_cap
bmi2
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[8] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_BMI2; arch/x86/kernel/cpu/common.c, get_cpu_cap
erms
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[9] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_ERMS; arch/x86/kernel/cpu/common.c, get_cpu_cap
invpcid
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[10] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_INVPCID; arch/x86/kernel/cpu/common.c, get_cpu_cap
rtm
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[11] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_RTM; arch/x86/kernel/cpu/common.c, get_cpu_cap
cqm
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[12] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_CQM; arch/x86/kernel/cpu/common.c, get_cpu_cap
mpx
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[14] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_MPX; arch/x86/kernel/cpu/common.c, get_cpu_cap
rdt_a
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[15] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_RDT_A; arch/x86/kernel/cpu/common.c, get_cpu_cap
avx512f
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[16] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AVX512F; arch/x86/kernel/cpu/common.c, get_cpu_cap
avx512dq
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[17] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AVX512DQ; arch/x86/kernel/cpu/common.c, get_cpu_cap
rdseed
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[18] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_RDSEED; arch/x86/kernel/cpu/common.c, get_cpu_cap
adx
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[19] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_ADX; arch/x86/kernel/cpu/common.c, get_cpu_cap
smap
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[20] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SMAP; arch/x86/kernel/cpu/common.c, get_cpu_cap
avx512ifma
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[21] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AVX512IFMA; arch/x86/kernel/cpu/common.c, get_cpu_cap
clflushopt
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[23] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_CLFLUSHOPT; arch/x86/kernel/cpu/common.c, get_cpu_cap
clwb
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[24] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_CLWB; arch/x86/kernel/cpu/common.c, get_cpu_cap
intel_pt
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[25] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_INTEL_PT; arch/x86/kernel/cpu/common.c, get_cpu_cap
avx512pf
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[26] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AVX512PF; arch/x86/kernel/cpu/common.c, get_cpu_cap
avx512er
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[27] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AVX512ER; arch/x86/kernel/cpu/common.c, get_cpu_cap
avx512cd
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[28] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AVX512CD; arch/x86/kernel/cpu/common.c, get_cpu_cap
sha_ni
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[29] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SHA_NI; arch/x86/kernel/cpu/common.c, get_cpu_cap
avx512bw
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[30] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AVX512BW; arch/x86/kernel/cpu/common.c, get_cpu_cap
avx512vl
  proves    mirror CPUID.(EAX=07H,ECX=0):EBX[31] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AVX512VL; arch/x86/kernel/cpu/common.c, get_cpu_cap
xsaveopt
  proves    mirror CPUID.(EAX=0DH,ECX=1):EAX[0] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_XSAVEOPT; arch/x86/kernel/cpu/common.c, get_cpu_cap
xsavec
  proves    mirror CPUID.(EAX=0DH,ECX=1):EAX[1] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_XSAVEC; arch/x86/kernel/cpu/common.c, get_cpu_cap
xgetbv1
  proves    mirror CPUID.(EAX=0DH,ECX=1):EAX[2] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_XGETBV1; arch/x86/kernel/cpu/common.c, get_cpu_cap
xsaves
  proves    mirror CPUID.(EAX=0DH,ECX=1):EAX[3] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_XSAVES; arch/x86/kernel/cpu/common.c, get_cpu_cap
cqm_llc
  proves    mirror CPUID.(EAX=0FH,ECX=0):EDX[1] | linux 6.12 arch/x86/kernel/cpu/scattered.c, cpuid_bits
cqm_occup_llc
  proves    mirror CPUID.(EAX=0FH,ECX=1):EDX[0] | linux 6.12 arch/x86/kernel/cpu/scattered.c, cpuid_bits
cqm_mbm_total
  proves    mirror CPUID.(EAX=0FH,ECX=1):EDX[1] | linux 6.12 arch/x86/kernel/cpu/scattered.c, cpuid_bits
cqm_mbm_local
  proves    mirror CPUID.(EAX=0FH,ECX=1):EDX[2] | linux 6.12 arch/x86/kernel/cpu/scattered.c, cpuid_bits
split_lock_detect
  proves    synthetic | linux 6.12 arch/x86/kernel/cpu/intel.c, __split_lock_setup
user_shstk
  printed   6.12
  proves    synthetic | linux 6.12 arch/x86/kernel/cpu/common.c, setup_cet
  implies   CPUID.(EAX=07H,ECX=0):ECX[7] | linux 6.12 arch/x86/kernel/cpu/common.c, setup_cet
avx_vnni
  printed   6.1 6.12
  proves    mirror CPUID.(EAX=07H,ECX=1):EAX[4] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AVX_VNNI; arch/x86/kernel/cpu/common.c, get_cpu_cap
avx512_bf16
  proves    mirror CPUID.(EAX=07H,ECX=1):EAX[5] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AVX512_BF16; arch/x86/kernel/cpu/common.c, get_cpu_cap
fred
  printed   6.12
  proves    mirror CPUID.(EAX=07H,ECX=1):EAX[17] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_FRED; arch/x86/kernel/cpu/common.c, get_cpu_cap
lam
  printed   6.12
  proves    mirror CPUID.(EAX=07H,ECX=1):EAX[26] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_LAM; arch/x86/kernel/cpu/common.c, get_cpu_cap
clzero
  proves    mirror CPUID.80000008H:EBX[0] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_CLZERO; arch/x86/kernel/cpu/common.c, get_cpu_cap
irperf
  proves    mirror CPUID.80000008H:EBX[1] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_IRPERF; arch/x86/kernel/cpu/common.c, get_cpu_cap
xsaveerptr
  proves    mirror CPUID.80000008H:EBX[2] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_XSAVEERPTR; arch/x86/kernel/cpu/common.c, get_cpu_cap
rdpru
  proves    mirror CPUID.80000008H:EBX[4] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_RDPRU; arch/x86/kernel/cpu/common.c, get_cpu_cap
wbnoinvd
  proves    mirror CPUID.80000008H:EBX[9] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_WBNOINVD; arch/x86/kernel/cpu/common.c, get_cpu_cap
amd_ppin
  proves    mirror CPUID.80000008H:EBX[23] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AMD_PPIN; arch/x86/kernel/cpu/common.c, get_cpu_cap
virt_ssbd
  proves    mirror CPUID.80000008H:EBX[25] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_VIRT_SSBD; arch/x86/kernel/cpu/common.c, get_cpu_cap
  absence   nothing | The kernel drops it where the bit of the real hardware, CPUID.80000008H:EBX[24], is there | linux 6.12 arch/x86/kernel/cpu/common.c, init_speculation_control
cppc
  printed   6.1 6.12
  proves    mirror CPUID.80000008H:EBX[27] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_CPPC; arch/x86/kernel/cpu/common.c, get_cpu_cap
brs
  printed   6.1 6.12
  proves    mirror CPUID.80000008H:EBX[31] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_BRS; arch/x86/kernel/cpu/common.c, get_cpu_cap
dtherm
  proves    mirror CPUID.06H:EAX[0] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_DTHERM; arch/x86/kernel/cpu/common.c, get_cpu_cap
ida
  proves    mirror CPUID.06H:EAX[1] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_IDA; arch/x86/kernel/cpu/common.c, get_cpu_cap
arat
  proves    mirror CPUID.06H:EAX[2] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_ARAT; arch/x86/kernel/cpu/common.c, get_cpu_cap
  forced    AMD | Set on families above 11H, whatever CPUID says | linux 6.12 arch/x86/kernel/cpu/amd.c, init_amd
  forced    Hygon | Always set | linux 6.12 arch/x86/kernel/cpu/hygon.c, init_hygon
pln
  proves    mirror CPUID.06H:EAX[4] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_PLN; arch/x86/kernel/cpu/common.c, get_cpu_cap
pts
  proves    mirror CPUID.06H:EAX[6] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_PTS; arch/x86/kernel/cpu/common.c, get_cpu_cap
hwp
  proves    mirror CPUID.06H:EAX[7] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_HWP; arch/x86/kernel/cpu/common.c, get_cpu_cap
hwp_notify
  proves    mirror CPUID.06H:EAX[8] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_HWP_NOTIFY; arch/x86/kernel/cpu/common.c, get_cpu_cap
hwp_act_window
  proves    mirror CPUID.06H:EAX[9] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_HWP_ACT_WINDOW; arch/x86/kernel/cpu/common.c, get_cpu_cap
hwp_epp
  proves    mirror CPUID.06H:EAX[10] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_HWP_EPP; arch/x86/kernel/cpu/common.c, get_cpu_cap
hwp_pkg_req
  proves    mirror CPUID.06H:EAX[11] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_HWP_PKG_REQ; arch/x86/kernel/cpu/common.c, get_cpu_cap
hfi
  printed   6.1 6.12
  proves    mirror CPUID.06H:EAX[19] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_HFI; arch/x86/kernel/cpu/common.c, get_cpu_cap
npt
  proves    mirror CPUID.8000000AH:EDX[0] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_NPT; arch/x86/kernel/cpu/common.c, get_cpu_cap
lbrv
  proves    mirror CPUID.8000000AH:EDX[1] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_LBRV; arch/x86/kernel/cpu/common.c, get_cpu_cap
svm_lock
  proves    mirror CPUID.8000000AH:EDX[2] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SVML; arch/x86/kernel/cpu/common.c, get_cpu_cap
nrip_save
  proves    mirror CPUID.8000000AH:EDX[3] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_NRIPS; arch/x86/kernel/cpu/common.c, get_cpu_cap
tsc_scale
  proves    mirror CPUID.8000000AH:EDX[4] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_TSCRATEMSR; arch/x86/kernel/cpu/common.c, get_cpu_cap
vmcb_clean
  proves    mirror CPUID.8000000AH:EDX[5] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_VMCBCLEAN; arch/x86/kernel/cpu/common.c, get_cpu_cap
flushbyasid
  proves    mirror CPUID.8000000AH:EDX[6] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_FLUSHBYASID; arch/x86/kernel/cpu/common.c, get_cpu_cap
decodeassists
  proves    mirror CPUID.8000000AH:EDX[7] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_DECODEASSISTS; arch/x86/kernel/cpu/common.c, get_cpu_cap
pausefilter
  proves    mirror CPUID.8000000AH:EDX[10] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_PAUSEFILTER; arch/x86/kernel/cpu/common.c, get_cpu_cap
pfthreshold
  proves    mirror CPUID.8000000AH:EDX[12] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_PFTHRESHOLD; arch/x86/kernel/cpu/common.c, get_cpu_cap
avic
  proves    mirror CPUID.8000000AH:EDX[13] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AVIC; arch/x86/kernel/cpu/common.c, get_cpu_cap
v_vmsave_vmload
  proves    mirror CPUID.8000000AH:EDX[15] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_V_VMSAVE_VMLOAD; arch/x86/kernel/cpu/common.c, get_cpu_cap
vgif
  proves    mirror CPUID.8000000AH:EDX[16] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_VGIF; arch/x86/kernel/cpu/common.c, get_cpu_cap
x2avic
  printed   6.1 6.12
  proves    mirror CPUID.8000000AH:EDX[18] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_X2AVIC; arch/x86/kernel/cpu/common.c, get_cpu_cap
v_spec_ctrl
  printed   6.1 6.12
  proves    mirror CPUID.8000000AH:EDX[20] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_V_SPEC_CTRL; arch/x86/kernel/cpu/common.c, get_cpu_cap
avx512vbmi
  proves    mirror CPUID.(EAX=07H,ECX=0):ECX[1] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AVX512VBMI; arch/x86/kernel/cpu/common.c, get_cpu_cap
umip
  proves    mirror CPUID.(EAX=07H,ECX=0):ECX[2] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_UMIP; arch/x86/kernel/cpu/common.c, get_cpu_cap
pku
  proves    mirror CPUID.(EAX=07H,ECX=0):ECX[3] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_PKU; arch/x86/kernel/cpu/common.c, get_cpu_cap
ospke
  proves    mirror CPUID.(EAX=07H,ECX=0):ECX[4] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_OSPKE; arch/x86/kernel/cpu/common.c, get_cpu_cap
waitpkg
  proves    mirror CPUID.(EAX=07H,ECX=0):ECX[5] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_WAITPKG; arch/x86/kernel/cpu/common.c, get_cpu_cap
avx512_vbmi2
  proves    mirror CPUID.(EAX=07H,ECX=0):ECX[6] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AVX512_VBMI2; arch/x86/kernel/cpu/common.c, get_cpu_cap
gfni
  proves    mirror CPUID.(EAX=07H,ECX=0):ECX[8] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_GFNI; arch/x86/kernel/cpu/common.c, get_cpu_cap
vaes
  proves    mirror CPUID.(EAX=07H,ECX=0):ECX[9] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_VAES; arch/x86/kernel/cpu/common.c, get_cpu_cap
vpclmulqdq
  proves    mirror CPUID.(EAX=07H,ECX=0):ECX[10] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_VPCLMULQDQ; arch/x86/kernel/cpu/common.c, get_cpu_cap
avx512_vnni
  proves    mirror CPUID.(EAX=07H,ECX=0):ECX[11] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AVX512_VNNI; arch/x86/kernel/cpu/common.c, get_cpu_cap
avx512_bitalg
  proves    mirror CPUID.(EAX=07H,ECX=0):ECX[12] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AVX512_BITALG; arch/x86/kernel/cpu/common.c, get_cpu_cap
tme
  proves    mirror CPUID.(EAX=07H,ECX=0):ECX[13] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_TME; arch/x86/kernel/cpu/common.c, get_cpu_cap
avx512_vpopcntdq
  proves    mirror CPUID.(EAX=07H,ECX=0):ECX[14] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AVX512_VPOPCNTDQ; arch/x86/kernel/cpu/common.c, get_cpu_cap
la57
  proves    mirror CPUID.(EAX=07H,ECX=0):ECX[16] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_LA57; arch/x86/kernel/cpu/common.c, get_cpu_cap
rdpid
  proves    mirror CPUID.(EAX=07H,ECX=0):ECX[22] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_RDPID; arch/x86/kernel/cpu/common.c, get_cpu_cap
bus_lock_detect
  printed   6.1 6.12
  proves    mirror CPUID.(EAX=07H,ECX=0):ECX[24] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_BUS_LOCK_DETECT; arch/x86/kernel/cpu/common.c, get_cpu_cap
cldemote
  proves    mirror CPUID.(EAX=07H,ECX=0):ECX[25] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_CLDEMOTE; arch/x86/kernel/cpu/common.c, get_cpu_cap
movdiri
  proves    mirror CPUID.(EAX=07H,ECX=0):ECX[27] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_MOVDIRI; arch/x86/kernel/cpu/common.c, get_cpu_cap
movdir64b
  proves    mirror CPUID.(EAX=07H,ECX=0):ECX[28] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_MOVDIR64B; arch/x86/kernel/cpu/common.c, get_cpu_cap
enqcmd
  proves    mirror CPUID.(EAX=07H,ECX=0):ECX[29] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_ENQCMD; arch/x86/kernel/cpu/common.c, get_cpu_cap
sgx_lc
  printed   6.1 6.12
  proves    mirror CPUID.(EAX=07H,ECX=0):ECX[30] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SGX_LC; arch/x86/kernel/cpu/common.c, get_cpu_cap
overflow_recov
  proves    mirror CPUID.80000007H:EBX[0] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_OVERFLOW_RECOV; arch/x86/kernel/cpu/common.c, get_cpu_cap
succor
  proves    mirror CPUID.80000007H:EBX[1] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SUCCOR; arch/x86/kernel/cpu/common.c, get_cpu_cap
smca
  proves    mirror CPUID.80000007H:EBX[3] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SMCA; arch/x86/kernel/cpu/common.c, get_cpu_cap
avx512_4vnniw
  proves    mirror CPUID.(EAX=07H,ECX=0):EDX[2] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AVX512_4VNNIW; arch/x86/kernel/cpu/common.c, get_cpu_cap
avx512_4fmaps
  proves    mirror CPUID.(EAX=07H,ECX=0):EDX[3] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AVX512_4FMAPS; arch/x86/kernel/cpu/common.c, get_cpu_cap
fsrm
  proves    mirror CPUID.(EAX=07H,ECX=0):EDX[4] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_FSRM; arch/x86/kernel/cpu/common.c, get_cpu_cap
avx512_vp2intersect
  proves    mirror CPUID.(EAX=07H,ECX=0):EDX[8] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AVX512_VP2INTERSECT; arch/x86/kernel/cpu/common.c, get_cpu_cap
md_clear
  proves    mirror CPUID.(EAX=07H,ECX=0):EDX[10] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_MD_CLEAR; arch/x86/kernel/cpu/common.c, get_cpu_cap
serialize
  proves    mirror CPUID.(EAX=07H,ECX=0):EDX[14] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SERIALIZE; arch/x86/kernel/cpu/common.c, get_cpu_cap
tsxldtrk
  proves    mirror CPUID.(EAX=07H,ECX=0):EDX[16] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_TSXLDTRK; arch/x86/kernel/cpu/common.c, get_cpu_cap
pconfig
  proves    mirror CPUID.(EAX=07H,ECX=0):EDX[18] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_PCONFIG; arch/x86/kernel/cpu/common.c, get_cpu_cap
arch_lbr
  proves    mirror CPUID.(EAX=07H,ECX=0):EDX[19] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_ARCH_LBR; arch/x86/kernel/cpu/common.c, get_cpu_cap
ibt
  printed   6.1 6.12
  proves    mirror CPUID.(EAX=07H,ECX=0):EDX[20] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_IBT; arch/x86/kernel/cpu/common.c, get_cpu_cap
amx_bf16
  printed   6.1 6.12
  proves    mirror CPUID.(EAX=07H,ECX=0):EDX[22] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AMX_BF16; arch/x86/kernel/cpu/common.c, get_cpu_cap
avx512_fp16
  printed   6.1 6.12
  proves    mirror CPUID.(EAX=07H,ECX=0):EDX[23] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AVX512_FP16; arch/x86/kernel/cpu/common.c, get_cpu_cap
amx_tile
  printed   6.1 6.12
  proves    mirror CPUID.(EAX=07H,ECX=0):EDX[24] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AMX_TILE; arch/x86/kernel/cpu/common.c, get_cpu_cap
amx_int8
  printed   6.1 6.12
  proves    mirror CPUID.(EAX=07H,ECX=0):EDX[25] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_AMX_INT8; arch/x86/kernel/cpu/common.c, get_cpu_cap
flush_l1d
  proves    mirror CPUID.(EAX=07H,ECX=0):EDX[28] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_FLUSH_L1D; arch/x86/kernel/cpu/common.c, get_cpu_cap
arch_capabilities
  proves    mirror CPUID.(EAX=07H,ECX=0):EDX[29] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_ARCH_CAPABILITIES; arch/x86/kernel/cpu/common.c, get_cpu_cap
sme
  proves    mirror CPUID.8000001FH:EAX[0] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SME; arch/x86/kernel/cpu/common.c, get_cpu_cap
sev
  proves    mirror CPUID.8000001FH:EAX[1] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SEV; arch/x86/kernel/cpu/common.c, get_cpu_cap
sev_es
  proves    mirror CPUID.8000001FH:EAX[3] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SEV_ES; arch/x86/kernel/cpu/common.c, get_cpu_cap
sev_snp
  printed   6.12
  proves    mirror CPUID.8000001FH:EAX[4] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SEV_SNP; arch/x86/kernel/cpu/common.c, get_cpu_cap
debug_swap
  printed   6.12
  proves    mirror CPUID.8000001FH:EAX[14] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_DEBUG_SWAP; arch/x86/kernel/cpu/common.c, get_cpu_cap
svsm
  printed   6.12
  proves    mirror CPUID.8000001FH:EAX[28] | linux 6.12 arch/x86/include/asm/cpufeatures.h, X86_FEATURE_SVSM; arch/x86/kernel/cpu/common.c, get_cpu_cap
amd_lbr_pmc_freeze
  printed   6.1 6.12
  proves    mirror CPUID.80000022H:EAX[2] | linux 6.12 arch/x86/kernel/cpu/scattered.c, cpuid_bits
ibpb_exit_to_user
  printed   5.10 6.1
  proves    synthetic | linux 6.1 arch/x86/kernel/cpu/bugs.c, vmscape_select_mitigation
vnmi
  line      vmx flags
  proves    mirror MSR 48DH[37] | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_VIRTUAL_NMIS; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
preemption_timer
  line      vmx flags
  proves    mirror MSR 48DH[38] | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_PREEMPTION_TIMER; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
posted_intr
  line      vmx flags
  proves    mirror MSR 48DH[39] | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_POSTED_INTR; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
invvpid
  line      vmx flags
  proves    mirror MSR 48CH[32] | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_INVVPID; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
ept_x_only
  line      vmx flags
  proves    mirror MSR 48CH[0] | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_EPT_EXECUTE_ONLY; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
ept_ad
  line      vmx flags
  proves    mirror MSR 48CH[21] | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_EPT_AD; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
ept_1gb
  line      vmx flags
  proves    mirror MSR 48CH[17] | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_EPT_1GB; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
ept_5level
  line      vmx flags
  printed   6.12
  proves    mirror MSR 48CH[7] | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_EPT_5LEVEL; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
flexpriority
  line      vmx flags
  proves    all MSR 48EH[53], MSR 48BH[32] | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_FLEXPRIORITY; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
apicv
  line      vmx flags
  proves    all MSR 48EH[53], MSR 48BH[40], MSR 48BH[41], MSR 48DH[39] | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_APICV; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
eptp_switching
  line      vmx flags
  proves    synthetic | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_EPTP_SWITCHING; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
tsc_offset
  line      vmx flags
  proves    mirror MSR 48EH[35] | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_USE_TSC_OFFSETTING; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
vtpr
  line      vmx flags
  proves    mirror MSR 48EH[53] | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_VIRTUAL_TPR; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
mtf
  line      vmx flags
  proves    mirror MSR 48EH[59] | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_MONITOR_TRAP_FLAG; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
vapic
  line      vmx flags
  proves    mirror MSR 48BH[32] | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_VIRT_APIC_ACCESSES; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
ept
  line      vmx flags
  proves    mirror MSR 48BH[33] | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_EPT; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
vpid
  line      vmx flags
  proves    mirror MSR 48BH[37] | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_VPID; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
unrestricted_guest
  line      vmx flags
  proves    mirror MSR 48BH[39] | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_UNRESTRICTED_GUEST; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
vapic_reg
  line      vmx flags
  proves    mirror MSR 48BH[40] | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_APIC_REGISTER_VIRT; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
vid
  line      vmx flags
  proves    mirror MSR 48BH[41] | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_VIRT_INTR_DELIVERY; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
ple
  line      vmx flags
  proves    mirror MSR 48BH[42] | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_PAUSE_LOOP_EXITING; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
shadow_vmcs
  line      vmx flags
  proves    mirror MSR 48BH[46] | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_SHADOW_VMCS; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
pml
  line      vmx flags
  proves    mirror MSR 48BH[49] | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_PAGE_MOD_LOGGING; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
ept_violation_ve
  line      vmx flags
  printed   6.12
  proves    mirror MSR 48BH[50] | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_EPT_VIOLATION_VE; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
ept_mode_based_exec
  line      vmx flags
  proves    mirror MSR 48BH[54] | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_MODE_BASED_EPT_EXEC; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
tsc_scaling
  line      vmx flags
  proves    mirror MSR 48BH[57] | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_TSC_SCALING; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
usr_wait_pause
  line      vmx flags
  proves    mirror MSR 48BH[58] | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_USR_WAIT_PAUSE; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
notify_vm_exiting
  line      vmx flags
  printed   6.1 6.12
  proves    mirror MSR 48BH[63] | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_NOTIFY_VM_EXITING; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
ipi_virt
  line      vmx flags
  printed   6.1 6.12
  proves    mirror MSR 492H[4] | linux 6.12 arch/x86/include/asm/vmxfeatures.h, VMX_FEATURE_IPI_VIRT; arch/x86/kernel/cpu/feat_ctl.c, init_vmx_capabilities
"""#
