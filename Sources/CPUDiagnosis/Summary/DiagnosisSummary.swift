public import ReportContract

/// The answer on one screen: what a reader needs first of a diagnosis, and where in it the rest is.
public struct DiagnosisSummary: Sendable, Codable, Hashable {
  /// Missing features that KVM guests may have seen, by what removed them, the worst loss first.
  public var lost: [LostFeatures]
  /// Missing features that no ordinary KVM guest is shown, in order of location.
  public var unseen: [String]
  /// Features of the source that the destination's record leaves open, in order of location; then uncatalogued names.
  public var undetermined: [String]
  /// The identifiers of the gates that refuse; where none does, of those that may.
  public var gates: [String]
  /// The best remedies, at most three: those that open one of these gates first, the safest of them first.
  public var remedies: [Choice]
  /// What the diagnosis holds besides, a sentence each.
  public var more: [String]

  /// One of the diagnosis' remedies.
  public struct Choice: Sendable, Codable, Hashable {
    /// Its place in the diagnosis' remedies, from 0.
    public var remedy: Int
    /// The places in its commands of the steps that make the change; of many, those that are no lines of a configuration.
    public var steps: [Int]
    /// How many other steps it has.
    public var otherSteps: Int
    /// The worst that can go wrong; left out if the risk is low or none.
    public var warning: String?
  }
}

/// Missing features that were lost in the same way.
public struct LostFeatures: Sendable, Codable, Hashable {
  /// The rule of the cause that the destination's records prove; nil if none is proven.
  public var cause: String?
  /// What took the features, in a sentence's part: the proven cause, or the layers that may have.
  public var text: String
  /// The layers that may have taken them, from the silicon up.
  public var layers: [String]
  /// The features by the effect of their loss, the worst first.
  public var effects: [Effect]

  /// Features whose loss means the same to a running guest.
  public struct Effect: Sendable, Codable, Hashable {
    /// What a running guest that used them meets, as the catalogue's tables have it.
    public var kind: String
    /// The same as sentences have it.
    public var title: String
    /// libvirt's names, in order of location.
    public var features: [String]
  }
}

extension DiagnosisSummary: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "The answer on one screen: what a reader needs first of a diagnosis, and where in it the rest is.",
      .field(
        "lost", \Self.lost,
        "Missing features that KVM guests may have seen, by what removed them, the worst loss first."),
      .field(
        "unseen", \Self.unseen,
        "Missing features that no ordinary KVM guest is shown, in order of location."),
      .field(
        "undetermined", \Self.undetermined,
        "Features of the source that the destination's record leaves open."),
      .field(
        "gates", \Self.gates,
        "The identifiers of the gates that refuse; where none does, of those that may."),
      .field(
        "remedies", \Self.remedies,
        "The best remedies, at most three: those that open one of these gates first, the safest of them first."
      ),
      .field("more", \Self.more, "What the diagnosis holds besides, a sentence each."))
  }
}

extension DiagnosisSummary.Choice: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "One of the diagnosis' remedies.",
      .field("remedy", \Self.remedy, "Its place in the diagnosis' remedies, from 0."),
      .field(
        "steps", \Self.steps, "The places in its commands of the steps that make the change."),
      .field("otherSteps", \Self.otherSteps, "How many other steps it has."),
      .field(
        "warning", \Self.warning,
        "The worst that can go wrong; left out if the risk is low or none."))
  }
}

extension LostFeatures: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Missing features that were lost in the same way.",
      .field(
        "cause", \Self.cause,
        "The rule of the cause that the destination's records prove; left out if none is proven."),
      .field(
        "text", \Self.text,
        "What took the features: the proven cause, or the layers that may have."),
      .field("layers", \Self.layers, "The layers that may have taken them, from the silicon up."),
      .field("effects", \Self.effects, "The features by the effect of their loss, the worst first."))
  }
}

extension LostFeatures.Effect: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Features whose loss means the same to a running guest.",
      .field("kind", \Self.kind, "What a running guest that used them meets."),
      .field("title", \Self.title, "The same as sentences have it."),
      .field("features", \Self.features, "libvirt's names, in order of location."))
  }
}
