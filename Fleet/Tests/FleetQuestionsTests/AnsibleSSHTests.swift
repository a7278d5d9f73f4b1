import Foundation
import MartletQuestions
import Testing

@testable import FleetQuestions

/// An inventory's hosts are captured by ssh, and refreshed by the URI under which they were added.
@Suite struct AnsibleSSHTests {
  @Test(
    .enabled(if: LoopbackSSHD.isInstalled, "sshd and ssh-keygen are not installed"), .timeLimit(.minutes(3)))
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

/// An sshd of one test's own on the loopback, with keys of its own; it ends with the test.
private final class LoopbackSSHD {
  static let isInstalled = ["/usr/sbin/sshd", "/usr/bin/ssh", "/usr/bin/ssh-keygen"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  let port: Int
  let options: [String]
  private let daemon = Process()

  init(folder: String) throws {
    port = 20_000 + Int(getpid()) % 20_000
    options = [
      "-F", "/dev/null", "-i", folder + "/key", "-o", "IdentitiesOnly=yes", "-o",
      "UserKnownHostsFile=\(folder)/known_hosts", "-o", "StrictHostKeyChecking=no", "-o", "LogLevel=ERROR",
    ]
    for name in ["host", "key"] {
      let maker = Process()
      maker.executableURL = URL(fileURLWithPath: "/usr/bin/ssh-keygen")
      maker.arguments = ["-q", "-t", "ed25519", "-N", "", "-f", folder + "/" + name]
      try maker.run()
      maker.waitUntilExit()
    }
    let settings = """
      Port \(port)
      ListenAddress 127.0.0.1
      HostKey \(folder)/host
      AuthorizedKeysFile \(folder)/key.pub
      PidFile none
      StrictModes no
      UsePAM no
      PasswordAuthentication no
      PermitRootLogin prohibit-password

      """
    try Data(settings.utf8).write(to: URL(fileURLWithPath: folder + "/sshd_config"))
    if getuid() == 0 {
      try FileManager.default.createDirectory(atPath: "/run/sshd", withIntermediateDirectories: true)
    }
    // timeout stands between, since sshd closes the files by which Foundation sees whether a process runs.
    daemon.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    daemon.arguments = [
      "--default-signal", "timeout", "--kill-after=2", "160", "/usr/sbin/sshd", "-D", "-e", "-f",
      folder + "/sshd_config",
    ]
    daemon.standardInput = FileHandle.nullDevice
    daemon.standardOutput = FileHandle.nullDevice
    daemon.standardError = FileHandle.nullDevice
    try daemon.run()
    for _ in 0..<100 {
      let probe = Process()
      probe.executableURL = URL(fileURLWithPath: "/bin/bash")
      probe.arguments = ["-c", "exec 3<>/dev/tcp/127.0.0.1/\(port)"]
      probe.standardError = FileHandle.nullDevice
      try probe.run()
      probe.waitUntilExit()
      if probe.terminationStatus == 0 { return }
      Thread.sleep(forTimeInterval: 0.1)
    }
  }

  func stop() {
    guard daemon.isRunning else { return }
    daemon.terminate()
    daemon.waitUntilExit()
  }
}
