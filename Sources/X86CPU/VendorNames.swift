/// libvirt's vendor names, and the twelve characters that CPUID leaf 00H reports for each.
///
/// - SeeAlso: libvirt 9.0 src/cpu_map/x86_vendors.xml.
public enum VendorNames {
  private static let pairs = [
    (characters: "GenuineIntel", name: "Intel"), (characters: "AuthenticAMD", name: "AMD"),
    (characters: "HygonGenuine", name: "Hygon"),
  ]

  /// libvirt's name for a vendor, given its twelve characters in CPUID; nil if libvirt has none.
  public static func name(of characters: String) -> String? {
    pairs.first { $0.characters == characters }?.name
  }

  /// The twelve characters of the vendor that libvirt calls `name`; nil if libvirt has no such vendor.
  public static func characters(of name: String) -> String? {
    pairs.first { $0.name == name }?.characters
  }
}
