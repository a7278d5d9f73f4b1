public import ReportContract

extension HostProfile {
  /// Features of one group that the CPU has.
  public struct FeatureList: Sendable, Codable {
    /// The group's title in the catalogue.
    public var group: String
    /// libvirt's names of the features that it has.
    public var present: [String]
    /// libvirt's names of the features on which documents contradict each other.
    public var contested: [String]

    /// The lists, in the order of their groups, without empty groups.
    static func lists(of features: [Feature]) -> [FeatureList] {
      var lists: [FeatureList] = []
      var places: [String: Int] = [:]
      for feature in features where ["present", "conflict"].contains(feature.state) {
        let place = places[feature.group] ?? lists.count
        if place == lists.count {
          places[feature.group] = place
          lists.append(FeatureList(group: feature.group, present: [], contested: []))
        }
        if feature.state == "present" {
          lists[place].present.append(feature.name)
        } else {
          lists[place].contested.append(feature.name)
        }
      }
      // Groups stand in the order in which the catalogue has them.
      let order = Dictionary(features.enumerated().map { ($1.group, $0) }) { first, _ in first }
      return lists.sorted { order[$0.group, default: 0] < order[$1.group, default: 0] }
    }
  }

  /// A point's differences from the lowest point that reports each feature.
  public struct PointDifference: Sendable, Codable {
    /// The point's identifier.
    public var point: String
    /// The point's name for readers.
    public var title: String
    /// Features that it lacks.
    public var lost: [String]
    /// Features that it has, and that the lowest point lacks.
    public var gained: [String]

    /// The differences of all points but the lowest; points without one are left out.
    static func differences(of features: [Feature], at points: [Point]) -> [PointDifference] {
      points.dropFirst().compactMap { point in
        let changed = features.filter {
          ($0.points[point.point] ?? $0.state) != $0.state && $0.state != "undetermined"
        }
        let lost = changed.filter { $0.points[point.point] == "absent" }.map(\.name)
        let gained = changed.filter { $0.points[point.point] == "present" }.map(\.name)
        guard !lost.isEmpty || !gained.isEmpty else { return nil }
        return PointDifference(point: point.point, title: point.title, lost: lost, gained: gained)
      }
    }
  }

  /// A quantity with all values recorded for the CPU.
  public struct NumberList: Sendable, Codable {
    /// The quantity's identifier.
    public var quantity: String
    /// The values as people write them, each once; several where documents differ.
    public var values: [String]

    /// The quantities other than those of the identity, in their order.
    static func lists(of numbers: [Number]) -> [NumberList] {
      var lists: [NumberList] = []
      for number in numbers where !["family", "model", "stepping", "microcode"].contains(number.quantity) {
        let place = lists.firstIndex { $0.quantity == number.quantity } ?? lists.count
        if place == lists.count { lists.append(NumberList(quantity: number.quantity, values: [])) }
        if number.isChosen, !lists[place].values.contains(number.text) {
          lists[place].values.append(number.text)
        }
      }
      return lists
    }
  }
}

extension HostProfile.FeatureList: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "Features of one group that the CPU has.",
      .field("group", \Self.group, "The group."),
      .field("present", \Self.present, "libvirt's names of those that it has."),
      .field("contested", \Self.contested, "libvirt's names of those that documents show and deny."))
  }
}

extension HostProfile.PointDifference: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "What a point shows otherwise than the lowest point that knows it.",
      .field("point", \Self.point, "The point's identifier."),
      .field("title", \Self.title, "The point in words."),
      .field("lost", \Self.lost, "Features that it lacks."),
      .field("gained", \Self.gained, "Features that it has, and that the lowest point lacks."))
  }
}

extension HostProfile.NumberList: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A quantity with all values that stand for the CPU.",
      .field("quantity", \Self.quantity, "The quantity's identifier."),
      .field(
        "values", \Self.values,
        "The values as people write them, each once; several where documents differ."))
  }
}
