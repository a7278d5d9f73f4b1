public import FleetPlans
internal import MartletQuestions
public import OpenStackClient

/// What is asked about a plan's pools in a cloud, and done for them.
public struct PoolQuestion: Sendable {
  /// The plan.
  public var plan: PoolPlan
  /// The plan's id: the first 12 digits of its document's SHA-256.
  public var id: String
  /// Flavors that land in pools.
  public var flavors: [IntendedPools.FlavorChoice] = []
  /// What nova-manage printed of servers.
  public var answers = PropertyAnswers()
  /// Where nova-manage runs; nil for nowhere.
  public var controller: NovaController?
  /// Hosts with the text of their nova.conf.
  public var configurations: [(host: String, text: String)] = []
  /// The folder of journals; nil for the user's own.
  public var journal: String?

  /// Asks about a plan.
  public init(_ plan: PoolPlan, id: String) {
    self.plan = plan
    self.id = id
  }

  /// How far `apply` goes.
  public enum Stage: Int, Sendable, CaseIterable {
    /// Traits, aggregates and flavors.
    case pools = 2
    /// Servers are bound.
    case bindings = 3
    /// The scheduler keeps others out of the pools.
    case isolation = 4
  }

  /// What a run knows before it acts.
  struct Situation {
    var facts: PoolFacts
    var intended: IntendedPools
    var history: PoolHistory
    var report: OpenStackPoolsReport
  }

  /// Reads the cloud, and compares it with the plan.
  func situation(
    _ asked: OpenStackPoolsReport.Verb, _ client: CloudClient, _ entries: [PoolJournalEntry]
  ) async throws -> Situation {
    let facts = try await client.poolFacts(traitsFrom: PoolNames.prefix)
    let history = PoolHistory(entries)
    let intended = IntendedPools(plan, flavors: flavors, in: facts)
    var report = OpenStackPoolsReport(asked, plan: id, cloud: facts.cloud)
    report.pools = intended.pools.map { OpenStackPoolsReport.Pool($0) }
    report.conflicts = intended.conflicts
    report.steps = intended.steps.map { step in
      let isPresent = step.isPresent(in: facts)
      return .init(
        step: step, state: isPresent ? .present : .absent, isOwn: history.own.contains(step),
        rights: step.calls.make.policies)
    }
    report.servers = history.correcting(intended.bindings(in: facts, answers))
    for host in intended.pools.flatMap(\.hosts) {
      if let obstacle = host.obstacle {
        report.remarks.append(
          "nova-compute on \(host.host) is \(obstacle): the scheduler sends no server there until it is up and enabled"
        )
      }
    }
    return Situation(facts: facts, intended: intended, history: history, report: report)
  }

  /// Stage 1: what there is, and what the next stages would do; changes nothing.
  ///
  /// - Throws: `QuestionError` of the journal, `FleetFailure` of the cloud.
  public func plan(_ client: CloudClient) async throws -> OpenStackPoolsReport {
    let entries = try PoolJournal.lines(folder: journal, plan: id)
    let situation = try await situation(.plan, client, entries)
    try situation.history.check(isOf: situation.facts, "the journal of the plan \(id)")
    var report = situation.report
    report.addCollection(situation.intended)
    return report
  }
}

extension PoolQuestion {
  /// The calls that `plan` and `verify` make, in their order; the first two sign in.
  public static let readingCalls: [CloudCall] = [
    .identityVersions, .token, .computeVersions, .hypervisors, .services, .knownTraits, .providersWithTrait,
    .aggregates, .flavors, .servers,
  ]
}
