import Foundation
import HostSnapshots

/// Captures of thirteen emulated arm64 hosts, as `./test --arm` makes them: Neoverse N1 with two steppings, V1, N2 and A64FX under
/// Linux 6.12 and 7.1, `max` under 6.18 too.
public enum ArmHosts {
  /// The hosts' captures by their names, `n1-6.12`, in the order of these.
  public static func captures() throws -> [(name: String, text: String)] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let packed = try Data(contentsOf: folder.appending(path: "ArmHosts/hosts.tar.gz"))
    guard let bytes = gunzip(Array(packed), limit: 1 << 20), let archive = TarArchive(bytes) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return archive.files.map { file in
      (String(file.name.prefix { $0 != "/" }.dropLast(8)), String(decoding: file.bytes, as: UTF8.self))
    }.sorted { $0.name < $1.name }
  }

  /// A capture with a running guest of that name and definition.
  public static func capture(_ text: String, running name: String, _ definition: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let time = lines.first { $0.hasPrefix("#part ") }?.split(separator: " ").dropFirst(2).first ?? ""
    let end = lines.lastIndex { $0.hasPrefix("#end") } ?? lines.count
    lines.insert(
      contentsOf: [
        "#part libvirt-domain \(time) virsh dumpxml \(name)", "#about domain=\(name)",
        "#about state=live",
      ] + definition.split(separator: "\n").map { "|\($0)" }, at: end)
    return lines.joined(separator: "\n")
  }

  /// An arm64 guest with the CPU of the host that starts it.
  ///
  /// - Parameter features: Elements of its `<cpu>`.
  public static func guest(_ name: String, _ features: String = "") -> String {
    """
    <domain type='kvm'><name>\(name)</name><memory unit='GiB'>2</memory><vcpu>2</vcpu>
    <os><type arch='aarch64' machine='virt-10.0'>hvm</type></os>
    <cpu mode='host-passthrough'>\(features)</cpu></domain>
    """
  }
}
