public import CPULevelling
internal import Wording

extension LevelReport {
  /// The report as text: the CPU, its costs and their causes, and the unknowns.
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
    layout.field("CPU map", cpuMap)
    if !required.isEmpty { layout.field("with", required.joined(separator: " ")) }
    if !disabled.isEmpty { layout.field("without", disabled.joined(separator: " ")) }
    if let bits = physicalAddressBits {
      layout.field(
        "address bits",
        "\(bits) physical" + (physicalAddressBitsDiffer ? ": hosts differ, so set it" : ""))
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
          "\(other.model), plus \(other.required.count) feature\(other.required.count == 1 ? "" : "s")"
            + (other.disabled.isEmpty
              ? "" : ", minus \(other.disabled.count) (\(other.disabled.joined(separator: " ")))"),
          indent: 4, lead: "  - ")
      }
    }
    addRemarks(to: &layout)
    layout.newerHosts(judgedBy)
    return layout.text
  }

  private func addCosts(to layout: inout TextLayout) {
    if !givenUp.isEmpty {
      layout.heading("Lost by the pool")
      for group in byHosts.givenUp {
        layout.paragraph("for \(group.who)", indent: 2)
        for effect in group.effects {
          layout.field(effect.effect, effect.features.joined(separator: " "), indent: 4, column: 18)
        }
      }
    }
    if !gains.isEmpty {
      layout.heading("Gained by leaving out one host")
      let labels = gains.map { "without \($0.without)" }
      for (label, gain) in zip(labels, gains) {
        layout.field(label, gain.features.joined(separator: " "), column: layout.column(for: labels))
      }
    }
    if !untold.isEmpty {
      layout.heading("Warnings that guests would not see everywhere")
      for group in byHosts.untold {
        layout.paragraph(
          "\(group.features.joined(separator: " ")): some CPU of the pool has the flaw, and \(group.who) cannot show it to guests. "
            + "Guests started there may leave out a precaution.", indent: 4, lead: "  - ")
      }
    }
  }

  private func addUnknowns(to layout: inout TextLayout) {
    if !undetermined.isEmpty {
      layout.heading("Unknown on some hosts: neither added nor removed")
      write(byHosts.undetermined, to: &layout)
    }
    if model != nil, !uncertain.isEmpty {
      layout.heading("Nearer models that are not certain")
      for candidate in uncertain {
        for group in candidate.byHosts {
          layout.paragraph(
            "\(candidate.model) contains \(listed(group.features, limit: TextLimits.namesInSentence)), which \(group.who) may lack",
            indent: 4, lead: "  - ")
        }
      }
    }
    if !supposed.isEmpty {
      layout.heading("Assumed, since --assume says so")
      write(byHosts.supposed, to: &layout)
    }
  }

  private func write(_ groups: [LossGroup], to layout: inout TextLayout) {
    for group in groups {
      layout.paragraph(
        "\(group.who): \(group.features.joined(separator: " "))", indent: 4, lead: "  - ")
    }
  }

  private func addRemarks(to layout: inout TextLayout) {
    guard !remarks.isEmpty else { return }
    layout.heading("Remarks")
    for remark in remarks { layout.paragraph(remark, paint: .yellow) }
  }
}
