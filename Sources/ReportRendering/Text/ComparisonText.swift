internal import CPUCompatibility
public import Reports

extension ComparisonReport {
  /// The report as a few lines of text: the result first.
  public func text(_ style: TextStyle) -> String {
    var layout = TextLayout(style)
    let tint: TextLayout.Tint =
      switch result {
      case .identical, .superset: .green
      case .incompatible: .red
      case .undetermined: .yellow
      }
    layout.paragraph(result.rawValue, paint: tint)
    for blocker in otherBlockers {
      layout.field(blocker.kind, blocker.text)
    }
    if !missing.isEmpty { layout.field("missing", missing.joined(separator: " ")) }
    for reason in reasons { layout.field("open", reason) }
    if !undetermined.isEmpty { layout.field("undetermined", undetermined.joined(separator: " ")) }
    if !extra.isEmpty { layout.field("extra", extra.joined(separator: " ")) }
    layout.newerHosts(judgedBy)
    return layout.text
  }
}
