/// The flags that libcpuid reads on Intel's CPUs only.
let libcpuidIntelFlags: Set<String> = [
  "pn", "dts", "acpi", "ss", "tm", "pbe", "dts64", "ds_cpl", "vmx", "smx", "est", "tm2", "cid", "xtpr",
  "pdcm", "dca",
  "xd", "sgx", "hle", "rtm",
]

/// The flags that libcpuid reads on AMD's and Hygon's CPUs only.
let libcpuidAMDFlags: Set<String> = [
  "nx", "mmxext", "fxsr_opt", "3dnowext", "3dnow", "cmp_legacy", "svm", "sse4a", "misalignsse",
  "3dnowprefetch",
  "osvw", "ibs", "xop", "skinit", "wdt", "fma4", "tbm",
]

/// libcpuid's flags by the catalogue's names of the bits that they mirror.
///
/// - SeeAlso: libcpuid libcpuid/recog_intel.c, recog_amd.c, recog_centaur.c and cpuid_main.c, the tables of
///   `struct feature_map_t`.
let libcpuidFlags: [String: String] = [
  "fpu": "fpu", "vme": "vme", "de": "de", "pse": "pse", "tsc": "tsc", "msr": "msr", "pae": "pae",
  "mce": "mce",
  "cx8": "cx8", "apic": "apic", "mtrr": "mtrr", "sep": "sep", "pge": "pge", "mca": "mca", "cmov": "cmov",
  "pat": "pat", "pse36": "pse36", "pn": "pn", "clflush": "clflush", "dts": "ds", "acpi": "acpi", "mmx": "mmx",
  "fxsr": "fxsr", "sse": "sse", "sse2": "sse2", "ss": "ss", "ht": "ht", "tm": "tm", "pbe": "pbe",
  "pni": "pni",
  "pclmul": "pclmuldq", "dts64": "dtes64", "monitor": "monitor", "ds_cpl": "ds_cpl", "vmx": "vmx",
  "smx": "smx",
  "est": "est", "tm2": "tm2", "ssse3": "ssse3", "cid": "cid", "fma3": "fma", "cx16": "cx16", "xtpr": "xtpr",
  "pdcm": "pdcm", "dca": "dca", "sse4_1": "sse4.1", "sse4_2": "sse4.2", "x2apic": "x2apic", "movbe": "movbe",
  "popcnt": "popcnt", "aes": "aes", "xsave": "xsave", "osxsave": "osxsave", "avx": "avx", "f16c": "f16c",
  "rdrand": "rdrand", "hypervisor": "hypervisor", "bmi1": "bmi1", "hle": "hle", "avx2": "avx2",
  "bmi2": "bmi2",
  "rtm": "rtm", "sgx": "sgx", "avx512f": "avx512f", "avx512dq": "avx512dq", "avx512cd": "avx512cd",
  "avx512bw": "avx512bw", "avx512vl": "avx512vl", "avx512vnni": "avx512vnni", "avx512vbmi": "avx512vbmi",
  "avx512vbmi2": "avx512vbmi2", "rdseed": "rdseed", "adx": "adx", "sha_ni": "sha-ni", "syscall": "syscall",
  "xd": "nx", "nx": "nx", "mmxext": "mmxext", "fxsr_opt": "fxsr_opt", "rdtscp": "rdtscp", "lm": "lm",
  "3dnowext": "3dnowext", "3dnow": "3dnow", "lahf_lm": "lahf_lm", "cmp_legacy": "cmp_legacy", "svm": "svm",
  "abm": "abm", "sse4a": "sse4a", "misalignsse": "misalignsse", "3dnowprefetch": "3dnowprefetch",
  "osvw": "osvw",
  "ibs": "ibs", "xop": "xop", "skinit": "skinit", "wdt": "wdt", "fma4": "fma4", "tbm": "tbm",
  "constant_tsc": "invtsc",
]
