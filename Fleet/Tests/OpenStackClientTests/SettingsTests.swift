import FleetDocuments
import Foundation
import Testing

@testable import OpenStackClient

/// A number generator with a seed.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

/// One generated configuration: files and variables.
private struct Case {
  var clouds = ""
  var secure: String?
  var vendors: String?
  var environment: [String: String] = [:]
  var cloud: String?

  /// A configuration of the forms that operators write.
  init(_ random: inout Seeded) {
    func pick<Element>(_ elements: [Element]) -> Element {
      elements[Int.random(in: 0..<elements.count, using: &random)]
    }
    func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }
    let password = pick([
      "secret", "'0123'", "0123", "12:30", "1_000", "\"with space\"", "yes", "1.50", "0x1F", "'{brace'",
      "1e5", "-7", "~x",
    ])
    let scope = pick([
      "project_name: demo", "project_id: 1234", "tenant_name: demo", "tenant-name: demo", "tenant_id: abc",
      "system_scope: all", "domain_name: Ops", "project-name: demo",
    ])
    let domain = pick([
      "user_domain_name: Default\n      project_domain_name: Default", "domain_name: Default",
      "domain_id: default",
      "user_domain_id: default\n      project-domain-id: default", "user-domain-name: Default",
    ])
    let url = pick([
      "https://keystone.example.org/v3", "http://127.0.0.1:5000", "https://{region_name}.example.org:5000/v3",
    ])
    var lines = ["base: &base", "  interface: internal", "clouds:"]
    lines.append("  one:")
    if chance(4) { lines.append("    <<: *base") }
    if chance(5) { lines.append("    profile: vendor") }
    if chance(6) {
      lines.append("    auth_type: \(pick(["password", "v3password", "token", "v3applicationcredential"]))")
    }
    if chance(9) { lines.append("    auth_plugin: password") }
    if !chance(6) {
      lines.append("    auth:")
      if !chance(7) { lines.append("      auth_url: \(url)") }
      lines.append("      username: \(pick(["admin", "\"ad min\"", "42"]))")
      if !chance(3) { lines.append("      password: \(password)") }
      if !chance(5) { lines.append("      \(scope)") }
      if !scope.hasPrefix("domain_name") || !domain.hasPrefix("domain_name") {
        lines.append("      \(domain)")
      }
      if chance(8) { lines.append("      auth-token: abc") }
    }
    if chance(4) { lines.append("    project_name: outer") }
    if chance(8) { lines.append("    user_domain_name: Outer") }
    if chance(9) { lines.append("    domain_id: outer") }
    if chance(3) {
      lines.append(
        pick([
          "    region_name: RegionOne", "    region_name: [A, B]", "    region_name: A,B",
          "    regions:\n    - A\n    - name: B\n      values:\n        interface: admin\n        auth:\n          project_name: of-b",
        ]))
    }
    if chance(3) {
      lines.append(
        "    \(pick(["interface", "endpoint_type", "endpoint-type"])): \(pick(["public", "internal", "admin"]))"
      )
    }
    if chance(6) { lines.append("    verify: \(pick(["false", "true", "no"]))") }
    if chance(8) { lines.append("    insecure: \(pick(["true", "false", "'True'", "yes"]))") }
    if chance(6) { lines.append("    cacert: /etc/ssl/own.pem") }
    if chance(6) { lines.append("    compute_endpoint_override: http://127.0.0.1:8774/v2.1") }
    if chance(2) {
      lines += [
        "  two:",
        "    auth: {auth_url: 'https://two.example.org', username: u2, password: p2, project_name: x, user_domain_name: D, project_domain_name: D}",
      ]
    }
    clouds = lines.joined(separator: "\n") + "\n"
    if chance(3) {
      secure =
        "clouds:\n  one:\n    auth:\n      password: \(pick(["from-secure", "99"]))\n"
        + (chance(2) ? "    interface: admin\n" : "")
    }
    if chance(2) || clouds.contains("profile") {
      vendors =
        "public-clouds:\n  vendor:\n    auth:\n      auth_url: https://vendor.example.org/v3\n    region_name: V1\n    interface: admin\n"
    }
    cloud = pick(["one", "one", "one", nil, "two", "none"])
    if chance(4) { environment["OS_CLOUD"] = "one" }
    if chance(5) { environment["OS_REGION_NAME"] = pick(["RegionOne", "B"]) }
    if chance(4) {
      environment["OS_AUTH_URL"] = "https://env.example.org:5000/v3"
      environment["OS_USERNAME"] = "envuser"
      environment["OS_PASSWORD"] = "envpass"
      environment[pick(["OS_PROJECT_NAME", "OS_TENANT_NAME"])] = "envproject"
      environment["OS_USER_DOMAIN_NAME"] = "Default"
      environment["OS_PROJECT_DOMAIN_ID"] = "default"
      if chance(2) { environment["OS_ENDPOINT_TYPE"] = "internalURL" }
      if chance(3) { environment["OS_INSECURE"] = "true" }
      if chance(3) { environment["OS_CACERT"] = "/env.pem" }
      if chance(2) { cloud = pick(["envvars", nil]) }
    }
  }
}

/// What openstacksdk makes of a case.
private struct SDKAnswer: Decodable {
  var error: String?
  var name: String?
  var authType: String?
  var auth: [String: String]?
  var region: String?
  var interface: String?
  var insecure: Bool?
  var cacert: String?
  var compute: String?

  enum CodingKeys: String, CodingKey {
    case error, name, auth, region, interface, insecure, cacert, compute
    case authType = "auth_type"
  }
}

@Suite struct SettingsTests {
  /// Martlet merges files and variables as openstacksdk does.
  @Test(.enabled(if: PeerPython.sdk != nil, "openstacksdk was not fetched (Scripts/fetch-openstack)"))
  func openstacksdkReadsTheSame() throws {
    var random = Seeded(state: 20)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "martlet-clouds-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    var cases: [(files: CloudFiles, cloud: String?, text: String)] = []
    var input = ""
    for index in 0..<1_500 {
      let sample = Case(&random)
      let place = folder.appendingPathComponent("\(index)")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      for (name, text) in [
        ("clouds.yaml", sample.clouds), ("secure.yaml", sample.secure),
        ("clouds-public.yaml", sample.vendors),
      ] {
        try text?.write(to: place.appendingPathComponent(name), atomically: true, encoding: .utf8)
      }
      var environment = sample.environment
      environment["HOME"] = "/nonexistent"
      environment["XDG_CONFIG_DIRS"] = "/nonexistent"
      cases.append(
        (CloudFiles(environment: environment, workingFolder: place.path), sample.cloud, sample.clouds))
      struct Line: Encodable {
        var folder: String
        var cloud: String?
        var environment: [String: String]
      }
      let encoder = JSONEncoder()
      var line = Line(folder: place.path, environment: sample.environment)
      line.cloud = sample.cloud
      input +=
        String(decoding: try encoder.encode(line), as: UTF8.self).replacing(
          #""folder""#, with: sample.cloud == nil ? #""cloud":null,"folder""# : #""folder""#) + "\n"
    }
    let script = "\(PeerPython.root)/Fleet/Tests/OpenStackClientTests/Peer/read-clouds.py"
    let lines = try PeerPython.run(PeerPython.sdk!, script, input: input).split(separator: "\n")
    try #require(lines.count == cases.count)
    var same = 0
    for (line, sample) in zip(lines, cases) {
      let theirs = try JSONDecoder().decode(SDKAnswer.self, from: Data(line.utf8))
      let ours: Result<CloudConfiguration, FleetFailure>
      do throws(FleetFailure) {
        ours = .success(try CloudConfiguration(cloud: sample.cloud, files: sample.files))
      } catch {
        ours = .failure(error)
      }
      switch ours {
      case .failure(let failure):
        // Without a choice among several clouds openstacksdk goes on with none.
        let isUnchosen = failure.kind == .usage && theirs.name == ""
        #expect(theirs.error != nil || isUnchosen, "\(failure.reason)\n\(line)\n\(sample.text)")
      case .success(let configuration):
        // It fails on its way to a cloud that is empty.
        if theirs.error?.hasPrefix("AttributeError") == true { continue }
        #expect(theirs.error == nil, "\(theirs.error ?? "")\n\(sample.text)")
        guard theirs.error == nil else { continue }
        let options = try InterpolatedOptions(configuration.options)
        let auth = AuthOptions(options)
        #expect(configuration.name == theirs.name)
        #expect(configuration.options["auth_type"]?.string == theirs.authType)
        for (name, value) in theirs.auth ?? [:] where value != "None" {
          let mine = name == "auth_url" ? try options.interpolated(auth[name]) : auth[name]
          #expect(mine == value, "\(name)\n\(sample.text)")
        }
        for name in [
          "project_name", "project_id", "domain_id", "domain_name", "user_domain_name", "user_domain_id",
          "token", "password",
        ] {
          #expect((auth[name] != nil) == (theirs.auth?[name] != nil), "\(name)\n\(line)\n\(sample.text)")
        }
        #expect((try options.text("region_name") ?? "") == theirs.region)
        #expect(configuration.options["interface"]?.string == theirs.interface)
        #expect((try options.text("compute_endpoint_override") ?? "") == theirs.compute)
        same += 1
      }
    }
    #expect(same > 700)
  }

  /// A type or profile that Martlet does not have is refused by its name.
  @Test(arguments: [
    ("auth_type: v3oidcpassword", "v3oidcpassword"), ("auth_type: v3kerberos", "v3kerberos"),
    ("profile: vexxhost", "vexxhost"),
    ("profile: https://vendor.example.org", "https://vendor.example.org"), ("interface: outer", "outer"),
  ]) func whatIsNotSupportedIsNamed(_ line: String, _ name: String) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "martlet-clouds-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = """
      clouds:
        one:
          \(line)
          auth: {auth_url: 'https://one.example.org/v3', username: u, password: p, project_name: x, user_domain_name: D, project_domain_name: D}

      """
    try text.write(to: folder.appendingPathComponent("clouds.yaml"), atomically: true, encoding: .utf8)
    let files = CloudFiles(environment: ["HOME": "/nonexistent"], workingFolder: folder.path)
    let failure = #expect(throws: FleetFailure.self) {
      try CloudSettings(cloud: "one", allowsInsecure: false, files: files)
    }
    #expect(failure?.kind == .badInput)
    #expect(failure?.reason.contains(name) == true)
  }

  /// Verification ends by the flag alone.
  @Test func theFileAloneTurnsNoVerificationOff() throws {
    let environment = [
      "OS_AUTH_URL": "https://one.example.org/v3", "OS_USERNAME": "u", "OS_PASSWORD": "p",
      "OS_PROJECT_ID": "x",
      "OS_USER_DOMAIN_ID": "default", "OS_INSECURE": "true",
    ]
    let files = CloudFiles(environment: environment, workingFolder: "/nonexistent")
    let settings = try CloudSettings(cloud: nil, allowsInsecure: false, files: files)
    #expect(!settings.isInsecure && settings.wantsInsecure)
    #expect(try CloudSettings(cloud: nil, allowsInsecure: true, files: files).isInsecure)
    #expect(
      !settings.description.contains("p ") && settings.description == "envvars at https://one.example.org/v3")
  }
}
