extension LibvirtRefusal {
  /// Every message that libvirt has or had for the refusal, oldest first; at least one.
  public var wordings: [Wording] {
    switch self {
    case .unknownHost: [compared("unknown host CPU")]
    case .architecture(let name): [compared("CPU arch \(name) does not match host arch")]
    case .vendor(let name): [compared("host CPU vendor does not match required CPU vendor \(name)")]
    case .missingFeatures(let names): Self.missing(names)
    case .forbiddenFeatures(let names): Self.forbidden(names)
    case .extraFeatures(let names):
      [
        compared(
          "Host CPU does not strictly match guest CPU: Extra features: " + names.joined(separator: ", "))
      ]
    case .unlikeDefinition(let extra, let missing): [Self.verified(extra: extra, missing: missing)]
    case .unknownFeature(let name): Self.unknown(name)
    case .virtType(let type, let emulator):
      [validated("Emulator '\(emulator ?? "EMULATOR")' does not support virt type '\(type)'")]
    case .machineType(let type, let emulator):
      [validated("Emulator '\(emulator ?? "EMULATOR")' does not support machine type '\(type)'")]
    case .counterFrequency(let wanted, let host): [Self.counter(wanted, host)]
    case .unknownMode(let mode):
      [
        Wording(
          check: .validation,
          error: LibvirtError(.unsupportedConfiguration, "Invalid mode attribute '\(mode)'"),
          citation: "libvirt 7.0.0 src/conf/cpu_conf.c, virCPUDefParseXML")
      ]
    case .addressBits:
      [
        Wording(
          check: .validation,
          error: LibvirtError(
            .unsupportedConfiguration,
            "The number of virtual CPU address bits cannot exceed the number supported by the host CPU"),
          citation: Self.validatingCPU)
      ]
    case .unnumberedAddressBits(let mode):
      [
        Wording(
          check: .validation,
          error: LibvirtError(
            .unsupportedConfiguration,
            "if using CPU maximum physical address mode='\(mode)', bits= must be specified too"),
          citation: Self.validatingCPU)
      ]
    case .deprecatedFeatures:
      [
        Wording(
          check: .validation,
          error: LibvirtError(
            .unsupportedConfiguration, "toggling deprecated features for CPU model is unsupported"),
          since: LibvirtVersion(11, 0),
          citation: "libvirt 11.3.0 src/qemu/qemu_process.c, qemuProcessUpdateGuestCPU")
      ]
    case .immovable(let part): [part.wording]
    case .unfixedInvariantCounter:
      [
        Wording(
          check: .migration,
          error: LibvirtError(
            .operationInvalid, "domain has 'invtsc' CPU feature but TSC frequency is not specified"),
          citation: "libvirt 9.0.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowed")
      ]
    }
  }

  /// The host's answer before QEMU's start in both wordings, then the answer of the later check, which 3.2.0 added.
  ///
  /// - SeeAlso: vagrant-libvirt issue 667 (2.3.0 prints the second).
  private static func missing(_ names: [String]) -> [Wording] {
    let list = "Host CPU does not provide required features: " + names.joined(separator: ", ")
    var verified = verified(extra: [], missing: names)
    verified.since = LibvirtVersion(3, 2)
    verified.period = "from 3.2.0"
    return [
      Wording(
        check: .comparison,
        error: LibvirtError(
          .unsupportedConfiguration, "guest and host CPU are not compatible: " + list),
        period: "2012 to 2.2", citation: "UPC/ravada pull request 354 (its words and its code, 67)"),
      Wording(
        check: .comparison, error: LibvirtError(.incompatibleCPU, list), since: LibvirtVersion(2, 3),
        period: "from 2.3", citation: comparing),
      verified,
    ]
  }

  /// The comparison's list, then the separate check, which 7.2.0 added and which names one feature.
  private static func forbidden(_ names: [String]) -> [Wording] {
    [
      Wording(
        check: .comparison,
        error: LibvirtError(
          .incompatibleCPU, "Host CPU provides forbidden features: " + names.joined(separator: ", ")),
        citation: comparing),
      Wording(
        check: .validation,
        error: LibvirtError(
          .incompatibleCPU, "Host CPU provides forbidden feature '\(names.first ?? "")'"),
        since: LibvirtVersion(7, 2), period: "from 7.2",
        citation: "libvirt 9.0.0 src/cpu/cpu.c, virCPUCheckForbiddenFeatures"),
    ]
  }

  private static func verified(extra: [String], missing: [String]) -> Wording {
    let lists = [(Phrase.extraFeatures, extra), (.missingFeatures, missing)].filter { !$0.1.isEmpty }.map {
      "\($0.0.rawValue): \($0.1.joined(separator: ","))"
    }
    return Wording(
      check: .verification,
      error: LibvirtError(
        .operationFailed,
        Phrase.unlikeDefinition.rawValue + (lists.isEmpty ? "" : ": " + lists.joined(separator: ", "))),
      citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86UpdateLive")
  }

  private static func unknown(_ name: String) -> [Wording] {
    [
      Wording(
        check: .comparison, error: LibvirtError(.internalError, "Unknown CPU feature \(name)"),
        period: "the daemon's map lacks the name; old versions without the colon",
        citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, x86ModelFromCPU"),
      Wording(
        check: .validation,
        error: LibvirtError(.unsupportedConfiguration, "\(Phrase.unknownFeature.rawValue): \(name)"),
        citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86ValidateFeatures"),
    ]
  }

  private static func counter(_ wanted: UInt64, _ host: UInt64) -> Wording {
    let tolerated = host * counterTolerance / 1_000_000
    return Wording(
      check: .validation,
      error: LibvirtError(
        .unsupportedConfiguration,
        "Requested TSC frequency \(wanted) Hz is outside tolerance range ([\(host - tolerated), "
          + "\(host + tolerated)] Hz) around host frequency \(host) Hz and TSC scaling is not supported by the host CPU"
      ),
      citation: "libvirt 9.0.0 src/qemu/qemu_process.c, qemuProcessStartValidateTSC")
  }

  private static let validatingCPU = "libvirt 9.0.0 src/qemu/qemu_validate.c, qemuValidateDomainDefCpu"
  private static let comparing = "libvirt 9.0.0 src/cpu/cpu_x86.c, x86Compute"

  private func compared(_ detail: String) -> Wording {
    Wording(
      check: .comparison, error: LibvirtError(.incompatibleCPU, detail), citation: Self.comparing)
  }

  private func validated(_ detail: String) -> Wording {
    Wording(
      check: .validation, error: LibvirtError(.unsupportedConfiguration, detail),
      citation: "libvirt 9.0.0 src/qemu/qemu_validate.c, qemuValidateDomainDef")
  }
}
