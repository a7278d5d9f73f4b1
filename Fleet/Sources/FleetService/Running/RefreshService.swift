internal import FleetMetrics
internal import FleetQuestions
internal import Foundation
internal import MartletQuestions
public import RefreshSchedule
internal import ServiceLifecycle

/// How a service asks hosts again, beside other services on the same store.
public struct ServiceRefresh: Sendable {
  /// The schedule beside the store.
  public var schedule: RefreshSchedule
  /// How often hosts are asked.
  public var plan: RefreshPlan

  /// Asks hosts by that schedule.
  public init(_ schedule: RefreshSchedule, plan: RefreshPlan) {
    self.schedule = schedule
    self.plan = plan
  }
}

/// Asks hosts as their turns come until the process is asked to end; what it holds then, others ask at once.
struct RefreshService: Service {
  let core: ServiceCore
  let refresh: ServiceRefresh
  let say: @Sendable (String) -> Void

  func run() async throws {
    var refresher = FleetRefresher(core.desk.fleet, refresh.schedule, plan: refresh.plan)
    refresher.share = ConnectionShare.possible(refresh.plan.connections)
    refresher.finished = { report in say("refresh: \(report.text.trimmingCharacters(in: .newlines))") }
    refresher.say = say
    await cancelWhenGracefulShutdown { [refresher] in await refresher.run() }
  }
}

extension ServiceCore {
  /// The schedule's numbers for Prometheus; empty without one.
  ///
  /// - Throws: The schedule's errors.
  func refreshExposition() async throws -> String {
    guard let refresh = settings.refresh else { return "" }
    return try await desk.run(.quick) { fleet throws(QuestionError) in
      try FleetRefreshQuestion(refresh.schedule).counts(in: fleet)
    }.exposition
  }
}
