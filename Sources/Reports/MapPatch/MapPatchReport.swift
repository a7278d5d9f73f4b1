public import CPUCatalog
internal import CPUCompatibility
public import CPUDiagnosis
public import LibvirtCPU
public import Remedies
public import ReportContract
internal import Wording
internal import X86CPU

/// What a patch of a CPU map changes, and what comes of it; encoded as JSON it is `martlet.map-patch/2.0`.
public struct MapPatchReport: Report {
  /// The name and version of the JSON's schema, as `schema` holds it.
  public static let form = DocumentForm("map-patch", 2, 0)
  /// The name and version of the JSON's schema, as `schema` holds it.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet: String
  /// The map's files, in the order in which libvirt reads them.
  public var inputs: [InputReport]
  /// The libvirt as which the map was read.
  public var judgedBy: [Yardstick]
  /// The map that was read.
  public var input: String
  /// The copy that is written.
  public var output: String
  /// The libvirt as which both were read.
  public var libvirtVersion: String
  /// The answer in two or three sentences.
  public var answer: [String]
  /// The features that go.
  public var features: [Dropped]
  /// The models whose lists lose them; nil for all, and then the names go too.
  public var onlyModels: [String]?
  /// The files that differ from the input's, with how many elements were taken out of each.
  public var files: [File]
  /// The unified diff of these files.
  public var diff: String
  /// What the result means when libvirt reads it.
  public var verification: Verification
  /// The models that change.
  public var models: [Model]
  /// Models that were chosen, or start from a chosen one, and still have a feature.
  public var keepers: [Keeper]
  /// CPUs that are named otherwise.
  public var naming: [Naming]
  /// How to read `naming`, or what it means that it is empty.
  public var namingNote: Statement
  /// What it does to guests.
  public var guests: [Statement]
  /// On which hosts it must be done, and what happens between hosts.
  public var hosts: [Statement]
  /// What has to restart, and what does not.
  public var daemons: [Statement]
  /// Commands that put it in place.
  public var install: [Command]
  /// Commands that take it back.
  public var undo: [Command]
  /// What stays to be done after that.
  public var undoNote: String
  /// Why nothing else should be left to try.
  public var lastResort: [Statement]

  /// A feature that goes.
  public struct Dropped: Sendable, Codable {
    /// The map's name.
    public var name: String
    /// Its bits in the manuals' notation.
    public var locations: [String]
    /// What a guest that loses it meets; nil if the catalogue does not know it.
    public var effect: FeatureFinding.CitedWord?
    /// Whether KVM shows it to guests; nil if the catalogue does not know it.
    public var exposure: FeatureFinding.CitedWord?
  }

  /// A file that changes.
  public struct File: Sendable, Codable {
    /// Its path below the folder, or the file's name.
    public var name: String
    /// How many elements were taken out.
    public var removals: Int
  }

  /// A reading of the result.
  public struct Verification: Sendable, Codable {
    /// Features before and after.
    public var featuresBefore, featuresAfter: Int
    /// Models; none is lost.
    public var models: Int
  }

  /// A model that changes.
  public struct Model: Sendable, Codable {
    /// The model.
    public var name: String
    /// What it had and has no longer.
    public var loses: [String]
    /// What it has now and did not have.
    public var gains: [String]
    /// The model that it starts from and loses them with; nil if they stood in its own list.
    public var through: String?
    /// What it no longer marks as removed (`removed='yes'`).
    public var unmarked: [String]
    /// What it no longer marks as added later (`added='yes'`).
    public var unadded: [String]
  }

  /// A model that still has a feature.
  public struct Keeper: Sendable, Codable {
    /// libvirt's name of the model.
    public var model: String
    /// libvirt's name of the feature.
    public var feature: String
    /// Why it still has it.
    public var text: String
  }

  /// A CPU that is named otherwise.
  public struct Naming: Sendable, Codable {
    /// The model whose features it has.
    public var cpu: String
    /// Whether it has the dropped ones too.
    public var hasDropped: Bool
    /// `host` or `guest`.
    public var kind: String
    /// The model before; nil for none that fits.
    public var before: String?
    /// The model after; nil for none that fits.
    public var after: String?
  }

  /// A report on a patch.
  ///
  /// - Parameters:
  ///   - isFolder: Whether the map is a folder of files.
  ///   - platform: The platform that commands fit; nil for commands that do on any.
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
  /// How to read the list of CPUs that are named otherwise without `dropped`; empty if no CPU is.
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
