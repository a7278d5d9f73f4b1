internal import CPUExplanations
internal import HostSnapshots

/// How the migrations of one command ended.
public struct MigrationReport: Sendable {
  /// Martlet's version.
  public var martlet: String
  /// When the report was made: RFC 3339, UTC.
  public var time: String
  /// The guests' ends, in the order in which the guests were given.
  public var results: [MigrationResult]

  /// A report.
  public init(_ results: [MigrationResult], martlet: String) {
    self.results = results
    self.martlet = martlet
    time = currentTimestamp()
  }

  /// The exit status: that of the gravest end.
  public var exitStatus: Int32 {
    let statuses = Set(results.map(\.outcome.exitStatus))
    return [130, 75, 1, 2].first(where: statuses.contains) ?? 0
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
      let counts = MigrationResult.Outcome.allCases.compactMap { outcome in
        let count = results.count { $0.outcome == outcome }
        return count == 0 ? nil : "\(count) \(outcome.title)"
      }
      lines.append("\(results.count) guests: \(counts.joined(separator: "; "))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The report as one self-contained HTML file, light and dark, without scripts.
  public func html() -> String {
    var page = HTMLPage()
    let moved = results.count { $0.outcome == .moved }
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
