internal import CPUCatalog
internal import CPUCompatibility
internal import LibvirtCPU
internal import LibvirtClient
internal import Wording

/// The way of a guest through libvirt's check of its CPU at the target, with losses that are accepted and cost at most time.
struct LibvirtPassage: Sendable {
  /// The features that the guest no longer finds in CPUID after the move.
  var losses: [String]
  /// The definition that goes to the target in place of the running one, passwords included; nil where the running one passes.
  var definition: String?
}

/// What stands between a guest and the target: libvirt's answers, and the judge's.
struct LibvirtCheck {
  var verdict: GuestJudge.Verdict
  /// libvirt's comparison of the running CPU, with the names that it misses.
  var compared: (reasons: [Preflight.Reason], missing: [String])
  var definition: String
  var machine: GuestMachine
}

extension PreflightExamination {
  /// The reasons once accepted losses are counted, and the way through libvirt's check if there is one.
  ///
  /// A running guest's CPU goes to the target with the migration cookie, and libvirt there compares it with what QEMU has after
  /// the start. A target whose QEMU has no query-cpu-model-expansion takes the definition instead that the guest was started with;
  /// `<qemu:del>` makes a target count as one.
  /// - SeeAlso: libvirt 7.0.0, 9.0.0 and 11.3.0 src/qemu/qemu_domain.c, qemuDomainUpdateCPU, qemuDomainABIStabilityCheck;
  ///   src/qemu/qemu_process.c, qemuProcessUpdateLiveGuestCPU, qemuProcessUpdateGuestCPU, qemuProcessStartUpdateCustomCaps;
  ///   src/conf/cpu_conf.c, virCPUDefIsEqual.
  func passage(
    _ check: LibvirtCheck, of guest: MigrationGuest, from source: MigrationHost, to target: MigrationHost
  ) throws(LibvirtFailure) -> (reasons: [Preflight.Reason], passage: LibvirtPassage?) {
    let reasons = check.verdict.reasons + check.compared.reasons
    let accepted = Dictionary(check.verdict.accepted.map { ($0.feature, $0.effect) }) { $1 }
    let lost = check.verdict.losses.map(\.feature)
    let named = check.compared.missing.filter {
      !lost.contains($0) && !GuestExposure.givenByQEMU.contains($0)
    }
    let all = lost + named
    guard all.contains(where: { accepted[$0] != nil }) else {
      return (reasons, try withExpansion(check, of: guest, from: source))
    }
    if let closed = Self.closed(all, accepted, at: target.uri) { return (reasons + [closed], nil) }
    let others = reasons.filter { $0.id != "libvirt.missing-features" && $0.id != "target.libvirt" }
    guard !lost.isEmpty else {
      return (
        others + [
          .init(
            "target.libvirt", .note,
            "libvirt at \(target.uri) misses \(listed(named, limit: 8)) in its host-model, and its loss is accepted. A move does not ask that "
              + "comparison: libvirt asks QEMU once it has started there.")
        ], LibvirtPassage(losses: named)
      )
    }
    switch try definition(check, of: guest, from: source, to: target) {
    case .running:
      return (others + [Self.consequence(all, accepted, at: target.uri)], LibvirtPassage(losses: all))
    case .started(let definition, let how):
      return (
        others + [.init("target.libvirt-gate", .note, how), Self.consequence(all, accepted, at: target.uri)],
        LibvirtPassage(losses: all, definition: definition)
      )
    case .none(let gate):
      return (
        reasons.filter { $0.id != "libvirt.missing-features" } + [
          .init(
            "target.libvirt-gate", .blocks,
            "The loss of \(listed(lost, limit: 8)) is accepted, and only libvirt stands against it, but no definition opens its check. "
              + gate)
        ], nil
      )
    }
  }

  /// The definition that libvirt at the target accepts with the losses.
  private enum Definition {
    /// The running one: libvirt does not compare it.
    case running
    /// The one that the guest was started with, edited, and what that does.
    case started(String, how: String)
    /// None, and which check refuses each.
    case none(String)
  }

  private func definition(
    _ check: LibvirtCheck, of guest: MigrationGuest, from source: MigrationHost, to target: MigrationHost
  ) throws(LibvirtFailure) -> Definition {
    let text = try source.movingDefinition(of: guest.uuid)
    let started = (try? CPUElement.all(in: Array(text.utf8)))?.first.flatMap {
      try? $0.definition(as: .guest)
    }
    guard let started, started.mode == nil || started.mode == .custom, started.model != nil else {
      return .running
    }
    let own =
      "libvirt at \(target.uri) compares the running CPU with what QEMU has there once it has started (virCPUUpdateLive), and a lost hint "
      + "counts like any other feature."
    if started.check == .full {
      return .none(
        "\(own) The guest was started with check='full', and libvirt at \(source.uri) lets no move change that or a feature (its ABI check)."
      )
    }
    let versions = try target.versions()
    let release = versions.libvirt.split(separator: ".").compactMap { Int($0) }
    guard !release.lexicographicallyPrecedes([5, 5]) else {
      return .none(
        "\(own) libvirt \(versions.libvirt) there takes no <qemu:capabilities>, which came with 5.5.0.")
    }
    if started.check != CPUDefinition.Check.none {
      guard let cpu = cpuElement(in: text) else { return .running }
      do throws(LibvirtFailure) {
        let answer = try target.compare(
          cpu: cpu, emulator: check.machine.emulator, machine: check.machine.machine,
          type: check.machine.type)
        guard answer != .incompatible else {
          throw LibvirtFailure(reason: "the CPU is incompatible", kind: .incompatible)
        }
      } catch {
        guard target.isAlive else { throw error }
        return .none(
          "\(own) The definition that the guest was started with does not pass either: it has check='partial', so libvirt there compares it "
            + "with its host-model before QEMU starts, and says: \(error.reason). libvirt at \(source.uri) lets no move change a feature or "
            + "the check of a definition (its ABI check).")
      }
    }
    let value = started.check == CPUDefinition.Check.none ? "none" : "partial"
    return .started(
      Self.withoutExpansion(text),
      how:
        "libvirt at \(target.uri) would refuse the running CPU. Martlet sends the definition that the guest was started with (check='\(value)'), "
        + "and has libvirt there use it (<qemu:del capability='query-cpu-model-expansion'/>, as for a QEMU that cannot describe its CPUs). "
        + "libvirt's ABI check accepts that. libvirt marks the running guest there as tainted (custom-hypervisor-feature); "
        + "the guest's persistent definition does not change. Until a power cycle, libvirt checks the CPU of this guest at no move by virsh; "
        + "martlet migrate restores that check.")
  }

  /// The way of a guest that an earlier move led past libvirt's check: its definition with that check again; nil for other guests.
  ///
  /// The entry stays in the running definition, and libvirt sends it along.
  private func withExpansion(
    _ check: LibvirtCheck, of guest: MigrationGuest, from source: MigrationHost
  ) throws(LibvirtFailure) -> LibvirtPassage? {
    guard check.definition.contains(Self.entry) else { return nil }
    // What the persistent definition says, the operator wants.
    if guest.isPersistent, try source.definition(.inactive, of: guest.uuid).contains(Self.entry) {
      return nil
    }
    let text = try source.movingDefinition(of: guest.uuid)
    return LibvirtPassage(losses: [], definition: text.replacing(Self.entry, with: ""))
  }

  /// What makes libvirt take a QEMU for one that cannot describe its CPUs, as libvirt writes it.
  private static let entry = "<qemu:del capability='query-cpu-model-expansion'/>"

  /// Why losses that are accepted in part, or cost more than time, do not go through; nil if all may.
  private static func closed(
    _ all: [String], _ accepted: [String: LossEffect], at target: String
  ) -> Preflight.Reason? {
    let open = all.filter { accepted[$0] == nil }
    let grave = all.compactMap { name in
      accepted[name].flatMap { $0.isHint ? nil : "\(name) (\($0.title))" }
    }
    guard !open.isEmpty || !grave.isEmpty else { return nil }
    var text = "Martlet does not lead the guest past libvirt's check at \(target)."
    if !grave.isEmpty {
      text += " A loss of \(listed(grave, limit: 8)) costs more than time, accepted or not."
    }
    if !open.isEmpty { text += " The loss of \(listed(open, limit: 8)) is not accepted." }
    return .init("target.libvirt-gate", .blocks, text)
  }

  /// What the guest itself meets.
  ///
  /// - SeeAlso: qemu 7.2 target/i386/cpu.c, x86_cpu_filter_features (check and enforce), max_x86_cpu_properties; libvirt 9.0.0
  ///   src/qemu/qemu_command.c, qemuBuildCpuCommandLine (no enforce).
  private static func consequence(
    _ losses: [String], _ accepted: [String: LossEffect], at target: String
  ) -> Preflight.Reason {
    let effects = losses.map { "\($0) (\((accepted[$0] ?? .none).title))" }
    return .init(
      "guest.waived", .note,
      "After the move, CPUID no longer shows \(listed(effects, limit: 8)) to the guest: QEMU at \(target) leaves it out and only warns, because "
        + "libvirt does not start it with enforce. What the guest's kernel and programs found at their start they keep using. The guest stays "
        + "without it, also back at the source, until a power cycle.")
  }

  /// The definition with the capability query-cpu-model-expansion disabled for the guest.
  static func withoutExpansion(_ definition: String) -> String {
    let namespace = "http://libvirt.org/schemas/domain/qemu/1.0"
    var text = definition
    guard !text.contains(entry) else { return text }
    if let end = text.ranges(of: "</qemu:capabilities>").last {
      text.insert(contentsOf: entry, at: end.lowerBound)
    } else if let end = text.ranges(of: "</domain>").last {
      text.insert(contentsOf: "<qemu:capabilities>\(entry)</qemu:capabilities>", at: end.lowerBound)
    }
    if let start = text.firstRange(of: "<domain"), let end = text[start.upperBound...].firstIndex(of: ">"),
      !text[start.upperBound..<end].contains(namespace)
    {
      text.insert(contentsOf: " xmlns:qemu='\(namespace)'", at: start.upperBound)
    }
    return text
  }
}
