internal import FileAccess
public import HostSnapshots

/// A libvirt daemon's answers about its host and guests, as parts of a snapshot.
public struct LibvirtCapture: Sendable {
  /// The parts that libvirt provided.
  public private(set) var parts: [Snapshot.Part] = []
  /// The missing parts, with reasons.
  public private(set) var missing: [Snapshot.Missing] = []

  /// The host's name as its libvirt gives it; nil without a question or an answer.
  public private(set) var hostName: String?
  /// Why the daemon could not be reached; nil if it was.
  public private(set) var failure: LibvirtFailure?

  /// Queries the daemon at `uri` without changing anything; blocks until it answers.
  ///
  /// - Parameters:
  ///   - emulators: Paths of the QEMU binaries whose domain capabilities are asked for.
  ///   - disksIn: The targets of a guest's disks, such as `vda`, from its definition; they are asked for their jobs.
  public init(uri: String, emulators: [String], disksIn: (String) -> [String]) {
    self.init(uri: uri, guest: nil, emulatorsIn: { _ in emulators }, disksIn: disksIn)
  }

  /// Asks the daemon at `uri`, changing nothing; blocks until it has answered.
  ///
  /// - Parameters:
  ///   - guest: The one guest whose definitions are asked for, by name or UUID; nil for all.
  ///   - emulatorsIn: The paths of the QEMU binaries whose domain capabilities are asked for, from the text of the capabilities; an
  ///     empty text where the daemon gives none.
  ///   - disksIn: The targets of a guest's disks, such as `vda`, from its definition; they are asked for their jobs.
  public init(
    uri: String, guest: String?, emulatorsIn: (String) -> [String], disksIn: (String) -> [String]
  ) {
    let connection: LibvirtConnection
    do {
      connection = try LibvirtConnection(uri: uri)
    } catch {
      failure = error
      for kind in [Snapshot.Kind.libvirtVersion, .libvirtCapabilities, .libvirtDomainCapabilities, .domain] {
        missing.append(Snapshot.Missing(kind, source: uri, reason: error.reason))
      }
      return
    }
    take(.libvirtVersion, "virsh -c \(uri) version") { () throws(LibvirtFailure) in
      "libvirt \(try connection.version())\nQEMU \(try connection.hypervisorVersion())\n"
    }
    take(.libvirtCapabilities, "virsh -c \(uri) capabilities") { () throws(LibvirtFailure) in
      try connection.capabilities()
    }
    hostName = try? connection.hostName()
    let capabilities = parts.last { $0.kind == Snapshot.Kind.libvirtCapabilities.rawValue }?.content
    let version = (try? connection.version()) ?? ""
    let detail = HostModelDetail.expanded.isIn(version: version) ? HostModelDetail.expanded : .extras
    for emulator in emulatorsIn(capabilities ?? "") {
      for type in ["kvm", "qemu"] {
        take(
          .libvirtDomainCapabilities,
          "virsh -c \(uri) domcapabilities --emulatorbin \(emulator) --virttype \(type)"
            + detail.options,
          about: ["emulator": emulator, "type": type]
        ) { () throws(LibvirtFailure) in
          try connection.domainCapabilities(emulator: emulator, type: type, detail: detail)
        }
      }
      guard HostModelDetail.supported.isIn(version: version) else { continue }
      take(
        .libvirtSupportedFeatures,
        "virsh -c \(uri) domcapabilities --emulatorbin \(emulator) --virttype kvm"
          + HostModelDetail.supported.options,
        about: ["emulator": emulator, "type": "kvm"]
      ) { () throws(LibvirtFailure) in
        try connection.domainCapabilities(emulator: emulator, type: "kvm", detail: .supported)
      }
    }
    do {
      let guests =
        if let guest {
          [try connection.guest(guest, disksIn: disksIn)]
        } else {
          try connection.guests(disksIn: disksIn)
        }
      for guest in guests { take(guest, uri) }
    } catch {
      missing.append(
        Snapshot.Missing(
          .domain, source: guest.map { "virsh -c \(uri) dumpxml \($0)" } ?? uri, reason: error.reason))
    }
  }

  private mutating func take(_ guest: LibvirtConnection.Guest, _ uri: String) {
    let options = ["live": "", "migratable": " --migratable", "inactive": " --inactive"]
    for state in ["live", "migratable", "inactive"] {
      let source = "virsh -c \(uri) dumpxml \(guest.name)\(options[state] ?? "")"
      if let text = guest.definitions[state] {
        parts.append(
          Snapshot.Part(
            .domain, source: source, time: currentTimestamp(), about: ["domain": guest.name, "state": state],
            text: withoutPasswords(text)))
      } else if let reason = guest.failures[state] {
        missing.append(Snapshot.Missing(.domain, source: source, reason: reason))
      }
    }
    let source = "virsh -c \(uri) snapshot-list, checkpoint-list and blockjob \(guest.name)"
    if let state = guest.state {
      parts.append(
        Snapshot.Part(
          .domainState, source: source, time: currentTimestamp(), about: ["domain": guest.name],
          text: """
            snapshots \(state.snapshots)
            checkpoints \(state.checkpoints)
            \((["block-jobs"] + state.blockJobs).joined(separator: " "))

            """))
    } else if let reason = guest.failures["state"] {
      missing.append(Snapshot.Missing(.domainState, source: source, reason: reason))
    }
  }

  private mutating func take(
    _ kind: Snapshot.Kind, _ source: String, about: [String: String] = [:],
    _ ask: () throws(LibvirtFailure) -> String
  ) {
    do {
      let text = try ask()
      parts.append(Snapshot.Part(kind, source: source, time: currentTimestamp(), about: about, text: text))
    } catch {
      missing.append(Snapshot.Missing(kind, source: source, reason: error.reason))
    }
  }

  /// Takes the installed CPU map: every XML file below `folder`, packed by tar and gzip.
  public mutating func readCPUMap(folder: String = "/usr/share/libvirt/cpu_map") {
    let names = (try? Folder.contents(below: folder))?.files.filter { $0.hasSuffix(".xml") } ?? []
    let files = names.compactMap { name in
      (try? WholeFile.read("\(folder)/\(name)", limit: 16 << 20, waits: false)).map {
        TarArchive.File(name: "cpu_map/\(name)", bytes: $0)
      }
    }
    guard !files.isEmpty else {
      missing.append(
        Snapshot.Missing(
          .cpuMap, source: folder, reason: "no CPU map exists; libvirt's daemon is not installed"))
      return
    }
    parts.append(
      Snapshot.Part(
        .cpuMap, source: folder, time: currentTimestamp(), gzipped: gzip(TarArchive(files: files).bytes)))
  }
}
