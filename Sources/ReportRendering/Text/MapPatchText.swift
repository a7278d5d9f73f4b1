internal import CPUDiagnosis
internal import Remedies
public import Reports
internal import Wording

extension MapPatchReport {
  /// The report as text: the answer, the diff as `patch -p1` takes it, then what comes of it.
  public func text(_ style: TextStyle) -> String {
    var layout = TextLayout(style)
    for (index, sentence) in answer.enumerated() {
      layout.paragraph(sentence, paint: index == 0 ? nil : .yellow)
    }
    layout.paragraph(
      "libvirt \(libvirtVersion) would load \(output): \(verification.featuresAfter) features (before: "
        + "\(verification.featuresBefore)), \(verification.models) models.")
    layout.heading("The diff")
    layout.plain(diff)
    writeModels(&layout)
    writeNaming(&layout)
    write(guests, "Guests", &layout)
    write(hosts, "Which hosts", &layout)
    write(daemons, "Daemons, caches, packages", &layout)
    layout.heading("To install it, on each host")
    for command in install { layout.step(command, indent: 4) }
    layout.heading("To undo it")
    for command in undo { layout.step(command, indent: 4) }
    layout.paragraph(undoNote, indent: 4)
    write(lastResort, "Why it is a last resort", &layout)
    return layout.text
  }

  private func writeModels(_ layout: inout TextLayout) {
    layout.heading("The models")
    if models.isEmpty { layout.paragraph("No model changes.", indent: 2) }
    for model in models {
      var parts: [String] = []
      if !model.loses.isEmpty {
        parts.append(
          "loses \(listed(model.loses))"
            + (model.through.map { ", through \($0), which it starts from" } ?? ""))
      }
      if !model.gains.isEmpty {
        parts.append("has \(listed(model.gains)) again, from the model that it starts from")
      }
      if !model.unmarked.isEmpty {
        parts.append(
          "still lacks \(listed(model.unmarked)), no longer marked removed='yes'")
      }
      if !model.unadded.isEmpty { parts.append("no longer marks \(listed(model.unadded)) added='yes'") }
      layout.field(model.name, parts.joined(separator: "; "), column: 28)
    }
    for keeper in keepers {
      layout.field(
        keeper.model, keeper.text, column: 28, paint: .yellow)
    }
  }

  private func writeNaming(_ layout: inout TextLayout) {
    layout.heading("How libvirt names CPUs")
    let source = namingNote.citation.isEmpty ? "" : " (source: \(namingNote.citation))"
    layout.paragraph(namingNote.text + source, indent: 2)
    for change in naming {
      let place = change.kind == "host" ? "virsh capabilities" : "host-model"
      layout.field(
        change.cpu + (change.hasDropped ? "" : ", without"),
        "\(place): \(change.before ?? "no model fits"), now \(change.after ?? "no model fits")", column: 36)
    }
  }

  private func write(_ statements: [Statement], _ title: String, _ layout: inout TextLayout) {
    layout.heading(title)
    for statement in statements {
      let mark = statement.certainty == .inferred ? "(inferred) " : ""
      layout.paragraph(mark + statement.text, indent: 4, lead: "  - ")
      layout.steps("see", statement.settledBy, indent: 4, column: 8)
      if !statement.citation.isEmpty { layout.field("source", statement.citation, indent: 4, column: 8) }
    }
  }
}
