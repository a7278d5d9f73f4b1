extension LevelReport {
  /// The report as text: the CPU, what it costs and whom, what is not known.
  public func text(_ style: TextStyle) -> String {
    var layout = TextLayout(style)
    layout.paragraph(
      layout.paint(model ?? "No model of the map is near", .bold)
        + (required.isEmpty && disabled.isEmpty
          ? "" : ", \(required.count) features over it and \(disabled.count) of it switched off"))
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
      layout.heading("What one host fewer would win")
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
    if !undetermined.isEmpty {
      layout.heading("Left out, since it is not known everywhere")
      for (who, losses) in grouped(undetermined) {
        layout.paragraph("\(who): \(losses.map(\.feature).joined(separator: " "))", indent: 4, lead: "  - ")
      }
    }
    if !assumed.isEmpty {
      layout.paragraph(
        "Of \(listed(assumed)) CPUID alone is known: that KVM passes on what it usually does is assumed. A snapshot "
          + "(martlet capture) tells what guests really get.", paint: .yellow)
    }
    return layout.text
  }

  /// Losses by the hosts to which they are due, the most first.
  func grouped(_ losses: [Loss]) -> [(hosts: String, losses: [Loss])] {
    var groups: [(hosts: String, losses: [Loss])] = []
    for loss in losses {
      let who = listed(loss.hosts, limit: 5)
      if let known = groups.firstIndex(where: { $0.hosts == who }) {
        groups[known].losses.append(loss)
      } else {
        groups.append((who, [loss]))
      }
    }
    return groups.enumerated().sorted {
      ($1.element.losses.count, $0.offset) < ($0.element.losses.count, $1.offset)
    }.map(\.element)
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
