import ArmCPU
import ArmCatalog
import Testing

@testable import ArmCompatibility
@testable import CPUReaders

/// Captures of arm64 hosts: what is folded into one record, what decides by KVM's own masks, and what is refused with a line.
@Suite struct ArmCaptureTests {
  private static let features = SystemRegister(encoding: 0xc030)  // ID_AA64ISAR0_EL1

  private static func list(
    core: UInt64 = 0x413f_d0c1, features: UInt64 = 0x1000, mask: UInt64? = 0xffff, asked: String = "pmu",
    others: [String] = [], end: String = "end"
  ) -> String {
    var lines = ["#arm64-registers 1", "cpus 0 1", "offers pmu sve", "asked \(asked)", "gic 3", "ipa 48"]
    lines.append("register 0x603000000013c000 0x\(String(core, radix: 16))")
    lines.append("register 0x603000000013c030 0x\(String(features, radix: 16))")
    lines.append("register 0x606000000015ffff 0x3")
    lines += others
    if let mask { lines.append("writable 0x603000000013c030 0x\(String(mask, radix: 16))") }
    return (lines + [end, ""]).joined(separator: "\n")
  }

  /// A capture as the script prints it, with a list of registers and a /proc/cpuinfo of two equal cores.
  private static func capture(_ list: String, kernel: String = "6.12.117") -> String {
    let cpu =
      "|Features\t: sha2\n|CPU implementer\t: 0x41\n|CPU architecture: 8\n|CPU variant\t: 0x3\n"
      + "|CPU part\t: 0xd0c\n|CPU revision\t: 1\n|\n"
    let time = "2026-11-29T12:00:00Z"
    return
      "#martlet-capture 1\n#identity hostName node7\n#part file \(time) /proc/cpuinfo\n|processor\t: 0\n\(cpu)"
      + "|processor\t: 1\n\(cpu)#part file \(time) /proc/sys/kernel/osrelease\n|\(kernel)\n"
      + "#part kvm-arm-registers \(time) KVM_GET_REG_LIST\n"
      + list.split(separator: "\n").map { "|\($0)\n" }.joined() + "#end\n"
  }

  @Test func capturesAreOneRecord() throws {
    let record = try ArmRecords.record(Self.capture(Self.list()))
    #expect(record.hostName == "node7" && record.kernel == "6.12.117" && record.point == .wholeVirtualCPU)
    #expect(record.cores.count == 1 && record.cores[0].numbers == [0, 1])
    #expect(record.cores[0][Self.features] == 0x1000 && record.cores[0].words.contains("sha2"))
    #expect(record.cores[0].writable == [KVMRegisterID(Self.features).id: 0xffff])
    #expect(record.properties["pmu"] == true && record.properties["pauth"] == false)
    #expect(record.properties["sve256"] == true && record.properties["sve384"] == false)
  }

  /// A host whose registers nobody could ask still shows its core and its words.
  @Test func withoutAListWordsAreLeft() throws {
    let text = Self.capture(Self.list()).replacing("#part kvm-arm-registers", with: "#part unknown-kind")
    let record = try ArmRecords.record(text)
    #expect(record.point == .words && record.cores[0].listed == nil && record.properties.isEmpty)
  }

  /// Registers of another core than /proc/cpuinfo's are a core of their own.
  @Test func registersGoToTheirCore() throws {
    let record = try ArmRecords.record(Self.capture(Self.list(core: 0x410f_d083)))
    #expect(record.cores.count == 2 && record.cores[1][Self.features] == 0x1000)
    #expect(record.cores[0].listed == nil)
  }

  /// Cut, doubled and senseless lines are refused, each with its line.
  @Test(arguments: [
    (list(end: ""), 11, "cut"), (list(others: ["register 0x603000000013c000 0x1"]), 10, "twice"),
    (list(others: ["register 0x10 0x1"]), 10, "no register"),
    (list(others: ["register 0x603000000013c031 0xfffffffffffffffff"]), 10, "64 bits"),
    (list(others: ["writable 0x603000000013c030 0x1"]), 11, "twice"),
    (list(others: ["writable 0x1"]), 10, "mask"), (list(others: ["counter 0"]), 10, "Hz"),
    (list(others: ["ipa 99"]), 10, "address bits"), (list(others: ["gic x"]), 10, "interrupt controller"),
    ("#arm64-registers 1\nasked pmu\nend\n", 3, "MIDR_EL1"),
  ])
  func damagedListsHaveALine(text: String, line: Int, word: String) throws {
    let error = try #require(throws: ReadError.self) { try ArmRecords.record(text) }
    #expect(error.line == line && error.reason.contains(word), "\(error)")
    #expect(throws: ReadError.self) { try ArmRecords.record(Self.capture(text)) }
  }

  /// The destination's own masks count before the table of kernels, both ways.
  @Test(arguments: [
    (UInt64(0xffff), "6.1", ArmVerdict.Outcome.runs), (0x0fff, "7.1", .blocked), (0x7fff, "7.1", .blocked),
    (0xffff, "9.9", .runs),
  ])
  func masksDecide(mask: UInt64, kernel: String, outcome: ArmVerdict.Outcome) throws {
    func host(_ features: UInt64, _ name: String) throws -> ArmHost {
      let text = Self.capture(Self.list(features: features, mask: mask), kernel: kernel)
      return ArmHost([try ArmRecords.record(text)], name: name)
    }
    let verdict = ArmVerdict(of: nil, from: try host(0x1000, "a"), to: try host(0x2000, "b"))
    #expect(verdict.outcome == outcome, "\(verdict.findings)")
    #expect(verdict.findings.first?.citation.contains("KVM_ARM_GET_REG_WRITABLE_MASKS") == true)
    let back = ArmVerdict(of: nil, from: try host(0x2000, "b"), to: try host(0x1000, "a"))
    #expect(back.outcome == .blocked)
  }

  /// The counter's frequency, address bits and the interrupt controller are quantities of the host; what nobody checks is a warning.
  @Test func quantitiesOfHostsAreWarnings() throws {
    func host(_ lines: String..., name: String) throws -> ArmHost {
      ArmHost([try ArmRecords.record(Self.capture(Self.list(others: lines)))], name: name)
    }
    let source = try host("counter 25000000", name: "a")
    #expect(source.counterFrequency == 25_000_000 && source.guestAddressBits == 48)
    #expect(source.properties["gic3"] == true && source.properties["gic2"] == nil)
    let cases: [(String, ArmFinding.Kind)] = [
      ("counter 1000000000", .frequency), ("ipa 40", .addresses), ("gic 2", .interrupts),
      ("gic 0", .interrupts),
    ]
    for (line, kind) in cases {
      let destination = try host("counter 25000000", line, name: "b")
      let verdict = ArmVerdict(of: nil, from: source, to: destination)
      #expect(verdict.outcome == .runsWithWarnings, "\(line): \(verdict.findings)")
      #expect(verdict.findings.map(\.kind) == [kind])
    }
    // More address bits are enough, equal frequencies say nothing, and an unknown one is no other one.
    for line in ["ipa 52", "gic 3", "offers pmu sve"] {
      let destination = try host("counter 25000000", line, name: "b")
      #expect(ArmVerdict(of: nil, from: source, to: destination).findings.isEmpty)
    }
    #expect(ArmVerdict(of: nil, from: source, to: try host(name: "b")).outcome == .runs)
    // A guest's definition names its controller.
    var guest = ArmGuest()
    guest.features = ["pauth": false]
    guest.interruptController = "3"
    let verdict = ArmVerdict(of: guest, from: source, to: try host("gic 2", name: "b"))
    #expect(verdict.outcome == .blocked && verdict.findings.first?.kind == .interrupts)
  }

  /// A virtual CPU that was asked for everything is no measure for one that was asked for nothing.
  @Test func bareAndWholeAreNotCompared() throws {
    let power = "register 0x603000000013c020 0x1000000000"  // ID_AA64PFR0_EL1 without SVE, and with it
    let whole = ArmHost(
      [try ArmRecords.record(Self.capture(Self.list(others: [power.replacing("0x10000", with: "0x11000")])))],
      name: "whole")
    let bare = ArmHost(
      [try ArmRecords.record(Self.capture(Self.list(asked: "", others: [power])))], name: "bare")
    #expect(!whole.showsBareVirtualCPU && bare.showsBareVirtualCPU)
    let verdict = ArmVerdict(of: nil, from: whole, to: bare)
    #expect(verdict.findings.contains { $0.kind == .unseen && $0.place.contains("SVE") })
    #expect(!verdict.findings.contains { $0.weight == .blocks && $0.place.contains("SVE") })
  }

  /// A host that offers nothing is no bare record: a guest that has the PMU off moves there from one with it, and back.
  @Test func hostsThatOfferNothingAreWhole() throws {
    let tags = "register 0x603000000013c021 0x20"  // ID_AA64PFR1_EL1
    let version = "register 0x603000000013c028 0x"  // ID_AA64DFR0_EL1, PMUVer 11:8
    func host(_ lines: [String], kernel: String = "6.12.117") throws -> ArmHost {
      ArmHost(
        [try ArmRecords.record(Self.capture(Self.list(others: [tags] + lines), kernel: kernel))], name: "h")
    }
    let counting = try host(["offers pmu", "asked pmu", version + "406", "register 0x603000000013dce8 0x0"])
    let plain = try host(["offers", "asked", version + "6"])
    #expect(!plain.showsBareVirtualCPU && plain.properties["pmu"] == false)
    var guest = ArmGuest()
    #expect(ArmVerdict(of: guest, from: counting, to: plain).outcome == .blocked)
    guest.features = ["pmu": false]
    for (from, to) in [(counting, plain), (plain, counting), (plain, plain)] {
      let verdict = ArmVerdict(of: guest, from: from, to: to)
      #expect(verdict.outcome == .runs, "\(verdict.findings)")
    }
    // What is offered and was not asked for makes a record bare: it shows what nobody asks for, memory tagging too.
    let bare = try host(["offers pmu", "asked", version + "6"])
    #expect(bare.showsBareVirtualCPU)
    for (from, to) in [(counting, bare), (bare, counting)] {
      let verdict = ArmVerdict(of: guest, from: from, to: to)
      #expect(verdict.outcome == .runs, "\(verdict.findings)")
    }
  }

  /// A guest without pointer authentication, SVE or PMU has none of their registers in its stream.
  @Test(arguments: [
    ("pauth", "0x603000000013c108"), ("sve", "0x603000000013c090"), ("pmu", "0x603000000013dce8"),
  ])
  func registersOfDisabledFeaturesDoNotMatter(feature: String, register: String) throws {
    let more = ArmHost(
      [try ArmRecords.record(Self.capture(Self.list(others: ["register \(register) 0x0"])))], name: "more")
    let fewer = ArmHost([try ArmRecords.record(Self.capture(Self.list()))], name: "fewer")
    #expect(ArmVerdict(of: nil, from: more, to: fewer).outcome == .blocked)
    var guest = ArmGuest()
    guest.features = ["pauth": false, "sve": false, "pmu": false]
    #expect(ArmVerdict(of: guest, from: more, to: fewer).outcome == .runs)
    guest.features[feature] = nil
    #expect(ArmVerdict(of: guest, from: more, to: fewer).outcome == .blocked)
  }
}
