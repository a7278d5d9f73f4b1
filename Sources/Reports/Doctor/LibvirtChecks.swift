internal import CPUCompatibility
internal import Remedies
internal import Wording

/// Checks of libvirt's daemons, of their caches, and of the CPU map.
let libvirtChecks: [HostCheck] = [
  HostCheck(
    id: "libvirt.answers", title: "libvirt answers",
    citation: "libvirt docs, daemons",
    find: { context in
      if context.hasNoLibvirt { return .notApplicable("Proxmox VE runs QEMU without libvirt.") }
      guard let configuration = context.configuration else { return context.notRecorded("libvirt's version") }
      if let version = configuration.libvirtVersion { return .passed("libvirt \(version) answers.") }
      guard let gap = configuration.missing.first(where: { $0.kind.hasPrefix("libvirt-") && !$0.hasNone })
      else { return context.notRecorded("libvirt's version") }
      if context.daemon != nil {
        return .notChecked(
          "libvirt's daemon runs and gave no answer: \(gap.reason).", [DoctorContext.capture])
      }
      return .failed(
        "No daemon of libvirt's runs or answers: \(gap.reason).", ["virsh -c qemu:///system version"])
    }),
  HostCheck(
    id: "libvirt.daemons", title: "one kind of daemon",
    citation: "libvirt docs, daemons, Switching to modular daemons",
    find: { context in
      if context.hasNoLibvirt { return .notApplicable("Proxmox VE runs QEMU without libvirt.") }
      guard context.setup.units != nil else {
        return context.missing("services", otherwise: "systemd's units")
      }
      let kinds = Platform.Daemons.allCases
      let running = kinds.filter { context.isRunning($0) }
      let enabled = kinds.filter { context.isEnabled($0) }
      let both = running.count > 1 ? running : enabled
      guard both.count > 1 else {
        guard let only = (running + enabled).first else {
          return context.platform?.deployment != nil
            ? .notApplicable("libvirt runs in a container.")
            : .failed(
              "Neither libvirtd nor virtqemud runs or starts at boot.",
              ["systemctl enable --now virtqemud.socket || systemctl enable --now libvirtd.socket"])
        }
        let other = kinds.first { $0 != only }.map(\.program) ?? ""
        return .passed(
          "\(only.program) \(running.isEmpty ? "starts on demand" : "runs"), and \(other) is off.")
      }
      // What serves guests now stays; where both run, libvirt's own direction is the modular one.
      let kept: Platform.Daemons = running.count == 1 ? running[0] : .modular
      let dropped = kinds.first { $0 != kept } ?? .monolithic
      let units = ["service", "socket", "ro.socket", "admin.socket"].map { suffix in
        suffix.contains(".") ? "\(dropped.program)-\(suffix)" : "\(dropped.program).\(suffix)"
      }
      return .failed(
        "libvirtd and virtqemud \(running.count > 1 ? "both run" : "are both enabled"): guests that one started the other does not know.",
        [
          .run(["systemctl", "disable", "--now"] + units, note: "guests run on; \(kept.program) stays"),
          .task(.restartLibvirt),
        ], undo: [.run(["systemctl", "enable", "--now"] + units)])
    }),
  HostCheck(
    id: "libvirt.current", title: "libvirt's daemon as installed",
    citation:
      "libvirt 9.0.0 src/util/virutil.c, virGetSelfLastChanged; src/qemu/qemu_conf.c, virQEMUDriverGetHostCPU",
    find: { context in
      if context.hasNoLibvirt { return .notApplicable("Proxmox VE runs QEMU without libvirt.") }
      guard context.configuration != nil else { return context.notRecorded("when libvirt's daemon started") }
      guard let daemon = context.daemon, let started = seconds(of: daemon.started) else {
        return context.setup.units == nil
          ? context.notRecorded("when libvirt's daemon started")
          : .notApplicable("No daemon ran that could remember an older state.")
      }
      guard let changed = context.setup.changes["/usr/sbin/\(daemon.name)"] else {
        return context.platform?.deployment == nil
          ? context.notRecorded("when the file of \(daemon.name) changed")
          : .notChecked("\(daemon.name) runs in a container, whose files the snapshot does not have.")
      }
      guard changed > started else {
        return .passed("\(daemon.name) has run since \(daemon.started), and its file is no newer.")
      }
      return .failed(
        "\(daemon.name) was replaced on disk after it had started (\(daemon.started)): the old version answers.",
        [.task(.restartLibvirt)])
    }),
  HostCheck(
    id: "libvirt.cache", title: "libvirt's cache of QEMU",
    citation: "libvirt 11.3.0 src/qemu/qemu_capabilities.c, virQEMUCapsIsValid and virQEMUCapsFormatCache",
    find: { context in
      if context.hasNoLibvirt { return .notApplicable("Proxmox VE runs QEMU without libvirt.") }
      guard let caches = context.setup.caches else {
        return context.configuration?.missing.contains { $0.kind == "libvirt-cache" && $0.hasNone } == true
          ? .notApplicable("libvirt keeps no cache on this host.")
          : context.missing("libvirt-cache", otherwise: "libvirt's cache")
      }
      let stale = caches.flatMap { context.reasons(thatIsStale: $0) }
      guard stale.isEmpty else {
        return .failed(
          "The cache is older than the host: \(listed(stale)).",
          [.task(.forgetCapabilities), .task(.restartLibvirt)],
          undo: ["# nothing to undo: libvirt writes the cache again"])
      }
      let booted = context.configuration?.booted.flatMap { seconds(of: $0) }
      if let booted, caches.contains(where: { $0.written ?? .max < booted }) {
        return .advice(
          "The cache is from before the last boot: libvirt asks QEMU again for a new kernel or microcode, and not for other firmware settings or module parameters.",
          [.task(.forgetCapabilities), .task(.restartLibvirt)],
          undo: ["# nothing to undo: libvirt writes the cache again"])
      }
      return .passed("\(caches.count) entries, all of this kernel, microcode and QEMU.")
    }),
  HostCheck(
    id: "libvirt.map", title: "CPU map as packaged",
    citation: "dpkg(1), --verify; rpm(8), VERIFY OPTIONS; Red Hat bug 1867127",
    find: { context in
      if context.hasNoLibvirt { return .notApplicable("Proxmox VE has no CPU map of libvirt's.") }
      guard let edited = context.setup.editedMapFiles else {
        return context.configuration?.missing.contains {
          $0.kind == "package-verification" && $0.hasNone
        } == true
          ? .notApplicable("No CPU map is installed on the host.")
          : context.missing("package-verification", otherwise: "the package system's word on the CPU map")
      }
      guard let first = edited.first else { return .passed("The CPU map is its package's.") }
      return .failed(
        "\(edited.count == 1 ? first : "\(edited.count) files of the CPU map, \(first) first,") \(edited.count == 1 ? "differs" : "differ") from the package: models and features mean something else here than elsewhere.",
        [.task(.restoreMap), .task(.restartLibvirt)],
        undo: [.task(.putEditedMapBack), .task(.restartLibvirt)])
    }),
]

extension DoctorContext {
  func isRunning(_ daemons: Platform.Daemons) -> Bool {
    configuration?.started[daemons.program] != nil || setup.isRunning("\(daemons.program).service") == true
  }

  func isEnabled(_ daemons: Platform.Daemons) -> Bool {
    ["service", "socket"].contains { setup.isEnabled("\(daemons.program).\($0)") == true }
  }

  /// The changes since libvirt wrote a cache; empty if none is known.
  fileprivate func reasons(thatIsStale cache: HostSetup.CapabilityCache) -> [String] {
    var reasons: [String] = []
    // The kernel's version in the cache begins with its release.
    if let kernel = cache.kernel, let running = configuration?.kernelRelease,
      !kernel.hasPrefix(running + " "), kernel != running
    {
      reasons.append("\(cache.emulator) was asked under another kernel (\(kernel.prefix { $0 != " " }))")
    }
    if let revision = cache.microcode, revision != 0, let running = setup.microcode.first?.revision,
      setup.microcode.count == 1, revision != running
    {
      reasons.append("\(cache.emulator) was asked with other microcode (0x\(String(revision, radix: 16)))")
    }
    if let then = cache.emulatorChanged, let now = setup.changes[cache.emulator], then != now {
      reasons.append("\(cache.emulator) was replaced")
    }
    return reasons
  }
}
