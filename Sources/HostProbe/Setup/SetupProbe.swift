internal import FileAccess
internal import Glibc
internal import HostSnapshots
internal import XMLReading

extension Probe {
  /// Which system and which daemons run, and how fresh what they remember is: all of it read from files.
  mutating func readSetup() {
    addFile(files(in: "/etc")?.contains("os-release") == true ? "/etc/os-release" : "/usr/lib/os-release")
    readServices()
    let there = setupPaths.filter { WholeFile.exists(root + $0) }
    add(.paths, from: "the paths that Martlet looks for", text: there.map { $0 + "\n" }.joined())
    if let kernels = files(in: "/lib/modules") {
      add(.folder, from: "/lib/modules", text: kernels.map { "\($0)\t\n" }.joined())
    } else {
      miss(.folder, "/lib/modules", "the folder does not exist")
    }
    readCapabilityCaches()
    readFileTimes()
    readMicrocodeFile()
  }

  /// The units of libvirt's and Nova's daemons that are installed: whether they start at boot, and whether their program runs.
  private mutating func readServices() {
    let folders = ["/etc/systemd/system", "/usr/lib/systemd/system", "/lib/systemd/system"]
    let installed = Set(folders.flatMap { files(in: $0) ?? [] }).filter(isUnitOfInterest).sorted()
    guard folders.contains(where: { files(in: $0) != nil }) else {
      return miss(.services, "/etc/systemd/system", "the system does not use systemd")
    }
    // A unit that starts at boot is linked from the folder of what wants or requires it.
    let wanting = (files(in: "/etc/systemd/system") ?? []).filter {
      $0.hasSuffix(".wants") || $0.hasSuffix(".requires")
    }
    let enabled = Set(wanting.flatMap { files(in: "/etc/systemd/system/\($0)") ?? [] })
    let running = Set(processes.compactMap(\.scriptOrProgram))
    let lines = installed.map { unit in
      let program = programOfUnit(unit)
      return "\(unit)\t\(enabled.contains(unit) ? "enabled" : "disabled")"
        + (unit.hasSuffix(".service") && running.contains(program) ? " running" : "") + "\n"
    }
    add(.services, from: "/etc/systemd/system", text: lines.joined())
  }

  /// What libvirt wrote down of each QEMU.
  private mutating func readCapabilityCaches() {
    let folder = "/var/cache/libvirt/qemu/capabilities"
    guard let names = files(in: folder) else {
      return miss(
        .libvirtCache, folder,
        WholeFile.exists(root + "/var/cache/libvirt/qemu")
          ? "it cannot be read: needs root" : "the folder does not exist",
        hasNone: WholeFile.exists(root + "/var/cache/libvirt/qemu") ? nil : true)
    }
    var text = ""
    for name in names where name.hasSuffix(".xml") {
      guard case .success(let xml) = contents("\(folder)/\(name)"), let header = capabilityHeader(of: xml),
        let emulator = header["emulator"]
      else { continue }
      text += emulator
      for key in ["qemuctime", "microcodeVersion", "kernelVersion"] {
        if let value = header[key] { text += "\t\(key)=\(value)" }
      }
      if let written = modificationTime("\(folder)/\(name)") { text += "\twritten=\(written)" }
      text += "\n"
    }
    add(.libvirtCache, from: folder, text: text)
  }

  /// When the programs that remember CPUs, and QEMU, changed.
  private mutating func readFileTimes() {
    let lines = timedPrograms.compactMap { path in
      changeTime(path).map { "\(path)\t\($0)\n" }
    }
    add(.fileTimes, from: "stat", text: lines.joined())
  }

  private func status(_ path: String) -> stat? {
    var status = stat()
    return unsafe stat(root + path, &status) == 0 ? status : nil
  }

  private func changeTime(_ path: String) -> Int? { status(path).map { Int($0.st_ctim.tv_sec) } }

  private func modificationTime(_ path: String) -> Int? { status(path).map { Int($0.st_mtim.tv_sec) } }
}

/// What a cache of QEMU's capabilities says of the QEMU and the host that it was made for, by the elements' names; nil if it is not whole.
///
/// - SeeAlso: libvirt 9.0.0 src/qemu/qemu_capabilities.c, virQEMUCapsFormatCache.
private func capabilityHeader(of xml: String) -> [String: String]? {
  var texts: [String: String] = [:]
  do throws(XMLError) {
    let cursor = try XMLCursor(Array(xml.utf8))
    try cursor.forEachChild { (child: XMLCursor) throws(XMLError) in
      let name = child.name
      guard ["emulator", "qemuctime", "microcodeVersion", "kernelVersion"].contains(name), texts[name] == nil
      else { return }
      let text = try child.text()
      // A row of the snapshot has one line, with tabs between its values.
      if !text.contains(where: { $0.isNewline || $0 == "\t" }) { texts[name] = text }
    }
    try cursor.finish()
  } catch { return nil }
  return texts
}

/// Whether a unit is one of libvirt's daemons for QEMU, Nova's, or a container's of either.
private func isUnitOfInterest(_ unit: String) -> Bool {
  guard unit.hasSuffix(".service") || unit.hasSuffix(".socket") else { return false }
  let name = unit.prefix { $0 != "." }
  return ["libvirtd", "virtqemud", "virtproxyd", "nova-compute", "openstack-nova-compute"].contains(name)
    || name.hasPrefix("tripleo_nova_") || name.hasPrefix("edpm_nova_") || name.hasPrefix("kolla-nova_")
}

/// The program that a unit runs.
private func programOfUnit(_ unit: String) -> String {
  let name = String(unit.prefix { $0 != "." })
  for program in ["virtqemud", "virtproxyd", "libvirtd"] where name.hasSuffix(program) { return program }
  if name.hasSuffix("nova_libvirt") || name.hasSuffix("nova_libvirt-container") { return "libvirtd" }
  return name.contains("nova") && name.contains("compute") ? "nova-compute" : name
}

/// Paths whose presence decides which commands fit.
private let setupPaths = [
  "/etc/kolla/nova-compute", "/etc/kolla/nova-libvirt", "/var/lib/config-data/puppet-generated/nova_libvirt",
  "/var/lib/openstack/config/nova", "/etc/pve", "/etc/kernel/proxmox-boot-uuids", "/etc/kernel/cmdline",
  "/boot/loader/entries", "/etc/default/grub", "/usr/bin/docker", "/usr/bin/podman", "/usr/sbin/grubby",
  "/sbin/pbl", "/usr/sbin/pbl", "/usr/sbin/update-grub",
]

/// Programs whose change makes what a daemon or a cache remembers old.
private let timedPrograms = [
  "/usr/sbin/libvirtd", "/usr/sbin/virtqemud", "/usr/bin/nova-compute", "/usr/bin/qemu-system-x86_64",
  "/usr/libexec/qemu-kvm", "/usr/bin/kvm",
]
