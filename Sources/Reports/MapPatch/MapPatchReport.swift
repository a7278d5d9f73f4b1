public import CPUCatalog
internal import CPUCompatibility
public import CPUDiagnosis
public import LibvirtCPU
public import Remedies
public import ReportContract
internal import Wording
internal import X86CPU

/// The changes that a patch makes in a CPU map, and their consequences; the JSON is `martlet.map-patch/2.0`.
public struct MapPatchReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("map-patch", 2, 0)
  /// The JSON's form: the value of its key `schema`.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet: String
  /// The map's files, in the order in which libvirt reads them.
  public var inputs: [InputReport]
  /// The libvirt version whose rules the map was read by.
  public var judgedBy: [Yardstick]
  /// The map that was read.
  public var input: String
  /// The copy that is written.
  public var output: String
  /// The libvirt version whose rules both maps were read by.
  public var libvirtVersion: String
  /// The answer in two or three sentences.
  public var answer: [String]
  /// The features that the patch removes.
  public var features: [Dropped]
  /// The models that lose them; nil for all models, which removes the features' names too.
  public var onlyModels: [String]?
  /// The changed files, with the number of elements removed from each.
  public var files: [File]
  /// The unified diff of these files.
  public var diff: String
  /// The counts of features and models when libvirt reads the result.
  public var verification: Verification
  /// The models that change.
  public var models: [Model]
  /// Models that were chosen, or start from a chosen one, and still have a feature.
  public var keepers: [Keeper]
  /// CPUs that get another model name.
  public var naming: [Naming]
  /// A sentence that explains `naming`, also when it is empty.
  public var namingNote: Statement
  /// The consequences for guests, one sentence each.
  public var guests: [Statement]
  /// The hosts that need the patch, and migrations between patched and unpatched hosts.
  public var hosts: [Statement]
  /// The daemons that must restart, and those that need not.
  public var daemons: [Statement]
  /// Commands that install the patch.
  public var install: [Command]
  /// Commands that undo the patch.
  public var undo: [Command]
  /// The work that remains after the undo.
  public var undoNote: String
  /// The reasons to try every other remedy first.
  public var lastResort: [Statement]

  /// A feature that the patch removes.
  public struct Dropped: Sendable, Codable {
    /// The map's name.
    public var name: String
    /// Its bits in the manuals' notation.
    public var locations: [String]
    /// The effect on a guest that loses it; nil if the catalogue does not list it.
    public var effect: FeatureFinding.CitedWord?
    /// Whether KVM exposes it to guests; nil if the catalogue does not list it.
    public var exposure: FeatureFinding.CitedWord?
  }

  /// A file that changes.
  public struct File: Sendable, Codable {
    /// Its path below the folder, or the file's name.
    public var name: String
    /// The number of elements removed.
    public var removals: Int
  }

  /// The result as one libvirt version reads it.
  public struct Verification: Sendable, Codable {
    /// Features before and after.
    public var featuresBefore, featuresAfter: Int
    /// The number of models, which a patch never changes.
    public var models: Int
  }

  /// A model that changes.
  public struct Model: Sendable, Codable {
    /// The model.
    public var name: String
    /// Features that the model loses.
    public var loses: [String]
    /// Features that the model gains.
    public var gains: [String]
    /// The ancestor that loses the features; nil if they were in the model's own list.
    public var through: String?
    /// Features that lose their mark `removed='yes'`.
    public var unmarked: [String]
    /// Features that lose their mark `added='yes'`.
    public var unadded: [String]
  }

  /// A model that still has a feature.
  public struct Keeper: Sendable, Codable {
    /// libvirt's name of the model.
    public var model: String
    /// libvirt's name of the feature.
    public var feature: String
    /// The reason why the model keeps the feature.
    public var text: String
  }

  /// A CPU that gets another model name.
  public struct Naming: Sendable, Codable {
    /// The model whose features it has.
    public var cpu: String
    /// Whether the CPU has the removed features as well.
    public var hasDropped: Bool
    /// `host` or `guest`.
    public var kind: String
    /// The model before; nil if none fits.
    public var before: String?
    /// The model after; nil if none fits.
    public var after: String?
  }

  /// A report on a patch.
  ///
  /// - Parameters:
  ///   - isFolder: Whether the map is a folder of files.
  ///   - platform: The platform that the commands are written for; nil for commands that work on any.
  public init(
    _ patch: CPUMapPatch, catalog: Catalog, martlet: String, output: String, isFolder: Bool,
    inputs: [InputReport], platform: Platform? = nil
  ) {
    self.martlet = martlet
    self.inputs = inputs
    judgedBy = [
      Yardstick(cpuMap: patch.before.title, libvirt: patch.before.libvirtVersion.description)
    ]
    input = patch.before.source
    self.output = output
    libvirtVersion = patch.before.libvirtVersion.description
    onlyModels = patch.models
    features = patch.features.compactMap { name in
      patch.before.feature(named: name).map { Dropped($0, catalog) }
    }
    files = patch.changes.map { File(name: $0.name, removals: $0.removals.count) }
    diff = String(decoding: patch.diff, as: UTF8.self)
    verification = Verification(
      featuresBefore: patch.before.features.count, featuresAfter: patch.after.features.count,
      models: patch.after.models.count)
    models = patch.modelChanges.map(Model.init)
    keepers = patch.keepers.map {
      Keeper(
        model: $0.model, feature: $0.feature,
        text: "still has \($0.feature): by its own list, or by another model that it starts from")
    }
    naming = patch.namingChanges.map(Naming.init)
    namingNote = Self.namingNote(patch.namingChanges.isEmpty ? [] : features.map(\.name))
    let statements = MapPatchStatements(patch, features: features)
    answer = statements.answer(models)
    guests = statements.guests
    hosts = statements.hosts
    daemons = statements.daemons
    lastResort = statements.lastResort
    let commands = MapPatchCommands(
      output: output, files: files.map(\.name), isFolder: isFolder, platform: platform)
    install = commands.install(checking: patch.models == nil ? patch.features : [])
    undo = commands.undo
    undoNote =
      "Guests that were started meanwhile have a definition by the edited map: power-cycle them."
  }
}

extension MapPatchReport {
  /// A sentence on the CPUs that get another name without `dropped`; empty if there are none.
  fileprivate static func namingNote(_ dropped: [String]) -> Statement {
    Statement(
      id: "map.naming", certainty: .certain,
      text: dropped.isEmpty
        ? "A CPU with just the features of one of the models is called as before."
        : "A model that asks for less fits more CPUs. Of CPUs with the signature and just the features of a model, with and "
          + "without \(listed(dropped, limit: 4)), these are called otherwise; CPUs with more features may be too.",
      settledBy: [], citation: dropped.isEmpty ? "" : "libvirt 9.0.0 src/cpu/cpu_x86.c, x86Decode")
  }
}

extension MapPatchReport.Dropped {
  fileprivate init(_ feature: MapFeature, _ catalog: Catalog) {
    name = feature.name
    locations = feature.locations.map(\.description)
    guard let known = catalog.features(called: feature.name).first else { return }
    let article = catalog.article(of: known)
    effect = .init(
      kind: known.effect.rawValue, title: known.effect.title, text: article.effect.text,
      citation: article.effect.citation)
    exposure = .init(
      kind: known.exposure.rawValue, title: known.exposure.title, text: article.exposure.text,
      citation: article.exposure.citation)
  }
}

extension MapPatchReport.Model {
  fileprivate init(_ change: MapModelChange) {
    name = change.model
    loses = change.loses
    gains = change.gains
    through = change.through
    unmarked = change.unmarked
    unadded = change.unadded
  }
}

extension MapPatchReport.Naming {
  fileprivate init(_ change: MapNamingChange) {
    cpu = change.cpu
    hasDropped = change.hasDropped
    kind = change.kind == .host ? "host" : "guest"
    before = change.before
    after = change.after
  }
}
