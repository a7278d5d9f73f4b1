/// A known text about a CPU that has no registers, or not whole ones.
struct OtherText {
  /// What the text is.
  var name: String
  /// What to give Martlet instead.
  var advice: String

  /// Recognises a text by its own words; nil for any other.
  init?(_ preview: DocumentPreview) {
    guard let known = Self.known.first(where: { $0.marks.allSatisfy { preview.head.contains($0) } }) else {
      return nil
    }
    (name, advice) = (known.name, known.advice)
  }

  /// Texts by what all of them have.
  ///
  /// - SeeAlso: cpuid 20230228 cpuid.c, print_1_eax; linux 6.12 tools/arch/x86/kcpuid/kcpuid.c, show_info; xen 4.17
  ///   tools/misc/xen-cpuid.c; freebsd 14 sys/x86/x86/identcpu.c, printcpuinfo; openbsd 7.5 sys/arch/amd64/amd64/identcpu.c;
  ///   qemu 10.0 target/i386/cpu-dump.c, x86_cpu_dump_state. Public samples:
  ///   github.com/FreeBSDDesktop/DEPRECATED-freebsd-base-graphics/issues/125 (FreeBSD), github.com/hishamhm/htop/issues/807 (OpenBSD),
  ///   github.com/MicrosoftDocs/sysinternals downloads/coreinfo.md and issues/825 (Coreinfo 4.0 and 3.6), github.com/dotnet/runtime/issues/65292 and
  ///   github.com/microsoft/WSL/issues/14436 (Coreinfo 3.52 and 4.0).
  private static let known: [(marks: [String], name: String, advice: String)] = [
    (
      ["version information (1/eax)"], "the decoded output of cpuid",
      "give the output of cpuid -r, or cpuid -1 -r for one CPU"
    ),
    (["CPU features:\n============="], "the decoded output of kcpuid", "give the output of kcpuid -r"),
    (["x86info v"], "the output of x86info without registers", "give the output of x86info -r"),
    (["nr_features:", "KNOWN"], "the output of xen-cpuid", "give the output of xen-cpuid -p"),
    (
      ["Origin=\"", "Features=0x"], "FreeBSD's boot messages, which show a part of CPUID's registers",
      "give a dump of CPUID, such as that of x86info -r"
    ),
    (
      ["cpu0: FPU,", " at mainbus0"], "OpenBSD's boot messages, which name features and show no registers",
      "give a dump of CPUID"
    ),
    (
      ["EFL=", "EAX="], "what QEMU's info registers prints: a CPU's state, not its features",
      "give the guest's definition, or QEMU's replies to query-cpu-model-expansion"
    ),
    (
      ["RFL=", "RAX="], "what QEMU's info registers prints: a CPU's state, not its features",
      "give the guest's definition, or QEMU's replies to query-cpu-model-expansion"
    ),
    (
      ["Logical Processor to Cache Map", "Physical Processor Map"],
      "the output of Coreinfo, which has no registers",
      "give a dump of CPUID, such as AIDA64's"
    ),
    (
      ["Coreinfo v"], "the output of Coreinfo, which has no registers",
      "give a dump of CPUID, such as AIDA64's"
    ),
    // Its marks, * and -, without the banner.
    (
      ["Supports Page Attribute Table", "Supports global bit in page tables"],
      "the output of Coreinfo, which has no registers", "give a dump of CPUID, such as AIDA64's"
    ),
  ]
}
