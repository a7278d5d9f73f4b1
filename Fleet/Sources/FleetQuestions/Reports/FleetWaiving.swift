package import CPUCatalog
internal import CPUCompatibility
internal import FileAccess
internal import FleetStorage
internal import HostSnapshots
package import MartletQuestions
internal import ReportContract
internal import X86CPU

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

  /// Every stored waiver in words, with whom it concerns; those that ended say so.
  package func waiverNotes() throws(QuestionError) -> [String] {
    let day = CalendarDay(timestamp: currentTimestamp())
    return try waivers().map { waiver in
      let isOver = day.map { waiver.isExpired(on: $0) } ?? (waiver.until != nil)
      let end = waiver.until.map { isOver ? ", ended \($0)" : ", until \($0)" } ?? ""
      return
        "\(waiver.feature) for \(waiver.guest): \(isOver ? "the waiver is over" : "its loss is accepted") (\(waiver.reason)\(end))"
    }
  }

  /// A guest for which a waiver accepts losses today.
  package struct WaivedGuest {
    package var name: String
    /// The digest of what it runs with.
    package var form: String
    /// The store's number of the host that it is on.
    package var host: Int64?
    /// What is accepted, in the order of the catalogue.
    package var features: [Feature]
  }

  /// The guests for which waivers that are in force accept losses, in O(guests that their patterns name).
  package func waivedGuests() throws(QuestionError) -> [WaivedGuest] {
    let day = CalendarDay(timestamp: currentTimestamp())
    let catalog = records.options.catalog
    let waivers = try waivers().filter { waiver in
      !(day.map { waiver.isExpired(on: $0) } ?? (waiver.until != nil))
    }
    guard !waivers.isEmpty else { return [] }
    let found = try wrapped { () throws(FleetStoreError) in
      try store.guestForms(matching: waivers.map(\.guest))
    }
    var accepted: [[Int]: [Feature]] = [:]
    return found.compactMap { guest in
      let own = waivers.indices.filter { waivers[$0].concerns(guest.name) }
      let features =
        accepted[own]
        ?? catalog.features(in: own.map { waivers[$0] }.accepted(for: guest.name, on: day, catalog))
      accepted[own] = features
      return features.isEmpty
        ? nil : WaivedGuest(name: guest.name, form: guest.form, host: guest.host, features: features)
    }
  }
}
