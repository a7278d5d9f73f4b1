public import CPUCatalog
public import CPUCompatibility
internal import GuestVerdicts
internal import LibvirtCPU
public import ReportContract
internal import Wording
internal import X86CPU

extension UpgradeReport {
  /// The report on forecasts for several hosts of one upgrade.
  ///
  /// - Parameters:
  ///   - guests: the guests of each host, taken as running there.
  ///   - map: the map for hosts whose record holds none.
  public init(
    _ forecasts: [UpgradeForecast], guests: [[GuestCPU]], map: MapProjection, catalog: Catalog,
    martlet: String,
    inputs: [InputReport]
  ) {
    self.martlet = martlet
    self.inputs = inputs
    let upgrade = forecasts.first?.upgrade ?? HostUpgrade()
    judgedBy = map.yardsticks(of: forecasts.map(\.host))
    target = Target(
      kernel: upgrade.kernel, qemu: upgrade.qemu?.description, libvirt: upgrade.libvirt?.description,
      unknown: upgrade.unknownParts)
    assumptions = [
      "parameters of KVM's modules, options of the kernel, firmware and microcode stay as they are",
      "the new kernel is built with what the old one was built with",
    ]
    hosts = zip(forecasts, guests).map { forecast, guests in
      Host(forecast, guests, map: map, catalog: catalog)
    }
    let returning = hosts.flatMap { host in
      host.guests.isEmpty
        ? host.moves.filter { $0.way == .returning }.map(\.outcome) : host.guests.map(\.afterwards)
    }
    exitStatus = (returning.max() ?? .runs).exitStatus
  }
}

extension UpgradeReport.Host {
  fileprivate init(_ forecast: UpgradeForecast, _ guests: [GuestCPU], map: MapProjection, catalog: Catalog) {
    let masks = ExposureMasks(catalog)
    host = forecast.host.name
    parts = Self.parts(of: forecast)
    modes = [
      UpgradeReport.Mode(.hostPassthrough, forecast.passthrough, forecast, catalog),
      UpgradeReport.Mode(.hostModel, forecast.hostModel, forecast, catalog),
    ]
    models = forecast.models(masks: masks, catalog: catalog).map { outlook in
      UpgradeReport.Model(
        model: outlook.name, today: outlook.before, afterwards: outlook.after, isNew: outlook.isNew,
        missing: catalog.names(of: outlook.missing), undetermined: catalog.names(of: outlook.open))
    }
    machines = forecast.machines.map(UpgradeReport.Machines.init)
    moves = forecast.moves(catalog)
    irreversible = forecast.irreversible(machines, models, catalog)
    self.guests = guests.map { guest in
      var guest = guest
      // The guest is started on the upgraded host; nothing moves.
      guest.machine?.obstacles = [:]
      guest.machine?.tellsState = true
      let upgraded = forecast.upgraded(for: guest.machine?.machine)
      let afterwards = Verdict(VerdictPair(guest, on: upgraded, catalog: catalog, map: map))
      return UpgradeReport.Guest(
        guest: guest.name,
        today: Verdict(VerdictPair(guest, on: forecast.host, catalog: catalog, map: map)).outcome,
        afterwards: afterwards.outcome, reasons: afterwards.reasons)
    }
  }

  private static func parts(of forecast: UpgradeForecast) -> [UpgradeReport.Part] {
    let today = forecast.host.configuration
    let upgrade = forecast.upgrade
    var parts: [UpgradeReport.Part] = []
    if let kernel = upgrade.kernel {
      parts.append(
        UpgradeReport.Part(
          part: "kernel", before: today?.kernelRelease, after: kernel,
          table: KVMKernel.covering(kernel)?.basis))
    }
    if let qemu = upgrade.qemu {
      let versions = Set(today.map { Array($0.qemuVersions.values) } ?? []).sorted()
      let table = QEMUModelTable.standard
      parts.append(
        UpgradeReport.Part(
          part: "qemu", before: versions.isEmpty ? nil : versions.joined(separator: ", "),
          after: qemu.description,
          table: qemu > table.newest
            ? nil
            : table.releases.first { $0.series == qemu }?.source ?? table.title + ", between two releases"))
    }
    if let libvirt = upgrade.libvirt {
      parts.append(
        UpgradeReport.Part(
          part: "libvirt", before: today?.libvirtVersion, after: libvirt.description,
          table: CPUMap.isNewerThanBuiltin(libvirt) ? nil : CPUMap.builtin(for: libvirt).title))
    }
    return parts
  }
}

extension UpgradeReport.Mode {
  fileprivate init(
    _ mode: UpgradeMode, _ change: UpgradeChange, _ forecast: UpgradeForecast, _ catalog: Catalog
  ) {
    self.mode = mode
    gained = catalog.names(of: change.gained)
    lost = catalog.features(in: change.lost).map {
      UpgradeReport.Loss(feature: $0.name, effect: $0.effect)
    }
    unknown = change.unknown.count
    undetermined = catalog.features(in: change.open.subtracting(change.unknown))
      .grouped { feature in
        OpenAnswer(
          today: UpgradeReport.Standing(change.before.state(of: feature.index)),
          afterwards: UpgradeReport.Standing(change.after.state(of: feature.index)),
          why: forecast.reasons[feature.index] ?? "")
      }
      .map { answer, features in
        UpgradeReport.Open(
          features: features.map(\.name), today: answer.today, afterwards: answer.afterwards, why: answer.why)
      }
  }
}

/// The key of a line of open features: their answers and the reason.
private struct OpenAnswer: Hashable {
  var today: UpgradeReport.Standing
  var afterwards: UpgradeReport.Standing
  var why: String
}

extension UpgradeReport.Standing {
  fileprivate init(_ state: Evidence.State) {
    switch state {
    case .present: self = .present
    case .absent: self = .absent
    case .conflict, .undetermined: self = .undetermined
    }
  }
}

extension UpgradeReport.Machines {
  fileprivate init(_ outlook: MachineOutlook) {
    removed = outlook.removed
    added = outlook.added
    deprecated = outlook.deprecated
    undetermined = outlook.open
    aliases = outlook.aliases.map { Alias(name: $0.name, today: $0.before, afterwards: $0.after) }
    properties = outlook.properties.map {
      Property(upTo: $0.upTo.description, model: $0.model, sets: "\($0.property)=\($0.value)")
    }
  }
}
