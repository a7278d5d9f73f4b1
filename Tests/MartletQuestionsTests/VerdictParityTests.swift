import CPUReaders
import GuestVerdicts
import HostSnapshots
import LiveMigration
import Reports
import TestSupport
import Testing

@testable import MartletQuestions

/// `martlet check` and the preflight of `martlet migrate` give one verdict on the same evidence.
@Suite(.ownThreads) struct VerdictParityTests {
  private struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var guest: String
    var source: String
    var target: String
    var policy: String?
    var outcome: Verdict.Outcome
  }

  private static let cases = [
    Case(
      testDescription: "the target has all", guest: Samples.guest("IvyBridge"), source: "IvyBridge",
      target: "IvyBridge", outcome: .runs),
    Case(
      testDescription: "the target lacks instructions", guest: Samples.guest("Haswell-noTSX"),
      source: "Haswell-noTSX", target: "IvyBridge", outcome: .blocked),
    Case(
      testDescription: "the policy accepts the loss",
      guest: Samples.guest("IvyBridge", "<feature policy='require' name='monitor'/>"), source: "IvyBridge",
      target: "IvyBridge", policy: "warn: [monitor]\n", outcome: .runsWithWarnings),
    Case(
      testDescription: "host-model means what the source gives",
      guest: "<domain type='kvm'><name>web</name><cpu mode='host-model'/></domain>", source: "Haswell-noTSX",
      target: "IvyBridge", outcome: .blocked),
    Case(
      testDescription: "another vendor's guest", guest: Samples.guest("EPYC"), source: "IvyBridge",
      target: "IvyBridge", outcome: .blocked),
  ]

  private func snapshot(_ model: String, _ host: String) -> Snapshot {
    let time = "2024-01-01T00:00:00Z"
    var snapshot = Snapshot(martlet: "test", method: .probe, captured: time)
    snapshot.identity.hostName = host
    snapshot.parts = [
      .init(.libvirtCapabilities, source: host, time: time, text: Samples.capabilities(model)),
      .init(.libvirtDomainCapabilities, source: host, time: time, text: Samples.domainCapabilities(model)),
    ]
    return snapshot
  }

  @Test(arguments: cases) private func oneVerdict(_ wanted: Case) async throws {
    let (source, target) = (snapshot(wanted.source, "here"), snapshot(wanted.target, "there"))
    let policy = wanted.policy.map {
      DocumentSource.document(Document(name: "policy.yaml", bytes: Array($0.utf8)))
    }
    let guest = Document(name: "guest.xml", bytes: Array(wanted.guest.utf8))
    let report = try await CheckQuestion(
      guest: .document(guest), hosts: [.document(Document(name: "there.json", bytes: target.json()))],
      from: [.document(Document(name: "here.json", bytes: source.json()))], policy: policy
    ).answer()
    let checked = try #require(report.hosts.first)
    #expect(checked.outcome == wanted.outcome, "\(checked.reasons)")

    let records = try Records()
    let judge = CheckQuestion.judge(
      by: records, policy: try CompatibilityPolicy(policy, catalog: records.options.catalog), from: policy)
    let asked = GuestJudge.Question(
      guest: "web", definition: wanted.guest, from: "qemu:///system", to: "qemu+ssh://there/system",
      source: source, target: target, targetFile: "target.xml")
    guard case .judged(let verdict) = judge.verdict(asked) else {
      Issue.record("it was not judged")
      return
    }
    #expect(verdict.isBlocked == (checked.outcome == .blocked))
    #expect(
      verdict.reasons
        == checked.reasons.map { reason in
          Preflight.Reason(
            reason.id, Preflight.Reason.Weight(rawValue: reason.weight.rawValue) ?? .note,
            feature: reason.feature, reason.text)
        })
    #expect(verdict.notChecked == checked.notChecked)
    #expect(verdict.remedies.count == report.remedies.count)
  }

  /// An end that is newer than the tables is named, each with its URI.
  @Test func newerEndsAreNamed() throws {
    var target = snapshot("IvyBridge", "there")
    target.parts.append(
      .init(.libvirtVersion, source: "x", time: "2024-01-01T00:00:00Z", text: "libvirt 99.1.0\nQEMU 98.0.0\n")
    )
    let records = try Records()
    let judge = CheckQuestion.judge(by: records, policy: CompatibilityPolicy(), from: nil)
    func newer(_ target: Snapshot) -> [String]? {
      let asked = GuestJudge.Question(
        guest: "web", definition: Samples.guest("IvyBridge"), from: "qemu:///system",
        to: "qemu+ssh://there/system", source: snapshot("IvyBridge", "here"), target: target,
        targetFile: "target.xml")
      guard case .judged(let verdict) = judge.verdict(asked) else { return nil }
      return verdict.newer
    }
    #expect(newer(snapshot("IvyBridge", "there")) == [])
    let said = try #require(newer(target))
    #expect(said.contains { $0.hasPrefix("qemu+ssh://there/system: libvirt 99.1.0 is newer") }, "\(said)")
    #expect(!said.contains { $0.hasPrefix("qemu:///system") })
  }

  /// What the edit of a running guest takes is in its command from the start: where it is put, and what it is judged by.
  @Test func theEditIsJudgedAsTheMoveIs() throws {
    let records = try Records(RecordOptions(map: .builtin))
    let judge = CheckQuestion.judge(
      by: records, policy: CompatibilityPolicy(), from: .argument("my policy.yaml"))
    let asked = GuestJudge.Question(
      guest: "-web", definition: Samples.guest("Haswell-noTSX"), from: "qemu:///system",
      to: "qemu+ssh://there/system", source: snapshot("Haswell-noTSX", "here"),
      target: snapshot("IvyBridge", "there"), targetFile: "target.xml")
    guard case .judged(let verdict) = judge.verdict(asked) else {
      Issue.record("it was not judged")
      return
    }
    let commands = try words(
      of: verdict.remedies.map(\.command).joined(separator: "\n"), programs: ["martlet"])
    let fix = try #require(commands.first { $0.dropFirst().first == "fix" })
    #expect(fix.contains("--apply") && fix.contains("--connect"))
    #expect(fix.suffix(2) == ["--", "-web"])
    for pair in [["--policy", "my policy.yaml"], ["--cpu-map", "builtin"], ["--on", "target.xml"]] {
      #expect(fix.firstRange(of: pair) != nil, "\(fix)")
    }
  }

  @Test func whatCannotBeReadIsNotJudged() throws {
    let judge = CheckQuestion.judge(by: try Records(), policy: CompatibilityPolicy(), from: nil)
    #expect(judge.machine("<domain") == nil)
    var asked = GuestJudge.Question(
      guest: "web", definition: "<domain", from: "qemu:///system", to: "qemu+ssh://there/system",
      source: snapshot("IvyBridge", "here"), target: snapshot("IvyBridge", "there"), targetFile: "target.xml")
    guard case .unread(let reason) = judge.verdict(asked) else {
      Issue.record("it was judged")
      return
    }
    #expect(reason.contains("web at qemu:///system"))
    asked.definition = Samples.guest("IvyBridge")
    asked.target.parts = []
    guard case .unread = judge.verdict(asked) else {
      Issue.record("a target of which nothing is known was judged")
      return
    }
  }
}
