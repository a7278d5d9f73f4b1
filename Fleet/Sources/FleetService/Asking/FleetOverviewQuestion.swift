package import FleetMetrics
package import FleetQuestions
internal import FleetStorage
internal import Foundation
package import MartletQuestions

/// Asks how a fleet is, and what needs a person.
package struct FleetOverviewQuestion: Sendable {
  /// Asks about a fleet.
  package init() {}

  /// What is counted once while the store stays as it is.
  package struct Counts: Sendable {
    package var metrics: FleetMetrics
    var fleet: FleetListReport.Fleet
    var observed: String?
    var unsatisfied, contradicted, unknownPins: Int
    var endedWaivers: Int
  }

  /// From what age on, in whole days, the oldest record of a pool needs attention: as the alert MartletEvidenceStale.
  ///
  /// - SeeAlso: Documentation/alerts/evidence-stale.md
  static let staleDays = 14

  /// The numbers, each as the verb of the same question answers it.
  ///
  /// - Throws: The store's errors.
  package func counts(in fleet: OpenFleet) throws(QuestionError) -> Counts {
    let metrics = try FleetMetricsQuestion().answer(in: fleet)
    let pins = try pins(in: fleet)
    let today = String(Date().formatted(.iso8601).prefix(10))
    let waivers = try wrapped { () throws(FleetStoreError) in try fleet.store.waivers() }
    return Counts(
      metrics: metrics, fleet: try fleet.counts(),
      observed: try wrapped { () throws(FleetStoreError) in try fleet.store.newestRecord() },
      unsatisfied: pins.count { $0.state == .unsatisfied },
      contradicted: pins.count { $0.state == .contradicted },
      unknownPins: pins.count { $0.state == .undetermined },
      endedWaivers: waivers.count { $0.until.map { $0 < today } ?? false })
  }

  /// What guests and flavors are pinned to; none where no manager's answer is stored.
  private func pins(in fleet: OpenFleet) throws(QuestionError) -> [FleetLabelsReport.Pin] {
    do throws(QuestionError) { return try FleetLabelsQuestion().answer(in: fleet).pins } catch {
      guard error.kind == .noInput else { throw error }
      return []
    }
  }

  /// The overview of a day: it stays the same until the store changes or the day ends.
  ///
  /// - Parameter day: Days since 1970, UTC.
  package func report(_ counts: Counts, in fleet: OpenFleet, day: Int) -> FleetOverviewReport {
    let pools = counts.metrics.pools.sorted { $0.key < $1.key }.map { name, pool in
      FleetOverviewReport.Pool(
        name: name, hosts: pool.knownHosts + pool.unknownHosts,
        guests: pool.movable + pool.stuck + pool.undetermined, stuck: pool.stuck, powerCycleDue: pool.due,
        oldestEvidence: pool.oldest.map { Date(timeIntervalSince1970: $0).formatted(.iso8601) })
    }
    let values = counts.metrics.pools.values
    let outcomes = FleetOverviewReport.Outcomes(
      moves: values.reduce(0) { $0 + $1.movable }, stuck: values.reduce(0) { $0 + $1.stuck },
      undetermined: values.reduce(0) { $0 + $1.undetermined })
    return FleetOverviewReport(
      inputs: [fleet.input], sentence: Self.sentence(counts.fleet, outcomes), observed: counts.observed,
      fleet: counts.fleet, outcomes: outcomes, pools: pools,
      attention: Self.attention(counts, outcomes, day))
  }

  private static func sentence(
    _ fleet: FleetListReport.Fleet, _ outcomes: FleetOverviewReport.Outcomes
  ) -> String {
    guard fleet.hosts > 0 else { return "The fleet has no hosts; martlet fleet add reads them." }
    let whole = "\(count(fleet.hosts, "host")) and \(count(fleet.guests, "guest"))"
    guard fleet.guests > 0 else { return "\(count(fleet.hosts, "host")), no guests." }
    switch (outcomes.stuck, outcomes.undetermined) {
    case (0, 0): return "Every guest has a target: \(whole)."
    case (0, let unknown):
      return "Of \(whole), evidence is missing for \(count(unknown, "guest")); all others have a target."
    case (let stuck, 0): return "Of \(whole), \(count(stuck, "guest")) cannot leave their hosts."
    case (let stuck, let unknown):
      return
        "Of \(whole), \(count(stuck, "guest")) cannot leave their hosts, and evidence is missing for \(unknown)."
    }
  }

  private static func attention(
    _ counts: Counts, _ outcomes: FleetOverviewReport.Outcomes, _ day: Int
  ) -> [FleetOverviewReport.Attention] {
    let values = counts.metrics.pools.values
    let holding = values.reduce(0) { $0 + $1.holdingHosts }
    let trapped = values.reduce(0) { $0 + $1.withoutReturn }
    let due = values.reduce(0) { $0 + $1.due }
    let unknownHosts = values.reduce(0) { $0 + $1.unknownHosts }
    let since = Double((day - staleDays) * 86400)
    let stale = counts.metrics.pools.filter { $1.oldest.map { $0 < since } ?? false }.keys.sorted()
    var found: [FleetOverviewReport.Attention] = []
    func add(
      _ kind: FleetOverviewReport.Kind, _ severity: FleetOverviewReport.Severity, _ count: Int,
      _ link: String,
      _ sentence: String
    ) {
      guard count > 0 else { return }
      found.append(.init(kind: kind, severity: severity, count: count, sentence: sentence, link: link))
    }
    add(
      .stuck, .bad, outcomes.stuck, "#/stuck",
      "\(count(outcomes.stuck, "guest")) cannot leave: \(count(holding, "host")) cannot be drained.")
    add(
      .drift, .bad, trapped, "#/drift",
      "\(count(trapped, "guest")) cannot go back to hosts that are as theirs was before its last change.")
    add(
      .labels, .bad, counts.unsatisfied, "#/labels",
      "\(count(counts.unsatisfied, "requirement")) of guests or flavors met by no host.")
    add(
      .labels, .warn, counts.contradicted, "#/labels",
      "\(count(counts.contradicted, "label")) of hosts contradicted by their records.")
    add(
      .powerCycle, .warn, due, "#/ledger",
      "\(count(due, "guest")) due for a power cycle: their CPU is not what their definition or pool says.")
    add(
      .evidence, .warn, stale.count, "#/hosts",
      "\(count(stale.count, "pool")) with a record older than 14 days: \(stale.prefix(3).map { $0.isEmpty ? "hosts without a pool" : $0 }.joined(separator: ", "))."
    )
    add(
      .evidence, .warn, outcomes.undetermined, "#/stuck",
      "Evidence is missing for \(count(outcomes.undetermined, "guest")).")
    add(
      .evidence, .warn, unknownHosts, "#/hosts",
      "The records of \(count(unknownHosts, "host")) do not report what CPU they have.")
    add(
      .labels, .info, counts.unknownPins, "#/labels",
      "\(count(counts.unknownPins, "requirement")) of guests or flavors undetermined: records are missing.")
    add(
      .waiver, .info, counts.endedWaivers, "#/waivers",
      "\(count(counts.endedWaivers, "waiver")) ended; extend or take away.")
    return found
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
