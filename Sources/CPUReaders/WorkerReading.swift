internal import ArmCPU
internal import CPUCompatibility
internal import HostSnapshots
internal import LibvirtCPU
internal import SandboxedWorkers
internal import XMLReading

/// What a worker read in a document: the reading, or why it refuses the document.
package struct WorkerReading: Codable, Sendable {
  private var reading: Reading?
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

  /// Reads a document in this process, with what later questions need of it.
  package init(_ document: Document, format: String?) {
    (isRecord, isSnapshot) = (true, Reader.isSnapshotHere(document))
    do throws(ReadError) {
      reading = try Reader.readHere(document, format: format)
      if format != nil { isRecord = Reader.isRecordHere(document) }
    } catch {
      refusal = Refusal(reason: error.reason, line: error.line, column: error.column)
      isRecord = Reader.isRecordHere(document)
    }
    guard reading != nil, document.bytes.first == UInt8(ascii: "<"), document.bytes.count < 1 << 18 else {
      return
    }
    elements = XMLRecord(document.bytes, deepest: XMLLimits.standard.depth)
  }

  /// Refuses a document.
  package init(refusing reason: String) {
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
    guard let reading, reading.isPlausible(for: document) else {
      throw ReadError(document: document.name, reason: "its worker gives no valid answer")
    }
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
    case .qemu(let expansion): expansion.model.known.count <= most
    }
  }
}
