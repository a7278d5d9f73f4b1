internal import Wording

extension LevelReport {
  /// Says in words what the other values say: the answer, why there is no model, and the exit status.
  mutating func conclude() {
    obstacles = obstaclesInWords()
    summary = groups.isEmpty ? summaryInWords() : Self.severalVendors
    exitStatus = status.exitStatus
  }

  private static let severalVendors =
    "The hosts have CPUs of several vendors, and no CPU suits guests on all of them. One level for each vendor follows."

  private func summaryInWords() -> String {
    guard let model else {
      return status == .undetermined
        ? "Undetermined: no 64-bit model is certain on every host" : "There is no level for these hosts"
    }
    let over = required.isEmpty ? nil : "plus \(required.count) feature\(required.count == 1 ? "" : "s")"
    let off = disabled.isEmpty ? nil : "minus \(disabled.count)"
    let changes = [over, off].compactMap(\.self)
    return changes.isEmpty ? model : "\(model), \(changes.joined(separator: ", "))"
  }

  private func obstaclesInWords() -> [String] {
    guard groups.isEmpty else { return groups.flatMap(\.obstacles) }
    guard model == nil else { return [] }
    var lines: [String] = []
    for (who, losses) in grouped(baseline) {
      let names = losses.map(\.feature).joined(separator: " ")
      lines.append(
        status == .undetermined
          ? "The record of \(who) does not show whether guests get \(names), which every 64-bit guest needs."
          : "\(who) cannot give \(names), which every 64-bit guest needs.")
    }
    for candidate in uncertain {
      for (who, losses) in grouped(candidate.unknown) {
        let names = losses.map(\.feature)
        lines.append(
          "\(candidate.model) contains \(listed(names, limit: 8)), and it is unknown whether \(who) gives "
            + "\(names.count == 1 ? "it" : "them").")
      }
    }
    if status == .undetermined {
      lines.append(
        "Record the hosts with martlet capture or virsh domcapabilities, with a --cpu-map that has their models; or state what you know with "
          + "--assume.")
    } else if lines.isEmpty {
      lines.append(
        "The map has no 64-bit model for \(vendor.map { "\($0) hosts" } ?? "these hosts") that fits the request. An AMD model "
          + "contains SVM, so --only-add needs --nested there.")
    }
    return lines
  }
}
