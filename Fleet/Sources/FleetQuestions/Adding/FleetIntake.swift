package import CPUReaders
internal import FleetStorage
internal import HostSnapshots
package import MartletQuestions

/// Takes in records that callers send one by one: each is read apart, on any thread, and those that have come together are stored together.
///
/// What a caller hears is what `FleetAddQuestion` reports of the same document.
package struct FleetIntake: Sendable {
  private let fleet: OpenFleet

  /// Takes records into a fleet.
  package init(_ fleet: OpenFleet) { self.fleet = fleet }

  /// A record that was read, and not stored yet.
  package struct ReadRecord: Sendable {
    fileprivate var read: AddingRun.Read
    fileprivate var begun: ContinuousClock.Instant
  }

  /// Whether a document can hold several: an archive, or packed data.
  package static func isPacked(_ bytes: [UInt8]) -> Bool {
    GzipStream.recognises(bytes) || TarArchive.recognises(bytes)
  }

  /// Reads a record that is not packed; what cannot be read is refused in the report.
  package func read(_ document: Document) async -> ReadRecord {
    let begun = ContinuousClock.now
    DocumentWorker.expectDocument(of: nil)
    let run = AddingRun(question: FleetAddQuestion(), fleet: fleet, items: [], now: currentTimestamp())
    return ReadRecord(read: await DocumentWorker.apart { run.read(document) }, begun: begun)
  }

  /// Stores records in one transaction, which is on disk afterwards, and makes the store's forms those of this Martlet's tables.
  ///
  /// - Returns: The report on each record, or why it was not stored, in their order.
  package func store(_ records: [ReadRecord]) -> [Result<FleetAddReport, QuestionError>] {
    let outcomes: [Result<ArrivalOutcome, FleetStoreError>]
    do throws(QuestionError) {
      let now = currentTimestamp()
      outcomes = try wrapped { () throws(FleetStoreError) in
        try fleet.store.put(groups: records.map(\.read.arrivals), tables: fleet.tables, at: now)
      }
      try fleet.settle()
    } catch {
      return records.map { _ in .failure(error) }
    }
    return zip(records, outcomes).map { record, outcome in
      do throws(QuestionError) {
        var report = FleetAddReport(fleet)
        report.add(try wrapped { () throws(FleetStoreError) in try outcome.get() })
        report.documents.read = 1
        report.refused = record.read.refusals
        report.bytes = record.read.bytes
        report.milliseconds = Int(seconds(.now - record.begun) * 1000)
        return .success(report)
      } catch {
        return .failure(error)
      }
    }
  }
}
