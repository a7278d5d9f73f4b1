/// A feature's explanation in sentences, each with its source.
public struct FeatureArticle: Sendable {
  /// One line: what the bit announces.
  public var meaning = ""
  /// The document that defines the location.
  public var locationCitation = ""
  /// What happens to a guest that lost the bit.
  public var effect = CitedText()
  /// Why the bit is accumulated or not levelled; empty for `intersect`.
  public var levelling = CitedText()
  /// The condition of `conditional`; empty sentence for `passed-through`.
  public var exposure = CitedText()
  /// Settings that can hide the bit, or that people wrongly believe to.
  public var switches: [FeatureSwitch] = []
  /// How QEMU adds the bit to KVM's list; nil if it does not.
  public var qemuAddition: QEMUAddition?
  /// Names of the features without which this one cannot work.
  public var needs: [String] = []
  /// The citation for `needs`.
  public var needsCitation = ""
}

/// A sentence with its citation.
public struct CitedText: Sendable, Hashable {
  /// The sentence, without a full stop.
  public var text = ""
  /// The document and the place in it.
  public var citation = ""
}

/// The layer of the stack that evidence blames for a lost feature.
public enum Layer: String, Sendable, Codable, CaseIterable, Comparable {
  /// The CPU itself.
  case silicon
  /// A microcode update.
  case microcode
  /// BIOS or UEFI setup, and the MSRs that it writes.
  case firmware
  /// The outer hypervisor, if the host is itself a guest.
  case outerHypervisor = "outer-hypervisor"
  /// The host's kernel.
  case kernel
  /// The kernel's KVM modules.
  case kvm
  /// QEMU, its machine types and options.
  case qemu
  /// libvirt and its CPU map.
  case libvirt
  /// Nova and similar managers.
  case cloud
  /// The guest's definition.
  case guest

  /// Orders layers from the silicon up.
  public static func < (a: Self, b: Self) -> Bool {
    (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
  }

  /// The layer's title for sentences.
  public var title: String { self == .outerHypervisor ? "outer hypervisor" : rawValue }
}
