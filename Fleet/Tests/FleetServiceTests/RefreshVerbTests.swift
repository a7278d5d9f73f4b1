import FleetQuestions
import FleetTestSupport
import Foundation
import Hummingbird
import HummingbirdTesting
import Synchronization
import Testing

/// Processes that ask the hosts of one store again, by a stand-in for ssh.
@Suite(.enabled(if: FleetProgram.path != nil, "martlet-fleet is not built"), .timeLimit(.minutes(10)))
struct RefreshVerbTests {
  /// A store of six hosts that were added by ssh; what they answer is in its folder.
  private final class Hosts: Sendable {
    let folder: String
    /// The processes that were started and have a signal to come.
    let processes = Mutex<[Int32]>([])
    var store: String { folder + "/fleet.martlet" }
    var environment: [String: String] { ["PATH": folder + ":/usr/bin:/bin", "ANSWERS": folder] }
    static let names = (0..<6).map { "h\($0)" }

    init() async throws {
      folder = NSTemporaryDirectory() + "martlet-refresh-\(UUID().uuidString)"
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      // Another process writes the program, so that no child of this one has it open while it is run.
      let writer = Process()
      writer.executableURL = URL(fileURLWithPath: "/bin/sh")
      writer.arguments = [
        "-c", "printf %s \"$1\" >\"$2\" && chmod 755 \"$2\"", "-", Self.ssh, folder + "/ssh",
      ]
      try writer.start()
      writer.waitUntilExit()
      let added = try await run(["add", "--store", store] + Self.names.map { "ssh://\($0)" })
      #expect(added.status == 0 && added.output.contains("6 added"), "\(added)")
      try FileManager.default.removeItem(atPath: folder + "/log")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private static let ssh = """
      #!/bin/sh
      while [ "$1" != -- ]; do shift; done
      name=${2#ssh://}
      echo "$name" >>"$ANSWERS/log"
      if [ -e "$ANSWERS/$name.hangs" ]; then exec sleep 100000; fi
      now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
      cat <<END
      #martlet-capture 1
      #identity hostName $name
      #identity hostUUID 00000000-0000-4000-8000-00000000000${name#h}
      #part file $now /proc/cpuinfo
      |processor\t: 0
      |vendor_id\t: GenuineIntel
      |cpu family\t: 6
      |model\t\t: 85
      |stepping\t: 7
      |flags\t\t: fpu vme de pse tsc msr pae mce cx8 apic sse sse2 lm
      #part file $now /proc/sys/kernel/osrelease
      |6.1.0-18-amd64
      #end
      END

      """

    func run(
      _ words: [String], meanwhile: @escaping @Sendable (Int32) -> Void = { _ in }
    ) async throws -> FleetProgram.Ended {
      try await FleetProgram.run(["fleet"] + words, environment, in: folder, meanwhile: meanwhile)
    }

    /// How often each host was asked.
    var asked: [String: Int] {
      let log = (try? String(contentsOfFile: folder + "/log", encoding: .utf8)) ?? ""
      return Dictionary(grouping: log.split(separator: "\n").map(String.init)) { $0 }.mapValues(\.count)
    }

    func state() async throws -> FleetRefreshReport {
      let ended = try await run(["refresh", "--status", "--store", store, "--format", "json"])
      #expect(ended.status == 0, "\(ended)")
      return try JSONDecoder().decode(FleetRefreshReport.self, from: Data(ended.output.utf8))
    }
  }

  @Test func processesShareHostsAndEndAtASignal() async throws {
    let hosts = try await Hosts()
    try Data().write(to: URL(fileURLWithPath: hosts.folder + "/h5.hangs"))
    #expect(try await hosts.state().plan == nil)
    let words = ["refresh", "--store", hosts.store, "--every", "2s", "--time-limit", "1"]
    let runs = [words + ["--share", "3"], words + ["--connections", "5", "--format", "json"]].map { words in
      Task { try await hosts.run(words) { process in hosts.processes.withLock { $0.append(process) } } }
    }
    while true {
      let asked = hosts.asked
      if Hosts.names.allSatisfy({ (asked[$0] ?? 0) >= ($0 == "h5" ? 1 : 3) }) { break }
      try await Task.sleep(for: .milliseconds(50))
    }
    for (place, process) in hosts.processes.withLock(\.self).enumerated() {
      kill(process, place == 0 ? SIGTERM : SIGINT)
    }
    let ends = [try await runs[0].value, try await runs[1].value]
    #expect(ends.allSatisfy { $0.status == 0 }, "\(ends)")
    #expect(ends[0].output.contains(" asked "), "\(ends[0])")
    let rounds = try ends[1].output.split(separator: "\n").map {
      try JSONDecoder().decode(FleetRefreshReport.self, from: Data($0.utf8))
    }
    #expect(!rounds.isEmpty && rounds.allSatisfy { $0.round != nil && $0.hosts.total == 6 })
    let state = try await hosts.state()
    #expect(state.hosts.held == 0 && state.controllers.isEmpty && state.hosts.unanswered == 1)
    #expect(state.plan?.intervalSeconds == 2)
    let silent = try #require(state.answers?.first { $0.uri == "ssh://h5" })
    #expect(silent.answered == nil)
    #expect(silent.failures == 0 || silent.reason?.contains("within 1 s") == true, "\(silent)")
    // An answer without news leaves no document: each host has the one that was added and the one that is remembered.
    let list = try await hosts.run(["list", "--store", hosts.store, "--format", "json"])
    let answer = try JSONDecoder().decode(FleetListReport.self, from: Data(list.output.utf8))
    #expect(answer.hosts.count == 6 && (6...12).contains(answer.fleet.documents), "\(answer.fleet)")
  }

  @Test func aServiceAsksHostsAndCountsThem() async throws {
    let hosts = try await Hosts()
    let service = Task {
      try await FleetProgram.run(
        [
          "serve", "--store", hosts.store, "--listen", "127.0.0.1:0", "--refresh-every", "2s",
          "--refresh-connections", "4",
        ], hosts.environment, in: hosts.folder
      ) { number in hosts.processes.withLock { $0.append(number) } }
    }
    while hosts.asked.count < 6 { try await Task.sleep(for: .milliseconds(50)) }
    let files = try FileManager.default.contentsOfDirectory(atPath: hosts.folder)
    let said = files.filter { $0.hasSuffix(".err") }.compactMap {
      try? String(contentsOfFile: hosts.folder + "/" + $0, encoding: .utf8)
    }.joined()
    let port = try #require(said.firstMatch(of: /http:\/\/127\.0\.0\.1:([0-9]+)\//).flatMap { Int($0.1) })
    let metrics = try await TestClient.withClient(
      host: "127.0.0.1", port: port, configuration: .init(timeout: .seconds(3600))
    ) { client in
      try await client.execute(
        TestClient.Request("/metrics", method: .get, authority: "localhost:\(port)"))
    }
    let text = metrics.body.map { String(buffer: $0) } ?? ""
    for line in [
      "martlet_refresh_hosts 6", "martlet_refresh_interval_seconds 2", "martlet_refresh_connections_limit 4",
    ] { #expect(text.contains("\n\(line)\n"), "\(text)") }
    for name in ["due", "held", "failing", "unanswered"] {
      #expect(text.contains("\nmartlet_refresh_hosts_\(name) "))
    }
    for process in hosts.processes.withLock(\.self) { kill(process, SIGTERM) }
    let ended = try await service.value
    #expect(ended.status == 0, "\(ended)")
    #expect(try await hosts.state().hosts.held == 0)
  }

  @Test func whatDoesNotGoTogetherIsRefused() async throws {
    let folder = NSTemporaryDirectory() + "martlet-refused-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (words, line) in [
      (["fleet", "refresh", "--connections", "5"], "--connections and --share go with --every."),
      (["fleet", "refresh", "--every", "1m", "--share", "0"], "take a number from 1 to 10000."),
      (["fleet", "refresh", "--status", "--every", "1m"], "--status asks no host"),
      (["fleet", "refresh", "--time-limit", "601"], "--time-limit takes a number of seconds from 1 to 600."),
      (["serve", "--refresh-connections", "5"], "--refresh-connections goes with --refresh-every."),
      (
        ["serve", "--store", "s.martlet", "--refresh-every", "soon"],
        "refresh-every soon: expected a number with s, m, h or d, such as 15m"
      ),
    ] {
      let ended = try await FleetProgram.run(words, in: folder)
      #expect(ended.status == 64 && ended.output.isEmpty && ended.errors.contains(line), "\(words): \(ended)")
    }
  }
}
