import LibvirtClient
import LiveMigration
import Testing

/// What is done of what both ends say: every pair of answers.
@Suite struct PlacementTests {
  private static let ends: [Placement.End] = [
    .unknown, .absent, .has(.running), .has(.halted), .has(.paused), .has(.off), .has(.split),
  ]

  @Test func theGuestIsNeverEndedWhereItRuns() {
    for source in Self.ends {
      for target in Self.ends {
        let placement = Placement(source: source, isMoving: false, target: target)
        switch placement.decision(isPatient: false) {
        case .endTarget(let thenResume):
          #expect(target == .has(.halted))
          #expect(source == .has(thenResume ? .halted : .running) || source == .has(.paused))
        case .endSource:
          #expect(source == .has(.halted) && (target == .has(.running) || target == .has(.paused)))
        case .resumeSource: #expect(source == .has(.halted) && (target == .absent || target == .has(.off)))
        case .resumeTarget: #expect(target == .has(.halted) && (source == .absent || source == .has(.off)))
        case .atSource:
          #expect(
            [.has(.running), .has(.paused)].contains(source) && [.absent, .has(.off)].contains(target))
        case .atTarget:
          #expect(
            [.has(.running), .has(.paused)].contains(target) && [.absent, .has(.off)].contains(source))
        case .nowhere:
          #expect([.absent, .has(.off)].contains(source) && [.absent, .has(.off)].contains(target))
        case .unreachable: #expect(source == .unknown || target == .unknown)
        case .twice:
          let runs: [Placement.End] = [.has(.running), .has(.paused)]
          #expect(runs.contains(source) && runs.contains(target))
        case .split: #expect(source == .has(.split) || target == .has(.split))
        case .wait: Issue.record("\(placement) is waited for without end")
        }
      }
    }
  }

  @Test func nothingIsTouchedWhileLibvirtMayBeAtWork() {
    for source in Self.ends {
      for target in Self.ends {
        let moving = Placement(source: source, isMoving: true, target: target)
        if source != .unknown, target != .unknown, !moving.isSplit {
          #expect(moving.decision(isPatient: false) == .wait)
        }
        switch Placement(source: source, isMoving: false, target: target).decision(isPatient: true) {
        case .split: #expect(source == .has(.split), "the source knows")
        case .endTarget, .endSource, .resumeSource, .resumeTarget, .twice:
          Issue.record("\(source), \(target) is not left alone")
        default: break
        }
      }
    }
  }

  @Test func theExpectedEndKnowsWhatTheGuestWrites() {
    var job = JobStatistics(phase: .running)
    #expect(job.expected == nil)
    job.remaining = 1000 << 20
    job.rate = 100 << 20
    #expect(job.expected == 10_000)
    job.dirtyRate = 12_800
    job.pageSize = 4096
    #expect(job.expected == 20_000)
    job.dirtyRate = 25_600
    #expect(job.expected == nil, "it writes as fast as is sent")
  }
}
