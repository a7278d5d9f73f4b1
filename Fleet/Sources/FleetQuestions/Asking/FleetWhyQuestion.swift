public import CPUCatalog
internal import CPUCompatibility
internal import FleetPlanning
internal import FleetStorage
public import MartletQuestions
public import ReportContract
internal import Reports
internal import Wording

/// Asks which hosts of a fleet do not give guests a feature, and why.
public struct FleetWhyQuestion: Sendable {
  /// The feature, by any of its names; of arm64, a field: `ID_AA64ISAR0_EL1.SHA2`.
  public var feature: String

  /// Asks for a feature.
  public init(feature: String) { self.feature = feature }

  /// The hosts without it, grouped by where they may have lost it and by the versions there.
  ///
  /// - Throws: `usage` for a name that no feature has; the store's errors.
  public func answer(in fleet: OpenFleet) throws(QuestionError) -> FleetWhyReport {
    let catalog = fleet.records.options.catalog
    if catalog.features(called: self.feature).isEmpty, let field = ArmFieldOnHosts(self.feature) {
      return try answer(field, in: fleet)
    }
    guard let feature = catalog[feature] ?? catalog.features(called: feature).first else {
      let near = nearest(to: self.feature, of: catalog.features.map(\.name))
      throw QuestionError(
        .usage,
        "feature \(self.feature): no feature has this name"
          + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?"), at: .argument("feature")
      )
    }
    let snapshot = try fleet.hosts()
    let stored = try wrapped { () throws(FleetStoreError) in try fleet.store.hosts(matching: nil) }
    let facts = Dictionary(uniqueKeysWithValues: stored.map { ($0.id, HostFacts.values($0.facts)) })
    var report = FleetWhyReport(inputs: [fleet.input], feature: feature.name, hosts: snapshot.hosts.count)
    // What hosts of the same family and model give.
    var giving: Set<String> = []
    for host in snapshot.hosts where snapshot.hostForms[host.form].gives(feature) == true {
      report.given += 1
      if let cpu = Self.cpu(facts[host.id]) { giving.insert(cpu) }
    }
    var grounds: [Int: LossGround] = [:]
    var groups: [GroupKey: [String]] = [:]
    for host in snapshot.hosts {
      switch snapshot.hostForms[host.form].gives(feature) {
      case true?: continue
      case nil:
        report.undetermined.append(host.name)
        continue
      case false?: break
      }
      if let other = snapshot.hostForms[host.form].otherArchitecture {
        groups[
          GroupKey(ground: LossGround(layers: [.silicon], isLost: false), versions: [other]), default: []
        ]
        .append(host.name)
        continue
      }
      let own = facts[host.id] ?? [:]
      let peersHave = Self.cpu(own).map(giving.contains) ?? false
      let place = host.form * 2 + (peersHave ? 1 : 0)
      if grounds[place] == nil, let cpu = try fleet.evidence(ofHost: host.id) {
        grounds[place] = LossGround(feature, on: cpu, peersHave: peersHave, catalog: catalog)
      }
      guard let ground = grounds[place] else { continue }
      let key = GroupKey(ground: ground, versions: Self.versions(ground.layers, own))
      groups[key, default: []].append(host.name)
    }
    report.groups = Self.sorted(groups)
    return report
  }

  /// The hosts that give less of an ordered field of arm64 than the most that a host of the fleet gives.
  ///
  /// A host of the same core that gives more shows that the silicon has it.
  private func answer(_ field: ArmFieldOnHosts, in fleet: OpenFleet) throws(QuestionError) -> FleetWhyReport {
    guard field.isOrdered else {
      throw QuestionError(
        .usage,
        "feature \(feature): its values have no order, so no host gives more of it; martlet compare names what differs",
        at: .argument("feature"))
    }
    let snapshot = try fleet.hosts()
    let stored = try wrapped { () throws(FleetStoreError) in try fleet.store.hosts(matching: nil) }
    let facts = Dictionary(uniqueKeysWithValues: stored.map { ($0.id, HostFacts.values($0.facts)) })
    let values = snapshot.hostForms.map { field.value(on: $0) }
    var most = 0
    for case .number(let number, text: _) in values { most = max(most, number) }
    var report = FleetWhyReport(inputs: [fleet.input], feature: field.name, hosts: snapshot.hosts.count)
    func core(_ host: FleetSnapshot.Host) -> String? { facts[host.id]?[HostFacts.Key.signature.rawValue] }
    var giving: Set<String> = []
    var giver: Int64?
    var examples: [String: Int64] = [:]
    for host in snapshot.hosts {
      guard most > 0, case .number(most, text: _) = values[host.form] else { continue }
      report.given += 1
      giver = giver ?? host.id
      if let core = core(host) { giving.insert(core) }
    }
    var groups: [GroupKey: [String]] = [:]
    for host in snapshot.hosts {
      switch values[host.form] {
      case .unknown: report.undetermined.append(host.name)
      case .otherArchitecture:
        let key = GroupKey(ground: LossGround(layers: [.silicon], isLost: false), versions: ["x86_64"])
        groups[key, default: []].append(host.name)
      case .number(let number, let text):
        guard number < most || most == 0 else { continue }
        let isLost = core(host).map(giving.contains) ?? false
        let layers: [Layer] =
          isLost ? [.firmware, .kernel, .kvm] : [.silicon, .firmware, .kernel, .kvm]
        let key = GroupKey(
          ground: LossGround(layers: layers, isLost: isLost),
          versions: ["value \(text)"] + Self.versions(layers, facts[host.id] ?? [:]))
        groups[key, default: []].append(host.name)
        examples[host.name] = host.id
      }
    }
    report.groups = Self.sorted(groups)
    guard let giver, let source = try fleet.anyEvidence(ofHost: giver)?.arm else { return report }
    for place in report.groups.indices {
      guard let example = examples[report.groups[place].hosts[0]],
        let destination = try fleet.anyEvidence(ofHost: example)?.arm
      else { continue }
      let move = ArmReport(guest: nil, from: source, to: [destination], martlet: "", inputs: []).moves.first
      report.groups[place].managers = move?.managers.map {
        .init(by: $0.by, answer: $0.answer, text: $0.text)
      }
    }
    return report
  }

  private static func sorted(_ groups: [GroupKey: [String]]) -> [FleetWhyReport.Group] {
    groups.map { key, hosts in
      FleetWhyReport.Group(
        isLost: key.ground.isLost, layers: key.ground.layers, versions: key.versions, count: hosts.count,
        hosts: hosts)
    }.sorted { a, b in (a.isLost ? 0 : 1, -a.count, a.hosts[0]) < (b.isLost ? 0 : 1, -b.count, b.hosts[0]) }
  }

  private struct GroupKey: Hashable {
    var ground: LossGround
    var versions: [String]
  }

  /// Family and model, which hosts of one CPU share.
  private static func cpu(_ facts: [String: String]?) -> String? {
    facts?[HostFacts.Key.signature.rawValue].map { $0.split(separator: "/").prefix(2).joined(separator: "/") }
  }

  /// The versions at those layers, as far as a record tells them.
  private static func versions(_ layers: [Layer], _ facts: [String: String]) -> [String] {
    layers.reduce(into: []) { versions, layer in
      let (key, title): (HostFacts.Key?, String) =
        switch layer {
        case .firmware: (.firmware, "BIOS")
        case .microcode: (.microcode, "microcode")
        case .kernel, .kvm: (.kernel, "Linux")
        case .qemu: (.qemu, "QEMU")
        case .libvirt: (.libvirt, "libvirt")
        case .silicon, .outerHypervisor, .cloud, .guest: (nil, "")
        }
      guard let value = key.flatMap({ facts[$0.rawValue] }) else { return }
      if !versions.contains("\(title) \(value)") { versions.append("\(title) \(value)") }
    }
  }
}

/// Which hosts do not give guests a feature, and why; encoded as JSON, `martlet.fleet-why/1.1`.
public struct FleetWhyReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("fleet-why", 1, 1)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: each host is judged by its own map, as its records say.
  public var judgedBy: [Yardstick] = []
  /// libvirt's name of the feature.
  public var feature: String
  /// How many hosts there are, and how many give guests the feature.
  public var hosts: Int
  /// How many hosts give guests the feature.
  public var given = 0
  /// Hosts whose records leave it open.
  public var undetermined: [String] = []
  /// Hosts that certainly do not give it, those that lost it first.
  public var groups: [Group] = []

  /// Hosts that may have lost it at the same place.
  public struct Group: Sendable, Codable {
    /// Whether they lost it: a record of theirs shows it, or a host of the same CPU gives it.
    public var isLost: Bool
    /// The layers that may have removed it, from the silicon up; one is the cause only if no other remains.
    public var layers: [Layer]
    /// The versions at those layers.
    public var versions: [String]
    /// How many hosts there are.
    public var count: Int
    /// Their names.
    public var hosts: [String]
    /// Of a field of arm64, what managers answer about a guest that comes from a host that gives it to the first of these; nil otherwise.
    public var managers: [Manager]?
  }

  /// What a manager answers about two arm64 hosts.
  public struct Manager: Sendable, Codable {
    /// Who: `libvirt` or `nova`.
    public var by: String
    /// Its answer: `identical`, `incompatible`, `unknown` or `vacuous`.
    public var answer: String
    /// The answer in a sentence.
    public var text: String
  }

  /// 0 if every host gives the feature, 1 if one does not, else 2.
  public var exitStatus: Int32 { groups.isEmpty ? undetermined.isEmpty ? 0 : 2 : 1 }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "Which hosts of a fleet do not give guests a feature, and why.",
      .field("feature", \Self.feature, "The feature, by libvirt's name."),
      .field("hosts", \Self.hosts, "How many hosts there are."),
      .field("given", \Self.given, "How many hosts give guests the feature."),
      .field("undetermined", \Self.undetermined, "Hosts whose records leave it open."),
      .field("groups", \Self.groups, "Hosts that certainly do not give it, those that lost it first."))
  }
}

extension FleetWhyReport.Group: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Hosts that may have lost a feature at the same place.",
      .field(
        "isLost", \Self.isLost, "Whether a record of theirs shows it, or a host of the same CPU gives it."),
      .field(
        "layers", .array(.words(Layer.allCases.map(\.rawValue))),
        "The layers that may have removed it, from the silicon up; one is the cause only if no other remains."
      ),
      .field("versions", \Self.versions, "The versions at those layers."),
      .field("count", \Self.count, "How many hosts there are."), .field("hosts", \Self.hosts, "Their names."),
      .field(
        "managers", \Self.managers,
        "Of a field of arm64, what managers answer about a guest that comes from a host that gives it to the first of these; absent otherwise."
      ))
  }
}

extension FleetWhyReport.Manager: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What a manager answers about two arm64 hosts.", .field("by", \Self.by, "Who: libvirt or nova."),
      .field("answer", .words(["identical", "incompatible", "unknown", "vacuous"]), "Its answer."),
      .field("text", \Self.text, "The answer in a sentence."))
  }
}
