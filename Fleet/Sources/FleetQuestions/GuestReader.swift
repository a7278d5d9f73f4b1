package import CPUCompatibility
package import MartletQuestions

/// Reads guests of a store from their documents; neighbours in one document are read once.
package struct GuestReader {
  private let fleet: OpenFleet
  private var definitions: RecordedDefinitions

  package init(_ fleet: OpenFleet) {
    self.fleet = fleet
    definitions = RecordedDefinitions(fleet)
  }

  /// What an x86 guest runs with on a host, and what a power cycle there would bring; nil if no document describes one.
  ///
  /// - Parameters:
  ///   - guest: The store's number.
  ///   - isStarted: Whether it is to count as started on that host, whatever brought it there.
  /// - Throws: The store's errors; `badInput` for a document that no longer reads.
  package mutating func guest(
    _ guest: Int64, named name: String, on host: HostCPU?, isStarted: Bool = false
  ) throws(QuestionError) -> (running: GuestCPU, next: GuestCPU?)? {
    guard var found = try definitions.guest(guest, named: name) else { return nil }
    if isStarted { found.hasMoved = false }
    let both = try fleet.records.guest(found, onAny: host.map { HostEvidence($0) })
    guard case .x86(let running) = both.running else { return nil }
    if case .x86(let next)? = both.next { return (running, next) }
    return (running, nil)
  }
}
