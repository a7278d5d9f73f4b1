public import X86CPU

/// The features that a machine type switches on or off beyond a CPU model's definition.
///
/// Machine types keep the CPUs of the QEMU that they came with: `Skylake-Server` has mpx on pc-q35-3.1 and lacks it from pc-q35-4.0 on.
/// Properties on the command line win over those of the machine type.
///
/// - SeeAlso: qemu 7.2 hw/core/machine.c, hw_compat_*; hw/i386/pc.c, pc_compat_*; qom/object.c, object_apply_compat_props.
public struct QEMUMachineChange: Sendable, Hashable {
  /// Features that the model's definition lacks and its CPUs on the machine type have.
  public var added = FeatureSet()
  /// Features that the model's definition has and its CPUs on the machine type lack.
  public var removed = FeatureSet()

  /// Creates a change without features.
  public init() {}

  /// Whether the model has the same features on every machine type.
  public var isEmpty: Bool { added.isEmpty && removed.isEmpty }
}

extension QEMUModelTable {
  /// The features that `machine` changes of a CPU, in O(properties of the table).
  ///
  /// - Parameters:
  ///   - model: The model as the command line names it, or `host` for the CPU of the host. A model that no release in the table has
  ///     has no changes.
  ///   - machine: `pc-q35-6.2` or `pc-i440fx-9.0`. Distributions' own machine types and those of other families have no changes here.
  ///   - underKVM: Whether KVM runs the guest: what QEMU sets on CPUs of models under KVM, the oldest machine types leave as it is.
  public func featureChange(
    of model: String, on machine: String, _ catalog: Catalog, underKVM: Bool = true
  ) -> QEMUMachineChange {
    let isHost = model == "host"
    let definition = isHost ? nil : self.model(named: model)
    guard isHost || definition != nil else { return QEMUMachineChange() }
    var change = QEMUMachineChange()
    for (property, value) in properties(of: model, on: machine) {
      guard let isOn = QEMUProperties.isOn(value), !QEMUProperties.isNoFeature(property) else { continue }
      // The host's CPU may have anything; what a machine type switches on there depends on the host.
      let isDefined = definition.map { $0.properties.contains(property) } ?? !isOn
      guard isDefined != isOn else { continue }
      for feature in catalog.features(calledByQEMU: property) {
        if isOn { change.added.insert(feature.index) } else { change.removed.insert(feature.index) }
      }
    }
    if underKVM, let definition, let version = Self.series(ofPC: machine) {
      for entry in kvmDefaults where version <= entry.upTo {
        // On newer types all models have the default; on these each has what its definition says.
        let isDefined = definition.properties.contains(entry.property)
        guard let isUsual = QEMUProperties.isOn(entry.value), isUsual != isDefined else { continue }
        for feature in catalog.features(calledByQEMU: entry.property) {
          if isDefined { change.added.insert(feature.index) } else { change.removed.insert(feature.index) }
        }
      }
    }
    return change
  }

  /// The highest CPUID leaves of a model on a machine type, or its own if that is nil.
  ///
  /// - Returns: Nil if no release in the table has the model. Otherwise the highest basic and extended leaf, and whether QEMU raises them for features that need more.
  public func leaves(of name: String, on machine: String?) -> (
    basic: UInt32, extended: UInt32, areRaised: Bool
  )? {
    guard let model = self.model(named: name) else { return nil }
    // Machine types set properties of one name: EPYC, not EPYC-v1.
    let set = machine.map { properties(of: name, on: $0) } ?? [:]
    func number(_ names: String...) -> UInt32? {
      names.compactMap { set[$0] }.first.flatMap { UInt32(prefixed: $0) }
    }
    return (
      number("level", "min-level") ?? model.level, number("xlevel", "min-xlevel") ?? model.extendedLevel,
      set["full-cpuid-auto-level"] != "off"
    )
  }
}

extension QEMUProperties {
  /// The Boolean that a property's value means; nil for any other text.
  ///
  /// - SeeAlso: qemu 7.2 qapi/qapi-util.c, qapi_bool_parse.
  public static func isOn(_ value: String) -> Bool? {
    switch value {
    case "on", "yes", "true", "y": true
    case "off", "no", "false", "n": false
    default: nil
    }
  }
}
