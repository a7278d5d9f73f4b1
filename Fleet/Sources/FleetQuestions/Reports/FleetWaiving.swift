internal import CPUCatalog
internal import CPUCompatibility
internal import FileAccess
internal import FleetStorage
internal import HostSnapshots
internal import MartletQuestions
internal import ReportContract

extension OpenFleet {
  /// The stored waivers as the judge takes them.
  func waivers() throws(QuestionError) -> [Waiver] {
    try wrapped { () throws(FleetStoreError) in try store.waivers() }.map { stored in
      Waiver(
        guest: stored.guest, feature: stored.feature, reason: stored.reason,
        until: stored.until.flatMap { CalendarDay($0) })
    }
  }

  /// What the waivers of a guest accept today, and each waiver in words.
  func accepted(for guest: String) throws(QuestionError) -> (features: [Feature], notes: [String]) {
    let waivers = try waivers().filter { $0.concerns(guest) }
    let day = CalendarDay(timestamp: currentTimestamp())
    let catalog = records.options.catalog
    let features = catalog.features(in: waivers.accepted(for: guest, on: day, catalog))
    let notes = waivers.map { waiver in
      let isOver = day.map { waiver.isExpired(on: $0) } ?? (waiver.until != nil)
      let end = waiver.until.map { isOver ? ", ended \($0)" : ", until \($0)" } ?? ""
      return
        "\(waiver.feature): \(isOver ? "the waiver is over" : "its loss is accepted") (\(waiver.reason)\(end))"
    }
    return (features, notes)
  }
}
