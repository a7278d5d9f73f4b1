internal import SandboxedWorkers

/// What a worker found in a YAML stream: libyaml's events in order, and the error that ended them.
package struct YAMLRecord: Codable, Sendable {
  /// Fields: a kind, line and column; for scalars `p` or `q`, anchor and text; for aliases and collections a name.
  fileprivate var events: String

  /// Reads a stream in this process, as far as it can be read.
  package init(_ bytes: [UInt8]) {
    var fields = FieldWriter()
    do throws(YAMLError) {
      try YAMLEvent.forEach(in: bytes) { event throws(YAMLError) in fields.write(event) }
    } catch {
      fields.write("X")
      fields.write(error.line ?? 0)
      fields.write(error.column ?? 0)
      fields.write(error.reason)
    }
    events = fields.text
  }
}

extension YAMLBuilder {
  /// Adds what a record says; it is as untrusted as its document.
  ///
  /// - Throws: `YAMLError` as the document's reading does, and for a record that no worker writes.
  mutating func read(_ record: YAMLRecord) throws(YAMLError) {
    var fields = FieldReader(record.events)
    while !fields.isAtEnd {
      guard let word = fields.next(), let line = fields.number(), let column = fields.number(),
        let kind = fields.kind(word)
      else { throw YAMLError("its worker gives no valid answer") }
      if word == "X", case .alias(let reason) = kind {
        throw YAMLError(reason, line: line > 0 ? line : nil, column: column > 0 ? column : nil)
      }
      try read(YAMLEvent(kind: kind, line: line, column: column))
    }
  }
}

extension FieldWriter {
  fileprivate mutating func write(_ event: YAMLEvent) {
    let (word, rest): (String, [String]) =
      switch event.kind {
      case .scalar(let text, let isPlain, let anchor): ("S", [isPlain ? "p" : "q", anchor ?? "", text])
      case .alias(let name): ("A", [name])
      case .sequence(let anchor): ("[", [anchor ?? ""])
      case .mapping(let anchor): ("{", [anchor ?? ""])
      case .end: ("]", [])
      case .documentEnd: ("D", [])
      }
    write(word)
    write(event.line)
    write(event.column)
    for field in rest { write(field) }
  }
}

extension FieldReader {
  /// The kind of an event that begins with `word`; an error's reason comes as an alias's name.
  fileprivate mutating func kind(_ word: String) -> YAMLEvent.Kind? {
    switch word {
    case "S":
      guard let style = next(), let anchor = next(), let text = next() else { return nil }
      return .scalar(text, isPlain: style == "p", anchor: anchor.isEmpty ? nil : anchor)
    case "A", "X": return next().map { .alias($0) }
    case "[": return next().map { .sequence(anchor: $0.isEmpty ? nil : $0) }
    case "{": return next().map { .mapping(anchor: $0.isEmpty ? nil : $0) }
    case "]": return .end
    case "D": return .documentEnd
    default: return nil
    }
  }
}
