internal import CPUCatalog
internal import CPUCompatibility
internal import Remedies
internal import X86CPU

/// IA32_ARCH_CAPABILITIES, which KVM keeps on AMD's CPUs too, and which QEMU shows there or not by its version and the machine type.
let archCapabilitiesRule = CauseRule(
  id: "qemu.arch-capabilities-on-amd", layer: .qemu, alsoBetween: [.guest],
  title: "This QEMU does not show IA32_ARCH_CAPABILITIES to guests on AMD's CPUs",
  citation:
    "qemu 10.2 target/i386/cpu.c, x86_cpu_get_supported_feature_word (FEAT_7_0_EDX); hw/i386/pc.c, pc_compat_10_0 (x-arch-cap-always-on); commits d3a24134e37d and e9efa4a77168; qemu 7.2 and 10.0.13 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid",
  find: { context in
    guard context.isAMD == true, context.isOfArchCapabilities,
      context.state(at: .kvmSupported, of: "arch-capabilities") != .absent
    else { return nil }
    let cure = Cause.Cure.definition(
      "Take the bit out of the definition (policy='disable'): no AMD CPU has the register, and what it says is KVM's own",
      "inside <cpu>", ["<feature policy='disable' name='arch-capabilities'/>"],
      risk: "A guest that runs with it keeps it until it is powered off")
    let versions = Set(context.configuration.qemuVersions.values)
    guard versions.count == 1, let text = versions.first else {
      return .possible(
        versions.isEmpty
          ? "QEMU's version is unknown: 10.1 hides the bit, 7.2 to 10.0.3 show it"
          : "There are several QEMUs here (\(versions.sorted().joined(separator: ", "))): 10.1 hides the bit, 7.2 to 10.0.3 show it",
        collect: "qemu-system-x86_64 --version", cure: cure)
    }
    guard let version = EmulatorVersion(text) else { return nil }
    switch version.archCapabilitiesOnAMD {
    case .shown: return .excluded("QEMU \(text) shows it on AMD's CPUs wherever KVM does")
    case .hidden:
      return .proven("QEMU \(text) hides it on AMD's CPUs, with every machine type", cure: cure)
    case .hiddenBut(let machine):
      if let own = context.guestMachine, let number = EmulatorVersion(machineType: own) {
        return number <= EmulatorVersion(10, 0)
          ? .excluded("QEMU \(text) shows it to guests of machine type \(own), as QEMU before 10.1 did")
          : .proven("QEMU \(text) hides it on AMD's CPUs from guests of machine type \(own)", cure: cure)
      }
      return .proven(
        "QEMU \(text) hides it on AMD's CPUs, but for guests of machine types up to \(machine)", cure: cure)
    case .notRead:
      return .possible(
        "QEMU \(text) was not read: 10.0.4, 10.0.5 and 10.1 hide the bit, 10.0.3 and 10.0.13 show it",
        collect: .script(
          "virsh domcapabilities --virttype kvm | grep arch-capabilities"), cure: cure)
    }
  })

/// What a version of QEMU does with IA32_ARCH_CAPABILITIES on AMD's CPUs.
enum ArchCapabilitiesOnAMD: Sendable, Hashable {
  /// Guests see it wherever KVM offers it.
  case shown
  /// No guest sees it.
  case hidden
  /// Guests of machine types up to that version alone see it.
  case hiddenBut(String)
  /// The version was not read.
  case notRead
}

/// A version of QEMU, or of its machine types, by its numbers.
struct EmulatorVersion: Sendable, Hashable, Comparable {
  let numbers: [Int]

  init(_ numbers: Int...) { self.numbers = numbers }

  /// Reads `10.0.13`; nil for what is no version.
  init?(_ text: String) {
    let numbers = text.split(separator: ".").map { Int($0) }
    guard numbers.count >= 2, !numbers.contains(nil) else { return nil }
    self.numbers = numbers.compactMap(\.self)
  }

  /// The version in `pc-q35-9.2` and `pc-i440fx-9.2`; nil for other machine types, a distribution's among them.
  init?(machineType: String) {
    for prefix in ["pc-q35-", "pc-i440fx-"] where machineType.hasPrefix(prefix) {
      self.init(String(machineType.dropFirst(prefix.count)))
      return
    }
    return nil
  }

  static func < (a: Self, b: Self) -> Bool { a.numbers.lexicographicallyPrecedes(b.numbers) }

  /// What the version does with IA32_ARCH_CAPABILITIES on AMD's CPUs.
  ///
  /// - SeeAlso: qemu commits d3a24134e37d (10.1; as 24778b1c7e in 10.0.4) and e9efa4a77168 (10.1.2), and Michael Tokarev's list of
  ///   the releases on qemu-devel, 14 October 2025; the sources of 7.2.22, 10.0.13 and 10.2.2.
  var archCapabilitiesOnAMD: ArchCapabilitiesOnAMD {
    // KVM has had the register on AMD since Linux 4.17; what QEMU before 7.2 did was not read.
    guard self >= EmulatorVersion(7, 2) else { return .notRead }
    if self < EmulatorVersion(10, 0, 4) { return .shown }
    if self < EmulatorVersion(10, 0, 6) { return .hidden }
    if self < EmulatorVersion(10, 0, 13) { return .notRead }
    if self < EmulatorVersion(10, 1) { return .shown }
    if self < EmulatorVersion(10, 1, 2) { return .hidden }
    return self < EmulatorVersion(10, 3) ? .hiddenBut("10.0") : .notRead
  }
}

extension CauseContext {
  /// Whether the feature is the bit that announces IA32_ARCH_CAPABILITIES, or one of the register's.
  var isOfArchCapabilities: Bool {
    if case .msr(0x10a) = feature.location.kind { return true }
    return name == "arch-capabilities"
  }

  /// The guest's machine type; nil without a guest, or if it is unknown.
  var guestMachine: String? { guest?.machine?.machine }
}
