internal import ReportContract
public import Reports
internal import X86CPU

extension HostProfile {
  /// The profile as text: who it is, how near the map's models are, features by group, numbers, surprises.
  public func text(_ style: TextStyle) -> String {
    var layout = TextLayout(style)
    layout.paragraph(layout.paint(identity.brand ?? name, .bold))
    writeIdentity(&layout)
    writeSurprises(&layout)
    writeLostToGuests(&layout)
    writeModels(&layout)
    writeFeatures(&layout)
    writeNumbers(&layout)
    writeSources(&layout)
    layout.newerHosts(judgedBy)
    return layout.text
  }

  private func writeIdentity(_ layout: inout TextLayout) {
    func field(_ label: String, _ value: String?) {
      if let value, !value.isEmpty { layout.field(label, value, column: 18) }
    }
    if identity.brand != nil { field("record", name) }
    field("vendor", identity.vendor)
    if let signature = identity.signature {
      field(
        "signature", "family \(signature.family), model \(signature.model), stepping \(signature.stepping)")
    }
    let names = identity.microarchitectures.map { item in
      item.codename.map { $0 == item.name ? item.name : "\(item.name) (\($0))" } ?? item.name
    }
    field("microarchitecture", names.joined(separator: ", "))
    field("microcode", identity.microcode.map { "0x" + String($0, radix: 16) })
    field("recorded model", identity.recordedModel)
    field("x86-64 level", levelText)
    if cpus.count > 1 {
      for cpu in cpus {
        let numbers = cpu.logicalCPUs.isEmpty ? "?" : LogicalCPUList(cpu.logicalCPUs).description
        field("CPUs \(numbers)", cpu.microarchitecture ?? "\(cpu.logicalCPUs.count) alike")
      }
    }
  }

  private var levelText: String {
    let reached = level.level == 0 ? "below x86-64-v1" : "x86-64-v\(level.level)"
    if !level.missing.isEmpty { return "\(reached); the next lacks \(level.missing.joined(separator: " "))" }
    if !level.undetermined.isEmpty {
      return
        "\(reached); the next asks for \(level.undetermined.joined(separator: " ")), of which nothing is known"
    }
    return reached
  }

  private func writeSurprises(_ layout: inout TextLayout) {
    guard !surprises.isEmpty || !contradictions.isEmpty else { return }
    layout.heading("Surprises")
    for surprise in surprises { layout.paragraph(surprise.text, indent: 4, lead: "  - ") }
    for contradiction in contradictions {
      layout.paragraph("Contradiction: \(contradiction).", indent: 4, lead: "  - ", paint: .yellow)
    }
  }

  private func writeModels(_ layout: inout TextLayout) {
    layout.heading("Nearest models")
    layout.paragraph(layout.paint("of the \(cpuMap)", .dim), indent: 2)
    if models.isEmpty { layout.paragraph("No model of the map is near.", indent: 2) }
    let width = (models.map(\.name.count).max() ?? 0) + 2
    for model in models {
      let mark = model.hasSignature ? " (its signature)" : ""
      let lacking =
        (model.missing.isEmpty ? [] : ["lacks \(model.missing.joined(separator: " "))"])
        + (model.undetermined.isEmpty
          ? [] : ["nothing is known of \(model.undetermined.joined(separator: " "))"])
      let text =
        lacking.isEmpty
        ? "has all \(model.count) features, and \(model.beyond) more" : lacking.joined(separator: "; ")
      layout.field(model.name, text + mark, column: width)
    }
    if let libvirtModel { layout.paragraph("libvirt names it \(libvirtModel).", indent: 2) }
  }

  private func writeFeatures(_ layout: inout TextLayout) {
    layout.heading("Features")
    var order: [String] = []
    var members: [String: [Feature]] = [:]
    for feature in features {
      if members[feature.group] == nil { order.append(feature.group) }
      members[feature.group, default: []].append(feature)
    }
    for group in order {
      let present = members[group, default: []].filter { $0.state == "present" }.map(\.name)
      let conflicting = members[group, default: []].filter { $0.state == "conflict" }.map { $0.name + " (?)" }
      guard !present.isEmpty || !conflicting.isEmpty else { continue }
      layout.paragraph(layout.paint(group, .dim), indent: 2)
      layout.paragraph((present + conflicting).joined(separator: " "), indent: 4)
    }
    if !uncatalogued.isEmpty {
      layout.paragraph(layout.paint("names that the catalogue does not know", .dim), indent: 2)
      layout.paragraph(uncatalogued.joined(separator: " "), indent: 4)
    }
    for state in ["absent", "undetermined"] {
      let count = features.count { $0.state == state }
      if count > 0 {
        let hint = state == "absent" ? "" : ": the documents do not tell"
        layout.paragraph(
          "\(count) of the catalogue's \(features.count) features are \(state)\(hint).", indent: 2)
      }
    }
    for point in points.dropFirst() {
      let changed = features.filter {
        ($0.points[point.point] ?? $0.state) != $0.state && $0.state != "undetermined"
      }
      let lost = changed.filter { $0.points[point.point] == "absent" }.map(\.name)
      let gained = changed.filter { $0.points[point.point] == "present" }.map(\.name)
      guard !lost.isEmpty || !gained.isEmpty else { continue }
      layout.paragraph(layout.paint("otherwise at \(point.title)", .dim), indent: 2)
      if !lost.isEmpty { layout.field("not there", lost.joined(separator: " "), indent: 4) }
      if !gained.isEmpty { layout.field("there", gained.joined(separator: " "), indent: 4) }
    }
  }

  private func writeNumbers(_ layout: inout TextLayout) {
    var shown: Set<String> = ["family", "model", "stepping", "microcode"]
    guard quantities.contains(where: { !shown.contains($0.quantity) }) else { return }
    layout.heading("Quantities")
    for number in quantities where shown.insert(number.quantity).inserted {
      var values: [String] = []
      for other in quantities where other.quantity == number.quantity && other.isChosen {
        if !values.contains(other.text) { values.append(other.text) }
      }
      layout.field(number.quantity.replacing("-", with: " "), values.joined(separator: " or "), column: 28)
    }
    if !xsaveComponents.isEmpty {
      let parts = xsaveComponents.map { part in
        let size = part.size.map { "\($0)" } ?? "not known"
        return "\(part.name ?? "component \(part.number)") \(size)\(part.isSupervisor ? " (supervisor)" : "")"
      }
      layout.field("xsave components, bytes", parts.joined(separator: ", "), column: 28)
    }
  }

  private func writeSources(_ layout: inout TextLayout) {
    layout.heading("Sources")
    for point in points {
      layout.field(
        point.title,
        "\(point.present) there, \(point.absent) not\(point.conflicting > 0 ? ", \(point.conflicting) contradicted" : ""); "
          + "\(point.listing) (\(point.document))",
        column: max(14, (points.map(\.title.count).max() ?? 0) + 2))
    }
    for input in inputs {
      for note in input.notes { layout.paragraph("\(input.name): \(note).", indent: 4, lead: "  - ") }
    }
  }
}
