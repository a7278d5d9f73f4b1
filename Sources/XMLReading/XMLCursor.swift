internal import CLibXML2

/// A pull cursor over one XML document in memory.
///
/// The cursor is always at an element: first at the root. `forEachChild` visits the direct children; within its
/// closure the cursor is at the child. `finish` checks the rest of the document for well-formedness.
/// It refuses document types, so there are no entities to expand, and loads nothing from elsewhere.
///
/// - SeeAlso: libxml2's `xmlreader.h`; decision record 0004.
@safe public final class XMLCursor {
  private let reader: xmlTextReaderPtr
  /// The cursor's own copy of the document; libxml2 keeps pointers into it.
  private let storage: UnsafeMutableRawBufferPointer
  private let limits: XMLLimits
  private let failure = ParserFailure()

  /// Opens a document and moves to its root element.
  ///
  /// - Throws: `XMLError` if the document is larger than the limits allow, has a document type, or is not
  ///   well-formed up to its root's start tag.
  public init(_ bytes: [UInt8], limits: XMLLimits = .standard) throws(XMLError) {
    guard bytes.count <= limits.bytes else {
      throw XMLError("the document has \(bytes.count) bytes; the limit is \(limits.bytes)")
    }
    guard !bytes.isEmpty else { throw XMLError("the document is empty", line: 1, column: 1) }
    self.limits = limits
    unsafe storage = .allocate(byteCount: bytes.count, alignment: 1)
    unsafe storage.copyBytes(from: bytes)
    let opened = unsafe xmlReaderForMemory(
      storage.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(storage.count), nil, nil,
      Int32(XML_PARSE_NONET.rawValue))
    guard let opened = unsafe opened else {
      unsafe storage.deallocate()
      throw XMLError("libxml2 could not open the document")
    }
    unsafe reader = opened
    unsafe xmlTextReaderSetStructuredErrorHandler(
      reader,
      { context, error in
        guard let context = unsafe context, let error = unsafe error else { return }
        unsafe Unmanaged<ParserFailure>.fromOpaque(context).takeUnretainedValue().record(error)
      }, Unmanaged.passUnretained(failure).toOpaque())
    while try step() {
      if nodeType == XML_READER_TYPE_ELEMENT { return }
    }
    throw XMLError("the document has no element", line: 1, column: 1)
  }

  deinit {
    unsafe xmlFreeTextReader(reader)
    unsafe storage.deallocate()
  }

  /// The name of the current element, as written.
  public var name: String { unsafe string(xmlTextReaderConstName(reader)) ?? "" }

  /// The namespace URI of the current element; nil if it has none.
  public var namespace: String? { unsafe string(xmlTextReaderConstNamespaceUri(reader)) }

  /// The cursor's line in the document, from 1.
  public var line: Int { Int(unsafe xmlTextReaderGetParserLineNumber(reader)) }

  /// The cursor's column in its line, from 1.
  public var column: Int { Int(unsafe xmlTextReaderGetParserColumnNumber(reader)) }

  /// The value of an attribute of the current element; nil if it has none of that name.
  public func attribute(_ name: String) -> String? {
    guard unsafe xmlTextReaderMoveToAttribute(reader, name) == 1 else { return nil }
    defer { unsafe xmlTextReaderMoveToElement(reader) }
    return unsafe string(xmlTextReaderConstValue(reader)) ?? ""
  }

  /// The number of attributes of the current element.
  public var attributeCount: Int { Int(unsafe xmlTextReaderAttributeCount(reader)) }

  /// Calls `body` with the cursor at each direct child element, then leaves the cursor at the element's end.
  ///
  /// It skips what `body` does not read of a child. Call it at most once per element.
  ///
  /// - Throws: `XMLError` if the document is not well-formed or nests too deeply, and whatever `body` throws.
  public func forEachChild(_ body: (XMLCursor) throws(XMLError) -> Void) throws(XMLError) {
    guard unsafe xmlTextReaderIsEmptyElement(reader) == 0 else { return }
    let depth = depth
    while try step() {
      switch nodeType {
      case XML_READER_TYPE_ELEMENT:
        let childDepth = self.depth
        let isEmpty = unsafe xmlTextReaderIsEmptyElement(reader) == 1
        try body(self)
        try leave(depth: childDepth, isEmpty: isEmpty)
      case XML_READER_TYPE_END_ELEMENT where self.depth == depth:
        return
      default:
        continue
      }
    }
  }

  /// The element's own text, without its children's; leaves the cursor at the element's end.
  ///
  /// - Throws: `XMLError` if the document is not well-formed.
  public func text() throws(XMLError) -> String {
    guard unsafe xmlTextReaderIsEmptyElement(reader) == 0 else { return "" }
    let depth = depth
    var text = ""
    while try step() {
      switch nodeType {
      case XML_READER_TYPE_TEXT, XML_READER_TYPE_CDATA, XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        if self.depth == depth + 1 { text += unsafe string(xmlTextReaderConstValue(reader)) ?? "" }
      case XML_READER_TYPE_END_ELEMENT where self.depth == depth:
        return text
      default:
        continue
      }
    }
    return text
  }

  /// Reads to the end of the document and so checks that the rest is well-formed.
  ///
  /// - Throws: `XMLError` if it is not.
  public func finish() throws(XMLError) {
    while try step() {}
  }

  /// Creates an error with the cursor's line and column.
  public func error(_ reason: String) -> XMLError { XMLError(reason, line: line, column: column) }

  // MARK: -

  private var nodeType: xmlReaderTypes {
    unsafe xmlReaderTypes(rawValue: UInt32(bitPattern: xmlTextReaderNodeType(reader)))
  }

  private var depth: Int { Int(unsafe xmlTextReaderDepth(reader)) }

  private func leave(depth: Int, isEmpty: Bool) throws(XMLError) {
    guard !isEmpty else { return }
    while !(nodeType == XML_READER_TYPE_END_ELEMENT && self.depth == depth) {
      guard try step() else { return }
    }
  }

  /// Moves to the next node; false at the document's end.
  private func step() throws(XMLError) -> Bool {
    let result = unsafe xmlTextReaderRead(reader)
    guard result >= 0, failure.error == nil else {
      throw failure.error ?? error("the document is not well-formed")
    }
    guard result == 1 else { return false }
    if nodeType == XML_READER_TYPE_DOCUMENT_TYPE {
      throw error("the document has a document type declaration (DTD), which Martlet does not accept")
    }
    if depth >= limits.depth {
      throw error("elements are nested deeper than \(limits.depth)")
    }
    return true
  }

  private func string(_ pointer: UnsafePointer<xmlChar>?) -> String? {
    guard let pointer = unsafe pointer else { return nil }
    return unsafe String(cString: pointer)
  }
}

/// Keeps the first error that libxml2 reports.
private final class ParserFailure {
  private(set) var error: XMLError?

  func record(_ pointer: xmlErrorPtr) {
    guard error == nil, unsafe pointer.pointee.level != XML_ERR_WARNING else { return }
    let message = unsafe pointer.pointee.message.map { unsafe String(cString: $0) } ?? "not well-formed"
    error = XMLError(
      String(message.split(separator: "\n").first ?? "not well-formed"),
      line: Int(unsafe pointer.pointee.line), column: Int(unsafe pointer.pointee.int2))
  }
}
