import CPUCatalog
import CPUReaders
import FleetPlanning
import FleetStorage
import FleetTestSupport
import Foundation
import GuestVerdicts
import MartletQuestions
import Reports
import Testing

@testable import FleetQuestions

/// A fleet of arm64 hosts, of x86 hosts, and of both: what comes back from the store, and verdicts that are those of `check`.
@Suite struct ArmFleetTests {
  /// A guest with the CPU of each host, on it.
  private static func store(x86: Bool = false) async throws -> SampleStore {
    let sample = try SampleStore()
    var texts = try ArmHosts.captures().map { host in
      (
        name: host.name + ".txt",
        text: ArmHosts.capture(host.text, running: "on-" + host.name, ArmHosts.guest("on-" + host.name))
      )
    }
    if x86 {
      texts.append(("haswell.xml", SampleStore.host("Haswell-noTSX")))
      texts.append(
        (
          "ivy.json",
          SampleStore.capture(
            "ivy", SampleStore.host("IvyBridge"), guests: [("web", SampleStore.guest("web", "IvyBridge"))])
        ))
    }
    let report = try await sample.add(texts)
    #expect(report.refused.isEmpty && report.hosts.added == texts.count)
    return sample
  }

  private static func document(_ name: String, _ text: String) -> DocumentSource {
    .document(Document(name: name, bytes: Array(text.utf8)))
  }

  /// The registers, and other names, in a list of places.
  private static func registers(_ list: some StringProtocol) -> [String] {
    list.split(separator: ",").map { place in
      String(place.drop { $0 == " " }.prefix { $0 != "." })
    }
  }

  @Test func evidenceComesBack() async throws {
    let sample = try await Self.store()
    let stored = try sample.fleet.store.hosts(matching: nil)
    let captures = try ArmHosts.captures()
    #expect(stored.map(\.name) == captures.map(\.name))
    for (host, capture) in zip(stored, captures) {
      let document = Document(name: capture.name, bytes: Array(capture.text.utf8))
      let read = try #require(try sample.fleet.inventory(of: document).hosts.first?.arm)
      #expect(try sample.fleet.anyEvidence(ofHost: host.id)?.armRecords == [read])
      #expect(try sample.fleet.recorded(host: host.id, servesArm: true)?.isArm == true)
      // What a form leaves out changes no verdict, so a form of a form is the same.
      let form = HostForm(try #require(try sample.fleet.anyEvidence(ofHost: host.id)?.arm))
      let again = try #require(HostForm(key: form.key, bytes: form.bytes))
      #expect(host.form == form.key && again.bytes == form.bytes && again.otherArchitecture == "aarch64")
      #expect(HostForm(key: form.key, bytes: Array(form.bytes.dropLast())) == nil)
    }
    let list = try FleetListQuestion().answer(in: sample.fleet)
    #expect(list.hosts.first { $0.name == "v1-6.12" }?.facts["model"] == "Neoverse-V1 r1p2")
    #expect(list.hosts.allSatisfy { $0.facts["kernel"]?.contains(".") == true && $0.cpus == 1 })
    let shown = try FleetShowQuestion(name: "n1-6.12").answer(in: sample.fleet)
    #expect(shown.records.map(\.points) == [["arm-wholeVirtualCPU"]])
  }

  /// The matrix, where and who say of all 169 pairs what `check` says of the documents.
  @Test func verdictsAreThoseOfCheck() async throws {
    let sample = try await Self.store()
    let fleet = sample.fleet
    let captures = try ArmHosts.captures()
    let sources = captures.map { Self.document($0.name, $0.text) }
    let matrix = try FleetMatrixQuestion(by: .host).answer(in: fleet)
    #expect(matrix.rows.count == 13 && matrix.columns.map(\.name) == captures.map(\.name))
    var seen: Set<String> = []
    for (place, from) in captures.enumerated() {
      let guest = Self.document("guest.xml", ArmHosts.guest("on-" + from.name))
      let answer = try await CheckQuestion(guest: guest, hosts: sources, from: [sources[place]])
        .answerOfAnyArchitecture()
      guard case .arm(let report) = answer else {
        Issue.record("\(from.name): no answer about arm64")
        continue
      }
      let row = try #require(matrix.rows.first { $0.example == "on-" + from.name })
      let whereTo = try FleetWhereQuestion(guest: "on-" + from.name).answer(in: fleet)
      for ((move, letter), to) in zip(zip(report.moves, row.outcomes.utf8), captures) {
        let outcome = try #require(VerdictOutcome(rawValue: move.outcome))
        seen.insert(move.outcome)
        #expect(VerdictOutcome.letter(outcome) == letter, "\(from.name) → \(to.name)")
        guard to.name != from.name else { continue }
        let target = try #require(whereTo.classes.first { $0.hosts.contains(to.name) })
        #expect(target.outcome == outcome && target.lost.isEmpty)
        // Every register and field that decides is named, and no other.
        let named = target.reasons.flatMap { Self.registers($0.title.split(separator: ":").last ?? "") }
        let deciding = move.findings.filter { $0.weight != "notes" }.flatMap { Self.registers($0.place) }
        #expect(Set(named) == Set(deciding), "\(from.name) → \(to.name)")
        #expect(target.reasons.allSatisfy { $0.rule.hasPrefix("arm.") })
      }
    }
    #expect(seen.isSuperset(of: ["blocked", "runs"]))
    for (place, host) in captures.enumerated() {
      let who = try FleetWhoQuestion(host: host.name).answer(in: fleet)
      #expect(who.classes.reduce(0) { $0 + $1.count } == 13)
      for entry in who.classes {
        let row = try #require(matrix.rows.first { $0.example == entry.example })
        #expect(VerdictOutcome.letter(entry.outcome) == Array(row.outcomes.utf8)[place])
      }
    }
  }

  /// Between architectures there is one reason; x86 pairs are judged as without arm64.
  @Test func architecturesShareNothing() async throws {
    let sample = try await Self.store(x86: true)
    let plain = try SampleStore()
    try await plain.add([
      ("haswell.xml", SampleStore.host("Haswell-noTSX")),
      (
        "ivy.json",
        SampleStore.capture(
          "ivy", SampleStore.host("IvyBridge"), guests: [("web", SampleStore.guest("web", "IvyBridge"))])
      ),
    ])
    let web = try FleetWhereQuestion(guest: "web").answer(in: sample.fleet)
    let alone = try FleetWhereQuestion(guest: "web").answer(in: plain.fleet)
    let own = try #require(web.classes.first { $0.hosts == ["haswell"] })
    #expect(web.classes.count == 14 && alone.classes.map(\.hosts) == [["haswell"]])
    #expect(own.reasons == alone.classes[0].reasons && own.outcome == alone.classes[0].outcome)
    #expect(own.lost == alone.classes[0].lost)
    for entry in web.classes where entry.hosts != ["haswell"] {
      #expect(entry.outcome == .blocked && entry.reasons.map(\.rule) == ["arm.architecture"])
    }
    let arm = try FleetWhereQuestion(guest: "on-n1-6.12").answer(in: sample.fleet)
    for host in ["haswell", "ivy"] {
      let entry = try #require(arm.classes.first { $0.hosts.contains(host) })
      #expect(entry.outcome == .blocked && entry.reasons.map(\.rule) == ["arm.architecture"])
      #expect(entry.reasons[0].title == "The guest has another architecture than the host")
    }
    // Columns of several hosts, and the page.
    let matrix = try FleetMatrixQuestion(by: .tag("pool")).answer(in: sample.fleet)
    #expect(matrix.columns.count == 1 && matrix.columns[0].mixed == 14)
    let page = try FleetMatrixQuestion(by: .host).answer(in: sample.fleet).html
    #expect(page.contains("arm.architecture") && page.contains("MIDR_EL1"))
    #expect(!plain.fleet.store.path.isEmpty)
    let plainPage = try FleetMatrixQuestion(by: .host).answer(in: plain.fleet).html
    #expect(!plainPage.contains("arm."))
    // A guest of a third architecture is refused by name.
    let other = SampleStore.guest("main", "z14").replacing("x86_64", with: "s390x")
    let refused = try await sample.add([("main.xml", other)])
    #expect(refused.refused.map { $0.reason.contains("s390x") } == [true])
  }

  /// What `why` says of a field, and of an x86 feature among arm64 hosts.
  @Test func whyNamesFields() async throws {
    let sample = try await Self.store(x86: true)
    let fleet = sample.fleet
    let why = try FleetWhyQuestion(feature: "id_aa64isar0_el1.sm3").answer(in: fleet)
    #expect(why.feature == "ID_AA64ISAR0_EL1.SM3" && why.hosts == 15 && why.exitStatus == 1)
    #expect(why.given + why.groups.reduce(0) { $0 + $1.count } == 15 && why.undetermined.isEmpty)
    let x86 = try #require(why.groups.first { $0.versions == ["x86_64"] })
    #expect(x86.count == 2 && x86.layers == [.silicon] && !x86.isLost)
    let lacking = try #require(why.groups.first { $0.hosts.contains("n1-6.12") })
    #expect(lacking.versions.contains { $0.hasPrefix("value 0") } && !lacking.isLost)
    // libvirt compares models, and not the field; Nova nothing.
    #expect(lacking.managers?.map(\.by) == ["libvirt", "nova"] && x86.managers == nil)
    #expect(lacking.managers?.map(\.answer) == ["incompatible", "vacuous"])
    #expect(why.text.contains("it compares vendor and model, no register"))
    let avx = try FleetWhyQuestion(feature: "avx2").answer(in: fleet)
    let arm = try #require(avx.groups.first { $0.versions == ["aarch64"] })
    #expect(arm.count == 13 && !avx.undetermined.contains("n1-6.12"))
    #expect(throws: QuestionError.self) {
      try FleetWhyQuestion(feature: "CTR_EL0.L1Ip").answer(in: fleet)
    }
  }

  /// Guests without a target, with what opens one.
  @Test func stuckGuestsAreNamed() async throws {
    let sample = try SampleStore()
    let captures = try ArmHosts.captures().filter { ["n1-6.12", "n1-7.1", "v1-6.12"].contains($0.name) }
    try await sample.add(
      captures.map { host in
        (
          host.name,
          ArmHosts.capture(host.text, running: "on-" + host.name, ArmHosts.guest("on-" + host.name))
        )
      } + [("haswell.xml", SampleStore.host("Haswell-noTSX"))])
    let stuck = try FleetStuckQuestion().answer(in: sample.fleet)
    // From the older kernel to the newer one, a guest of the same core moves if QEMU is new enough; back it does not.
    let byHost = Dictionary(uniqueKeysWithValues: stuck.groups.map { ($0.host ?? "", $0) })
    #expect(byHost.filter { $0.value.isStuck }.keys.sorted() == ["n1-7.1", "v1-6.12"])
    #expect(byHost["n1-6.12"]?.remedy == .collectEvidence && stuck.exitStatus == 1)
    #expect(byHost["n1-7.1"]?.remedy == .upgradeHost && byHost["n1-7.1"]?.target == "n1-6.12")
    #expect(byHost["v1-6.12"]?.remedy == .coldMove)
    #expect(byHost["v1-6.12"]?.reasons.contains { $0.rule == "arm.core" } == true)
    #expect(stuck.text.contains("it then has that host's CPU") && !stuck.text.contains("vendor"))
  }

  /// A host that comes again under a newer kernel: what guests gained, and who cannot return.
  @Test func driftNamesFieldsAndRegisters() async throws {
    let captures = Dictionary(uniqueKeysWithValues: try ArmHosts.captures().map { ($0.name, $0.text) })
    let sample = try SampleStore()
    let old = try #require(captures["n1-6.12"])
    let new = try #require(captures["n1-7.1"]).replacing("n1-7.1", with: "n1-6.12").replacing(
      "2026-11-29T", with: "2026-12-01T")
    try await sample.add([("old", ArmHosts.capture(old, running: "a", ArmHosts.guest("a")))])
    try await sample.add([("new", ArmHosts.capture(new, running: "a", ArmHosts.guest("a")))])
    let drift = try FleetDriftQuestion().answer(in: sample.fleet)
    let host = try #require(drift.hosts.first)
    #expect(
      drift.hosts.count == 1 && host.facts.contains { $0.what == "kernel" && $0.from.hasPrefix("6.12") })
    #expect(host.gained.contains("the PSCI version") && host.lost.contains("TCR2_EL1"))
    #expect(!(host.gained + host.lost + host.undetermined).contains("MIDR_EL1"))
    let trapped = try #require(host.noReturn.first)
    #expect(host.stranded.isEmpty && trapped.reasons.contains { $0.title.contains("the PSCI version") })
    let history = try FleetHistoryQuestion(host: "n1-6.12").answer(in: sample.fleet)
    #expect(history.changes.first?.gained == host.gained)
  }

  /// Two records of one host count together, and words alone decide nothing.
  @Test func recordsOfOneHostAreFolded() async throws {
    let sample = try SampleStore()
    let info =
      "processor\t: 0\nFeatures\t: fp asimd\nCPU implementer\t: 0x41\nCPU architecture: 8\n"
      + "CPU variant\t: 0x4\nCPU part\t: 0xd0c\nCPU revision\t: 1\n"
    let n1 = try #require(try ArmHosts.captures().first { $0.name == "n1-6.12" })
    try await sample.add([
      ("thin", info), ("n1", ArmHosts.capture(n1.text, running: "a", ArmHosts.guest("a"))),
    ])
    let first = try FleetWhereQuestion(guest: "a").answer(in: sample.fleet)
    #expect(first.classes.map(\.outcome) == [.undetermined] && first.exitStatus == 2)
    #expect(first.classes[0].reasons.allSatisfy { $0.weight == .unknown })
    // The same host's registers come later.
    try await sample.add([("thin", n1.text.replacing("hostName n1-6.12", with: "hostName thin"))])
    let second = try FleetWhereQuestion(guest: "a").answer(in: sample.fleet)
    #expect(second.classes.map(\.outcome) == [.runs])
  }

  /// A change of software on arm64 hosts is not predicted, and says so.
  @Test func forecastsLeaveArmOpen() async throws {
    let sample = try await Self.store()
    let forecast = try FleetForecastQuestion(changes: ["kernel=6.18"]).answer(in: sample.fleet)
    #expect(forecast.exitStatus == 2 && forecast.classes.allSatisfy(\.isUndetermined))
    #expect(forecast.text.contains("Martlet does not predict changes of arm64 hosts"))
  }
}
