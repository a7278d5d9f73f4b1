public import X86CPU

/// How one kernel's KVM treats a bit: it offers the bit if any of the ways does.
public struct KVMTreatment: Sendable, Hashable {
  /// The ways; empty if the kernel never names the bit, so KVM does not offer it.
  public let ways: [KVMWay]
  /// The place in the kernel that decides.
  public let citation: String
  /// A sentence about a register that KVM does not pass on; otherwise empty.
  public let remark: String
  /// The treatment in each kernel that the host's can resemble, if they differ; otherwise empty, and `ways` applies.
  public private(set) var readings: [Reading] = []

  /// One kernel's treatment of the bit.
  public struct Reading: Sendable, Hashable {
    /// The kernel in words: `linux 6.1.4`.
    public let kernel: String
    /// The ways in this kernel.
    public let ways: [KVMWay]
  }

  /// Whether KVM can never offer the bit.
  public var isNeverOffered: Bool { ways.allSatisfy(\.kind.isNeverOffered) }

  init(ways: [KVMWay], citation: String, remark: String) {
    self.ways = ways
    self.citation = citation
    self.remark = remark
  }

  /// Combines several kernels: all ways without repetition, and which kernel has which.
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

  /// Whether both follow the same rule, ignoring sentences and citations.
  public func hasSameRule(as other: KVMTreatment) -> Bool {
    ways.count == other.ways.count && zip(ways, other.ways).allSatisfy { $0.hasSameRule(as: $1) }
  }
}

/// One line of a kernel's table: a way KVM offers a bit, or a reason why it does not.
public struct KVMWay: Sendable, Hashable {
  /// The condition under which KVM offers a bit.
  public enum Kind: String, Sendable, CaseIterable {
    /// The CPU's bit, and the host's kernel, which must have the capability too.
    case host
    /// Only the CPU's bit, even if the host's kernel does not use it.
    case passedThrough = "passed-through"
    /// Only the host's kernel, even if CPUID lacks the bit.
    case synthesized
    /// No condition: KVM provides it itself.
    case emulated
    /// Listed only by `KVM_GET_EMULATED_CPUID`: KVM provides it on request.
    case requested
    /// Not offered, but set for each running guest.
    case runtime
    /// Not offered, although readers may expect it.
    case notOffered = "not-offered"
    /// Part of a number or a name.
    case number
    /// The guest's own state: KVM lists the MSR so that QEMU saves and restores it.
    case state

    /// Whether KVM never offers a bit of this kind.
    public var isNeverOffered: Bool {
      switch self {
      case .requested, .runtime, .notOffered: true
      case .host, .passedThrough, .synthesized, .emulated, .number, .state: false
      }
    }
  }

  /// The kind of condition.
  public let kind: Kind
  /// The vendor whose module has this way; nil for both.
  public let vendor: KVMVendor?
  /// Further conditions, which must all hold.
  public let requirements: [KVMRequirement]
  /// One sentence about the way, with its source; the sentence can be empty.
  public let note: CitedText
  /// The point releases of the series that it covers.
  public var points = KVMPoints.all

  /// Whether both have the same conditions, ignoring sentences and citations.
  public func hasSameRule(as other: KVMWay) -> Bool {
    kind == other.kind && vendor == other.vendor && requirements == other.requirements
  }
}

/// The module of KVM that runs on a CPU.
public enum KVMVendor: String, Sendable, CaseIterable {
  /// kvm_intel: VMX, on Intel and other vendors' CPUs with VMX.
  case intel = "Intel"
  /// kvm_amd: SVM, on AMD and Hygon.
  case amd = "AMD"
}

/// A further condition, by its name in the tables.
public struct KVMRequirement: Sendable, Hashable {
  /// The name: a module's parameter (`kvm_intel.nested`), or a prefix and a name (`kernel:ospke`).
  public let name: String
  /// Whether the condition is negated.
  public let isNegated: Bool

  /// Reads a requirement in the notation of the tables, with `!` for negation.
  init(_ text: Substring) {
    isNegated = text.first == "!"
    name = String(isNegated ? text.dropFirst() : text)
  }

  /// Whether the name is valid, including its location if it needs one.
  var isKnown: Bool {
    if let location = subject(of: "offers:") { return FeatureLocation(location) != nil }
    if let register = subject(of: "follows:") { return FeatureLocation(register + "[0]") != nil }
    let prefixes = [
      "kernel:", "bug:", "vmx:", "perf:", "asked:", "config:", "microcode:", "kvm.", "kvm_intel.", "kvm_amd.",
    ]
    return isQualifier || prefixes.contains { name.hasPrefix($0) && name.count > $0.count }
  }

  /// The bit that `offers:` refers to.
  public var offeredLocation: FeatureLocation? { subject(of: "offers:").flatMap { FeatureLocation($0) } }

  /// The register that a number follows, as the location of its bit 0, for `follows:`.
  public var followedRegister: FeatureLocation? {
    subject(of: "follows:").flatMap { FeatureLocation($0 + "[0]") }
  }

  /// The text after `prefix`; in the tables an MSR's notation has an underscore for its blank.
  private func subject(of prefix: String) -> String? {
    name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count).map { $0 == "_" ? " " : $0 }) : nil
  }

  /// Whether it describes a number (its bound or input) and is not a condition.
  public var isQualifier: Bool {
    ["at-most:", "follows:", "raised", "guest-phys-bits:"].contains { name.hasPrefix($0) }
  }

  /// Whether it names a capability or bug in the host kernel's view of the CPU.
  public var isOfHostKernel: Bool { name.hasPrefix("kernel:") || name.hasPrefix("bug:") }
}
