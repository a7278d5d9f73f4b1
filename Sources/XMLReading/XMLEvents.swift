internal import CExpat

/// An element's start tag.
struct XMLElementStart {
  /// The name as written, with its prefix.
  var name: String
  var namespace: String?
  var attributes: [(name: String, value: String)]
}

/// What a document has, in its order.
enum XMLEvent {
  case start(XMLElementStart)
  case end
}

/// The elements of one document, read by expat as far as somebody asks.
///
/// expat calls back; a callback that has found an element suspends it until the next question.
///
/// - SeeAlso: expat's `XML_StopParser` and `XML_ResumeParser`.
@safe final class XMLEvents: XMLEventSource {
  private let parser: XML_Parser
  private let bytes: [UInt8]
  /// Bytes that expat has been given.
  private var given = 0
  private let deepest: Int
  /// Elements that have begun so far.
  private var elements = 0
  private var isSuspended = false

  /// What was found and nobody has taken: a tag without content is a start and an end at once.
  private var found: [XMLEvent] = []
  private var isDone = false
  private var depth = 0
  private var refusal: XMLError?

  /// All texts with their depths, while a record is made.
  private var allTexts: [(depth: Int, bytes: [UInt8])]?
  private var textDepth: Int?
  private var textBytes: [UInt8] = []

  /// Bytes that expat gets at a time: what it has not parsed yet, it copies.
  private static let portion = 64 << 10
  /// Stands between the parts of a name that expat reports; no XML document can contain it.
  private static let separator: UInt8 = 0x1f

  init(_ bytes: [UInt8], deepest: Int) throws(XMLError) {
    guard let created = unsafe XML_ParserCreateNS(nil, XML_Char(Self.separator)) else {
      throw XMLError("there is not enough memory to read the document")
    }
    unsafe parser = created
    self.bytes = bytes
    self.deepest = deepest
    unsafe XML_SetReturnNSTriplet(parser, 1)
    unsafe XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    unsafe XML_SetElementHandler(
      parser,
      { context, name, attributes in
        guard let name = unsafe name else { return }
        unsafe XMLEvents.at(context)?.begin(name, attributes)
      },
      { context, _ in unsafe XMLEvents.at(context)?.end() })
    unsafe XML_SetCharacterDataHandler(parser) { context, text, count in
      guard let text = unsafe text else { return }
      unsafe XMLEvents.at(context)?.append(UnsafeBufferPointer(start: text, count: Int(count)))
    }
    unsafe XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
      unsafe XMLEvents.at(context)?
        .refuse("the document has a document type declaration (DTD), which Martlet does not accept")
    }
  }

  deinit { unsafe XML_ParserFree(parser) }

  /// The line that has been read to, from 1.
  var line: Int { Int(unsafe XML_GetCurrentLineNumber(parser)) }

  /// The column that has been read to, from 1.
  var column: Int { Int(unsafe XML_GetCurrentColumnNumber(parser)) + 1 }

  /// What follows; nil at the document's end.
  ///
  /// - Throws: `XMLError` if the document is not well-formed or what Martlet does not accept.
  func next() throws(XMLError) -> XMLEvent? {
    while found.isEmpty {
      guard !isDone else { return nil }
      try advance()
    }
    return found.removeFirst()
  }

  /// Keeps the text of the element at this depth, and of no other; nil keeps none.
  func collectText(atDepth depth: Int?) {
    textDepth = depth
    if depth != nil { textBytes = [] }
  }

  /// The text that was kept last.
  var text: String { String(decoding: textBytes, as: UTF8.self) }

  /// Reads the whole document, as far as it can be read, and writes down what is found and where.
  func record() -> XMLRecord {
    var writer = XMLRecordWriter()
    allTexts = []
    do throws(XMLError) {
      while !isDone {
        try advance()
        writer.write(texts: allTexts ?? [])
        allTexts = []
        if !found.isEmpty { writer.write(found, line: line, column: column) }
        found = []
      }
    } catch {
      writer.write(texts: allTexts ?? [])
      writer.write(error)
    }
    return writer.record
  }

  // MARK: -

  /// Lets expat continue until it has found something or wants more bytes.
  private func advance() throws(XMLError) {
    let status: XML_Status
    if isSuspended {
      unsafe status = XML_ResumeParser(parser)
    } else {
      let portion = bytes[given..<min(given + Self.portion, bytes.count)]
      given = portion.endIndex
      let isLast: Int32 = given == bytes.count ? 1 : 0
      status = unsafe portion.withUnsafeBytes { buffer in
        unsafe XML_Parse(
          parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), isLast)
      }
    }
    if let refusal { throw refusal }
    isSuspended = status == XML_STATUS_SUSPENDED
    guard status != XML_STATUS_ERROR else { throw parserError() }
    isDone = !isSuspended && given == bytes.count
  }

  private func parserError() -> XMLError {
    let reason = unsafe XML_ErrorString(XML_GetErrorCode(parser)).map { unsafe String(cString: $0) }
    return XMLError(reason ?? "the document is not well-formed", line: line, column: column)
  }

  private static func at(_ context: UnsafeMutableRawPointer?) -> XMLEvents? {
    unsafe context.map { unsafe Unmanaged<XMLEvents>.fromOpaque($0).takeUnretainedValue() }
  }

  private func begin(
    _ name: UnsafePointer<XML_Char>, _ list: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
  ) {
    depth += 1
    guard depth <= deepest else {
      refuse("elements are nested deeper than \(deepest)")
      return
    }
    elements += 1
    guard elements <= XMLLimits.elements else {
      refuse("the document has more than \(XMLLimits.elements) elements")
      return
    }
    let (written, namespace) = unsafe Self.parts(of: name)
    var start = XMLElementStart(name: written, namespace: namespace, attributes: [])
    if var pair = unsafe list {
      // Names and values in turn, then a null pointer.
      while let name = unsafe pair[0], let value = unsafe pair[1] {
        guard start.attributes.count < XMLLimits.attributes else {
          refuse("an element has more than \(XMLLimits.attributes) attributes")
          return
        }
        unsafe start.attributes.append((Self.parts(of: name).name, String(cString: value)))
        unsafe pair += 2
      }
    }
    report(.start(start))
  }

  private func end() {
    depth -= 1
    report(.end)
  }

  /// Keeps what was found and suspends expat, unless it is about to stop: a tag without content calls back twice.
  private func report(_ event: XMLEvent) {
    if found.isEmpty { unsafe XML_StopParser(parser, XML_TRUE) }
    found.append(event)
  }

  private func append(_ text: UnsafeBufferPointer<XML_Char>) {
    if let last = allTexts?.indices.last, allTexts?[last].depth == depth {
      unsafe allTexts?[last].bytes.append(contentsOf: UnsafeRawBufferPointer(text))
    } else if allTexts != nil {
      allTexts?.append((depth, unsafe Array(UnsafeRawBufferPointer(text))))
    }
    guard textDepth == depth else { return }
    unsafe textBytes.append(contentsOf: UnsafeRawBufferPointer(text))
  }

  private func refuse(_ reason: String) {
    guard refusal == nil else { return }
    refusal = XMLError(reason, line: line, column: column)
    unsafe XML_StopParser(parser, XML_FALSE)
  }

  /// A name as written and its namespace, from expat's `URI|name|prefix`, `URI|name` or `name`.
  private static func parts(of name: UnsafePointer<XML_Char>) -> (name: String, namespace: String?) {
    let whole = unsafe String(cString: name)
    let parts = whole.utf8.split(separator: separator, maxSplits: 2, omittingEmptySubsequences: false)
    switch parts.count {
    case 1: return (whole, nil)
    case 2: return (String(parts[1]) ?? whole, String(parts[0]))
    default: return ("\(Substring(parts[2])):\(Substring(parts[1]))", String(parts[0]))
    }
  }
}
