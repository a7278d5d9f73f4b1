import Foundation
import FoundationNetworking
import Testing

extension PoolCloud {
  /// The options that give what libvirt and QEMU of each host offer, which no API of Nova's shows.
  func records() throws -> [String] {
    try FileManager.default.createDirectory(atPath: folder + "/hosts", withIntermediateDirectories: true)
    let hosts = [
      ("sandy", "SandyBridge", ["monitor", "pcid", "vmx"]), ("broad", "Broadwell", ["pcid", "vmx"]),
    ]
    return try hosts.flatMap { name, model, features -> [String] in
      let extras = features.map { "<feature policy='require' name='\($0)'/>" }.joined()
      let text = """
        <domainCapabilities><path>/usr/bin/qemu-system-x86_64</path><domain>kvm</domain><machine>pc</machine><arch>x86_64</arch>
        <cpu><mode name='host-passthrough' supported='yes'/><mode name='host-model' supported='yes'>
        <model fallback='forbid'>\(model)</model><vendor>Intel</vendor>\(extras)</mode>
        <mode name='custom' supported='yes'><model usable='yes' vendor='Intel'>\(model)</model></mode></cpu></domainCapabilities>

        """
      return try ["\(name)1", "\(name)2"].flatMap { host in
        let path = "\(folder)/hosts/\(host)"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return ["--record", "\(host)=\(path)"]
      }
    }
  }

  /// Starts several servers of one flavor on a host, and waits until they run.
  ///
  /// - Returns: Their UUIDs, ascending.
  func boot(_ count: Int, flavor: String, on host: String) async throws -> [String] {
    let answer = try await send(
      "POST", "/compute/v2.1/servers",
      #"{"server": {"name": "web", "flavorRef": "\#(flavor)", "imageRef": "155d900f-4e14-4e4c-a73d-069cbf4541e6", "networks": "none", "host": "\#(host)", "min_count": \#(count)}}"#
    )
    guard answer.status == 202 else {
      throw Trouble(description: "no servers: \(answer.status) \(answer.body)")
    }
    try await wait("\(count) servers run on \(host)", limit: 3_000) {
      try await self.servers(on: host).filter { $0.status == "ACTIVE" }.count == count
    }
    return try await servers(on: host).map(\.id)
  }

  /// The servers on a host with their states, by ascending UUIDs.
  func servers(on host: String) async throws -> [(id: String, status: String)] {
    struct Page: Decodable {
      struct Server: Decodable {
        var id: String
        var status: String
      }
      var servers: [Server]
    }
    let answer = try await send("GET", "/compute/v2.1/servers/detail?all_tenants=1&host=\(host)")
    return try JSONDecoder().decode(Page.self, from: Data(answer.body.utf8)).servers
      .map { ($0.id, $0.status) }.sorted { $0.0 < $1.0 }
  }

  /// Deletes all servers on hosts.
  func clear(_ hosts: [String]) async throws {
    for host in hosts {
      for server in try await servers(on: host) {
        try await send("DELETE", "/compute/v2.1/servers/\(server.id)")
      }
      try await wait("\(host) is empty") { try await self.servers(on: host).isEmpty }
    }
  }

  /// The state of a host's nova-compute: its status, and the reason why it is disabled.
  func service(_ host: String) async throws -> (status: String?, reason: String?) {
    let answer = try await send("GET", "/compute/v2.1/os-services?binary=nova-compute&host=\(host)")
    return (answer["services", "0", "status"], answer["services", "0", "disabled_reason"])
  }

  /// Makes an application credential of the administrator's that allows some calls only.
  ///
  /// - Parameter rules: The access rules, a list in JSON.
  /// - Returns: The variables by which a program finds the cloud through it.
  func credential(_ name: String, rules: String) async throws -> [String: String] {
    if token.isEmpty { try await signIn() }
    func ask(_ method: String, _ path: String, _ body: String?) async throws -> Answer {
      var request = URLRequest(url: try #require(URL(string: identity + path)))
      request.httpMethod = method
      request.setValue(token, forHTTPHeaderField: "X-Auth-Token")
      request.setValue(token, forHTTPHeaderField: "X-Subject-Token")
      request.setValue("application/json", forHTTPHeaderField: "Content-Type")
      request.httpBody = body.map { Data($0.utf8) }
      let (data, response) = try await URLSession.shared.data(for: request)
      return Answer(
        status: (response as? HTTPURLResponse)?.statusCode ?? 0, body: String(decoding: data, as: UTF8.self))
    }
    let user = try #require(try await ask("GET", "/auth/tokens", nil)["token", "user", "id"])
    let made = try await ask(
      "POST", "/users/\(user)/application_credentials",
      #"{"application_credential": {"name": "\#(name)", "roles": [{"name": "admin"}], "access_rules": \#(rules)}}"#
    )
    guard let id = made["application_credential", "id"], let secret = made["application_credential", "secret"]
    else { throw Trouble(description: "no credential: \(made.status) \(made.body)") }
    return [
      "OS_AUTH_URL": identity, "OS_AUTH_TYPE": "v3applicationcredential",
      "OS_APPLICATION_CREDENTIAL_ID": id, "OS_APPLICATION_CREDENTIAL_SECRET": secret, "HOME": folder,
      "PATH": "/usr/bin:/bin",
    ]
  }
}
