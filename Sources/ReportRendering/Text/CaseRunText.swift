public import Reports

extension CaseRunReport {
  /// The report as text: the cases that are not as they should be with their differences, then the sums.
  public func text(_ style: TextStyle) -> String {
    var layout = TextLayout(style)
    for outcome in [Outcome.wrong, .mended, .knownMiss] {
      let cases = cases(outcome)
      guard !cases.isEmpty else { continue }
      layout.heading(outcome.title)
      for one in cases { one.write(to: &layout) }
    }
    let tint: TextLayout.Tint = exitStatus == 0 ? .green : .red
    layout.paragraph(
      "\(counts.rightCauses) of \(counts.cases) cases have the right cause, "
        + "\(counts.rightRemedies) of \(counts.withRemedies) the right first remedy.", paint: tint)
    return layout.text
  }
}

extension CaseRunReport.Result {
  fileprivate func write(to layout: inout TextLayout) {
    layout.paragraph("\(folder): \(title)", indent: 4, lead: "  - ")
    for difference in differences { layout.paragraph(difference + ".", indent: 4) }
    if let knownMiss { layout.paragraph("Known: " + knownMiss, indent: 4) }
  }
}

extension CaseRunReport.Outcome {
  fileprivate var title: String {
    switch self {
    case .right: "Right"
    case .wrong: "Wrong"
    case .mended: "Right, although the case says otherwise: remove its knownMiss"
    case .knownMiss: "Known misses"
    }
  }
}
