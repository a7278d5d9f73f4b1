internal import SandboxedWorkers

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
    var builder = YAMLBuilder(limits: limits)
    if let workers = WorkerPolicy.workers {
      try builder.read(try record(of: bytes, by: workers))
    } else {
      try YAMLEvent.forEach(in: bytes) { event throws(YAMLError) in try builder.read(event) }
    }
    return builder.roots
  }

  /// What a worker finds in a stream.
  private static func record(of bytes: [UInt8], by workers: WorkerPool) throws(YAMLError) -> YAMLRecord {
    do throws(WorkerFailure) {
      return try workers.answer(YAMLRecord.self, to: WorkerRequest(.yaml), bytes)
    } catch {
      throw YAMLError(error.reason)
    }
  }
}

/// Builds nodes from libyaml's events, without recursion.
struct YAMLBuilder {
  let limits: YAMLLimits
  private(set) var roots: [YAMLNode] = []
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

  /// Adds what one event says.
  mutating func read(_ event: YAMLEvent) throws(YAMLError) {
    let (line, column) = (event.line, event.column)
    switch event.kind {
    case .scalar(let text, let isPlain, let anchor):
      try add(
        YAMLNode(content: .scalar(text, isPlain: isPlain), line: line, column: column, weight: 1),
        anchor: anchor)
    case .alias(let alias):
      guard var node = anchors[alias] else {
        throw YAMLError("the alias *\(alias) has no anchor before it", line: line, column: column)
      }
      (node.line, node.column) = (line, column)
      try add(node, anchor: nil)
    case .sequence(let anchor): try open(anchor, isMapping: false, line, column)
    case .mapping(let anchor): try open(anchor, isMapping: true, line, column)
    case .end: try close()
    case .documentEnd: anchors = [:]
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
}
