public import Reports

extension ArmRegisterReport {
  /// The report as text: the register and its rules, then each field.
  public func text(_ style: TextStyle) -> String {
    var layout = TextLayout(style)
    layout.paragraph(name, paint: .bold)
    layout.field("encoding", "\(encoding), KVM's \(kvmID)")
    for rule in rules {
      layout.field("rule", rule.text)
      layout.paragraph(rule.citation, indent: 4, paint: .dim)
    }
    for field in fields {
      layout.heading("\(field.name) [\(field.bits)]")
      layout.paragraph(
        field.meaning + (field.isSigned ? " Values of the upper half are negative." : ""), indent: 2)
      if !field.values.isEmpty { layout.field("values", field.values.joined(separator: ", ")) }
      layout.field("written", field.writing)
      if !field.words.isEmpty { layout.field("cpuinfo", field.words.joined(separator: ", ")) }
      if !field.isVisible { layout.field("programs", "Linux hides the value from them") }
      layout.paragraph(field.citation, indent: 4, paint: .dim)
    }
    return layout.text
  }
}
