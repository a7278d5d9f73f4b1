import CPUReaders
import FleetPlanning
import FleetQuestions
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import MartletQuestions
import ServiceLifecycle
import Testing

@testable import FleetService

/// A service of an invented fleet, with files of its own, which go when the sample does.
final class ServedFleet: Sendable {
  let folder: String
  let fleet: OpenFleet

  init(hosts: Int = 6, guests: Int = 24) async throws {
    folder = NSTemporaryDirectory() + "martlet-service-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    fleet = try OpenFleet(path: folder + "/fleet.martlet", isCreating: true, map: .builtin)
    guard hosts > 0, let simulated = SimulatedFleet(hosts: hosts, guests: guests, seed: 7) else { return }
    var question = FleetAddQuestion()
    question.documents = (hosts, { simulated.document(ofHost: $0) })
    question.source = "simulated"
    _ = try await question.answer(in: fleet)
    try fleet.tagPools { name in Int(name.dropFirst("host-".count)).map { simulated.pool(ofHost: $0) } }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The settings on loopback, at a port that the system chooses.
  func settings(listen: String = "127.0.0.1:0") throws -> ServiceSettings {
    var settings = try ServiceSettings(listen: listen, store: folder + "/fleet.martlet")
    // A loaded machine may take long over what is asked in passing.
    (settings.bodyTime, settings.answerTime) = (.seconds(3600), .seconds(3600))
    return settings
  }

  /// The settings with tokens that allow what their names say.
  func guarded() throws -> (settings: ServiceSettings, tokens: [String: String]) {
    var file = TokenFile()
    var tokens: [String: String] = [:]
    for (name, scopes) in [
      ("reader", ["read"]), ("planner", ["read", "plan"]), ("mover", ["read", "plan", "execute"]),
    ] {
      tokens[name] = try file.add(name, scopes: scopes, lasting: 3600)
    }
    tokens["late"] = try file.add("late", scopes: ["read"], lasting: -1)
    try file.write(to: folder + "/tokens.json")
    var settings = try settings()
    settings.tokens = folder + "/tokens.json"
    return (settings, tokens)
  }

  /// Asks a service without a socket.
  func ask<Value: Sendable>(
    _ settings: ServiceSettings? = nil,
    _ body: @Sendable @escaping (any TestClientProtocol, ServiceCore) async throws -> Value
  ) async throws -> Value {
    let server = try FleetServer(try settings ?? self.settings(), fleet: fleet) { _ in }
    try await server.core.prepare()
    return try await server.application().test(.router) { client in try await body(client, server.core) }
  }
}

extension ServedFleet {
  /// Moves by a program that writes its arguments to the file `log`, and says that the guest has moved.
  func recordedMoves() throws -> ServiceMoves {
    let program = folder + "/martlet"
    let text = """
      #!/bin/sh
      echo "$@" >> "\(folder)/log"
      printf '{"schema":"martlet.migration-event/2.0","martlet":"1","inputs":[],"judgedBy":[],"time":"2026-01-01T00:00:00Z","event":"result","guest":"%s","result":{"guest":"%s","outcome":"moved","notes":[]}}\\n' "$2" "$2"

      """
    try text.write(toFile: program + ".text", atomically: true, encoding: .utf8)
    // Another process writes it, so that nobody here has it open for writing when it is run.
    let install = try Process.run(
      URL(fileURLWithPath: "/usr/bin/install"), arguments: ["-m", "755", program + ".text", program])
    install.waitUntilExit()
    try #require(install.terminationStatus == 0)
    var moves = ServiceMoves()
    moves.program = program
    moves.pattern = "qemu+ssh://{host}/system"
    moves.journals = folder + "/journals"
    return moves
  }

  /// Runs a service on a socket until the test has asked it at its port, then ends it as SIGTERM does.
  func serve(
    _ settings: ServiceSettings, _ body: (Int, ServiceCore) async throws -> Void
  ) async throws {
    let (lines, line) = AsyncStream.makeStream(of: String.self)
    let server = try FleetServer(settings, fleet: fleet) { line.yield($0) }
    let group = try server.group(signals: [])
    let running = Task { try await group.run() }
    var port = 0
    for await line in lines {
      port = line.split(separator: ":").last.flatMap { Int($0.dropLast()) } ?? 0
      break
    }
    do { try await body(port, server.core) } catch {
      await group.triggerGracefulShutdown()
      throw error
    }
    await group.triggerGracefulShutdown()
    try await running.value
  }
}

extension TestClientProtocol {
  /// Sends a request under the name by which browsers on this machine reach the service.
  func send(
    _ uri: String, _ method: HTTPRequest.Method = .get, _ fields: [String: String] = [:], body: String? = nil,
    type: String = "application/json"
  ) async throws -> TestResponse {
    var headers = HTTPFields()
    for (name, value) in fields {
      guard let name = HTTPField.Name(name) else { continue }
      headers[name] = value
    }
    if body != nil {
      headers[.contentType] = type
      headers[.contentLength] = String(body?.utf8.count ?? 0)
    }
    return try await execute(
      uri: uri, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
  }
}

extension TestResponse {
  /// The body as a text.
  var text: String { String(buffer: body) }

  /// The body's members; empty for what is no object.
  var object: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any] ?? [:]
  }
}
