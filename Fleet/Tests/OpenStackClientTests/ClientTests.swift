import CloudRecordings
import FleetDocuments
import Foundation
import Testing

@testable import OpenStackClient

extension CloudSettings {
  /// The settings for a recorded cloud.
  static func recorded(_ server: LoopbackServer, password: String = RecordedCloud.password) throws
    -> CloudSettings
  {
    let files = CloudFiles(
      environment: [
        "OS_AUTH_URL": "\(server.address)/identity", "OS_USERNAME": "admin", "OS_PASSWORD": password,
        "OS_PROJECT_NAME": "admin", "OS_USER_DOMAIN_NAME": "Default", "OS_PROJECT_DOMAIN_NAME": "Default",
      ], workingFolder: "/nonexistent")
    return try CloudSettings(cloud: nil, allowsInsecure: false, files: files)
  }
}

extension CloudLimits {
  /// The standard, with the time that a loaded machine takes.
  static var patient: Self {
    var limits = standard
    limits.requestTime = .seconds(600)
    limits.time = .seconds(900)
    return limits
  }
}

/// The answer of a recorded cloud to a question, and what was asked of it.
func ask(
  _ cloud: RecordedCloud, _ question: CloudQuestion, limits: CloudLimits = .patient,
  password: String = RecordedCloud.password
) async throws -> (answer: FetchedDocuments, requests: [ReceivedRequest]) {
  let server = try await cloud.start()
  let client = try CloudClient(try .recorded(server, password: password), limits: limits)
  let result: Result<FetchedDocuments, FleetFailure>
  do throws(FleetFailure) { result = .success(try await client.answer(to: question)) } catch {
    result = .failure(error)
  }
  await client.shutDown()
  let requests = server.requests
  await server.stop()
  return (try result.get(), requests)
}

@Suite struct ClientTests {
  @Test func hypervisorsComeWithTheirRecords() async throws {
    let (answer, requests) = try await ask(
      RecordedCloud(hosts: ["node1", "bare2", "empty3"]), .hypervisors(names: []))
    #expect(answer.documents.map(\.name) == ["nova:node1", "nova:bare2"])
    #expect(answer.documents[0].content.contains("monitor"))
    #expect(!answer.documents[1].content.contains("monitor"))
    #expect(answer.missing.map(\.name) == ["empty3"])
    #expect(answer.cloud?.maximumMicroversion == "2.96")
    // Discovery, token, versions, and three lists: no call for each host.
    #expect(
      requests.map(\.path) == [
        "/identity/", "/identity/v3/auth/tokens", "/compute/v2.1/", "/compute/v2.1/os-hypervisors/detail",
        "/compute/v2.1/os-services", "/compute/v2.1/os-aggregates",
      ])
  }

  @Test func pagesAreReadByMarkers() async throws {
    var cloud = RecordedCloud(hosts: (0..<25).map { "node\($0)" })
    cloud.pageSize = 10
    let (answer, requests) = try await ask(cloud, .hypervisors(names: []))
    #expect(answer.documents.count == 25)
    let markers = requests.compactMap { $0.query["marker"] }
    #expect(markers == [RecordedCloud.hostID(9), RecordedCloud.hostID(19)])
  }

  @Test func oneHostWithoutRecordGetsTraits() async throws {
    let (answer, _) = try await ask(
      RecordedCloud(hosts: ["node1", "empty3"]), .hypervisors(names: ["empty3"]))
    #expect(answer.documents.map(\.kind) == ["placement-traits"])
    #expect(answer.documents[0].content == #"["HW_CPU_X86_AVX", "HW_CPU_X86_SSE42"]"#)
  }

  /// A release before 2.87 is asked at the highest microversion that it has.
  @Test(arguments: ["2.1", "2.28", "2.53", "2.79"]) func olderReleasesAnswerToo(_ version: String)
    async throws
  {
    var cloud = RecordedCloud(hosts: ["node1", "node2"], servers: 3)
    cloud.maximumMicroversion = version
    let (answer, requests) = try await ask(cloud, .diagnosis(server: RecordedCloud.serverID(0), hosts: []))
    #expect(answer.documents.map(\.name) == ["nova:node1"])
    let sent = requests.compactMap { $0.headers["openstack-api-version"] }
    #expect(!sent.isEmpty)
    for header in sent where header.hasPrefix("compute") {
      let used = try #require(Microversion(String(header.dropFirst("compute ".count))))
      #expect(used <= Microversion(version)!)
    }
  }

  /// Each request is a row of the table: its method, path and microversion.
  @Test func everyRequestIsInTheTable() async throws {
    let cloud = RecordedCloud(hosts: ["node1", "empty3"], servers: 3)
    var requests = try await ask(cloud, .hypervisors(names: ["empty3"])).requests
    requests += try await ask(cloud, .server(RecordedCloud.serverID(0))).requests
    requests += try await ask(cloud, .diagnosis(server: RecordedCloud.serverID(0), hosts: [])).requests
    var moving = cloud
    moving.migrations = [
      #"{"id": 1, "uuid": "u1", "instance_uuid": "\#(RecordedCloud.serverID(0))", "status": "error", "migration_type": "live-migration", "source_compute": "node1", "dest_compute": "node1", "updated_at": "2999-01-01T00:00:00.000000"}"#
    ]
    moving.actions[RecordedCloud.serverID(0)] = [
      "req-1":
        #"{"action": "live-migration", "request_id": "req-1", "start_time": "2999-01-01T00:00:00.000000", "message": "Error", "events": []}"#
    ]
    moving.maximumMicroversion = "2.104"
    requests += try await ask(moving, .cloud(hours: 24)).requests
    var used: Set<CloudCall> = []
    for request in requests {
      let call = try #require(
        CloudCall.all.sorted { $0.path.count { $0 == "{" } < $1.path.count { $0 == "{" } }.first { call in
          let prefix =
            call.service == .identity
            ? "/identity" : call.service == .compute ? "/compute/v2.1" : "/placement"
          let wanted = (prefix + call.path).split(separator: "/")
          let sent = request.path.split(separator: "/")
          return request.method == call.method && request.path.hasPrefix(prefix) && wanted.count == sent.count
            && zip(wanted, sent).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        }, "\(request.method) \(request.path) is not in the table")
      used.insert(call)
      let version = request.headers["openstack-api-version"]
      if let pinned = call.microversion {
        let name = "\(call.service) "
        let sent = try #require(
          version.flatMap { Microversion(String($0.dropFirst(name.count))) }, "\(request.path)")
        #expect(version?.hasPrefix(name) == true && sent <= pinned && sent >= (call.lowest ?? pinned))
      } else {
        #expect(version == nil)
      }
      #expect(request.headers["x-openstack-request-id"]?.hasPrefix("req-") == true)
    }
    #expect(Set(CloudCall.all).subtracting(used).map(\.title) == [])
  }

  /// No secret, address, user data or owner is in what is handed over.
  @Test func nothingSecretIsHandedOver() async throws {
    let (answer, _) = try await ask(
      RecordedCloud(hosts: ["node1"], servers: 3), .diagnosis(server: RecordedCloud.serverID(0), hosts: []))
    let text = String(decoding: answer.json(), as: UTF8.self)
    for word in [RecordedCloud.password, RecordedCloud.token, "never-to-be-kept", "10.0.0.", "127.0.0.1"] {
      #expect(!text.contains(word), "\(word)")
    }
  }
}
