public import ReportContract

/// Labels, selectors and traits beside what hosts are; encoded as JSON, `martlet.fleet-labels/1.2`.
public struct FleetLabelsReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("fleet-labels", 1, 2)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: hosts are read by their own maps, as their records say.
  public var judgedBy: [Yardstick] = []
  /// What guests and flavors require, and what providers carry wrongly; what does not hold first.
  public var pins: [Pin] = []

  /// A requirement, with the hosts that meet it.
  public struct Pin: Sendable, Codable {
    /// What requires it.
    public var kind: Kind
    /// The label or trait; of oVirt the cluster and its CPU type.
    public var requirement: String
    /// libvirt's names of the features that it stands for; empty if it stands for none that Martlet knows.
    public var features: [String]
    /// The guests or flavors that require it.
    public var subjects: [String]
    /// How many guests of the fleet have such a flavor, and how many of them run on hosts that certainly do not give it; nil where
    /// no flavor requires it.
    public var guests, strandedGuests: Int?
    /// How many hosts carry the label or trait; nil if no record lists traits.
    public var labelled: Int?
    /// How many hosts give it by their own records, and how many certainly do not.
    public var given = 0, denied = 0
    /// How many hosts' own records leave it open.
    public var undetermined = 0
    /// Hosts that carry the label and certainly do not give the feature.
    public var falseLabels: [String] = []
    /// Hosts that give the feature and lack the label.
    public var missingLabels: [String] = []
    /// Whether it holds.
    public var state = State.holds
    /// Why nothing is known of what it stands for; nil where it is known.
    public var note: String?

    init(kind: Kind, requirement: String, features: [String], subjects: [String]) {
      self.kind = kind
      self.requirement = requirement
      self.features = features
      self.subjects = subjects
      labelled = kind == .nodeLabel || kind == .clusterType ? 0 : nil
      guests = kind == .flavorTrait ? 0 : nil
      strandedGuests = guests
    }

    /// Counts a host.
    ///
    /// - Parameter isLabelled: Whether it carries the label; nil if no record lists its labels.
    mutating func count(_ host: String, isLabelled: Bool?, gives: Bool?) {
      if let isLabelled { labelled = (labelled ?? 0) + (isLabelled ? 1 : 0) }
      switch gives {
      case true?:
        given += 1
        if isLabelled == false { missingLabels.append(host) }
      case false?:
        denied += 1
        if isLabelled == true { falseLabels.append(host) }
      case nil: undetermined += 1
      }
    }
  }

  /// What requires a label or trait.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// Guests of KubeVirt, by a selector, a model or a feature.
    case nodeLabel = "node-label"
    /// Nova's flavors, by a required trait.
    case flavorTrait = "flavor-trait"
    /// Nobody; the providers carry it.
    case providerTrait = "provider-trait"
    /// Guests of oVirt, by the CPU type of their cluster.
    case clusterType = "cluster-type"
  }

  /// Whether a requirement holds.
  public enum State: String, Sendable, Codable, CaseIterable {
    /// No host carries the label, or none gives the feature.
    case unsatisfied
    /// Labels and hosts disagree.
    case contradicted
    /// No host certainly gives it, and records leave it open.
    case undetermined
    /// It holds.
    case holds

    var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  init(inputs: [InputReport]) { self.inputs = inputs }

  /// 0 if every requirement holds, 1 if one does not, else 2.
  public var exitStatus: Int32 {
    let states = Set(pins.map(\.state))
    return states.contains(.unsatisfied) || states.contains(.contradicted)
      ? 1 : states.contains(.undetermined) ? 2 : 0
  }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "Labels, selectors and traits beside what hosts are.",
      .field(
        "pins", \Self.pins,
        "What guests and flavors require, and what providers carry wrongly; what does not hold first."))
  }
}

extension FleetLabelsReport.Pin: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A requirement, with the hosts that meet it.",
      .field("kind", .words(FleetLabelsReport.Kind.allCases.map(\.rawValue)), "What requires it."),
      .field("requirement", \Self.requirement, "The label or trait; of oVirt the cluster and its CPU type."),
      .field("features", \Self.features, "The features that it stands for, by libvirt's names."),
      .field("subjects", \Self.subjects, "The guests or flavors that require it."),
      .field(
        "guests", \Self.guests, "How many guests have such a flavor; absent where no flavor requires it."),
      .field(
        "strandedGuests", \Self.strandedGuests,
        "How many of these run on hosts that certainly do not give it, and could not be scheduled there again."
      ),
      .field("labelled", \Self.labelled, "How many hosts carry it; absent if no record lists traits."),
      .field("given", \Self.given, "How many hosts give it by their own records."),
      .field("denied", \Self.denied, "How many hosts certainly do not give it."),
      .field("undetermined", \Self.undetermined, "How many hosts' own records leave it open."),
      .field("falseLabels", \Self.falseLabels, "Hosts that carry it and certainly do not give the feature."),
      .field("missingLabels", \Self.missingLabels, "Hosts that give the feature and lack the label."),
      .field("state", .words(FleetLabelsReport.State.allCases.map(\.rawValue)), "Whether it holds."),
      .field(
        "note", \Self.note, "Why nothing is known of what it stands for; absent where it is known."))
  }
}
