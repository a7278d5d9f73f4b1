public import CPUCatalog
internal import CPUCompatibility
public import CPULevelling
internal import CPUReaders
public import ConfigurationLint
internal import FileAccess
internal import LibvirtCPU
internal import ReportContract

/// Asks what is wrong with the CPUs that other systems are configured with.
public struct LintQuestion: Sendable {
  /// The configurations.
  public var files: [DocumentSource]
  /// The system that they are read as; nil to recognise it of each.
  public var kind: ConfiguredSystem?
  /// The CPU map.
  public var map: MapChoice
  /// What is known of features.
  public var catalog: Catalog

  /// A question.
  public init(
    files: [DocumentSource], kind: ConfiguredSystem? = nil, map: MapChoice = .own,
    catalog: Catalog = .standard
  ) {
    self.files = files
    self.kind = kind
    self.map = map
    self.catalog = catalog
  }

  /// The findings, in the order of files and lines.
  ///
  /// - Throws: `badInput`, `noInput`, `noPermission` for files that cannot be read.
  public func answer() throws(QuestionError) -> LintReport {
    let map = try map.map()
    let linter = Linter(catalog: catalog, map: map, mapTitle: map.title)
    var inputs: [InputReport] = []
    var findings: [LintFinding] = []
    for file in files {
      let document = try file.document()
      do throws(LintError) {
        let linted = try linter.lint(document.bytes, name: document.name, as: kind)
        findings += linted.findings
        inputs.append(
          InputReport(
            role: "configuration", name: document.name, format: linted.kind.rawValue,
            sha256: sha256(document.bytes), cpus: linted.cpus))
      } catch {
        throw QuestionError(
          .badInput, error.description, at: .document(name: document.name, line: nil, column: nil))
      }
    }
    return LintReport(
      martlet: martletVersion, cpuMap: map.title, libvirt: map.libvirtVersion.description, inputs: inputs,
      findings: findings)
  }
}
