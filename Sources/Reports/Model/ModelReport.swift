public import ReportContract

/// A CPU model: its features, the versions that have it, and the hosts that can run it; its JSON is `martlet.model/1.0`.
public struct ModelReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("model", 1, 0)
  /// The JSON's form: the value of its key `schema`.
  public var schema = form.description
  /// Martlet's version.
  public var martlet: String
  /// The documents of hosts that were read.
  public var inputs: [InputReport]
  /// The CPU map that the features come from.
  public var judgedBy: [Yardstick]
  /// The model's name.
  public var name: String
  /// libvirt's name of the vendor; nil if the model has none or if libvirt lacks the model.
  public var vendor: String?
  /// The model in libvirt's maps; nil if none of them has it.
  public var libvirt: Libvirt?
  /// The model in QEMU's releases; nil if none of them has it.
  public var qemu: QEMU?
  /// Its features, in order of location: libvirt's list if libvirt has the model, otherwise QEMU's.
  public var features: [String]
  /// Features of QEMU's model that libvirt's lacks; empty unless both have the model.
  public var onlyInQEMU: [String]
  /// Features of libvirt's model that QEMU's lacks; empty unless both have the model.
  public var onlyInLibvirt: [String]
  /// Whether each host can run it, in the order given; empty without hosts.
  public var hosts: [Host]

  /// A model in the eras of libvirt's map.
  public struct Libvirt: Sendable, Codable {
    /// The first version in the tables that has it.
    public var since: String
    /// The versions in the tables, oldest first.
    public var versions: [String]
    /// The versions that have it.
    public var known: [String]

    /// The versions that lack it.
    public var lacking: [String] { versions.filter { !known.contains($0) } }
  }

  /// A model in QEMU's releases.
  public struct QEMU: Sendable, Codable {
    /// QEMU's name of the model; `name` may be an alias of it.
    public var name: String
    /// Other names of the same version.
    public var aliases: [String]
    /// The first series in the tables that has it.
    public var since: String
    /// The series in the tables, oldest first.
    public var releases: [String]
    /// All versions of the product, oldest first.
    public var versions: [String]
    /// The highest leaf of CPUID.
    public var level: UInt32
    /// The highest extended leaf.
    public var extendedLevel: UInt32
  }

  /// Whether one host can run a model.
  public struct Host: Sendable, Codable {
    /// The host's name.
    public var name: String
    /// `runs`, `lacks` or `undetermined`.
    public var outcome: Outcome
    /// The features that it lacks.
    public var missing: [String]
    /// The features that its record does not report.
    public var undetermined: [String]
    /// Other reasons, one sentence per item.
    public var reasons: [String]

    /// Whether a host gives all of a model.
    public enum Outcome: String, Sendable, Codable, CaseIterable {
      /// It has every feature.
      case runs
      /// It lacks some features.
      case lacks
      /// Its record leaves some features open.
      case undetermined
    }

    /// A host's answer.
    public init(name: String, outcome: Outcome, missing: [String], undetermined: [String], reasons: [String])
    {
      self.name = name
      self.outcome = outcome
      self.missing = missing
      self.undetermined = undetermined
      self.reasons = reasons
    }
  }

  /// The exit status: 0 if every host runs it or none is given, 1 if a host lacks some of it, 2 if a record leaves it open.
  public var exitStatus: Int32 {
    if hosts.contains(where: { $0.outcome == .lacks }) { return 1 }
    return hosts.contains { $0.outcome == .undetermined } ? 2 : 0
  }

  /// A report without hosts.
  public init(
    name: String, vendor: String?, libvirt: Libvirt?, qemu: QEMU?, features: [String], onlyInQEMU: [String],
    onlyInLibvirt: [String], martlet: String, judgedBy: [Yardstick]
  ) {
    self.martlet = martlet
    inputs = []
    self.judgedBy = judgedBy
    self.name = name
    self.vendor = vendor
    self.libvirt = libvirt
    self.qemu = qemu
    self.features = features
    self.onlyInQEMU = onlyInQEMU
    self.onlyInLibvirt = onlyInLibvirt
    hosts = []
  }
}

extension ModelReport.Libvirt {
  /// The model in the maps of `versions`.
  public init(versions: [String], known: [String]) {
    self.versions = versions
    self.known = known
    since = known.first ?? ""
  }
}

extension ModelReport.QEMU {
  /// The model in QEMU's releases.
  public init(
    name: String, aliases: [String], since: String, releases: [String], versions: [String],
    levels: (UInt32, UInt32)
  ) {
    self.name = name
    self.aliases = aliases
    self.since = since
    self.releases = releases
    self.versions = versions
    (level, extendedLevel) = levels
  }
}
