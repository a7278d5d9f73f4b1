import CloudRecordings
import FleetDocuments
import Foundation
import Testing

@testable import OpenStackClient

@Suite struct ProxyTests {
  private struct Case: Encodable {
    var environment: [String: String]
    var url: String
  }

  /// Variables and addresses in many combinations.
  private static let cases: [Case] = {
    let environments: [[String: String]] = [
      [:], ["http_proxy": "http://p.example.org:3128"], ["HTTP_PROXY": "http://p.example.org:3128"],
      ["HTTPS_PROXY": "p.example.org:3128"], ["https_proxy": "http://u:p%40ss@p.example.org"],
      ["HTTP_PROXY": "http://upper:1", "http_proxy": "http://lower:2"],
      ["HTTP_PROXY": "http://upper:1", "http_proxy": ""],
      ["HTTP_PROXY": "http://p:1", "REQUEST_METHOD": "GET"],
      ["http_proxy": "http://p:1", "REQUEST_METHOD": "GET"],
      ["ALL_PROXY": "http://all:8080"], ["all_proxy": "http://all:8080", "https_proxy": "http://own:1"],
    ]
    let exceptions: [[String: String]] = [
      [:], ["no_proxy": "cloud.example.org"], ["NO_PROXY": ".example.org"], ["no_proxy": "example.org"],
      ["no_proxy": "*"], ["no_proxy": "10.0.0.0/8, 127.0.0.1"], ["no_proxy": "10.1.2.3"],
      ["no_proxy": "cloud.example.org:5000"], ["no_proxy": "", "NO_PROXY": "cloud.example.org"],
      ["no_proxy": "ple.org"], ["no_proxy": " .Example.ORG ,x"], ["no_proxy": "10.0.0.0/33,10.0.0.0/x"],
      ["no_proxy": "localhost,,"],
    ]
    let addresses = [
      "http://cloud.example.org/identity", "https://cloud.example.org:5000/v3", "https://10.1.2.3/v3",
      "http://127.0.0.1:8774/v2.1", "http://localhost/", "https://otherexample.org", "https://example.org",
      "http://CLOUD.Example.org/",
    ]
    return environments.flatMap { environment in
      exceptions.flatMap { exception in
        addresses.map { Case(environment: environment.merging(exception) { $1 }, url: $0) }
      }
    }
  }()

  /// The proxy is the one that requests takes, by which keystoneauth sends.
  @Test(
    .enabled(if: PeerPython.sdk != nil, "openstacksdk was not fetched (Scripts/fetch-openstack)"))
  func theProxyIsTheOneThatRequestsTakes() throws {
    let python = try #require(PeerPython.sdk)
    let encoder = JSONEncoder()
    let input = try Self.cases.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
    let script = "\(PeerPython.root)/Fleet/Tests/OpenStackClientTests/Peer/choose-proxy.py"
    let lines = try PeerPython.run(python, script, input: input.joined(separator: "\n") + "\n").split(
      separator: "\n")
    try #require(lines.count == Self.cases.count)
    var proxied = 0
    for (item, line) in zip(Self.cases, lines) {
      let proxy = try ProxySettings(item.environment).proxy(for: try HTTPAddress(item.url, "url"))
      let mine =
        proxy.map { "http \($0.host) \($0.port) \($0.user ?? "-") \($0.password ?? "-")" } ?? "direct"
      #expect(mine == line, "\(item)")
      proxied += proxy == nil ? 0 : 1
    }
    #expect(proxied > 200)
  }

  /// A kind of proxy that Martlet has not is refused by name, without the password in its address.
  @Test(arguments: ["socks5://u:s3cret@p:1080", "https://u:s3cret@p:443", "http://", "http://u:s3cret@"])
  func otherProxiesAreRefused(_ text: String) throws {
    let failure = #expect(throws: FleetFailure.self) {
      try ProxySettings(["HTTPS_PROXY": text]).proxy(for: try HTTPAddress("https://cloud.example.org", "url"))
    }
    #expect(failure?.kind == .badInput && failure?.reason.hasPrefix("HTTPS_PROXY ") == true)
    #expect(failure?.reason.contains("s3cret") == false)
  }

  /// What a cloud answers through a proxy, and the first lines of the requests that the proxy saw.
  private func ask(
    _ credentials: String?, given: String?, isEncrypted: Bool, noProxy: String = ""
  ) async throws -> (Result<FetchedDocuments, FleetFailure>, seen: [String]) {
    let authority = try TestAuthority()
    defer { authority.end() }
    let log = authority.path("requests")
    let proxy = try FrontServer(["proxy", log] + (credentials.map { [$0] } ?? []))
    var front: FrontServer?
    let files = try authority.certificate("DNS:cloud.example.org")
    let server = try await RecordedCloud(hosts: ["node1"]).start { port in
      guard isEncrypted else { return "http://cloud.example.org:\(port)" }
      let started = try FrontServer(["tls", files.certificate, files.key, "\(port)"])
      front = started
      return "https://cloud.example.org:\(started.port)"
    }
    let scheme = isEncrypted ? "https" : "http"
    let address = "\(scheme)://cloud.example.org:\(front?.port ?? server.port)"
    let settings = try CloudSettings(
      cloud: nil, allowsInsecure: false,
      files: CloudFiles(
        environment: [
          "OS_AUTH_URL": "\(address)/identity", "OS_USERNAME": "admin", "OS_PASSWORD": RecordedCloud.password,
          "OS_PROJECT_ID": "x", "OS_USER_DOMAIN_ID": "default", "OS_CACERT": authority.path("ca.pem"),
          "\(scheme)_proxy": "http://\(given.map { $0 + "@" } ?? "")127.0.0.1:\(proxy.port)",
          "no_proxy": noProxy,
        ], workingFolder: "/nonexistent"))
    let client = try CloudClient(settings)
    let result: Result<FetchedDocuments, FleetFailure>
    do throws(FleetFailure) { result = .success(try await client.answer(to: .hypervisors(names: []))) } catch
    {
      result = .failure(error)
    }
    await client.shutDown()
    await server.stop()
    front?.end()
    proxy.end()
    let seen = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
    return (result, seen.split(separator: "\n").map(String.init))
  }

  @Test(arguments: [true, false], [nil, "user:p%40ss"] as [String?]) func requestsGoThroughTheProxy(
    _ isEncrypted: Bool, _ credentials: String?
  ) async throws {
    let (answer, seen) = try await ask(
      credentials?.removingPercentEncoding, given: credentials, isEncrypted: isEncrypted)
    #expect(try answer.get().documents.map(\.name) == ["nova:node1"])
    #expect(!seen.isEmpty)
    for line in seen {
      #expect(line.contains("cloud.example.org:") && (!isEncrypted || line.hasPrefix("CONNECT ")), "\(line)")
    }
  }

  @Test(arguments: [true, false]) func theProxyRefusesTheUser(_ isEncrypted: Bool) async throws {
    let (answer, _) = try await ask("user:right", given: "user:wr0ng", isEncrypted: isEncrypted)
    guard case .failure(let failure) = answer else {
      Issue.record("it did not fail")
      return
    }
    #expect(failure.kind == .noPermission)
    #expect(
      failure.reason.hasSuffix("the proxy wants a user and password, or refuses the given"),
      "\(failure.reason)")
    #expect(!failure.reason.contains("wr0ng"))
  }

  /// What NO_PROXY names is reached directly: here nobody but the proxy knows the name.
  @Test func exceptionsGoAround() async throws {
    let (answer, seen) = try await ask(nil, given: nil, isEncrypted: true, noProxy: ".example.org")
    guard case .failure(let failure) = answer else {
      Issue.record("it did not fail")
      return
    }
    #expect(failure.kind == .unavailable && !failure.reason.contains("proxy"), "\(failure.reason)")
    #expect(seen == [])
  }

  @Test func aProxyThatIsNotThere() async throws {
    let server = try await RecordedCloud(hosts: []).start()
    let port = server.port
    await server.stop()
    let settings = try CloudSettings(
      cloud: nil, allowsInsecure: false,
      files: CloudFiles(
        environment: [
          "OS_AUTH_URL": "http://cloud.example.org/identity", "OS_USERNAME": "u", "OS_PASSWORD": "p",
          "OS_PROJECT_ID": "x", "OS_USER_DOMAIN_ID": "default", "HTTP_PROXY": "127.0.0.1:\(port)",
        ], workingFolder: "/nonexistent"))
    let client = try CloudClient(settings)
    let failure = await #expect(throws: FleetFailure.self) {
      try await client.answer(to: .hypervisors(names: []))
    }
    await client.shutDown()
    #expect(
      failure?.kind == .unavailable
        && failure?.reason.contains(
          "http://cloud.example.org (through the proxy 127.0.0.1:\(port)) accepts no connection") == true,
      "\(failure?.reason ?? "")")
  }
}
