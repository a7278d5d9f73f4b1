internal import ArmCompatibility
internal import CPUCatalog
internal import CPUCompatibility
public import CPUReaders
internal import FleetPlanning
public import FleetPlans
public import FleetQuestions
internal import FleetStorage
public import MartletQuestions
internal import PoolPlanning
internal import X86CPU

/// Asks what a host would do to each pool of a fleet, before it joins one.
public struct FleetAdmitQuestion: Sendable {
  /// The host.
  public var host: Candidate
  /// What losses cost.
  public var weights: PoolWeights

  /// What is to be admitted.
  public enum Candidate: Sendable {
    /// A host of the store, by name or UUID.
    case stored(String)
    /// A record of a host.
    case document(Document)
    /// A generation that is not bought yet, by the name of libvirt's model or a part of it, such as `Turin`.
    ///
    /// What the kernel, a series or a release, never shows guests is lost for certain.
    case generation(String, kernel: String?)
  }

  /// Asks about a host.
  public init(_ host: Candidate, weights: PoolWeights = .standard) {
    self.host = host
    self.weights = weights
  }

  /// Each pool, by the tag `pool`, with what it and the host would lose.
  ///
  /// - Throws: `noInput` for a host that is not in the store, and for a fleet without pools; `badInput` for a record of x86 that shows no vendor; `usage` for a
  ///   generation that no model has; the store's errors.
  public func answer(in fleet: OpenFleet) throws(QuestionError) -> FleetAdmitReport {
    let catalog = fleet.records.options.catalog
    let hosts = try PlannedFleet(fleet, weights: weights)
    var own: Int?
    var arm: ArmHost?
    let newcomer: Newcomer
    switch host {
    case .stored(let name):
      guard let place = hosts.place(ofHost: name),
        let recorded = try fleet.recorded(host: hosts.hosts[place].id, servesArm: true)
      else {
        throw QuestionError(
          .noInput, "\(fleet.store.path): the fleet has no host \(name); name a host of it, or a file",
          at: .parameter("host"))
      }
      own = place
      if recorded.isArm { arm = recorded.arm }
      newcomer = try Newcomer(recorded, named: hosts.hosts[place].name, catalog: catalog)
    case .document(let document):
      var records = fleet.records
      records.servesArm = true
      let recorded = try records.host([try records.record(document)], role: "host")
      if recorded.isArm { arm = recorded.arm }
      newcomer = try Newcomer(recorded, named: recorded.cpu.name, catalog: catalog)
    case .generation(let word, let kernel):
      newcomer = try Newcomer(generation: word, kernel: kernel, catalog: catalog)
    }
    var report = FleetAdmitReport(
      inputs: [fleet.input], host: newcomer.name, vendor: newcomer.vendor, dependsOn: newcomer.dependsOn)
    report.architecture = arm?.architecture
    let pools = Dictionary(grouping: hosts.hosts.indices.filter { $0 != own && hosts.hosts[$0].pool != nil })
    {
      hosts.hosts[$0].pool ?? ""
    }
    guard !pools.isEmpty else {
      throw QuestionError(
        .noInput,
        "\(fleet.store.path): no other host is in a pool; martlet fleet tag HOST… --set pool=NAME puts hosts into one"
      )
    }
    let guests = ResidentGuests(hosts, catalog: catalog)
    let weight = weights.weight(ofHostWith: own.map { hosts.hosts[$0].guests } ?? 0)
    for (name, members) in pools.sorted(by: { $0.key < $1.key }) {
      try fleet.checkWanted()
      if let arm {
        let admission = ArmAdmission(fleet: hosts, weights: weights, host: arm, weight: weight)
        report.pools.append(try admission.judged(name, members))
      } else {
        report.pools.append(judged(name, members, newcomer, weight, hosts, guests, catalog))
      }
    }
    report.pools.sort { a, b in (a.rank, a.cost, a.pool) < (b.rank, b.cost, b.pool) }
    return report
  }

  private func judged(
    _ name: String, _ members: [Int], _ newcomer: Newcomer, _ weight: Int, _ hosts: PlannedFleet,
    _ guests: ResidentGuests, _ catalog: Catalog
  ) -> FleetAdmitReport.Pool {
    var pool = FleetAdmitReport.Pool(pool: name, hosts: members.count)
    let levelled = members.filter { hosts.columns(ofHost: $0).obstacle == nil }
    pool.thin = members.filter { hosts.columns(ofHost: $0).obstacle != nil }.map { hosts.hosts[$0].name }
    if members.contains(where: { hosts.snapshot.hostForms[hosts.hosts[$0].form].otherArchitecture != nil }) {
      pool.outcome = .otherVendor
      pool.reasons = ["it has arm64 hosts"]
      return pool
    }
    let vendors = Set(levelled.compactMap { hosts.columns(ofHost: $0).vendor })
    guard let vendor = vendors.first else {
      pool.outcome = .undetermined
      return pool
    }
    guard vendors.count == 1, vendor == newcomer.vendor else {
      pool.outcome = .otherVendor
      return pool
    }
    func loss(_ set: FeatureSet) -> Int { weights.loss(of: set, in: catalog) }
    let level = hosts.level(of: levelled)
    var lost = level.subtracting(newcomer.gives).subtracting(newcomer.open)
    var open = level.intersection(newcomer.open)
    if !pool.thin.isEmpty {
      // A host of thin evidence may have cost the pool that already.
      open.formUnion(lost)
      lost = FeatureSet()
    }
    let unused = newcomer.gives.subtracting(level)
    let after = level.subtracting(lost)
    pool.lost = catalog.names(of: lost)
    pool.mayLose = catalog.names(of: open)
    pool.givenUp = catalog.names(of: unused)
    pool.guestsAbove =
      guests.report(on: members, level: after).above - guests.report(on: members, level: level).above
    let own = members.reduce(0) { $0 + weights.weight(ofHostWith: hosts.hosts[$1].guests) }
    pool.cost = own * loss(lost) + weight * loss(unused)
    pool.outcome = !lost.isEmpty ? .lowers : !open.isEmpty ? .undetermined : .joins
    return pool
  }
}
