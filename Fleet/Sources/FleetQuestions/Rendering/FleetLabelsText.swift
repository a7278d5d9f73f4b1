internal import Wording

extension FleetLabelsReport {
  /// The report as text.
  public var text: String {
    let broken = pins.filter { $0.state == .unsatisfied || $0.state == .contradicted }.count
    let subjects = Set(pins.flatMap(\.subjects)).count
    var lines = [
      "\(counted(pins.count, "requirement")) of \(grouped(subjects)) guests and flavors; \(grouped(broken)) "
        + "\(broken == 1 ? "does" : "do") not hold."
    ]
    for (state, title) in [
      (State.unsatisfied, "NO HOST MEETS IT"), (.contradicted, "LABELS AND HOSTS DISAGREE"),
      (.undetermined, "UNDETERMINED"),
    ] {
      let pins = pins.filter { $0.state == state }
      guard !pins.isEmpty else { continue }
      lines += ["", title]
      for pin in pins.prefix(40) {
        let whom =
          pin.subjects.isEmpty
          ? ""
          : ", required by \(counted(pin.subjects.count, [.nodeLabel, .clusterType].contains(pin.kind) ? "guest" : "flavor")) (\(some(pin.subjects)))"
        lines.append("  \(pin.requirement)\(whom)")
        let labelled =
          pin.labelled.map {
            pin.kind == .clusterType
              ? "\(counted($0, "host")) of the cluster; "
              : "\(counted($0, "host")) \($0 == 1 ? "carries" : "carry") it; "
          } ?? ""
        lines.append(
          "      \(labelled)\(grouped(pin.given)) give it, \(grouped(pin.denied)) do not, \(grouped(pin.undetermined)) undetermined"
        )
        if let guests = pin.guests, let stranded = pin.strandedGuests, guests > 0 {
          lines.append(
            "      \(counted(guests, "guest")) of \(pin.subjects.count == 1 ? "this flavor" : "these flavors")"
              + (stranded == 0 ? "" : "; \(grouped(stranded)) on hosts that do not give it"))
        }
        if let note = pin.note { lines.append("      \(note)") }
        if !pin.falseLabels.isEmpty {
          lines.append(
            "      \(pin.kind == .clusterType ? "in the cluster without it" : "carry it and do not give it"): \(some(pin.falseLabels))"
          )
        }
        if !pin.missingLabels.isEmpty {
          lines.append("      give it and do not carry it: \(some(pin.missingLabels))")
        }
      }
      if pins.count > 40 {
        lines.append("  and \(counted(pins.count - 40, "more requirement")); --format json lists all")
      }
    }
    return printableLines(lines.joined(separator: "\n") + "\n")
  }
}
