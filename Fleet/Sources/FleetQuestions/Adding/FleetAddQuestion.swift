public import CPUReaders
internal import FileAccess
public import FleetPlanning
public import FleetStorage
internal import HostSnapshots
public import MartletQuestions
internal import ReportContract
internal import Synchronization

/// Adds hosts and guests to a fleet: reads documents on all processors, and stores them in the order in which they come.
public struct FleetAddQuestion: Sendable {
  /// What is added: files, folders, archives, `-`, `this` and URIs.
  public var sources: [String]
  /// Ansible inventories whose hosts are captured by ssh.
  public var inventories: [String]
  /// Documents that somebody sent, which can be archives or packed; their owner is nobody that this process knows.
  public var contents: [Document]
  /// Documents at hand, by their numbers from 0 on, such as those of an invented fleet; nil for none.
  public var documents: (count: Int, make: @Sendable (Int) -> Document)?
  /// The guests in a document at hand, each with what it is apart from its name and UUID; nil where only the document tells.
  ///
  /// Of guests of one kind, one is read.
  public var guests: (@Sendable (Int) -> [(name: String, uuid: String, kind: SimulatedFleet.GuestKind)])?
  /// Whose names of hosts and guests these are; nil for `files`, or the URI.
  public var source: String?
  /// What to do with a host that has another UUID than before.
  public var reinstalled: Reinstallation
  /// How hosts are asked.
  public var access: HostAccess
  /// Told about progress, from any thread.
  public var progress: @Sendable (Progress) -> Void

  /// How far it is.
  public struct Progress: Sendable {
    /// Documents that were read, and that are to be read.
    public var done, total: Int
    /// Their bytes so far.
    public var bytes: Int
    /// Documents that were refused.
    public var refused: Int
    /// Seconds since the start.
    public var seconds: Double
  }

  /// Adds what `sources` name.
  public init(sources: [String] = [], inventories: [String] = []) {
    self.sources = sources
    self.inventories = inventories
    contents = []
    documents = nil
    guests = nil
    source = nil
    reinstalled = .ask
    access = HostAccess()
    progress = { _ in }
  }

  /// Adds everything; what cannot be read is refused with its reason, and the rest is added.
  ///
  /// - Throws: `noInput` for an argument that names nothing, and the store's own errors.
  public func answer(in fleet: OpenFleet) async throws(QuestionError) -> FleetAddReport {
    var items = try AddedItem.items(sources)
    for path in inventories {
      let document = try Document(argument: path)
      let inventory = try AnsibleInventory(String(decoding: document.bytes, as: UTF8.self), name: path)
      items += inventory.hosts.map { .asked($0) }
    }
    for document in contents { items += try AddedItem.items(in: document) }
    let total = items.count + (documents?.count ?? 0)
    guard total > 0 else {
      throw QuestionError(.noInput, "there is nothing to add; name files, folders, archives or hosts")
    }
    let start = ContinuousClock.now
    let now = currentTimestamp()
    let run = AddingRun(question: self, fleet: fleet, items: items, now: now)
    var report = FleetAddReport(fleet)
    var failure: QuestionError?
    var next = 0
    var waiting: [Int: AddingRun.Read] = [:]
    var batch: [Arrival] = []
    var batchBytes = 0
    var shown = start

    func store() {
      guard !batch.isEmpty, failure == nil else { return }
      let arrivals = batch
      batch = []
      batchBytes = 0
      do throws(QuestionError) {
        let outcome = try wrapped { () throws(FleetStoreError) in
          try fleet.store.put(arrivals, tables: fleet.tables, reinstalled: reinstalled, at: now)
        }
        report.add(outcome)
      } catch { failure = error }
    }

    await withTaskGroup(of: (Int, AddingRun.Read).self) { group in
      var started = 0
      // As many as keep every processor busy while the writer catches up.
      let window = 64
      func begin() {
        guard started < total, started - next < window else { return }
        let place = started
        started += 1
        group.addTask { (place, await DocumentWorker.apart { await run.read(place) }) }
      }
      for _ in 0..<min(window, 8) { begin() }
      while let (place, read) = await group.next() {
        waiting[place] = read
        while let read = waiting.removeValue(forKey: next) {
          next += 1
          report.bytes += read.bytes
          report.refused += read.refusals
          for arrival in read.arrivals {
            batch.append(arrival)
            batchBytes += arrival.size
          }
          if batch.count >= 256 || batchBytes > 32 << 20 { store() }
        }
        if failure != nil || access.isInterrupted() { group.cancelAll() } else { for _ in 0..<2 { begin() } }
        let clock = ContinuousClock.now
        if clock - shown > .milliseconds(500) {
          shown = clock
          progress(
            Progress(
              done: next, total: total, bytes: report.bytes, refused: report.refused.count,
              seconds: seconds(clock - start)))
        }
      }
    }
    store()
    if let failure { throw failure }
    try fleet.settle()
    report.milliseconds = Int(seconds(ContinuousClock.now - start) * 1000)
    report.documents.read = next
    return report
  }
}

/// A span in seconds.
func seconds(_ span: Duration) -> Double {
  Double(span.components.seconds) + Double(span.components.attoseconds) / 1e18
}
