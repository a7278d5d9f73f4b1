/// The versioned machine types of PCs that one release of QEMU has, of one family.
public struct QEMUMachineTypes: Sendable, Hashable {
  /// The QEMU series that offers them.
  public let release: QEMUSeries
  /// The name before the version: `pc-q35` or `pc-i440fx`.
  public let family: String
  /// The oldest version; the newest is that of the release.
  public let oldest: QEMUSeries
  /// The newest version that the release calls deprecated; nil if it calls none so.
  public let deprecated: QEMUSeries?
}

/// Whether a release of QEMU has a machine type.
public enum QEMUMachineStanding: Sendable, Hashable {
  /// It has it.
  case offered
  /// It has it, and calls it deprecated: a later release lacks it.
  case deprecated
  /// It has no such machine type.
  case missing
}

extension QEMUModelTable {
  /// Whether QEMU of a series has the property; nil if that series was not read and its neighbours differ.
  ///
  /// QEMU keeps properties once it has them.
  ///
  /// - Parameters:
  ///   - name: As the catalogue spells QEMU's names; nil for a feature that no QEMU that was read has a name for.
  ///   - series: Any; one that is newer than the tables may have more than they know.
  public func hasProperty(_ name: String?, in series: QEMUSeries) -> Bool? {
    guard let name else { return series <= newest ? false : nil }
    let first = newerProperties[name] ?? releases[0].series
    if series >= first { return true }
    // The last release that was read and lacks it, if there is one.
    return self.series(before: first).map { series <= $0 } == true ? false : nil
  }

  /// Whether QEMU of a series has a machine type of that name; nil if what was read does not report.
  ///
  /// A machine type comes with the release whose number it has and goes for good some years later: what an older release
  /// lacks and what a newer one has settle those in between. Distributions' own machine types are nobody's but theirs.
  ///
  /// - SeeAlso: qemu 11.1 docs/about/deprecated.rst, versioned machine types; query-machines of the releases that were read.
  public func machineStanding(of name: String, in series: QEMUSeries) -> QEMUMachineStanding? {
    guard let (all, version) = releases(ofMachine: name) else { return nil }
    if version > series { return .missing }
    if let exact = all.first(where: { $0.release == series }) {
      if version < exact.oldest { return .missing }
      return exact.deprecated.map { version <= $0 } == true ? .deprecated : .offered
    }
    if all.contains(where: { $0.release > series && $0.oldest <= version }) { return .offered }
    if all.contains(where: { $0.release < series && $0.release >= version && $0.oldest > version }) {
      return .missing
    }
    return nil
  }

  /// Whether a machine type is of a family that the tables have, and no newer than they are.
  public func reaches(machine name: String) -> Bool {
    releases(ofMachine: name).map { $0.version <= newest } ?? false
  }

  /// What the releases that were read have of a machine type's family, and the series that the type came with.
  private func releases(ofMachine name: String) -> (types: [QEMUMachineTypes], version: QEMUSeries)? {
    guard let mark = name.lastIndex(of: "-"),
      let version = QEMUSeries(
        // pc-q35-4.0.1 is of the series 4.0.
        name[name.index(after: mark)...].split(separator: ".", omittingEmptySubsequences: false).prefix(2)
          .joined(separator: "."))
    else { return nil }
    let types = machineTypes.filter { $0.family == name[..<mark] }
    return types.isEmpty ? nil : (types, version)
  }

  /// Whether QEMU of a series has a model of that name; nil if it was not read and its neighbours differ.
  ///
  /// QEMU keeps models that it has, but for some that it announces to go.
  public func hasModel(_ name: String, in series: QEMUSeries) -> Bool? {
    if let removal = removedModels[name] {
      if series >= removal.upperBound { return false }
      if series < removal.lowerBound { return nil }
      // Between the last release that has it and the first that does not, it is unknown when it went.
      return self.series(before: removal.upperBound).map { series <= $0 } == true ? true : nil
    }
    guard let model = model(named: name) else { return series <= newest ? false : nil }
    if series >= model.since { return series <= newest ? true : nil }
    return self.series(before: model.since).map { series <= $0 } == true ? false : nil
  }

  /// Every versioned machine type that a release that was read can have: of each series from the oldest type's on.
  public var machineNames: [String] {
    var names: [String] = []
    for family in Set(machineTypes.map(\.family)).sorted() {
      let own = machineTypes.filter { $0.family == family }
      guard let oldest = own.map(\.oldest).min() else { continue }
      names += versions.filter { $0 >= oldest && $0 <= newest }.map { "\(family)-\($0)" }
    }
    return names
  }

  /// QEMU's series since 1.4, the first with a machine type of its own that a release that was read still has.
  ///
  /// - SeeAlso: qemu 11.1 hw/i386/pc_q35.c and pc_piix.c, DEFINE_Q35_MACHINE and DEFINE_I440FX_MACHINE; query-machines.
  private var versions: [QEMUSeries] {
    let lasts: [(major: Int, minors: ClosedRange<Int>)] = [
      (1, 4...7), (2, 0...12), (3, 0...1), (4, 0...2), (5, 0...2), (6, 0...2), (7, 0...2), (8, 0...2),
      (9, 0...2),
      (10, 0...2), (11, 0...1),
    ]
    return lasts.flatMap { part in part.minors.compactMap { QEMUSeries("\(part.major).\($0)") } }
  }
}
