internal import CPUCatalog
public import ReportContract
internal import X86CPU

/// The CPU that a pool's guests may share, what it costs and whom; encoded as JSON, `martlet.level/1.2`.
///
/// Hosts of several vendors have no level together: `model` is nil then, and `groups` has a report for each vendor.
public struct LevelReport: Report {
  /// The schema's name and version, such as `martlet.check/2.0`.
  public static let form = DocumentForm("level", 1, 2)
  /// The schema's name and version, such as `martlet.check/2.0`.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet: String
  /// The CPU map whose models were tried, in words.
  public var cpuMap: String
  /// The documents read.
  public var inputs: [InputReport]
  /// The CPU map and versions judged by.
  public var judgedBy: [Yardstick]
  /// The hosts' names.
  public var hosts: [String]
  /// Whether there is a level.
  public var status: Status
  /// The answer in one line: the model plus and minus features, or that there is none.
  public var summary = ""
  /// Why there is no model, one sentence per reason; empty if there is a model.
  public var obstacles: [String] = []
  /// The exit status: 0 there is a level, 1 there is none, 2 too little is known.
  public var exitStatus: Int32 = 0
  /// The vendor; nil if no host tells it, or if hosts are of several vendors.
  public var vendor: String?
  /// The hosts that do not report their vendor, if others do.
  public var withoutVendor: [String] = []
  /// The named model; nil if none is certain, or the map has none.
  public var model: String?
  /// The features on top of the model, by libvirt's names.
  public var required: [String] = []
  /// The model's features that guests do not get, by libvirt's names.
  public var disabled: [String] = []
  /// Every feature that guests can have, by the catalogue's names.
  public var features: [String] = []
  /// Those features that libvirt's map cannot name.
  public var unnamed: [String] = []
  /// What was given up.
  public var givenUp: [Loss] = []
  /// Features that some hosts do not report; the configuration neither adds nor removes them.
  public var undetermined: [Loss] = []
  /// Flaw warnings that not every host can show to guests.
  public var untold: [Loss] = []
  /// What was assumed since `--assume` said so, with the hosts that do not tell it.
  public var supposed: [Loss] = []
  /// What hosts offer and the level leaves out because it belongs to another vendor.
  public var otherVendor: [String] = []
  /// Whether guests can run nested guests; if not, the level leaves out SVM, VMX and their details.
  public var nested = false
  /// The next best models, nearest first.
  public var alternatives: [Alternative] = []
  /// The nearest uncertain models, with what is unknown and on which hosts.
  public var uncertain: [UncertainModel] = []
  /// What every 64-bit guest needs and some host lacks or does not report.
  public var baseline: [Loss] = []
  /// What one host fewer would win.
  public var gains: [Gain] = []
  /// The physical address bits that guests may have; nil if a host does not tell.
  public var physicalAddressBits: UInt64?
  /// Whether hosts differ in physical address bits.
  public var physicalAddressBitsDiffer = false
  /// Hosts whose only known evidence is CPUID.
  public var assumed: [String] = []
  /// One report per vendor if hosts have several; otherwise empty.
  public var groups: [LevelReport] = []

  /// Whether there is a level.
  public enum Status: String, Sendable, Codable, CaseIterable {
    /// There is one.
    case level
    /// Too little is known.
    case undetermined
    /// The hosts share no 64-bit CPU that the map has a model for.
    case none

    /// The exit status of the command.
    public var exitStatus: Int32 {
      switch self {
      case .level: 0
      case .none: 1
      case .undetermined: 2
      }
    }
  }

  /// A feature that the pool does not share, and the hosts that lack it.
  public struct Loss: Sendable, Codable {
    /// libvirt's name.
    public var feature: String
    /// What a guest that had it would meet: `fault`, `slow` and so on.
    public var effect: String
    /// The hosts.
    public var hosts: [String]
  }

  /// Another model that can express the same level.
  public struct Alternative: Sendable, Codable {
    /// The model.
    public var model: String
    /// The features on top of it, by libvirt's names.
    public var required: [String]
    /// Its features that guests do not get, by libvirt's names.
    public var disabled: [String]
  }

  /// A model that fits if its unknown features are present.
  public struct UncertainModel: Sendable, Codable {
    /// The model.
    public var model: String
    /// Its features that hosts do not report.
    public var unknown: [Loss]
  }

  /// What the pool would win without a host.
  public struct Gain: Sendable, Codable {
    /// The host.
    public var without: String
    /// The features.
    public var features: [String]
  }

  /// The features that libvirt's map has a name for.
  var nameable = FeatureSet()
  /// Features that are not told one by one, of hosts on all of which QEMU says that the model can be used whole: where QEMU's model has one
  /// of them, guests get it.
  var vouched = FeatureSet()

  private enum CodingKeys: String, CodingKey {
    case schema, martlet, cpuMap, inputs, judgedBy, hosts, status, summary, obstacles, exitStatus, vendor,
      withoutVendor, model, required,
      disabled,
      features
    case unnamed, givenUp, undetermined, untold, supposed, otherVendor, nested, alternatives, uncertain,
      baseline
    case gains, physicalAddressBits, physicalAddressBitsDiffer, assumed, groups
  }
}
