import CloudRecordings
import FleetDocuments
import Foundation
import Testing

@testable import OpenStackClient

/// The client and a server whose TLS is Python's, with an authority of the test's own.
@Suite struct TLSTests {
  /// What a cloud behind TLS answers, with more options of clouds.yaml.
  private func ask(
    _ names: String, days: Int = 2, options: String, allowsInsecure: Bool = false, host: String = "127.0.0.1"
  ) async throws -> Result<FetchedDocuments, FleetFailure> {
    let authority = try TestAuthority()
    defer { authority.end() }
    let other = try TestAuthority()
    defer { other.end() }
    let files = try authority.certificate(names, days: days)
    var front: FrontServer?
    let server = try await RecordedCloud(hosts: ["node1"]).start { port in
      let started = try FrontServer(["tls", files.certificate, files.key, "\(port)"])
      front = started
      return "https://\(host):\(started.port)"
    }
    let port = front?.port ?? 0
    let text = """
      clouds:
        one:
          auth: {auth_url: 'https://\(host):\(port)/identity', username: admin, password: \(RecordedCloud.password), project_name: admin, user_domain_name: Default, project_domain_name: Default}
          \(options.replacing("OTHER", with: other.path("ca.pem")).replacing("OWN", with: authority.path("ca.pem")))

      """
    try text.write(toFile: authority.path("clouds.yaml"), atomically: true, encoding: .utf8)
    let result: Result<FetchedDocuments, FleetFailure>
    do throws(FleetFailure) {
      let settings = try CloudSettings(
        cloud: "one", allowsInsecure: allowsInsecure,
        files: CloudFiles(environment: [:], workingFolder: authority.folder))
      let client = try CloudClient(settings)
      do throws(FleetFailure) {
        result = .success(try await client.answer(to: .hypervisors(names: [])))
      } catch {
        result = .failure(error)
      }
      await client.shutDown()
    } catch {
      result = .failure(error)
    }
    await server.stop()
    front?.end()
    return result
  }

  private func failure(_ result: Result<FetchedDocuments, FleetFailure>) -> FleetFailure? {
    guard case .failure(let failure) = result else { return nil }
    #expect(!failure.line.contains("\n") && !failure.line.contains(RecordedCloud.password))
    return failure
  }

  @Test(arguments: ["127.0.0.1", "localhost"]) func theAuthoritysOwnIsAccepted(_ host: String) async throws {
    let answer = try await ask("IP:127.0.0.1,DNS:localhost", options: "cacert: OWN", host: host).get()
    #expect(answer.documents.map(\.name) == ["nova:node1"])
  }

  /// No authority, or another one.
  @Test(arguments: ["cacert: OTHER", "region_name: RegionOne"]) func anotherAuthoritysIsRefused(
    _ options: String
  ) async throws {
    let failure = failure(try await ask("IP:127.0.0.1", options: options))
    #expect(failure?.kind == .unavailable)
    #expect(
      failure?.reason.hasSuffix(
        "no authority that is known here signed its certificate; name its authority's file as cacert")
        == true,
      "\(failure?.reason ?? "")")
    #expect(failure?.reason.hasPrefix("identity GET /: https://127.0.0.1:") == true)
  }

  @Test func anotherHostsIsRefused() async throws {
    let failure = failure(
      try await ask("DNS:cloud.example.org,IP:192.0.2.7", options: "cacert: OWN", host: "localhost"))
    #expect(failure?.kind == .unavailable)
    #expect(
      failure?.reason.hasSuffix(
        "its certificate is for cloud.example.org, 192.0.2.7, not for localhost; correct the address")
        == true,
      "\(failure?.reason ?? "")")
  }

  @Test func theExpiredIsRefused() async throws {
    let failure = failure(try await ask("IP:127.0.0.1", days: -1, options: "cacert: OWN"))
    #expect(failure?.kind == .unavailable)
    let day = HTTPDate.timestamp(Date.now.timeIntervalSince1970 - 86_400).prefix(10)
    #expect(
      failure?.reason.contains(": its certificate expired on \(day)T") == true, "\(failure?.reason ?? "")")
  }

  /// Verification ends by the flag alone, whatever clouds.yaml says.
  @Test(arguments: ["verify: false", "insecure: true"]) func verificationEndsByTheFlagAlone(
    _ options: String
  ) async throws {
    let failure = failure(try await ask("DNS:cloud.example.org", options: options))
    #expect(failure?.kind == .unavailable)
    #expect(
      failure?.reason.hasSuffix(
        ". The configuration turns verification off, which Martlet does only with --os-insecure") == true,
      "\(failure?.reason ?? "")")
    let answer = try await ask("DNS:cloud.example.org", options: options, allowsInsecure: true).get()
    #expect(answer.documents.count == 1)
  }

  @Test func plainHTTPIsNoTLS() async throws {
    let server = try await RecordedCloud(hosts: ["node1"]).start()
    let files = CloudFiles(
      environment: [
        "OS_AUTH_URL": "https://127.0.0.1:\(server.port)/identity", "OS_USERNAME": "u", "OS_PASSWORD": "p",
        "OS_PROJECT_ID": "x", "OS_USER_DOMAIN_ID": "default",
      ], workingFolder: "/nonexistent")
    let client = try CloudClient(try CloudSettings(cloud: nil, allowsInsecure: false, files: files))
    let failure = await #expect(throws: FleetFailure.self) {
      try await client.answer(to: .hypervisors(names: []))
    }
    await client.shutDown()
    await server.stop()
    #expect(
      failure?.kind == .unavailable && failure?.reason.hasSuffix("TLS failed; is it http?") == true,
      "\(failure?.reason ?? "")")
  }

  @Test func certificatesThatCannotBeRead() async throws {
    let failure = failure(try await ask("IP:127.0.0.1", options: "cacert: /nonexistent/ca.pem"))
    #expect(failure?.kind == .noInput)
    #expect(failure?.reason == "cannot read certificates from /nonexistent/ca.pem (cacert)")
  }
}
