import CPUCatalog
import CPUCompatibility
import LibvirtCPU
import Testing
import X86CPU

@testable import CPUReaders

@Suite struct RegisterDumpTests {
  static let interpreter = Interpreter(map: MapProjection(.builtin, catalog: .standard), catalog: .standard)

  static func dump(_ text: String) throws -> RegisterDump {
    let reading = try Reader.read(Document(name: "dump", bytes: Array(text.utf8)))
    guard case .registers(let dump) = try #require(reading.cpus.first) else {
      throw ReadError(document: "dump", reason: "no registers")
    }
    return dump
  }

  static func host(_ text: String) throws -> HostCPU {
    let document = Document(name: "dump.txt", bytes: Array(text.utf8))
    return try interpreter.host(try Reader.read(document).selecting(document), in: document)
  }

  /// One CPU in the forms of five tools is one set of features, as far as each tool tells it.
  @Test(arguments: [Fixture.cpuidTool, .aida, .libcpuid, .kcpuid, .x86info])
  func formsOfOneCPUAgree(fixture: Fixture) throws {
    let reference = try Self.host(Fixture.cpuidTool.text).observations[0].evidence
    let host = try Self.host(fixture.text)
    let evidence = host.observations[0].evidence
    #expect(host.vendor == "Intel")
    #expect(host.architecture == "x86_64")
    #expect(evidence.present.isSubset(of: reference.present))
    // kcpuid leaves out leaves that are zero, so that what it leaves out is told.
    #expect(evidence.absent.isSubset(of: reference.absent) || fixture.format == "kcpuid")
    let erms = try #require(Catalog.standard["erms"]).index
    if fixture.format == "x86info" {
      // x86info asks leaf 07H without setting the subleaf: its zeros tell nothing.
      #expect(!evidence.present.contains(erms) && !evidence.absent.contains(erms))
    } else {
      #expect(evidence.present == reference.present)
      #expect(reference.absent.isSubset(of: evidence.absent))
    }
  }

  @Test func logicalCPUsThatAreAlikeAreOne() throws {
    let dump = try Self.dump(Fixture.cpuidTool.text)
    #expect(dump.cpus.map(\.logicalCPUs) == [[0, 1]])
    let mixed = Fixture.cpuidTool.text.replacing(
      "ebx=0x01100800 ecx=0x7fbae3ff", with: "ebx=0x01100800 ecx=0x7fbae3f7")
    let host = try Self.host(mixed)
    #expect(host.cpus.map(\.logicalCPUs) == [[0], [1]])
    let monitor = try #require(Catalog.standard["monitor"]).index
    #expect(host.observations[0].evidence.certainlyAbsent.contains(monitor))
  }

  @Test func modelSpecificRegistersAreRead() throws {
    let dump = try Self.dump(Fixture.aida.text)
    #expect(dump.cpus[0].table.msrs == [0x8b: 0x21 << 32])
    #expect(try Self.host(Fixture.aida.text).value(.microcode) == 0x21)
  }

  /// Intel's CPUs answer leaves above the highest with the highest one's data.
  @Test func leavesAboveTheHighestAreNotThere() throws {
    let text = """
      CPU:
         0x00000000 0x00: eax=0x00000001 ebx=0x756e6547 ecx=0x6c65746e edx=0x49656e69
         0x00000001 0x00: eax=0x000306a9 ebx=0x00100800 ecx=0x7fbae3ff edx=0xbfebfbff
         0x00000007 0x00: eax=0xffffffff ebx=0xffffffff ecx=0xffffffff edx=0xffffffff
      """
    let evidence = try Self.host(text).observations[0].evidence
    let names = { (name: String) in Catalog.standard[name]!.index }
    #expect(evidence.absent.contains(names("avx2")))
    #expect(evidence.absent.contains(names("rdctl-no")))
    // The extended range is not in the dump: nothing is known of it.
    #expect(!evidence.absent.contains(names("lm")) && !evidence.present.contains(names("lm")))
  }

  @Test func templatesTellOnlyTheBitsThatTheyName() throws {
    let host = try Self.host(Fixture.firecracker.text)
    let evidence = host.observations[0].evidence
    let names = evidence.present.map { Catalog.standard.features[$0].name }
    #expect(names.contains("erms") && names.contains("rdctl-no") && names.contains("skip-l1dfl-vmentry"))
    let index = { (name: String) in Catalog.standard[name]!.index }
    #expect(evidence.absent.contains(index("avx2")))
    #expect(evidence.absent.contains(index("rsba")))
    #expect(!evidence.present.contains(index("tsx-ctrl")) && !evidence.absent.contains(index("tsx-ctrl")))
    #expect(host.value(.microcode) == 0x21)
  }

  /// What QEMU was asked to show of Hyper-V says nothing of the host's CPU.
  @Test(arguments: ["hv-time", "hv-relaxed", "hv-tlbflush-ext", "hv-no-nonarch-coresharing"])
  func enlightenmentsInAnExpansionAreNoEvidence(name: String) throws {
    let feature = try #require(Catalog.standard[name])
    for isOn in [true, false] {
      let text = Fixture.qmp.text.replacing("\"erms\"", with: "\"\(name)\": \(isOn), \"erms\"")
      let evidence = try Self.host(text).observations[0].evidence
      #expect(evidence.state(of: feature.index) == .undetermined)
      #expect(evidence.uncatalogued.isEmpty)
    }
  }

  @Test func expansionsTellWhatIsOnAndOff() throws {
    let host = try Self.host(Fixture.qmp.text)
    let evidence = host.observations[0].evidence
    let index = { (name: String) in Catalog.standard[name]!.index }
    #expect(evidence.present.contains(index("erms")) && evidence.absent.contains(index("avx2")))
    #expect(host.value(.physicalAddressBits) == 40)
    #expect(host.observations[0].point == .qemuModel(name: "max"))
  }

  @Test(arguments: [
    ("CPUID 00000000: 0000000D-756E6547-6C65746E-49656E69\nCPUID 00000001: 000306A9-0010", 2),
    ("   0x00000000 0x00: eax=0x0000000d ebx=0x756e6547 ecx=0x6c65746e edx=0x49656", 1),
    ("basic_cpuid[0]=0000000d 756e6547\n", 1),
    ("0x00000000: EAX=0x00000007, EBX=0x756e6547, ECX=0x6c6\n", 1),
    ("eax in: 0x00000000, eax = 00000007 ebx = 756e", 1),
    (
      "CPU 0:\n  0x00000000 0x00: eax=0x00000001 ebx=0x756e6547 ecx=0x6c65746e edx=0x49656e69\n"
        + "  0x00000000 0x00: eax=0x00000002 ebx=0x756e6547 ecx=0x6c65746e edx=0x49656e69\n", 3
    ),
  ])
  func damagedLinesAreRefusedWithTheirNumber(text: String, line: Int) throws {
    let error = try #require(throws: ReadError.self) { try Self.dump(text) }
    #expect(error.line == line, "\(error)")
  }

  /// Text around a dump is passed over, and said.
  @Test func otherLinesAreNoted() throws {
    let text = "$ cpuid -r\n" + Fixture.cpuidTool.text
    let reading = try Reader.read(Document(name: "dump", bytes: Array(text.utf8)))
    #expect(reading.notes.map(\.text) == ["1 line is not part of a dump and ignored"])
  }

  @Test func sectionsOfVirtualizedRegistersAreLeftOut() throws {
    let text = Fixture.aida.text.replacing("Logical CPU #1 ]", with: "Logical CPU #0 Virtualized ]")
    #expect(try Self.dump(text).cpus.map(\.logicalCPUs) == [[0]])
  }
}
