internal import CLibYAML

/// What libyaml finds next in a stream, and where.
struct YAMLEvent {
  let kind: Kind
  /// The line, from 1.
  let line: Int
  /// The column, from 1.
  let column: Int

  /// A node, the beginning or end of one, or the end of a document.
  enum Kind {
    case scalar(String, isPlain: Bool, anchor: String?)
    case alias(String)
    case sequence(anchor: String?)
    case mapping(anchor: String?)
    case end
    case documentEnd
  }

  /// Calls `body` with each event of a stream, in order.
  ///
  /// - Throws: `YAMLError` where libyaml refuses the stream, and what `body` throws.
  static func forEach(
    in bytes: [UInt8], _ body: (YAMLEvent) throws(YAMLError) -> Void
  ) throws(YAMLError) {
    var parser = unsafe yaml_parser_t()
    guard unsafe yaml_parser_initialize(&parser) == 1 else { throw YAMLError("libyaml failed to start") }
    defer { unsafe yaml_parser_delete(&parser) }
    // libyaml keeps a pointer to its input, so the buffer must outlive all calls.
    let input = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(bytes.count, 1))
    defer { unsafe input.deallocate() }
    _ = unsafe input.update(fromContentsOf: bytes)
    unsafe yaml_parser_set_input_string(&parser, input.baseAddress, bytes.count)
    while true {
      var event = unsafe yaml_event_t()
      guard unsafe yaml_parser_parse(&parser, &event) == 1 else { throw unsafe failure(of: parser) }
      defer { unsafe yaml_event_delete(&event) }
      if unsafe event.type == YAML_STREAM_END_EVENT { return }
      if let event = unsafe YAMLEvent(event) { try body(event) }
    }
  }

  init(kind: Kind, line: Int, column: Int) {
    self.kind = kind
    self.line = line
    self.column = column
  }

  private init?(_ event: yaml_event_t) {
    (line, column) = unsafe (Int(event.start_mark.line) + 1, Int(event.start_mark.column) + 1)
    switch unsafe event.type {
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      let text = unsafe String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      kind = unsafe .scalar(
        text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE, anchor: Self.name(scalar.anchor))
    case YAML_ALIAS_EVENT: kind = unsafe .alias(Self.name(event.data.alias.anchor) ?? "")
    case YAML_SEQUENCE_START_EVENT:
      kind = unsafe .sequence(anchor: Self.name(event.data.sequence_start.anchor))
    case YAML_MAPPING_START_EVENT:
      kind = unsafe .mapping(anchor: Self.name(event.data.mapping_start.anchor))
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: kind = .end
    case YAML_DOCUMENT_END_EVENT: kind = .documentEnd
    default: return nil
    }
  }

  private static func name(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    guard let pointer = unsafe pointer else { return nil }
    return unsafe String(cString: pointer)
  }

  private static func failure(of parser: yaml_parser_t) -> YAMLError {
    let problem = unsafe parser.problem.map { unsafe String(cString: $0) } ?? "not well-formed"
    // For invalid UTF-8, libyaml knows the byte but no line.
    guard unsafe parser.error != YAML_READER_ERROR else { return YAMLError(problem) }
    return unsafe YAMLError(
      problem, line: Int(parser.problem_mark.line) + 1, column: Int(parser.problem_mark.column) + 1)
  }
}
