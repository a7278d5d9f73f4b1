internal import CPUDiagnosis
internal import Remedies
internal import Wording

extension Diagnosis {
  /// Writes the answer on one screen.
  func writeSummary(_ page: inout HTMLPage) {
    page.element("section", class: "card short") { page in
      writeLosses(&page)
      if let first = summaryGates.first {
        page.text("h3", first.outcome == .refuses ? "Refused by" : "May be refused by")
        page.element("ul") { page in
          for gate in summaryGates {
            page.element("li") { page in
              page.text("strong", gate.title)
              page.write(": \(gate.brief).")
            }
          }
        }
      }
      writeChoices(&page)
    }
  }

  private func writeLosses(_ page: inout HTMLPage) {
    guard !(summary.unseen + summary.undetermined).isEmpty || !summary.lost.isEmpty else { return }
    page.text("h3", "Missing on \(to.name)")
    for group in summary.lost {
      page.text("p", group.text + ":")
      page.element("dl") { page in
        for effect in group.effects { page.row(effect.title) { page in page.names(effect.features) } }
      }
    }
    page.element("dl") { page in
      if !summary.unseen.isEmpty { page.row("no guest sees") { page in page.names(summary.unseen) } }
      if !summary.undetermined.isEmpty {
        page.row("not known") { page in page.names(summary.undetermined) }
      }
    }
  }

  private func writeChoices(_ page: inout HTMLPage) {
    guard !summary.remedies.isEmpty else { return }
    page.text("h3", "What to do first")
    page.element("ol") { page in
      for chosen in choices {
        page.element("li") { page in
          page.text("strong", chosen.remedy.title)
          page.text("p", class: chosen.choice.warning == nil ? "soft" : "warn", chosen.note)
          page.code(chosen.steps.map(\.text))
        }
      }
    }
  }
}
