public import ReportContract

/// What a CPU model is, who knows it, and which hosts can run it; encoded as JSON, `martlet.model/1.0`.
public struct ModelReport: Report {
  /// The name and version of the JSON's form.
  public static let form = DocumentForm("model", 1, 0)
  /// The name and version of the JSON's form.
  public var schema = form.description
  /// Martlet's version.
  public var martlet: String
  /// The documents of hosts that were read.
  public var inputs: [InputReport]
  /// The CPU map that the features are of.
  public var judgedBy: [Yardstick]
  /// The model's name.
  public var name: String
  /// libvirt's name of the vendor; nil for a model of no vendor's, and for one that libvirt does not know.
  public var vendor: String?
  /// What libvirt knows of it; nil if no map that was read has it.
  public var libvirt: Libvirt?
  /// What QEMU knows of it; nil if no release that was read has it.
  public var qemu: QEMU?
  /// Its features, in order of location: libvirt's where libvirt knows the model, else QEMU's.
  public var features: [String]
  /// Features of QEMU's model that libvirt's lacks; empty where one of them does not know it.
  public var onlyInQEMU: [String]
  /// Features of libvirt's model that QEMU's lacks; empty where one of them does not know it.
  public var onlyInLibvirt: [String]
  /// Whether each host can run it, in order of the hosts; empty if none is given.
  public var hosts: [Host]

  /// What libvirt knows of a model.
  public struct Libvirt: Sendable, Codable {
    /// The first version of the maps that were read that has it.
    public var since: String
    /// The versions whose maps were read, oldest first.
    public var versions: [String]
    /// Those that have it.
    public var known: [String]

    /// Those that lack it.
    public var lacking: [String] { versions.filter { !known.contains($0) } }
  }

  /// What QEMU knows of a model.
  public struct QEMU: Sendable, Codable {
    /// The model's name there, and `name` may be an alias of it.
    public var name: String
    /// Other names of the same version.
    public var aliases: [String]
    /// The first series of those read that has it.
    public var since: String
    /// The series that were read, oldest first.
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
      /// It lacks some.
      case lacks
      /// Its record does not report.
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

  /// 0 if every host runs it, or none is given; 1 if one lacks some of it; 2 if a record does not answer it.
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
  /// What the maps of `versions` know.
  public init(versions: [String], known: [String]) {
    self.versions = versions
    self.known = known
    since = known.first ?? ""
  }
}

extension ModelReport.QEMU {
  /// What QEMU's releases know.
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
