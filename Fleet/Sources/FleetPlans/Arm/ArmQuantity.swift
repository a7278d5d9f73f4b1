package import ArmCPU
package import ArmCompatibility

/// A quantity of a whole arm64 host that has to fit where guests move, and that records may lack.
///
/// An unknown one equals no other: of three hosts with 25 MHz, an unknown frequency and 100 MHz, the second would join the first and the third.
package enum ArmQuantity: String, CaseIterable, Sendable {
  /// CNTFRQ_EL0.
  case frequency = "its counter's frequency (CNTFRQ_EL0)"
  /// The most bits of a guest's physical address.
  case addresses = "its bits of guest addresses (IPA)"
  /// The versions of the interrupt controller that guests can have.
  case interrupts = "its versions of the interrupt controller (GIC)"

  /// Whether a host's records show it.
  ///
  /// Version 2 counts only where version 3 is not there: libvirt gives a guest that names none the newest one.
  ///
  /// - SeeAlso: libvirt 11.3 src/qemu/qemu_postparse.c, qemuDomainDefEnableDefaultFeatures.
  private func isShown(by host: ArmHost) -> Bool {
    switch self {
    case .frequency: host.counterFrequency != nil
    case .addresses: host.guestAddressBits != nil
    case .interrupts: host.properties["gic3"].map { $0 || host.properties["gic2"] != nil } ?? false
    }
  }

  /// What some of the hosts' records show, by MIDR_EL1 of hosts with one kind of core.
  package static func shown(by hosts: some Sequence<ArmHost>) -> [MainID: Set<ArmQuantity>] {
    hosts.reduce(into: [:]) { shown, host in
      guard host.cores.count == 1, let core = host.cores[0].mainID else { return }
      shown[core, default: []].formUnion(allCases.filter { $0.isShown(by: host) })
    }
  }

  /// What a host's records do not show, and those of others with its core do.
  package static func lacking(_ host: ArmHost, _ shown: [MainID: Set<ArmQuantity>]) -> [ArmQuantity] {
    guard host.cores.count == 1, let core = host.cores[0].mainID, let others = shown[core] else { return [] }
    return allCases.filter { others.contains($0) && !$0.isShown(by: host) }
  }
}
