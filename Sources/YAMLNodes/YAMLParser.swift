internal import CLibYAML

extension YAMLNode {
  /// Parses a YAML stream into its documents, in order and without empty ones.
  ///
  /// O(bytes + nodes). It ignores tags: the caller decides what a scalar means.
  ///
  /// - Throws: `YAMLError` if libyaml refuses the input, if a mapping repeats a key, if an alias has no anchor, or if documents
  ///   that are larger, deeper or unfold to more nodes than `limits` allows.
  /// - SeeAlso: libyaml's `yaml.h`.
  public static func documents(
    in bytes: [UInt8], limits: YAMLLimits = .standard
  ) throws(YAMLError) -> [YAMLNode] {
    guard bytes.count <= limits.bytes else {
      throw YAMLError("it has \(bytes.count) bytes of YAML; the limit is \(limits.bytes)")
    }
    var parser = YAMLParser(limits: limits)
    return try parser.documents(in: bytes)
  }
}

/// Builds nodes from libyaml's events, without recursion.
private struct YAMLParser {
  let limits: YAMLLimits
  private var roots: [YAMLNode] = []
  private var open: [Collection] = []
  private var anchors: [String: YAMLNode] = [:]
  private var weight = 0

  init(limits: YAMLLimits) { self.limits = limits }

  /// A sequence or mapping still under construction.
  private struct Collection {
    let isMapping: Bool
    let anchor: String?
    let line: Int
    let column: Int
    var nodes: [YAMLNode] = []
    var keys: Set<String> = []
  }

  /// Reads all events.
  mutating func documents(in bytes: [UInt8]) throws(YAMLError) -> [YAMLNode] {
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
      if unsafe event.type == YAML_STREAM_END_EVENT { return roots }
      try unsafe read(event)
    }
  }

  private mutating func read(_ event: yaml_event_t) throws(YAMLError) {
    let (line, column) = unsafe (Int(event.start_mark.line) + 1, Int(event.start_mark.column) + 1)
    switch unsafe event.type {
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      let text = unsafe String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      let isPlain = unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE
      try add(
        YAMLNode(content: .scalar(text, isPlain: isPlain), line: line, column: column, weight: 1),
        anchor: unsafe name(scalar.anchor))
    case YAML_ALIAS_EVENT:
      let alias = unsafe name(event.data.alias.anchor) ?? ""
      guard var node = anchors[alias] else {
        throw YAMLError("the alias *\(alias) has no anchor before it", line: line, column: column)
      }
      (node.line, node.column) = (line, column)
      try add(node, anchor: nil)
    case YAML_SEQUENCE_START_EVENT:
      try open(unsafe name(event.data.sequence_start.anchor), isMapping: false, line, column)
    case YAML_MAPPING_START_EVENT:
      try open(unsafe name(event.data.mapping_start.anchor), isMapping: true, line, column)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: try close()
    case YAML_DOCUMENT_END_EVENT: anchors = [:]
    default: break
    }
  }

  private mutating func open(
    _ anchor: String?, isMapping: Bool, _ line: Int, _ column: Int
  ) throws(YAMLError) {
    guard open.count < limits.depth else {
      throw YAMLError("it is nested deeper than \(limits.depth)", line: line, column: column)
    }
    open.append(Collection(isMapping: isMapping, anchor: anchor, line: line, column: column))
  }

  private mutating func close() throws(YAMLError) {
    guard let ended = open.popLast() else { return }
    var content = YAMLNode.Content.sequence(ended.nodes)
    if ended.isMapping {
      content = .mapping(
        stride(from: 0, to: ended.nodes.count - 1, by: 2).map { (ended.nodes[$0], ended.nodes[$0 + 1]) })
    }
    // Its contents were counted when they were added.
    let node = YAMLNode(
      content: content, line: ended.line, column: ended.column,
      weight: ended.nodes.reduce(1) { $0 + $1.weight })
    weight -= node.weight - 1
    try add(node, anchor: ended.anchor)
  }

  private mutating func add(_ node: YAMLNode, anchor: String?) throws(YAMLError) {
    weight += node.weight
    guard weight <= limits.nodes else {
      throw YAMLError(
        "its aliases expand to more than \(limits.nodes) nodes", line: node.line, column: node.column)
    }
    if let anchor { anchors[anchor] = node }
    guard let last = open.indices.last else {
      // An empty document is a plain scalar without text.
      if case .scalar("", isPlain: true) = node.content { return }
      return roots.append(node)
    }
    if open[last].isMapping, open[last].nodes.count.isMultiple(of: 2), let key = node.string,
      !open[last].keys.insert(key).inserted
    {
      throw YAMLError("the key \(key) appears twice", line: node.line, column: node.column)
    }
    open[last].nodes.append(node)
  }

  private func name(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    guard let pointer = unsafe pointer else { return nil }
    return unsafe String(cString: pointer)
  }

  private func failure(of parser: yaml_parser_t) -> YAMLError {
    let problem = unsafe parser.problem.map { unsafe String(cString: $0) } ?? "not well-formed"
    // For invalid UTF-8, libyaml knows the byte but no line.
    guard unsafe parser.error != YAML_READER_ERROR else { return YAMLError(problem) }
    return unsafe YAMLError(
      problem, line: Int(parser.problem_mark.line) + 1, column: Int(parser.problem_mark.column) + 1)
  }
}
