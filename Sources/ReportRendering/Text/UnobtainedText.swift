public import ReportContract
internal import Wording

extension Sequence<InputReport> {
  /// What could not be asked, read or obtained of the inputs, as text below an answer; empty if there is nothing to say.
  ///
  /// Hosts and daemons that gave no answer come first, then what a host named by a URI did not give, and files of folders that were left out.
  public func unobtainedText(_ style: TextStyle) -> String {
    var lines: [String] = []
    for input in self where input.format == "not-obtained" || input.format == "folder" {
      lines += input.notes.map { input.format == "folder" ? $0 : "\(input.name) \($0)" }
    }
    for input in self where input.format == "snapshot" && input.isAsked && !input.notes.isEmpty {
      var kinds: [String] = []
      for note in input.notes where note.contains(" is missing") {
        let kind = String(note.prefix { $0 != " " })
        if !kinds.contains(kind) { kinds.append(kind) }
      }
      guard !kinds.isEmpty else { continue }
      lines.append("\(input.name) did not give \(listed(kinds)); --format json has the reasons")
    }
    guard !lines.isEmpty else { return "" }
    var layout = TextLayout(style)
    layout.plain("\n")
    layout.heading("Not obtained")
    for line in lines { layout.paragraph(line + ".", indent: 4, lead: "  - ") }
    return layout.text
  }
}

extension InputReport {
  /// Whether a host or daemon was asked for it by a URI.
  ///
  /// This machine answers as the file of its capture does.
  fileprivate var isAsked: Bool { name.contains("://") }
}
