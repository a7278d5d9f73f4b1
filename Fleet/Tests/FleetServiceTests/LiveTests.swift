import FleetTestSupport
import Foundation
import Hummingbird
import HummingbirdTesting
import MartletQuestions
import ServiceLifecycle
import Synchronization
import Testing

@testable import FleetService

/// A service on a socket of its own: names, streams, the end, and what systemd hears.
@Suite struct LiveTests {
  private func serve(
    _ settings: ServiceSettings, _ served: ServedFleet, _ body: (Int, ServiceCore) async throws -> Void
  ) async throws { try await served.serve(settings, body) }

  private func ask(
    _ port: Int, _ uri: String, authority: String?, _ method: HTTPRequest.Method = .get
  ) async throws -> TestClient.Response {
    try await TestClient.withClient(
      host: "127.0.0.1", port: port, configuration: .init(timeout: .seconds(3600))
    ) { client in
      try await client.execute(TestClient.Request(uri, method: method, authority: authority))
    }
  }

  @Test func aPageOfAnotherNameReadsNothing() async throws {
    let served = try await ServedFleet(hosts: 2, guests: 2)
    try await serve(try served.settings(), served) { port, _ in
      for name in ["localhost:\(port)", "127.0.0.1:\(port)", "LOCALHOST", "[::1]:\(port)"] {
        #expect(try await ask(port, "/api/v1/hosts", authority: name).status == .ok, "\(name)")
      }
      for name in ["evil.example", "localhost.evil.example:\(port)", "127.0.0.1.evil.example"] {
        let answer = try await ask(port, "/api/v1/hosts", authority: name)
        #expect(answer.status == .misdirectedRequest, "\(name)")
        #expect(answer.body.map { String(buffer: $0) }?.contains("host-0") != true)
      }
    }
  }

  @Test func theEndLeavesRunningJobsToTheNextStartAndTellsWhoFollows() async throws {
    let served = try await ServedFleet(hosts: 2, guests: 2)
    var settings = try served.settings()
    let (begun, begin) = AsyncStream.makeStream(of: Void.self)
    settings.work = { _, handle in
      let (stopped, stop) = AsyncStream.makeStream(of: Void.self)
      handle.onStop { stop.finish() }
      begin.finish()
      for await _ in stopped {}
      try handle.checkNotCutShort()
      return .link("/nothing")
    }
    let id = Mutex("")
    try await serve(settings, served) { port, core in
      let job = try await core.jobs.begin(.refresh, by: "local", key: nil)
      id.withLock { $0 = job.id }
      for await _ in begun {}
      // Its follower hears that it waits again, and does not keep the server from ending.
      let follower = Task { try await ask(port, "/api/v1/jobs/\(job.id)/events", authority: "localhost") }
      while core.jobs.followers(of: job.id) == 0 { await Task.yield() }
      await core.stop()
      let heard = try await follower.value.body.map { String(buffer: $0) } ?? ""
      #expect(heard.contains(#""state":"running""#) && heard.contains(#""state":"waiting""#))
      #expect(try await core.jobs.job(job.id).state == .waiting)
      #expect(try await ask(port, "/readyz", authority: "localhost").status == .serviceUnavailable)
    }
    // The next start carries it out, and its end is still there at the start after that.
    settings.work = { _, _ in .report(ByteBuffer(string: "{}")) }
    let own = id.withLock { $0 }
    try await serve(settings, served) { port, core in
      let heard = try await ask(port, "/api/v1/jobs/\(own)/events", authority: "localhost")
      #expect(heard.body.map { String(buffer: $0) }?.contains(#""state":"done""#) == true)
    }
    try await serve(settings, served) { port, core in
      #expect(try await core.jobs.job(own).state == .done)
      let result = try await ask(port, "/api/v1/jobs/\(own)/result", authority: "localhost")
      #expect(result.body.map { String(buffer: $0) } == "{}")
    }
  }

  /// Two hundred connections follow one job, and each hears its end; beyond the limit who asks is told so.
  @Test func manyFollowOneJobToItsEnd() async throws {
    let served = try await ServedFleet(hosts: 2, guests: 2)
    var settings = try served.settings()
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    settings.work = { _, handle in
      handle.report(1, of: 2, "half of it")
      for await _ in ends {}
      return .link("/nothing")
    }
    try await serve(settings, served) { port, core in
      let job = try await core.jobs.begin(.refresh, by: "local", key: nil)
      let path = "/api/v1/jobs/\(job.id)/events"
      try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<200 {
          group.addTask {
            try await ask(port, path, authority: "localhost").body.map { String(buffer: $0) } ?? ""
          }
        }
        while core.jobs.followers(of: job.id) < 200 { await Task.yield() }
        // Others are still answered.
        #expect(try await ask(port, "/healthz", authority: "localhost").status == .ok)
        var more: [AsyncStream<ServerEvent>] = []
        for _ in 200..<JobBoard.mostFollowers { more.append(try await core.jobs.events(job.id)) }
        #expect(core.jobs.followers(of: job.id) == JobBoard.mostFollowers)
        #expect(try await ask(port, path, authority: "localhost").status == .tooManyRequests)
        end.finish()
        for try await heard in group { #expect(heard.contains(#""state":"done""#)) }
        for stream in more {
          var last = ""
          for await event in stream { last = event.data }
          #expect(last.contains(#""state":"done""#))
        }
      }
      #expect(core.jobs.followers(of: job.id) == 0)
    }
    #expect(OpenFiles.connections(2048, underLimit: 20_000) == 2048)
    #expect(OpenFiles.connections(2048, underLimit: 1024) == 768)
    #expect(OpenFiles.connections(2048, underLimit: 3) == 1)
  }

  @Test func systemdHearsThatItIsReadyThatItLivesAndThatItStops() async throws {
    let served = try await ServedFleet(hosts: 2, guests: 2)
    let socket = try DatagramSocket(path: served.folder + "/notify")
    let (lines, line) = AsyncStream.makeStream(of: String.self)
    let notice = ServiceNotice(["NOTIFY_SOCKET": socket.path, "WATCHDOG_USEC": "20000"])
    #expect(notice.interval == .milliseconds(10))
    let server = try FleetServer(try served.settings(), fleet: served.fleet, notice: notice) {
      line.yield($0)
    }
    let group = try server.group(signals: [])
    let running = Task { try await group.run() }
    for await _ in lines { break }
    var heard: [String] = []
    while !(heard.contains { $0.hasPrefix("READY=1\nSTATUS=Serving ") } && heard.contains("WATCHDOG=1")) {
      heard.append(try socket.receive())
    }
    await group.triggerGracefulShutdown()
    while heard.last != "STOPPING=1" { heard.append(try socket.receive()) }
    try await running.value
    // Another process's watchdog is not this one's.
    #expect(
      ServiceNotice(["NOTIFY_SOCKET": "/x", "WATCHDOG_USEC": "20", "WATCHDOG_PID": "1"]).interval == nil)
    #expect(ServiceNotice([:]).send("READY=1"))
    #expect(!ServiceNotice(["NOTIFY_SOCKET": served.folder + "/none"]).send("READY=1"))
  }

  @Test func tlsIsBuiltInAndAClientsCertificateCanBeNeeded() async throws {
    let served = try await ServedFleet(hosts: 2, guests: 2)
    var settings = try served.guarded().settings
    func openssl(_ words: String) throws {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
      process.arguments = words.split(separator: " ").map(String.init)
      process.currentDirectoryURL = URL(fileURLWithPath: served.folder)
      process.standardError = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      try process.start()
      process.waitUntilExit()
      try #require(process.terminationStatus == 0, "openssl \(words)")
    }
    let curve = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    try openssl(
      "req -x509 \(curve) -subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout key.pem -out cert.pem"
    )
    try openssl("req -x509 \(curve) -subj /CN=alice -keyout alice.key -out alice.pem")
    settings.tls = (served.folder + "/cert.pem", served.folder + "/key.pem")
    settings.clientAuthority = served.folder + "/alice.pem"
    try await serve(settings, served) { port, _ in
      func curl(_ more: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/curl")
        process.arguments =
          [
            "--silent", "--noproxy", "*", "--include", "--max-time", "3600", "--cacert",
            served.folder + "/cert.pem",
          ] + more
          + ["https://localhost:\(port)/healthz"]
        process.standardOutput = pipe
        try process.start()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, output)
      }
      let alice = try await onThread {
        try curl(["--cert", served.folder + "/alice.pem", "--key", served.folder + "/alice.key"])
      }
      #expect(alice.output.contains("200 OK") && alice.output.contains("alive"), "\(alice)")
      #expect(alice.output.lowercased().contains("strict-transport-security: max-age="))
      let nobody = try await onThread { try curl([]) }
      #expect(nobody.status != 0 && nobody.output.isEmpty, "\(nobody)")
    }
  }

  /// Runs what blocks on a thread of its own.
  private func onThread<Value: Sendable>(_ body: @escaping () throws -> Value) async throws -> Value {
    nonisolated(unsafe) let body = body
    return try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try unsafe body() }) }
    }
  }
}

/// A socket on which a test hears what systemd would.
private final class DatagramSocket {
  let path: String
  private let descriptor: Int32

  init(path: String) throws {
    self.path = path
    descriptor = Foundation.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    try #require(bytes.count < MemoryLayout.size(ofValue: address.sun_path))
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
    let status = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(status == 0)
  }

  deinit { close(descriptor) }

  /// The next message.
  func receive() throws -> String {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
    try #require(count > 0)
    return String(decoding: bytes[..<count], as: UTF8.self)
  }
}
