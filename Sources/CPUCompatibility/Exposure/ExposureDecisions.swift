internal import CPUCatalog
internal import X86CPU

/// Every decision about what one host's guests have, with its basis.
struct ExposureDecisions: Sendable {
  /// What KVM offers, from its answer or its source.
  let kvm: ExposureTable
  /// What KVM and QEMU offer together.
  let hypervisor: ExposureTable
  /// What a guest with the host's own model gets at its start here.
  let newGuest: ExposureTable
  /// What a guest that migrates here keeps.
  let incoming: ExposureTable
  /// The observations behind the decisions.
  let seen: SeenFeatures

  /// The decisions on guests of `host`.
  init(_ host: HostCPU, _ masks: ExposureMasks) {
    let seen = SeenFeatures(host)
    self.seen = seen
    kvm = Self.kvm(host, masks)
    hypervisor = Self.hypervisor(host, masks, seen, kvm)
    newGuest = Self.newGuest(host, masks, seen, hypervisor)
    incoming = Self.incoming(host, masks, seen, hypervisor, newGuest)
  }

  /// KVM's offer, from the lowest KVM point with an answer.
  private static func kvm(_ host: HostCPU, _ masks: ExposureMasks) -> ExposureTable {
    var table = ExposureTable(on: masks.all)
    for (number, observation) in host.observations.enumerated() {
      guard [.kvmSupported, .kvmPredicted].contains(observation.point.id) else { continue }
      let basis: GuestExposure.Basis = observation.point.traits.basis == .predicted ? .predicted : .measured
      table.decide(
        .kvm(observation: number), basis, present: observation.evidence.certainlyPresent,
        absent: observation.evidence.certainlyAbsent)
    }
    table.decide(.kvmUnasked, .unknown, undetermined: masks.all)
    return table
  }

  /// QEMU's additions to KVM's list: if it reads the host's CPUID itself, guests have what CPUID shows.
  ///
  /// If QEMU's version does not, KVM's offer stays; if the version is unknown, the answer is unknown.
  private static func hypervisor(
    _ host: HostCPU, _ masks: ExposureMasks, _ seen: SeenFeatures, _ kvm: ExposureTable
  ) -> ExposureTable {
    var table = ExposureTable(on: masks.all)
    for decision in kvm.decisions { table.adopt(decision, on: decision.present) }
    for (addition, features) in masks.readByQEMU {
      let shown = features.intersection(seen.cpuid)
      guard !shown.isEmpty else { continue }
      switch addition.isInEvery(version: host.qemuVersions) {
      case true?: table.decide(.readByQEMU, .predicted, present: shown)
      case false?: break
      case nil: table.decide(.perhapsReadByQEMU, .unknown, undetermined: shown)
      }
    }
    for decision in kvm.decisions { table.adopt(decision) }
    return table
  }

  /// What new guests get: from the points that show it, or the offer without features that need a request.
  private static func newGuest(
    _ host: HostCPU, _ masks: ExposureMasks, _ seen: SeenFeatures, _ hypervisor: ExposureTable
  ) -> ExposureTable {
    var table = ExposureTable(on: masks.all)
    for number in seen.tellers.reversed() {
      let observation = host.observations[number]
      // libvirt also reports non-migratable features but leaves them out when it starts a guest.
      if case .libvirtHostModel = observation.point {
        table.decide(
          .unmigratable, .predicted,
          absent: masks.named.invariantCounter.intersection(observation.evidence.certainlyPresent))
      }
      table.decide(
        .told(observation: number), .measured, present: observation.evidence.certainlyPresent,
        absent: observation.evidence.certainlyAbsent)
    }
    table.decide(.never, .predicted, absent: masks.never)
    table.decide(.onRequest, .predicted, absent: masks.requested)
    if seen.tellers.isEmpty {
      // Features that the hypervisor sets itself are not on KVM's list.
      table.decide(
        .emulated, .predicted,
        present: masks.emulated.subtracting(hypervisor.answers(.measured, .predicted).present))
    }
    for decision in hypervisor.decisions {
      table.adopt(decision, basis: decision.basis == .unknown ? .unknown : .predicted)
    }
    return table
  }

  /// What a guest that migrates here can keep.
  private static func incoming(
    _ host: HostCPU, _ masks: ExposureMasks, _ seen: SeenFeatures, _ hypervisor: ExposureTable,
    _ newGuest: ExposureTable
  ) -> ExposureTable {
    var table = ExposureTable(on: masks.all)
    // Arriving guests keep what new guests visibly get, whatever the prediction.
    for decision in newGuest.decisions where decision.basis == .measured {
      table.adopt(decision, on: decision.present)
    }
    table.decide(.supportedByLibvirt, .measured, present: host.supportedFeatures)
    for decision in hypervisor.decisions { table.adopt(decision, on: decision.present) }
    if seen.isReal { table.decide(.givenByQEMU, .predicted, present: masks.givenByQEMU) }
    table.decide(.emulatedOnRequest, .measured, present: seen.emulatedOnRequest)
    // KVM_X86_DISABLE_EXITS_MWAIT is bit 0 of the capability (linux 6.12 include/uapi/linux/kvm.h).
    if let exits = host.configuration?.kvmCapabilities?["KVM_CAP_X86_DISABLE_EXITS"] {
      let asked = masks.named.monitor.intersection(masks.requested)
      let isLetWait = exits > 0 && exits & 1 == 1
      table.decide(
        .waiting(exits: exits), .measured, present: isLetWait ? asked : FeatureSet(),
        absent: isLetWait ? FeatureSet() : asked)
    }
    let counter = masks.named.invariantCounter.intersection(masks.requested)
    for number in seen.tellers.reversed() {
      table.decide(
        .fixedCounter(observation: number), .measured,
        present: counter.intersection(host.observations[number].evidence.certainlyPresent))
    }
    table.decide(.onRequest, .unknown, undetermined: masks.requested)
    if seen.tellers.isEmpty { table.decide(.emulated, .predicted, present: masks.emulated) }
    for decision in hypervisor.decisions { table.adopt(decision) }
    return table
  }
}

extension QEMUAddition {
  /// Whether all those QEMU versions add it; nil if they differ, if one is not in the tables, or if none is known.
  func isInEvery(version versions: Set<String>) -> Bool? {
    let answers = Set(versions.map { isIn(version: $0) })
    return answers.count == 1 ? answers.first ?? nil : nil
  }
}
