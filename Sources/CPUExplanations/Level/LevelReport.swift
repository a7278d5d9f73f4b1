public import CPUCatalog
public import CPUCompatibility
internal import X86CPU

/// The CPU that a pool's guests may share, what it costs and whom; encoded as JSON, `martlet.level/1.0`.
public struct LevelReport: Sendable, Encodable {
  /// The name and version of the JSON's form.
  public var schema = "martlet.level/1.0"
  /// Martlet's version.
  public var martlet: String
  /// The CPU map whose models were tried, in words.
  public var cpuMap: String
  /// The documents read.
  public var inputs: [InputReport]
  /// The hosts' names.
  public var hosts: [String]
  /// The vendor; nil if no host tells it.
  public var vendor: String?
  /// The named model; nil if the map has none.
  public var model: String?
  /// libvirt's names of features over the model.
  public var required: [String]
  /// libvirt's names of features of the model that guests do not get.
  public var disabled: [String]
  /// Every feature that guests may have, by the catalogue's names.
  public var features: [String]
  /// Features of those that libvirt's map has no name for.
  public var unnamed: [String]
  /// What was given up.
  public var givenUp: [Loss]
  /// What some hosts do not tell.
  public var undetermined: [Loss]
  /// Warnings of flaws that not every host can show to guests.
  public var untold: [Loss]
  /// What one host fewer would win.
  public var gains: [Gain]
  /// The physical address bits that guests may have; nil if a host does not tell.
  public var physicalAddressBits: UInt64?
  /// Whether hosts have different numbers of them.
  public var physicalAddressBitsDiffer: Bool
  /// Hosts of which CPUID alone is known.
  public var assumed: [String]

  /// A feature that the pool does not share, and whose fault it is.
  public struct Loss: Sendable, Encodable {
    /// libvirt's name.
    public var feature: String
    /// What a guest that had it would meet: `fault`, `slow` and so on.
    public var effect: String
    /// The hosts.
    public var hosts: [String]
  }

  /// What the pool would win without a host.
  public struct Gain: Sendable, Encodable {
    /// The host.
    public var without: String
    /// The features.
    public var features: [String]
  }

  /// QEMU's names by libvirt's, for features whose names differ.
  var qemuNames: [String: String] = [:]

  private enum CodingKeys: String, CodingKey {
    case schema, martlet, cpuMap, inputs, hosts, vendor, model, required, disabled, features, unnamed, givenUp
    case undetermined, untold, gains, physicalAddressBits, physicalAddressBitsDiffer, assumed
  }

  /// A report on a levelled CPU.
  public init(
    _ level: LevelledCPU, of hosts: [String], map: MapProjection, catalog: Catalog, martlet: String,
    inputs: [InputReport]
  ) {
    let chosen = PoolModel(level, map: map, catalog: catalog)
    func names(_ indices: [Int]) -> [String] { indices.sorted().map { catalog.features[$0].name } }
    func losses(_ shortfalls: [LevelledCPU.Shortfall]) -> [Loss] {
      shortfalls.map { item in
        Loss(
          feature: catalog.features[item.feature].name,
          effect: catalog.features[item.feature].effect.rawValue,
          hosts: item.hosts)
      }
    }
    self.martlet = martlet
    self.inputs = inputs
    self.hosts = hosts
    cpuMap = map.title
    vendor = level.vendor
    model = chosen?.model
    required = names(chosen?.required ?? [])
    disabled = names(chosen?.disabled ?? [])
    features = catalog.names(of: level.features)
    unnamed = catalog.names(of: level.features.subtracting(map.named))
    givenUp = losses(level.givenUp)
    undetermined = losses(level.undetermined)
    untold = losses(level.untold)
    gains = hosts.map { Gain(without: $0, features: catalog.names(of: level.gain(without: $0))) }
      .filter { !$0.features.isEmpty }
    physicalAddressBits = level.physicalAddressBits
    physicalAddressBitsDiffer = level.physicalAddressBitsDiffer
    assumed = level.assumed
    for feature in catalog.features {
      guard let name = feature.aliases.first(where: { $0.dialect == .qemu })?.name, name != feature.name
      else { continue }
      qemuNames[feature.name] = name
    }
  }

  /// The report as JSON.
  public func json() throws -> String { try reportJSON(self) }
}
