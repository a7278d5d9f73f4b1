internal import Remedies
public import Reports
internal import Wording

extension FixReport {
  /// The report as text: the answer, what goes and for whom, the diff, what to do.
  public func text(_ style: TextStyle) -> String {
    var layout = TextLayout(style)
    layout.paragraph(answer)
    for obstacle in obstacles { layout.paragraph(obstacle + ".", indent: 4, lead: "  - ") }
    for (title, items) in [
      (result == .fixed ? "Taken out" : "Would be taken out", drops), ("Not taken out", refused),
      ("Not known", undetermined),
    ] {
      guard !items.isEmpty else { continue }
      layout.heading(title)
      for item in items {
        layout.paragraph(
          "\(item.feature) (\(item.effect)), for \(listed(item.hosts, limit: 4))", indent: 4, lead: "  - ")
        layout.paragraph(item.text + ".", indent: 4)
      }
    }
    if !notes.isEmpty {
      layout.heading("What to know")
      for note in notes { layout.paragraph(note, indent: 4, lead: "  - ") }
    }
    if let applied {
      layout.heading("What was done")
      layout.paragraph(
        "\(applied.domain) at \(applied.uri) has the new definition; the old one is in \(applied.saved), passwords and all.",
        indent: 4,
        lead: "  - ")
      layout.paragraph(
        applied.isRunning
          ? "It runs on with the CPU that it was started with: shut it down and start it again (a reboot is not enough)."
          : "It takes it at its next start.", indent: 4, lead: "  - ")
      layout.verbatim(applied.undo.text, indent: 12, lead: "    to undo")
    }
    if let written {
      layout.heading("What was written")
      layout.paragraph("The edited definition is in \(written).", indent: 4, lead: "  - ")
    }
    if !commands.isEmpty, applied == nil {
      layout.heading("What to do")
      for command in commands { layout.verbatim(command, indent: 2) }
    }
    layout.newerHosts(judgedBy)
    return layout.text + (diff.isEmpty ? "" : "\n" + diff)
  }
}
