internal import CPUReaders
internal import MartletQuestions
internal import YAMLNodes

/// Reads the nodes of an operator's file, and names the line of what it cannot take.
struct NodeReader {
  let name: String

  /// The single document; nil for an empty one.
  static func root(_ document: Document) throws(QuestionError) -> YAMLNode? {
    let roots: [YAMLNode]
    do throws(YAMLError) { roots = try YAMLNode.documents(in: document.bytes) } catch {
      throw QuestionError(
        .badInput, error.reason, at: .document(name: document.name, line: error.line, column: error.column))
    }
    guard roots.count < 2 else {
      throw NodeReader(name: document.name).error("the file is a single YAML document", roots[1])
    }
    return roots.first
  }

  func error(_ reason: String, _ node: YAMLNode) -> QuestionError {
    QuestionError(
      .badInput, "\(name):\(node.line): \(reason)",
      at: .document(name: name, line: node.line, column: node.column))
  }

  func pairs(_ node: YAMLNode, _ what: String) throws(QuestionError) -> [(
    key: String, node: YAMLNode, value: YAMLNode
  )] {
    guard let mapping = node.mapping else { throw error("\(what) must be a mapping", node) }
    var pairs: [(String, YAMLNode, YAMLNode)] = []
    for (key, value) in mapping {
      guard let word = key.string else { throw error("a key must be a word", key) }
      pairs.append((word, key, value))
    }
    return pairs
  }

  func list(_ node: YAMLNode, _ what: String) throws(QuestionError) -> [YAMLNode] {
    guard let list = node.sequence else { throw error("\(what) must be a list", node) }
    return list
  }

  func words(_ node: YAMLNode, _ what: String) throws(QuestionError) -> [String] {
    var words: [String] = []
    for entry in try list(node, what) {
      guard let word = entry.string, !word.isEmpty else {
        throw error("\(what) must be a list of names", entry)
      }
      words.append(word)
    }
    return words
  }

  func number(_ node: YAMLNode, _ what: String, _ range: ClosedRange<Int>) throws(QuestionError) -> Int {
    guard case .scalar(let text, isPlain: true) = node.content,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text), range.contains(number)
    else { throw error("\(what) is a whole number from \(range.lowerBound) to \(range.upperBound)", node) }
    return number
  }
}
