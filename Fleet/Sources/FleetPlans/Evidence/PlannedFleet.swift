internal import ArmCompatibility
public import CPUCatalog
internal import CPUCompatibility
internal import CPUReaders
public import FleetPlanning
public import FleetQuestions
internal import FleetStorage
public import MartletQuestions
internal import ReportContract
public import X86CPU

/// Ends a question that nobody wants the answer of, by throwing `interrupted`.
package typealias WantedCheck = @Sendable () throws(QuestionError) -> Void

/// A fleet as plans see it: every host with its evidence, its guests and what it brings into a pool.
///
/// Plans are made of this alone, and their check derives it again.
public struct PlannedFleet: Sendable {
  /// The hosts, in the order of their names.
  public var hosts: [Host]
  /// What hosts of each form bring into a pool, by places in the snapshot's `hostForms`.
  public var columns: [HostColumns]
  /// The fleet, folded.
  public var snapshot: FleetSnapshot
  /// The arm64 hosts.
  package var arm = ArmFleet()
  /// Ends the question for which this was derived, once nobody wants its answer.
  package let checkWanted: WantedCheck

  /// One host of the fleet.
  public struct Host: Sendable, Hashable {
    /// The store's number.
    public var id: Int64
    /// A name that no other host has.
    public var name: String
    /// Its UUID; nil if unknown.
    public var uuid: String?
    /// The digest of its current records: another one means other evidence.
    public var evidence: String
    /// How many guests it holds.
    public var guests: Int
    /// The place of its form.
    public var form: Int
    /// The value of its tag `pool`; nil for none.
    public var pool: String?
    /// The value of the tag whose hosts stay together; nil for none.
    public var group: String?
    /// Facts that decide how a level is written for it: its map, versions and signature.
    public var setup: [String]
  }

  /// Derives everything from the store.
  ///
  /// One host of each form is interpreted: hosts with equal forms get the same verdict with every guest.
  ///
  /// - Parameter tag: The tag whose hosts stay together; nil for none.
  /// - Throws: `noInput` for a fleet without hosts; the store's errors.
  public init(_ fleet: OpenFleet, weights: PoolWeights, togetherBy tag: String? = nil) throws(QuestionError) {
    checkWanted = { () throws(QuestionError) in try fleet.checkWanted() }
    snapshot = try fleet.snapshot()
    guard !snapshot.hosts.isEmpty else {
      throw QuestionError(.noInput, "\(fleet.store.path): the fleet has no hosts")
    }
    let stored = try wrapped { () throws(FleetStoreError) in try fleet.store.hosts(matching: nil) }
    let forms = Dictionary(uniqueKeysWithValues: snapshot.hosts.map { ($0.id, $0.form) })
    var representative: [Int: Int64] = [:]
    hosts = []
    for (host, name) in zip(stored, uniqueNames(stored.map { ($0.name, $0.uuid ?? $0.source) })) {
      guard let form = forms[host.id] else { continue }
      if representative[form] == nil { representative[form] = host.id }
      let facts = HostFacts.values(host.facts)
      hosts.append(
        Host(
          id: host.id, name: name, uuid: host.uuid,
          evidence: try fleet.evidenceDigest(ofHost: host.id),
          guests: host.guests, form: form, pool: host.tags["pool"], group: tag.flatMap { host.tags[$0] },
          setup: ["map", "libvirt", "qemu", "kernel", "signature", "model"].map { facts[$0] ?? "" }))
    }
    let catalog = fleet.records.options.catalog
    let masks = ExposureMasks(catalog)
    columns = []
    var armHosts: [Int: ArmHost] = [:]
    for form in snapshot.hostForms.indices {
      try fleet.checkWanted()
      guard let id = representative[form], let host = try fleet.recorded(host: id, servesArm: true) else {
        columns.append(HostColumns(without: "no current record describes it"))
        continue
      }
      guard !host.isArm else {
        armHosts[form] = host.arm
        columns.append(HostColumns(without: "its group is not known yet"))
        continue
      }
      columns.append(
        HostColumns(
          host.cpu, map: fleet.records.interpreter.map, weights: weights, catalog: catalog, masks: masks))
    }
    guard !armHosts.isEmpty else { return }
    arm = try ArmFleet(armHosts, inOrder: hosts.map(\.form), checking: checkWanted)
    for form in armHosts.keys { columns[form] = arm.columns(ofForm: form) }
  }

  /// What a host brings into a pool.
  public func columns(ofHost host: Int) -> HostColumns { columns[hosts[host].form] }

  /// The features that all of these hosts bring into a pool; none for no hosts.
  public func level(of members: [Int]) -> FeatureSet {
    guard let first = members.first else { return FeatureSet() }
    return members.dropFirst().reduce(columns(ofHost: first).features) {
      $0.intersection(columns(ofHost: $1).features)
    }
  }

  /// The place of the host with that name or UUID; nil for none, and for several.
  public func place(ofHost name: String) -> Int? {
    let found = hosts.indices.filter { hosts[$0].name == name || hosts[$0].uuid == name.lowercased() }
    return found.count == 1 ? found[0] : nil
  }
}

extension HostColumns {
  /// No columns, for one reason.
  init(without reason: String) {
    vendor = nil
    features = FeatureSet()
    obstacle = Obstacle(reason: reason, collect: "run martlet capture on the host")
  }
}

extension PlannedFleet {
  /// libvirt's names of features, in order of location.
  public func names(of features: FeatureSet) -> [String] { Catalog.standard.names(of: features) }
}
