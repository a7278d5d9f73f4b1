import FleetProgram
import Foundation
import FoundationNetworking
import MartletQuestions
import TestSupport
import Testing

/// A keystone, and a Nova with Placement and two hosts, on loopback: Peer/serve-cloud.py in a Python of Scripts/fetch-openstack.
final class RealCloud {
  /// The Python that has Nova and keystone; nil if they were not fetched.
  static let python: String? = {
    let path = packageFolder.appending(path: ".oracle/openstack/bin/python").path
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }()

  /// martlet-fleet beside the built command; nil if it is not there.
  static let program: String? = {
    let path = URL(fileURLWithPath: martletPath).deletingLastPathComponent().appending(path: "martlet-fleet")
      .path
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }()

  private struct Ready: Decodable {
    var port: Int?
    var keystone: String?
    var password: String?
    var error: String?
  }

  private let process = Process()
  private let folder: String
  private let base: String
  private let identity: String
  private let password: String
  private var token = ""

  /// What a test found wrong with the cloud itself.
  struct Trouble: Error, CustomStringConvertible {
    var description: String
  }

  /// Starts it, and waits until it answers.
  ///
  /// - Throws: `Trouble` with the end of its log.
  init() throws {
    folder = NSTemporaryDirectory() + "/martlet-cloud-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let log = folder + "/log"
    _ = FileManager.default.createFile(atPath: log, contents: nil)
    process.executableURL = URL(fileURLWithPath: Self.python ?? "")
    process.arguments = [
      packageFolder.appending(path: "Tests/MartletQuestionsTests/Peer/serve-cloud.py").path, folder,
      "/usr/share/libvirt/cpu_map",
    ]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: log)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    var text = Data()
    while !text.contains(0x0a) {
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { break }
      text += more
    }
    let line = text.split(separator: 0x0a).first { $0.first == UInt8(ascii: "{") } ?? Data()
    let ready = try? JSONDecoder().decode(Ready.self, from: line)
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

  /// Options whose `nova:` is this cloud, for a user of it.
  func options(user: String = "admin", password: String? = nil, settings: [String] = []) throws
    -> RecordOptions
  {
    let secret = password ?? self.password
    let clouds = """
      clouds:
        article:
          auth:
            auth_url: \(identity)
            username: \(user)
            password: '\(secret)'
            project_name: \(user)
            user_domain_name: Default
            project_domain_name: Default
          region_name: RegionOne

      """
    let place = "\(folder)/\(user)-\(UUID().uuidString)"
    try clouds.write(toFile: place + ".yaml", atomically: true, encoding: .utf8)
    let script = """
      #!/bin/sh
      unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY
      OS_CLIENT_CONFIG_FILE='\(place).yaml' exec '\(Self.program ?? "")' "$@"

      """
    try writeProgram(script, at: place)
    var options = RecordOptions()
    options.access.cloud = CloudAccess(
      name: "article", guestSettings: settings, program: FleetExecutable(path: place))
    return options
  }

  /// An answer of the API.
  struct Answer {
    var status: Int
    var body: String

    /// The value at a path of keys.
    subscript(path: String...) -> String? {
      var value = try? JSONSerialization.jsonObject(with: Data(body.utf8))
      for key in path {
        if let list = value as? [Any] {
          value = Int(key).flatMap { list.indices.contains($0) ? list[$0] : nil }
        } else {
          value = (value as? [String: Any])?[key]
        }
      }
      return value as? String
    }
  }

  /// Sends a request to Nova, or to the test's own controls.
  func send(
    _ method: String, _ path: String, _ body: String? = nil, microversion: String = "2.96"
  ) async throws -> Answer {
    if token.isEmpty, !path.hasPrefix("/control") { try await signIn() }
    var request = URLRequest(url: try #require(URL(string: base + path)))
    request.httpMethod = method
    request.setValue(token, forHTTPHeaderField: "X-Auth-Token")
    request.setValue("compute \(microversion)", forHTTPHeaderField: "OpenStack-API-Version")
    if let body {
      request.setValue("application/json", forHTTPHeaderField: "Content-Type")
      request.httpBody = Data(body.utf8)
    }
    let (data, response) = try await URLSession.shared.data(for: request)
    return Answer(
      status: (response as? HTTPURLResponse)?.statusCode ?? 0, body: String(decoding: data, as: UTF8.self))
  }

  private func signIn() async throws {
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

  /// Starts a server on a host, and waits until it runs.
  func boot(on host: String) async throws -> String {
    let body =
      #"{"server": {"name": "web", "flavorRef": "1", "imageRef": "155d900f-4e14-4e4c-a73d-069cbf4541e6", "networks": "none", "host": "\#(host)"}}"#
    let answer = try await send("POST", "/compute/v2.1/servers", body)
    guard let id = answer["server", "id"] else {
      throw Trouble(description: "no server: \(answer.status) \(answer.body)")
    }
    try await wait("the server runs") {
      try await self.send("GET", "/compute/v2.1/servers/\(id)")["server", "status"] == "ACTIVE"
    }
    return id
  }

  /// The host and state of a server.
  func server(_ id: String) async throws -> (host: String?, status: String?) {
    let answer = try await send("GET", "/compute/v2.1/servers/\(id)")
    return (answer["server", "OS-EXT-SRV-ATTR:host"], answer["server", "status"])
  }

  /// The status of a server's latest live migration.
  func migration(of id: String) async throws -> String? {
    try await send("GET", "/compute/v2.1/os-migrations?instance_uuid=\(id)&migration_type=live-migration")[
      "migrations", "0", "status"]
  }

  /// Waits for a condition, a minute at most.
  func wait(_ what: String, _ holds: () async throws -> Bool) async throws {
    for _ in 0..<240 {
      if try await holds() { return }
      try await Task.sleep(for: .milliseconds(250))
    }
    throw Trouble(description: "waited in vain until \(what)")
  }
}
