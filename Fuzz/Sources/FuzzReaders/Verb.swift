import CPULevelling
import CPUReaders
import ConfigurationLint
import FailureMessages
import FuzzDriver
import HostSnapshots
import LiveMigration
import MartletQuestions
import ReportContract
import ReportRendering
import Reports
import SnapshotRedaction

/// A whole verb that is fuzzed: documents in, the answer out as text and as JSON.
enum Verb: String, CaseIterable {
  case lint = "verb-lint"
  case level = "verb-level"
  case fix = "verb-fix"
  case check = "verb-check"
  case diagnose = "verb-diagnose"
  case patchMap = "verb-patch-map"
  case snapshot = "verb-snapshot"
  case logs = "verb-logs"
  case journal = "verb-journal"
  case policy = "verb-policy"

  /// Between the documents of one input.
  private static let separator = Array("\n%%%%\n".utf8)
  private static let style = TextStyle(width: 80, usesColor: true)

  /// Answers with the documents in an input; an error is an answer.
  func answer(_ bytes: [UInt8]) {
    let documents = Self.parts(bytes).enumerated().map { number, bytes in
      Document(name: "fuzz-\(number)", bytes: bytes)
    }
    let sources = documents.map(DocumentSource.document)
    switch self {
    case .lint:
      for kind in [
        nil, bytes.first.map { ConfiguredSystem.allCases[Int($0) % ConfiguredSystem.allCases.count] },
      ] {
        wait {
          let report = try await LintQuestion(files: sources, kind: kind).answer()
          checkAnswer(report.text(usesColor: true), try report.json())
        }
      }
    case .level:
      let question = LevelQuestion(hosts: sources)
      let system = ConfiguredSystem.allCases[bytes.count % ConfiguredSystem.allCases.count]
      wait {
        let report = try await question.answer()
        checkAnswer(report.text(Self.style), try report.json())
        _ = try await EmissionQuestion(question, for: system, annotated: true).answer()
      }
    case .fix:
      guard let guest = sources.first else { return }
      wait {
        let report = try await FixQuestion(
          guest: guest, hosts: Array(sources.dropFirst()), allowed: ["fault", "state-refused", "corrupt"]
        ).answer()
        checkAnswer(report.text(Self.style), try report.json())
      }
    case .check:
      guard let guest = sources.first else { return }
      wait {
        let report = try await CheckQuestion(guest: guest, hosts: Array(sources.dropFirst())).answer()
        checkAnswer(report.text(Self.style), try report.json())
      }
    case .diagnose:
      guard sources.count > 1 else { return }
      wait {
        let report = try await DiagnoseQuestion(from: [sources[0]], to: Array(sources.dropFirst())).answer()
        checkAnswer(report.text(Self.style, .full), try report.json())
        checkAnswer(report.html(), "{}")
      }
    case .patchMap: patchMap(bytes)
    case .snapshot:
      guard let snapshot = try? Snapshot(json: bytes) else { return }
      _ = snapshot.json()
      let redacted = snapshot.redacted()
      // What is redacted stays a capture, and a second time changes nothing of its form.
      precondition((try? Snapshot(json: redacted.json())) != nil)
      wait {
        let report = try await ShowQuestion(records: [sources[0]]).answer()
        checkAnswer(report.text(Self.style), try report.json())
      }
    case .logs:
      wait {
        let report = try await MessageQuestion(logs: Array(sources.prefix(1)), on: Array(sources.dropFirst()))
          .answer()
        checkAnswer(report.text(Self.style), try report.json())
      }
    case .journal: journal(bytes)
    case .policy:
      guard sources.count > 2 else { return }
      wait {
        let report = try await CheckQuestion(guest: sources[1], hosts: [sources[2]], policy: sources[0])
          .answer()
        checkAnswer(report.text(Self.style), try report.json())
      }
    }
  }

  private static let uuid = "5f3a1c1e-0000-4000-8000-000000000001"

  private func patchMap(_ bytes: [UInt8]) {
    let path = fuzzFolder + "/cpu_map.xml"
    guard write(bytes, path) else { return }
    guard
      let report = try? PatchMapQuestion(
        path: path, features: ["monitor"], output: fuzzFolder + "/copy.xml", replaces: true
      ).answer()
    else { return }
    checkAnswer(report.text(Self.style), (try? report.json()) ?? "")
  }

  private func journal(_ bytes: [UInt8]) {
    guard write(bytes, "\(fuzzFolder)/\(Self.uuid).jsonl"),
      let journal = try? MigrationJournal(folder: fuzzFolder, uuid: Self.uuid)
    else { return }
    _ = journal.unsettled
  }

  private static func parts(_ bytes: [UInt8]) -> [[UInt8]] {
    var parts: [[UInt8]] = []
    var start = 0
    while let place = bytes[start...].firstRange(of: separator) {
      parts.append(Array(bytes[start..<place.lowerBound]))
      start = place.upperBound
    }
    return parts + [Array(bytes[start...])]
  }
}
