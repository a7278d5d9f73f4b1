/// The names of features that libvirt's CPU map has had since its single-file days.
///
/// These are the names in `src/cpu/cpu_map.xml` of libvirt 0.10.2 (2012) that current maps still have.
/// A daemon whose map lacks one of them is not merely old.
let earlyMapNames: Set<String> = [
  "3dnow", "3dnowext", "3dnowprefetch", "abm", "acpi", "aes", "apic", "avx", "cid", "clflush", "cmov",
  "cmp_legacy", "cr8legacy", "cvt16", "cx16", "cx8", "dca", "de", "ds", "ds_cpl", "dtes64", "est", "extapic",
  "fma", "fma4", "fpu", "fxsr", "fxsr_opt", "ht", "hypervisor", "ia64", "ibs", "lahf_lm", "lm", "mca", "mce",
  "misalignsse", "mmx", "mmxext", "monitor", "movbe", "msr", "mtrr", "nodeid_msr", "nx", "osvw", "osxsave",
  "pae", "pat", "pbe", "pcid", "pclmuldq", "pdcm", "pdpe1gb", "pge", "pn", "pni", "popcnt", "pse", "pse36",
  "rdtscp", "sep", "skinit", "smap", "smep", "smx", "ss", "sse", "sse2", "sse4.1", "sse4.2", "sse4a", "ssse3",
  "svm", "syscall", "tm", "tm2", "tsc", "tsc-deadline", "vme", "vmx", "wdt", "x2apic", "xop", "xsave", "xtpr",
]
