package import CPUCompatibility
internal import FleetStorage
internal import HostSnapshots
package import MartletQuestions

/// Reads guests of a store from their documents; neighbours in one document are read once.
package struct GuestReader {
  private let fleet: OpenFleet
  private var inventory: (digest: String, value: FleetInventory)?

  package init(_ fleet: OpenFleet) { self.fleet = fleet }

  /// What a guest runs with on a host, and what a power cycle there would bring; nil if no document describes it.
  ///
  /// - Parameters:
  ///   - guest: The store's number.
  ///   - isStarted: Whether it is to count as started on that host, whatever brought it there.
  /// - Throws: The store's errors; `badInput` for a document that no longer reads.
  package mutating func guest(
    _ guest: Int64, named name: String, on host: HostCPU?, isStarted: Bool = false
  ) throws(QuestionError) -> (running: GuestCPU, next: GuestCPU?)? {
    guard
      let document = try wrapped({ () throws(FleetStoreError) in try fleet.store.document(ofGuest: guest) })
    else { return nil }
    if inventory?.digest != document.digest {
      inventory = (document.digest, try fleet.inventory(of: try fleet.document(document)))
    }
    guard var found = inventory?.value.guests.first(where: { $0.name == name }) else { return nil }
    if isStarted { found.hasMoved = false }
    return try fleet.records.guest(found, on: host)
  }
}
