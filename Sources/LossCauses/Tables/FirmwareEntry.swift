/// Where a maker's setup has the entry that switches a feature, what it is set to when the machine is delivered, and what changes it.
///
/// Only what the maker's own documents say is here. Searched without finding such a document of a CPU feature: ASRock Rack, Cisco, Gigabyte,
/// HPE, Intel, Lenovo and Oracle.
struct FirmwareEntry: Sendable {
  /// How the maker's name begins in SMBIOS (`sys_vendor`).
  let maker: String
  /// libvirt's names of the features.
  let features: Set<String>
  /// The way through the menus.
  let path: String
  /// What the documents say of its setting; one sentence without a full stop.
  let setting: String
  /// The document.
  let citation: String

  static let all: [FirmwareEntry] = [
    FirmwareEntry(
      maker: "Dell", features: ["monitor"], path: "System Profile Settings > Monitor/Mwait",
      setting:
        "It is Enabled by default, and Disabled is Dell's advice for low latency; it can be changed in the profile Custom alone",
      citation:
        "Dell InfoHub, BIOS Settings for Optimized Performance on Next-Generation Dell PowerEdge Servers, table 1; Dell OpenManage Server Administrator help, System Profile Settings"
    ),
    FirmwareEntry(
      maker: "Dell", features: ["aes"], path: "System Security > CPU AES-NI",
      setting: "It shows whether the setup has AES-NI on",
      citation: "Dell OpenManage Server Administrator help, System Security"),
    FirmwareEntry(
      maker: "Supermicro", features: ["monitor"], path: "Monitor/MWait",
      setting: "It is Auto by default",
      citation:
        "SPEC CPU2017 Platform Settings for Supermicro Systems, V1.2 CLX revision F (spec.org/cpu2017/flags), Monitor/MWait"
    ),
    FirmwareEntry(
      maker: "Supermicro", features: ["vmx"], path: "Intel Virtualization Technology",
      setting: "It is Enable by default",
      citation:
        "SPEC CPU2017 Platform Settings for Supermicro Systems, V1.2 CLX revision F (spec.org/cpu2017/flags), Intel Virtualization Technology"
    ),
  ]

  /// The entry of that maker's setup for a feature; nil where no document is known.
  static func of(_ feature: String, maker: String?) -> FirmwareEntry? {
    guard let maker else { return nil }
    return all.first { maker.hasPrefix($0.maker) && $0.features.contains(feature) }
  }
}
