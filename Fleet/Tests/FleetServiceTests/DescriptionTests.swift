import Foundation
import Hummingbird
import HummingbirdTesting
import Testing

@testable import FleetService

/// The OpenAPI document, the page's files, and what callers send.
@Suite struct DescriptionTests {
  @Test func theDocumentDescribesEveryRoute() async throws {
    let served = try await ServedFleet(hosts: 0)
    let text = try await served.ask { client, _ in try await client.send("/api/v1/openapi.json").text }
    let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(document["openapi"] as? String == "3.1.1")
    let paths = try #require(document["paths"] as? [String: [String: Any]])
    let routes = try ServiceRoutes().all.filter { $0.path.hasPrefix("/api/v1") }
    #expect(paths.values.map(\.count).reduce(0, +) == routes.count && routes.count > 35)
    var names: Set<String> = []
    for route in routes {
      let operation = try #require(paths[route.path]?[route.method.rawValue.lowercased()] as? [String: Any])
      #expect(names.insert(operation["operationId"] as? String ?? "").inserted)
      let braces = route.path.matches(of: /\{(\w+)\}/).map { String($0.output.1) }
      #expect(braces == route.parameters.filter { $0.place == .path }.map(\.name), "\(route.path)")
      // Whoever may change something is known, or trades a token.
      #expect(!route.isChange || route.scope != nil || route.path == "/api/v1/session")
    }
    let schemas = try #require((document["components"] as? [String: Any])?["schemas"] as? [String: Any])
    for match in text.matches(of: /"\$ref" ?: "([^"]+)"/) {
      let name = String(match.output.1).replacing("#/components/schemas/", with: "")
      #expect(schemas[name] != nil, "\(match.output.1)")
    }
  }

  @Test func formsOfAnswersAreListedWithTheirSchemas() async throws {
    let served = try await ServedFleet(hosts: 0)
    try await served.ask { client, _ in
      let listed = try #require(
        try await client.send("/api/v1/schemas").object["schemas"] as? [[String: Any]])
      #expect(listed.contains { $0["form"] as? String == "martlet.fleet-overview/2.0" })
      for entry in listed {
        let schema = try await client.send("/api/v1/schemas/\(entry["name"] as? String ?? "")").object
        #expect(schema["title"] as? String == entry["form"] as? String)
      }
      let rules = try #require(try await client.send("/api/v1/rules").object["rules"] as? [[String: String]])
      #expect(rules.count > 20 && rules.allSatisfy { $0["source"]?.isEmpty == false })
    }
  }

  @Test func thePageIsAsItsFilesAre() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let check = try Process.run(root.appending(path: "Scripts/embed-page"), arguments: ["--check"])
    check.waitUntilExit()
    #expect(check.terminationStatus == 0, "Scripts/embed-page writes the page's files again")
  }

  @Test func browsersKeepAFileUntilThePageChanges() async throws {
    let served = try await ServedFleet(hosts: 0)
    let page = PageFiles([
      PageFile(name: "index.html", text: #"<script type="module" src="/assets/app.js"></script>"#),
      PageFile(name: "app.js", text: #"import "./dom.js";"#), PageFile(name: "dom.js", text: "//"),
    ])
    let core = try ServiceCore(try served.settings(), fleet: served.fleet)
    let application = Application(router: ServiceRouter.router(try ServiceRoutes(page: page).all, core))
    try await application.test(.router) { client in
      let index = try await client.send("/")
      #expect(
        index.headers[.contentType] == "text/html; charset=utf-8"
          && index.headers[.cacheControl] == "no-cache")
      let address = try #require(index.text.firstMatch(of: /"(\/assets\/[0-9a-f]{16}\/app\.js)"/)?.output.1)
      let script = try await client.send(String(address))
      #expect(script.headers[.cacheControl]?.contains("immutable") == true && script.text.hasPrefix("import"))
      // What the script imports is beside it.
      #expect(try await client.send(String(address).replacing("app.js", with: "dom.js")).status == .ok)
      let tag = try #require(index.headers[.eTag])
      #expect(try await client.send("/", .get, ["If-None-Match": tag]).status == .notModified)
      #expect(try await client.send("/assets/0123456789abcdef/app.js").status == .notFound)
      #expect(try await client.send("/assets/..%2Fapp.js").status == .notFound)
    }
    #expect(
      PageFiles([PageFile(name: "a.js", text: "1")]).digest
        != PageFiles([PageFile(name: "a.js", text: "2")]).digest)
  }

  @Test func recordsAreAddedAndMessagesExplained() async throws {
    let served = try await ServedFleet(hosts: 2, guests: 2)
    let own = ["X-Martlet": "1"]
    let capabilities = """
      <domainCapabilities><path>/usr/bin/qemu-system-x86_64</path><domain>kvm</domain><arch>x86_64</arch>
      <cpu><mode name='host-model' supported='yes'><model fallback='forbid'>Haswell-noTSX</model>
      <vendor>Intel</vendor></mode></cpu></domainCapabilities>
      """
    try await served.ask { client, core in
      let added = try await client.send(
        "/api/v1/records", .post, own, body: capabilities, type: "application/octet-stream")
      #expect(
        added.status == .ok && (added.object["hosts"] as? [String: Int])?["added"] == 1, "\(added.text)")
      #expect(try await client.send("/api/v1/hosts").object["total"] as? Int == 3)
      let refused = try await client.send(
        "/api/v1/records", .post, own, body: "no record of anything", type: "application/octet-stream")
      #expect(refused.status == .unprocessableContent, "\(refused.text)")
      // A path is a name here, and nothing is opened.
      let path = try await client.send(
        "/api/v1/records", .post, own, body: "/etc/hostname", type: "application/octet-stream")
      #expect(path.status == .unprocessableContent && !path.text.contains("hostname:"))
      let log =
        #"{"log": "operation failed: guest CPU doesn't match specification: missing features: hle,rtm"}"#
      let explained = try await client.send("/api/v1/diagnoses", .post, own, body: log)
      #expect(explained.status == .ok && explained.text.contains("hle"), "\(explained.text)")
      let between = try await client.send(
        "/api/v1/diagnoses", .post, own,
        body: #"{"log": "Unsafe migration", "from": "host-000000", "to": "host-000001"}"#)
      #expect(between.object["schema"] as? String == "martlet.diagnosis/2.1", "\(between.text)")
      let unknown = try await client.send(
        "/api/v1/diagnoses", .post, own, body: #"{"log": "x", "from": "/etc/passwd", "to": "host-000001"}"#)
      #expect(unknown.status == .notFound)
      await core.stop()
    }
  }

  @Test func aHostsTimelineHasEachChangeOnce() async throws {
    let served = try await ServedFleet(hosts: 0)
    @Sendable func record(_ without: [String]) -> String {
      let lacking = without.map { "<feature policy='disable' name='\($0)'/>" }.joined()
      return """
        <domainCapabilities><path>/usr/bin/qemu-system-x86_64</path><domain>kvm</domain><arch>x86_64</arch>
        <cpu><mode name='host-model' supported='yes'><model fallback='forbid'>Haswell-noTSX</model>
        <vendor>Intel</vendor>\(lacking)</mode></cpu></domainCapabilities>
        """
    }
    try await served.ask { client, core in
      for without in [[], ["erms"], ["erms", "pcid"]] as [[String]] {
        _ = try await client.send(
          "/api/v1/records", .post, ["X-Martlet": "1"], body: record(without),
          type: "application/octet-stream")
      }
      let hosts = try #require(try await client.send("/api/v1/hosts").object["hosts"] as? [[String: Any]])
      let name =
        try #require(hosts.first?["name"] as? String).addingPercentEncoding(
          withAllowedCharacters: .alphanumerics) ?? ""
      let history = try await client.send("/api/v1/hosts/\(name)/drift").object
      let changes = try #require(history["changes"] as? [[String: Any]])
      #expect(history["records"] as? Int == 3 && changes.count == 2)
      #expect(changes.map { $0["lost"] as? [String] } == [["pcid"], ["erms"]])
      await core.stop()
    }
  }
}
