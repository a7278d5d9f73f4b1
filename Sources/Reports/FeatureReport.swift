public import CPUCatalog
public import CPUDiagnosis
internal import ReportContract
internal import X86CPU

/// A feature's article for scripts; encoded as JSON it is the contract `martlet.feature/1.0`.
public struct FeatureReport: Sendable, Encodable {
  /// libvirt's name.
  public var name: String
  /// The location in the manuals' notation.
  public var location: String
  /// Names by dialect.
  public var names: [String: [String]]
  /// What the bit announces.
  public var meaning: String
  /// What a guest that lost it meets.
  public var effect: FeatureFinding.CitedWord
  /// How a pool treats it.
  public var levelling: FeatureFinding.CitedWord
  /// Whether KVM shows it to guests.
  public var exposure: FeatureFinding.CitedWord
  /// What KVM of each series of Linux that was read does with the bit; empty where no table knows its register.
  public var kvm: [KVMReport]
  /// What QEMU adds the bit by, whatever KVM lists: `host-cpuid`, `always` or `condition`; nil where it takes KVM's list.
  public var qemuAdds: FeatureFinding.CitedWord?
  /// What can hide it or bring it back; `hides` is empty for what is wrongly believed to.
  public var switches: [Switch]
  /// Features without which it cannot work.
  public var needs: [String]
  /// The source of the location.
  public var citation: String

  /// Something that can hide a feature.
  public struct Switch: Sendable, Encodable {
    /// The layer.
    public var layer: String
    /// What is switched.
    public var mechanism: String
    /// From which views it hides: `cpuid`, `kernel`, `kvm`; of what gives, the views that lack the feature without it.
    public var hides: [String]
    /// `takes`, `removes` or `gives`; nil for what does nothing.
    public var direction: String?
    /// One sentence.
    public var text: String
    /// The source.
    public var citation: String

    init(_ item: FeatureSwitch) {
      layer = item.layer.rawValue
      mechanism = item.mechanism.description
      hides = item.hides.map(\.rawValue)
      direction = item.hides.isEmpty ? nil : item.direction.rawValue
      text = item.note.text
      citation = item.note.citation
    }
  }

  /// A report on a feature of `catalog`.
  public init(_ feature: Feature, catalog: Catalog) {
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
    qemuAdds = article.qemuAddition.map {
      .init(
        kind: $0.source.rawValue, title: "from QEMU \($0.since) on", text: $0.note.text,
        citation: $0.note.citation)
    }
    switches = article.switches.map(Switch.init)
    needs = article.needs
    citation = article.locationCitation
  }
}

/// Several features for scripts: `martlet.features/1.0`.
public struct FeatureListReport: Sendable, Encodable {
  /// The name and version of the JSON's form.
  public var schema = "martlet.features/1.0"
  /// Martlet's version.
  public var martlet: String
  /// The features, in order of location.
  public var features: [FeatureReport]

  /// A report on features of `catalog`.
  public init(_ features: [Feature], catalog: Catalog, martlet: String) {
    self.martlet = martlet
    self.features = features.map { FeatureReport($0, catalog: catalog) }
  }

  /// The report as JSON.
  public func json() throws -> String { try reportJSON(self) }
}
