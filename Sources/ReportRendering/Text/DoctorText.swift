internal import Remedies
public import Reports

extension DoctorReport {
  /// The report as text: for each host the answer, what is wrong with its commands, what is worth knowing, then the rest.
  public func text(_ style: TextStyle) -> String {
    var layout = TextLayout(style)
    for (index, host) in hosts.enumerated() {
      if index > 0 { layout.gap() }
      host.write(to: &layout)
    }
    return layout.text
  }
}

extension DoctorReport.Host {
  fileprivate func write(to layout: inout TextLayout) {
    layout.paragraph(answer, paint: outcome.tint)
    if let title = platform.title { layout.field("platform", title) }
    for section in sections {
      layout.heading(section.result.title)
      for check in section.checks { check.write(to: &layout) }
    }
    platform.write(to: &layout)
  }
}

extension DoctorReport.Check {
  fileprivate func write(to layout: inout TextLayout) {
    layout.paragraph("\(title): \(text)", indent: 4, lead: "  - ")
    let (steps, undo) = ownCommands
    for (index, command) in steps.enumerated() {
      layout.verbatim(command.text, indent: 12, lead: index == 0 ? "    do" : nil)
    }
    for (index, command) in undo.enumerated() {
      layout.verbatim(command.text, indent: 12, lead: index == 0 ? "    undo" : nil)
    }
  }
}

extension DoctorReport.Result {
  fileprivate var title: String {
    switch self {
    case .failed: "Wrong"
    case .advice: "Worth knowing"
    case .notChecked: "Not checked"
    case .passed: "In order"
    case .notApplicable: "Not applicable"
    }
  }
}

extension DoctorReport.Outcome {
  fileprivate var tint: TextLayout.Tint {
    switch self {
    case .fit: .green
    case .undetermined: .yellow
    case .notFit: .red
    }
  }
}
