internal import FileAccess
public import HostSnapshots

/// What a libvirt daemon says of its host and guests, as parts of a snapshot.
public struct LibvirtCapture: Sendable {
  /// What libvirt gave.
  public private(set) var parts: [Snapshot.Part] = []
  /// What it did not give.
  public private(set) var missing: [Snapshot.Missing] = []

  /// Asks the daemon at `uri`, changing nothing; blocks until it has answered.
  ///
  /// - Parameter emulators: Paths of the QEMU binaries whose domain capabilities are asked for.
  public init(uri: String, emulators: [String]) {
    let connection: LibvirtConnection
    do {
      connection = try LibvirtConnection(uri: uri)
    } catch {
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
    for emulator in emulators {
      for type in ["kvm", "qemu"] {
        take(
          .libvirtDomainCapabilities,
          "virsh -c \(uri) domcapabilities --emulatorbin \(emulator) --virttype \(type)",
          about: ["emulator": emulator, "type": type]
        ) { () throws(LibvirtFailure) in
          try connection.domainCapabilities(emulator: emulator, type: type)
        }
      }
    }
    do {
      for guest in try connection.guests() { take(guest, uri) }
    } catch {
      missing.append(Snapshot.Missing(.domain, source: uri, reason: error.reason))
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
      (try? WholeFile.read("\(folder)/\(name)", limit: 16 << 20)).map {
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
