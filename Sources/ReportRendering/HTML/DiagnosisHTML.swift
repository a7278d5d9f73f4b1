internal import CPUCompatibility
public import CPUDiagnosis
internal import FailureMessages
internal import Remedies
internal import ReportContract

extension Diagnosis {
  /// The diagnosis as one self-contained HTML file, light and dark, without scripts.
  public func html() -> String {
    var page = HTMLPage()
    page.text("h1", class: result.rawValue, answer.first ?? "")
    for sentence in answer.dropFirst() { page.text("p", class: "lead", sentence) }
    writeSummary(&page)
    for yardstick in judgedBy {
      guard let host = yardstick.host, let parts = yardstick.newer else { continue }
      page.text(
        "p", "\(host): \(parts.joined(separator: "; ")). Martlet does not know what is new there.")
    }
    writeHosts(&page)
    writeDifference(&page)
    writeFeatures(&page)
    writeGates(&page)
    if !waivers.isEmpty {
      page.text("h2", "Waivers")
      page.element("ul") { page in
        for waiver in waivers { page.text("li", waiver.text) }
      }
    }
    page.log(log)
    writeStatements(certainStatements, "What is certain", settledBy: "Where to see it:", &page)
    writeStatements(inferredStatements, "What is inferred", settledBy: "What would settle it:", &page)
    writeRemedies(&page)
    writeWayBack(&page)
    writeUnobtained(&page)
    writeBasis(&page)
    return page.document(title: "\(from.name) to \(to.name): \(result.rawValue) - Martlet")
  }

  private func writeHosts(_ page: inout HTMLPage) {
    if let guest { write(guest, &page) }
    page.text("h2", "The hosts")
    page.element("div", class: "two") { page in
      for (role, host) in [("From", from), ("To", to)] {
        page.element("div", class: "card") { page in
          page.text("h3", "\(role) \(host.name)")
          page.element("dl") { page in
            page.row("CPU", [host.vendor, host.model].compactMap { $0 }.joined(separator: " "))
            page.row("features", "\(host.featureCount)")
            page.row("seen at", host.point)
            page.row("list", host.listingReason)
            if let place = host.compute?.place { page.row("place", place) }
            if let nearest = host.fullerModel {
              page.row("fullest model", "\(nearest.name), plus \(nearest.extras) features")
            }
          }
        }
      }
    }
  }

  private func write(_ guest: DiagnosedGuest, _ page: inout HTMLPage) {
    page.text("h2", "The guest")
    page.element("dl") { page in
      page.row("guest", guest.sentence)
      if !guest.missing.isEmpty { page.row("loses") { page in page.names(guest.missing) } }
      if !guest.undetermined.isEmpty { page.row("not known") { page in page.names(guest.undetermined) } }
      if !guest.notHad.isEmpty { page.row("never had") { page in page.names(guest.notHad) } }
    }
  }

  private func writeDifference(_ page: inout HTMLPage) {
    page.text("h2", "The difference")
    page.element("dl") { page in
      for (term, names) in [
        ("missing", difference.missing), ("extra", difference.extra),
        ("undetermined", difference.undetermined),
      ] {
        page.row(term) { page in page.names(names) }
      }
      if difference.unknownElsewhere > 0 {
        page.row("unknown", "\(difference.unknownElsewhere) other features are in neither record")
      }
    }
  }

  private func writeFeatures(_ page: inout HTMLPage) {
    guard !features.isEmpty else { return }
    page.text("h2", "Feature by feature")
    for feature in features {
      page.element("div", class: "card") { page in
        page.element("h3") { page in
          page.write("\(feature.name) ")
          page.text("span", class: "soft", feature.location)
          page.text("span", class: "tag " + (feature.state == "missing" ? "bad" : "warn"), feature.state)
        }
        page.element("dl") { page in
          page.row("what it is", feature.meaning)
          page.row("if lost", feature.effect.sentence)
          page.row("to guests", feature.exposure.sentence)
          if let absent = feature.firstAbsent {
            page.row("lost", "between \(feature.lastPresent ?? "the silicon") and \(absent)")
            page.row("candidates", feature.candidates.joined(separator: ", "))
          }
        }
        if !feature.narrowing.isEmpty {
          page.element("details") { page in
            page.text("summary", "What would narrow it")
            for evidence in feature.narrowing {
              page.text("p", "\(evidence.layer): \(evidence.tells)")
              page.code([evidence.command.text])
            }
          }
        }
        page.text("p", class: "soft", "\(feature.effect.citation); \(feature.exposure.citation)")
      }
    }
  }

  private func writeGates(_ page: inout HTMLPage) {
    page.text("h2", "The gates on the way")
    for (index, gate) in gates.enumerated() {
      page.element("div", class: "card") { page in
        page.element("h3") { page in
          page.write("\(index + 1). \(gate.title)")
          page.text("span", class: "tag " + gate.outcome.cssClass, gate.outcome.words)
        }
        page.element("dl") { page in
          page.row("compares", gate.compares)
          page.row("why", gate.reason)
          if !gate.expectedMessages.isEmpty {
            page.row("you will see") { page in page.code(gate.expectedMessages) }
          }
          page.row("opened by", gate.openedBy)
        }
        page.text("p", class: "soft", gate.citation)
      }
    }
  }

  private func writeStatements(
    _ statements: [Statement], _ title: String, settledBy label: String, _ page: inout HTMLPage
  ) {
    guard !statements.isEmpty else { return }
    page.text("h2", title)
    for statement in statements {
      page.element("div", class: "card") { page in
        page.text("p", statement.text)
        if !statement.settledBy.isEmpty {
          page.text("p", class: "soft", label)
          page.code(statement.settledBy.map(\.text))
        }
        if !statement.citation.isEmpty { page.text("p", class: "soft", statement.citation) }
      }
    }
  }

  private func writeRemedies(_ page: inout HTMLPage) {
    guard !remedies.isEmpty else { return }
    page.text("h2", "What can be done, the safest first")
    for (index, remedy) in remedies.enumerated() {
      page.element("div", class: "card") { page in
        page.element("h3") { page in
          page.write("\(index + 1). \(remedy.title)")
          page.text("span", class: "tag " + remedy.risk.cssClass, "risk: \(remedy.risk.rawValue)")
        }
        page.element("dl") { page in
          page.row(
            "opens",
            remedy.opens.isEmpty ? "no gate" : remedy.opens.map(gateTitle).joined(separator: "; "))
          page.row("layer", remedy.layer)
          page.row("note", remedy.condition)
          page.row("risk", remedy.riskReason)
          if !remedy.commands.isEmpty { page.row("do") { page in page.code(remedy.commands) } }
          if !remedy.check.isEmpty { page.row("check") { page in page.code(remedy.check) } }
          if !remedy.undo.isEmpty { page.row("undo") { page in page.code(remedy.undo) } }
          page.row("restarts", remedy.restarts.isEmpty ? "nothing" : remedy.restarts.joined(separator: ", "))
        }
        page.text("p", class: "soft", remedy.citation)
      }
    }
    writePlatforms(&page)
  }

  private func writePlatforms(_ page: inout HTMLPage) {
    guard !platform.tasks.isEmpty else { return }
    page.text("h2", "Commands by platform")
    for task in platform.tasks {
      page.element("div", class: "card") { page in
        page.text("h3", task.text)
        page.element("dl") { page in
          for variant in task.variants {
            page.row(variant.platform) { page in page.code(variant.steps.map(\.text)) }
          }
        }
      }
    }
  }

  private func writeWayBack(_ page: inout HTMLPage) {
    page.text("h2", "The reverse move")
    page.text("p", wayBack.meaning)
    page.element("dl") { page in
      if !wayBack.missing.isEmpty { page.row("missing") { page in page.names(wayBack.missing) } }
      if !wayBack.undetermined.isEmpty {
        page.row("undetermined") { page in page.names(wayBack.undetermined) }
      }
    }
  }

  private func writeUnobtained(_ page: inout HTMLPage) {
    let found = inputs.unobtained
    guard !found.isEmpty else { return }
    page.text("h2", "Not obtained")
    page.element("ul") { page in
      for item in found { page.text("li", item.sentence) }
    }
  }

  private func writeBasis(_ page: inout HTMLPage) {
    page.text("h2", "Judged by")
    page.element("dl") { page in
      page.row("CPU map", cpuMap)
      for input in inputs {
        page.row(input.role) { page in
          page.text(
            "p", "\(input.name) (\(input.format)\(input.sha256.map { ", sha256 \($0.prefix(12))" } ?? ""))")
          for note in input.notes { page.text("p", class: "soft", note) }
        }
      }
      page.row("Martlet", martlet)
    }
  }
}

extension HTMLPage {
  /// Adds feature names, each in its own element.
  mutating func names(_ names: [String]) {
    guard !names.isEmpty else { return write("none") }
    for name in names { text("span", class: "name", name) }
  }
}

extension Gate.Outcome {
  fileprivate var cssClass: String {
    switch self {
    case .refuses: "bad"
    case .passes: "good"
    case .mayRefuse: "warn"
    }
  }
}

extension Remedy.Risk {
  fileprivate var cssClass: String {
    switch self {
    case .none, .low: "good"
    case .medium: "warn"
    case .high: "bad"
    }
  }
}
