internal import CPUCompatibility
public import LiveMigration
internal import Wording

extension MigrationReport {
  /// The report as text: how each migration ended, with its reasons and remedies.
  public func text() -> String {
    var lines: [String] = []
    for (result, headline) in zip(results, headlines) {
      lines.append("\(result.guest): \(headline.title)\(result.figures.map { " (\($0))" } ?? "")")
      for reason in headline.reasons(of: result) {
        let weight = reason.weight == .unknown ? "not known" : reason.weight.rawValue
        lines.append("  \(weight): \(reason.text) [\(reason.id)]")
      }
      lines += (result.preflight?.waivers ?? []).map { "  waiver: \($0.text)" }
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
        if let guest = verification.guest {
          lines.append(
            "  CPUID in the guest: \(guest.finding.rawValue)\(guest.way.map { ", by \($0.title)" } ?? "")")
        }
        lines += verification.notes.map { "  \($0)" }
      }
      if headline.showsRemedies {
        for remedy in result.preflight?.remedies ?? [] {
          lines += ["  \(remedy.text)", "    \(remedy.command)"]
        }
      }
    }
    if results.count > 1 {
      lines.append(summary)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension MigrationHeadline {
  /// The reasons that explain the outcome.
  func reasons(of result: MigrationResult) -> [Preflight.Reason] {
    let all = result.preflight?.reasons ?? []
    return reasons.filter(all.indices.contains).map { all[$0] }
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

extension GuestVerification.Way {
  /// The way in words.
  var title: String {
    switch self {
    case .agent: "its agent"
    case .qemu: "QEMU"
    }
  }
}
