public import CPULevelling
internal import Wording

extension LevelReport {
  /// The report as text: the CPU, what it costs and whom, what is not known.
  public func text(_ style: TextStyle) -> String {
    guard groups.isEmpty else {
      var layout = TextLayout(style)
      layout.paragraph(summary)
      layout.newerHosts(judgedBy)
      return layout.text + groups.map { "\n" + $0.text(style) }.joined()
    }
    var layout = TextLayout(style)
    layout.paragraph(layout.paint(summary, .bold))
    layout.field("hosts", hosts.joined(separator: ", "))
    layout.field("vendor", vendor ?? "not known")
    layout.field("by the", cpuMap)
    if !required.isEmpty { layout.field("with", required.joined(separator: " ")) }
    if !disabled.isEmpty { layout.field("without", disabled.joined(separator: " ")) }
    if let bits = physicalAddressBits {
      layout.field(
        "address bits",
        "\(bits) physical" + (physicalAddressBitsDiffer ? ": hosts differ, so it must be set" : ""))
    }
    if model == nil {
      layout.heading("Why")
      for line in obstacles { layout.paragraph(line, indent: 4, lead: "  - ") }
    }
    addCosts(to: &layout)
    addUnknowns(to: &layout)
    if !alternatives.isEmpty {
      layout.heading("Next best models")
      for other in alternatives {
        layout.paragraph(
          "\(other.model): \(other.required.count) features over it"
            + (other.disabled.isEmpty
              ? ""
              : ", \(other.disabled.count) of it switched off (\(other.disabled.joined(separator: " ")))"),
          indent: 4, lead: "  - ")
      }
    }
    addRemarks(to: &layout)
    layout.newerHosts(judgedBy)
    return layout.text
  }

  private func addCosts(to layout: inout TextLayout) {
    if !givenUp.isEmpty {
      layout.heading("Given up")
      for (who, losses) in grouped(givenUp) {
        layout.paragraph("for \(who)", indent: 2)
        for (effect, names) in byEffect(losses) {
          layout.field(effect, names.joined(separator: " "), indent: 4, column: 18)
        }
      }
    }
    if !gains.isEmpty {
      layout.heading("Gained by leaving out one host")
      let width = (gains.map(\.without.count).max() ?? 0) + 10
      for gain in gains {
        layout.field("without \(gain.without)", gain.features.joined(separator: " "), column: width)
      }
    }
    if !untold.isEmpty {
      layout.heading("Warnings that guests would not see everywhere")
      for (who, losses) in grouped(untold) {
        layout.paragraph(
          "\(losses.map(\.feature).joined(separator: " ")): some CPU of the pool has the flaw, and \(who) cannot tell guests so. "
            + "Guests that were started there may leave out a precaution.", indent: 4, lead: "  - ")
      }
    }
  }

  private func addUnknowns(to layout: inout TextLayout) {
    if !undetermined.isEmpty {
      layout.heading("Not known everywhere: neither added nor taken away")
      for (who, losses) in grouped(undetermined) {
        layout.paragraph("\(who): \(losses.map(\.feature).joined(separator: " "))", indent: 4, lead: "  - ")
      }
    }
    if model != nil, !uncertain.isEmpty {
      layout.heading("Nearer models that are not certain")
      for candidate in uncertain {
        for (who, losses) in grouped(candidate.unknown) {
          layout.paragraph(
            "\(candidate.model) contains \(listed(losses.map(\.feature), limit: 8)), which \(who) may lack",
            indent: 4, lead: "  - ")
        }
      }
    }
    if !supposed.isEmpty {
      layout.heading("Assumed, since --assume says so")
      for (who, losses) in grouped(supposed) {
        layout.paragraph("\(who): \(losses.map(\.feature).joined(separator: " "))", indent: 4, lead: "  - ")
      }
    }
  }

  private func addRemarks(to layout: inout TextLayout) {
    guard !(withoutVendor + otherVendor + assumed).isEmpty else { return }
    layout.heading("Remarks")
    if !withoutVendor.isEmpty {
      layout.paragraph(
        "\(listed(withoutVendor)) does not tell its vendor; Martlet takes it for \(vendor ?? "the others'").",
        paint: .yellow)
    }
    if !otherVendor.isEmpty {
      layout.paragraph("Left out as another vendor's: \(otherVendor.joined(separator: " ")).")
    }
    if !assumed.isEmpty {
      layout.paragraph(
        "Only CPUID is known of \(listed(assumed)); Martlet assumes KVM's usual pass-through. A snapshot (martlet capture) "
          + "tells what guests really get.", paint: .yellow)
    }
  }

  private func byEffect(_ losses: [Loss]) -> [(effect: String, names: [String])] {
    var groups: [(effect: String, names: [String])] = []
    for loss in losses {
      if let known = groups.firstIndex(where: { $0.effect == loss.effect }) {
        groups[known].names.append(loss.feature)
      } else {
        groups.append((loss.effect, [loss.feature]))
      }
    }
    return groups
  }
}
