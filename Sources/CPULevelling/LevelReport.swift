internal import CPUCatalog
public import ReportContract
internal import X86CPU

/// The CPU that a pool's guests may share, what it costs and whom; encoded as JSON, `martlet.level/1.3`.
///
/// Hosts of several vendors have no level together: `model` is nil then, and `groups` has a report for each vendor.
public struct LevelReport: Report {
  /// The name and version of the JSON's form.
  public static let form = DocumentForm("level", 1, 3)
  /// The name and version of the JSON's form.
  public var schema = form.description
  /// Martlet's version.
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
  /// The answer in a line: the model with what is added and taken away, or that there is none.
  public var summary = ""
  /// Why there is no model, a sentence each; empty if there is one.
  public var obstacles: [String] = []
  /// The exit status: 0 there is a level, 1 there is none, 2 too little is known.
  public var exitStatus: Int32 = 0
  /// The vendor; nil if no host tells it, or if hosts are of several vendors.
  public var vendor: String?
  /// The hosts that do not tell their vendor, where others do.
  public var withoutVendor: [String] = []
  /// The named model; nil if none is certain, or the map has none.
  public var model: String?
  /// libvirt's names of features over the model.
  public var required: [String] = []
  /// libvirt's names of features of the model that guests do not get.
  public var disabled: [String] = []
  /// Every feature that guests may have, by the catalogue's names.
  public var features: [String] = []
  /// Features of those that libvirt's map has no name for.
  public var unnamed: [String] = []
  /// What was given up.
  public var givenUp: [Loss] = []
  /// What some hosts do not tell, and the configuration therefore neither adds nor takes away.
  public var undetermined: [Loss] = []
  /// Warnings of flaws that not every host can show to guests.
  public var untold: [Loss] = []
  /// What was assumed since `--assume` said so, with the hosts that do not tell it.
  public var supposed: [Loss] = []
  /// What hosts give and the level leaves out as another vendor's.
  public var otherVendor: [String] = []
  /// Whether guests may have guests of their own; if not, SVM, VMX and their details are left out.
  public var nested = false
  /// The next best models, the nearest first.
  public var alternatives: [Alternative] = []
  /// The nearest models that are not certain, with what is unknown of them and on which hosts.
  public var uncertain: [UncertainModel] = []
  /// What every 64-bit guest needs and some host lacks, or does not tell.
  public var baseline: [Loss] = []
  /// The four lists of losses by hosts.
  public var byHosts = LossGroups()
  /// What to know of the level besides, a sentence each.
  public var remarks: [String] = []
  /// What one host fewer would win.
  public var gains: [Gain] = []
  /// The physical address bits that guests may have; nil if a host does not tell.
  public var physicalAddressBits: UInt64?
  /// Whether hosts have different numbers of them.
  public var physicalAddressBitsDiffer = false
  /// Hosts of which CPUID alone is known.
  public var assumed: [String] = []
  /// A report for each vendor, where hosts are of several; else empty.
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

  /// A feature that the pool does not share, and whose fault it is.
  public struct Loss: Sendable, Codable {
    /// libvirt's name.
    public var feature: String
    /// What a guest that had it would meet: `fault`, `slow` and so on.
    public var effect: String
    /// The hosts.
    public var hosts: [String]
  }

  /// Another model by which the same level can be named.
  public struct Alternative: Sendable, Codable {
    /// The model.
    public var model: String
    /// libvirt's names of features over it.
    public var required: [String]
    /// libvirt's names of features of it that guests do not get.
    public var disabled: [String]
  }

  /// A model that would do if what is unknown of it were there.
  public struct UncertainModel: Sendable, Codable {
    /// The model.
    public var model: String
    /// Its features that hosts do not tell.
    public var unknown: [Loss]
    /// The same by hosts.
    public var byHosts: [LossGroup]
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
      baseline, byHosts, remarks
    case gains, physicalAddressBits, physicalAddressBitsDiffer, assumed, groups
  }
}
