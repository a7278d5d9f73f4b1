import CloudRecordings
import FleetDocuments
import Foundation
import Testing

@testable import OpenStackClient

/// Bytes with a few changes: flipped, removed, doubled or exchanged.
private func mutated(_ bytes: [UInt8], _ random: inout SystemSeeded) -> [UInt8] {
  var result = bytes
  for _ in 0..<Int.random(in: 1...4, using: &random) where !result.isEmpty {
    let place = Int.random(in: 0..<result.count, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: result[place] = UInt8.random(in: 0...255, using: &random)
    case 1: result.remove(at: place)
    case 2: result.insert(contentsOf: result[place..<min(place + 40, result.count)], at: place)
    case 3: result.replaceSubrange(place..<min(place + 8, result.count), with: Array("[[[{\"\\u0000".utf8))
    default: result = Array(result.prefix(place))
    }
  }
  return result
}

/// A number generator with a seed.
private struct SystemSeeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

@Suite struct MutationTests {
  /// Damaged answers end in a failure or an answer, never in a crash.
  @Test func answersThatAreDamaged() async throws {
    let cloud = RecordedCloud(hosts: ["node1", "bare2"], servers: 2)
    let server = try await cloud.start()
    let client = try CloudClient(try .recorded(server), limits: .patient)
    let answer = try await client.answer(to: .diagnosis(server: RecordedCloud.serverID(0), hosts: []))
    await client.shutDown()
    await server.stop()
    let hypervisors = Array(answer.documents[0].content.utf8)
    let actions = Array(
      #"{"instanceAction": {"action": "live-migration", "request_id": "req-1", "events": [{"event": "e", "result": "Error", "details": "x\ny", "host": "h"}]}}"#
        .utf8)
    let token = Array(
      #"{"token": {"catalog": [{"type": "compute", "endpoints": [{"interface": "public", "region": "R", "url": "http://h/v2.1"}]}], "roles": [{"name": "admin"}]}}"#
        .utf8)
    struct One: Decodable { var instanceAction: ActionRecord }
    var random = SystemSeeded(state: 20)
    var read = 0
    for _ in 0..<3_000 {
      if let page = try? JSONDecoder().decode(HypervisorPage.self, from: Data(mutated(hypervisors, &random)))
      {
        read += page.elements.count { $0.fault == nil }
      }
      _ = (try? JSONDecoder().decode(One.self, from: Data(mutated(actions, &random))))?.instanceAction.action(
        of: "s")
      _ = Token(header: "t", body: mutated(token, &random))
      _ = ServiceMessage.text(in: mutated(actions, &random))
      _ = try? FetchedDocuments(json: mutated(answer.json(), &random))
    }
    #expect(read > 100)
  }

  /// Damaged configurations end in a failure that names the file, never in a crash.
  @Test func configurationsThatAreDamaged() throws {
    let text = """
      base: &base {interface: internal}
      clouds:
        one:
          <<: *base
          auth: {auth_url: 'https://{region_name}.example.org', username: u, password: 0123, project_name: x, user_domain_name: D}
          regions: [{name: A, values: {interface: admin}}, B]
          region_name: 12:30

      """
    var random = SystemSeeded(state: 7)
    for _ in 0..<3_000 {
      do throws(FleetFailure) {
        _ = try CloudFiles.table(in: mutated(Array(text.utf8), &random), path: "clouds.yaml")
      } catch {
        #expect(error.kind == .badInput && error.reason.hasPrefix("clouds.yaml"))
      }
    }
    // An alias within its own parents cannot grow without end.
    let bomb = (0..<30).map { "a\($0): &a\($0) [*a\(max($0 - 1, 0)), *a\(max($0 - 1, 0))]" }.joined(
      separator: "\n")
    #expect(throws: FleetFailure.self) {
      try CloudFiles.table(in: Array("a: &a0 [x]\n\(bomb.replacing("&a0", with: "&b"))".utf8), path: "p")
    }
  }

  /// 500 hosts and 10,000 servers take a call a page.
  @Test func largeCloudsTakeFewRequests() async throws {
    let cloud = RecordedCloud(hosts: (0..<500).map { "node\($0)" }, servers: 10_000)
    let (answer, requests) = try await ask(cloud, .cloud(hours: 24))
    #expect(answer.documents.count == 500 && answer.cloud?.servers.count == 10_000)
    #expect(requests.count <= 20)
  }
}
