internal import CPUCatalog
internal import CPUCompatibility
internal import GuestVerdicts
internal import LibvirtCPU

/// The words for findings: sentences, what libvirt and QEMU print, and the catalogue's sources.
struct FindingText: Sendable {
  /// The name of the host that was judged.
  let host: String
  /// The version of its libvirt; nil if unknown.
  let libvirt: LibvirtVersion?
  let catalog: Catalog

  /// The words for a pair's findings.
  ///
  /// - Parameter host: The name of the host in sentences; nil for its own name.
  init(_ pair: VerdictPair, calling host: String? = nil) {
    self.host = host ?? pair.host.name
    libvirt = pair.libvirt
    catalog = pair.catalog
  }

  /// The catalogue's entry for a finding's feature, if the sentence is made from it.
  func article(for finding: Finding) -> FeatureArticle? {
    switch finding {
    case .missing, .newWeakness: finding.feature.flatMap { catalog[$0] }.map { catalog.article(of: $0) }
    default: nil
    }
  }

  /// The finding's own source; nil if the rule's source applies.
  func citation(of finding: Finding, _ article: FeatureArticle?) -> String? {
    switch finding {
    case .missing: article?.effect.citation
    case .newWeakness: article?.levelling.citation
    default: nil
    }
  }

  /// The printed message; nil if nothing is printed.
  func message(on finding: Finding, by authority: VerdictAuthority) -> String? {
    authority == .libvirt ? refusal(of: finding)?.message(in: libvirt) : printedByQEMU(on: finding)
  }

  /// The reason in libvirt's refusal; nil if libvirt does not refuse.
  private func refusal(of finding: Finding) -> LibvirtRefusal? {
    switch finding {
    case .namedVendor(let vendors): .vendor(required: vendors.guest)
    case .missingForLibvirt(let refusal): .missingFeatures(refusal.features)
    case .forbidden(let named): .forbiddenFeatures([named.feature])
    case .strict(let names): .extraFeatures(names.features)
    case .unknownToMap(let name): .unknownFeature(name.name)
    case .modeForLibvirt(let setting): .unknownMode(setting.mode)
    case .deprecatedForLibvirt: .deprecatedFeatures
    case .addressBitsForLibvirt(let bits): bits.libvirt == nil ? nil : .addressBits
    case .addressModeForLibvirt(let setting): .unnumberedAddressBits(mode: setting.mode)
    case .unfixedCounter: .unfixedInvariantCounter
    case .counterFrequency(let counter): .counterFrequency(wanted: counter.guest, host: counter.host)
    case .withoutKVM(let machine): .virtType("kvm", emulator: machine.emulator)
    case .machineType(let machine): .machineType(machine.machine ?? "", emulator: machine.emulator)
    case .obstacle(let found): refusal(of: found)
    case .missingResources(let missing): refusal(of: missing)
    default: nil
    }
  }

  private func refusal(of found: Finding.Obstacle) -> LibvirtRefusal? {
    let first = found.subjects.first ?? ""
    switch found.obstacle {
    case .peerMemory: return .immovable(.peerMemory(first))
    case .legacyMemory: return .immovable(.legacyMemory)
    case .transientDisk: return .immovable(.transientDisk)
    case .snapshots: return Int(first.prefix { $0.isNumber }).map { .immovable(.snapshots($0)) }
    case .blockJob: return .immovable(.blockJob)
    case .hostNVMe: return .immovable(.unsharedDisk)
    case .hostSCSI: return .immovable(.hostDevice("scsi"))
    case .vhostSCSI: return .immovable(.hostDevice("scsi_host"))
    case .vdpa: return .immovable(.vdpa)
    case .virtiofs: return .immovable(.virtiofs)
    default: return nil
    }
  }

  private func refusal(of missing: Finding.Resources) -> LibvirtRefusal? {
    if let node = missing.nodes.first { return .immovable(.node(node)) }
    return missing.pageSizes.first.map { .immovable(.pages($0)) }
  }

  private func printedByQEMU(on finding: Finding) -> String? {
    switch finding {
    case .stateComponents: return "Failed to set XCRs: Invalid argument"
    case .fixedAddressBits(let bits), .usualAddressBits(let bits):
      return "Host physical bits (\(bits.host)) does not match phys-bits property (\(bits.guest))"
    case .unfixedCounter: return "State blocked by non-migratable CPU device (invtsc flag)"
    case .counterFrequency(let counter):
      guard !(counter.isFixed && counter.scales == nil) else { return nil }
      return
        "TSC frequency mismatch between VM (\(counter.guest / 1000) kHz) and host (\(counter.host / 1000) kHz), and TSC scaling unavailable"
    case .reenlightenment:
      return "Guest enabled re-enlightenment notifications, 'tsc-frequency=' has to be specified"
    case .speculationControl(let register):
      return "error: failed to set MSR 0x48 to 0x\(String(register.value, radix: 16))"
    case .tooManyCPUs(let cpus):
      return
        "Number of SMP cpus requested (\(cpus.guest)) exceeds the maximum cpus supported by KVM (\(cpus.host))"
    case .removedMachine: return "unsupported machine type"
    case .obstacle(let found): return blocker(of: found)
    case .nestedState: return "Received nested state when kernel cannot restore it"
    case .machineVersion: return "unsupported machine type"
    default: return nil
    }
  }

  /// QEMU's message for a device or state that it does not migrate; nil if the text depends on more than the definition.
  ///
  /// - SeeAlso: qemu 7.2 and 10.0, the citations of the rules `move.…`.
  private func blocker(of found: Finding.Obstacle) -> String? {
    switch found.obstacle {
    case .sev: "SEV: Migration is not implemented"
    case .sevSNP: "SEV-SNP: Migration is not implemented"
    case .hypervPassthrough:
      "'hv-passthrough' CPU flag prevents migration, use explicit set of hv-* flags instead"
    case .peerMemory: "Migration is disabled when using feature 'peer mode' in device 'ivshmem'"
    case .virgl: "virgl is not yet migratable"
    case .vfio: "VFIO device doesn't support migration"
    default: nil
    }
  }
}
