/// A setting that decides whether a feature is visible.
public struct FeatureSwitch: Sendable {
  /// The mechanism that the switch uses.
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

  /// The effect of a switch that is set as its mechanism is written, or whose update is installed.
  public enum Direction: String, Sendable, CaseIterable {
    /// The views lose the feature; undoing the switch restores it.
    case takes
    /// The views lose the feature because of a CPU flaw; undoing the switch is not a cure, because it reopens the flaw.
    case removes
    /// The views gain the feature, which they lack without the switch.
    case gives
  }

  /// A view of the CPU in which a switch hides or adds a feature.
  public enum View: String, Sendable, CaseIterable {
    /// The CPUID instruction itself.
    case cpuid
    /// The kernel's view, and so `/proc/cpuinfo`.
    case kernel
    /// The list that KVM offers to guests.
    case kvm
  }

  /// The layer that the switch belongs to.
  public let layer: Layer
  /// The mechanism that the switch uses.
  public let mechanism: Mechanism
  /// libvirt's name of the only vendor whose CPUs it affects; nil for both.
  public let vendor: String?
  /// Its effect while it is set.
  public let direction: Direction
  /// The views that lack the feature while the switch is set, or, for one that gives, while it is not set; empty for switches
  /// that people wrongly believe to do either.
  public let hides: [View]
  /// One sentence about the switch, with its source.
  public let note: CitedText
}

extension FeatureSwitch {
  /// Whether using the switch can restore a lost feature: by setting one that gives, or undoing one that takes.
  public var canBringBack: Bool { !hides.isEmpty && direction != .removes }

  /// Whether the switch affects CPUs of that vendor; true if either vendor is unspecified.
  ///
  /// Hygon's CPUs count as AMD's.
  public func concerns(vendor: String?) -> Bool {
    guard let own = self.vendor, let vendor else { return true }
    return own == vendor || (own == "AMD" && vendor == "Hygon")
  }
}
