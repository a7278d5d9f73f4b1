package import CPUCompatibility
internal import CPUReaders
package import FleetPlanning
internal import FleetStorage
package import MartletQuestions

extension OpenFleet {
  /// The form of a host of any architecture.
  package func form(of host: HostEvidence) -> HostForm {
    host.arm.map { HostForm($0) } ?? HostForm(host.cpu, map: records.interpreter.map)
  }

  /// The evidence of an x86 host from all its current records, or of those when one of them was the newest; nil without any.
  ///
  /// Of a host of another architecture, it has the name and the architecture alone.
  ///
  /// - Parameters:
  ///   - withoutAnswers: Whether managers' answers are left out, so that only the host's own records count.
  ///   - formats: The input formats of the records that count; nil for all.
  package func evidence(
    ofHost host: Int64, when record: Int64? = nil, withoutAnswers: Bool = false, formats: Set<String>? = nil
  ) throws(QuestionError) -> HostCPU? {
    try anyEvidence(ofHost: host, when: record, withoutAnswers: withoutAnswers, formats: formats)?.cpu
  }

  /// The evidence of a host of any architecture, as `evidence(ofHost:)` finds it.
  package func anyEvidence(
    ofHost host: Int64, when record: Int64? = nil, withoutAnswers: Bool = false, formats: Set<String>? = nil
  ) throws(QuestionError) -> HostEvidence? {
    let documents = try wrapped { () throws(FleetStoreError) in
      try store.documents(ofHost: host, when: record)
    }
    var found: [HostEvidence] = []
    for stored in documents {
      try checkWanted()
      let document = try document(stored)
      if withoutAnswers, ManagerAnswer(document.bytes) != nil { continue }
      let inventory = try self.inventory(of: document, guests: nil)
      if let formats, !formats.contains(inventory.format) { continue }
      if let host = inventory.host(of: stored) { found.append(host.evidence) }
    }
    return HostEvidence.folding(found)
  }

  /// A host with its current records, read as other questions read a host's; nil without any.
  ///
  /// - Parameter servesArm: Whether an arm64 host is given too; its CPU then has a name and an architecture alone.
  /// - Throws: The store's errors; `badInput` for a stored document that no longer reads, and for an arm64 host that is not served.
  package func recorded(host: Int64, servesArm: Bool = false) throws(QuestionError) -> Records.Host? {
    var records = records
    records.servesArm = servesArm
    let documents = try wrapped { () throws(FleetStoreError) in try store.documents(ofHost: host) }
    guard !documents.isEmpty else { return nil }
    var read: [Records.Record] = []
    for stored in documents {
      try checkWanted()
      var document = try document(stored)
      // A manager's answer is no record of the host's own.
      if ManagerAnswer(document.bytes) != nil { continue }
      document.selector = stored.selector
      read.append(try records.record(document))
    }
    guard !read.isEmpty else { return nil }
    return try records.host(read, role: "host")
  }
}

extension GuestForm {
  /// The form of a guest of any architecture.
  package init(_ guest: FleetGuest) {
    switch guest {
    case .x86(let guest): self.init(guest)
    case .arm(let guest, let host, let machine): self.init(guest, on: host, machine: machine?.machine)
    }
  }
}
