import FleetQuestions
import FleetTestSupport
import Foundation
import Hummingbird
import MartletQuestions
import Testing

@testable import FleetService

/// `martlet fleet` that asks a service, against the same command that asks the store.
@Suite(
  .serialized,
  .enabled(if: FleetProgram.path != nil, "martlet-fleet is not beside the tests (./test builds it)"))
struct RemoteVerbTests {
  /// Every question that a service answers, as its words.
  private static let verbs: [[String]] = [
    ["list"], ["list", "--guests"], ["list", "host-00000[1]"], ["list", "host-0000*", "--tag", "pool=none"],
    ["list", "host-*"], ["list", "--guests", "guest-00000?"], ["show", "host-000001"],
    ["show", "--guest", "GUEST"], ["matrix"], ["matrix", "--by", "host"], ["matrix", "--by", "tag=pool"],
    ["matrix", "--by", "pool"], ["where", "GUEST"], ["where", "GUEST", "--pool", "none"],
    ["where", "nobody"],
    ["who", "host-000002"], ["stuck"], ["stuck", "--within-pools"], ["why", "avx512f"], ["why", "nonsense"],
    ["drift"], ["drift", "--since", "2026-01-01"], ["drift", "--what-if", "kernel=6.18", "qemu=11.1"],
    ["drift", "--what-if", "kernel=6.18", "--hosts", "host-000001"], ["ledger"], ["ledger", "--by", "pool"],
    ["ledger", "--history"], ["labels"], ["waive"], ["admit", "host-000003"],
    ["admit", "--generation", "SapphireRapids", "--kernel", "6.18"],
    ["retire", "host-000001", "host-000002"],
    ["pools", "--max", "3", "--min-hosts", "1"], ["pools", "--max", "2", "--for", "libvirt"],
    ["drain", "host-000001"], ["drain", "host-000001", "--no-repack", "--bandwidth", "100"],
    ["roll", "--batch", "2", "--change", "kernel=6.18"],
  ]

  @Test func aServiceIsAskedForTheSameBytes() async throws {
    let served = try await ServedFleet()
    let listed = try FleetListQuestion(isOfGuests: true).answer(in: served.fleet)
    let guest = try #require(listed.guests.first?.name)
    let store = served.folder + "/fleet.martlet"
    try await served.serve(try served.settings()) { port, _ in
      for (number, verb) in Self.verbs.enumerated() {
        let words = verb.map { $0 == "GUEST" ? guest : $0 }
        // What a report has, its text shows; of every third the JSON is compared too.
        var formats = number % 3 == 0 ? ["text", "json"] : ["text"]
        if words[0] == "matrix" { formats += ["csv", "svg"] }
        if words[0] == "ledger" { formats.append("csv") }
        if words[0] == "pools" { formats.append("svg") }
        if words[0] == "roll" { formats.append("html") }
        for format in formats {
          let asked = ["fleet"] + words + ["--format", format]
          let own = try await FleetProgram.run(
            asked + ["--store", store, "--cpu-map", "builtin"], in: served.folder)
          let remote = try await FleetProgram.run(
            asked + ["--service", "http://127.0.0.1:\(port)"], in: served.folder)
          #expect(remote.status == own.status, "\(asked): \(remote.errors) \(own.errors)")
          #expect(remote.output == own.output, "\(asked): \(remote.errors)")
          guard own.status > 2 else { continue }
          // Errors are one line, and the service's has the same words.
          let reason = own.errors.dropFirst("martlet: ".count).drop { $0 == "-" }
          #expect(remote.errors == "martlet: http://127.0.0.1:\(port): \(reason)")
        }
      }
    }
  }

  @Test func whatNeedsTheStoreIsRefusedByName() async throws {
    let folder = NSTemporaryDirectory() + "martlet-remote-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let service = ["--service", "http://127.0.0.1:9"]
    for (words, reason) in [
      (["add", "x.json"] + service, "--service: martlet fleet add needs the store itself"),
      (["metrics"] + service, "martlet fleet metrics needs the store itself"),
      (["waive", "web1", "erms", "--end"] + service, "martlet fleet waive needs the store itself"),
      (["drain", "node1", "--execute"] + service, "martlet fleet drain asks a service without --execute"),
      (["pools", "--weights", "w.yaml"] + service, "martlet fleet pools asks a service without --weights"),
      (
        ["matrix", "--format", "html"] + service, "martlet fleet matrix asks a service without --format html"
      ),
      (["ledger", "--policy", "p.yaml"] + service, "martlet fleet ledger asks a service without --policy"),
      (["list", "--store", "s"] + service, "give either --service or --store"),
      (["list", "--cpu-map", "builtin"] + service, "leave out --cpu-map"),
      (["list", "--ca-file", "ca.pem"], "--token-file and --ca-file go with a service"),
      (["show", ".."] + service, "a service cannot be asked about the name '..'"),
      (["list", "--service", "http://m.example.org"], "plain http would show the secret"),
      (["list", "--service", "http://127.evil.example"], "plain http would show the secret"),
      (["list", "--service", "https://alice:pw@m.example.org"], "no user, password or fragment"),
      (["list", "--service", "ftp://m.example.org"], "expected an address"),
    ] {
      let run = try await FleetProgram.run(["fleet"] + words, in: folder)
      #expect(run.status == 64 && run.output.isEmpty, "\(words): \(run)")
      #expect(run.errors.contains(reason) && !run.errors.contains("pw@"), "\(words): \(run.errors)")
    }
    // The environment names a service for all; a store that is named goes before it.
    let variable = ["MARTLET_SERVICE": "http://127.0.0.1:9"]
    let added = try await FleetProgram.run(["fleet", "add", "x.json"], variable, in: folder)
    #expect(added.status == 64 && added.errors.contains("MARTLET_SERVICE is set: name the store by --store"))
    let listed = try await FleetProgram.run(["fleet", "list"], variable, in: folder)
    #expect(listed.status == 69 && listed.errors.contains("nobody accepts a connection"), "\(listed)")
    let own = try await FleetProgram.run(["fleet", "list", "--store", "none"], variable, in: folder)
    #expect(own.status == 66 && own.errors.contains("none"), "\(own)")
  }

  @Test func theTokenComesFromTheEnvironmentOrAPrivateFile() async throws {
    let served = try await ServedFleet(hosts: 2, guests: 2)
    let (settings, tokens) = try served.guarded()
    let reader = try #require(tokens["reader"])
    let planner = try #require(tokens["planner"])
    func file(_ name: String, _ mode: Int) throws -> String {
      let path = served.folder + "/" + name
      try Data((reader + "\n").utf8).write(to: URL(fileURLWithPath: path))
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
      return path
    }
    let good = try file("token", 0o600)
    let open = try file("open-token", 0o644)
    try await served.serve(settings) { port, _ in
      let service = ["--service", "http://localhost:\(port)"]
      func run(_ words: [String], _ token: String? = nil) async throws -> FleetProgram.Ended {
        try await FleetProgram.run(
          ["fleet"] + words + service, token.map { ["MARTLET_TOKEN": $0] } ?? [:], in: served.folder)
      }
      #expect(try await run(["list"], reader).status == 0)
      #expect(try await run(["list", "--token-file", good]).status == 0)
      for (words, token, reason) in [
        (["list"], nil, "the token is in MARTLET_TOKEN or in the file of --token-file"),
        (["list"], "martlet_wrong", "this needs a token"),
        (["list"], "two words", "expected printable ASCII without blanks"),
        (["list", "--token-file", open], nil, "can be read by others (mode 0644); chmod 600 it"),
        (["drain", "host-000000"], reader, "this needs a token with the scope plan"),
      ] as [([String], String?, String)] {
        let refused = try await run(words, token)
        #expect(refused.status == 77 && refused.output.isEmpty, "\(words): \(refused)")
        #expect(refused.errors.contains(reason) && !refused.errors.contains(reader), "\(refused.errors)")
      }
      #expect(try await run(["list", "--token-file", "none"]).status == 66)
      #expect(try await run(["drain", "host-000000"], planner).status < 3)
    }
  }
}
