public import CPUCatalog

/// What an upgrade of QEMU does to machine types of PCs.
public struct MachineOutlook: Sendable {
  /// Types that the host's record or the tables have today and that QEMU no longer has: guests of them cannot come back or start.
  public let removed: [String]
  /// Types that only the new QEMU has: guests of them cannot go to a host that is not upgraded.
  public let added: [String]
  /// Types of today that the new QEMU calls deprecated.
  public let deprecated: [String]
  /// Types of today that the new QEMU may or may not have.
  public let open: [String]
  /// What `pc` and `q35` stand for, where both releases are known.
  public let aliases: [Alias]
  /// What a CPU gets otherwise under the newest type than under the newest one of today.
  public let properties: [QEMUMachineProperty]

  /// What a name without a version stands for.
  public struct Alias: Sendable, Hashable {
    /// `pc` or `q35`.
    public let name: String
    /// The type today.
    public let before: String
    /// The type after the upgrade.
    public let after: String
  }
}

extension UpgradeForecast {
  /// What happens to machine types; nil if QEMU stays, or if today's is unknown.
  public var machines: MachineOutlook? {
    guard let new = upgrade.qemu, let old = host.qemuSeries.max() else { return nil }
    let table = QEMUModelTable.standard
    let recorded = Set(host.machineTypes.values.flatMap(\.self)).filter { $0.hasPrefix("pc-") }
    let today =
      recorded.isEmpty
      ? table.machineNames.filter {
        [.offered, .deprecated].contains(table.machineStanding(of: $0, in: old))
      }
      : Array(recorded)
    func types(_ wanted: QEMUMachineStanding?) -> [String] {
      sortedByVersion(today.filter { table.machineStanding(of: $0, in: new) == wanted })
    }
    let added = table.machineNames.filter { name in
      table.machineStanding(of: name, in: old) == .missing
        && [.offered, .deprecated].contains(table.machineStanding(of: name, in: new)) && !today.contains(name)
    }
    return MachineOutlook(
      removed: types(.missing), added: sortedByVersion(added), deprecated: types(.deprecated),
      open: types(nil),
      aliases: [("pc", "pc-i440fx"), ("q35", "pc-q35")].map { name, family in
        MachineOutlook.Alias(name: name, before: "\(family)-\(old)", after: "\(family)-\(new)")
      },
      properties: table.machineProperties.filter { $0.upTo >= min(old, new) && $0.upTo < max(old, new) })
  }

  /// The host as it will be, for a guest of that machine type: whether QEMU has the type is settled as far as it is known.
  public func upgraded(for machine: String?) -> HostCPU {
    var host = upgraded
    guard let series = upgrade.qemu, let machine else { return host }
    let paths = self.host.configuration?.qemuVersions.keys.map(\.self) ?? []
    let types: Set<String>
    switch QEMUModelTable.standard.machineStanding(of: machine, in: series) {
    case .offered?, .deprecated?: types = [machine]
    case .missing?: types = ["pc-q35-\(series)", "pc-i440fx-\(series)"]
    case nil: return host
    }
    host.machineTypes = Dictionary(uniqueKeysWithValues: (paths.isEmpty ? [""] : paths).map { ($0, types) })
    return host
  }
}

/// Names of machine types in order of family and version.
private func sortedByVersion(_ names: [String]) -> [String] {
  func key(_ name: String) -> (String, [Int]) {
    let mark = name.lastIndex(of: "-") ?? name.startIndex
    return (String(name[..<mark]), name[mark...].dropFirst().split(separator: ".").map { Int($0) ?? 0 })
  }
  return names.sorted { a, b in
    let (first, second) = (key(a), key(b))
    return first.0 == second.0 ? first.1.lexicographicallyPrecedes(second.1) : first.0 < second.0
  }
}
