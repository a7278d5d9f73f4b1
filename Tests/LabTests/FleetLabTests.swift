import Foundation
import TestSupport
import Testing

/// A fleet of three emulated hosts of unlike CPUs: pools, a drain and a roll with real restarts, under guests that count.
@Suite(
  .serialized, .enabled(if: wantedLab == "full", "./test --lab=full"),
  .enabled(
    if: FileManager.default.isExecutableFile(atPath: fleetProgram),
    "martlet-fleet is not beside martlet (./test builds it)"))
struct FleetLabTests {
  let lab: LabSession
  let names = ["alpha", "beta", "gamma"]

  init() throws {
    let cpu = "EPYC,+svm,+npt,+nrip-save"
    lab = try LabSession(["alpha=\(cpu)", "beta=\(cpu),-monitor", "gamma=\(cpu),-avx2,-bmi2"])
    try FileManager.default.createDirectory(atPath: lab.folder + "/bin", withIntermediateDirectories: true)
    // Hosts have one name for this machine and for each other: ssh finds them here by the lab's settings.
    try writeProgram(
      "#!/bin/sh\nexec /usr/bin/ssh -F '\(lab.folder)/ssh_config' \"$@\"\n", at: lab.folder + "/bin/ssh")
  }

  func fleet(_ words: [String]) throws -> Ended {
    try Running(
      martletPath, ["fleet"] + words + ["--store", lab.folder + "/fleet"], variables: environment
    ).wait()
  }

  /// What finds the lab's ssh, and keeps journals in the lab's folder.
  var environment: [String: String] {
    [
      "PATH": lab.folder + "/bin:/usr/sbin:/usr/bin:/sbin:/bin",
      "XDG_STATE_HOME": lab.folder + "/fleet-state",
    ]
  }

  private func fleet(_ words: String...) throws -> Ended { try fleet(words) }

  /// Where a guest runs.
  func place(_ guest: String) throws -> String {
    try names.filter { try lab.running($0).contains(guest) }.joined(separator: "+")
  }

  /// Adds the hosts as they are now; emulated hosts are slow, so each is asked again if it takes too long.
  func askHosts() throws {
    for attempt in 1... {
      let added = try fleet(["add"] + names.map { "qemu+ssh://root@\($0)/system" })
      if added.status == 0 { return }
      try #require(attempt < 10, "\(added)")
    }
  }

  /// Carries out a plan, and continues it where a slow host did not answer in time.
  private func carryOut(_ words: String...) throws -> Ended {
    var ended = try fleet(words)
    for _ in 0..<5 where ended.status == 75 { ended = try fleet(words) }
    return ended
  }

  /// The last number that a guest has counted to on a host.
  func beat(_ guest: String, on host: String) throws -> Int {
    let log = "/var/log/libvirt/qemu/\(guest)-serial.log"
    let said = try lab.on(host, "grep -ao 'heartbeat [0-9]*' \(log) | tail -n 1 | cut -d' ' -f2").output
    return Int(said.trimmingCharacters(in: .whitespacesAndNewlines)) ?? -1
  }

  @Test func guestsCountOnWhileHostsAreEmptiedAndRestarted() throws {
    // One has what every host gives, the other what alpha and beta give.
    try lab.start("web", on: "gamma", "kvm")
    try lab.start("db", on: "alpha", "kvm")
    try askHosts()
    let pools = try fleet("pools", "--max", "2", "--min-hosts", "1")
    #expect(pools.status == 0, "\(pools)")
    #expect(try fleet("where", "db").words.contains("beta"))

    let plan = try fleet("drain", "alpha")
    #expect(plan.status == 0, "\(plan)")
    let before = try beat("db", on: "alpha")
    let drained = try carryOut("drain", "alpha", "--execute")
    try #require(drained.status == 0, "\(drained)")
    #expect(try place("db") == "beta", "gamma does not give what it runs with")
    try lab.waitForBeat(of: "db", on: "beta")
    #expect(try beat("db", on: "beta") > before)

    // All three restart, each by the hook of the examples.
    try askHosts()
    let boots = try names.map { try lab.on($0, "cat /proc/sys/kernel/random/boot_id").output }
    let counts = [try beat("web", on: try place("web")), try beat("db", on: "beta")]
    let hook = packageFolder.appending(path: "Examples/roll-hook").path
    let rolled = try carryOut("roll", "--execute", "--hook", hook)
    #expect(
      rolled.status == 0 && rolled.output.contains("DONE: 3 of 3 hosts changed as predicted"), "\(rolled)")
    for (name, boot) in zip(names, boots) {
      #expect(try lab.on(name, "cat /proc/sys/kernel/random/boot_id").output != boot, "\(name) has restarted")
    }
    for (guest, count) in zip(["web", "db"], counts) {
      let host = try place(guest)
      #expect(names.contains(host), "\(guest) runs on \(host)")
      try lab.waitForBeat(of: guest, on: host)
      #expect(try beat(guest, on: host) > count, "\(guest) counts on, and did not begin again")
    }
  }
}

/// martlet-fleet beside the built command.
private let fleetProgram = URL(fileURLWithPath: martletPath).deletingLastPathComponent().appending(
  path: "martlet-fleet"
).path
