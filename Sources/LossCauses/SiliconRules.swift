internal import CPUCatalog
internal import CPUCompatibility
internal import Remedies
internal import Wording
internal import X86CPU

/// What the design of the CPU itself does not have, so that nothing brings it back.
let siliconRules: [CauseRule] = [
  CauseRule(
    id: "silicon.dropped", layer: .silicon, title: "This generation of the CPU does not have the feature",
    citation:
      "Intel SDM vol. 1, section 2.5; GCC manual, x86 options; qemu 10.0 target/i386/cpu.c, builtin_x86_defs",
    find: { context in
      guard context.loss.lastPresent == nil, let removal = context.removal, let design = context.designs
      else {
        return nil
      }
      let text = "\(removal.text); this CPU's design is \(listed(design)) (\(removal.citation))"
      return removal.isCertain ? .proven(text) : .possible(text, collect: "lscpu | grep 'Model name'")
    }),
  CauseRule(
    id: "silicon.older", layer: .silicon, title: "The CPU is older than the feature",
    citation: "GCC manual, x86 options; qemu 7.2 target/i386/cpu.c, builtin_x86_defs",
    find: { context in
      guard context.loss.lastPresent == nil, let arrival = context.laterArrival, let design = context.designs
      else {
        return nil
      }
      return .proven(
        "\(context.name) came with \(arrival.microarchitecture); this CPU's design is \(listed(design)) (\(arrival.citation))"
      )
    }),
]

extension CauseContext {
  /// The names of the CPU's microarchitectures, several where the signature fits cores of several; nil if they are not known.
  ///
  /// A virtual machine's signature, and a guest's, is what the hypervisor chose, and says nothing of the CPU.
  var designs: [String]? {
    let names = ["Intel": "GenuineIntel", "AMD": "AuthenticAMD", "Hygon": "HygonGenuine"]
    guard let vendor = names[vendor ?? ""], let signature, outerHypervisor == nil,
      host.quantities.contains(where: { $0.quantity == .family && $0.point.showsHost })
    else { return nil }
    let displayed = CPUSignature(
      family: UInt32(truncatingIfNeeded: signature.family),
      model: UInt32(truncatingIfNeeded: signature.model),
      stepping: UInt32(truncatingIfNeeded: signature.stepping))
    return MicroarchitectureTable.standard.lookup(vendor: vendor, signature: displayed)?.name
      .split(separator: " or ").map(String.init)
  }

  /// What the maker did to the feature in this design: what is certain before what is not; nil if nothing is known of it.
  var removal: Removal? {
    guard let designs else { return nil }
    let fitting = Removal.all.filter { removal in
      removal.features.contains(name) && removal.vendor == vendor
        && designs.allSatisfy(removal.without.contains)
    }
    return fitting.first(where: \.isCertain) ?? fitting.first
  }

  /// The later design of Intel's with which the feature came; nil if this one is not older, or its age is not known.
  var laterArrival: Arrival? {
    guard isIntel == true, let designs,
      let age = designs.compactMap({ Arrival.order.firstIndex(of: $0.replacing(" ", with: "")) }).max(),
      designs.count == 1
    else { return nil }
    return Arrival.intel.first { row in
      row.feature == name && (Arrival.order.firstIndex(of: row.microarchitecture) ?? 0) > age
    }
  }

  /// Whether no setting and no update brings the feature: the silicon does not have it.
  var isBeyondTheSilicon: Bool {
    loss.lastPresent == nil && (removal?.isCertain == true || laterArrival != nil)
  }
}
