public import ReportContract

/// Features that an edit treats alike: same disposition, same effect of the loss, same hosts.
public struct DropGroup: Sendable, Codable {
  /// Whether they are dropped, refused or undetermined.
  public var disposition: Disposition
  /// libvirt's names.
  public var features: [String]
  /// The effect on a running guest that had them.
  public var effect: String
  /// The effects on a guest without them, each with its features.
  public var reasons: [Reason]
  /// The hosts that lack them or do not report them.
  public var hosts: [String]

  /// The effect on a guest of losing features.
  public struct Reason: Sendable, Codable {
    /// libvirt's names.
    public var features: [String]
    /// The effect in a sentence without a full stop.
    public var text: String
  }

  /// What an edit does with features that a host lacks.
  public enum Disposition: String, Sendable, Codable, CaseIterable {
    /// The edit removes them, or would have to.
    case dropped
    /// The edit would have to remove them, but is not allowed to.
    case refused
    /// A host does not report them.
    case undetermined
  }

  /// The groups of a list, in the order of their first features.
  static func groups(_ drops: [FixReport.Drop], _ disposition: Disposition) -> [DropGroup] {
    drops.grouped { $0.hosts + [$0.effect] }.map { _, drops in
      DropGroup(
        disposition: disposition, features: drops.map(\.feature), effect: drops[0].effect,
        reasons: drops.grouped(by: \.text).map {
          Reason(features: $0.members.map(\.feature), text: $0.key)
        }, hosts: drops[0].hosts)
    }
  }
}

extension DropGroup: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "Features that an edit treats alike, whose loss means the same, for the same hosts.",
      .field(
        "disposition", \Self.disposition, "What the edit does with them: dropped, refused or undetermined."),
      .field("features", \Self.features, "libvirt's names."),
      .field("effect", \Self.effect, "What a running guest that had them would meet."),
      .field("reasons", \Self.reasons, "What a guest meets without them, each sentence with its features."),
      .field("hosts", \Self.hosts, "The hosts that lack them, or leave them open."))
  }
}

extension DropGroup.Reason: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "What a guest without features meets.",
      .field("features", \Self.features, "libvirt's names."),
      .field("text", \Self.text, "The effect in a sentence without a full stop."))
  }
}

extension DropGroup.Disposition: SchemaDescribed {}
