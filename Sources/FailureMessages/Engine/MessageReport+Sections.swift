extension MessageReport {
  /// The findings of a group, in the order of the logs.
  public func members(of group: Group) -> [Finding] {
    group.findings.filter(findings.indices.contains).map { findings[$0] }
  }

  /// The different texts of a group's messages, in the order of the logs.
  public func quotations(of group: Group) -> [String] {
    var known: Set<String> = []
    return members(of: group).map(\.text).filter { known.insert($0).inserted }
  }

  /// The stack as the caller describes it, `qemu 7.2.0` and the like, in order of the keys.
  public var knownStack: [String] { stack.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" } }
}

extension MessageReport.Finding {
  /// Names in the message that the catalogue does not know.
  public var unknownFeatures: [MessageReport.KnownFeature] { known.filter { $0.effect == nil } }
}
