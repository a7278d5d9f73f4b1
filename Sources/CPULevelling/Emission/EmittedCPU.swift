internal import CPUCatalog
internal import CPUCompatibility
internal import X86CPU

/// A levelled CPU as one system can express it: exactly what guests get from QEMU, whose models differ from libvirt's.
struct EmittedCPU: Sendable {
  /// libvirt's name of the model.
  var model: String
  /// Features to turn on.
  var required: FeatureSet
  /// Features to turn off.
  var disabled: FeatureSet
  /// The required last CPUID leaf if QEMU's model ends earlier; nil if not needed.
  var level: UInt32?
  /// The same for extended leaves.
  var extendedLevel: UInt32?
  /// Features of the level that guests do not get with this configuration, with the reason.
  var dropped: [Dropped] = []
  /// Remarks, one sentence each.
  var notes: [String] = []

  /// Features that this configuration omits for one reason.
  struct Dropped: Sendable {
    /// The reason: a clause that follows "since".
    var reason: String
    /// The features in question.
    var features: FeatureSet
  }

  private let catalog: Catalog
  private let dependencies: FeatureDependencies
  private var wanted: FeatureSet

  /// The CPU of `report`, whose model is `model`, for `target`.
  ///
  /// - Throws: `EmissionError` if the stated QEMU does not have the model.
  init(_ report: LevelReport, model: String, for target: EmissionTarget, catalog: Catalog)
    throws(EmissionError)
  {
    func set(_ names: [String]) -> FeatureSet { FeatureSet(names.compactMap { catalog[$0]?.index }) }
    self.catalog = catalog
    dependencies = FeatureDependencies(catalog)
    self.model = model
    required = set(report.required)
    disabled = set(report.disabled)
    // No configuration contains features that libvirt's map cannot name.
    wanted = set(report.features).subtracting(set(report.unnamed))
    let own = wanted.subtracting(required).union(disabled)
    let definition = QEMUModels.named(model)
    try checkMachine(of: target)
    if let definition {
      try check(definition, against: target.qemu)
      align(
        own, with: definition, on: target.machine, unnamed: set(report.unnamed).union(report.vouched),
        report.undetermined.map(\.feature),
        nameable: target.system.usesQEMUNames ? nil : report.nameable)
    } else {
      notes.append(
        "No QEMU up to \(QEMUModelTable.standard.newest) has a model \(model); Martlet does not know how a later QEMU's model differs from libvirt's."
      )
    }
    dropUnknown(to: target)
    provideLeaves(definition, own: own, target)
  }

  private func check(_ definition: QEMUModelRecord, against version: QEMUVersion?) throws(EmissionError) {
    guard let version, version.has(since: definition.since) == false else { return }
    throw EmissionError(reason: "QEMU \(version) has no model \(model)")
  }

  /// Refuses a machine type that the stated QEMU lacks; a note says so if its changes are unknown.
  private mutating func checkMachine(of target: EmissionTarget) throws(EmissionError) {
    guard let machine = target.machine else { return }
    let table = QEMUModelTable.standard
    if let version = target.qemu, let series = QEMUSeries("\(version)"),
      table.machineStanding(of: machine, in: series) == .missing
    {
      throw EmissionError(reason: "QEMU \(version) has no machine type \(machine)")
    }
    guard !table.machineNames.contains(machine), !["pc", "q35"].contains(machine) else { return }
    notes.append(
      "Martlet does not know the machine type \(machine); it may switch features of \(model) on or off.")
  }

  /// Names the features that differ between libvirt's model and QEMU's on the machine type, so that guests get the level in either case.
  ///
  /// - Parameter nameable: The features that the system can name; nil for QEMU's own names.
  private mutating func align(
    _ own: FeatureSet, with definition: QEMUModelRecord, on machine: String?, unnamed: FeatureSet,
    _ undetermined: [String], nameable: FeatureSet?
  ) {
    var given = FeatureSet()
    for property in definition.properties {
      for feature in catalog.features(calledByQEMU: property) { given.insert(feature.index) }
    }
    let machineChange =
      machine.map { QEMUModelTable.standard.featureChange(of: model, on: $0, catalog) } ?? QEMUMachineChange()
    given = given.subtracting(machineChange.removed).union(machineChange.added)
    var off = FeatureSet(QEMUModels.switchedOffByKVM.compactMap { catalog[$0]?.index })
    // The oldest machine types leave to models what QEMU else switches off under KVM.
    off = off.subtracting(machineChange.added)
    for index in own.intersection(wanted).subtracting(given.subtracting(off)) where qemuName(index) != nil {
      required.insert(index)
    }
    let anywhere = FeatureSet(QEMUModels.givenAnywhere.compactMap { catalog[$0]?.index })
    let surplus = given.subtracting(wanted).subtracting(unnamed).subtracting(disabled).subtracting(off)
      .subtracting(anywhere)
    let silent = Set(undetermined)
    for feature in catalog.features(in: surplus) where !isDropped(feature) {
      if let nameable, !nameable.contains(feature.index) {
        notes.append(
          "QEMU's \(model) has \(feature.name), which libvirt's map cannot name: guests get it on hosts that have it."
        )
        continue
      }
      disabled.insert(feature.index)
      if silent.contains(feature.name) {
        notes.append(
          "QEMU's \(model) has \(feature.name), which some host does not report; it is turned off.")
      }
    }
  }

  /// Whether QEMU removes a feature itself because its dependency is off.
  ///
  /// - SeeAlso: qemu 7.2 and 10.0 target/i386/cpu.c, feature_dependencies.
  private func isDropped(_ feature: Feature) -> Bool {
    let lacks = { (name: String) in !wanted.contains(catalog[name]?.index ?? -1) }
    switch feature.location.kind {
    case .msr(let index) where (0x480...0x493).contains(index): return lacks("vmx")
    case .msr(0x10a): return lacks("arch-capabilities")
    case .msr(0xcf): return lacks("core-capability")
    case .msr(0x345): return lacks("pdcm")
    case .cpuid(leaf: 0x8000_000a, _, _): return lacks("svm")
    case .cpuid(leaf: 0x14, _, _): return lacks("intel-pt")
    default: return false
    }
  }

  /// Leaves out features without a QEMU property.
  private mutating func dropUnknown(to target: EmissionTarget) {
    let nameless = FeatureSet(required.filter { qemuName($0) == nil })
    drop(nameless, since: "QEMU has no property for \(nameless.count == 1 ? "it" : "them")")
    let table = QEMUModelTable.standard
    func series(_ index: Int) -> QEMUSeries? { qemuName(index).flatMap(table.firstSeries(ofProperty:)) }
    func isLacking(_ index: Int) -> Bool {
      guard let version = target.qemu, let since = series(index) else { return false }
      return version.has(since: since) == false
    }
    if let version = target.qemu {
      let newer = FeatureSet(required.filter(isLacking))
      drop(newer, since: "QEMU \(version) has no property for \(newer.count == 1 ? "it" : "them")")
    }
    if target.system.usesQEMUNames {
      disabled = FeatureSet(disabled.filter { qemuName($0) != nil && !isLacking($0) })
    }
    let used = catalog.features(in: required.union(disabled)).map(\.index)
    for release in table.releases {
      guard target.qemu.map({ $0.has(since: release.series) == nil }) ?? true,
        let before = table.series(before: release.series)
      else { continue }
      let names = used.filter { series($0) == release.series }.compactMap(qemuName)
      let isOfModel = QEMUModels.named(model)?.since == release.series
      let missing = (isOfModel ? ["the model \(model)"] : []) + names
      guard !missing.isEmpty else { continue }
      notes.append(
        "QEMU \(before) does not have \(missing.joined(separator: ", ")); QEMU \(release.series) does. A QEMU that lacks one of them does "
          + "not start the guest. With --stack qemu=VERSION, Martlet leaves out what that version lacks.")
    }
  }

  /// Raises the last CPUID leaf as the features need it, or leaves these features out.
  private mutating func provideLeaves(
    _ definition: QEMUModelRecord?, own: FeatureSet, _ target: EmissionTarget
  ) {
    let system = target.system
    let ends = definition == nil ? nil : QEMUModelTable.standard.leaves(of: model, on: target.machine)
    for isExtended in [false, true] {
      let given = wanted.subtracting(disabled)
      // For an unknown model its own features have their leaves, but its last leaf is unknown.
      let end = ends.map { isExtended ? $0.extended : $0.basic }
      let needs = catalog.features(in: definition == nil ? given.subtracting(own) : given).compactMap {
        feature in
        feature.leafNeed.flatMap { $0.isExtended == isExtended ? (index: feature.index, need: $0) : nil }
      }
      let raised =
        ends?.areRaised == false ? 0 : needs.filter(\.need.isRaisedByQEMU).map(\.need.leaf).max() ?? 0
      let reach = max(end ?? (isExtended ? 0x8000_0008 : 0x0d), raised)
      let short = needs.filter { $0.need.leaf > reach }
      guard let farthest = short.map(\.need.leaf).max() else { continue }
      if end != nil, system.canRaiseLeaves {
        if isExtended { extendedLevel = farthest } else { level = farthest }
        continue
      }
      let title = LeafNeed.title(farthest)
      let why =
        end.map { _ in
          "\(short.count == 1 ? "it needs" : "they need") CPUID leaf \(title), but QEMU's \(model) ends at \(LeafNeed.title(reach)) and \(system.title) has no setting for that"
        }
        ?? "\(short.count == 1 ? "it needs" : "they need") CPUID leaf \(title), and the last leaf of \(model) is unknown"
      drop(FeatureSet(short.map(\.index)), since: why)
    }
  }

  /// Removes features and everything that needs one of them.
  private mutating func drop(_ features: FeatureSet, since reason: String) {
    guard !features.isEmpty else { return }
    let gone = features.union(dependencies.dependents(of: features, in: wanted))
    // Features of the model must be turned off; added features are simply no longer added.
    disabled = disabled.union(gone.intersection(wanted).subtracting(required))
    required = required.subtracting(gone)
    wanted = wanted.subtracting(gone)
    dropped.append(Dropped(reason: reason, features: gone))
  }

  private func qemuName(_ index: Int) -> String? {
    catalog.features[index].aliases.first { $0.dialect == .qemu }?.name
  }
}
