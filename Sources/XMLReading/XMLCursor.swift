internal import SandboxedWorkers

/// A pull cursor over one XML document in memory.
///
/// The cursor is always at an element: first at the root. `forEachChild` visits the direct children; within its
/// closure the cursor is at the child. `finish` checks the rest of the document for well-formedness.
/// It refuses document types, so there are no entities to expand, and loads nothing from elsewhere.
///
/// - SeeAlso: decision record 0013.
public final class XMLCursor {
  private let events: any XMLEventSource
  private var element: XMLElementStart
  /// Elements that have begun and not ended, at the cursor.
  private var depth = 1
  /// The current element's end has been read.
  private var hasEnded = false

  /// Opens a document and moves to its root element.
  ///
  /// - Throws: `XMLError` if the document is larger than the limits allow, has a document type, or is not
  ///   well-formed up to its root's start tag.
  public init(_ bytes: [UInt8], limits: XMLLimits = .standard) throws(XMLError) {
    guard bytes.count <= limits.bytes else {
      throw XMLError("the document has \(bytes.count) bytes; the limit is \(limits.bytes)")
    }
    guard !bytes.isEmpty else { throw XMLError("the document is empty", line: 1, column: 1) }
    events = try Self.events(of: bytes, deepest: limits.depth)
    guard case .start(let root) = try events.next() else {
      throw XMLError("the document has no element", line: 1, column: 1)
    }
    element = root
  }

  /// The document's elements: expat finds them here, or in a worker.
  private static func events(of bytes: [UInt8], deepest: Int) throws(XMLError) -> any XMLEventSource {
    guard let workers = WorkerPolicy.workers else { return try XMLEvents(bytes, deepest: deepest) }
    if let record = XMLRecordMemory.current.record(of: bytes, deepest: deepest) {
      return XMLRecordedEvents(record, deepest: deepest)
    }
    do throws(WorkerFailure) {
      let request = WorkerRequest(.xml, limit: deepest)
      let record = try workers.answer(XMLRecord.self, to: request, bytes)
      XMLRecordMemory.current.keep(record, of: bytes, deepest: deepest)
      return XMLRecordedEvents(record, deepest: deepest)
    } catch {
      throw XMLError(error.reason)
    }
  }

  /// The name of the current element, as written.
  public var name: String { element.name }

  /// The namespace URI of the current element; nil if it has none.
  public var namespace: String? { element.namespace }

  /// The cursor's line in the document, from 1.
  public var line: Int { events.line }

  /// The cursor's column in its line, from 1.
  public var column: Int { events.column }

  /// The value of an attribute of the current element; nil if it has none of that name.
  public func attribute(_ name: String) -> String? {
    element.attributes.first { $0.name == name }?.value
  }

  /// The attributes of the current element in the document's order; declarations of namespaces are none.
  package var attributes: [(name: String, value: String)] { element.attributes }

  /// The number of attributes of the current element; declarations of namespaces are none.
  public var attributeCount: Int { element.attributes.count }

  /// Calls `body` with the cursor at each direct child element, then leaves the cursor at the element's end.
  ///
  /// It skips what `body` does not read of a child. Call it at most once per element.
  ///
  /// - Throws: `XMLError` if the document is not well-formed or nests too deeply, and whatever `body` throws.
  public func forEachChild(_ body: (XMLCursor) throws(XMLError) -> Void) throws(XMLError) {
    guard !hasEnded else { return }
    let depth = depth
    while let event = try events.next() {
      switch event {
      case .start(let child):
        element = child
        self.depth += 1
        try body(self)
        try leave(to: depth)
      case .end:
        self.depth -= 1
        hasEnded = true
        return
      }
    }
  }

  /// The element's own text, without its children's; leaves the cursor at the element's end.
  ///
  /// - Throws: `XMLError` if the document is not well-formed.
  public func text() throws(XMLError) -> String {
    guard !hasEnded else { return "" }
    events.collectText(atDepth: depth)
    defer { events.collectText(atDepth: nil) }
    try leave(to: depth - 1)
    hasEnded = true
    return events.text
  }

  /// Reads to the end of the document and so checks that the rest is well-formed.
  ///
  /// - Throws: `XMLError` if it is not.
  public func finish() throws(XMLError) {
    while try events.next() != nil {}
  }

  /// Creates an error with the cursor's line and column.
  public func error(_ reason: String) -> XMLError { XMLError(reason, line: line, column: column) }

  /// Passes over what is left of elements deeper than `depth`.
  private func leave(to depth: Int) throws(XMLError) {
    while self.depth > depth, let event = try events.next() {
      switch event {
      case .start: self.depth += 1
      case .end: self.depth -= 1
      }
    }
    hasEnded = false
  }
}
