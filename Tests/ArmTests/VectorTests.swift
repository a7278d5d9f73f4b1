import ArmCPU
import Foundation
import MartletQuestions
import TestSupport
import Testing

@testable import ArmCompatibility
@testable import CPUReaders
@testable import Reports

/// SVE's vector lengths by QEMU's rules, pointer authentication and the PMU: what guests get, what stands in the way, and what libvirt accepts.
@Suite struct ArmVectorTests {
  /// A host with these vector lengths in bits; nil for one whose lengths no record shows.
  private static func host(_ lengths: [Int]?, _ others: [String: Bool] = [:]) -> ArmHost {
    var record = ArmRecord(point: .qemu)
    record.properties = ["pauth": false, "pmu": false, "sve": lengths != []]
    for length in lengths == nil ? [] : ArmVectorLengths.all {
      record.properties["sve\(length)"] = lengths?.contains(length)
    }
    record.properties.merge(others) { $1 }
    var bare = ArmRecord(point: .virtualCPU)
    var core = ArmCore()
    core[.mainID] = 0x411f_d401
    bare.cores = [core]
    return ArmHost([bare, record], name: "host")
  }

  private static func guest(_ features: [String: Bool]) -> ArmGuest {
    var guest = ArmGuest()
    guest.features = features
    return guest
  }

  /// Each rule of arm_cpu_sve_finalize under KVM.
  @Test(arguments: [
    ([128, 256, 512], [:], ArmVectorLengths.given([128, 256, 512])),
    ([128, 256, 512], ["sve256": false], .given([128])),
    ([128, 256, 512], ["sve384": false], .given([128, 256, 512])),
    ([128, 256, 384, 512], ["sve384": false], .given([128, 256])),
    ([128, 256, 512], ["sve128": false], .refused(property: "sve128")),
    ([128, 256, 512], ["sve256": true], .given([128, 256])),
    ([128, 256, 512], ["sve512": true, "sve384": false], .given([128, 256, 512])),
    ([128, 256, 384, 512], ["sve512": true, "sve384": false], .refused(property: "sve384")),
    ([128, 256], ["sve512": true], .refused(property: "sve512")),
    ([128, 256], ["sve": false, "sve256": false], .given([])),
    ([128, 256], ["sve": false, "sve256": true], .refused(property: "sve256")),
    ([], ["sve256": false], .given([])), ([], ["sve256": true], .refused(property: "sve256")),
    ([], ["sve": true], .refused(property: "sve")),
  ])
  func lengthsAreQEMUs(offered: [Int], features: [String: Bool], expected: ArmVectorLengths) {
    #expect(ArmVectorLengths(of: Self.guest(features), on: Self.host(offered)) == expected)
  }

  @Test func unknownLengthsStayUnknown() {
    #expect(ArmVectorLengths(of: Self.guest([:]), on: Self.host(nil)) == .unknown)
    // A record that leaves one out shows no set.
    var host = Self.host([128, 256])
    host.properties["sve512"] = nil
    #expect(host.vectorLengths == nil && ArmVectorLengths(of: Self.guest([:]), on: host) == .unknown)
    #expect(ArmVectorLengths(of: Self.guest(["sve": false]), on: host) == .given([]))
    #expect(
      ArmVerdict(of: Self.guest([:]), from: Self.host([128]), to: host).findings.map(\.weight) == [.unknown])
  }

  private static func verdict(
    _ features: [String: Bool], from source: [Int], to destination: [Int]
  ) -> ArmVerdict {
    ArmVerdict(of: guest(features), from: host(source), to: host(destination))
  }

  /// Sets are compared: a lost length blocks, one more is a warning, whichever place it has.
  @Test func setsDecide() {
    let a64fx = [128, 256, 512]
    let lost = Self.verdict([:], from: [128, 256], to: [128])
    #expect(lost.outcome == .blocked && lost.findings.map(\.place) == ["sve256"])
    let longer = Self.verdict([:], from: [128], to: [128, 256])
    #expect(longer.outcome == .runsWithWarnings && longer.findings.map(\.place) == ["sve256"])
    #expect(longer.findings[0].sentence.hasPrefix("The destination also gives the guest sve256"))
    let between = Self.verdict([:], from: a64fx, to: [128, 256, 384, 512])
    #expect(between.outcome == .runsWithWarnings && between.findings.map(\.place) == ["sve384"])
    // With one length off the guest has 128 bits alone, on its own host too.
    #expect(Self.verdict(["sve256": false], from: a64fx, to: a64fx).outcome == .runs)
    #expect(Self.verdict(["sve256": false], from: a64fx, to: [128]).outcome == .runs)
    // The same definition gives 512 bits where there are no 384.
    let more = Self.verdict(["sve384": false], from: [128, 256, 384, 512], to: a64fx)
    #expect(more.outcome == .runsWithWarnings && more.findings.map(\.place) == ["sve512"])
    let back = Self.verdict(["sve384": false], from: a64fx, to: [128, 256, 384, 512])
    #expect(back.outcome == .blocked && back.findings[0].place == "sve512")
    let none = Self.verdict([:], from: [128, 256], to: [])
    #expect(none.outcome == .blocked && none.findings.map(\.place) == ["sve", "sve128", "sve256"])
    #expect(Self.verdict(["sve": false], from: [128, 256], to: []).outcome == .runs)
    let refused = Self.verdict(["sve512": true, "sve384": false], from: a64fx, to: [128, 256, 384, 512])
    #expect(refused.outcome == .blocked && refused.findings[0].sentence.contains("does not start"))
    let impossible = Self.verdict(["sve512": true], from: [128], to: a64fx)
    #expect(impossible.outcome == .undetermined && impossible.findings[0].place == "sve512")
  }

  @Test func namedControllersDecide() {
    var guest = Self.guest(["sve": false])
    let plain = Self.host([])
    guest.interruptController = "2"
    #expect(ArmVerdict(of: guest, from: plain, to: plain).outcome == .undetermined)
    #expect(ArmVerdict(of: guest, from: plain, to: Self.host([], ["gic2": false])).outcome == .blocked)
    // A guest that names none gets what its host has.
    guest.interruptController = nil
    let (old, new) = (Self.host([], ["gic2": true, "gic3": false]), Self.host([], ["gic3": true]))
    #expect(ArmVerdict(of: guest, from: new, to: old).findings.map(\.kind) == [.interrupts])
    guest.interruptController = "3"
    #expect(ArmVerdict(of: guest, from: new, to: new).outcome == .runs)
  }

  private static func steps(_ source: ArmHost, _ destination: ArmHost) -> [ArmReport.Step] {
    ArmAdvice.steps(
      for: ArmVerdict(of: ArmGuest(), from: source, to: destination), from: source, to: destination)
  }

  /// What is advised makes the move possible, and libvirt reads it as meant.
  @Test(arguments: [
    (host([128, 256, 512]), host([128, 256, 384, 512]), [String]()),
    (host([128, 256, 384, 512]), host([128, 256, 512]), ["qemu.sve-off"]),
    (host([128, 256, 512]), host([128, 256]), ["qemu.sve-off"]),
    (host([128, 256]), host([]), ["qemu.sve-off"]),
    (host([], ["pauth": true]), host([]), ["qemu.pauth-off"]),
    (host([], ["pmu": true]), host([]), ["qemu.pmu-off"]),
    (
      host([128], ["pmu": true, "pauth": true]), host([]), ["qemu.sve-off", "qemu.pauth-off", "qemu.pmu-off"]
    ),
  ])
  func adviceOpensTheMove(source: ArmHost, destination: ArmHost, ids: [String]) throws {
    let steps = Self.steps(source, destination)
    #expect(steps.map(\.id) == ids)
    guard !ids.isEmpty else { return }
    let commands = steps.compactMap(\.command)
    let features = commands.filter { $0.hasPrefix("<feature ") }.joined()
    let others = commands.filter { !$0.hasPrefix("<feature ") }.joined()
    let record = try ArmRecords.record(
      "<domain type='kvm'><name>web</name><os><type arch='aarch64'>hvm</type></os>\(others)"
        + "<cpu mode='host-passthrough'>\(features)</cpu></domain>")
    let guest = try #require(record.guest)
    #expect(ArmVerdict(of: guest, from: source, to: destination).outcome == .runs, "\(commands)")
  }

  /// libvirt's maps of Arm's features that are at hand, with whether their release knows pauth.
  private static let maps: [(path: String, knowsPointers: Bool)] = {
    let root =
      #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    return [("7.0.0", false), ("9.0.0", false), ("11.3.0", true)].map { version, knowsPointers in
      ("\(root)/.oracle/libvirt-\(version)/src/cpu_map/arm_features.xml", knowsPointers)
    }.filter { FileManager.default.fileExists(atPath: $0.0) }
  }()

  /// libvirt starts no guest whose `<cpu>` names a feature that its map lacks.
  @Test(arguments: maps)
  func libvirtKnowsWhatIsAdvised(path: String, knowsPointers: Bool) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let known = Set(text.matches(of: #/<feature name='([^']+)'/#).map { String($0.1) })
    let source = Self.host(ArmVectorLengths.all, ["pmu": true, "pauth": true])
    var names: Set<String> = []
    for length in ArmVectorLengths.all {
      let steps = Self.steps(source, Self.host(Array(ArmVectorLengths.all.prefix { $0 < length })))
      for command in steps.compactMap(\.command) {
        names.formUnion(
          command.matches(of: #/<feature policy='disable' name='([^']+)'/#).map { String($0.1) })
      }
    }
    #expect(names.contains("sve2048") && names.contains("sve") && !known.contains("pmu"))
    #expect(names.subtracting(known) == (knowsPointers ? [] : ["pauth"]))
  }
}
