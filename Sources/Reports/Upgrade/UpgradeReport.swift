public import CPUCatalog
public import CPUCompatibility
public import GuestVerdicts
public import ReportContract

/// What an upgrade of hosts changes for their guests; encoded as JSON, `martlet.upgrade/1.0`.
public struct UpgradeReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("upgrade", 1, 0)
  /// The JSON's form: the value of its key `schema`.
  public var schema = form.description
  /// Martlet's version.
  public var martlet: String
  /// The documents read.
  public var inputs: [InputReport]
  /// The map for hosts without one of their own, then what each host is judged by today.
  public var judgedBy: [Yardstick]
  /// The new software.
  public var target: Target
  /// The assumptions on what stays unchanged, one sentence per item without a full stop.
  public var assumptions: [String]
  /// The hosts, in the order given.
  public var hosts: [Host]
  /// The exit status: 1 if some guest cannot come back, else 2 if that is unknown, else 0.
  public var exitStatus: Int32

  /// The new software; nil parts stay unchanged.
  public struct Target: Sendable, Codable {
    /// The kernel's series or release.
    public var kernel: String?
    /// QEMU's version.
    public var qemu: String?
    /// libvirt's version.
    public var libvirt: String?
    /// The parts beyond Martlet's tables, one sentence per item without a full stop.
    public var unknown: [String]
  }

  /// The upgrade of one host.
  public struct Host: Sendable, Codable {
    /// Its name.
    public var host: String
    /// The parts that change.
    public var parts: [Part]
    /// The features of guests that start afterwards, by the kind of CPU definition.
    public var modes: [Mode]
    /// Named models that become usable, or no longer are; empty if none changes.
    public var models: [Model]
    /// Machine types; nil if QEMU stays, or if today's is unknown.
    public var machines: Machines?
    /// Whether guests can come back to the upgraded host, and move from it to a host like this one today.
    public var moves: [Move]
    /// The changes that stop guests from returning once they use them, one sentence per item.
    public var irreversible: [Irreversible]
    /// The guests of the question; may be empty.
    public var guests: [Guest]
  }

  /// A part of the software that changes.
  public struct Part: Sendable, Codable {
    /// `kernel`, `qemu` or `libvirt`.
    public var part: String
    /// The version today; nil if the host's record does not report.
    public var before: String?
    /// The version afterwards.
    public var after: String
    /// The table that covers it, for readers; nil if none does.
    public var table: String?
  }

  /// The features of guests with one kind of CPU definition.
  public struct Mode: Sendable, Codable {
    /// The way.
    public var mode: UpgradeMode
    /// Features that only guests started afterwards have, in order of location.
    public var gained: [String]
    /// Features that only guests started today have.
    public var lost: [Loss]
    /// Features with one unknown side, by what they depend on, with both answers.
    public var undetermined: [Open]
    /// The number of other features that the upgrade may change: both sides are unknown.
    public var unknown: Int
  }

  /// A feature that guests no longer get.
  public struct Loss: Sendable, Codable {
    /// The feature's name in libvirt.
    public var feature: String
    /// The effect on a running guest that uses it.
    public var effect: LossEffect
  }

  /// Features with the same unknown answer for the same reason.
  public struct Open: Sendable, Codable {
    /// libvirt's names, in order of location.
    public var features: [String]
    /// Whether guests have them today.
    public var today: Standing
    /// Whether they have them afterwards.
    public var afterwards: Standing
    /// The condition that it depends on, one sentence without a full stop.
    public var why: String
  }

  /// Whether guests have a feature.
  public enum Standing: String, Sendable, Codable, CaseIterable {
    /// They have it.
    case present
    /// They lack it.
    case absent
    /// It is unknown.
    case undetermined
  }

  /// A named model.
  public struct Model: Sendable, Codable {
    /// The feature's name in libvirt.
    public var model: String
    /// Whether the host offers all of it today.
    public var today: Bool
    /// Whether the host offers all of it afterwards; nil if unknown.
    public var afterwards: Bool?
    /// Whether only the new QEMU and libvirt have the name.
    public var isNew: Bool
    /// Its features that the upgraded host does not offer.
    public var missing: [String]
    /// Its features that the upgraded host may not offer.
    public var undetermined: [String]
  }

  /// Machine types of PCs.
  public struct Machines: Sendable, Codable {
    /// Types that the new QEMU no longer has.
    public var removed: [String]
    /// Types that only the new QEMU has.
    public var added: [String]
    /// Types in use today that the new QEMU deprecates.
    public var deprecated: [String]
    /// Types in use today that the new QEMU may have removed.
    public var undetermined: [String]
    /// The types that the aliases `pc` and `q35` stand for.
    public var aliases: [Alias]
    /// The CPU properties that older types set and the newest does not.
    public var properties: [Property]

    /// An alias of a machine type.
    public struct Alias: Sendable, Codable {
      /// The alias in definitions.
      public var name: String
      /// The type today.
      public var today: String
      /// The type afterwards.
      public var afterwards: String
    }

    /// A property that machine types up to a version set.
    public struct Property: Sendable, Codable {
      /// The newest type that sets it, by its version.
      public var upTo: String
      /// The model whose CPUs it is set on; nil for all.
      public var model: String?
      /// The property and its value, `NAME=VALUE`.
      public var sets: String
    }
  }

  /// Whether guests can move in one direction.
  public struct Move: Sendable, Codable {
    /// The direction.
    public var way: Way
    /// The kind of CPU definition of the guests.
    public var mode: UpgradeMode
    /// Whether they can, judged by features alone.
    public var outcome: VerdictOutcome
    /// The deciding features, in order of location.
    public var features: [String]
    /// The same in a sentence.
    public var text: String
  }

  /// The direction in which guests move.
  public enum Way: String, Sendable, Codable, CaseIterable {
    /// Guests started before the upgrade move to the upgraded host.
    case returning
    /// Guests started after the upgrade move to a host like this one today.
    case toOthers = "to-hosts-not-upgraded"
  }

  /// A change that stops guests from returning.
  public struct Irreversible: Sendable, Codable {
    /// `feature`, `state`, `machine-type` or `model`.
    public var kind: String
    /// Features, properties of state, machine types or models, as `kind` says.
    public var names: [String]
    /// The consequence, in a sentence.
    public var text: String
  }

  /// A guest of the question.
  public struct Guest: Sendable, Codable {
    /// Its name.
    public var guest: String
    /// Whether it runs on the host without the upgrade.
    public var today: VerdictOutcome
    /// Whether it can come back to the upgraded host.
    public var afterwards: VerdictOutcome
    /// Every reason on the upgraded host, the most severe first.
    public var reasons: [Verdict.Reason]
  }
}
