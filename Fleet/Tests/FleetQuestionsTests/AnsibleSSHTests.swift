import FleetTestSupport
import Foundation
import MartletQuestions
import Testing

@testable import FleetQuestions

/// An inventory's hosts are captured by ssh, and refreshed by the URI under which they were added.
@Suite struct AnsibleSSHTests {
  @Test(
    .enabled(if: LoopbackSSHD.isInstalled, "sshd and ssh-keygen are not installed"), .timeLimit(.minutes(15)))
  func aHostOfAnInventoryIsCapturedAndRefreshed() async throws {
    let sample = try SampleStore()
    let daemon = try LoopbackSSHD(folder: sample.folder)
    defer { daemon.stop() }
    let inventory = try sample.write(
      "hosts.yaml",
      """
      all:
        hosts:
          node1: {ansible_host: 127.0.0.1, ansible_port: \(daemon.port), ansible_user: \(NSUserName())}
      """)
    var question = FleetAddQuestion(inventories: [inventory])
    question.access = HostAccess(sshOptions: daemon.options)
    let first = try await question.answer(in: sample.fleet)
    #expect(first.refused.isEmpty && first.hosts.added == 1, "\(first.text)")
    let uri = "ssh://\(NSUserName())@127.0.0.1:\(daemon.port)"
    #expect(try sample.fleet.askedOrigins() == [uri])
    let list = try FleetListQuestion().answer(in: sample.fleet)
    #expect(list.hosts.count == 1 && list.hosts[0].source == uri && list.hosts[0].facts["kernel"] != nil)
    var again = FleetAddQuestion(sources: try sample.fleet.askedOrigins())
    again.access = question.access
    let second = try await again.answer(in: sample.fleet)
    #expect(second.hosts.added == 0 && second.hosts.changed + second.hosts.unchanged == 1, "\(second.text)")
    // A host that does not answer is refused with its reason, and the rest stays.
    daemon.stop()
    let third = try await again.answer(in: sample.fleet)
    #expect(third.refused.count == 1 && third.exitStatus == 65)
    #expect(try FleetListQuestion().answer(in: sample.fleet).hosts.count == 1)
  }
}
