internal import CPUCatalog
internal import CPUDiagnosis
public import Reports
internal import Wording

extension FeatureReport {
  /// A feature's article as text: what it is, what losing it means, who sees it, what hides it.
  public func text(_ style: TextStyle) -> String {
    var layout = TextLayout(style)
    layout.paragraph("\(layout.paint(name, .bold))  \(location)")
    layout.paragraph(meaning + ".")
    layout.field("source", citation)

    layout.heading("Names")
    layout.field("libvirt", name, column: 16)
    for dialect in Dialect.allCases {
      if let names = names[dialect.rawValue] {
        layout.field(dialect.title, names.joined(separator: " "), column: 16)
      }
    }

    layout.heading("If a running guest loses it")
    layout.paragraph("\(layout.paint(effect.title, .bold)): \(effect.text.continuing).", indent: 2)
    layout.field("source", effect.citation)

    layout.heading("Shown to KVM guests?")
    let condition = exposure.text.isEmpty ? "" : ": \(exposure.text.continuing)"
    layout.paragraph("\(layout.paint(exposure.title, .bold))\(condition).", indent: 2)
    layout.field("source", exposure.citation)
    if let qemuAdds {
      layout.paragraph("QEMU \(qemuAdds.title). \(qemuAdds.text).", indent: 2)
      layout.field("source", qemuAdds.citation)
    }

    layout.write(kvmGroups)

    layout.heading("In a pool of hosts")
    let reason = levelling.text.isEmpty ? "" : " \(levelling.text)."
    layout.paragraph((Levelling(rawValue: levelling.kind)?.rule ?? levelling.title) + reason, indent: 2)
    if !levelling.citation.isEmpty { layout.field("source", levelling.citation) }
    if !needs.isEmpty {
      layout.field("needs", needs.joined(separator: " "))
      if let needsCitation { layout.field("source", needsCitation) }
    }
    if !neededBy.isEmpty { layout.field("needed by", neededBy.joined(separator: " ")) }

    for section in switchSections {
      switch section.effect {
      case .hides: layout.heading("What can hide it")
      case .gives: layout.heading("What enables it, on CPUs that can have it")
      case .none: layout.heading("What does not hide it")
      }
      write(section.switches, &layout)
    }
    return layout.text
  }

  private func write(_ switches: [Switch], _ layout: inout TextLayout) {
    for (index, item) in switches.enumerated() {
      if index > 0 { layout.gap() }
      layout.paragraph("\(item.layerTitle): \(item.mechanism)", indent: 4, lead: "  - ")
      layout.paragraph(item.text + ".", indent: 4)
      if !item.hides.isEmpty {
        let views = item.hides.map { FeatureSwitch.View(rawValue: $0)?.title ?? $0 }
        let direction = item.direction.flatMap { FeatureSwitch.Direction(rawValue: $0) }
        layout.field(
          direction == .gives ? "brings to" : "hides from", views.joined(separator: ", "), indent: 4)
        if direction == .removes {
          layout.field("undoing it", "opens the flaw again: this is no remedy", indent: 4)
        }
      }
      layout.field("source", item.citation, indent: 4)
    }
  }
}

extension FeatureListReport {
  /// The features' articles as text.
  public func text(_ style: TextStyle) -> String { features.map { $0.text(style) }.joined(separator: "\n") }

  /// A table of features, one per line: name, location, effect, exposure, meaning; of hosts, name, location and a column for each.
  public func table(_ style: TextStyle) -> String {
    var layout = TextLayout(style)
    let nameWidth = (features.map(\.name.count).max() ?? 0) + 2
    let placeWidth = (features.map(\.location.count).max() ?? 0) + 2
    func pad(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(1, width - text.count))
    }
    guard hosts.isEmpty else {
      let columns = hosts.map { ($0.answers, width: max($0.name.count, 4) + 2) }
      let head = zip(hosts, columns).map { pad($0.name, $1.width) }.joined()
      layout.cut(pad("", nameWidth + placeWidth) + head)
      for feature in features {
        let answers = columns.map { pad($0[feature.name] ?? "?", $1) }.joined()
        layout.cut(pad(feature.name, nameWidth) + pad(feature.location, placeWidth) + answers)
      }
      layout.newerHosts(judgedBy)
      return layout.text
    }
    for feature in features {
      let columns =
        pad(feature.name, nameWidth) + pad(feature.location, placeWidth)
        + pad(feature.effect.title, 15) + pad(feature.exposure.title, 20)
      layout.cut(columns + feature.meaning)
    }
    return layout.text
  }
}

extension FeatureListReport.Host {
  /// The words of the host's column, by feature.
  fileprivate var answers: [String: String] {
    var words: [String: String] = [:]
    for (word, names) in [("yes", present), ("no", absent), ("both", conflicting), ("?", undetermined)] {
      for name in names { words[name] = word }
    }
    return words
  }
}

extension Levelling {
  fileprivate var rule: String {
    switch self {
    case .intersect: "Guests may have it only if every host has it."
    case .accumulate: "Guests must see it if any host has it."
    case .never: "Martlet does not level it."
    }
  }
}

extension FeatureSwitch.View {
  fileprivate var title: String {
    switch self {
    case .cpuid: "CPUID"
    case .kernel: "the kernel and /proc/cpuinfo"
    case .kvm: "KVM guests"
    }
  }
}
