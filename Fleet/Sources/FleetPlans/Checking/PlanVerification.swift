internal import CPULevelling
public import FleetQuestions
public import MartletQuestions
internal import PlanChecker
internal import ReportContract

/// Checks a plan against the evidence of a store, without any code that finds plans.
///
/// It poses the question again from the store's evidence and the plan's weights. A plan of other evidence is stale, and each change is listed. Else the splits,
/// their costs, their proofs, the curve and every word about the pools are checked from the question that it posed itself, never from the plan's own copy.
/// In pools of arm64 hosts it judges every move between two hosts again, by the plan's own words for guests.
public struct PlanVerificationQuestion: Sendable {
  /// The plan.
  public var plan: PoolPlan

  /// Asks about a plan.
  public init(of plan: PoolPlan) { self.plan = plan }

  /// What holds of the plan, and what does not.
  ///
  /// - Throws: The store's errors; `usage` for weights that are out of range.
  public func answer(in fleet: OpenFleet) throws(QuestionError) -> PlanVerificationReport {
    try checked(in: fleet).report
  }

  /// What holds of the plan, with the hosts that it was held against; nil for a request that is out of range.
  ///
  /// - Throws: As `answer(in:)`.
  func checked(
    in fleet: OpenFleet
  ) throws(QuestionError) -> (report: PlanVerificationReport, hosts: [PlannedFleet.Host]?) {
    var report = PlanVerificationReport(inputs: [fleet.input], plan: plan)
    let request = plan.request
    guard (1...PoolProofCheck.mostPools).contains(request.pools), request.minimumHosts > 0,
      request.weights.isInRange
    else {
      report.failures.append("the request is out of range")
      return (report.concluded(), nil)
    }
    let now = try PlannedFleet(fleet, weights: request.weights, togetherBy: request.keepTogether)
    report.changes = changes(now)
    if plan.tables != fleet.tables {
      report.changes.append("this Martlet, or its tables, read the evidence differently than the plan's")
    }
    guard report.changes.isEmpty else { return (report.concluded(), now.hosts) }
    let problem = try PoolProblem(
      now, weights: request.weights, minimumHosts: request.minimumHosts,
      catalog: fleet.records.options.catalog)
    try check(problem, now, fleet, into: &report)
    return (report.concluded(), now.hosts)
  }

  /// What changed of the evidence, a sentence without a full stop each.
  private func changes(_ now: PlannedFleet) -> [String] {
    hostChanges(from: plan.hosts, to: now.hosts.map { PoolPlan.Host($0) }) { before, host in
      [
        before.group == host.group
          ? nil : "\(host.name) has another value of the tag \(plan.request.keepTogether ?? "")",
        before.guests == host.guests
          ? nil : "\(host.name) has \(host.guests) guests; the plan counts \(before.guests)",
      ].compactMap(\.self)
    }
  }

  /// Checks everything that a plan claims of an unchanged fleet.
  private func check(
    _ problem: PoolProblem, _ now: PlannedFleet, _ fleet: OpenFleet, into report: inout PlanVerificationReport
  ) throws(QuestionError) {
    let posed = PoolPlan(inputs: [], request: plan.request, tables: plan.tables, now, problem)
    guard plan.hosts == posed.hosts else {
      report.failures.append("the plan lists its hosts twice, or in another order")
      return
    }
    if plan.unplaced != posed.unplaced {
      report.failures.append("other hosts are in no pool than the evidence says")
    }
    if plan.joins != posed.joins {
      report.failures.append("other things stand between groups of arm64 hosts than the evidence says")
    }
    guard plan.certificate.map(\.vendor) == posed.certificate.map(\.vendor) else {
      report.failures.append("the certificate is about other vendors than the hosts have")
      return
    }
    for (part, own) in zip(plan.certificate, posed.certificate) { check(part, own, into: &report) }
    guard report.failures.isEmpty else { return }
    guard plan.curve == PoolPlan.curve(of: plan.certificate, pools: plan.request.pools),
      !plan.curve.isEmpty || posed.certificate.isEmpty
    else {
      report.failures.append("the curve is not what the vendors' answers add up to")
      return
    }
    try checkPools(problem, now, fleet, into: &report)
  }

  /// Checks every word about the pools: describes those of the certificate again, and compares.
  private func checkPools(
    _ problem: PoolProblem, _ now: PlannedFleet, _ fleet: OpenFleet, into report: inout PlanVerificationReport
  ) throws(QuestionError) {
    let replay = ArmPoolReplay(now)
    for pool in plan.pools {
      try fleet.checkWanted()
      report.failures += replay.flaws(of: pool)
    }
    let names = plan.pools.first?.configurations.map(\.system) ?? []
    let systems = names.compactMap { ConfiguredSystem(rawValue: $0) }
    guard systems.count == names.count else {
      report.failures.append("the plan has configurations of systems that there are not")
      return
    }
    let details = PoolDetails(fleet, now, plan.request.weights, systems)
    var posed: [PoolPlan.Pool] = []
    for (vendor, split) in zip(problem.vendors, plan.chosen) {
      posed += try details.pools(vendor.members(of: split), of: vendor.name)
    }
    guard plan.pools.count == posed.count else {
      report.failures.append("the plan has \(plan.pools.count) pools; its certificate has \(posed.count)")
      return
    }
    for (pool, own) in zip(plan.pools, posed) where pool != own {
      let flaws = pool.flaws(against: own)
      report.failures.append("\(pool.name) has \(flaws.isEmpty ? "other words" : some(flaws, 4))")
    }
  }

  /// Checks the answers and proofs for one vendor against the question that the evidence poses.
  private func check(
    _ part: PoolPlan.Certificate, _ own: PoolPlan.Certificate, into report: inout PlanVerificationReport
  ) {
    let vendor = part.vendor
    guard part.question == own.question, part.columns == own.columns, part.unavoidable == own.unavoidable,
      part.units == own.units
    else {
      report.failures.append("\(vendor): the evidence poses another question than the certificate answers")
      return
    }
    let needed = plan.request.pools - plan.certificate.count + 1
    guard part.points.count == needed || part.points.count < needed && part.points.last?.split.cost == 0
    else {
      report.failures.append(
        "\(vendor): there are answers for \(part.points.count) numbers of pools, not \(needed)")
      return
    }
    for (place, point) in part.points.enumerated() {
      if let flaw = point.split.flaw(in: own.question, pools: place + 1) {
        report.failures.append("\(vendor), \(place + 1) pools: \(flaw)")
        continue
      }
      guard point.proof.pools == place + 1, point.proof.bound <= point.split.cost else {
        report.failures.append("\(vendor), \(place + 1) pools: the proof is about something else")
        continue
      }
      guard let columns = point.columns else { continue }
      guard zip(columns, columns.dropFirst()).allSatisfy(<),
        columns.allSatisfy(own.question.losses.indices.contains)
      else {
        report.failures.append("\(vendor), \(place + 1) pools: the proof names columns that do not exist")
        continue
      }
    }
    guard report.failures.isEmpty else { return }
    // Proofs about the same columns share their levels.
    for columns in Set(part.points.map(\.columns)) {
      let points = part.points.filter { $0.columns == columns }
      let question = columns.map { own.question.narrowed(to: $0) } ?? own.question
      do throws(PoolProofCheck.Failure) {
        try PoolProofCheck.check(points.map(\.proof), of: question)
        report.proofs += points.count
      } catch {
        report.failures.append("\(vendor): a bound is not proven: \(error.sentence)")
      }
    }
  }
}

extension PoolPlan.Pool {
  /// What a plan says of a pool and its evidence does not, each with its article.
  fileprivate func flaws(against own: Self) -> [String] {
    [
      name == own.name && vendor == own.vendor ? nil : "another name or vendor than the certificate's",
      hosts == own.hosts ? nil : "other hosts than in the certificate",
      features == own.features ? nil : "other features than its hosts share",
      level == own.level && model == own.model && required == own.required && disabled == own.disabled
        && physicalAddressBits == own.physicalAddressBits
        ? nil : "another level than its hosts have",
      arm == own.arm ? nil : "another core, kernel or start of guests than its hosts have",
      givenUp == own.givenUp ? nil : "other losses than its hosts have",
      guests == own.guests ? nil : "other guests than run on its hosts",
      configurations == own.configurations ? nil : "other configurations than its level has",
    ].compactMap(\.self)
  }
}

extension PoolWeights {
  /// Whether all numbers are within the limits of a file of weights.
  var isInRange: Bool {
    ([host, guest] + effects.values + features.values).allSatisfy { (0...Self.limit).contains($0) }
  }
}

extension PoolProofCheck.Failure {
  /// What a proof lacks, without a full stop.
  var sentence: String {
    switch self {
    case .question(let flaw): "the question has no meaning, since \(flaw)"
    case .shape: "it is a proof for other hosts, or its numbers are out of range"
    case .level(let kinds):
      "it names a level that no hosts have (kinds \(kinds.prefix(8).map(String.init).joined(separator: ", ")))"
    case .open: "a split that costs less remains possible"
    case .tooManyLevels(let most): "there are more than \(most) levels to derive"
    }
  }
}
