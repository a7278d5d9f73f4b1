internal import FailureMessages

extension MoveContent {
  /// The text: the outcome of each destination first, then why, then what to do.
  func text(_ style: TextStyle, withSources: Bool) -> String {
    var layout = TextLayout(style)
    for move in moves {
      layout.gap()
      let tint: TextLayout.Tint =
        switch move.outcome {
        case "blocked": .red
        case "undetermined": .yellow
        default: .green
        }
      layout.paragraph(move.outcome, paint: tint)
      layout.field("from", "\(subject): \(move.from.joined(separator: ", "))")
      layout.field("to", "\(move.destination): \(move.to.joined(separator: ", "))")
      if let reverse = move.reverse { layout.field("reverse", reverse) }
      add(move, to: &layout, withSources: withSources)
    }
    for message in messages {
      layout.heading(message.id)
      layout.field("line", "\(message.log):\(message.line) \(message.text)")
      layout.field("proves", message.proves)
      if !message.doesNotProve.isEmpty { layout.field("not", message.doesNotProve) }
    }
    return layout.text
  }

  private func add(_ move: Move, to layout: inout TextLayout, withSources: Bool) {
    for section in move.sections {
      layout.heading(section.title)
      for part in section.groups {
        layout.paragraph(part.text, indent: 2)
        let column = layout.column(for: part.rows.map(\.label))
        for row in part.rows { layout.field(row.label, row.value, indent: 4, column: column) }
        guard withSources else { continue }
        for citation in part.citations { layout.paragraph(citation, indent: 4, paint: .dim) }
      }
    }
    if !move.managers.isEmpty {
      layout.heading("who answers what")
      for manager in move.managers { layout.field(manager.label, manager.text) }
    }
    if !move.unchecked.isEmpty {
      layout.heading("not checked")
      for point in move.unchecked { layout.paragraph(point, indent: 2) }
    }
    guard !move.steps.isEmpty else { return }
    layout.heading("what to do")
    for step in move.steps {
      layout.paragraph(step.text, indent: 2)
      if let command = step.command { layout.verbatim(command, indent: 4) }
      if withSources { layout.paragraph(step.citation, indent: 4, paint: .dim) }
    }
  }
}
