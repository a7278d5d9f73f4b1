import Foundation
import Glibc
import LiveMigration
import TestSupport
import Testing

/// Where martlet kills itself by SIGKILL.
struct FatalPoint: Sendable, CustomTestStringConvertible {
  var moment: String
  var step: MigrationStep

  /// Before and after every line that a journal may have.
  static let all = MigrationStep.allCases.flatMap { step in
    ["before", "after"].map { FatalPoint(moment: $0, step: step) }
  }

  var testDescription: String { "\(moment):\(step.rawValue)" }
  var environment: [String: String] { ["MARTLET_FAULT": testDescription] }
  var guest: String { "killed-\(moment)-\(step.rawValue)" }
}

/// Martlet killed before and after each line of the journal, and taken up.
@Suite(
  .serialized, .ownThreads,
  .enabled(if: ProcessInfo.processInfo.environment["MARTLET_LAB"] == "full", "./test --lab=full"),
  .enabled(if: MigrationDaemon.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .busyHostPair)
struct MigrationKillTests {
  let hosts: HostPair

  init() throws { hosts = try #require(HostPair.current) }

  @Test(arguments: FatalPoint.all)
  func aKilledMartletIsTakenUp(_ point: FatalPoint) throws {
    let guest = try hosts.guest(point.guest, isBusy: [.postCopy, .recover].contains(point.step))
    let killed = try kill(guest, at: point)
    #expect(killed.status == -SIGKILL, "\(killed)")

    if point.testDescription == "before:planned" || point.testDescription == "after:settled" {
      // Nothing is begun, or all is done: there is nothing to be taken up.
      let nothing = try hosts.resume(guest)
      #expect(nothing.status == 66, "\(nothing)")
      #expect(try hosts.places(guest) == (point.step == .planned ? "a" : "b"))
      #expect(hosts.steps(guest).last == (point.step == .planned ? nil : "settled target"))
      return
    }

    let second = try hosts.migrate(guest)
    let said = second.output + second.errors
    #expect(second.status == 75 && said.contains("martlet migrate --resume \(guest)"), "\(second)")
    let ended = try hosts.resume(guest)
    // Before libvirt is asked, the guest stays; from then on the daemons go on by themselves, if they are not lost too.
    let isAsked = ![.planned, .limit, .start, .rollback].contains(point.step)
    #expect(try hosts.places(guest) == (isAsked ? "b" : "a"), "\(ended)")
    #expect(ended.status == (isAsked ? 0 : 75), "\(ended)")
    #expect(hosts.steps(guest).last == (isAsked ? "settled target" : "settled source"))
    #expect(hosts.steps(guest).filter { $0 == "planned" }.count == 1)
    if isAsked {
      #expect(try hosts.a.state(guest) == nil, "the source gave its definition up")
    } else {
      #expect(try hosts.b.state(guest) == nil)
      let limit = try hosts.a.virsh("migrate-getmaxdowntime", guest)
      #expect(limit.output.contains("300"), "\(limit)")
    }
    let nothing = try hosts.resume(guest)
    #expect(nothing.status == 66, "\(nothing)")
  }

  /// Has martlet killed at a point, in the circumstances in which its journal comes to that line.
  private func kill(_ guest: String, at point: FatalPoint) throws -> Ended {
    func first(_ fault: String, _ more: [String] = []) throws -> Ended {
      let words = [guest, "--bandwidth", "40", "--max-downtime", "100"] + more
      return try hosts.begin(words, environment: ["MARTLET_FAULT": fault]).wait()
    }
    switch point.step {
    case .abort: return try first(point.testDescription, ["--timeout", "1"])
    case .postCopy: return try first(point.testDescription, ["--postcopy"])
    case .recover: try hosts.breakPostCopy(guest)
    case .resume: _ = try first("after:copying")
    case .finish:
      // The source has kept its definition, as it does if its daemon is lost before it gives it up.
      let definition = hosts.folder + "/\(guest)-kept.xml"
      try hosts.a.virsh("dumpxml", "--inactive", guest).output.write(
        toFile: definition, atomically: false, encoding: .utf8)
      _ = try first("after:returned")
      try hosts.a.virsh("define", definition)
    case .rollback: try hosts.strand(guest)
    default: return try first(point.testDescription)
    }
    return try hosts.resume(guest, environment: point.environment)
  }
}
