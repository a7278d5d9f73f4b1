extension S390Report.Move {
  /// Findings that do the same to the verdict, under one heading.
  public struct Section: Sendable {
    /// What they do, and the number of findings: `stands in the way (1)`.
    public var title: String
    /// The findings, in order.
    public var findings: [S390Report.Finding]
  }

  /// The findings under headings, blocks first; a heading without findings is left out.
  public var sections: [Section] {
    let titles = [
      ("blocks", "stands in the way"), ("unknown", "not known"), ("warns", "worth knowing"),
      ("notes", "answered"),
    ]
    return titles.compactMap { weight, title in
      let found = findings.filter { $0.weight == weight }
      return found.isEmpty ? nil : Section(title: "\(title) (\(found.count))", findings: found)
    }
  }
}

extension S390Report {
  /// The model in a few words: with its properties if they are at most six, else with their number.
  public var modelInShort: String? {
    guard let model else { return nil }
    let parts = model.split(separator: ",")
    return parts.count > 7 ? "\(parts[0]) with \(parts.count - 1) properties" : model
  }
}
