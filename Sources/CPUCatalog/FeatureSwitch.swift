/// Something whose setting decides whether a feature is seen.
public struct FeatureSwitch: Sendable {
  /// What is switched.
  public enum Mechanism: Sendable, Hashable {
    /// A bit of an MSR: its name, index, bit, the value that hides, and the vendor.
    case msr(name: String, index: UInt32, bit: UInt8, hidingValue: UInt8, vendor: String)
    /// A setup entry by its usual name.
    case bios(String)
    /// A kernel command-line parameter as written.
    case parameter(String)
    /// A module parameter, `module.parameter=value`.
    case module(String)
    /// An advisory, a microcode update or a change of the kernel's source.
    case update(String)
    /// A QEMU option.
    case option(String)
  }

  /// What a switch does where it stands as its mechanism is written, or where its update is installed.
  public enum Direction: String, Sendable, CaseIterable {
    /// The views lose the feature; undone, they have it again.
    case takes
    /// The views lose the feature for a flaw of the CPU's: undoing it is no cure, for the flaw would be open again.
    case removes
    /// The views have the feature, which without the switch they lack.
    case gives
  }

  /// A view of the CPU from which a switch takes a feature, or to which it gives one.
  public enum View: String, Sendable, CaseIterable {
    /// The CPUID instruction itself.
    case cpuid
    /// The kernel's view, and so `/proc/cpuinfo`.
    case kernel
    /// What KVM offers to guests.
    case kvm
  }

  /// The layer that it belongs to.
  public let layer: Layer
  /// What is switched.
  public let mechanism: Mechanism
  /// libvirt's name of the only vendor on whose CPUs it does anything; nil for both.
  public let vendor: String?
  /// What it does where it stands.
  public let direction: Direction
  /// The views that lack the feature while the switch stands, or, of one that gives, as long as it does not; empty for what
  /// is wrongly believed to do either.
  public let hides: [View]
  /// One sentence on it, with its source.
  public let note: CitedText
}

extension FeatureSwitch {
  /// Whether working the switch can bring a lost feature back: what gives is applied, what takes is undone.
  public var canBringBack: Bool { !hides.isEmpty && direction != .removes }

  /// Whether the switch does anything on a CPU of that vendor; true if either is not said.
  ///
  /// Hygon's CPUs count as AMD's.
  public func concerns(vendor: String?) -> Bool {
    guard let own = self.vendor, let vendor else { return true }
    return own == vendor || (own == "AMD" && vendor == "Hygon")
  }
}
