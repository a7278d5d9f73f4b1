internal import CPUCatalog

/// The x86 CPU models that QEMU has or had, from the table of releases.
enum QEMUModelNames {
  /// QEMU's own models that are not products, such as host and max.
  static let others: Set<String> = ["base", "host", "max"]

  /// All names of models, version 1 under the plain one.
  static let names: Set<String> = Set(QEMUModelTable.standard.models.flatMap { [$0.name] + $0.aliases })

  /// Names that QEMU dropped, by release.
  static let removed: [String: String] = [
    "Icelake-Client": "7.1", "Icelake-Client-noTSX": "7.1", "Icelake-Client-v1": "7.1",
    "Icelake-Client-v2": "7.1", "Icelake-Client-v3": "7.1",
  ]

  static func contains(_ name: String) -> Bool {
    others.contains(name) || QEMUModelTable.standard.model(named: name) != nil
  }

  /// Whether an unknown name looks like a model of a QEMU or product newer than the tables.
  ///
  /// A later version of a known model, or the kind of name that QEMU gives to AMD's servers (`EPYC-…`) and to
  /// Intel's products by their code names. Any other unknown name is wrong.
  static func isNewer(_ name: String) -> Bool {
    if QEMUModelTable.standard.isLaterVersion(name) { return true }
    let product = QEMUModelTable.unversioned(name)?.product ?? name
    let bytes = product.utf8
    guard !contains(product), removed[product] == nil,
      bytes.allSatisfy({ $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "z") || $0 == UInt8(ascii: "-") })
    else { return false }
    if product.hasPrefix("EPYC-") { return product.dropFirst(5).first?.isUppercase == true }
    let base = product.split(separator: "-").first ?? ""
    return base.first?.isUppercase == true
      && ["Rapids", "Lake", "lake", "Forest", "Ridge", "ridge"].contains {
        base.hasSuffix($0) && base.count > $0.count
      }
  }

  /// Models that Red Hat's QEMU marks as deprecated, all more than 15 years old or never a product.
  ///
  /// - SeeAlso: centos-stream qemu-kvm merge request 94, "deprecate many named CPU models".
  static let deprecated: Set<String> = [
    "486", "Conroe", "Opteron_G1", "Opteron_G2", "Opteron_G3", "Penryn", "athlon", "core2duo", "coreduo",
    "kvm32", "kvm64", "n270", "pentium", "pentium2", "pentium3", "phenom",
  ]
}
