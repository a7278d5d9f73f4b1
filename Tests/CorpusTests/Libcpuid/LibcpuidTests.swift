import CPUCatalog
import CPUCompatibility
import CPUReaders
import LibvirtCPU
import TestSupport
import Testing
import X86CPU

@Suite(.enabled(if: LibcpuidDump.folder != nil, "needs ../shared/corpus/libcpuid"))
struct LibcpuidTests {
  static let interpreter = Interpreter(
    map: MapProjection(.builtin, catalog: .standard), catalog: .standard)

  static func host(_ dump: LibcpuidDump) throws -> HostCPU {
    let document = Document(name: dump.path, bytes: dump.bytes)
    let reading = try Reader.read(document)
    return try interpreter.host(try reading.selecting(document), in: document)
  }

  @Test func theCorpusIsWhole() {
    #expect(LibcpuidDump.x86.count >= 210)
  }

  /// Every flag that libcpuid lists is there, and none is that it does not list.
  @Test(arguments: LibcpuidDump.x86)
  func flagsAgree(dump: LibcpuidDump) throws {
    let catalog = Catalog.standard
    let host = try Self.host(dump)
    let evidence = try #require(host.reference).evidence
    let listed = dump.flags
    let table = host.cpus[0].table
    for (flag, name) in libcpuidFlags.sorted(by: { $0.key < $1.key }) {
      let feature = try #require(catalog[name], "the catalogue has no \(name)")
      if libcpuidIntelFlags.contains(flag), host.vendor != "Intel" { continue }
      if libcpuidAMDFlags.contains(flag), host.vendor != "AMD", host.vendor != "Hygon" { continue }
      // Early VIA CPUs write neither EBX nor ECX: libcpuid takes the leftovers there for features.
      if table.leavesRegistersUnwritten, !evidence.absent.contains(feature.index) { continue }
      var isPresent = evidence.certainlyPresent.contains(feature.index)
      // libcpuid clears the flag where the package has room for one APIC id (Intel SDM vol. 2A, CPUID, leaf 01H).
      if flag == "ht", host.vendor == "Intel", let leaf = table.leaves[CPUIDLeaf(eax: 1)],
        leaf.ebx >> 16 & 0xff < 2
      {
        isPresent = false
      }
      #expect(isPresent == listed.contains(flag), "\(flag) \(isPresent ? "is read" : "is not read")")
    }
  }

  /// The ABI asks a level's every feature; libcpuid takes a level for proved by one of them.
  ///
  /// Where the levels differ, libcpuid's own list of flags must lack a feature that the ABI's table has for the level
  /// that it gives (System V ABI, AMD64 supplement, table 3.1).
  @Test(arguments: LibcpuidDump.x86)
  func levelsAgree(dump: LibcpuidDump) throws {
    let host = try Self.host(dump)
    let evidence = try #require(host.reference).evidence
    let level = ABILevel(of: evidence, catalog: .standard, osxsaveCounts: true)
    let theirs = try #require(dump.level)
    guard level.level != theirs else { return }
    let names = Set((level.missing + level.undetermined).map { Catalog.standard.features[$0].name })
    let missing = libcpuidFlags.filter { names.contains($0.value) && !dump.flags.contains($0.key) }
    #expect(level.level < theirs && !missing.isEmpty, "we say \(level.level), libcpuid \(theirs): \(names)")
  }

  @Test(arguments: LibcpuidDump.all.filter { $0.path.hasPrefix("arm/") })
  func otherArchitecturesHaveNoX86CPU(dump: LibcpuidDump) throws {
    let error = try #require(throws: ReadError.self) { try Self.host(dump) }
    #expect(error.reason.contains(dump.path.contains("armv7") ? "32-bit ARM" : "arm64"))
  }
}
