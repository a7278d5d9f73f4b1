import CPUReaders
import FleetPlanning
import FleetQuestions
import Foundation
import MartletQuestions
import Testing

@testable import FleetPlans
@testable import FleetPools

/// What hosts that come and go do to pools.
@Suite struct AdmissionTests {
  private let samples: PlanSamples

  init() throws { samples = try PlanSamples() }

  /// Pools by a plan: what it keeps together.
  private func tagged(_ fleet: OpenFleet) throws -> PoolPlan {
    let plan = try FleetPoolsQuestion(.init(pools: 4)).answer(in: fleet)
    for pool in plan.pools {
      _ = try FleetChangeQuestion(names: pool.hosts).tag(["pool=\(pool.name)"], in: fleet)
    }
    return plan
  }

  /// A host that leaves its pool and asks to come back finds the level that it had.
  @Test func aMemberCanComeBack() async throws {
    let fleet = try await samples.fleet(hosts: 40, guests: 80, seed: 21)
    let plan = try tagged(fleet)
    for pool in plan.pools where pool.hosts.count > 2 {
      let host = pool.hosts[0]
      let retired = try FleetRetireQuestion(hosts: [host]).answer(in: fleet)
      let gained = try #require(retired.pools.first).gained
      let admitted = try FleetAdmitQuestion(.stored(host)).answer(in: fleet)
      let own = try #require(admitted.pools.first { $0.pool == pool.name })
      // What the pool gains without the host is what it loses with it.
      #expect(own.lost == gained && own.mayLose.isEmpty && own.thin.isEmpty)
      #expect(own.outcome == (gained.isEmpty ? .joins : .lowers))
      #expect(own.hosts == pool.hosts.count - 1)
      for other in admitted.pools {
        let vendor = plan.pools.first { $0.name == other.pool }?.vendor
        #expect((other.outcome == .otherVendor) == (vendor != pool.vendor))
      }
      #expect(
        admitted.pools.first.map { first in
          admitted.pools.allSatisfy { $0.outcome != .joins || first.outcome == .joins }
        } == true)
    }
  }

  @Test func generationsLeaveTheProductOpen() async throws {
    let fleet = try await samples.fleet(hosts: 40, guests: 0, seed: 21)
    let plan = try tagged(fleet)
    for word in ["Turin", "epyc-turin", "EPYC-Turin"] {
      let report = try FleetAdmitQuestion(.generation(word, kernel: nil)).answer(in: fleet)
      #expect(
        report.host == "EPYC-Turin" && report.vendor == "AMD" && report.dependsOn?.contains("product") == true
      )
      for pool in report.pools {
        let intel = plan.pools.first { $0.name == pool.pool }?.vendor == "Intel"
        #expect((pool.outcome == .otherVendor) == intel)
        // Nothing that a model does not list is lost for certain.
        #expect(pool.lost.isEmpty || intel == false)
        #expect(Set(pool.lost).isDisjoint(with: pool.mayLose))
      }
      #expect(report.text.contains("EPYC-Turin"))
    }
    // An old kernel shows guests less, for certain.
    let new = try FleetAdmitQuestion(.generation("SapphireRapids", kernel: "6.18")).answer(in: fleet)
    let old = try FleetAdmitQuestion(.generation("SapphireRapids", kernel: "5.15")).answer(in: fleet)
    for pool in new.pools {
      let before = try #require(old.pools.first { $0.pool == pool.pool })
      #expect(Set(pool.lost).isSubset(of: before.lost))
    }
    #expect(throws: QuestionError.self) {
      try FleetAdmitQuestion(.generation("Turin", kernel: "2.4")).answer(in: fleet)
    }
    for word in ["EPYC9", "", "Server"] {
      let error = #expect(throws: QuestionError.self) {
        try FleetAdmitQuestion(.generation(word, kernel: nil)).answer(in: fleet)
      }
      #expect(error?.kind == .usage)
    }
  }

  @Test func thinEvidenceIsNoVerdict() async throws {
    let fleet = try await samples.fleet(
      hosts: 20, guests: 0, seed: 3, distinct: .init(count: 5, vendor: "Intel"))
    _ = try tagged(fleet)
    let report = try FleetAdmitQuestion(.document(try samples.document("Examples/article/sandybridge.txt")))
      .answer(in: fleet)
    #expect(report.host == "sandybridge" && report.dependsOn?.contains("martlet capture") == true)
    #expect(report.pools.allSatisfy { $0.outcome != .joins } && report.exitStatus != 0)
    #expect(throws: QuestionError.self) { try FleetAdmitQuestion(.stored("nobody")).answer(in: fleet) }
    #expect(throws: QuestionError.self) { try FleetRetireQuestion(hosts: ["nobody"]).answer(in: fleet) }
    let bare = try await samples.fleet(hosts: 3, guests: 0, seed: 3)
    let error = #expect(throws: QuestionError.self) {
      try FleetAdmitQuestion(.stored("host-000001")).answer(in: bare)
    }
    #expect(error?.message.contains("in a pool") == true)
  }

  @Test func poolsThatCannotBeDrainedAreNamed() async throws {
    let fleet = try await samples.fleet(
      hosts: 6, guests: 12, seed: 5, distinct: .init(count: 3, vendor: "Intel"))
    _ = try FleetChangeQuestion(names: ["host-000000", "host-000001"]).tag(["pool=a"], in: fleet)
    let report = try FleetRetireQuestion(hosts: ["host-000000", "host-000005"]).answer(in: fleet)
    #expect(report.pools.map(\.pool) == [nil, "a"] && report.exitStatus == 1)
    #expect(report.pools.map(\.guestsToMove) == [2, 2] && report.pools[1].left == 1)
    #expect(report.text.contains("can no longer be drained"))
  }
}
