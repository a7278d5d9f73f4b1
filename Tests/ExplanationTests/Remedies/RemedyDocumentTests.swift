import Foundation
import TestSupport
import Testing

@testable import Remedies

/// `Documentation/remedies.md` lists every remedy, and where it was carried out or why not; `RECORD_SNAPSHOTS=1` writes it anew, in a
/// run that fails.
@Suite struct RemedyDocumentTests {
  private var page: String {
    var text = """
      # Remedies

      Everything that Martlet proposes, with what can go wrong, what restarts and what happens to guests meanwhile. The commands are those of
      the host's platform ([platforms.md](platforms.md)); each remedy has its preconditions, a check afterwards and its undoing, in the
      text and in JSON. The last column says where a remedy was carried out on emulated hosts ([lab.md](lab.md)), or why not.

      \(counts)

      | remedy | risk | restarts | guests meanwhile | carried out |
      |---|---|---|---|---|

      """
    for kind in RemedyKind.allCases {
      let restarts = Set(kind.orderedEffects.compactMap(\.restarts)).sorted().joined(separator: ", ")
      text +=
        "| `\(kind.rawValue)` | \(kind.risk.rawValue) | \(restarts.isEmpty ? "–" : restarts) | \(kind.effectOnGuests) | \(kind.trial.words) |\n"
    }
    return text
  }

  /// How many remedies were carried out, could be, and could not, by reason.
  private var counts: String {
    let trials = RemedyKind.allCases.map(\.trial)
    var lines = ["Of \(trials.count) remedies:"]
    let done = trials.filter { if case .carriedOut = $0 { true } else { false } }.count
    let open = trials.filter { if case .possible = $0 { true } else { false } }.count
    lines.append("- \(done) are carried out by `./test --lab`;")
    lines.append("- \(open) can be carried out on emulated hosts, and no suite does yet;")
    for obstacle in RemedyKind.Trial.Obstacle.allCases {
      let count = trials.filter { $0 == .impossible(obstacle) }.count
      lines.append("- \(count) cannot: \(obstacle.rawValue);")
    }
    lines[lines.count - 1].removeLast()
    return lines.joined(separator: "\n") + "."
  }

  @Test func theListOfRemediesIsUpToDate() throws {
    let file = packageFolder.appending(path: "Documentation/remedies.md")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try page.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("Documentation/remedies.md was written anew")
      return
    }
    #expect(
      try String(contentsOf: file, encoding: .utf8) == page,
      "RECORD_SNAPSHOTS=1 swift test --filter RemedyDocumentTests")
  }

  /// A suite that is said to carry a remedy out is there.
  @Test func whatCarriesOutIsThere() throws {
    let tests = try String(
      contentsOf: packageFolder.appending(path: "Tests/LabTests/LabTests.swift"), encoding: .utf8)
    var count = 0
    for kind in RemedyKind.allCases {
      guard case .carriedOut(let name) = kind.trial else { continue }
      count += 1
      let parts = name.split(separator: ".")
      #expect(parts.count == 2 && parts[0] == "LabTests" && tests.contains("func \(parts[1])()"), "\(name)")
    }
    #expect(count > 0)
  }
}

extension RemedyKind.Trial {
  fileprivate var words: String {
    switch self {
    case .carriedOut(let suite): "by `\(suite)`"
    case .possible(let how): "not yet; it needs \(how)"
    case .impossible(let obstacle): "no: \(obstacle.rawValue)"
    }
  }
}
