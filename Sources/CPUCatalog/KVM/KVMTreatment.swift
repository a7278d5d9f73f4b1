public import X86CPU

/// How KVM of one kernel comes to offer a bit: by any of its ways.
public struct KVMTreatment: Sendable, Hashable {
  /// The ways; empty if nothing in the kernel names the bit, so that KVM does not offer it.
  public let ways: [KVMWay]
  /// Where the kernel decides over the register.
  public let citation: String
  /// A sentence on a register that KVM does not pass on; empty otherwise.
  public let remark: String
  /// What each kernel does that the host's may be like, if they do not all do the same; else empty, and `ways` counts.
  public private(set) var readings: [Reading] = []

  /// What a kernel that was read does with the bit.
  public struct Reading: Sendable, Hashable {
    /// The kernel in words: `linux 6.1.4`.
    public let kernel: String
    /// Its ways.
    public let ways: [KVMWay]
  }

  /// Whether no way can lead to KVM's offering the bit.
  public var isNeverOffered: Bool { ways.allSatisfy(\.kind.isNeverOffered) }

  init(ways: [KVMWay], citation: String, remark: String) {
    self.ways = ways
    self.citation = citation
    self.remark = remark
  }

  /// What several kernels do: the ways of all, each once, and who has which.
  init(_ treatments: [(kernel: String, treatment: KVMTreatment)]) {
    let first = treatments[0].treatment
    guard treatments.contains(where: { !$0.treatment.hasSameRule(as: first) }) else {
      self = first
      return
    }
    var ways: [KVMWay] = []
    for way in treatments.flatMap(\.treatment.ways) where !ways.contains(where: { $0.hasSameRule(as: way) }) {
      ways.append(way)
    }
    self.init(ways: ways, citation: first.citation, remark: first.remark)
    for (index, entry) in treatments.enumerated()
    where !treatments[..<index].contains(where: { $0.treatment.hasSameRule(as: entry.treatment) }) {
      readings.append(Reading(kernel: entry.kernel, ways: entry.treatment.ways))
    }
  }

  /// Whether both follow one rule, whatever their sentences and citations.
  public func hasSameRule(as other: KVMTreatment) -> Bool {
    ways.count == other.ways.count && zip(ways, other.ways).allSatisfy { $0.hasSameRule(as: $1) }
  }
}

/// One line of a kernel's table: a way by which a bit is offered, or a reason why it is not.
public struct KVMWay: Sendable, Hashable {
  /// What KVM asks before it offers a bit.
  public enum Kind: String, Sendable, CaseIterable {
    /// The CPU's bit, and the host's kernel, which must have the capability too.
    case host
    /// The CPU's bit alone, whether or not the host's kernel uses it.
    case passedThrough = "passed-through"
    /// The host's kernel alone, even where CPUID lacks the bit.
    case synthesized
    /// Nothing of the CPU: KVM does it itself.
    case emulated
    /// Listed by `KVM_GET_EMULATED_CPUID` alone: KVM runs it for a hypervisor that asks.
    case requested
    /// Set for each guest as it runs, and not offered.
    case runtime
    /// Not offered, though one might think so.
    case notOffered = "not-offered"
    /// Part of a number or a name.
    case number
    /// The guest's own state: KVM lists the MSR so that it is saved and restored.
    case state

    /// Whether KVM never offers a bit of this kind.
    public var isNeverOffered: Bool {
      switch self {
      case .requested, .runtime, .notOffered: true
      case .host, .passedThrough, .synthesized, .emulated, .number, .state: false
      }
    }
  }

  /// What KVM asks.
  public let kind: Kind
  /// The vendor to whose module the way belongs; nil for both.
  public let vendor: KVMVendor?
  /// What else must hold, all of it.
  public let requirements: [KVMRequirement]
  /// One sentence on the way, with its source; the sentence may be empty.
  public let note: CitedText
  /// For which point releases of its series it holds.
  public var points = KVMPoints.all

  /// Whether both ask the same, whatever their sentences and citations.
  public func hasSameRule(as other: KVMWay) -> Bool {
    kind == other.kind && vendor == other.vendor && requirements == other.requirements
  }
}

/// The module of KVM that runs on a CPU.
public enum KVMVendor: String, Sendable, CaseIterable {
  /// kvm_intel: VMX, of Intel and of those who have it too.
  case intel = "Intel"
  /// kvm_amd: SVM, of AMD and Hygon.
  case amd = "AMD"
}

/// What must hold besides, by the name that the tables give it.
public struct KVMRequirement: Sendable, Hashable {
  /// The name: a module's parameter (`kvm_intel.nested`), or a prefix and a name (`kernel:ospke`).
  public let name: String
  /// Whether it must not hold.
  public let isNegated: Bool

  /// A requirement as the tables write it, with `!` before what must not hold.
  init(_ text: Substring) {
    isNegated = text.first == "!"
    name = String(isNegated ? text.dropFirst() : text)
  }

  /// Whether it has the form of a name that the tables use, and names a location where it should.
  var isKnown: Bool {
    if let location = subject(of: "offers:") { return FeatureLocation(location) != nil }
    if let register = subject(of: "follows:") { return FeatureLocation(register + "[0]") != nil }
    let prefixes = [
      "kernel:", "bug:", "vmx:", "perf:", "asked:", "config:", "microcode:", "kvm.", "kvm_intel.", "kvm_amd.",
    ]
    return isQualifier || prefixes.contains { name.hasPrefix($0) && name.count > $0.count }
  }

  /// The bit that KVM must offer, for `offers:`.
  public var offeredLocation: FeatureLocation? { subject(of: "offers:").flatMap { FeatureLocation($0) } }

  /// The register that a number follows, as the location of its bit 0, for `follows:`.
  public var followedRegister: FeatureLocation? {
    subject(of: "follows:").flatMap { FeatureLocation($0 + "[0]") }
  }

  /// What stands after `prefix`; an MSR's notation has an underscore in the tables for its blank.
  private func subject(of prefix: String) -> String? {
    name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count).map { $0 == "_" ? " " : $0 }) : nil
  }

  /// Whether it qualifies a number (its bound, or what it follows), and asks for nothing.
  public var isQualifier: Bool {
    ["at-most:", "follows:", "raised", "guest-phys-bits:"].contains { name.hasPrefix($0) }
  }

  /// Whether it names what the host's kernel thinks of the CPU: a capability or a bug.
  public var isOfHostKernel: Bool { name.hasPrefix("kernel:") || name.hasPrefix("bug:") }
}
