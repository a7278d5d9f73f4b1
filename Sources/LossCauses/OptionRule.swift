internal import CPUCatalog
internal import CPUCompatibility
internal import Remedies

/// Causes in kernel parameters that the catalogue does not list as switches.
let optionRule = CauseRule(
  id: "kernel.option-removes", layer: .kernel,
  title: "A kernel parameter disables the feature",
  citation:
    "linux 6.12 Documentation/admin-guide/kernel-parameters.txt; arch/x86/kernel/cpu/common.c; arch/x86/kernel/fpu/xstate.c",
  find: { context in
    guard context.state(at: .cpuid) == .present, context.isLostAboveCPUID else { return nil }
    let options = removingOptions.filter { option in
      option.features.contains(context.name)
        && !context.article.switches.contains { !$0.hides.isEmpty && $0.mechanism == .parameter(option.name) }
    }
    guard !options.isEmpty else { return nil }
    var ruledOut: [String] = []
    var open: [RemovingOption] = []
    for option in options {
      let shown = option.features.first { other in
        other != context.name && context.state(at: .cpuid, of: other) != .absent
          && context.state(at: .kernelFlags, of: other) == .present
      }
      if let shown {
        ruledOut.append("/proc/cpuinfo has \(shown), which \(option.name) would hide too")
      } else if let first = option.unknownFrom, let release = context.kernelNumber, release >= first {
        ruledOut.append("Linux \(context.kernelSeries ?? "") does not support \(option.name)")
      } else {
        open.append(option)
      }
    }
    guard !open.isEmpty else { return .excluded(ruledOut.joined(separator: "; ")) }
    guard context.configuration.commandLine != nil else {
      return .possible("The kernel's command line was not read", collect: "cat /proc/cmdline")
    }
    guard let found = open.first(where: { context.configuration.argument($0.name) != nil }) else {
      return .excluded("The command line has none of \(open.map(\.name).joined(separator: ", "))")
    }
    return .proven(
      "The command line has \(found.name)",
      cure: .commandLine(
        "Remove \(found.name) from the kernel command line", .remove(found.name),
        risk: "It may be there for a reason"))
  })

/// A kernel parameter and all features it removes from the kernel's view.
private struct RemovingOption: Sendable {
  let name: String
  let features: Set<String>
  /// The first series in the table without the parameter; nil if the newest has it.
  var unknownFrom: (Int, Int)?
}

/// Parameters that remove features from the kernel's view, and so from KVM's.
///
/// - SeeAlso: linux 6.12 arch/x86/kernel/cpu/common.c, cpu_parse_early_param (noxsave and its like) and nofsgsbase;
///   arch/x86/kernel/cpu/cpuid-deps.c; arch/x86/kernel/cpu/common.c (nopcid, noinvpcid), arch/x86/kernel/cpu/feat_ctl.c
///   (nosgx); linux 5.10 arch/x86/kernel/cpu/common.c (nosmap, nosmep) and rdrand.c (nordrand), which 6.1 does not have.
private let removingOptions: [RemovingOption] = [
  RemovingOption(
    name: "noxsave",
    features: [
      "xsave", "avx", "xsaveopt", "xsavec", "xsaves", "xgetbv1", "mpx", "pku", "avx2", "fma", "avx512f",
    ]),
  RemovingOption(name: "noxsaveopt", features: ["xsaveopt"]),
  RemovingOption(name: "noxsaves", features: ["xsaves", "xfd", "amx-tile"]),
  RemovingOption(name: "nofsgsbase", features: ["fsgsbase"]),
  RemovingOption(name: "nopcid", features: ["pcid"]),
  RemovingOption(name: "noinvpcid", features: ["invpcid"]),
  RemovingOption(name: "nosgx", features: ["sgx", "sgxlc", "sgx1", "sgx2"]),
  RemovingOption(name: "nosmap", features: ["smap"], unknownFrom: (6, 1)),
  RemovingOption(name: "nosmep", features: ["smep"], unknownFrom: (6, 1)),
  RemovingOption(name: "nordrand", features: ["rdrand", "rdseed"], unknownFrom: (6, 1)),
]
