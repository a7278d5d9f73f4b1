import CPUCatalog
import CPUCompatibility
import CPUReaders
import FoundationEssentials
import LibvirtCPU
import Testing
import X86CPU

/// Real hosts that libvirt's own tests record three ways: CPUID, the host CPU that libvirt makes of it, and QEMU's host with KVM.
@Suite(.enabled(if: !OracleTree.all.isEmpty, "no source of libvirt: Scripts/fetch-oracle"))
struct RecordsOfRealHostsTests {
  private let catalog = Catalog.standard

  /// A host's records by kind.
  private struct Records {
    var cpuid: HostCPU
    var others: [(kind: String, host: HostCPU)]
    var dump: String
  }

  private func host(_ name: String, _ text: String, _ interpreter: Interpreter) throws -> HostCPU {
    let document = Document(name: name, bytes: Array(text.utf8))
    return try interpreter.host(try Reader.read(document).selecting(document), in: document)
  }

  /// libvirt's `<cpudata>` as `cpuid -r` prints it.
  private func dump(_ xml: String) -> String {
    var text = "CPU 0:\n"
    for item in xml.split(separator: "<cpuid ").dropFirst() {
      let values = item.split(separator: "'", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset % 2 == 1 }.prefix(6).map { String($0.element.dropFirst(2)) }
      guard values.count == 6 else { continue }
      text +=
        "   0x\(values[0]) 0x\(values[1]): eax=0x\(values[2]) ebx=0x\(values[3]) ecx=0x\(values[4]) edx=0x\(values[5])\n"
    }
    return text
  }

  /// QEMU's replies under the name that was asked for: libvirt asks for host, and a static expansion calls it base.
  private func qemusHost(_ replies: String) -> String {
    replies.replacing(#/"name": *"(base|max)"/#, with: "\"name\": \"host\"")
  }

  private func hosts(_ tree: OracleTree) throws -> [(name: String, records: Records)] {
    let interpreter = Interpreter(map: MapProjection(try tree.map(), catalog: catalog), catalog: catalog)
    let names = try FileManager.default.contentsOfDirectory(atPath: tree.path + "/tests/cputestdata").sorted()
    return try names.filter { $0.hasPrefix("x86_64-cpuid-") && $0.hasSuffix(".json") }.compactMap { file in
      let name = "cputestdata/" + file.dropLast(5)
      guard let data = try? tree.text(name + ".xml"), let libvirts = try? tree.text(name + "-host.xml") else {
        return nil
      }
      let dump = dump(data)
      return (
        String(file),
        Records(
          cpuid: try host("cpuid", dump, interpreter),
          others: [
            ("libvirt", try host("libvirt", libvirts, interpreter)),
            ("qemu", try host("qemu", qemusHost(try tree.text(name + ".json")), interpreter)),
          ], dump: dump)
      )
    }
  }

  @Test(arguments: OracleTree.all)
  func noHostIsIncompatibleWithItself(tree: OracleTree) throws {
    let hosts = try hosts(tree)
    #expect(hosts.count > 40)
    for (name, records) in hosts {
      let all = [("cpuid", records.cpuid)] + records.others
      for (kind, wanted) in all {
        for (other, offered) in all {
          let comparison = Comparison(of: wanted, on: offered, catalog: catalog)
          let difference = comparison.difference
          #expect(
            comparison.result != .incompatible,
            "\(name), \(kind) on \(other): \(catalog.names(of: difference.missing)) \(comparison.blockers)")
          #expect(
            difference.extra.isEmpty, "\(name), \(kind) on \(other): \(catalog.names(of: difference.extra))")
        }
      }
    }
  }

  /// What libvirt names and what KVM passes through is missing where CPUID lacks it.
  @Test(arguments: OracleTree.all)
  func aBitThatCPUIDLacksIsFound(tree: OracleTree) throws {
    let interpreter = Interpreter(map: MapProjection(try tree.map(), catalog: catalog), catalog: catalog)
    let aes = try #require(catalog["aes"])
    var found = 0
    for (name, records) in try hosts(tree) {
      guard records.cpuid.reference?.evidence.present.contains(aes.index) == true else { continue }
      let lines = records.dump.split(separator: "\n").map { line -> String in
        guard line.contains(" 0x00000001 "), let start = line.firstRange(of: "ecx=0x")?.upperBound,
          let value = UInt32(line[start...].prefix(8), radix: 16)
        else { return String(line) }
        return String(line[..<start]) + hexadecimal(value & ~(1 << 25)) + line[start...].dropFirst(8)
      }
      let poorer = try host("poorer", lines.joined(separator: "\n") + "\n", interpreter)
      for (kind, wanted) in records.others
      where wanted.reference?.evidence.present.contains(aes.index) == true {
        let comparison = Comparison(of: wanted, on: poorer, catalog: catalog)
        #expect(catalog.names(of: comparison.difference.missing) == ["aes"], "\(name), \(kind)")
        found += 1
      }
    }
    #expect(found > 40)
  }

  private func hexadecimal(_ value: UInt32) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: 8 - text.count) + text
  }
}
