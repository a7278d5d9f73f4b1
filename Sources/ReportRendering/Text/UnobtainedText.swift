public import ReportContract
internal import Wording

extension Sequence<InputReport> {
  /// What could not be asked, read or obtained of the inputs, as text below an answer; empty if there is nothing to say.
  public func unobtainedText(_ style: TextStyle) -> String {
    let found = unobtained
    guard !found.isEmpty else { return "" }
    var layout = TextLayout(style)
    layout.plain("\n")
    layout.heading("Not obtained")
    for item in found { layout.paragraph(item.sentence, indent: 4, lead: "  - ") }
    return layout.text
  }
}

extension UnobtainedInput {
  /// The item as a sentence.
  public var sentence: String {
    switch self {
    case .host(let name, let reason): "\(name) \(reason)."
    case .parts(let name, let parts):
      "\(name) did not give \(listed(parts, limit: TextLimits.names)); --format json has the reasons."
    case .file(let note): note + "."
    }
  }
}
