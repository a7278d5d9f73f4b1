internal import CPUCompatibility
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
    writeConfidential(&layout)
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
    if !level.missing.isEmpty {
      return "\(reached); missing for the next: \(level.missing.joined(separator: " "))"
    }
    if !level.undetermined.isEmpty {
      return
        "\(reached); the next also needs \(level.undetermined.joined(separator: " ")), not known here"
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
    layout.paragraph(layout.paint("in the \(cpuMap)", .dim), indent: 2)
    if models.isEmpty { layout.paragraph("The map has no near model.", indent: 2) }
    let width = (models.map(\.name.count).max() ?? 0) + 2
    for model in models {
      let mark = model.hasSignature ? " (its signature)" : ""
      let lacking =
        (model.missing.isEmpty ? [] : ["lacks \(model.missing.joined(separator: " "))"])
        + (model.undetermined.isEmpty
          ? [] : ["not known: \(model.undetermined.joined(separator: " "))"])
      let text =
        lacking.isEmpty
        ? "all \(model.count) features, plus \(model.beyond)" : lacking.joined(separator: "; ")
      layout.field(model.name, text + mark, column: width)
    }
    if let libvirtModel { layout.paragraph("libvirt names it \(libvirtModel).", indent: 2) }
  }

  private func writeFeatures(_ layout: inout TextLayout) {
    layout.heading("Features")
    for list in featureLists {
      layout.paragraph(layout.paint(list.group, .dim), indent: 2)
      layout.paragraph(
        (list.present + list.contested.map { $0 + " (?)" }).joined(separator: " "), indent: 4)
    }
    if !uncatalogued.isEmpty {
      layout.paragraph(layout.paint("names outside the catalogue", .dim), indent: 2)
      layout.paragraph(uncatalogued.joined(separator: " "), indent: 4)
    }
    for (state, count) in otherCounts {
      let hint = state == "absent" ? "" : ": the records do not show them"
      layout.paragraph(
        "\(count) of the catalogue's \(features.count) features are \(state)\(hint).", indent: 2)
    }
    for point in differences {
      layout.paragraph(layout.paint("different at \(point.title)", .dim), indent: 2)
      if !point.lost.isEmpty { layout.field("absent", point.lost.joined(separator: " "), indent: 4) }
      if !point.gained.isEmpty { layout.field("present", point.gained.joined(separator: " "), indent: 4) }
    }
  }

  private func writeNumbers(_ layout: inout TextLayout) {
    guard !numbers.isEmpty else { return }
    layout.heading("Quantities")
    for number in numbers {
      layout.field(
        number.quantity.replacing("-", with: " "), number.values.joined(separator: " or "), column: 28)
    }
    if !xsaveComponents.isEmpty {
      let parts = xsaveComponents.map { part in
        let size = part.size.map { "\($0)" } ?? "not known"
        return "\(part.name ?? "component \(part.number)") \(size)\(part.isSupervisor ? " (supervisor)" : "")"
      }
      layout.field("xsave components, bytes", parts.joined(separator: ", "), column: 28)
    }
  }

  private func writeConfidential(_ layout: inout TextLayout) {
    guard !confidential.isEmpty else { return }
    layout.heading("Confidential guests")
    for kind in confidential {
      let state = kind.isOffered.map { $0 ? "yes" : "no" } ?? "not known"
      let sources = kind.isOffered == false ? kind.refusedBy : kind.offeredBy
      layout.field(
        kind.guest.title, state + (sources.isEmpty ? "" : ": " + sources.joined(separator: "; ")), column: 28)
    }
    for (label, value) in [
      ("encryption bit", sev?.encryptionBit), ("reduced address bits", sev?.reducedAddressBits),
      ("most SEV guests", sev?.mostGuests), ("most SEV-ES guests", sev?.mostESGuests),
    ] {
      if let value { layout.field(label, "\(value)", column: 28) }
    }
  }

  private func writeSources(_ layout: inout TextLayout) {
    layout.heading("Sources")
    for point in points {
      layout.field(
        point.title,
        "\(point.present) present, \(point.absent) absent\(point.conflicting > 0 ? ", \(point.conflicting) contradicted" : ""); "
          + "\(point.listing) (\(point.document))",
        column: max(14, (points.map(\.title.count).max() ?? 0) + 2))
    }
    for input in inputs {
      for note in input.notes { layout.paragraph("\(input.name): \(note).", indent: 4, lead: "  - ") }
    }
  }
}
