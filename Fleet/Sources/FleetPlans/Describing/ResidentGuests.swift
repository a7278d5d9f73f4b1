package import CPUCatalog
internal import FleetPlanning
internal import X86CPU

/// The guests that run on hosts, as sets of features that they hold.
package struct ResidentGuests {
  private let catalog: Catalog
  /// What guests of each form hold; nil for an unknown CPU.
  private let held: [FeatureSet?]
  /// The guests on each host, by the host's place: form and number.
  private let residents: [[(form: Int, count: Int)]]
  /// What some host brings into a pool: only of that can a pool give up something.
  private let levelled: FeatureSet

  /// The guests of these hosts.
  package init(_ fleet: PlannedFleet, catalog: Catalog) {
    self.catalog = catalog
    let numbers = Dictionary(
      catalog.features.map { ($0.name, $0.index) }, uniquingKeysWith: { first, _ in first })
    held = fleet.snapshot.guestForms.map { form in
      form.isUnknown ? nil : FeatureSet(form.needs(catalog).compactMap { numbers[$0] })
    }
    let places = Dictionary(uniqueKeysWithValues: fleet.hosts.enumerated().map { ($0.element.id, $0.offset) })
    var residents = fleet.hosts.map { _ in [(form: Int, count: Int)]() }
    for group in fleet.snapshot.residents {
      guard let host = group.host, let place = places[fleet.snapshot.hosts[host].id] else { continue }
      residents[place].append((group.form, group.count))
    }
    self.residents = residents
    levelled = fleet.columns.reduce(FeatureSet()) { $0.union($1.features) }
  }

  /// The guests on these hosts, and those of them that hold what the level lacks.
  ///
  /// Features that a guest can't notice the loss of do not count.
  package func report(on members: [Int], level: FeatureSet) -> PoolPlan.Pool.Guests {
    let noticed = FeatureSet(catalog.features.filter { $0.effect != .none }.map(\.index))
    let lacked = levelled.subtracting(level).intersection(noticed)
    var report = PoolPlan.Pool.Guests()
    var counts: [Int: Int] = [:]
    for group in members.flatMap({ residents[$0] }) {
      report.running += group.count
      guard let held = held[group.form] else {
        report.undetermined += group.count
        continue
      }
      let beyond = held.intersection(lacked)
      guard !beyond.isEmpty else { continue }
      report.above += group.count
      for feature in beyond { counts[feature, default: 0] += group.count }
    }
    report.beyond = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      PoolPlan.Pool.Beyond(feature: catalog.features[$0.key].name, guests: $0.value)
    }
    return report
  }
}
