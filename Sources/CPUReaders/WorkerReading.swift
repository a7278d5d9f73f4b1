internal import ArmCPU
internal import CPUCompatibility
internal import HostSnapshots
internal import LibvirtCPU
internal import S390Compatibility
internal import SandboxedWorkers
internal import XMLReading

/// What a worker read in a document: the reading, or why it refuses the document.
package struct WorkerReading: Codable, Sendable {
  private var reading: Reading?
  /// The capture that was read, apart from the reading.
  private var capture: String?
  private var refusal: Refusal?
  /// Whether a reader takes the document for its own, even if it then refuses it.
  private(set) var isRecord: Bool
  /// Whether the document is a capture.
  private(set) var isSnapshot: Bool

  private struct Refusal: Codable, Sendable {
    var reason: String
    var line: Int?
    var column: Int?
  }

  /// The limit that the document's worker met; nil if it gave an answer.
  private(set) var failure: String?
  /// The elements of an XML document that is not large: later questions need them, and need not ask again.
  private(set) var elements: XMLRecord?

  /// What was read in the parts of a capture: later questions need it, and need not ask again.
  private var parts: [Part]?

  /// What was read in one part of a capture.
  private struct Part: Codable, Sendable {
    /// The part's place among all.
    var place: Int
    /// The format that it was read as; nil if its format was recognised.
    var format: String?
    var reading: WorkerReading
  }

  /// Reads a document in this process, with what later questions need of it.
  ///
  /// - Parameters:
  ///   - parts: Which parts are read too, if it is a capture.
  ///   - isPart: Whether it is a part of a capture; nobody asks what kind of document a part is.
  private init(_ document: Document, format: String?, parts: CaptureParts, isPart: Bool) {
    (isRecord, isSnapshot) = (true, !isPart && Reader.isSnapshotHere(document))
    do throws(ReadError) {
      reading = try Reader.readHere(document, format: format)
      if format != nil, !isPart { isRecord = Reader.isRecordHere(document) }
    } catch {
      refusal = Refusal(reason: error.reason, line: error.line, column: error.column)
      if !isPart { isRecord = Reader.isRecordHere(document) }
    }
    if case .snapshot(let snapshot)? = reading?.cpus.first {
      self.parts = Self.read(parts, of: snapshot)
      capture = snapshot.fields
      reading?.cpus = []
    }
    guard document.bytes.first == UInt8(ascii: "<"), document.bytes.count < 1 << 18 else { return }
    elements = XMLRecord(document.bytes, deepest: XMLLimits.standard.depth)
  }

  /// Reads a document as a worker; in test builds one can take the worker over.
  package static func inWorker(
    _ document: Document, format: String?, parts: CaptureParts = .none, isPart: Bool = false
  ) -> WorkerReading {
    #if DEBUG
      if let result = HostileParser.result(of: document.bytes) { return WorkerReading(refusing: result) }
    #endif
    return WorkerReading(document, format: format, parts: parts, isPart: isPart)
  }

  /// Reads parts of a capture, as far as one answer can hold what is found in them.
  private static func read(_ wanted: CaptureParts, of snapshot: Snapshot) -> [Part]? {
    guard wanted != .none else { return nil }
    var found: [Part] = []
    var left = CaptureParts.mostBytes
    for (place, part) in snapshot.parts.enumerated() where part.encoding == "text" {
      let format = part.document
      guard format != nil || wanted == .withGuests && part.kind == Snapshot.Kind.domain.rawValue else {
        continue
      }
      left -= part.content.utf8.count + 64
      guard left >= 0 else { break }
      let document = Document(name: part.source, bytes: Array(part.content.utf8))
      let reading = inWorker(document, format: format, isPart: true)
      found.append(Part(place: place, format: format, reading: reading))
    }
    return found
  }

  /// What the worker read in the part of a capture at a place, with the format that it was read as; nil where it read nothing.
  func part(at place: Int) -> (format: String?, reading: WorkerReading)? {
    guard let parts else { return nil }
    // They are in order, or no worker of this program wrote them and what is not found is asked about.
    var (low, high) = (0, parts.count)
    while low < high {
      let middle = (low + high) / 2
      if parts[middle].place < place { low = middle + 1 } else { high = middle }
    }
    guard low < parts.count, parts[low].place == place else { return nil }
    return (parts[low].format, parts[low].reading)
  }

  /// Refuses a document.
  private init(refusing reason: String) {
    (isRecord, isSnapshot) = (true, false)
    refusal = Refusal(reason: reason)
  }

  /// Stands for a document that ended its worker: it counts as a record, so that it is read, and the reason is said.
  init(_ failure: WorkerFailure) {
    self.init(refusing: failure.reason)
    self.failure = failure.reason
  }

  /// What the worker read, if it can be what a document of such a size says.
  ///
  /// The values are evidence about that document, true or not; what a reader never gives (a dump without a CPU, a list longer than the
  /// document) is refused here, since what follows relies on it.
  ///
  /// - Throws: `ReadError` as the reader does, and for an answer that no reader gives.
  func reading(of document: Document) throws(ReadError) -> Reading {
    if let refusal {
      throw ReadError(
        document: document.name, reason: refusal.reason, line: refusal.line, column: refusal.column)
    }
    let invalid = ReadError(document: document.name, reason: "its worker gives no valid answer")
    guard var reading else { throw invalid }
    if let capture {
      guard let snapshot = Snapshot(fields: capture) else { throw invalid }
      reading.cpus = [.snapshot(snapshot)]
    }
    guard reading.isPlausible(for: document) else { throw invalid }
    return reading
  }
}

extension Reading {
  /// Whether a reader can have made this of a document.
  fileprivate func isPlausible(for document: Document) -> Bool {
    // An entry takes at least two bytes of a document.
    let most = document.bytes.count / 2 + 16
    guard Reader.all.contains(where: { $0.format == format }), cpus.count <= most, notes.count <= most else {
      return false
    }
    return cpus.allSatisfy { $0.isPlausible(upTo: most) }
      && capture.map { RecordedCPU.snapshot($0).isPlausible(upTo: most) } ?? true
  }
}

extension RecordedCPU {
  fileprivate func isPlausible(upTo most: Int) -> Bool {
    switch self {
    case .registers(let dump):
      !dump.cpus.isEmpty && dump.cpus.count <= most
        && dump.cpus.allSatisfy { cpu in
          cpu.logicalCPUs.count <= most && cpu.logicalCPUs.allSatisfy((0..<1 << 20).contains)
        }
    case .linux(let info):
      !info.groups.isEmpty && info.groups.count <= most
        && info.groups.allSatisfy { $0.numbers.allSatisfy((0..<1 << 20).contains) }
        && info.topology.values.allSatisfy((0..<1 << 31).contains)
    case .nova(let info): info.topology.values.allSatisfy((0..<1 << 31).contains)
    case .libvirt(let definition, _, _): definition.features.count <= most
    case .traits(let traits): traits.names.count <= most
    case .snapshot(let snapshot): snapshot.parts.count <= most && snapshot.missing.count <= most
    case .arm(let record):
      record.cores.count <= most
        && record.cores.allSatisfy { core in
          core.registers.count <= most && core.words.count <= most
            && core.numbers.allSatisfy((0..<1 << 20).contains)
        }
    case .s390x(let record):
      record.answers.count <= most && (record.offer?.properties.count ?? 0) <= most
        && (record.guest?.features.count ?? 0) <= most && (record.deprecated?.count ?? 0) <= most
    case .qemu(let expansion): expansion.model.known.count <= most
    }
  }
}
