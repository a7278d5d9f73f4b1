public import CPUCatalog
internal import Wording
internal import X86CPU

extension Catalog {
  /// A feature's article as text: what it is, what losing it means, who sees it, what hides it.
  public func text(of feature: Feature, _ style: TextStyle) -> String {
    let article = article(of: feature)
    var layout = TextLayout(style)
    layout.paragraph("\(layout.paint(feature.name, .bold))  \(feature.location)")
    layout.paragraph(article.meaning + ".")
    layout.field("source", article.locationCitation)

    layout.heading("Names")
    layout.field("libvirt", feature.name, column: 16)
    for dialect in Dialect.allCases {
      let names = feature.aliases.filter { $0.dialect == dialect }.map(\.name)
      if !names.isEmpty { layout.field(dialect.title, names.joined(separator: " "), column: 16) }
    }

    layout.heading("If a running guest loses it")
    layout.paragraph(
      "\(layout.paint(feature.effect.title, .bold)): \(article.effect.text.continuing).", indent: 2)
    layout.field("source", article.effect.citation)

    layout.heading("Is it shown to KVM guests?")
    let condition = article.exposure.text.isEmpty ? "" : ": \(article.exposure.text.continuing)"
    layout.paragraph("\(layout.paint(feature.exposure.title, .bold))\(condition).", indent: 2)
    layout.field("source", article.exposure.citation)
    if let addition = article.qemuAddition {
      layout.paragraph("QEMU \(addition.title). \(addition.note.text).", indent: 2)
      layout.field("source", addition.note.citation)
    }

    layout.writeKVM(feature.location)

    layout.heading("In a pool of hosts")
    layout.paragraph(feature.levelling.explanation(article), indent: 2)
    if !article.levelling.citation.isEmpty { layout.field("source", article.levelling.citation) }
    if !article.needs.isEmpty {
      layout.field("needs", article.needs.joined(separator: " "))
      layout.field("source", article.needsCitation)
    }
    let dependents = dependents(of: feature).map(\.name)
    if !dependents.isEmpty { layout.field("needed by", dependents.joined(separator: " ")) }

    let takes = article.switches.filter { !$0.hides.isEmpty && $0.direction != .gives }
    writeSwitches(takes, "What can hide it", &layout)
    let gives = article.switches.filter { !$0.hides.isEmpty && $0.direction == .gives }
    writeSwitches(gives, "What brings it, where the CPU can have it", &layout)
    writeSwitches(article.switches.filter(\.hides.isEmpty), "What does not hide it", &layout)
    return layout.text
  }

  private func writeSwitches(_ switches: [FeatureSwitch], _ title: String, _ layout: inout TextLayout) {
    guard !switches.isEmpty else { return }
    layout.heading(title)
    for (index, item) in switches.enumerated() {
      if index > 0 { layout.gap() }
      layout.paragraph("\(item.layer.title): \(item.mechanism)", indent: 4, lead: "  - ")
      layout.paragraph(item.note.text + ".", indent: 4)
      if !item.hides.isEmpty {
        let views = item.hides.map(\.title).joined(separator: ", ")
        layout.field(item.direction == .gives ? "brings to" : "hides from", views, indent: 4)
        if item.direction == .removes {
          layout.field("undone", "is no cure: the flaw would be open again", indent: 4)
        }
      }
      layout.field("source", item.note.citation, indent: 4)
    }
  }

  /// A table of features, one a line: name, location, effect, exposure, meaning.
  public func table(of features: [Feature], _ style: TextStyle) -> String {
    var layout = TextLayout(style)
    let nameWidth = (features.map(\.name.count).max() ?? 0) + 2
    let placeWidth = (features.map(\.location.description.count).max() ?? 0) + 2
    func pad(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(1, width - text.count))
    }
    for feature in features {
      let columns =
        pad(feature.name, nameWidth) + pad(feature.location.description, placeWidth)
        + pad(feature.effect.title, 15) + pad(feature.exposure.title, 20)
      layout.cut(columns + article(of: feature).meaning)
    }
    return layout.text
  }
}

extension QEMUAddition {
  fileprivate var title: String {
    let start = since == "7.2" ? "" : " from \(since) on"
    return switch source {
    case .hostCPUID: "reads the bit\(start) from the host's CPUID, whatever the kernel and KVM say"
    case .always: "adds the bit\(start) to what KVM lists, on every host"
    case .condition: "adds the bit\(start) to what KVM lists, on a condition"
    }
  }
}

extension Levelling {
  fileprivate func explanation(_ article: FeatureArticle) -> String {
    let reason = article.levelling.text.isEmpty ? "" : " \(article.levelling.text)."
    return switch self {
    case .intersect: "A guest may have it only if every host has it.\(reason)"
    case .accumulate: "A guest must be shown it if any host has it.\(reason)"
    case .never: "It is not levelled.\(reason)"
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
