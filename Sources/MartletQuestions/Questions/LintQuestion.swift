public import CPUCatalog
internal import CPUCompatibility
public import CPULevelling
internal import CPUReaders
public import ConfigurationLint
internal import FileAccess
internal import LibvirtCPU
internal import ReportContract

/// Asks what is wrong with the CPUs in configurations of other systems.
public struct LintQuestion: Sendable {
  /// The configurations; captures and libvirt's daemons stand for their guests' definitions.
  public var files: [DocumentSource]
  /// The system that the files belong to; nil to recognise it for each file.
  public var kind: ConfiguredSystem?
  /// The CPU map.
  public var map: MapChoice
  /// How long to wait for hosts and daemons, and which URIs are allowed.
  public var access: HostAccess
  /// The feature catalogue.
  public var catalog: Catalog

  /// Creates a question; nothing is read or asked before `answer()`.
  public init(
    files: [DocumentSource], kind: ConfiguredSystem? = nil, map: MapChoice = .own,
    access: HostAccess = HostAccess(), catalog: Catalog = .standard
  ) {
    self.files = files
    self.kind = kind
    self.map = map
    self.access = access
    self.catalog = catalog
  }

  /// The findings, in the order of files and lines.
  ///
  /// - Throws: `badInput`, `noInput`, `noPermission` for files that cannot be read; `usage` for a URI that is not safe to open; `unavailable`,
  ///   `temporary`, `interrupted` if no daemon answers.
  public func answer() async throws(QuestionError) -> LintReport {
    let reader = try Records(RecordOptions(map: map, catalog: catalog, access: access))
    let map = reader.map
    let linter = Linter(catalog: catalog, map: map, mapTitle: map.title)
    var inputs: [InputReport] = []
    var findings: [LintFinding] = []
    let configurations = try await reader.configurations(files)
    inputs += configurations.others
    for document in configurations.documents {
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
