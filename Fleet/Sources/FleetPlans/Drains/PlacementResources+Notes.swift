internal import FleetQuestions

extension PlacementResources {
  /// What of memory's place is unknown, or only partly looked at, a sentence without a full stop each.
  ///
  /// - Parameter hasFile: Whether there is a capacity file that could say it.
  func notes(_ rooms: [Room], _ names: [String], _ leaving: Set<Int> = [], hasFile: Bool = true) -> [String] {
    var notes: [String] = []
    if unread > 0 {
      notes.append(
        "huge pages of the default size and NUMA bindings of \(unread == 1 ? "1 guest" : "\(unread) guests") were never read; add the guests again"
      )
    }
    let isBound = columns.contains { $0.nodes != nil }
    if isBound {
      notes.append(
        "guests without a binding can take memory of any NUMA cell when they arrive; keep them off hosts whose cells guests are bound to"
      )
    }
    let silent = names.indices.filter { !leaving.contains($0) && !rooms[$0].unknown.isEmpty }.map {
      names[$0]
    }
    if !silent.isEmpty {
      notes.append(
        "\(some(silent, 6)): the huge pages or NUMA cells are unknown, so guests that need them do not go there; capture again\(hasFile ? ", or name huge-pages and cells in the capacity file" : "")"
      )
    }
    return notes
  }
}
