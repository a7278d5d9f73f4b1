public import ReportContract
internal import Wording

extension LevelReport {
  /// Features that are due to the same hosts.
  public struct LossGroup: Sendable, Codable {
    /// The names of the hosts to which the losses are due.
    public var hosts: [String]
    /// libvirt's names of all features, in order of location.
    public var features: [String]
    /// Their features by what losing them means, in the order in which the effects appear.
    public var effects: [Effect]

    /// Features whose loss means the same.
    public struct Effect: Sendable, Codable {
      /// What a guest that had them would meet.
      public var effect: String
      /// libvirt's names.
      public var features: [String]
    }

    /// The hosts as sentences name them.
    package var who: String { listed(hosts, limit: 5) }
  }

  /// The lists of losses by the hosts to which they are due, the most features first.
  public struct LossGroups: Sendable, Codable {
    /// The features that the level loses.
    public var givenUp: [LossGroup] = []
    /// What hosts leave open.
    public var undetermined: [LossGroup] = []
    /// Warnings of flaws that hosts cannot show to guests.
    public var untold: [LossGroup] = []
    /// What was assumed, since `--assume` said so.
    public var supposed: [LossGroup] = []
  }

  /// Losses by the hosts to which they are due, the most first.
  static func grouped(_ losses: [Loss]) -> [LossGroup] {
    let sorted = losses.grouped(by: \.hosts).enumerated().sorted {
      ($1.element.members.count, $0.offset) < ($0.element.members.count, $1.offset)
    }
    return sorted.map { _, group in
      LossGroup(
        hosts: group.key, features: group.members.map(\.feature), effects: byEffect(group.members))
    }
  }

  private static func byEffect(_ losses: [Loss]) -> [LossGroup.Effect] {
    losses.grouped(by: \.effect).map { .init(effect: $0.key, features: $0.members.map(\.feature)) }
  }

  /// What to know of the level besides, a sentence each.
  func remarksInWords() -> [String] {
    var lines: [String] = []
    if !withoutVendor.isEmpty {
      lines.append(
        "\(listed(withoutVendor)) \(withoutVendor.count == 1 ? "does" : "do") not give a vendor; Martlet assumes "
          + "\(vendor ?? "that of the others").")
    }
    if !otherVendor.isEmpty {
      lines.append("Left out, as features of another vendor: \(otherVendor.joined(separator: " ")).")
    }
    if !assumed.isEmpty {
      lines.append(
        "Only CPUID is known for \(listed(assumed)); Martlet assumes KVM's usual pass-through. A snapshot "
          + "(martlet capture) shows what guests really get.")
    }
    return lines
  }
}

extension LevelReport.LossGroup: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Features that are due to the same hosts.",
      .field("hosts", \Self.hosts, "The hosts."),
      .field("features", \Self.features, "libvirt's names of all features, in order of location."),
      .field("effects", \Self.effects, "Their features by what losing them means."))
  }
}

extension LevelReport.LossGroup.Effect: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Features whose loss means the same.",
      .field("effect", \Self.effect, "What a guest that had them would meet."),
      .field("features", \Self.features, "libvirt's names."))
  }
}

extension LevelReport.LossGroups: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "The lists of losses by the hosts to which they are due, the most features first.",
      .field("givenUp", \Self.givenUp, "The features that the level loses."),
      .field("undetermined", \Self.undetermined, "What hosts leave open."),
      .field("untold", \Self.untold, "Warnings of flaws that hosts cannot show to guests."),
      .field("supposed", \Self.supposed, "What was assumed, since --assume said so."))
  }
}
