public import CPUCatalog
public import CPULevelling
public import LibvirtCPU

/// Checks configurations by a catalogue and a CPU map.
public struct Linter: Sendable {
  private let names: Vocabulary

  /// A linter; `mapTitle` is the map in words.
  public init(catalog: Catalog, map: CPUMap, mapTitle: String) {
    names = Vocabulary(catalog: catalog, map: map, mapTitle: mapTitle)
  }

  /// Checks one document, by its content or as the given kind.
  ///
  /// - Throws: `LintError` for what is of no known kind, not XML or YAML where it has to be, or too costly to read.
  public func lint(
    _ bytes: [UInt8], name: String, as kind: ConfiguredSystem? = nil
  ) throws(LintError) -> LintedDocument {
    guard bytes.count <= 16 << 20 else { throw LintError(name, "the file is larger than 16 MiB") }
    guard !bytes.contains(0) else { throw LintError(name, "the file is not text") }
    let text = SourceText(bytes)
    guard let kind = kind ?? ConfiguredSystem.recognised(text, name: name) else {
      let kinds = ConfiguredSystem.allCases.map(\.rawValue).joined(separator: ", ")
      throw LintError(name, "Martlet does not recognise this configuration; name its kind with --as: \(kinds)")
    }
    var configuration: ParsedConfiguration
    switch kind {
    case .nova: configuration = NovaReader.read(text)
    case .libvirt: configuration = try LibvirtReader.read(text, name: name)
    case .qemu: configuration = QEMUReader.read(text)
    case .proxmox: configuration = ProxmoxReader.read(text)
    case .kubevirt: configuration = try KubeVirtReader.read(text, name: name)
    case .incus: configuration = try IncusReader.read(text, name: name)
    case .ovirt: configuration = OVirtReader.read(text)
    }
    for cpu in configuration.cpus.indices {
      let dialect = configuration.cpus[cpu].dialect
      for wish in configuration.cpus[cpu].wishes.indices {
        let verdict = names.verdict(configuration.cpus[cpu].wishes[wish], in: dialect)
        configuration.cpus[cpu].wishes[wish].verdict = verdict
      }
    }
    var findings: [LintFinding] = []
    for rule in LintRule.all {
      for draft in rule.check(configuration, names) {
        let citation = draft.citation.flatMap { $0.isEmpty ? nil : $0 } ?? rule.citation
        findings.append(
          LintFinding(
            file: name, line: draft.position.line, column: draft.position.column, severity: rule.severity,
            rule: rule.id, name: draft.name, message: draft.message, suggestions: draft.suggestions,
            source: citation))
      }
    }
    // Sorting is stable by the rules' order.
    let order = findings.enumerated().sorted {
      ($0.element.line, $0.element.column, $0.offset) < ($1.element.line, $1.element.column, $1.offset)
    }
    return LintedDocument(kind: kind, cpus: configuration.cpus.count, findings: order.map(\.element))
  }
}

/// What was found in one document.
public struct LintedDocument: Sendable {
  /// What the document was read as.
  public var kind: ConfiguredSystem
  /// How many CPUs it asks for.
  public var cpus: Int
  /// The findings, in the document's order.
  public var findings: [LintFinding]
}

/// One finding.
public struct LintFinding: Sendable, Hashable, Codable {
  /// The document.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The column, from 1, in Unicode scalars.
  public var column: Int
  /// How bad it is.
  public var severity: LintSeverity
  /// The rule's identifier.
  public var rule: String
  /// The name that it is about; nil where there is none.
  public var name: String?
  /// What is wrong.
  public var message: String
  /// What was likely intended.
  public var suggestions: [String]
  /// Where that can be read up.
  public var source: String
}
