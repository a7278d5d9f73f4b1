internal import CPUCompatibility
public import LiveMigration

extension MigrationReport {
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
          if let options = result.options {
            page.row("options", options.words.joined(separator: " "))
          }
          if let verification = result.verification {
            page.row("running definition's CPU", verification.definition.rawValue)
            page.row("QEMU's -cpu", verification.arguments.rawValue)
            if let guest = verification.guest {
              page.row(
                "CPUID in the guest",
                guest.finding.rawValue + (guest.way.map { ", by \($0.title)" } ?? ""))
            }
          }
        }
        if let convergence = result.convergence {
          page.text("p", convergence.sentence)
          page.element("ul") { page in
            for advice in convergence.advice { page.text("li", "\(advice.option): \(advice.price)") }
          }
        }
        let notes = result.notes + (result.verification?.notes ?? [])
        for note in notes { page.text("p", note) }
        if let waivers = result.preflight?.waivers, !waivers.isEmpty {
          page.text("p", class: "soft", "Waivers")
          page.element("ul") { page in
            for waiver in waivers { page.text("li", waiver.text) }
          }
        }
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

extension MigrationResult.Outcome {
  fileprivate var tint: String {
    switch self {
    case .moved, .possible: "good"
    case .blocked, .managed, .changed, .unsettled, .failed, .ended: "bad"
    default: "warn"
    }
  }
}
