import CPUCompatibility
import CPUReaders
import Foundation
import LibvirtCPU
import Testing
import XMLReading

/// The definitions of libvirt's own tests, read for parts besides the devices: each is known, or named as not checked.
@Suite struct DefinitionPartOracleTests {
  @Test(
    .enabled(if: !OracleTree.all.isEmpty, "no source of libvirt: Scripts/fetch-oracle"),
    arguments: OracleTree.all)
  func everyPartIsKnownOrNamed(tree: OracleTree) throws {
    let names = ["qemuxml2argvdata", "qemuxmlconfdata"].map { "\(tree.path)/tests/\($0)" }
    let folder = try #require(names.first { FileManager.default.fileExists(atPath: $0) })
    var named: Set<String> = []
    var silent: Set<String> = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    where name.hasSuffix(".xml") {
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")))
      // Some of the tests are of documents that are not well-formed.
      guard let machine = try? GuestMachine(Document(name: name, bytes: bytes)) else { continue }
      let unknown = machine.obstacles[.unknownPart] ?? []
      let cursor = try XMLCursor(bytes)
      // The elements of the document by a walk of the test's own.
      func walk(_ path: String) throws(XMLError) {
        try cursor.forEachChild { child throws(XMLError) in
          let inner = path + "<\(child.name)>"
          guard inner != "<devices>", inner != "<metadata>" else { return }
          if unknown.contains(inner) {
            named.insert(inner)
            return
          }
          // An element of a kind that is not known is named with its kind.
          if unknown.contains(where: { $0.hasPrefix("\(inner) with ") }) { return }
          silent.insert(inner)
          try walk(inner)
        }
      }
      try walk("")
    }
    // Nothing of a definition is both: an element is known everywhere or named everywhere.
    #expect(silent.isDisjoint(with: named), "\(silent.intersection(named).sorted())")
    #expect(silent.count > 60)
    // What libvirt's tests have and no rule looks at, as reviewed.
    let unreviewed = named.filter { part in
      !Self.reviewed.contains(part) && !part.hasPrefix("<qemu:") && !part.hasPrefix("<ns0:")
    }
    #expect(unreviewed.isEmpty, "\(unreviewed.sorted())")
    if tree.version.major >= 11 {
      for part in Self.reviewed { #expect(named.contains(part), "\(part)") }
    }
  }

  /// Parts that need something of the host, or of another architecture, and that no rule looks at.
  private static let reviewed: Set<String> = [
    "<blkiotune>", "<commandline>", "<cputune><iothreadsched>", "<cputune><vcpusched>", "<defaultiothread>",
    "<features><aia>", "<features><async-teardown>", "<features><ccf-assist>", "<features><cfpc>",
    "<features><gic>", "<features><hpt>", "<features><htm>", "<features><ibs>",
    "<features><kvm><dirty-ring>", "<features><nested-hv>", "<features><ps2>", "<features><ras>",
    "<features><sbbc>", "<idmap>", "<keywrap>", "<memtune><swap_hard_limit>", "<throttlegroups>",
  ]
}
