public import CPUCatalog
public import CPULevelling
public import LibvirtCPU

/// Checks configurations against a catalogue and a CPU map.
public struct Linter: Sendable {
  private let names: Vocabulary

  /// Creates a linter; `mapTitle` is the map's title for messages.
  public init(catalog: Catalog, map: CPUMap, mapTitle: String) {
    names = Vocabulary(catalog: catalog, map: map, mapTitle: mapTitle)
  }

  /// Checks one document, by its content or as the given kind.
  ///
  /// - Throws: `LintError` if the kind is unknown, if required XML or YAML is malformed, or if the document exceeds limits.
  public func lint(
    _ bytes: [UInt8], name: String, as kind: ConfiguredSystem? = nil
  ) throws(LintError) -> LintedDocument {
    guard bytes.count <= 16 << 20 else { throw LintError(name, "the file is larger than 16 MiB") }
    guard !bytes.contains(0) else { throw LintError(name, "the file is not text") }
    if let line = Self.crowdedLine(in: bytes) {
      throw LintError(
        name, "the file has more than \(Self.mostWords) words outside comments",
        at: SourcePosition(line: line, column: 1))
    }
    let text = SourceText(bytes)
    guard let kind = kind ?? ConfiguredSystem.recognised(text, name: name) else {
      let kinds = ConfiguredSystem.allCases.map(\.rawValue).joined(separator: ", ")
      throw LintError(
        name, "Martlet does not recognise this configuration; name its kind with --as: \(kinds)")
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
    case .opennebula: configuration = OpenNebulaReader.read(text, name: name)
    case .xen: configuration = XenReader.read(text)
    case .cloudHypervisor: configuration = CloudHypervisorReader.read(text)
    case .firecracker: configuration = try FirecrackerTemplateReader.read(text, name: name)
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

  /// The most words of a configuration: each can become a finding, which takes a hundred times its bytes.
  static let mostWords = 65_536

  /// The line of the first word that is too many, from 1; nil if there is none.
  ///
  /// O(bytes).
  private static func crowdedLine(in bytes: [UInt8]) -> Int? {
    var (line, words) = (1, 0)
    var (isInWord, isComment, isAtStart) = (false, false, true)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\n"): (line, isInWord, isComment, isAtStart) = (line + 1, false, false, true)
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="),
        UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "["):
        isInWord = false
      default:
        if isAtStart, byte == UInt8(ascii: "#") { isComment = true }
        isAtStart = false
        if !isInWord, !isComment {
          words += 1
          if words > mostWords { return line }
        }
        isInWord = true
      }
    }
    return nil
  }
}

/// The findings in one document.
public struct LintedDocument: Sendable {
  /// The kind that the document was read as.
  public var kind: ConfiguredSystem
  /// The number of CPUs it requests.
  public var cpus: Int
  /// The findings, in the document's order.
  public var findings: [LintFinding]
}

/// A fault or a note at one position of a document.
public struct LintFinding: Sendable, Hashable, Codable {
  /// The document.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The column, from 1, in Unicode scalars.
  public var column: Int
  /// The finding's severity.
  public var severity: LintSeverity
  /// The rule's identifier.
  public var rule: String
  /// The name it concerns; nil if there is none.
  public var name: String?
  /// What is wrong.
  public var message: String
  /// Likely intended names.
  public var suggestions: [String]
  /// Where to read about it.
  public var source: String
}
