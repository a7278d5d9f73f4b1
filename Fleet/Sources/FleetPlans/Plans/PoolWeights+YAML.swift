public import CPUCatalog
public import CPUReaders
public import MartletQuestions
internal import YAMLNodes

extension PoolWeights {
  /// Reads weights in YAML or JSON: `effects` and `features` are mappings to whole numbers, `host` and `guest` are numbers; what is left out keeps its
  /// standard value.
  ///
  /// - Throws: `badInput` with the line, for what is no YAML, for keys and features that do not exist, and for numbers outside 0 to `limit`.
  /// - SeeAlso: `Examples/pool-weights.yaml`.
  public init(_ document: Document, catalog: Catalog) throws(QuestionError) {
    self = .standard
    let roots: [YAMLNode]
    do throws(YAMLError) { roots = try YAMLNode.documents(in: document.bytes) } catch {
      throw QuestionError(
        .badInput, error.reason, at: .document(name: document.name, line: error.line, column: error.column))
    }
    let reader = WeightReader(name: document.name)
    guard let root = roots.first else { return }
    guard roots.count == 1 else { throw reader.error("weights are a single YAML document", roots[1]) }
    for (key, value) in try reader.pairs(root, "weights") {
      switch key.word {
      case "effects":
        for (effect, loss) in try reader.pairs(value, "effects") {
          guard LossEffect(rawValue: effect.word) != nil else {
            let known = LossEffect.allCases.map(\.rawValue).joined(separator: ", ")
            throw reader.error("no effect is called \(effect.word); there are \(known)", effect.node)
          }
          effects[effect.word] = try reader.number(loss)
        }
      case "features":
        for (name, loss) in try reader.pairs(value, "features") {
          let found = catalog.features(called: name.word)
          if found.isEmpty, ArmSetting.properties.contains(name.word) {
            features[name.word] = try reader.number(loss)
            continue
          }
          guard !found.isEmpty else {
            let near = catalog.nearestNames(to: name.word)
            throw reader.error(
              "no feature is called \(name.word)"
                + (near.isEmpty ? "" : "; did you mean \(near.prefix(3).joined(separator: ", "))?"), name.node
            )
          }
          let number = try reader.number(loss)
          for feature in found { features[feature.name] = number }
        }
      case "host": host = try reader.number(value)
      case "guest": guest = try reader.number(value)
      default:
        throw reader.error("weights have no key \(key.word); use effects, features, host, guest", key.node)
      }
    }
  }
}

/// Reads the nodes of weights.
private struct WeightReader {
  let name: String

  func error(_ reason: String, _ node: YAMLNode) -> QuestionError {
    QuestionError(
      .badInput, "\(name):\(node.line): \(reason)",
      at: .document(name: name, line: node.line, column: node.column))
  }

  func pairs(
    _ node: YAMLNode, _ what: String
  ) throws(QuestionError) -> [((word: String, node: YAMLNode), YAMLNode)] {
    guard let mapping = node.mapping else {
      throw error("\(what) must be a mapping from names to values", node)
    }
    var pairs: [((word: String, node: YAMLNode), YAMLNode)] = []
    for (key, value) in mapping {
      guard let word = key.string else { throw error("a key must be a word", key) }
      pairs.append(((word, key), value))
    }
    return pairs
  }

  func number(_ node: YAMLNode) throws(QuestionError) -> Int {
    guard case .scalar(let text, isPlain: true) = node.content,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(text), number <= PoolWeights.limit
    else { throw error("a weight is a whole number from 0 to \(PoolWeights.limit)", node) }
    return number
  }
}
