public import ReportContract

/// Features that an edit treats alike, for the same hosts and the same reason.
public struct DropGroup: Sendable, Codable {
  /// What becomes of them.
  public var disposition: Disposition
  /// libvirt's names.
  public var features: [String]
  /// What a running guest that had them would meet.
  public var effect: String
  /// The effect in a sentence without a full stop.
  public var text: String
  /// The hosts that lack them, or leave them open.
  public var hosts: [String]

  /// What becomes of features.
  public enum Disposition: String, Sendable, Codable, CaseIterable {
    /// They are taken out, or would have to be.
    case dropped
    /// They would have to go and may not.
    case refused
    /// A host leaves them open.
    case undetermined
  }

  /// The groups of a list, in the order of their first features.
  static func groups(_ drops: [FixReport.Drop], _ disposition: Disposition) -> [DropGroup] {
    var groups: [DropGroup] = []
    for drop in drops {
      let place = groups.firstIndex {
        $0.hosts == drop.hosts && $0.effect == drop.effect && $0.text == drop.text
      }
      if let place {
        groups[place].features.append(drop.feature)
      } else {
        groups.append(
          DropGroup(
            disposition: disposition, features: [drop.feature], effect: drop.effect, text: drop.text,
            hosts: drop.hosts))
      }
    }
    return groups
  }
}

extension DropGroup: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Features that an edit treats alike, for the same hosts and the same reason.",
      .field("disposition", \Self.disposition, "What becomes of them: dropped, refused or undetermined."),
      .field("features", \Self.features, "libvirt's names."),
      .field("effect", \Self.effect, "What a running guest that had them would meet."),
      .field("text", \Self.text, "The effect in a sentence without a full stop."),
      .field("hosts", \Self.hosts, "The hosts that lack them, or leave them open."))
  }
}

extension DropGroup.Disposition: SchemaDescribed {}
