internal import Reports
internal import Wording

extension HostProfile {
  /// Writes what guests lose, if anything.
  func writeLostToGuests(_ layout: inout TextLayout) {
    guard !lostToGuests.isEmpty else { return }
    layout.heading("Lost to guests")
    for group in lostToGuests {
      let interval = "between \(group.after ?? "the silicon") and \(group.before)"
      let layers =
        group.candidates.count == 1 ? "in \(group.candidates[0])" : "in one of \(listed(group.candidates))"
      layout.paragraph("\(interval), \(layers)", indent: 4, lead: "  - ")
      layout.paragraph(group.features.joined(separator: " "), indent: 4)
      layout.field(
        "why",
        group.why ?? "no cause is proven (martlet explain \(group.features[0]) --on … lists possible ones)",
        indent: 4)
    }
  }
}
