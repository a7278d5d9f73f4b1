internal import CPUCompatibility
internal import LibvirtCPU

extension VerdictRule {
  /// What libvirt of some versions does with a definition, and of others does not.
  static let libvirtVersionRules: [VerdictRule] = [
    VerdictRule(
      "libvirt.mode", .libvirt, .blocks, "The host's libvirt does not know the mode maximum",
      citation:
        "libvirt 7.0.0 src/conf/cpu_conf.c, virCPUDefParseXML; 10.0.0 docs/formatdomain.rst (maximum since 7.1.0)",
      RuleShape(.guest(.maximumMode), .hostNumber(.libvirtVersion, .versions(before: theMaximum))),
      explain: { pair in
        guard pair.guest.definition.mode == .maximum, let version = pair.libvirt(before: theMaximum) else {
          return []
        }
        return [.modeForLibvirt(.init(mode: "maximum", libvirt: version.description))]
      }),
    VerdictRule(
      "libvirt.address-bits", .libvirt, .blocks,
      "libvirt refuses a definition with more physical address bits than the host has",
      citation: theAddressCheck,
      RuleShape(
        .hostNumber(.libvirtVersion, .versions(from: theAddresses)),
        .holds(.exceeds(.fixedAddressBits, .kernelAddressBits))),
      explain: { pair in
        guard let version = pair.libvirt(from: theAddresses) else { return [] }
        return pair.exceedingAddressBits.map {
          [.addressBitsForLibvirt(.init(guest: $0.guest, host: $0.host, libvirt: version.description))]
        } ?? []
      }),
    VerdictRule(
      "libvirt.address-bits", .libvirt, .unknown,
      "The definition has more physical address bits than the host, and it is unknown whether libvirt reads them",
      citation: theAddressCheck,
      RuleShape(.host(.untoldLibvirt), .holds(.exceeds(.fixedAddressBits, .kernelAddressBits))),
      explain: { pair in
        guard pair.toldLibvirt == nil else { return [] }
        return pair.exceedingAddressBits.map {
          [.addressBitsForLibvirt(.init(guest: $0.guest, host: $0.host, libvirt: nil))]
        } ?? []
      }),
    VerdictRule(
      "libvirt.address-mode", .libvirt, .blocks,
      "The host's libvirt requires a number of physical address bits, which the definition leaves open",
      citation:
        "libvirt 9.0.0 src/qemu/qemu_validate.c, qemuValidateDomainDefCpu; 10.0.0 docs/formatdomain.rst (maxphysaddr since 8.7.0, bits optional since 9.2.0)",
      RuleShape(
        .guest(.unnumberedAddresses),
        .hostNumber(.libvirtVersion, .versions(from: theAddresses, before: theOpenNumber))),
      explain: { pair in
        guard pair.guest.hasUnnumberedAddresses,
          let version = pair.libvirt(from: theAddresses, before: theOpenNumber)
        else { return [] }
        return [.addressModeForLibvirt(.init(mode: "emulate", libvirt: version.description))]
      }),
    VerdictRule(
      "libvirt.address-limit", .libvirt, .warns,
      "The host's libvirt does not know the definition's limit of physical address bits",
      citation:
        "libvirt 9.0.0 src/qemu/qemu_command.c, qemuBuildCpuCommandLine; 10.0.0 docs/formatdomain.rst (maxphysaddr since 8.7.0, limit since 9.3.0)",
      RuleShape(
        .hostNumber(.libvirtVersion, .versions(from: theAddresses, before: theLimit)),
        .holds(.isBelow(.addressLimit, .addressBits))),
      explain: { pair in
        guard !pair.guest.isEmulated, let limit = pair.guest.addressLimit,
          let here = HostNumbers(pair.host).addressBits, limit < here,
          let version = pair.libvirt(from: theAddresses, before: theLimit)
        else { return [] }
        return [.addressLimitForLibvirt(.init(guest: limit, host: here, libvirt: version.description))]
      }),
    VerdictRule(
      "libvirt.deprecated-features", .libvirt, .blocks,
      "The definition switches deprecated features, and the host's QEMU does not report them to libvirt",
      citation:
        "libvirt 11.3.0 src/qemu/qemu_process.c, qemuProcessUpdateGuestCPU; qemu 10.2 qapi/machine.json, CpuModelExpansionInfo (deprecated-props of x86 since 10.1)",
      RuleShape(
        .guest(.switchesDeprecated), .hostNumber(.libvirtVersion, .versions(from: theDeprecated)),
        .holds(.entryIsWithin(.qemuVersions, of: .emulator, .versions(before: theReported)))),
      explain: { pair in
        guard pair.guest.definition.deprecatedFeatures != nil,
          let version = pair.libvirt(from: theDeprecated),
          let qemu = pair.qemuNumbers, qemu.lexicographicallyPrecedes(theReported)
        else { return [] }
        return [.deprecatedForLibvirt(.init(libvirt: version.description, qemu: versionText(qemu)))]
      }),
  ]

  /// The first libvirt with `deprecated_features`, and the first QEMU that reports them on x86.
  private static let theDeprecated = [11, 0]
  private static let theReported = [10, 1]

  /// The first versions with the mode `maximum`, with `<maxphysaddr>`, without a need for its number, and with its limit.
  ///
  /// - SeeAlso: libvirt 10.0.0 docs/formatdomain.rst.
  private static let theMaximum = [7, 1]
  private static let theAddresses = [8, 7]
  private static let theOpenNumber = [9, 2]
  private static let theLimit = [9, 3]
  private static let theAddressCheck =
    "libvirt 9.0.0 and 11.3.0 src/qemu/qemu_validate.c, qemuValidateDomainDefCpu; 11.3.0 src/util/virhostcpu.c, virHostCPUGetPhysAddrSize (/proc/cpuinfo, where memory encryption takes bits); 10.0.0 docs/formatdomain.rst (maxphysaddr since 8.7.0)"
}

extension VerdictPair {
  /// The version of the host's libvirt, if it is reported and lies from one version on and before another.
  fileprivate func libvirt(from first: [Int] = [0], before end: [Int] = []) -> LibvirtVersion? {
    guard let version = toldLibvirt else { return nil }
    let numbers = [version.major, version.minor, version.micro]
    guard !numbers.lexicographicallyPrecedes(first), end.isEmpty || numbers.lexicographicallyPrecedes(end)
    else { return nil }
    return version
  }

  /// The definition's physical address bits and the host's, where the first are more.
  fileprivate var exceedingAddressBits: (guest: UInt64, host: UInt64)? {
    guard !guest.isEmulated, let wanted = guest.fixedAddressBits,
      let here = HostNumbers(host).kernelAddressBits, wanted > here
    else { return nil }
    return (wanted, here)
  }
}
