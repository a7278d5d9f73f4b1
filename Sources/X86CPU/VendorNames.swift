/// libvirt's names of vendors, and the twelve characters by which CPUID leaf 00H names them.
///
/// - SeeAlso: libvirt 9.0 src/cpu_map/x86_vendors.xml.
public enum VendorNames {
  private static let pairs = [
    (characters: "GenuineIntel", name: "Intel"), (characters: "AuthenticAMD", name: "AMD"),
    (characters: "HygonGenuine", name: "Hygon"),
  ]

  /// libvirt's name of the vendor of that name in CPUID; nil if libvirt has none.
  public static func name(of characters: String) -> String? {
    pairs.first { $0.characters == characters }?.name
  }

  /// The twelve characters of the vendor that libvirt calls `name`; nil if libvirt has no such vendor.
  public static func characters(of name: String) -> String? {
    pairs.first { $0.name == name }?.characters
  }
}
