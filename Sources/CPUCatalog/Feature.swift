public import X86CPU

/// The index space of the catalogue's features.
public enum CatalogSpace {}

/// A set of catalogue features, by their index in `Catalog.features`.
public typealias FeatureSet = BitSet1024<CatalogSpace>

/// One named CPUID or MSR bit, with the data that verdicts need.
///
/// Data that is only printed (sentences, citations, switches) is in its `FeatureArticle`.
public struct Feature: Sendable {
  /// The feature's index in `Catalog.features`; indices ascend with locations.
  public let index: Int
  /// libvirt's name, if libvirt has one; otherwise Martlet's own.
  public let name: String
  /// The bit's location, which identifies the feature.
  public let location: FeatureLocation
  /// The names that other manuals and programs use.
  public let aliases: [Alias]
  /// What happens to a running guest that used the bit and lost it.
  public let effect: LossEffect
  /// How a pool of hosts treats the bit.
  public let levelling: Levelling
  /// Whether KVM shows the bit to guests.
  public let exposure: Exposure

  /// A name in one dialect.
  public struct Alias: Sendable, Hashable {
    /// The manual or program that uses it.
    public let dialect: Dialect
    /// The name itself, as written there.
    public let name: String
  }
}

extension Feature {
  /// Whether the bit is a component of XCR0 or XSS, which hypervisors derive from the features that use it.
  public var isStateComponent: Bool {
    guard case .cpuid(leaf: 0x0d, let subleaf, let register) = location.kind else { return false }
    return subleaf ?? 0 == 0 || register != .eax
  }
}

/// A manual or program with its own feature names.
public enum Dialect: String, Sendable, CaseIterable {
  /// Intel's Software Developer's Manual.
  case sdm
  /// AMD's Architecture Programmer's Manual.
  case apm
  /// A QEMU CPU property.
  case qemu
  /// The `/proc/cpuinfo` flag that mirrors this bit alone.
  case linux
  /// A Nova placement trait.
  case trait
  /// An earlier name in libvirt, or a distribution's own name.
  case old

  /// The dialect's title, such as a manual's name.
  public var title: String {
    switch self {
    case .sdm: "Intel SDM"
    case .apm: "AMD APM"
    case .qemu: "QEMU"
    case .linux: "/proc/cpuinfo"
    case .trait: "Nova trait"
    case .old: "earlier name"
    }
  }
}

/// What happens to a running guest that used a feature and finds it gone, worst first.
public enum LossEffect: String, Sendable, Codable, CaseIterable {
  /// An instruction raises an exception.
  case fault
  /// The destination refuses the guest's state.
  case stateRefused = "state-refused"
  /// Data changes silently.
  case corrupt
  /// A mitigation that the guest relies on does nothing.
  case insecure
  /// The guest keeps running, but slower.
  case slow
  /// Nothing that the guest could notice.
  case none

  /// The effect in one or two words, as tables print it.
  public var title: String {
    switch self {
    case .fault: "faults"
    case .stateRefused: "state refused"
    case .corrupt: "corrupts"
    case .insecure: "insecure"
    case .slow: "slower"
    case .none: "none"
    }
  }
}

/// How a pool of hosts treats a bit.
public enum Levelling: String, Sendable, CaseIterable {
  /// A guest may have it if every host has it.
  case intersect
  /// A guest must see it if any host has it.
  case accumulate
  /// It follows other state and is not levelled.
  case never

  /// The treatment in a few words.
  public var title: String {
    switch self {
    case .intersect: "if all hosts have it"
    case .accumulate: "if any host has it"
    case .never: "not levelled"
    }
  }
}

/// Whether KVM shows a bit to a guest that asks for it.
public enum Exposure: String, Sendable, CaseIterable {
  /// If the host has it.
  case passedThrough = "passed-through"
  /// Always, even if the host lacks it.
  case emulated
  /// Under a condition that the article states.
  case conditional
  /// Only through a request to QEMU or KVM beyond naming a CPU; no ordinary guest has it.
  case requested
  /// Never, on any host.
  case never

  /// The exposure in a few words, as tables print it.
  public var title: String {
    switch self {
    case .passedThrough: "if the host has it"
    case .emulated: "always, emulated"
    case .conditional: "on a condition"
    case .requested: "only on request"
    case .never: "never"
    }
  }
}
