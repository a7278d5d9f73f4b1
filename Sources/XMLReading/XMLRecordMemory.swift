internal import Synchronization

/// The records of documents that workers have read: one document is read for several questions.
package final class XMLRecordMemory: Sendable {
  /// The memory of this task, which reads one document while other tasks read others; nil where all share the process's.
  @TaskLocal package static var own: XMLRecordMemory?

  private static let shared = XMLRecordMemory()

  /// The memory that this task uses.
  package static var current: XMLRecordMemory { own ?? shared }

  /// An empty memory.
  package init() {}

  private struct Key: Hashable {
    var bytes: [UInt8]
    var deepest: Int
  }

  // Bytes of the documents whose records are kept.
  private static let most = 64 << 20
  private let known = Mutex<(records: [Key: XMLRecord], bytes: Int)>(([:], 0))

  /// The record of a document; nil if none is kept.
  func record(of bytes: [UInt8], deepest: Int) -> XMLRecord? {
    let key = Key(bytes: bytes, deepest: deepest)
    return known.withLock { $0.records[key] }
  }

  /// Keeps a record.
  ///
  /// - Parameter deepest: The deepest nesting of elements that it was read to.
  package func keep(
    _ record: XMLRecord, of bytes: [UInt8], deepest: Int = XMLLimits.standard.depth
  ) {
    let key = Key(bytes: bytes, deepest: deepest)
    known.withLock { known in
      if known.bytes + bytes.count > Self.most { known = ([:], 0) }
      if known.records.updateValue(record, forKey: key) == nil { known.bytes += bytes.count }
    }
  }
}
