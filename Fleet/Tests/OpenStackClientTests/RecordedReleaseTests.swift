import FleetDocuments
import Foundation
import Testing

@testable import CloudRecordings
@testable import OpenStackClient

/// What each release of Nova answers, by the highest microversion of its API.
///
/// - SeeAlso: https://docs.openstack.org/nova/latest/reference/api-microversion-history.html, the headings "Maximum in".
@Suite struct RecordedReleaseTests {
  /// A release, its highest microversion, and what of Nova's records it does not have.
  struct Release: Sendable, CustomTestStringConvertible {
    var name: String
    var maximum: String
    var hasImageProperties: Bool
    var hasReasons: Bool

    var testDescription: String { name }
  }

  static let releases = [
    Release(name: "Pike", maximum: "2.53", hasImageProperties: false, hasReasons: false),
    Release(name: "Train", maximum: "2.79", hasImageProperties: false, hasReasons: false),
    Release(name: "Victoria", maximum: "2.87", hasImageProperties: false, hasReasons: true),
    Release(name: "Wallaby", maximum: "2.88", hasImageProperties: false, hasReasons: true),
    Release(name: "Yoga", maximum: "2.90", hasImageProperties: false, hasReasons: true),
    Release(name: "2023.1 Antelope", maximum: "2.95", hasImageProperties: false, hasReasons: true),
    Release(name: "2025.1 Epoxy", maximum: "2.100", hasImageProperties: true, hasReasons: true),
  ]

  private func cloud(_ release: Release) -> RecordedCloud {
    var cloud = RecordedCloud(hosts: ["node1", "bare2"], servers: 3)
    cloud.maximumMicroversion = release.maximum
    cloud.moves = [
      RecordedMove(server: 0, from: "node1", to: "bare2", reason: "Unacceptable CPU info"),
      RecordedMove(server: 2, from: "node1", to: "bare2", reason: nil, status: "completed"),
    ]
    return cloud
  }

  @Test(arguments: releases) func everyReleaseGivesWhatItHas(_ release: Release) async throws {
    let cloud = cloud(release)
    let diagnosis = try await ask(cloud, .diagnosis(server: RecordedCloud.serverID(0), hosts: []))
    let facts = try #require(diagnosis.answer.cloud)
    #expect(facts.maximumMicroversion == release.maximum)
    // cpu_info is there at every release, since it is asked for at 2.87 at most.
    #expect(diagnosis.answer.documents.map(\.name) == ["nova:node1", "nova:bare2"])
    #expect(diagnosis.answer.documents[0].content.contains("monitor"))
    let server = try #require(facts.servers.first)
    #expect(server.host == "node1" && server.extraSpecs == ["hw:cpu_policy": "shared"])
    #expect((server.imageProperties != nil) == release.hasImageProperties)
    #expect(facts.migrations.map(\.status) == ["error"])
    let event = try #require(facts.actions.first?.events.first)
    #expect(event.result == "Error")
    #expect(event.details == (release.hasReasons ? "Unacceptable CPU info" : nil))
    #expect((event.host != nil) == (Microversion(release.maximum)! >= Microversion(2, 62)))
    #expect(diagnosis.answer.missing == [])
    let survey = try await ask(cloud, .cloud(hours: 24))
    #expect(survey.answer.cloud?.migrations.count == 2 && survey.answer.cloud?.servers.count == 3)
    for request in diagnosis.requests + survey.requests {
      guard let header = request.headers["openstack-api-version"], header.hasPrefix("compute ") else {
        continue
      }
      let sent = try #require(Microversion(String(header.dropFirst("compute ".count))))
      #expect(sent <= Microversion(release.maximum)!)
      #expect(!request.path.hasSuffix("/os-hypervisors/detail") || sent <= Microversion(2, 87))
    }
  }

  /// Cells that do not answer: their hosts and servers are named as not obtained, and what is asked for alone fails in one line.
  @Test func cellsThatDoNotAnswer() async throws {
    var cloud = RecordedCloud(hosts: ["node1", "lost2"], servers: 4)
    cloud.computes["lost2", default: RecordedService()].isUnreachable = true
    let all = try await ask(cloud, .hypervisors(names: [])).answer
    #expect(all.documents.map(\.name) == ["nova:node1"])
    #expect(all.missing.map(\.name) == ["lost2"])
    #expect(all.missing.first?.reason.contains("its cell does not answer Nova's API") == true)
    let survey = try await ask(cloud, .cloud(hours: 24)).answer
    #expect(survey.cloud?.servers.count == 4)
    #expect(
      survey.missing.first { $0.kind == "servers" }?.reason.hasPrefix("the cells of 2 servers do not answer")
        == true)
    for question in [
      CloudQuestion.hypervisors(names: ["lost2"]), .server(RecordedCloud.serverID(1)),
      .diagnosis(server: RecordedCloud.serverID(1), hosts: []),
    ] {
      let failure = await #expect(throws: FleetFailure.self) { try await ask(cloud, question) }
      #expect(failure?.kind == .temporary, "\(failure?.reason ?? "")")
      #expect(failure?.reason.contains("does not answer Nova's API") == true)
    }
    // Before 2.69 Nova is silent, and fails for a single server.
    cloud.maximumMicroversion = "2.65"
    #expect(try await ask(cloud, .hypervisors(names: [])).answer.documents.count == 1)
    let failure = await #expect(throws: FleetFailure.self) {
      try await ask(cloud, .server(RecordedCloud.serverID(1)))
    }
    #expect(failure?.kind == .unavailable)
  }

  /// Services, zones and aggregates go along with each host's record.
  @Test func recordsSayWhereTheirHostsAre() async throws {
    var cloud = RecordedCloud(hosts: ["node1", "node2", "node3"])
    cloud.computes["node1", default: RecordedService()].zone = "az1"
    cloud.computes["node2", default: RecordedService()].disabled = "maintenance\\u001b[2J until Monday"
    cloud.computes["node3", default: RecordedService()].isUp = false
    let answer = try await ask(cloud, .hypervisors(names: [])).answer
    #expect(answer.documents[0].content.contains(#""aggregates":["pool"]"#))
    #expect(answer.documents[0].content.contains(#""zone":"az1""#))
    #expect(answer.documents[1].content.contains(#""status":"disabled""#))
    #expect(answer.documents[1].content.contains("nova-compute is disabled: maintenance [2J until Monday"))
    #expect(!answer.documents[1].content.contains("aggregates"))
    #expect(answer.documents[2].content.contains("nova-compute is down; this is what it reported before"))
    // A right that is missing for these lists does not hide the hosts.
    for path in ["/os-services", "/os-aggregates"] {
      cloud.override = { $0.path.hasSuffix(path) ? Reply(403, "{}") : nil }
      let less = try await ask(cloud, .hypervisors(names: [])).answer
      #expect(less.documents.count == 3)
      #expect(less.missing.map(\.kind) == [String(path.dropFirst("/os-".count))])
    }
  }
}

/// The recordings against Nova's own samples of its API.
@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: PeerPython.root + "/.oracle/nova-34.0.0"),
    "Nova 34.0.0 was not fetched (Scripts/fetch-nova)"))
struct RecordedFormTests {
  private static let samples =
    PeerPython.root + "/.oracle/nova-34.0.0/nova/tests/functional/api_sample_tests/api_samples"

  /// The keys of the first entry of Nova's sample at a microversion: that of the highest folder up to it.
  private func sample(_ folder: String, _ name: String, _ minor: Int) throws -> Set<String> {
    let base = "\(Self.samples)/\(folder)"
    // The samples of 2.69 are those of cells that do not answer.
    let versions = try FileManager.default.contentsOfDirectory(atPath: base).compactMap { entry in
      entry.hasPrefix("v2.") ? Int(entry.dropFirst(3)) : nil
    }.filter { $0 <= minor && $0 != 69 && FileManager.default.fileExists(atPath: "\(base)/v2.\($0)/\(name)") }
    let path = versions.max().map { "\(base)/v2.\($0)/\(name)" } ?? "\(base)/\(name)"
    return try keys(of: try String(contentsOfFile: path, encoding: .utf8))
  }

  private func keys(of text: String) throws -> Set<String> {
    let plain = text.replacing(#/"?%\([a-z_:A-Z0-9]+\)s"?/#, with: "1").replacing("1-1", with: "1")
    let quoted = text.replacing(#/%\([a-z_:A-Z0-9]+\)s/#, with: "1")
    let value =
      (try? JSONSerialization.jsonObject(with: Data(quoted.utf8)))
      ?? (try? JSONSerialization.jsonObject(with: Data(plain.utf8)))
    let outer = try #require(value as? [String: Any])
    let entry = outer.first { !$0.key.hasSuffix("_links") }?.value
    let object = try #require((entry as? [[String: Any]])?.first ?? entry as? [String: Any])
    return Set(object.keys)
  }

  private func forms(_ minor: Int) -> RecordedForms {
    RecordedForms(
      ReceivedRequest(
        method: "GET", path: "", query: [:], headers: ["openstack-api-version": "compute 2.\(minor)"],
        body: ""))
  }

  private func recorded(_ json: String) throws -> Set<String> { try keys(of: "{\"one\": \(json)}") }

  /// At each microversion the recordings have no key that Nova's sample has not, and every key that Martlet reads.
  @Test(arguments: [1, 11, 23, 28, 33, 41, 47, 51, 53, 58, 59, 62, 79, 80, 84, 87, 88, 90, 95, 98, 100])
  func keysAreThoseOfNova(_ minor: Int) throws {
    let forms = forms(minor)
    let move = RecordedMove(server: 0, from: "a", to: "b", reason: "r")
    let service = RecordedService()
    let cases: [(folder: String, file: String, json: String, read: Set<String>)] = [
      (
        "os-hypervisors", "hypervisors-detail-resp.json.tpl",
        forms.hypervisor(0, "a", id: "i", info: "{}", service: service),
        ["id", "hypervisor_hostname", "hypervisor_version", "state", "status", "service", "cpu_info"]
      ),
      (
        "os-services", "services-list-get-resp.json.tpl", forms.service(0, "a", service),
        ["host", "zone", "state", "status", "disabled_reason"]
      ),
      (
        "os-aggregates", "aggregates-list-get-resp.json.tpl", forms.aggregate("p", hosts: ["a"], zone: "z"),
        ["name", "hosts", "metadata"]
      ),
      (
        "os-migrations", "migrations-get.json.tpl", forms.migration(move, number: 0, server: "s"),
        [
          "id", "uuid", "migration_type", "instance_uuid", "status", "source_compute", "dest_compute",
          "updated_at",
        ]
      ),
      (
        "os-instance-actions", "instance-actions-list-resp.json.tpl",
        forms.action(move, request: "r", server: "s", hasEvents: false),
        ["action", "request_id", "start_time"]
      ),
      (
        "os-instance-actions", "instance-action-get-resp.json.tpl",
        forms.action(move, request: "r", server: "s", hasEvents: true), ["action", "events", "message"]
      ),
      (
        "servers", "server-get-resp.json.tpl", forms.server(0, id: "i", host: "a", isListed: false),
        ["id", "name", "status", "flavor", "image", "OS-EXT-STS:task_state"]
      ),
      (
        "servers", "servers-details-resp.json.tpl", forms.server(0, id: "i", host: "a", isListed: true),
        ["id", "name", "status", "flavor", "image", "OS-EXT-STS:task_state"]
      ),
    ]
    for item in cases {
      let theirs = try sample(item.folder, item.file, minor)
      // What only an administrator sees is not in every sample.
      let mine = try recorded(item.json).filter { !$0.hasPrefix("OS-EXT-SRV-ATTR:") && $0 != "host_status" }
      #expect(mine.subtracting(theirs) == [], "\(item.folder) at 2.\(minor)")
      #expect(mine.intersection(item.read) == theirs.intersection(item.read), "\(item.folder) at 2.\(minor)")
    }
  }

  /// A cell that does not answer leaves the keys that Nova's sample has.
  @Test func silentCellsLeaveTheKeysOfNova() throws {
    func theirs(_ folder: String, _ name: String) throws -> Set<String> {
      try keys(of: try String(contentsOfFile: "\(Self.samples)/\(folder)/v2.69/\(name)", encoding: .utf8))
    }
    var service = RecordedService()
    service.isUnreachable = true
    let forms = forms(69)
    #expect(
      try recorded(forms.service(0, "a", service)) == theirs("os-services", "services-list-get-resp.json.tpl")
    )
    #expect(
      try recorded(forms.server(0, id: "i", host: nil, isListed: false))
        == theirs("servers", "server-get-resp.json.tpl"))
    #expect(
      try recorded(forms.server(0, id: "i", host: nil, isListed: true))
        == theirs("servers", "servers-details-resp.json.tpl"))
  }
}
