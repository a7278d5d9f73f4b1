internal import CPUCatalog
internal import X86CPU

/// Rules on machine types: those that QEMU gives up, and those that change CPU models.
enum MachineTypeRules {
  static let all: [LintRule] = [removed, deprecated, adds, removes]

  private static let properties =
    "qemu 7.2 hw/i386/pc.c, pc_compat_*; qemu 10.0 and 11.1, query-machines (compat-props)"
  private static let ends = "qemu 11.1 docs/about/deprecated.rst, versioned machine types; query-machines"

  private static let removed = LintRule.ofGuests(
    "machine-removed", .warning, "A newer QEMU no longer has the machine type", citation: ends
  ) { cpu, _ in
    standing(.missing, cpu) {
      "QEMU \(QEMUModelTable.standard.newest) no longer has \($0): guests cannot start after an upgrade to it"
    }
  }

  private static let deprecated = LintRule.ofGuests(
    "machine-deprecated", .note, "QEMU calls the machine type deprecated: a later one will lack it",
    citation: ends
  ) { cpu, _ in
    standing(.deprecated, cpu) {
      "QEMU \(QEMUModelTable.standard.newest) calls \($0) deprecated, and a later one will lack it"
    }
  }

  private static let adds = LintRule.ofGuests(
    "machine-adds-features", .warning,
    "The machine type gives guests features that the configuration does not name", citation: properties
  ) { cpu, names in
    changes(cpu, names).compactMap { item in
      guard !item.added.isEmpty else { return nil }
      let features = item.added.joined(separator: ", ")
      return LintRule.Draft(
        position: item.machine.position, name: item.machine.text,
        message:
          "on \(item.machine.text), guests with \(item.model) also get \(features), and do not move to hosts without; "
          + "write \(features) out, on or off")
    }
  }

  private static let removes = LintRule.ofGuests(
    "machine-removes-features", .note, "The machine type switches features of the CPU model off",
    citation: properties
  ) { cpu, names in
    changes(cpu, names).compactMap { item in
      guard !item.removed.isEmpty else { return nil }
      return LintRule.Draft(
        position: item.machine.position, name: item.machine.text,
        message:
          "on \(item.machine.text), guests with \(item.model) do not get \(item.removed.joined(separator: ", "))"
      )
    }
  }

  /// A finding for each machine type of that standing in the newest release of the tables.
  private static func standing(
    _ wanted: QEMUMachineStanding, _ cpu: ConfiguredCPU, _ message: (String) -> String
  ) -> [LintRule.Draft] {
    let table = QEMUModelTable.standard
    return cpu.machines.filter { machine in
      // What is newer than the tables may come with a later release.
      table.reaches(machine: machine.text)
        && table.machineStanding(of: machine.text, in: table.newest) == wanted
    }.map {
      LintRule.Draft(position: $0.position, name: $0.text, message: message($0.text))
    }
  }

  private struct Change {
    var machine: Word
    var model: String
    var added: [String]
    var removed: [String]
  }

  /// What each machine type changes of each model beyond what the configuration names, in the dialect's names.
  private static func changes(_ cpu: ConfiguredCPU, _ names: Vocabulary) -> [Change] {
    let named = FeatureSet(cpu.wishes.compactMap { names.feature($0, in: cpu.dialect)?.index })
    let models =
      cpu.mode == .custom ? cpu.models.map(\.text) : cpu.mode == .hostPassthrough ? ["host"] : []
    return cpu.machines.flatMap { machine in
      models.map { model in
        let change = QEMUModelTable.standard.featureChange(of: model, on: machine.text, names.catalog)
        // libvirt's model may have what QEMU's has on old machine types only.
        let own = cpu.dialect == .qemu ? [] : names.features(ofModel: model)
        func words(_ features: FeatureSet, besides known: Set<String>) -> [String] {
          names.catalog.features(in: features.subtracting(named)).filter { !known.contains($0.name) }
            .map { (cpu.dialect == .qemu ? names.qemuName(of: $0) : nil) ?? $0.name }
        }
        return Change(
          machine: machine, model: model == "host" ? "the host's CPU" : model,
          added: words(change.added, besides: own), removed: words(change.removed, besides: []))
      }
    }
  }
}
