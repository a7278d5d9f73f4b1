public import CPUCatalog
internal import CPUCompatibility
internal import CPUReaders
internal import ConfigurationLint
internal import FileAccess
public import GuestVerdicts
internal import HostSnapshots
internal import LiveMigration
internal import ReportContract
internal import Wording
internal import X86CPU

extension CompatibilityPolicy {
  /// The policy in YAML or JSON that `source` names, with what `words` accept for any guest, as it is applied today.
  ///
  /// - Parameters:
  ///   - source: The file; nil for one that accepts nothing and asks for nothing.
  ///   - words: Features, `FEATURE` or `FEATURE=REASON` each.
  ///   - takesIdentifiers: Whether words can be identifiers of warnings too.
  /// - Throws: `badInput` for what is no policy, at its line; `usage` for a word that names nothing.
  public init(
    _ source: DocumentSource?, accepting words: [String] = [], takesIdentifiers: Bool = false,
    catalog: Catalog
  ) throws(QuestionError) {
    if let source {
      let document = try source.document()
      do {
        try self.init(
          yaml: document.bytes, name: document.name, catalog: catalog, identifiers: Self.identifiers)
      } catch {
        throw QuestionError(
          .badInput, "\(error)",
          at: .document(name: document.name, line: error.position?.line, column: nil))
      }
    } else {
      self.init()
    }
    day = CalendarDay(timestamp: currentTimestamp())
    for word in words {
      waivers.append(try Waiver(word, takesIdentifiers: takesIdentifiers, catalog: catalog))
    }
  }

  /// The identifiers of the warnings that `migrate` can meet.
  static let identifiers = Set(VerdictRule.all.map(\.header.id)).union(Preflight.identifiers)
}

extension Waiver {
  /// What `--accept` accepts for every guest of a command.
  ///
  /// - Throws: `usage` for a word that names neither feature nor, where they are taken, a warning.
  fileprivate init(_ word: String, takesIdentifiers: Bool, catalog: Catalog) throws(QuestionError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let name = parts[0]
    guard !name.allSatisfy(\.isWhitespace) else {
      throw QuestionError(
        .usage, "accept \(word): give a feature's name, then perhaps = and the reason",
        at: .parameter("accept"))
    }
    let known = CompatibilityPolicy.identifiers
    if catalog.features(called: name).isEmpty, !(takesIdentifiers && known.contains(name)) {
      let near = takesIdentifiers && name.contains(".") ? nearest(to: name, of: known.sorted()) : []
      let hint =
        near.isEmpty ? catalog.hint(for: name) : "; did you mean \(near.joined(separator: ", "))?"
      throw QuestionError(
        .usage,
        takesIdentifiers
          ? "accept \(name): no feature and no warning has this name\(hint)"
          : "accept \(name): no feature has this name\(hint)",
        at: .parameter("accept"))
    }
    guard parts.count == 1 || !Self.onOneLine(parts[1]).isEmpty else {
      throw QuestionError(
        .usage, "accept \(name): the reason after = is empty", at: .parameter("accept"))
    }
    self.init(feature: name, reason: parts.count == 2 ? parts[1] : Waiver.commandLine)
  }
}

extension Catalog {
  /// The features with those names of libvirt's.
  func named(_ names: [String]) -> FeatureSet {
    var set = FeatureSet()
    for name in names { if let feature = self[name] { set.insert(feature.index) } }
    return set
  }
}

extension Document {
  /// How a report names this document as the policy that it was judged by.
  var policyInput: InputReport {
    InputReport(role: "policy", name: name, format: "policy", sha256: sha256(bytes))
  }
}
