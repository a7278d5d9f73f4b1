import CPUCompatibility
import CPUReaders
import Foundation
import LibvirtCPU
import Testing

/// The definitions of libvirt's own tests, read for what stops a move.
@Suite struct DeviceDefinitionTests {
  @Test(
    .enabled(if: !OracleTree.all.isEmpty, "no source of libvirt: Scripts/fetch-oracle"),
    arguments: OracleTree.all)
  func areRead(tree: OracleTree) throws {
    let names = ["qemuxml2argvdata", "qemuxmlconfdata"].map { "\(tree.path)/tests/\($0)" }
    let folder = try #require(names.first { FileManager.default.fileExists(atPath: $0) })
    var counts: [GuestObstacle: Int] = [:]
    var files = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    where name.hasSuffix(".xml") {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
      // Some of the tests are of documents that are not well-formed.
      guard let machine = try? GuestMachine(Document(name: name, bytes: Array(bytes))) else { continue }
      files += 1
      for obstacle in machine.obstacles.keys { counts[obstacle, default: 0] += 1 }
      // The words by which a person finds them.
      let text = String(decoding: bytes, as: UTF8.self).replacing("\"", with: "'")
      func has(_ obstacle: GuestObstacle) -> Bool { machine.obstacles[obstacle] != nil }
      #expect(has(.transientDisk) == text.contains("<transient"), "\(name)")
      #expect(has(.virtiofs) == text.contains("<driver type='virtiofs'"), "\(name)")
      #expect(has(.sev) == text.contains("<launchSecurity type='sev'"), "\(name)")
      let hasVDPA = text.contains("<interface type='vdpa'") || text.contains("<disk type='vhostvdpa'")
      #expect(has(.vdpa) == hasVDPA, "\(name)")
      #expect(has(.hugePages) == text.contains("<hugepages"), "\(name)")
      #expect(has(.vhostSCSI) == text.contains("type='scsi_host'"), "\(name)")
      #expect(
        has(.hostUSB)
          == (text.contains("<hostdev") && text.contains("type='usb'")
            && text.contains("mode='subsystem' type='usb'")),
        "\(name)")
    }
    let rare: Set<GuestObstacle> = [
      .snapshots, .checkpoints, .tdx, .sevSNP, .hypervPassthrough, .legacyMemory,
    ]
    #expect(files > 500)
    for obstacle in GuestObstacle.allCases where !rare.contains(obstacle) {
      #expect(counts[obstacle] != nil || tree.version < LibvirtVersion(11, 0), "\(obstacle)")
    }
  }
}
