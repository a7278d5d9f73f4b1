import Foundation
import Testing

/// libvirt's library comes from the system's folders, whatever a search path of the environment holds.
@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: "/usr/lib/x86_64-linux-gnu/libvirt.so.0"),
    "libvirtd, virsh or qemu-system-x86_64 is not installed"))
struct LibraryPathTests {
  @Test func aPlantedLibraryIsNotLoaded() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in ["libvirt.so.0", "libvirt-qemu.so.0"] {
      try "no library".write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }
    let uri = "qemu:///session?socket=/nonexistent"
    let search = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"].map { ":" + $0 } ?? ""
    let planted = try martlet(
      ["show", uri], environment: ["LD_LIBRARY_PATH": folder + search])
    let plain = try martlet(["show", uri])
    #expect(planted.errors == plain.errors)
    #expect(planted.status == plain.status)
    #expect(planted.errors.contains("/nonexistent"), "libvirt's own words: \(planted)")
  }
}
