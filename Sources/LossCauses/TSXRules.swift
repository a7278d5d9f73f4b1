internal import CPUCatalog
internal import CPUCompatibility
internal import Remedies

/// Causes in the `tsx=` parameter and the kernel's built-in default.
///
/// The order is the kernel's own: RTM_ALWAYS_ABORT first, regardless of the parameter; then IA32_TSX_CTRL, without which the
/// parameter does nothing; then the parameter, where every value except on and auto means off; then the build's default.
let tsxParameterRule = CauseRule(
  id: "kernel.tsx-parameter", layer: .kernel, title: "The kernel disabled TSX",
  citation:
    "linux 6.1 and 6.12 arch/x86/kernel/cpu/tsx.c, tsx_init; Documentation/admin-guide/hw-vuln/tsx_async_abort.rst",
  find: { context in
    guard context.isTSX, context.isIntel != false else { return nil }
    if let why = context.tsxIsBeyondTheKernel { return .excluded(why) }
    let cure = Cause.Cure.commandLine(
      "Boot with tsx=on", .add("tsx=on"),
      risk: "Where TAA_NO is clear, guests can read each other's data (INTEL-SA-00270)")
    if let hidden = context.isSet(1, ofMSR: 0x122) {
      let text = context.valuesText(ofMSR: 0x122)
      return hidden.onSome
        ? .proven("\(text): TSX_CPUID_CLEAR (bit 1) is set", cure: cure) : .excluded(text)
    }
    let hasControl = context.state(at: .cpuid, of: "tsx-ctrl")
    switch context.tsxSetting {
    case .on(let why): return .excluded(why)
    case .off(let why):
      return hasControl == .present
        ? .proven("\(why), and the CPU has IA32_TSX_CTRL", cure: cure)
        : .possible(
          "\(why), which works on CPUs with IA32_TSX_CTRL (10AH[7])", collect: context.readCommand(0x10a),
          cure: cure)
    case .unknown(let why, let collect):
      return CauseRule.Finding(
        certainty: .possible, text: why, collect: [context.readCommand(0x122)] + collect, cure: cure)
    }
  })

/// The kernel's configured treatment of TSX.
enum TSXSetting: Sendable, Hashable {
  /// TSX stays on; the reason.
  case on(String)
  /// The kernel hides TSX; the reason.
  case off(String)
  /// Unknown; the reason, and the commands that settle it.
  case unknown(String, collect: [Command])
}

extension CauseContext {
  /// Why no kernel parameter restores TSX's two bits here; nil if one may.
  ///
  /// - SeeAlso: linux 6.1 and 6.12 arch/x86/kernel/cpu/tsx.c, tsx_init, tsx_clear_cpuid and tsx_disable, which clears both bits.
  var tsxIsBeyondTheKernel: String? {
    if state(at: .cpuid, of: "rtm-always-abort") == .present {
      return
        "RTM_ALWAYS_ABORT is set: every transaction aborts, and the kernel hides both bits regardless of tsx="
    }
    if let forced = isSet(1, ofMSR: 0x10f), forced.onSome {
      return
        "\(valuesText(ofMSR: 0x10f)): the kernel hides both bits because microcode aborts every transaction"
    }
    if state(at: .cpuid, of: "tsx-ctrl") == .absent {
      return "The CPU has no IA32_TSX_CTRL: tsx= does nothing"
    }
    let other = name == "hle" ? "rtm" : "hle"
    return (seen(other, in: .cpuid) ?? seen(other, in: .kvm)).map {
      "\($0) has \(other), and the kernel hides hle and rtm together"
    }
  }

  /// The treatment of TSX from the command line, or otherwise from the kernel's build.
  var tsxSetting: TSXSetting {
    guard configuration.commandLine != nil else {
      return .unknown("The kernel's command line was not read", collect: ["cat /proc/cmdline"])
    }
    if let value = configuration.argument("tsx") {
      return tsxMode(value, "The command line has tsx=\(value)")
    }
    guard !configuration.kernelSettings.isEmpty else {
      return .unknown(
        "The command line has no tsx=, and the kernel's built-in default (CONFIG_X86_INTEL_TSX_MODE) was not read",
        collect: ["grep TSX_MODE /boot/config-$(uname -r)"])
    }
    let set = KernelDefault.all.first {
      $0.parameter.hasPrefix("tsx=") && configuration.isBuilt(with: $0.key) == true
    }
    guard let set else {
      return .unknown(
        "The command line has no tsx=, and the kernel's build settings do not mention CONFIG_X86_INTEL_TSX_MODE",
        collect: ["grep TSX_MODE /boot/config-$(uname -r)"])
    }
    return tsxMode(
      String(set.parameter.dropFirst(4)),
      "The kernel is built with \(set.key), and the command line has no tsx=")
  }

  /// auto depends on the TAA flaw in the kernel's list of bugs; any value except on and auto means off.
  private func tsxMode(_ value: String, _ why: String) -> TSXSetting {
    switch value {
    case "on": return .on(why)
    case "auto":
      guard let bugs = configuration.kernelBugs else {
        return .unknown(
          "\(why): TSX is off if the CPU has the TAA flaw, and the kernel's list of bugs was not read",
          collect: ["grep -m1 ^bugs /proc/cpuinfo"])
      }
      return bugs.contains("taa")
        ? .off("\(why), and the kernel lists the bug taa")
        : .on("\(why), and the kernel does not list the bug taa")
    default: return .off(why)
    }
  }
}
