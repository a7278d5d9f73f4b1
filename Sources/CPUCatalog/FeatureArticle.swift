/// What the catalogue says of a feature in sentences, each with its source.
public struct FeatureArticle: Sendable {
  /// One line: what the bit announces.
  public var meaning = ""
  /// The source of the location.
  public var locationCitation = ""
  /// What a guest that lost the bit meets.
  public var effect = CitedText()
  /// Why the bit is accumulated or not levelled; empty for `intersect`.
  public var levelling = CitedText()
  /// The condition of `conditional`; empty sentence for `passed-through`.
  public var exposure = CitedText()
  /// What can hide the bit, or is wrongly believed to.
  public var switches: [FeatureSwitch] = []
  /// What QEMU adds to KVM's list; nil where it takes the list as it is.
  public var qemuAddition: QEMUAddition?
  /// Names of the features without which this one cannot work.
  public var needs: [String] = []
  /// The source of `needs`.
  public var needsCitation = ""
}

/// A sentence and where it is from.
public struct CitedText: Sendable, Hashable {
  /// The sentence, without a full stop.
  public var text = ""
  /// The document and the place in it.
  public var citation = ""
}

/// A cause to which evidence points: whose change took a feature away.
public enum Layer: String, Sendable, Codable, CaseIterable, Comparable {
  /// The CPU itself.
  case silicon
  /// A microcode update.
  case microcode
  /// BIOS or UEFI setup, and the MSRs that it writes.
  case firmware
  /// The hypervisor underneath, where the host is itself a guest.
  case outerHypervisor = "outer-hypervisor"
  /// The host's kernel.
  case kernel
  /// The kernel's KVM modules.
  case kvm
  /// QEMU, its machine types and options.
  case qemu
  /// libvirt and its CPU map.
  case libvirt
  /// Nova and its like.
  case cloud
  /// The guest's definition.
  case guest

  /// Orders layers from the silicon up.
  public static func < (a: Self, b: Self) -> Bool {
    (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
  }

  /// The layer in words.
  public var title: String { self == .outerHypervisor ? "outer hypervisor" : rawValue }
}
