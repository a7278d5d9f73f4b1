internal import CPUCompatibility
internal import HostSnapshots
internal import LibvirtCPU
public import LibvirtClient
internal import Remedies
internal import Wording
internal import XMLReading

/// Examines a guest and both ends before a move, without changing anything.
public struct PreflightExamination: Sendable {
  let judge: GuestJudge
  private let martlet: String
  /// The target's URI as the source's daemon reaches it; nil for the same.
  public var peer: String?
  /// Whether to move a guest although it belongs to a manager such as Nova.
  public var isUnmanaged = false
  /// What is to help busy guests arrive.
  public var busy = BusyGuestOptions()
  /// Whether CPUID in the guest after the move is to be compared with what it was.
  public var verifiesGuest = false

  /// An examination.
  ///
  /// - Parameters:
  ///   - judge: Who reads definitions and judges CPUs.
  ///   - martlet: Martlet's version.
  public init(judge: GuestJudge, martlet: String) {
    self.judge = judge
    self.martlet = martlet
  }

  /// Finds the obstacles to moving `guest`, with its running `definition`, from `source` to `target`.
  ///
  /// - Throws: `LibvirtFailure` if an end does not answer.
  public func examine(
    _ guest: MigrationGuest, definition: String, from source: MigrationHost, to target: MigrationHost
  ) throws(LibvirtFailure) -> Preflight {
    let machine = judge.machine(definition)
    let advice = machine?.ownership.map { ManagerAdvice($0) }
    var reasons: [Preflight.Reason] = []
    if let advice {
      reasons.append(
        isUnmanaged
          ? .init("guest.manager", .warns, advice.warnsOfMove)
          : .init("guest.manager", .blocks, advice.refusesToMove))
    }
    let place = sameHost(source, target, peer: peer).map { [$0] } ?? []
    if let reason = obstacle(guest, at: source) ?? place.first {
      return Preflight(reasons + [reason]).with(isUnmanaged ? nil : advice)
    }
    reasons += try presence(of: guest, at: target)
    reasons += options(source, target)
    guard let machine else {
      reasons.append(
        .init(
          "guest.definition", .unknown, "\(guest.name) at \(source.uri): Martlet cannot read the definition.")
      )
      return Preflight(reasons)
    }
    reasons += versions(source, target)
    reasons += try emulator(machine, at: target)
    // If the target cannot start the guest at all, its CPU needs no judgement.
    guard !reasons.contains(where: { $0.id == "target.emulator" || $0.id == "target.machine" }) else {
      return Preflight(reasons).with(isUnmanaged ? nil : advice)
    }
    let targetFile = "target.xml"
    let state = try? source.state(of: guest.uuid, disks: machine.disks)
    let verdict: GuestJudge.Verdict
    switch judge.verdict(
      GuestJudge.Question(
        guest: guest.name, definition: definition, from: source.uri, to: target.uri,
        source: record(of: source, machine), target: record(of: target, machine),
        state: state.map {
          GuestState(snapshots: $0.snapshots, checkpoints: $0.checkpoints, blockJobs: $0.blockJobs)
        }, targetFile: targetFile))
    {
    case .judged(let judged): verdict = judged
    case .unread(let reason):
      reasons.append(.init("cpu.unread", .unknown, reason))
      return Preflight(reasons).with(isUnmanaged ? nil : advice)
    }
    let check = LibvirtCheck(
      verdict: verdict, compared: comparison(definition, machine, at: target), definition: definition,
      machine: machine)
    let settled = try passage(check, of: guest, from: source, to: target)
    reasons += settled.reasons
    var readings: GuestReadings?
    // A guest that does not move is left alone: both ways mark it as tainted.
    if verifiesGuest, !reasons.contains(where: { $0.weight == .blocks }) {
      let found = GuestReadings(at: source.uri, of: guest.uuid, waitsForAgent: false)
      reasons.append(Self.reason(of: found, at: source.uri))
      readings = found
    }
    var preflight = Preflight(reasons)
    preflight.readings = readings
    preflight.passage = settled.passage
    preflight.waivers = verdict.waivers + judge.waivers(guest.name, Set(reasons.map(\.id)))
    preflight.notes = verdict.newer + verdict.notChecked.map { "not checked: \($0)" }
    // Edits of a manager's guest do not last; the manager changes its CPU.
    if let advice, verdict.isBlocked { preflight.remedies = advice.change.map(Preflight.Remedy.init) }
    if advice == nil, !verdict.remedies.isEmpty {
      preflight.remedies = [
        Preflight.Remedy(
          text: "Save what the target offers guests to a file:",
          action: .script(
            "virsh -c \(quoted(target.uri)) domcapabilities --virttype \(quoted(machine.type ?? "kvm")) > \(targetFile)"
          ))
      ]
      preflight.remedies += verdict.remedies
    }
    return preflight.with(isUnmanaged ? nil : advice)
  }

  /// How CPUID in the guest will be verified.
  private static func reason(of readings: GuestReadings, at source: String) -> Preflight.Reason {
    let id = "option.verify-guest"
    guard !readings.isEmpty else {
      return .init(
        id, .warns,
        "\(source) gives no way to read CPUID in the guest, so the move cannot be verified inside: \(listed(readings.failures, limit: 3))."
      )
    }
    return .init(
      id, .note,
      readings.agent != nil
        ? "After the move, the guest's agent runs a program that reads CPUID, and Martlet compares it with what it reads now. libvirt marks the guest as tainted (custom-ga-command, custom-monitor)."
        : "After the move, Martlet compares the CPUID that QEMU gives the guest with what it gives now; the agent in the guest does not help "
          + "(\(listed(readings.failures, limit: 2))). libvirt marks the guest as tainted (custom-monitor).")
  }

  /// The obstacle in the guest itself, whatever the target; nil if it runs and has no job.
  private func obstacle(_ guest: MigrationGuest, at source: MigrationHost) -> Preflight.Reason? {
    let virsh = GuestCommands(guest.name, at: source.uri)
    switch guest.state {
    case .off: return .init("guest.state", .blocks, "The guest is shut down: there is nothing to move live.")
    case .paused:
      return .init(
        "guest.state", .blocks,
        "The guest is paused; resume it first (\(virsh.virsh("resume"))).")
    case .halted:
      return .init(
        "guest.state", .blocks,
        "The guest is paused for a start or a migration: \(virsh.virsh("domstate", "--reason"))."
      )
    case .split:
      return .init(
        "guest.state", .blocks,
        "A post-copy of the guest broke, and part of its memory is at each end: \(virsh.virsh("domstate", "--reason"))."
      )
    case .running: break
    }
    guard let job = try? source.job(guest.uuid), job.phase == .running else { return nil }
    return .init(
      "guest.job", .blocks,
      "libvirt is already \(job.isOutgoing ? "moving" : "saving or copying") the guest; wait for it: \(virsh.virsh("domjobinfo"))."
    )
  }

  /// Whether the target already has the guest, or another with its name.
  private func presence(
    of guest: MigrationGuest, at target: MigrationHost
  ) throws(LibvirtFailure) -> [Preflight.Reason] {
    if let same = try target.guest(guest.uuid) {
      if same.state != .off {
        return [
          .init("target.guest", .blocks, "\(target.uri) already runs a guest with this UUID (\(same.name)).")
        ]
      }
      guard same.name == guest.name else {
        return [
          .init(
            "target.guest", .blocks, "\(target.uri) has a guest with this UUID, called \(same.name).")
        ]
      }
      return [
        .init(
          "target.definition", .warns,
          "\(target.uri) has a definition of this guest; the source's definition will replace it.")
      ]
    }
    guard let other = try target.guest(guest.name) else { return [] }
    return [
      .init(
        "target.name", .blocks,
        "\(target.uri) has another guest with this name (UUID \(other.uuid)); rename or undefine one of them."
      )
    ]
  }

  /// Whether the target has the guest's QEMU and machine type.
  private func emulator(
    _ machine: GuestMachine, at target: MigrationHost
  ) throws(LibvirtFailure) -> [Preflight.Reason] {
    do throws(LibvirtFailure) {
      _ = try target.domainCapabilities(emulator: machine.emulator, machine: nil, type: machine.type)
    } catch {
      guard target.isAlive else { throw error }
      return [
        .init(
          "target.emulator", .blocks,
          "\(target.uri) cannot start \(machine.emulator ?? "a QEMU") (\(machine.type ?? "kvm")): \(error.reason)."
        )
      ]
    }
    do throws(LibvirtFailure) {
      _ = try target.domainCapabilities(
        emulator: machine.emulator, machine: machine.machine, type: machine.type)
    } catch {
      guard target.isAlive else { throw error }
      return [
        .init(
          "target.machine", .blocks,
          "\(target.uri) does not know the machine type \(machine.machine ?? "of the guest"): \(error.reason)."
        )
      ]
    }
    return []
  }

  /// libvirt's own comparison of the running CPU with what the target's hypervisor gives guests.
  private func comparison(
    _ definition: String, _ machine: GuestMachine, at target: MigrationHost
  ) -> (reasons: [Preflight.Reason], missing: [String]) {
    guard let cpu = cpuElement(in: definition) else { return ([], []) }
    do throws(LibvirtFailure) {
      let answer = try target.compare(
        cpu: cpu, emulator: machine.emulator, machine: machine.machine,
        type: machine.type)
      guard answer == .incompatible else { return ([], []) }
      return ([.init("target.libvirt", .blocks, "libvirt at \(target.uri) finds the CPU incompatible.")], [])
    } catch {
      let missing =
        error.reason.split(separator: ":").last?.split(whereSeparator: { $0 == "," || $0 == " " }) ?? []
      if error.kind == .incompatible, !missing.isEmpty,
        missing.allSatisfy({ GuestExposure.givenByQEMU.contains(String($0)) })
      {
        return (
          [
            .init(
              "target.libvirt", .note,
              "libvirt at \(target.uri) compares with its host-model, which never has \(missing.joined(separator: ", ")): QEMU offers that "
                + "to a guest that moves, and libvirt then asks QEMU.")
          ], []
        )
      }
      let weight: Preflight.Reason.Weight = error.kind == .incompatible ? .blocks : .note
      return (
        [.init("target.libvirt", weight, "libvirt at \(target.uri) says: \(error.reason).")],
        error.kind == .incompatible ? missing.map(String.init) : []
      )
    }
  }

  /// The text of a definition's `<cpu>` that names a model: only of such libvirt compares.
  func cpuElement(in definition: String) -> String? {
    let bytes = Array(definition.utf8)
    guard let cpu = CPUTextEditor.guestCPU(in: bytes), cpu.mode == "custom" else { return nil }
    return String(decoding: bytes[cpu.range], as: UTF8.self)
  }

  /// Warns if the target's hypervisor is older than the source's.
  private func versions(_ source: MigrationHost, _ target: MigrationHost) -> [Preflight.Reason] {
    guard let from = try? source.versions(), let to = try? target.versions() else {
      return [.init("host.versions", .note, "Martlet could not read the versions of libvirt and QEMU.")]
    }
    func numbers(_ text: String) -> [Int] { text.split(separator: ".").compactMap { Int($0) } }
    guard numbers(to.hypervisor).lexicographicallyPrecedes(numbers(from.hypervisor)) else { return [] }
    return [
      .init(
        "target.version", .warns,
        "QEMU is older at the target (\(to.hypervisor)) than at the source (\(from.hypervisor)): it may not understand all of the guest's state."
      )
    ]
  }

  /// The record of a host: what its libvirt says, as a snapshot.
  private func record(of host: MigrationHost, _ machine: GuestMachine) -> Snapshot {
    let time = currentTimestamp()
    var snapshot = Snapshot(martlet: martlet, method: .probe, captured: time)
    snapshot.identity.hostName = try? host.hostName()
    if let text = try? host.capabilities() {
      snapshot.parts.append(.init(.libvirtCapabilities, source: host.uri, time: time, text: text))
    }
    let versions = try? host.versions()
    if let versions {
      snapshot.parts.append(
        .init(
          .libvirtVersion, source: host.uri, time: time,
          text: "libvirt \(versions.libvirt)\nQEMU \(versions.hypervisor)\n"))
    }
    if let text = try? host.domainCapabilities(
      emulator: machine.emulator, machine: machine.machine, type: machine.type)
    {
      var about = ["emulator": machine.emulator ?? ""]
      about["type"] = machine.type
      snapshot.parts.append(
        .init(.libvirtDomainCapabilities, source: host.uri, time: time, about: about, text: text))
      if let versions, machine.type == "kvm", HostModelDetail.supported.isIn(version: versions.libvirt),
        let text = try? host.domainCapabilities(
          emulator: machine.emulator, machine: machine.machine, type: machine.type, detail: .supported)
      {
        snapshot.parts.append(
          .init(.libvirtSupportedFeatures, source: host.uri, time: time, about: about, text: text))
      }
    }
    return snapshot
  }
}
