/// What an option needs of both ends: the libvirt and the QEMU that have it.
struct OptionRequirement {
  /// The option, as the command has it.
  var option: String
  /// The first libvirt.
  var libvirt: [Int]
  /// The first QEMU.
  var qemu: [Int]
  /// The first QEMU that no longer has it.
  var goneFromQEMU: [Int]?

  /// The requirements of what is asked for.
  ///
  /// - SeeAlso: libvirt 11.3.0 include/libvirt/libvirt-domain.h, the `Since:` of each flag and parameter, and NEWS.rst 9.4.0
  ///   (zlib and zstd); QEMU 10.0.13 qapi/migration.json, the `since` of each capability and parameter; QEMU 10.0.13
  ///   docs/about/removed-features.rst (compress, gone in 9.1); migration/options.c, migrate_caps_check (post-copy with
  ///   multifd, which 10.0.13 refuses and 10.2.2 takes).
  static func all(_ options: BusyGuestOptions) -> [OptionRequirement] {
    var list: [OptionRequirement] = []
    func need(
      _ isAsked: Bool, _ option: String, _ libvirt: [Int], _ qemu: [Int], gone: [Int]? = nil
    ) {
      guard isAsked else { return }
      list.append(OptionRequirement(option: option, libvirt: libvirt, qemu: qemu, goneFromQEMU: gone))
    }
    let throttle = options.autoConverge
    need(throttle != nil, "--auto-converge", [1, 2, 3], [1, 6])
    need(throttle?.initial != nil, "--auto-converge-initial", [2, 0, 0], [2, 7])
    need(throttle?.increment != nil, "--auto-converge-increment", [2, 0, 0], [2, 7])
    need(options.parallel != nil, "--parallel-connections", [5, 2, 0], [4, 0])
    let methods = options.compression?.methods ?? []
    need(methods.contains(.xbzrle), "--comp-methods xbzrle", [1, 3, 4], [1, 2])
    need(methods.contains(.mt), "--comp-methods mt", [1, 3, 4], [2, 4], gone: [9, 1])
    need(methods.contains(.zlib), "--comp-methods zlib", [9, 4, 0], [5, 0])
    need(methods.contains(.zstd), "--comp-methods zstd", [9, 4, 0], [5, 0])
    need(options.postCopy != nil, "--postcopy", [1, 3, 3], [2, 6])
    need(options.postCopy?.bandwidth != nil, "--postcopy-bandwidth", [5, 1, 0], [3, 0])
    need(
      options.postCopy != nil && options.parallel != nil, "--postcopy with --parallel-connections",
      [5, 2, 0],
      [10, 2])
    need(options.tls != nil, "--tls", [3, 2, 0], [2, 7])
    need(options.tls?.destination != nil, "--tls-destination", [6, 0, 0], [2, 7])
    return list
  }

  /// Why an end with these versions cannot do it, a clause; nil if it can.
  func lack(libvirt version: [Int], qemu: [Int]) -> String? {
    func written(_ version: [Int]) -> String { version.map(String.init).joined(separator: ".") }
    if version.lexicographicallyPrecedes(libvirt) {
      return "needs libvirt \(written(libvirt)) or newer, and has \(written(version))"
    }
    if qemu.lexicographicallyPrecedes(self.qemu) {
      return "needs QEMU \(written(self.qemu)) or newer, and has \(written(qemu))"
    }
    if let goneFromQEMU, !qemu.lexicographicallyPrecedes(goneFromQEMU) {
      return "needs QEMU older than \(written(goneFromQEMU)), and has \(written(qemu))"
    }
    return nil
  }
}
