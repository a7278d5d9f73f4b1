import Foundation
import Testing

@testable import OpenStackClient

@Suite struct CallTableTests {
  private func table(of calls: [CloudCall]) -> String {
    var lines = ["| call | microversion | rights | what is sent | what for |", "|---|---|---|---|---|"]
    for call in calls {
      var version = call.microversion.map { "\($0)" } ?? "–"
      if let lowest = call.lowest, let pinned = call.microversion, lowest < pinned {
        version +=
          "; from \(lowest), where \(call.lost == "nothing" ? "nothing is lost" : "it loses: \(call.lost)")"
      }
      let rights = call.policies.isEmpty ? "none" : call.policies.map { "`\($0)`" }.joined(separator: ", ")
      lines.append(
        "| \(call.service) `\(call.title)` | \(version) | \(rights) | \(call.sends) | \(call.purpose) |")
    }
    return lines.joined(separator: "\n")
  }

  /// The tables in Documentation are the data that requests are made from.
  @Test(arguments: [
    ("openstack.md", CloudCall.all), ("openstack-pools.md", CloudCall.pools),
    ("openstack-drain.md", CloudCall.drains),
  ])
  func theDocumentHasTheTable(of page: String, _ calls: [CloudCall]) throws {
    let path = PeerPython.root + "/Documentation/" + page
    let table = table(of: calls)
    var text = try String(contentsOfFile: path, encoding: .utf8)
    let start = try #require(text.range(of: "<!-- calls: written by CallTableTests -->\n"))
    let end = try #require(text.range(of: "<!-- end of calls -->"))
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      let written = String(text[start.upperBound..<end.lowerBound])
      text.replaceSubrange(start.upperBound..<end.lowerBound, with: table + "\n")
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      #expect(written == table + "\n", "recorded; run again")
      return
    }
    #expect(text[start.upperBound..<end.lowerBound] == table + "\n")
  }

  /// Nova has the policies that the table names.
  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: PeerPython.root + "/.oracle/nova-34.0.0"),
      "Nova 34.0.0 was not fetched (Scripts/fetch-nova)"))
  func novaHasThePolicies() throws {
    let known = try Self.policies(
      in: PeerPython.root + "/.oracle/nova-34.0.0/nova/policies", #/'(os_compute_api:[^']*)'/#)
    for call in CloudCall.all + CloudCall.pools + CloudCall.drains where call.service == .compute {
      for policy in call.policies { #expect(known.contains(policy), "\(policy)") }
    }
  }

  /// Placement has the policies that the tables name.
  @Test(.enabled(if: placement != nil, "Nova with keystone was not fetched (Scripts/fetch-openstack)"))
  func placementHasThePolicies() throws {
    let known = try Self.policies(in: Self.placement ?? "", #/'(placement:[^']*)'/#)
    for call in CloudCall.all + CloudCall.pools + CloudCall.drains where call.service == .placement {
      for policy in call.policies { #expect(known.contains(policy), "\(policy)") }
    }
  }

  /// The folder of Placement's policies; nil if it was not fetched.
  private static let placement: String? = {
    let library = PeerPython.root + "/.oracle/openstack/lib"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: library)) ?? []
    return versions.map { "\(library)/\($0)/site-packages/placement/policies" }.first {
      FileManager.default.fileExists(atPath: $0)
    }
  }()

  /// The names of policies in a service's Python.
  private static func policies(
    in folder: String, _ name: Regex<(Substring, Substring)>
  ) throws -> Set<String> {
    var known: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(atPath: folder) where file.hasSuffix(".py") {
      let text = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
      // BASE_POLICY_NAME = 'os_compute_api:os-hypervisors:%s' and BASE_POLICY_NAME % 'list', or a name as it is.
      for base in text.matches(of: name).map(\.output.1) {
        known.insert(String(base))
        for match in text.matches(of: #/% '([^']+)'/#) {
          known.insert(String(base).replacing("%s", with: String(match.1)))
        }
      }
    }
    return known
  }
}
