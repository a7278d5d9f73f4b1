/// The x86 CPU models that QEMU has or had.
///
/// - SeeAlso: qemu 7.2 and 10.0 target/i386/cpu.c, builtin_x86_defs; of later ones proxmox qemu-server
///   src/PVE/QemuServer/CPUConfig.pm, cpu_vendor_list.
enum QEMUModels {
  /// How many versions each model has.
  static let versions: [String: Int] = [
    "486": 1, "Broadwell": 4, "Cascadelake-Server": 5, "ClearwaterForest": 1, "Conroe": 1, "Cooperlake": 2,
    "Denverton": 3, "Dhyana": 2, "EPYC": 5, "EPYC-Genoa": 2, "EPYC-Milan": 3, "EPYC-Rome": 5, "EPYC-Turin": 1,
    "GraniteRapids": 3, "Haswell": 4, "Icelake-Server": 7, "IvyBridge": 2, "KnightsMill": 1, "Nehalem": 2,
    "Opteron_G1": 1, "Opteron_G2": 1, "Opteron_G3": 1, "Opteron_G4": 1, "Opteron_G5": 1, "Penryn": 1,
    "SandyBridge": 2, "SapphireRapids": 4, "SierraForest": 3, "Skylake-Client": 4, "Skylake-Server": 5,
    "Snowridge": 4, "Westmere": 2, "YongFeng": 2, "athlon": 1, "core2duo": 1, "coreduo": 1, "kvm32": 1,
    "kvm64": 1, "n270": 1, "pentium": 1, "pentium2": 1, "pentium3": 1, "phenom": 1, "qemu32": 1, "qemu64": 1,
  ]

  /// Names of single versions, and what is no model of a product.
  static let others: Set<String> = [
    "Broadwell-IBRS", "Broadwell-noTSX", "Broadwell-noTSX-IBRS", "Cascadelake-Server-noTSX", "EPYC-IBPB",
    "Haswell-IBRS", "Haswell-noTSX", "Haswell-noTSX-IBRS", "Icelake-Server-noTSX", "IvyBridge-IBRS",
    "Nehalem-IBRS", "SandyBridge-IBRS", "Skylake-Client-IBRS", "Skylake-Client-noTSX-IBRS",
    "Skylake-Server-IBRS", "Skylake-Server-noTSX-IBRS", "Westmere-IBRS", "base", "host", "max",
  ]

  /// Names that QEMU gave up, by the release.
  static let removed: [String: String] = [
    "Icelake-Client": "7.1", "Icelake-Client-noTSX": "7.1", "Icelake-Client-v1": "7.1",
    "Icelake-Client-v2": "7.1", "Icelake-Client-v3": "7.1",
  ]

  static func contains(_ name: String) -> Bool {
    if versions[name] != nil || others.contains(name) { return true }
    guard let (base, version) = unversioned(name), let count = versions[base] else { return false }
    return version >= 1 && version <= count
  }

  /// A model's name and version, from `NAME-vN`.
  static func unversioned(_ name: String) -> (name: String, version: Int)? {
    guard let mark = name.lastIndex(of: "-") else { return nil }
    let digits = name[name.index(after: mark)...].dropFirst()
    guard name[name.index(after: mark)...].first == "v", let version = Int(digits), version > 0 else {
      return nil
    }
    return (String(name[..<mark]), version)
  }

  /// Models that Red Hat's QEMU marks as deprecated, all of them more than 15 years old or no product's.
  ///
  /// - SeeAlso: centos-stream qemu-kvm merge request 94, "deprecate many named CPU models".
  static let deprecated: Set<String> = [
    "486", "Conroe", "Opteron_G1", "Opteron_G2", "Opteron_G3", "Penryn", "athlon", "core2duo", "coreduo",
    "kvm32", "kvm64", "n270", "pentium", "pentium2", "pentium3", "phenom",
  ]
}
