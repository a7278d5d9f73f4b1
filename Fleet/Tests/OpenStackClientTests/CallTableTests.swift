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
  @Test(arguments: [("openstack.md", CloudCall.all), ("openstack-pools.md", CloudCall.pools)])
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
    let folder = PeerPython.root + "/.oracle/nova-34.0.0/nova/policies"
    var known: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(atPath: folder) where file.hasSuffix(".py") {
      let text = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
      // BASE_POLICY_NAME = 'os_compute_api:os-hypervisors:%s' and BASE_POLICY_NAME % 'list', or a name as it is.
      var bases: [Substring] = []
      for match in text.matches(of: #/'(os_compute_api:[^']*)'/#) { bases.append(match.1) }
      for base in bases {
        known.insert(String(base))
        for match in text.matches(of: #/% '([^']+)'/#) {
          known.insert(String(base).replacing("%s", with: String(match.1)))
        }
      }
    }
    for call in CloudCall.all + CloudCall.pools where call.service == .compute {
      for policy in call.policies { #expect(known.contains(policy), "\(policy)") }
    }
  }
}
