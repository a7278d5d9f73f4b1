import FleetTestSupport
import Foundation
import FoundationNetworking
import Testing

@testable import OpenStackClient

/// A real keystone, and a real Nova with Placement and four hosts, on loopback: `Tests/MartletQuestionsTests/Peer/serve-cloud.py`.
///
/// One test at a time uses it.
final class PoolCloud: @unchecked Sendable {
  /// The repository's folder.
  static let root: String = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    return folder.path
  }()

  /// The Python in which Nova is installed; nil if it was not fetched.
  static let python: String? = {
    let path = "\(root)/.oracle/openstack/bin/python"
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }()

  /// martlet-fleet beside these tests; nil if it is not there.
  static let program: String? = {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let path = URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent("martlet-fleet")
      .path
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }()

  private struct Ready: Decodable {
    var port: Int?
    var keystone: String?
    var password: String?
    var error: String?
  }

  /// What a test found wrong with the cloud itself.
  struct Trouble: Error, CustomStringConvertible {
    var description: String
  }

  /// The folder of its files.
  let folder: String
  private let process = Process()
  private let base: String
  /// The address of the services and of the test's own controls.
  var address: String { base }
  let identity: String
  private let password: String
  private(set) var token = ""

  /// Starts it, and waits until it answers.
  init(hosts: [String] = ["a1=sandy", "a2=sandy", "b1=broad", "b2=broad"]) throws {
    folder = NSTemporaryDirectory() + "/martlet-pools-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let log = folder + "/log"
    _ = FileManager.default.createFile(atPath: log, contents: nil)
    process.executableURL = URL(fileURLWithPath: Self.python ?? "")
    process.arguments =
      [
        "\(Self.root)/Tests/MartletQuestionsTests/Peer/serve-cloud.py", folder, "/usr/share/libvirt/cpu_map",
      ] + hosts
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: log)
    let output = Pipe()
    process.standardOutput = output
    try process.start()
    var text = Data()
    while !text.contains(0x0a) {
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { break }
      text += more
    }
    let ready = try? JSONDecoder().decode(Ready.self, from: text.split(separator: 0x0a).first ?? Data())
    guard let port = ready?.port, let keystone = ready?.keystone, let secret = ready?.password else {
      let end = (try? String(contentsOfFile: log, encoding: .utf8))?.suffix(3_000) ?? ""
      process.terminate()
      throw Trouble(description: "the cloud did not start: \(ready?.error ?? "")\n\(end)")
    }
    (base, identity, password) = ("http://127.0.0.1:\(port)", keystone, secret)
  }

  /// Ends it; keystone ends with it.
  func end() {
    process.terminate()
    process.waitUntilExit()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// The variables by which a program finds the cloud.
  var environment: [String: String] {
    [
      "OS_AUTH_URL": identity, "OS_USERNAME": "admin", "OS_PASSWORD": password, "OS_PROJECT_NAME": "admin",
      "OS_USER_DOMAIN_NAME": "Default", "OS_PROJECT_DOMAIN_NAME": "Default", "HOME": folder,
      "PATH": "/usr/bin:/bin",
    ]
  }

  /// A connection of the client's, which the body uses.
  func connected<Answer>(_ body: (CloudClient) async throws -> Answer) async throws -> Answer {
    let files = CloudFiles(environment: environment, workingFolder: "/nonexistent")
    var limits = CloudLimits.standard
    // A slow machine is no fault of the cloud's.
    limits.time = .seconds(3_600)
    limits.requestTime = .seconds(600)
    let client = try CloudClient(
      try CloudSettings(cloud: nil, allowsInsecure: false, files: files), limits: limits)
    do {
      let answer = try await body(client)
      await client.shutDown()
      return answer
    } catch {
      await client.shutDown()
      throw error
    }
  }

  /// An answer of the API.
  struct Answer {
    var status: Int
    var body: String

    /// The text at a path of keys.
    subscript(path: String...) -> String? {
      var value = try? JSONSerialization.jsonObject(with: Data(body.utf8))
      for key in path {
        if let list = value as? [Any] {
          value = Int(key).flatMap { list.indices.contains($0) ? list[$0] : nil }
        } else {
          value = (value as? [String: Any])?[key]
        }
      }
      return value as? String ?? (value as? NSNumber)?.stringValue
    }
  }

  /// Sends a request to Nova or Placement, or to the test's own controls.
  @discardableResult
  func send(_ method: String, _ path: String, _ body: String? = nil, version: String? = nil) async throws
    -> Answer
  {
    if token.isEmpty, !path.hasPrefix("/control") { try await signIn() }
    var request = URLRequest(url: try #require(URL(string: base + path)))
    request.httpMethod = method
    request.timeoutInterval = 300
    request.setValue(token, forHTTPHeaderField: "X-Auth-Token")
    // The test's own writes are not those that it counts.
    request.setValue("yes", forHTTPHeaderField: "X-Other-Writer")
    let placement = path.hasPrefix("/placement")
    request.setValue(
      version ?? (placement ? "placement 1.18" : "compute 2.96"), forHTTPHeaderField: "OpenStack-API-Version")
    if let body {
      request.setValue("application/json", forHTTPHeaderField: "Content-Type")
      request.httpBody = Data(body.utf8)
    }
    let (data, response) = try await URLSession.shared.data(for: request)
    return Answer(
      status: (response as? HTTPURLResponse)?.statusCode ?? 0, body: String(decoding: data, as: UTF8.self))
  }

  /// Uses a control of the test's.
  @discardableResult
  func control(_ what: String) async throws -> Answer { try await send("POST", "/control/" + what) }

  func signIn() async throws {
    var request = URLRequest(url: try #require(URL(string: identity + "/auth/tokens")))
    request.httpMethod = "POST"
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    request.httpBody = Data(
      #"{"auth": {"identity": {"methods": ["password"], "password": {"user": {"name": "admin", "domain": {"id": "default"}, "password": "\#(password)"}}}, "scope": {"project": {"name": "admin", "domain": {"id": "default"}}}}}"#
        .utf8)
    let (_, response) = try await URLSession.shared.data(for: request)
    token = (response as? HTTPURLResponse)?.value(forHTTPHeaderField: "X-Subject-Token") ?? ""
    guard !token.isEmpty else { throw Trouble(description: "keystone gave no token") }
  }
}

extension PoolCloud {
  /// Where a server is, and its state.
  func server(_ id: String) async throws -> (host: String?, status: String?) {
    let answer = try await send("GET", "/compute/v2.1/servers/\(id)")
    return (answer["server", "OS-EXT-SRV-ATTR:host"], answer["server", "status"])
  }

  /// Starts a server, and waits until it runs or failed.
  ///
  /// - Returns: Its UUID, and its host; nil for one that no host took.
  func boot(flavor: String, on host: String? = nil) async throws -> (id: String, host: String?) {
    let place = host.map { #", "host": "\#($0)""# } ?? ""
    let answer = try await send(
      "POST", "/compute/v2.1/servers",
      #"{"server": {"name": "web", "flavorRef": "\#(flavor)", "imageRef": "155d900f-4e14-4e4c-a73d-069cbf4541e6", "networks": "none"\#(place)}}"#
    )
    guard let id = answer["server", "id"] else {
      throw Trouble(description: "no server: \(answer.status) \(answer.body)")
    }
    try await wait("the server has started or failed") { try await self.server(id).status != "BUILD" }
    let found = try await server(id)
    return (id, found.status == "ACTIVE" ? found.host : nil)
  }

  /// Live-migrates a server to a host, and waits for the end.
  ///
  /// - Returns: The reason of the failure; nil if the server is there.
  func move(_ id: String, to host: String) async throws -> String? {
    let answer = try await send(
      "POST", "/compute/v2.1/servers/\(id)/action",
      #"{"os-migrateLive": {"host": "\#(host)", "block_migration": "auto"}}"#)
    guard answer.status == 202 else { return answer.body }
    let actions = "/compute/v2.1/servers/\(id)/os-instance-actions"
    let request =
      try await send("GET", actions, version: "compute 2.84")["instanceActions", "0", "request_id"] ?? ""
    try await wait("the move has ended") {
      let action = try await self.send("GET", "\(actions)/\(request)", version: "compute 2.84")
      let state = try await self.send("GET", "/compute/v2.1/servers/\(id)")
      return state["server", "OS-EXT-STS:task_state"] == nil
        && (state["server", "OS-EXT-SRV-ATTR:host"] == host || action["instanceAction", "message"] == "Error")
    }
    let end = try await send("GET", "\(actions)/\(request)", version: "compute 2.84")
    return try await server(id).host == host ? nil : end.body
  }

  /// Sends an action, and waits for a state.
  func act(_ body: String, on id: String, until status: String) async throws {
    let answer = try await send("POST", "/compute/v2.1/servers/\(id)/action", body)
    guard answer.status == 202 || answer.status == 200 || answer.status == 204 else {
      throw Trouble(description: "\(body): \(answer.status) \(answer.body)")
    }
    try await wait("\(id) is \(status) after \(body)") {
      let found = try await self.send("GET", "/compute/v2.1/servers/\(id)")
      guard found["server", "status"] != "ERROR" else {
        throw Trouble(description: "\(id) failed after \(body): \(found.body)")
      }
      return found["server", "status"] == status && found["server", "OS-EXT-STS:task_state"] == nil
    }
  }

  /// Stops a server, has nova-manage set a property of its image, and starts it.
  func bind(_ id: String, _ trait: String) async throws {
    try await act(#"{"os-stop": null}"#, on: id, until: "SHUTOFF")
    let answer = try await control("property/\(id)/trait:\(trait)/required")
    guard answer["status"] == "0" else { throw Trouble(description: answer.body) }
    try await act(#"{"os-start": null}"#, on: id, until: "ACTIVE")
  }

  /// What nova-manage prints of a server's property, as --properties takes it.
  func property(_ id: String, _ trait: String) async throws -> String {
    "\(id) \(try await control("property/\(id)/trait:\(trait)")["printed"] ?? "")\n"
  }

  /// Waits for a condition, at most as many fifths of a second as are given, and what asking takes.
  func wait(_ what: String, limit: Int = 600, _ holds: () async throws -> Bool) async throws {
    for _ in 0..<limit {
      if try await holds() { return }
      try await Task.sleep(for: .milliseconds(200))
    }
    throw Trouble(description: "waited in vain until \(what)")
  }
}
