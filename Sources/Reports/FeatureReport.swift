public import CPUCatalog
public import CPUDiagnosis
public import ReportContract
internal import X86CPU

/// A feature's article for scripts; encoded as JSON it is the contract `martlet.feature/1.0`.
public struct FeatureReport: Sendable, Codable {
  /// The feature's name in libvirt.
  public var name: String
  /// The feature's location in the manuals' notation.
  public var location: String
  /// Names in other dialects, by the dialect's identifier.
  public var names: [String: [String]]
  /// What the bit announces.
  public var meaning: String
  /// The effect on a running guest that loses it.
  public var effect: FeatureFinding.CitedWord
  /// Whether a pool intersects it, accumulates it, or leaves it alone.
  public var levelling: FeatureFinding.CitedWord
  /// Whether KVM exposes it to guests.
  public var exposure: FeatureFinding.CitedWord
  /// How each Linux series in the tables treats the bit in KVM; empty if no table covers its register.
  public var kvm: [KVMReport]
  /// `kvm` with neighbouring series merged if they treat the bit alike.
  public var kvmGroups: [KVMGroup]
  /// How QEMU adds the bit regardless of KVM's list: `host-cpuid`, `always` or `condition`; nil if it follows KVM's list.
  public var qemuAdds: FeatureFinding.CitedWord?
  /// The switches that hide the feature or restore it; `hides` is empty for a switch that is wrongly believed to.
  public var switches: [Switch]
  /// Features without which it cannot work.
  public var needs: [String]
  /// The source of `needs`; nil where there are none.
  public var needsCitation: String?
  /// Features that cannot work without it.
  public var neededBy: [String]
  /// The source of the location.
  public var citation: String

  /// Something that can hide a feature.
  public struct Switch: Sendable, Codable {
    /// The layer with the switch.
    public var layer: String
    /// The layer in words.
    public var layerTitle: String
    /// The parameter or setting of the switch.
    public var mechanism: String
    /// The views that lack the feature: `cpuid`, `kernel`, `kvm`; for a switch that gives, those that lack it without the switch.
    public var hides: [String]
    /// `takes`, `removes` or `gives`; nil if it has no effect.
    public var direction: String?
    /// The note about the switch, one sentence without a full stop.
    public var text: String
    /// The source of the fact: a manual's section, or a file and function.
    public var citation: String

    init(_ item: FeatureSwitch) {
      layer = item.layer.rawValue
      layerTitle = item.layer.title
      mechanism = item.mechanism.description
      hides = item.hides.map(\.rawValue)
      direction = item.hides.isEmpty ? nil : item.direction.rawValue
      text = item.note.text
      citation = item.note.citation
    }
  }

  /// A report on a feature of `catalog`.
  ///
  /// - Parameter neededBy: The features that cannot work without it; nil to search the whole catalogue.
  public init(_ feature: Feature, catalog: Catalog, neededBy: [String]? = nil) {
    let article = catalog.article(of: feature)
    name = feature.name
    location = feature.location.description
    names = Dictionary(grouping: feature.aliases, by: \.dialect.rawValue).mapValues { $0.map(\.name) }
    meaning = article.meaning
    effect = .init(
      kind: feature.effect.rawValue, title: feature.effect.title, text: article.effect.text,
      citation: article.effect.citation)
    levelling = .init(
      kind: feature.levelling.rawValue, title: feature.levelling.title, text: article.levelling.text,
      citation: article.levelling.citation)
    exposure = .init(
      kind: feature.exposure.rawValue, title: feature.exposure.title, text: article.exposure.text,
      citation: article.exposure.citation)
    kvm = KVMReport.reports(at: feature.location)
    kvmGroups = KVMGroup.groups(of: kvm)
    qemuAdds = article.qemuAddition.map {
      .init(
        kind: $0.source.rawValue, title: $0.title, text: $0.note.text,
        citation: $0.note.citation)
    }
    switches = article.switches.map(Switch.init)
    needs = article.needs
    needsCitation = article.needs.isEmpty ? nil : article.needsCitation
    self.neededBy = neededBy ?? catalog.dependents(of: feature).map(\.name)
    citation = article.locationCitation
  }
}

/// Several features for scripts: `martlet.features/1.2`.
public struct FeatureListReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("features", 1, 2)
  /// The JSON's form: the value of its key `schema`.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet: String
  /// The records of `hosts`; empty for the catalogue alone.
  public var inputs: [InputReport] = []
  /// The CPU maps that the hosts' records are read through; empty for the catalogue alone.
  public var judgedBy: [Yardstick] = []
  /// The features, in order of location.
  public var features: [FeatureReport]
  /// The state of the features on each host; empty if no host was given.
  public var hosts: [Host] = []

  /// The state of the listed features in a host's records, each at the lowest point that reports it.
  public struct Host: Sendable, Codable {
    /// The host's name.
    public var name: String
    /// Features that it has.
    public var present: [String]
    /// Features that it lacks.
    public var absent: [String]
    /// Features on which its records contradict each other.
    public var conflicting: [String]
    /// Features that its records do not report.
    public var undetermined: [String]
  }

  /// A report on features of `catalog`.
  public init(_ features: [Feature], catalog: Catalog, martlet: String) {
    self.martlet = martlet
    var dependents: [Int: [String]] = [:]
    for feature in catalog.features {
      for need in catalog.needs(of: feature) { dependents[need, default: []].append(feature.name) }
    }
    self.features = features.map { FeatureReport($0, catalog: catalog, neededBy: dependents[$0.index] ?? []) }
  }
}

extension QEMUAddition {
  fileprivate var title: String {
    let start = since == "7.2" ? "" : " from \(since) on"
    return switch source {
    case .hostCPUID: "reads the bit\(start) from the host's CPUID, whatever the kernel and KVM say"
    case .always: "adds the bit\(start) to what KVM lists, on every host"
    case .condition: "adds the bit\(start) to what KVM lists, on a condition"
    }
  }
}
