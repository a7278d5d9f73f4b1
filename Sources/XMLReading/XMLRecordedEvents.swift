internal import SandboxedWorkers

/// Where a cursor's elements come from: expat, or what a worker found.
protocol XMLEventSource: AnyObject {
  /// The line that has been read to, from 1.
  var line: Int { get }
  /// The column that has been read to, from 1.
  var column: Int { get }
  /// What follows; nil at the document's end.
  func next() throws(XMLError) -> XMLEvent?
  /// Keeps the text of the element at this depth, and of no other; nil keeps none.
  func collectText(atDepth depth: Int?)
  /// The text that was kept last.
  var text: String { get }
}

/// The elements of a worker's record.
///
/// The record is as untrusted as its document.
final class XMLRecordedEvents: XMLEventSource {
  private var fields: FieldReader
  private let deepest: Int
  private var depth = 0
  private(set) var line = 1
  private(set) var column = 1
  private var textDepth: Int?
  private(set) var text = ""

  init(_ record: XMLRecord, deepest: Int) {
    fields = FieldReader(record.events)
    self.deepest = deepest
  }

  func collectText(atDepth depth: Int?) {
    textDepth = depth
    if depth != nil { text = "" }
  }

  func next() throws(XMLError) -> XMLEvent? {
    while !fields.isAtEnd {
      switch fields.next() {
      case "P"?: (line, column) = (try number(), try number())
      case "T"?:
        let depth = try number()
        let text = try field()
        if depth == textDepth { self.text += text }
      case "S"?:
        depth += 1
        guard depth <= deepest else { throw invalid }
        return .start(try start())
      case "E"?:
        depth -= 1
        guard depth >= 0 else { throw invalid }
        return .end
      case "X"?:
        let (reason, line, column) = (try field(), try number(), try number())
        throw XMLError(reason, line: line > 0 ? line : nil, column: column > 0 ? column : nil)
      default: throw invalid
      }
    }
    guard depth == 0 else { throw invalid }
    return nil
  }

  private func start() throws(XMLError) -> XMLElementStart {
    let (name, namespace, count) = (try field(), try field(), try number())
    var start = XMLElementStart(
      name: name, namespace: namespace.isEmpty ? nil : String(namespace.dropFirst()), attributes: [])
    for _ in 0..<count { start.attributes.append((try field(), try field())) }
    return start
  }

  private func field() throws(XMLError) -> String {
    guard let field = fields.next() else { throw invalid }
    return field
  }

  private func number() throws(XMLError) -> Int {
    guard let number = fields.number() else { throw invalid }
    return number
  }

  private var invalid: XMLError { XMLError("its worker gives no valid answer") }
}
