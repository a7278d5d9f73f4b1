public import ReportContract

extension Finding {
  /// The versions that refuse a definition with `deprecated_features`.
  public struct DeprecatedFeatures: Sendable, Hashable, Codable {
    /// The version of the host's libvirt.
    public var libvirt: String
    /// The version of the host's QEMU.
    public var qemu: String
  }
}

extension Finding.DeprecatedFeatures: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "The versions that refuse a definition with deprecated_features.",
      .field("libvirt", \Self.libvirt, "The version of the host's libvirt."),
      .field("qemu", \Self.qemu, "The version of the host's QEMU."))
  }
}
