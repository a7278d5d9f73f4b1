import Foundation
import HostSnapshots
import LibvirtCPU
import LibvirtClient
import Testing

/// What the client library reads of a private libvirtd, and what virsh prints of it.
@Suite(
  .serialized,
  .enabled(if: PrivateLibvirtd.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .privateLibvirtd)
struct LibvirtClientTests {
  private let daemon: PrivateLibvirtd
  private let emulator = "/usr/bin/qemu-system-x86_64"

  init() throws { daemon = try #require(PrivateLibvirtd.current) }

  @Test func documentsAreThoseOfVirsh() throws {
    let capture = LibvirtCapture(uri: daemon.uri, emulators: [emulator], disksIn: { _ in ["vda"] })
    func text(_ kind: Snapshot.Kind, _ about: [String: String]? = nil) throws -> String {
      let part = capture.parts.first { $0.kind == kind.rawValue && (about == nil || $0.about == about) }
      return try #require(part, "\(kind): \(capture.missing)").content
    }
    #expect(
      try text(.libvirtCapabilities).trimmingBlanks == daemon.virsh("capabilities").output.trimmingBlanks)
    let about = ["emulator": emulator, "type": "qemu"]
    #expect(
      try text(.libvirtDomainCapabilities, about).trimmingBlanks
        == daemon.virsh(
          "domcapabilities", "--emulatorbin", emulator, "--virttype", "qemu", "--arch", "x86_64"
        ).output.trimmingBlanks)
    let versions = try daemon.virsh("version").output
    for line in try text(.libvirtVersion).split(separator: "\n") {
      let number = try #require(line.split(separator: " ").last)
      #expect(versions.contains(number))
    }
    // The daemon's own /dev/kvm is closed to it: the reason is kept.
    for missing in capture.missing { #expect(!missing.reason.isEmpty) }
  }

  @Test func guestsAreReadAsTheyAreDefined() throws {
    let definition = """
      <domain type='qemu'><name>martlet-guest</name><memory>65536</memory><os><type arch='x86_64'>hvm</type></os>
      <cpu mode='custom' match='exact'><model>qemu64</model><feature policy='disable' name='svm'/></cpu></domain>
      """
    #expect(try daemon.virsh("define", daemon.file("guest.xml", definition)).status == 0)
    let capture = LibvirtCapture(uri: daemon.uri, emulators: [], disksIn: { _ in ["vda"] })
    let guests = capture.parts.filter { $0.kind == Snapshot.Kind.domain.rawValue }
    #expect(guests.map(\.about) == [["domain": "martlet-guest", "state": "inactive"]])
    #expect(
      try guests.first?.content.trimmingBlanks
        == daemon.virsh("dumpxml", "--inactive", "martlet-guest").output.trimmingBlanks)
    #expect(try daemon.virsh("undefine", "martlet-guest").status == 0)
  }

  @Test func theInstalledMapIsPackedWhole() throws {
    var capture = LibvirtCapture(uri: daemon.uri, emulators: [], disksIn: { _ in ["vda"] })
    let folder = "/usr/share/libvirt/cpu_map"
    capture.readCPUMap(folder: folder)
    let part = try #require(capture.parts.last)
    let archive = try #require(TarArchive(try part.bytes()))
    #expect(archive.files.contains { $0.name == "cpu_map/x86_features.xml" })
    for file in archive.files {
      let path = folder + "/" + file.name.dropFirst("cpu_map/".count)
      #expect(FileManager.default.contents(atPath: path).map(Array.init) == file.bytes, "\(file.name)")
    }
    capture.readCPUMap(folder: "/nonexistent")
    #expect(capture.missing.last?.reason.contains("no CPU map") == true)
  }

  @Test func withoutADaemonTheReasonIsKept() {
    let capture = LibvirtCapture(
      uri: "qemu+unix:///session?socket=/nonexistent/socket", emulators: [], disksIn: { _ in [] })
    #expect(capture.parts.isEmpty)
    #expect(
      capture.missing.allSatisfy { $0.reason.contains("/nonexistent/socket") } && capture.missing.count == 4)
    #expect(throws: LibvirtFailure.self) { try LibvirtConnection(uri: "nonsense:///") }
  }
}
