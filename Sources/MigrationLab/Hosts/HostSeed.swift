internal import HostSnapshots

/// A host's second disk at boot: name, keys and addresses, as a tar archive.
struct HostSeed {
  let host: LabHost
  let hosts: [LabHost]
  /// The lab's own key: with it one comes from here to the hosts, and from one host to another.
  let key: (secret: String, open: String)
  /// The host's key.
  let hostKey: (secret: String, open: String)

  var archive: [UInt8] {
    var files: [TarArchive.File] = []
    func add(_ name: String, _ text: String, isSecret: Bool = false) {
      files.append(TarArchive.File(name: name, bytes: Array(text.utf8), mode: isSecret ? 0o600 : 0o644))
    }
    add("etc/hostname", host.name + "\n")
    add("etc/hosts", "127.0.0.1 localhost\n" + hosts.map { "\($0.address) \($0.name)\n" }.joined())
    add("etc/ssh/ssh_host_ed25519_key", hostKey.secret, isSecret: true)
    add("etc/ssh/ssh_host_ed25519_key.pub", hostKey.open)
    add("root/.ssh/id_ed25519", key.secret, isSecret: true)
    add("root/.ssh/authorized_keys", key.open, isSecret: true)
    add("root/.ssh/config", "StrictHostKeyChecking no\n", isSecret: true)
    add(
      "etc/systemd/network/10-lab.network",
      "[Match]\nMACAddress=\(labMAC(0x77, host.number))\n[Network]\nAddress=\(host.address)/24\n")
    // The address that QEMU's user network gives its only guest.
    add(
      "etc/systemd/network/20-out.network",
      "[Match]\nMACAddress=\(labMAC(0x78, host.number))\n[Network]\nAddress=10.0.2.15/24\n")
    return TarArchive(files: files).bytes
  }
}

/// A hardware address of a network (77H between hosts, 78H to this machine) and a host.
func labMAC(_ network: UInt8, _ number: Int) -> String {
  func hex(_ value: Int) -> String { (value < 16 ? "0" : "") + String(value, radix: 16) }
  return "52:54:00:\(hex(Int(network))):00:\(hex(number))"
}
