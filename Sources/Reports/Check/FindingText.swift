internal import CPUCatalog
internal import CPUCompatibility
internal import GuestVerdicts
internal import LibvirtCPU

/// The words for findings: sentences, what libvirt and QEMU print, and the catalogue's sources.
struct FindingText: Sendable {
  /// The name of the host that was judged.
  let host: String
  /// The version of its libvirt; nil if it is not known.
  let libvirt: LibvirtVersion?
  let catalog: Catalog

  /// The words for a pair's findings.
  init(_ pair: VerdictPair) {
    host = pair.host.name
    libvirt = pair.libvirt
    catalog = pair.catalog
  }

  /// What the catalogue says of a finding's feature, where the words are made of it.
  func article(for finding: Finding) -> FeatureArticle? {
    switch finding {
    case .missing, .newWeakness: finding.feature.flatMap { catalog[$0] }.map { catalog.article(of: $0) }
    default: nil
    }
  }

  /// The source that a finding has of its own; nil where its rule's counts.
  func citation(of finding: Finding, _ article: FeatureArticle?) -> String? {
    switch finding {
    case .missing: article?.effect.citation
    case .newWeakness: article?.levelling.citation
    default: nil
    }
  }

  /// What is printed; nil where nothing is.
  func message(on finding: Finding, by authority: VerdictAuthority) -> String? {
    authority == .libvirt ? refusal(of: finding)?.message(in: libvirt) : printedByQEMU(on: finding)
  }

  /// What libvirt refuses for; nil where it does not.
  private func refusal(of finding: Finding) -> LibvirtRefusal? {
    switch finding {
    case .namedVendor(let vendors): .vendor(required: vendors.guest)
    case .missingForLibvirt(let refusal): .missingFeatures(refusal.features)
    case .forbidden(let named): .forbiddenFeatures([named.feature])
    case .strict(let names): .extraFeatures(names.features)
    case .unknownToMap(let name): .unknownFeature(name.name)
    case .modeForLibvirt(let setting): .unknownMode(setting.mode)
    case .addressBitsForLibvirt(let bits): bits.libvirt == nil ? nil : .addressBits
    case .addressModeForLibvirt(let setting): .unnumberedAddressBits(mode: setting.mode)
    case .unfixedCounter: .unfixedInvariantCounter
    case .counterFrequency(let counter): .counterFrequency(wanted: counter.guest, host: counter.host)
    case .withoutKVM(let machine): .virtType("kvm", emulator: machine.emulator)
    case .machineType(let machine): .machineType(machine.machine ?? "", emulator: machine.emulator)
    default: nil
    }
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
    case .nestedState: return "Received nested state when kernel cannot restore it"
    case .machineVersion: return "unsupported machine type"
    default: return nil
    }
  }
}
