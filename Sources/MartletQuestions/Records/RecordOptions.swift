public import CPUCatalog
internal import Remedies

/// How records are read, and which CPU map they are understood through.
public struct RecordOptions: Sendable {
  /// The CPU map.
  public var map: MapChoice
  /// The format that inputs are read as, one of `Reader.all`; nil to recognise it.
  public var inputFormat: String?
  /// The catalogue of features.
  public var catalog: Catalog

  /// How hosts and daemons are asked that an argument names.
  public var access: HostAccess

  /// Options; by themselves they recognise formats and take each host's own map.
  public init(
    map: MapChoice = .own, inputFormat: String? = nil, catalog: Catalog = .standard,
    access: HostAccess = HostAccess()
  ) {
    self.map = map
    self.inputFormat = inputFormat
    self.catalog = catalog
    self.access = access
  }

  /// The words that make another command of martlet's read the same: `--input-format FORMAT --cpu-map MAP`.
  var arguments: [String] {
    (inputFormat.map { Command.option("--input-format", $0) } ?? [])
      + (map.argument.map { Command.option("--cpu-map", $0) } ?? []) + access.arguments
  }
}
