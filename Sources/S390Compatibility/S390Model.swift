/// A CPU model of s390x as QEMU names it: a definition and the properties that differ from it.
public struct S390Model: Sendable, Hashable, Codable {
  /// The definition's name: `z14`, `gen15a-base`, `host`, `max`.
  public var name: String
  /// Properties that are on (true) or off (false) in addition to the definition.
  public var properties: [String: Bool]

  /// A model by its definition and what differs from it.
  public init(_ name: String, _ properties: [String: Bool] = [:]) {
    self.name = name
    self.properties = properties
  }

  /// Whether it stands for all that a QEMU can give there, unchanged.
  ///
  /// - SeeAlso: qemu 10.0.13 target/s390x/cpu_models.c, s390_host_cpu_model_initfn and s390_max_cpu_model_initfn.
  public var isWhatQEMUOffers: Bool { ["host", "max"].contains(name) && properties.isEmpty }

  /// The model as QEMU's `-cpu` takes it, properties in order of their names: `gen15a-base,dfp=off,vx=on`.
  public var argument: String {
    properties.sorted { $0.key < $1.key }.reduce(into: name) { text, property in
      text += ",\(property.key)=\(property.value ? "on" : "off")"
    }
  }

  /// The machine whose CPU it is; nil for `host`, `max`, `qemu` and names that the table lacks.
  public var machine: S390Machine? {
    S390Machine.named(name.hasSuffix("-base") ? String(name.dropLast(5)) : name)
  }
}
