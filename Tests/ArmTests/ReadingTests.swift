import ArmCPU
import ArmCompatibility
import Foundation
import TestSupport
import Testing

@testable import CPUReaders

/// Records of arm64: what is read of them, and what is refused with a line.
@Suite struct ArmReadingTests {
  private static func fingerprint(_ entries: [(String, String)]) -> String {
    let rows = entries.map {
      "      {\n        \"addr\": \"\($0.0)\",\n        \"bitmap\": \"\($0.1)\"\n      }"
    }
    return "{\n  \"kernel_version\": \"6.1.172\",\n  \"guest_cpu_config\": {\n    \"vcpu_features\": [],\n"
      + "    \"reg_modifiers\": [\n\(rows.joined(separator: ",\n"))\n    ]\n  }\n}\n"
  }

  private static let one = "0b" + String(repeating: "0", count: 127) + "1"

  @Test func fingerprintsGiveRegisters() throws {
    let record = try ArmRecords.record(
      Self.fingerprint([("0x603000000013c020", Self.one), ("0x6040000000100054", Self.one)]))
    #expect(record.point == .virtualCPU && record.kernel == "6.1.172" && record.cores.count == 1)
    #expect(record.cores[0][SystemRegister(encoding: 0xc020)] == 1)
    // A register of 128 bits is in the list alone.
    #expect(record.cores[0].listed?.count == 2 && record.cores[0].registers.count == 1)
  }

  /// Cut, doubled, misaligned and other damage, with the line of the register's addr.
  @Test(arguments: [
    ([("0x603000000013c020", one), ("0x603000000013c021", "0b0001")], 11, "cut"),
    ([("0x603000000013c020", one), ("0x603000000013c020", one)], 11, "twice"),
    ([("0x6020000000110000", "0b" + String(repeating: "1", count: 128))], 7, "higher"),
    ([("0x603000000013c020", "0b" + String(repeating: "x", count: 128))], 7, "digits"),
    ([("0x603000000013c020", "1")], 7, "bitmap"), ([("0x1", one)], 7, "addr"),
  ])
  func damagedFingerprintsHaveALine(entries: [(String, String)], line: Int, word: String) throws {
    let error = try #require(throws: ReadError.self) { try ArmRecords.record(Self.fingerprint(entries)) }
    #expect(error.line == line && error.reason.contains(word), "\(error)")
  }

  @Test func truncatedFingerprintsAreRefused() throws {
    let text = Self.fingerprint([("0x603000000013c020", Self.one)])
    for length in stride(from: 20, to: text.utf8.count - 4, by: 16) {
      #expect(throws: ReadError.self) { try ArmRecords.record(String(text.prefix(length))) }
    }
  }

  private static let dump = """
    _________________ Logical CPU #0 _________________
    arm_midr=00000000410fd493
    arm_mpidr=0000000080000000
    arm_id_aa64isar0=1021111110212120
    arm_id_aa64pfr0=0001000100110011
    _________________ Logical CPU #1 _________________
    arm_midr=00000000410fd493
    arm_mpidr=0000000080000001
    arm_id_aa64isar0=1021111110212120
    arm_id_aa64pfr0=0001000100110011
    --------------------------------------------------------------------------------
    ARM

    """

  @Test func dumpsGiveCoresOnce() throws {
    let record = try ArmRecords.record(Self.dump)
    #expect(record.point == .userSpace && record.cores.count == 1 && record.cores[0].numbers == [0, 1])
    #expect(record.cores[0][.affinity] == nil)
    // Another core is another CPU.
    let mixed = Self.dump.replacing(
      "#1 _________________\narm_midr=00000000410fd493", with: "#1 _\narm_midr=00000000410fd034")
    #expect(try ArmRecords.record(mixed).cores.map(\.numbers) == [[0], [1]])
  }

  @Test(arguments: [
    ("arm_id_aa64isar0=1021111110212120", "arm_id_aa64isar0=10211111102121", 4, "cut"),
    ("arm_id_aa64pfr0=0001000100110011", "arm_midr=00000000410fd493", 5, "twice"),
    ("arm_id_aa64pfr0=", "arm_id_aa99pfr0=", 5, "register"),
  ])
  func damagedDumpsHaveALine(old: String, new: String, line: Int, word: String) throws {
    let text = Self.dump.replacing(old, with: new)
    let error = try #require(throws: ReadError.self) { try ArmRecords.record(text) }
    #expect(error.line == line && error.reason.contains(word), "\(error)")
  }

  @Test(
    .enabled(if: corpusFolder("libcpuid") != nil, "needs ../shared/corpus/libcpuid"),
    arguments: [
      ("armv8a/cortex-a57", UInt32(0x411f_d071)), ("armv9a/neoverse-n2", 0x410f_d493),
    ])
  func libcpuidsDumpsAreRead(path: String, id: UInt32) throws {
    let folder = try #require(corpusFolder("libcpuid"))
    let file = folder.appending(path: "arm/\(path).test")
    let record = try ArmRecords.record(try String(contentsOf: file, encoding: .utf8))
    #expect(record.cores.contains { $0[.mainID].map { UInt32($0) >> 4 & 0xfff } == id >> 4 & 0xfff })
  }

  @Test(.enabled(if: corpusFolder("libcpuid") != nil, "needs ../shared/corpus/libcpuid"))
  func narrowCPUsAreRefused() throws {
    let file = try #require(corpusFolder("libcpuid")).appending(path: "arm/armv7a/cortex-a7.test")
    let error = try #require(throws: ReadError.self) {
      try ArmRecords.record(try String(contentsOf: file, encoding: .utf8))
    }
    #expect(error.reason.contains("32-bit"))
  }

  private static func info(_ cpus: [(Int, String)]) -> String {
    cpus.map { number, part in
      "processor\t: \(number)\nBogoMIPS\t: 50.00\nFeatures\t: fp asimd evtstrm aes pmull sha1 sha2 crc32\n"
        + "CPU implementer\t: 0x41\nCPU architecture: 8\nCPU variant\t: 0x0\nCPU part\t: \(part)\nCPU revision\t: 4\n"
    }.joined(separator: "\n")
  }

  @Test func cpuinfoGivesCoresAndWords() throws {
    let record = try ArmRecords.record(Self.info([(0, "0xd03"), (1, "0xd03"), (2, "0xd08")]))
    #expect(record.point == .words && record.cores.map(\.numbers) == [[0, 1], [2]])
    #expect(record.cores[0].words.contains("pmull") && record.cores[0][.mainID] == 0x410f_d034)
  }

  @Test(arguments: [
    ("CPU part\t: 0xd03\n", "", "CPU part"), ("CPU revision\t: 4", "CPU revision\t: x", "number"),
    ("CPU architecture: 8", "CPU architecture: 7", "32-bit"),
    ("CPU variant\t: 0x0", "CPU part\t: 0xd03", "twice"),
  ])
  func damagedCPUInfoIsRefused(old: String, new: String, word: String) throws {
    let text = Self.info([(0, "0xd03")]).replacing(old, with: new)
    let error = try #require(throws: ReadError.self) { try ArmRecords.record(text) }
    #expect(error.reason.contains(word) && (error.line ?? 0) > 0, "\(error)")
  }

  @Test func moreCoresThanAMachineHasAreRefused() throws {
    let text = Self.info((0..<65).map { ($0, "0x\(String($0 + 256, radix: 16))") })
    let error = try #require(throws: ReadError.self) { try ArmRecords.record(text) }
    #expect(error.reason.contains("65 different cores"))
  }

  @Test func libvirtGivesModelsWordsAndGuests() throws {
    let host = try ArmRecords.record(
      "<capabilities><host><cpu><arch>aarch64</arch><model>Neoverse-N1</model><vendor>ARM</vendor>"
        + "<feature name='aes'/></cpu></host></capabilities>")
    #expect(host.point == .libvirtHost && host.model == "Neoverse-N1" && host.vendor == "ARM")
    #expect(host.cores[0].words == ["aes"])
    let guest = try ArmRecords.record(
      "<domain type='kvm'><name>web</name><os><type arch='aarch64' machine='virt'>hvm</type></os>"
        + "<features><gic version='3'/><pmu state='off'/></features><cpu mode='host-passthrough'>"
        + "<feature policy='disable' name='sve'/><feature policy='require' name='pauth'/></cpu></domain>")
    #expect(guest.hostName == "web" && guest.guest?.mode == "host-passthrough")
    #expect(guest.guest?.features == ["sve": false, "pauth": true, "pmu": false])
    #expect(guest.guest?.interruptController == "3")
    let offered = try ArmRecords.record(
      "<domainCapabilities><domain>kvm</domain><arch>aarch64</arch><features><gic supported='yes'>"
        + "<enum name='version'><value>3</value></enum></gic></features></domainCapabilities>")
    #expect(offered.properties == ["gic2": false, "gic3": true])
  }

  @Test func qemuGivesProperties() throws {
    let record = try ArmRecords.record(
      #"{"return": {"model": {"name": "host", "props": {"sve128": true, "sve256": false, "pmu": true, "aarch64": true}}}}"#
    )
    #expect(
      record.point == .qemu && record.properties["sve256"] == false && record.properties["sve128"] == true)
  }

  /// What a worker hands over is what it read.
  @Test func recordsSurviveAnEncoding() throws {
    let reading = try Reader.read(Document(name: "n", bytes: Array(Self.dump.utf8)))
    let again = try JSONDecoder().decode(Reading.self, from: JSONEncoder().encode(reading))
    guard case .arm(let a)? = reading.cpus.first, case .arm(let b)? = again.cpus.first else {
      Issue.record("no record of Arm")
      return
    }
    #expect(a == b)
  }
}
