internal import FleetPlanning
internal import FleetStorage
internal import MartletQuestions

/// The forms and definitions of guests: each form is read once, and the document that was read last is kept.
struct RecordedDefinitions {
  private let fleet: OpenFleet
  private var reader = FormReader()
  private var forms: [Int64: GuestForm] = [:]
  private var last: (digest: String, inventory: FleetInventory)?

  init(_ fleet: OpenFleet) { self.fleet = fleet }

  /// A form by the store's number of it; nil if there is none.
  ///
  /// - Throws: `badInput` for a form that cannot be read; the store's errors.
  mutating func form(_ number: Int64) throws(QuestionError) -> GuestForm? {
    if let known = forms[number] { return known }
    guard let stored = try wrapped({ () throws(FleetStoreError) in try fleet.store.form(number: number) })
    else { return nil }
    guard let form = reader.guest(key: stored.key, bytes: stored.bytes) else {
      throw QuestionError(
        .badInput, "the store holds a class that cannot be read (\(stored.key)); it is damaged")
    }
    forms[number] = form
    return form
  }

  /// A guest as its newest record describes it; nil if no record does.
  ///
  /// - Throws: `badInput` for a stored document that no longer reads; the store's errors.
  mutating func guest(
    _ number: Int64, named name: String
  ) throws(QuestionError) -> FleetInventory.FoundGuest? {
    guard
      let document = try wrapped({ () throws(FleetStoreError) in try fleet.store.document(ofGuest: number) })
    else { return nil }
    if last?.digest != document.digest {
      last = (document.digest, try fleet.inventory(of: try fleet.document(document)))
    }
    return last?.inventory.guests.first { $0.name == name }
  }
}
