public import LiveMigration
internal import Wording

extension MigrationReport {
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
      if let options = result.options { lines.append("  options: \(commandLine(options.words))") }
      if let convergence = result.convergence {
        lines.append("  \(convergence.sentence)")
        lines += convergence.advice.map { "    \($0.option): \($0.price)" }
      }
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
