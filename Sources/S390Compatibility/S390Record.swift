/// What a document says of an s390x host, or of a guest of one.
public struct S390Record: Sendable, Hashable, Codable {
  /// The architecture's name in the record; nil for libvirt's answers that print none.
  public var architecture: String? = "s390x"
  /// The host's name, if the record has it.
  public var hostName: String?
  /// The machine type that the kernel prints, such as 0x3906.
  public var machineType: UInt16?
  /// The version of QEMU that answered.
  public var qemu: String?
  /// What QEMU offers guests on the host, as its static expansion of `host` or `max`, or libvirt's host-model.
  public var offer: S390Model?
  /// Features that QEMU calls deprecated; nil if the record does not say.
  public var deprecated: Set<String>?
  /// What QEMU and libvirt answered there, in the record's order.
  public var answers: [S390Answer] = []
  /// The guest that the record defines.
  public var guest: S390Guest?

  /// A record of nothing yet.
  public init() {}
}

/// A guest of an s390x host, as libvirt defines it.
public struct S390Guest: Sendable, Hashable, Codable {
  /// The mode of its CPU: `host-passthrough`, `maximum`, `host-model`, `custom`; nil without the attribute.
  public var mode: String?
  /// The model that it names; nil if it names none.
  public var model: String?
  /// Features that the definition requires (true) or disables (false).
  public var features: [String: Bool]
  /// The attribute `deprecated_features`: `on` or `off`.
  public var deprecatedFeatures: String?

  /// A guest by its `<cpu>`.
  public init(
    mode: String? = nil, model: String? = nil, features: [String: Bool] = [:],
    deprecatedFeatures: String? = nil
  ) {
    self.mode = mode
    self.model = model
    self.features = features
    self.deprecatedFeatures = deprecatedFeatures
  }

  /// Whether it takes what its host offers, and QEMU checks nothing on a move.
  ///
  /// - SeeAlso: qemu 10.0.13 target/s390x/cpu_models.c: `is_migration_safe` is set for neither `host` nor `max`.
  public var takesWhatHostOffers: Bool { ["host-passthrough", "maximum"].contains(mode) }

  /// The model that libvirt asks QEMU for on the source; nil if the records do not show it.
  ///
  /// A definition with `deprecated_features='off'` shows it only if it is of the running guest, where libvirt has listed what is off.
  ///
  /// - Parameter host: The host that the guest runs on.
  /// - SeeAlso: libvirt 11.3 src/cpu/cpu_s390.c, virCPUs390Update; src/qemu/qemu_monitor_json.c, qemuMonitorJSONMakeCPUModel;
  ///   src/qemu/qemu_capabilities.c, virQEMUCapsUpdateCPUDeprecatedFeatures.
  public func model(on host: S390Host) -> S390Model? {
    guard deprecatedFeatures != "off" || features.values.contains(false) else { return nil }
    return switch mode {
    case "host-passthrough", "maximum": host.offer
    case "host-model":
      host.offer.map { S390Model($0.name, $0.properties.merging(features) { _, own in own }) }
    default: model.map { S390Model($0, features) }
    }
  }
}

/// An s390x host: what its records hold.
public struct S390Host: Sendable, Hashable {
  /// The name that reports use.
  public var name: String
  /// The architecture's name, `s390x`.
  public var architecture: String
  /// The machine type, if a record has it.
  public var machineType: UInt16?
  /// The version of QEMU that answered.
  public var qemu: String?
  /// What QEMU offers guests there; nil if no record has it.
  public var offer: S390Model?
  /// Features that QEMU calls deprecated; nil if no record says.
  public var deprecated: Set<String>?
  /// What QEMU and libvirt answered there.
  public var answers: [S390Answer]

  /// A host of another architecture, where nothing else matters.
  public init(name: String, architecture: String) {
    (self.name, self.architecture, answers) = (name, architecture, [])
  }

  /// Folds the records of one host; where two have the same fact, the first counts.
  public init(_ records: [S390Record], name: String) {
    self.name = records.compactMap(\.hostName).first ?? name
    architecture = records.compactMap(\.architecture).first ?? "s390x"
    machineType = records.compactMap(\.machineType).first
    qemu = records.compactMap(\.qemu).first
    offer = records.compactMap(\.offer).first
    deprecated = records.compactMap(\.deprecated).reduce(nil as Set<String>?) { ($0 ?? []).union($1) }
    answers = records.flatMap(\.answers)
  }

  /// The machine of the type; nil without a type, or for one that QEMU does not know.
  public var machine: S390Machine? { machineType.flatMap { S390Machine.ofType($0) } }
}
