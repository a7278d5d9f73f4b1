internal import ArmCPU
internal import ArmCatalog
internal import ArmCompatibility

/// What guests of an arm64 host get more, less, or no longer certainly, from one record to another.
///
/// A field without an order that changed, and another core, are both gained and lost: the old value is gone, the new one is there.
struct ArmHostChange {
  /// Names of registers, fields and QEMU's properties, in order.
  private(set) var gained: [String] = []
  private(set) var lost: [String] = []
  private(set) var undetermined: [String] = []

  init(from old: ArmHost, to new: ArmHost) {
    let cores = (old.cores.map(\.mainID), new.cores.map(\.mainID))
    if cores.0 != cores.1 {
      note("MIDR_EL1", isKnown: !cores.0.contains(nil) && !cores.1.contains(nil))
    }
    for field in ArmFieldTable.standard.fields where field.register != .mainID {
      let values = (Self.values(of: field, on: old), Self.values(of: field, on: new))
      guard values.0 != values.1 else { continue }
      guard let before = values.0, let after = values.1 else {
        undetermined.append(field.fullName)
        continue
      }
      let numbers = (
        before.map { field.number(of: $0) }.min() ?? 0, after.map { field.number(of: $0) }.min() ?? 0
      )
      if field.order == .lower, numbers.0 != numbers.1 {
        if numbers.0 < numbers.1 { gained.append(field.fullName) } else { lost.append(field.fullName) }
      } else {
        note(field.fullName, isKnown: true)
      }
    }
    compareFirmware(old, new)
    let lists = (Self.listed(on: old), Self.listed(on: new))
    if let before = lists.0, let after = lists.1 {
      gained += after.subtracting(before).sorted { $0.id < $1.id }.map { ArmNames.standard.name(of: $0) }
      lost += before.subtracting(after).sorted { $0.id < $1.id }.map { ArmNames.standard.name(of: $0) }
    }
    for name in Set(old.properties.keys).union(new.properties.keys).sorted() {
      switch (old.properties[name], new.properties[name]) {
      case (false?, true?): gained.append(name)
      case (true?, false?): lost.append(name)
      case (nil, _?), (_?, nil): undetermined.append(name)
      default: continue
      }
    }
  }

  /// PSCI, SMCCC's workarounds and hypercalls: KVM of a newer kernel offers higher numbers, or more bits.
  private mutating func compareFirmware(_ old: ArmHost, _ new: ArmHost) {
    let registers = Set(old.cores.flatMap(\.registers.keys)).filter { register in
      switch register.kind {
      case .firmware, .hypercalls: true
      case .core, .cacheSize, .system, .vector, .other: false
      }
    }
    for register in registers.sorted(by: { $0.id < $1.id }) {
      let values = (
        old.cores.compactMap { $0.registers[register] }.min(),
        new.cores.compactMap { $0.registers[register] }.min()
      )
      guard let before = values.0, let after = values.1, before != after else { continue }
      let name = ArmNames.standard.name(of: register)
      if before < after { gained.append(name) } else { lost.append(name) }
    }
  }

  private mutating func note(_ place: String, isKnown: Bool) {
    guard isKnown else { return undetermined.append(place) }
    gained.append(place)
    lost.append(place)
  }

  /// The values that a host's cores have; nil if a record of one does not show it.
  private static func values(of field: ArmField, on host: ArmHost) -> Set<UInt64>? {
    var values: Set<UInt64> = []
    for core in host.cores {
      guard let value = core.value(of: field) else { return nil }
      values.insert(value)
    }
    return values
  }

  /// The registers that KVM lists on every core; nil where a record does not list them.
  private static func listed(on host: ArmHost) -> Set<KVMRegisterID>? {
    let lists = host.cores.map(\.listed)
    guard let first = lists.first, var common = first else { return nil }
    for list in lists {
      guard let list else { return nil }
      common.formIntersection(list)
    }
    return common
  }
}

extension ArmDemand {
  /// QEMU's properties that a later definition enables or leaves to the host, and that it disables, against a former one.
  static func change(from old: ArmDemand, to new: ArmDemand) -> (gained: [String], lost: [String]) {
    func off(_ demand: ArmDemand) -> Set<String> {
      Set(demand.guest.features.filter { !$0.value }.map(\.key))
    }
    return (off(old).subtracting(off(new)).sorted(), off(new).subtracting(off(old)).sorted())
  }
}
