package import CPUCompatibility
internal import HostSnapshots
internal import X86CPU
internal import XMLReading

extension GuestMachine {
  /// The obstacles in one device of a definition, with what they are; empty for an element that cannot be read.
  package static func obstacles(inDevice bytes: ArraySlice<UInt8>) -> [GuestObstacle: [String]] {
    guard let cursor = try? XMLCursor(Array(bytes)), let device = try? DefinitionElement(cursor) else {
      return [:]
    }
    var machine = GuestMachine()
    machine.read(device)
    return machine.obstacles
  }

  /// Notes what a device means for a move.
  ///
  /// - SeeAlso: libvirt 11.3.0 docs/formatdomain.rst, Devices.
  mutating func read(_ device: DefinitionElement) {
    switch device.name {
    case "hostdev": readHostDevice(device, type: device["type"])
    case "interface": readInterface(device)
    case "disk": readDisk(device)
    case "filesystem": readFolder(device)
    case "tpm":
      switch device.child("backend")?["type"] {
      case "passthrough"?: note(.hostTPM, device.all("device").first?["path"] ?? "/dev/tpm0")
      case "emulator"?, "external"?: note(.emulatedTPM, device["model"] ?? "tpm")
      case let type: noteUnknown(device, "backend type='\(type ?? "")'")
      }
    case "shmem": readSharedMemory(device)
    case "memory":
      if let path = device.all("path").first, device["model"] == "nvdimm" || device["model"] == "virtio-pmem"
      {
        note(.hostDisk, path.text.isEmpty ? "nvdimm" : path.text)
      }
      expect(device, "model", in: Self.memoryModels)
    case "rng": readRandomSource(device)
    case "serial", "parallel", "console", "channel", "smartcard", "redirdev": readChannel(device)
    case "input", "sound", "crypto", "iommu", "controller": readStateless(device)
    case "video":
      if device.all("acceleration").contains(where: { $0["accel3d"] == "yes" }) {
        note(.virgl, device.child("model")?["type"] ?? "video")
      }
      if device.child("driver")?["name"] == "vhostuser" { note(.vhostUser, "video") }
    case let name where Self.plainDevices.contains(name): break
    default: noteUnknown(device)
    }
  }

  private mutating func readHostDevice(_ device: DefinitionElement, type: String?) {
    let source = device.child("source")
    let address = source?.child("address")
    switch type {
    case "usb"?:
      let ids = ["vendor", "product"].compactMap { source?.child($0)?["id"] }
      let place = [address?["bus"], address?["device"]].compactMap(\.self)
      note(.hostUSB, ids.count == 2 ? ids.joined(separator: ":") : "USB " + place.joined(separator: "."))
    case "pci"?:
      let isTeamed = device.child("teaming")?["type"] == "transient"
      note(isTeamed ? .teamedDevice : .vfio, pciAddress(address) ?? "pci")
    case "mdev"?: note(.vfio, address?["uuid"] ?? "mdev")
    case "scsi"?: note(.hostSCSI, source?.child("adapter")?["name"] ?? source?["name"] ?? "scsi")
    case "scsi_host"?: note(.vhostSCSI, source?["wwpn"] ?? "scsi_host")
    case let type: noteUnknown(device, "type='\(type ?? "")'")
    }
  }

  private mutating func readInterface(_ device: DefinitionElement) {
    switch device["type"] {
    case "hostdev"?: readHostDevice(device, type: "pci")
    case "vdpa"?: note(.vdpa, device.child("source")?["dev"] ?? "vdpa")
    case "vhostuser"?: note(.vhostUser, device.child("source")?["path"] ?? "vhostuser")
    default: expect(device, "type", in: Self.plainInterfaces)
    }
    if device.child("model")?["type"] == "usb-net" { note(.stateless, "usb-net") }
  }

  private mutating func readDisk(_ device: DefinitionElement) {
    let source = device.child("source")
    let target = device.child("target")?["dev"] ?? "disk"
    if let name = device.child("target")?["dev"] { disks.append(name) }
    if device.child("transient") != nil { note(.transientDisk, target) }
    if device.child("mirror") != nil { note(.blockJob, target) }
    switch device["type"] {
    case "nvme"?: note(.hostNVMe, target)
    case "vhostuser"?: note(.vhostUser, target)
    case "vhostvdpa"?: note(.vdpa, source?["dev"] ?? target)
    case let type?: if !Self.plainDisks.contains(type) { noteUnknown(device, "type='\(type)'") }
    case nil: break
    }
    let formats =
      [device.child("driver")?["type"]]
      + device.all("backingStore").map { $0.child("format")?["type"] }
    for format in formats.compactMap(\.self) where Self.unmovedFormats.contains(format) {
      note(.imageFormat, "\(target) (\(format))")
    }
    // Drives for compact disks are read only.
    guard device["device"] != "cdrom", device.child("readonly") == nil else { return }
    let volume = source.flatMap { source in
      source["pool"].map { "\($0)/\(source["volume"] ?? "")" }
    }
    switch device["type"] ?? "file" {
    case "file", "block", "dir", "volume":
      if let path = source?["file"] ?? source?["dev"] ?? source?["dir"] ?? volume { note(.hostDisk, path) }
    default: break
    }
  }

  private mutating func readFolder(_ device: DefinitionElement) {
    if let type = device["type"], type != "mount" { return noteUnknown(device, "type='\(type)'") }
    let tag = device.child("target")?["dir"] ?? "folder"
    switch device.child("driver")?["type"] {
    case "virtiofs"?: note(.virtiofs, tag)
    case "mtp"?: note(.stateless, "usb-mtp")
    case nil, "path"?, "handle"?: note(.plan9, tag)
    case let type?: noteUnknown(device, "driver type='\(type)'")
    }
  }

  private mutating func readSharedMemory(_ device: DefinitionElement) {
    let name = device["name"] ?? "shmem"
    let model = device.child("model")?["type"] ?? "ivshmem"
    if model == "ivshmem" {
      note(.legacyMemory, name)
    } else if model != "ivshmem-plain", model != "ivshmem-doorbell" {
      noteUnknown(device, "model type='\(model)'")
    } else if device["role"] != "master" {
      note(.peerMemory, name)
    }
  }

  private mutating func readRandomSource(_ device: DefinitionElement) {
    guard let backend = device.child("backend") else { return }
    switch backend["model"] {
    case "random"?:
      let path = backend.text
      if !path.isEmpty, path != "/dev/random", path != "/dev/urandom" { note(.hostChannel, path) }
    case "egd"?:
      note(.hostChannel, backend.all("source").compactMap { $0["path"] }.first ?? "egd")
    case "builtin"?: break
    case let model: noteUnknown(device, "backend model='\(model ?? "")'")
    }
  }

  private mutating func readChannel(_ device: DefinitionElement) {
    if device.child("target")?["type"] == "usb-serial" { note(.stateless, "usb-serial") }
    if device.name == "smartcard" {
      if device["mode"] != "passthrough" { noteUnknown(device, "mode='\(device["mode"] ?? "")'") }
    } else {
      expect(device, "type", in: Self.plainChannels)
    }
    guard ["dev", "pipe"].contains(device["type"]), let path = device.child("source")?["path"] else {
      return
    }
    note(.hostChannel, path)
  }

  private mutating func readStateless(_ device: DefinitionElement) {
    switch (device.name, device["type"], device["model"]) {
    case ("input", "passthrough"?, _): note(.stateless, "virtio-input-host")
    case ("input", "evdev"?, _):
      note(.hostChannel, device.child("source").flatMap { $0["dev"] ?? $0["evdev"] } ?? "evdev")
    case ("sound", _, "usb"?): note(.stateless, "usb-audio")
    case ("sound", _, "virtio"?): note(.stateless, "virtio-sound")
    case ("crypto", _, _): note(.stateless, "virtio-crypto")
    case ("iommu", _, "amd"?): note(.stateless, "amd-iommu")
    case ("controller", "nvme"?, _): note(.stateless, "nvme")
    case ("input", _, _): expect(device, "type", in: ["tablet", "mouse", "keyboard"])
    case ("sound", _, _): expect(device, "model", in: Self.plainSounds)
    case ("controller", _, _): expect(device, "type", in: Self.plainControllers)
    case ("iommu", _, _): expect(device, "model", in: ["intel", "virtio"])
    default: break
    }
  }

  /// Notes a device, or a setting of one, that Martlet does not know.
  private mutating func noteUnknown(_ device: DefinitionElement, _ setting: String? = nil) {
    note(.unknownPart, setting.map { "<\(device.name)> with \($0)" } ?? "<\(device.name)>")
  }

  /// Notes a setting whose value Martlet does not know.
  private mutating func expect(_ device: DefinitionElement, _ attribute: String, in known: Set<String>) {
    guard let value = device[attribute], !known.contains(value) else { return }
    noteUnknown(device, "\(attribute)='\(value)'")
  }

  /// Devices that QEMU moves and that nothing ties to the host.
  ///
  /// - SeeAlso: libvirt 11.3.0 docs/formatdomain.rst, Devices.
  private static let plainDevices: Set<String> = [
    "alias", "audio", "emulator", "graphics", "hub", "lease", "memballoon", "nvram", "panic", "pstore",
    "redirfilter", "vsock", "watchdog",
  ]
  private static let plainInterfaces: Set<String> = [
    "bridge", "client", "direct", "ethernet", "internal", "mcast", "network", "null", "server", "udp", "user",
    "vds",
  ]
  private static let plainDisks: Set<String> = ["file", "block", "dir", "volume", "network"]
  private static let plainChannels: Set<String> = [
    "dbus", "dev", "file", "null", "pipe", "pty", "qemu-vdagent", "spiceport", "spicevmc", "stdio", "tcp",
    "udp",
    "unix", "vc",
  ]
  private static let plainSounds: Set<String> = ["ac97", "es1370", "ich6", "ich7", "ich9", "pcspk", "sb16"]
  private static let plainControllers: Set<String> = [
    "ccid", "fdc", "ide", "isa", "pci", "sata", "scsi", "usb", "virtio-serial", "xenbus",
  ]
  /// Memory devices; that of SGX has no state which QEMU moves.
  private static let memoryModels: Set<String> = ["dimm", "nvdimm", "virtio-mem", "virtio-pmem"]

  /// The image formats by libvirt's names that QEMU does not migrate.
  ///
  /// - SeeAlso: qemu 7.2 and 10.0 block/qcow.c, vdi.c, vmdk.c, vpc.c, vhdx.c, parallels.c (migrate_add_blocker); libvirt 9.0.0
  ///   src/qemu/qemu_block.c, qemuBlockStorageSourceGetBlockdevFormatProps (`vhd` is QEMU's vhdx, `ploop` its parallels).
  private static let unmovedFormats: Set<String> = ["qcow", "vdi", "vmdk", "vpc", "vhd", "ploop"]

  /// A PCI address as lspci writes it, `0000:03:00.0`.
  private func pciAddress(_ address: DefinitionElement?) -> String? {
    func number(_ name: String) -> Int? { address?[name].flatMap { Int(prefixed: $0) } }
    guard let bus = number("bus"), let slot = number("slot") else { return nil }
    let place = [
      (number("domain") ?? 0).hexadecimal(digits: 4), bus.hexadecimal(digits: 2), slot.hexadecimal(digits: 2),
    ]
    return "\(place.joined(separator: ":")).\(number("function") ?? 0)"
  }
}

/// The numbers of a set as libvirt writes it, such as `1-4,^2`; nil for other text.
///
/// - SeeAlso: libvirt 9.0.0 src/util/virbitmap.c, virBitmapParse.
func numbers(inSet text: String) -> Set<Int>? {
  var found: Set<Int> = []
  for part in text.split(separator: ",") {
    let part = String(part).trimmingBlanks
    if part.hasPrefix("^") {
      guard let number = Int(part.dropFirst()) else { return nil }
      found.remove(number)
      continue
    }
    guard let range = LogicalCPUList.range(part[...]) else { return nil }
    found.formUnion(range)
  }
  return found
}
