import S390Compatibility
import Testing

/// Verdicts follow answers about exactly the pair in question, and nothing else.
@Suite struct S390VerdictTests {
  private static let model = S390Records.model
  private static let guest = S390Guest(
    mode: "custom", model: "z14-base", features: ["vx": true, "te": false])
  private static let source = S390Records.host([], offer: model)

  private static func verdict(
    _ answers: [S390Answer], guest: S390Guest? = guest, document: String? = "/tmp/web.xml",
    offer: S390Model? = nil
  ) -> S390Verdict {
    S390Verdict(of: guest, in: document, from: source, to: S390Records.host(answers, offer: offer))
  }

  private static func answer(
    _ result: S390Comparison, _ a: S390Model = model, _ b: S390Model = S390Model("host")
  )
    -> S390Answer
  {
    .comparison(a: a, b: b, result: result, responsible: result == .identical ? [] : ["vx"])
  }

  @Test(arguments: [
    (S390Comparison.identical, S390Verdict.Outcome.runs), (.subset, .runs), (.superset, .blocked),
    (.incompatible, .blocked),
  ]) func comparisonsDecide(result: S390Comparison, outcome: S390Verdict.Outcome) {
    let straight = Self.verdict([Self.answer(result)])
    #expect(straight.outcome == outcome && straight.findings[0].answer == result.rawValue)
    #expect(straight.findings[0].isMissingThere == (result == .superset))
    let mirrored = Self.verdict([Self.answer(result.mirrored, S390Model("host"), Self.model)])
    #expect(mirrored.outcome == outcome && mirrored.findings[0].answer == result.rawValue)
    // What the destination offers counts by its own expansion as well.
    let offer = S390Model("z13-base", ["vx": true])
    #expect(Self.verdict([Self.answer(result, Self.model, offer)], offer: offer).outcome == outcome)
    // Between what two hosts offer, the answer has two directions.
    let hosts = Self.verdict([Self.answer(result)], guest: nil)
    #expect(hosts.outcome == outcome)
    #expect(hosts.reverse == ([.identical, .superset].contains(result) ? .runs : .blocked))
  }

  @Test func answersAboutOtherPairsDoNotDecide() {
    let others: [S390Answer] = [
      Self.answer(.identical, S390Model("z14-base", ["vx": true])), Self.answer(.identical, S390Model("z14")),
      Self.answer(.identical, Self.model, S390Model("z15")),
      Self.answer(.identical, Self.model, S390Model("host", ["vx": false])),
      .comparison(a: nil, b: nil, result: .identical, responsible: []),
      .hypervisor(file: "/tmp/other.xml", result: .identical),
      .definition(S390Definition("z14-base", by: .qemu, isUsable: true, missing: [])),
      .definition(S390Definition("z14", by: .libvirt, isUsable: false, missing: ["vx"])),
    ]
    for other in others {
      let verdict = Self.verdict([other])
      #expect(
        verdict.outcome == .undetermined && !verdict.findings.contains { $0.weight == .blocks }, "\(other)")
    }
    #expect(Self.verdict([]).findings.map(\.kind) == [.unanswered])
  }

  @Test func definitionsDecideForPlainModels() {
    let plain = S390Guest(mode: "custom", model: "z14")
    let lacks = S390Answer.definition(
      S390Definition("z14", by: .qemu, isUsable: false, missing: ["vx", "type"]))
    let blocked = Self.verdict([lacks], guest: plain)
    #expect(blocked.outcome == .blocked && blocked.findings[0].properties == ["vx", "type"])
    let runs = S390Answer.definition(S390Definition("z14", by: .libvirt, isUsable: true, missing: []))
    #expect(Self.verdict([runs], guest: plain).outcome == .runs)
    let silent = S390Answer.definition(S390Definition("z14", by: .qemu, isUsable: nil, missing: []))
    #expect(Self.verdict([silent], guest: plain).outcome == .undetermined)
  }

  @Test func virshDecidesForItsFile() {
    for (result, outcome) in [
      (S390Comparison.subset, S390Verdict.Outcome.runs), (.identical, .runs), (.incompatible, .blocked),
    ] {
      #expect(Self.verdict([.hypervisor(file: "/root/web.xml", result: result)]).outcome == outcome)
    }
  }

  @Test func contradictionsDecideNothing() {
    let verdict = Self.verdict([Self.answer(.superset), .hypervisor(file: "web.xml", result: .identical)])
    #expect(verdict.outcome == .undetermined && verdict.findings.contains { $0.kind == .contradiction })
  }

  /// QEMU refuses no guest that takes what its host offers, and libvirt compares such a definition with the destination itself.
  @Test func guestsThatTakeWhatHostOffersAreUnchecked() {
    let passing = S390Guest(mode: "host-passthrough")
    #expect(Self.verdict([Self.answer(.superset)], guest: passing).outcome == .undetermined)
    #expect(Self.verdict([Self.answer(.subset)], guest: passing).outcome == .runsWithWarnings)
    let vacuous = Self.verdict([.hypervisor(file: "web.xml", result: .identical)], guest: passing)
    #expect(vacuous.outcome == .undetermined && vacuous.findings.contains { $0.kind == .vacuous })
  }

  @Test func deprecatedFeaturesOfTheModelAreNamed() {
    let destination = S390Records.host([Self.answer(.superset)], deprecated: ["vx", "te", "csske"])
    let verdict = S390Verdict(of: Self.guest, from: Self.source, to: destination)
    let found = verdict.findings.first { $0.kind == .deprecated }
    #expect(found?.properties == ["vx"] && found?.weight == .notes)
  }

  @Test func otherArchitecturesBlock() {
    let x86 = S390Host(name: "old", architecture: "x86_64")
    let verdict = S390Verdict(of: Self.guest, from: Self.source, to: x86)
    #expect(verdict.outcome == .blocked && verdict.findings.map(\.kind) == [.architecture])
  }

  @Test func refusalsLeaveTheVerdictOpen() {
    let refusal = S390Answer.refusal(
      a: Self.model, b: S390Model("host"), message: "Property 'z14-base-s390x-cpu.x' not found")
    let verdict = Self.verdict([refusal])
    #expect(verdict.outcome == .undetermined && verdict.findings.map(\.kind) == [.refusal])
  }
}
