import FleetPlanning
import FleetQuestions
import FleetTestSupport
import Foundation
import MartletQuestions
import Testing

@testable import FleetService
@testable import WebCalls

/// Services as processes on one PostgreSQL, of which one is killed or stops for longer than its lease while it moves guests.
@Suite(
  .enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed"),
  .enabled(if: FleetProgram.path != nil, "martlet-fleet is not beside the tests (./test builds it)"))
struct LostServiceTests {
  /// A database with a fleet, services of it, and a program that stands in for `martlet migrate` and for libvirt.
  private final class Site {
    let folder = NSTemporaryDirectory() + "martlet-lost-\(UUID().uuidString)"
    let database: String
    let client: WebClient
    let token: String

    init() async throws {
      database = try PostgresServer.shared().makeDatabase()
      try FileManager.default.createDirectory(
        atPath: folder + "/guests", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      let simulated = try #require(SimulatedFleet(hosts: 6, guests: 24, seed: 7))
      var question = FleetAddQuestion()
      question.documents = (6, { simulated.document(ofHost: $0) })
      question.source = "simulated"
      _ = try await question.answer(in: try OpenFleet(path: database, isCreating: true, map: .builtin))
      var file = TokenFile()
      token = try file.add("mover", scopes: ["read", "plan", "execute"], lasting: 36000)
      try file.write(to: folder + "/tokens.json")
      client = try WebClient(largest: 1 << 26)
      // A guest is where its file says, and a folder beside it is libvirt's job. A copy goes on whoever waits for it, until `gate` has gone.
      let text = """
        #!/bin/sh
        guest=$2 from=$4 to=$6 place="\(folder)/guests/$2" log="\(folder)/log"
        event() {
          printf '{"schema":"martlet.migration-event/2.0","martlet":"1","inputs":[],"judgedBy":[],"time":"2026-01-01T00:00:00Z","event":"%s","guest":"%s",%s}\\n' "$1" "$guest" "$2" 2>/dev/null
        }
        result() {
          event result "\\"result\\":{\\"guest\\":\\"$guest\\",\\"outcome\\":\\"$1\\",\\"notes\\":[\\"$2\\"]}"
          exit 0
        }
        trap '' PIPE
        case " $* " in *" --dry-run "*)
          echo "look $guest" >> "$log"
          [ "$(cat "$place")" = "$from" ] || result refused "no guest is called $guest"
          reasons=
          [ -d "$place.job" ] && reasons='{"id":"guest.job","weight":"blocks","text":"libvirt is already moving the guest"}'
          event preflight "\\"preflight\\":{\\"reasons\\":[$reasons],\\"remedies\\":[],\\"notes\\":[],\\"waivers\\":[]}"
          result possible "" ;;
        esac
        [ "$(cat "$place")" = "$from" ] || result refused "no guest is called $guest"
        mkdir "$place.job" 2>/dev/null || result blocked "libvirt is already moving the guest"
        trap 'rmdir "$place.job"; echo "cancelled $guest" >> "$log"; result interrupted ""' INT
        echo "begin $guest" >> "$log"
        while [ -e "\(folder)/gate" ]; do sleep 0.1; done
        echo "$to" > "$place"
        echo "moved $guest" >> "$log"
        rmdir "$place.job"
        result moved ""

        """
      try FileManager.default.createDirectory(atPath: folder + "/bin", withIntermediateDirectories: true)
      try text.write(toFile: folder + "/bin/text", atomically: true, encoding: .utf8)
      // Another process writes it, so that nobody here has it open for writing when it is run.
      let install = Process()
      install.executableURL = URL(fileURLWithPath: "/usr/bin/install")
      install.arguments = ["-m", "755", folder + "/bin/text", folder + "/bin/martlet"]
      try install.start()
      install.waitUntilExit()
      try #require(install.terminationStatus == 0)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func service(_ name: String) async throws -> ServedProgram {
      let home = folder + "/" + name
      try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
      return try await ServedProgram(
        [
          "--store", database, "--tokens", folder + "/tokens.json", "--allow-execute", "--lease", "3",
          "--uri-pattern", "qemu+ssh://{host}/system",
        ], path: folder + "/bin:/usr/bin:/bin", in: home)
    }

    func ask(
      _ service: ServedProgram, _ path: String, _ method: String = "GET", body: String? = nil
    ) async throws -> [String: Any] {
      let answer = try await client.answer(
        to: WebCall(
          service.address + path, method: method, fields: [("Authorization", "Bearer \(token)")],
          body: body.map { (Array($0.utf8), "application/json") }, limit: 1 << 26, within: .seconds(3600)))
      let object = try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any]
      return try #require(object, "\(answer.status)")
    }

    /// The job of an answer once it has ended, as a service says.
    func end(of answer: [String: Any], at service: ServedProgram) async throws -> [String: Any] {
      let id = try #require((answer["job"] as? [String: Any])?["id"] as? String, "\(answer)")
      while true {
        let job = try await ask(service, "/api/v1/jobs/\(id)")
        if !["waiting", "running"].contains(job["state"] as? String) { return job }
        try await Task.sleep(for: .milliseconds(50))
      }
    }

    var log: [String] {
      ((try? String(contentsOfFile: folder + "/log", encoding: .utf8)) ?? "").split(separator: "\n").map(
        String.init)
    }

    func wait(until holds: () -> Bool) async throws {
      while !holds() { try await Task.sleep(for: .milliseconds(50)) }
    }
  }

  @Test(arguments: [SIGKILL, SIGSTOP]) func anotherServiceEndsWhatOneBegan(signal: Int32) async throws {
    let site = try await Site()
    let first = try await site.service("first")
    // A host of which several guests go.
    var (link, steps): (String, [[String: Any]]) = ("", [])
    for number in 0..<6 where steps.count < 2 {
      let job = try await site.end(
        of: try await site.ask(
          first, "/api/v1/plans", "POST", body: #"{"kind": "drain", "hosts": ["host-00000\#(number)"]}"#),
        at: first)
      link = try #require(job["result"] as? String, "\(job)")
      guard try await site.ask(first, link)["outcome"] as? String == "possible" else { continue }
      steps =
        try await site.ask(first, link + "/execution?dry-run=true", "POST", body: "{}")["steps"]
        as? [[String: Any]] ?? []
    }
    try #require(steps.count > 1)
    let guests = steps.compactMap { $0["uuid"] as? String }
    try #require(guests.count == steps.count)
    for step in steps {
      try (step["fromURI"] as? String)?.write(
        toFile: site.folder + "/guests/\(step["uuid"] ?? "")", atomically: true, encoding: .utf8)
    }
    try Data().write(to: URL(fileURLWithPath: site.folder + "/gate"))
    let begun = try await site.ask(first, link + "/execution", "POST", body: "{}")
    try await site.wait { site.log.contains { $0.hasPrefix("begin ") } }

    let second = try await site.service("second")
    first.signal(signal)
    // The second one has the job, and looks where the guest is before it does anything else; meanwhile the copy goes on.
    try await site.wait { site.log.contains { $0.hasPrefix("look ") } }
    #expect(site.log.filter { $0.hasPrefix("begin ") }.count == 1)
    try FileManager.default.removeItem(atPath: site.folder + "/gate")
    let job = try await site.end(of: begun, at: second)
    #expect(job["state"] as? String == "done", "\(job)")
    let result = try await site.ask(second, job["result"] as? String ?? "")
    let ends = result["guests"] as? [[String: Any]] ?? []
    #expect(ends.count == guests.count && ends.allSatisfy { $0["isThere"] as? Bool == true }, "\(result)")

    if signal == SIGSTOP {
      first.signal(SIGCONT)
      try await site.wait { first.said.text.contains("no longer this service's") }
      #expect(try await site.end(of: begun, at: first)["state"] as? String == "done")
    }
    // None twice, none lost, and each where its plan leads.
    #expect(site.log.filter { $0.hasPrefix("moved ") }.sorted() == guests.map { "moved \($0)" }.sorted())
    #expect(site.log.filter { $0.hasPrefix("begin ") }.count == guests.count)
    for step in steps {
      let place = try String(
        contentsOfFile: site.folder + "/guests/\(step["uuid"] ?? "")", encoding: .utf8)
      #expect(place.split(separator: "\n").first.map(String.init) == step["toURI"] as? String)
    }
    let name = try #require(site.database.split(separator: " ").last?.dropFirst("dbname=".count))
    let events = try PostgresServer.shared().query(
      "SELECT e.kind FROM martlet.job_events e JOIN martlet.jobs j ON j.number = e.job WHERE j.kind = 'execution' ORDER BY e.number",
      database: String(name))
    #expect(
      events.split(separator: "\n").filter { $0 != "claimed" && $0 != "made" } == ["takenOver", "done"])
    await site.client.shutDown()
  }
}
