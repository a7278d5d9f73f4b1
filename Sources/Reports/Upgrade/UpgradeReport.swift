public import CPUCatalog
public import CPUCompatibility
public import GuestVerdicts
public import ReportContract

/// What an upgrade of hosts changes for their guests; encoded as JSON, `martlet.upgrade/1.0`.
public struct UpgradeReport: Report {
  /// The name and version of the JSON's form.
  public static let form = DocumentForm("upgrade", 1, 0)
  /// The name and version of the JSON's form.
  public var schema = form.description
  /// Martlet's version.
  public var martlet: String
  /// The documents read.
  public var inputs: [InputReport]
  /// The map for hosts without one of their own, then what each host is judged by today.
  public var judgedBy: [Yardstick]
  /// The new software.
  public var target: Target
  /// What is assumed to stay as it is, one sentence per item without a full stop.
  public var assumptions: [String]
  /// The hosts, in the order given.
  public var hosts: [Host]
  /// The exit status: 1 if some guest cannot come back, else 2 if that is unknown, else 0.
  public var exitStatus: Int32

  /// The new software; a part that is nil stays as it is.
  public struct Target: Sendable, Codable {
    /// The kernel's series or release.
    public var kernel: String?
    /// QEMU's version.
    public var qemu: String?
    /// libvirt's version.
    public var libvirt: String?
    /// What of it Martlet's tables do not reach, one sentence per item without a full stop.
    public var unknown: [String]
  }

  /// The upgrade of one host.
  public struct Host: Sendable, Codable {
    /// Its name.
    public var host: String
    /// The parts that change.
    public var parts: [Part]
    /// What guests that are started afterwards get, by the way in which they are given their CPU.
    public var modes: [Mode]
    /// Named models that become usable, or no longer are; empty if none changes.
    public var models: [Model]
    /// Machine types; nil if QEMU stays, or if today's is unknown.
    public var machines: Machines?
    /// Whether guests come back to the upgraded host, and go from it to one that is as this one is today.
    public var moves: [Move]
    /// What keeps guests from going back once they use it, one sentence per item.
    public var irreversible: [Irreversible]
    /// The guests that were given; empty if none was.
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
    /// What the tables have of it, in words; nil if they do not reach it.
    public var table: String?
  }

  /// What guests get that are given their CPU in one way.
  public struct Mode: Sendable, Codable {
    /// The way.
    public var mode: UpgradeMode
    /// Features that only guests have which are started afterwards, in order of location.
    public var gained: [String]
    /// Features that only guests of today have.
    public var lost: [Loss]
    /// Features with one unknown side, by what they depend on, with both answers.
    public var undetermined: [Open]
    /// How many other features the upgrade may change, with both sides unknown.
    public var unknown: Int
  }

  /// A feature that guests no longer get.
  public struct Loss: Sendable, Codable {
    /// The feature's name in libvirt.
    public var feature: String
    /// The effect on a running guest that uses it.
    public var effect: LossEffect
  }

  /// Features that the tables leave open, with the same answers for the same reason.
  public struct Open: Sendable, Codable {
    /// libvirt's names, in order of location.
    public var features: [String]
    /// Whether guests have them today.
    public var today: Standing
    /// Whether they have them afterwards.
    public var afterwards: Standing
    /// On what it depends, one sentence without a full stop.
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
    /// Whether the host gives all of it today.
    public var today: Bool
    /// Whether it gives all of it afterwards; nil if that is unknown.
    public var afterwards: Bool?
    /// Whether QEMU and libvirt know the name only afterwards.
    public var isNew: Bool
    /// What of it the upgraded host does not give.
    public var missing: [String]
    /// What of it the upgraded host may not give.
    public var undetermined: [String]
  }

  /// Machine types of PCs.
  public struct Machines: Sendable, Codable {
    /// Types that the new QEMU no longer has.
    public var removed: [String]
    /// Types that only the new QEMU has.
    public var added: [String]
    /// Types of today that the new QEMU calls deprecated.
    public var deprecated: [String]
    /// Types of today that the new QEMU may or may not have.
    public var undetermined: [String]
    /// What `pc` and `q35` stand for.
    public var aliases: [Alias]
    /// What older types set on CPUs and the newest no longer sets, as QEMU's properties.
    public var properties: [Property]

    /// A name without a version.
    public struct Alias: Sendable, Codable {
      /// The name as definitions have it.
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

  /// Whether guests can go one way.
  public struct Move: Sendable, Codable {
    /// Which way.
    public var way: Way
    /// How the guests are given their CPU.
    public var mode: UpgradeMode
    /// Whether they can, as far as features tell.
    public var outcome: VerdictOutcome
    /// The features that decide, in order of location.
    public var features: [String]
    /// The same in a sentence.
    public var text: String
  }

  /// Which way guests go.
  public enum Way: String, Sendable, Codable, CaseIterable {
    /// Guests that were started before the upgrade come to the upgraded host.
    case returning
    /// Guests that were started after the upgrade go to a host that is as this one is today.
    case toOthers = "to-hosts-not-upgraded"
  }

  /// Something that keeps guests from going back.
  public struct Irreversible: Sendable, Codable {
    /// `feature`, `state`, `machine-type` or `model`.
    public var kind: String
    /// Features, properties of state, machine types or models, as `kind` says.
    public var names: [String]
    /// What it means, a sentence.
    public var text: String
  }

  /// A guest that was given.
  public struct Guest: Sendable, Codable {
    /// Its name.
    public var guest: String
    /// Whether it runs on the host as it is.
    public var today: VerdictOutcome
    /// Whether it comes back to the upgraded host.
    public var afterwards: VerdictOutcome
    /// Every reason on the upgraded host, the most severe first.
    public var reasons: [Verdict.Reason]
  }
}
