public import CPUCatalog

/// How bad a finding is.
public enum LintSeverity: String, Sendable, CaseIterable, Codable {
  /// Something will refuse the configuration, or do what nobody can mean.
  case error
  /// It works, and will fail or be unsafe some day.
  case warning
  /// Something to know.
  case note
  /// What is written cannot be judged.
  case undetermined
}

/// A rule of `martlet lint`, with its source.
public struct LintRule: Sendable {
  /// The identifier, what it finds in one clause, and the document that says so.
  public let header: RuleHeader
  /// How bad its findings are.
  public let severity: LintSeverity

  /// The stable identifier from the header.
  public var id: String { header.id }
  /// The title from the header: what happened.
  public var title: String { header.title }
  /// The citation from the header.
  public var citation: String { header.citation }

  let check: @Sendable (ParsedConfiguration, Vocabulary) -> [Draft]

  /// What a rule found.
  struct Draft {
    var position: SourcePosition
    var name: String?
    var message: String
    var suggestions: [String] = []
    /// The source of this finding, where it is not the rule's.
    var citation: String?
  }

  /// A rule of whole configurations.
  init(
    _ id: String, _ severity: LintSeverity, _ title: String, citation: String,
    check: @escaping @Sendable (ParsedConfiguration, Vocabulary) -> [Draft]
  ) {
    header = RuleHeader(id, title, citation: citation)
    self.severity = severity
    self.check = check
  }

  /// A rule of single CPUs that guests get.
  static func ofGuests(
    _ id: String, _ severity: LintSeverity, _ title: String, citation: String,
    check: @escaping @Sendable (ConfiguredCPU, Vocabulary) -> [Draft]
  ) -> LintRule {
    LintRule(id, severity, title, citation: citation) { configuration, names in
      configuration.cpus.filter { $0.purpose == .guest }.flatMap { check($0, names) }
    }
  }

  /// A rule whose faults the readers find.
  static func ofReaders(
    _ id: String, _ severity: LintSeverity, _ title: String, citation: String
  ) -> LintRule {
    LintRule(id, severity, title, citation: citation) { configuration, _ in
      configuration.faults.filter { $0.rule == id }.map {
        Draft(position: $0.position, name: $0.name, message: $0.message)
      }
    }
  }

  /// All rules, in the order of the documentation.
  public static let all: [LintRule] =
    SyntaxRules.all + NameRules.all + ModelRules.all + MachineTypeRules.all + ContradictionRules.all
    + ExposureRules.all
    + MigrationRules.all + ObstacleRules.all + NovaRules.all + KubeVirtRules.all
}
