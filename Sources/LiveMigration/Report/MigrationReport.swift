internal import CPUExplanations
internal import HostSnapshots
public import ReportContract

/// How the migrations of one command ended; encoded as JSON, `martlet.migration/1.0`.
public struct MigrationReport: Report {
  /// The name and version of the JSON's form.
  public static let form = DocumentForm("migration", 1, 0)
  /// The name and version of the JSON's form.
  public var schema = form.description
  /// Empty: guests are not read from documents.
  public var inputs: [ReportContract.InputReport] = []
  /// The CPU map that preflights judge by; empty where migrations are only settled.
  public var judgedBy: [Yardstick]
  /// Martlet's version.
  public var martlet: String
  /// When the report was made: RFC 3339, UTC.
  public var time: String
  /// The guests' ends, in the order in which the guests were given.
  public var results: [MigrationResult]
  /// How many guests ended in each way; ways without one are left out.
  public var counts: [String: Int]
  /// The exit status: that of the gravest end.
  public var exitStatus: Int32

  /// A report.
  public init(_ results: [MigrationResult], martlet: String, judgedBy: [Yardstick] = []) {
    self.judgedBy = judgedBy
    self.results = results
    self.martlet = martlet
    time = currentTimestamp()
    counts = results.reduce(into: [:]) { $0[$1.outcome.rawValue, default: 0] += 1 }
    let statuses = Set(results.map(\.outcome.exitStatus))
    exitStatus = [130, 75, 1, 2].first(where: statuses.contains) ?? 0
  }

  /// The report as text, to be read by people; it ends in a newline.
  public func text() -> String {
    var lines: [String] = []
    for result in results {
      lines.append("\(result.guest): \(result.outcome.title)\(result.figures.map { " (\($0))" } ?? "")")
      for reason in result.preflight?.reasons ?? []
      where reason.weight != .note || result.outcome == .possible {
        let weight = reason.weight == .unknown ? "not known" : reason.weight.rawValue
        lines.append("  \(weight): \(reason.text) [\(reason.id)]")
      }
      lines += result.notes.map { "  \($0)" }
      if let verification = result.verification {
        lines.append(
          "  its CPU: running definition \(verification.definition.rawValue), QEMU's -cpu \(verification.arguments.rawValue)"
        )
        lines += verification.notes.map { "  \($0)" }
      }
      if [.blocked, .managed, .possible].contains(result.outcome) {
        for remedy in result.preflight?.remedies ?? [] {
          lines += ["  \(remedy.text)", "    \(remedy.command)"]
        }
      }
    }
    if results.count > 1 {
      let told = MigrationResult.Outcome.allCases.compactMap { outcome in
        counts[outcome.rawValue].map { "\($0) \(outcome.title)" }
      }
      lines.append("\(results.count) guests: \(told.joined(separator: "; "))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The report as one self-contained HTML file, light and dark, without scripts.
  public func html() -> String {
    var page = HTMLPage()
    let moved = counts[MigrationResult.Outcome.moved.rawValue] ?? 0
    let title =
      results.count == 1
      ? "\(results[0].guest): \(results[0].outcome.title)" : "\(moved) of \(results.count) guests moved"
    page.text("h1", class: exitStatus == 0 ? "superset" : "incompatible", title)
    page.text("p", class: "soft", "Martlet \(martlet), \(time)")
    for result in results {
      page.element("div", class: "card") { page in
        page.element("h3") { page in
          page.write(result.guest)
          page.text("span", class: "tag \(result.outcome.tint)", result.outcome.title)
        }
        page.element("dl") { page in
          if let uuid = result.uuid { page.row("UUID", uuid) }
          if let place = result.place { page.row("is at", place.rawValue) }
          if let figures = result.figures { page.row("copy", figures) }
          if let verification = result.verification {
            page.row("running definition's CPU", verification.definition.rawValue)
            page.row("QEMU's -cpu", verification.arguments.rawValue)
          }
        }
        let notes = result.notes + (result.verification?.notes ?? [])
        for note in notes { page.text("p", note) }
        if let preflight = result.preflight, !preflight.reasons.isEmpty {
          page.text("p", class: "soft", "Preflight")
          page.element("ul") { page in
            for reason in preflight.reasons {
              page.text("li", "\(reason.weight.rawValue): \(reason.text) [\(reason.id)]")
            }
          }
          page.code(preflight.remedies.map(\.command))
        }
      }
    }
    return page.document(title: "\(title) - Martlet")
  }
}

extension MigrationResult {
  /// The copy's figures in words; nil where none are known.
  var figures: String? {
    var parts: [String] = []
    if let elapsed { parts.append("\(elapsed) ms") }
    if let downtime { parts.append("downtime \(downtime) ms") }
    if let bytes { parts.append(byteText(bytes)) }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension MigrationResult.Outcome {
  fileprivate var tint: String {
    switch self {
    case .moved, .possible: "good"
    case .blocked, .managed, .changed, .unsettled, .failed, .ended: "bad"
    default: "warn"
    }
  }
}

/// A number of bytes in KiB, MiB or GiB, with one decimal.
public func byteText(_ bytes: UInt64) -> String {
  let units: [(UInt64, String)] = [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")]
  guard let (unit, name) = units.first(where: { bytes >= $0.0 }) else { return "\(bytes) B" }
  return "\(bytes / unit).\(bytes % unit * 10 / unit) \(name)"
}
