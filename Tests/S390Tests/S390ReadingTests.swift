import CPUReaders
import S390Compatibility
import Testing

/// Records of s390x hosts and guests, as programs print them.
@Suite struct S390ReadingTests {
  @Test func cpuinfoShowsTheMachine() throws {
    let record = try S390Records.record(S390Records.cpuinfo)
    #expect(record.machineType == 0x3906 && record.offer == nil && record.answers.isEmpty)
    #expect(S390Host([record], name: "a").machine?.text == "z14 (machine type 3906, generation 14)")
  }

  @Test func domainCapabilitiesShowOfferAndDefinitions() throws {
    let record = try S390Records.record(S390Records.capabilities)
    #expect(record.offer == S390Records.model)
    #expect(
      record.answers == [
        .definition(S390Definition("z13", by: .libvirt, isUsable: true, missing: [])),
        .definition(
          S390Definition(
            "gen16a", by: .libvirt, isUsable: false, missing: ["nnpa", "type"], isDeprecated: true)),
      ])
  }

  /// A guest's definition, and the `<cpu>` that `virsh hypervisor-cpu-baseline` prints, which has no architecture.
  @Test func definitionsShowTheModel() throws {
    let guest = try #require(try S390Records.record(S390Records.guest).guest)
    #expect(guest.model(on: S390Host([], name: "a")) == S390Records.model)
    let bare = try S390Records.record(
      "<cpu mode='custom' match='exact' deprecated_features='off'><model fallback='forbid'>z13.2-base</model></cpu>"
    )
    #expect(bare.guest?.model == "z13.2-base" && bare.guest?.deprecatedFeatures == "off")
    // Which features the definition turns off is not in it.
    #expect(bare.guest?.model(on: S390Host([], name: "a")) == nil)
    let host = try S390Records.record(
      "<capabilities><host><cpu><arch>s390x</arch></cpu></host></capabilities>")
    #expect(host.guest == nil && host.offer == nil)
  }

  @Test func repliesBelongToTheirRequests() throws {
    let record = try S390Records.record(S390Records.request + S390Records.reply)
    #expect(
      record.answers == [
        .comparison(
          a: S390Records.model, b: S390Model("host"), result: .superset, responsible: ["vx", "type"])
      ])
    // By their ids in another order.
    let swapped = try S390Records.record(
      #"{"execute": "query-cpu-model-comparison", "id": 1, "arguments": {"modela": {"name": "z13"}, "modelb": {"name": "z14"}}}"#
        + #"{"execute": "query-cpu-model-comparison", "id": "b", "arguments": {"modela": {"name": "z14"}, "modelb": {"name": "z13"}}}"#
        + #"{"return": {"result": "superset", "responsible-properties": []}, "id": "b"}"#
        + #"{"return": {"result": "subset", "responsible-properties": []}, "id": 1}"#)
    #expect(
      swapped.answers == [
        .comparison(a: S390Model("z14"), b: S390Model("z13"), result: .superset, responsible: []),
        .comparison(a: S390Model("z13"), b: S390Model("z14"), result: .subset, responsible: []),
      ])
  }

  @Test func replyWithoutRequestBelongsToNoPair() throws {
    let record = try S390Records.record(S390Records.reply)
    #expect(
      record.answers == [.comparison(a: nil, b: nil, result: .superset, responsible: ["vx", "type"])])
  }

  @Test func expansionsShowTheOfferAndDeprecatedFeatures() throws {
    let expansion =
      #"{"return": {"model": {"name": "z14-base", "props": {"vx": true, "te": false}}, "deprecated-props": ["csske"]}}"#
    let reading = try Reader.read(Document(name: "a", bytes: Array(expansion.utf8)))
    #expect(reading.notes.count == 1, "what was expanded is an assumption")
    let record = try S390Records.record(expansion)
    #expect(record.offer == S390Records.model && record.deprecated == ["csske"])
    let ofHost =
      #"{"execute": "query-cpu-model-expansion", "arguments": {"type": "static", "model": {"name": "host"}}}"#
    #expect(try S390Records.record(ofHost + expansion).offer == S390Records.model)
    // An expansion of another model shows nothing about the host.
    let ofOther =
      #"{"execute": "query-cpu-model-expansion", "arguments": {"type": "static", "model": {"name": "z14"}}}"#
    #expect(try S390Records.record(ofOther + expansion).offer == nil)
  }

  @Test(arguments: [
    (
      "CPU described in /root/web.xml is incompatible with the CPU provided by hypervisor on the host\n\n",
      S390Comparison.incompatible
    ),
    (
      "CPU described in /root/web.xml is identical to the CPU provided by hypervisor on the host\n",
      .identical
    ),
    ("The CPU provided by hypervisor on the host is a superset of CPU described in /root/web.xml\n", .subset),
  ]) func virshAnswersAboutAFile(text: String, result: S390Comparison) throws {
    let record = try S390Records.record(text)
    #expect(record.architecture == nil)
    #expect(record.answers == [.hypervisor(file: "/root/web.xml", result: result)])
  }

  /// What does not follow a format is refused with its line, in one sentence.
  @Test(arguments: [
    (
      S390Records.request + #"{"execute": "query-status"}"# + "\n" + #"{"return": {"running": true}}"# + "\n"
        + S390Records.reply, "missing", 4
    ),
    (#"{"return": {"result": "equal", "responsible-properties": []}}"#, "documents", 1),
    (#"{"return": {"result": "subset", "responsible-properties": [1]}}"#, "documents", 1),
    (
      "vendor_id       : IBM/S390\n# processors    : 1\nbogomips per cpu: 3033.00\nprocessor 0: version = FF,  identification = 0133E8,  machine = 39\n",
      "four", 4
    ),
    (
      "vendor_id       : IBM/S390\n# processors    : 1\nprocessor 0: machine = 3906\nprocessor 1: machine = 2964\n",
      "two", 4
    ),
    ("vendor_id       : IBM/S390\n# processors    : 1\n", "complete", 2),
  ]) func brokenRecordsAreRefused(text: String, word: String, line: Int) throws {
    let error = try #require(throws: ReadError.self) { try S390Records.record(text) }
    #expect(error.reason.contains(word) && error.line == line, "\(error)")
    #expect(!error.reason.contains("\n"))
  }

  /// A cut transcript is an error and never fewer answers.
  @Test func cutTranscriptsAreRefused() throws {
    let text = S390Records.request + S390Records.reply
    for end in stride(from: text.utf8.count - 3, to: S390Records.request.utf8.count, by: -7) {
      #expect(throws: ReadError.self) { try S390Records.record(String(text.prefix(end))) }
    }
  }

  /// Each row of the table has a type that no other generation has.
  @Test func machinesAreInOrder() {
    let all = S390Machine.all
    #expect(all.count == 40 && Set(all.map(\.name)).count == all.count)
    #expect(zip(all, all.dropFirst()).allSatisfy { $0.generation <= $1.generation })
    for machine in all {
      #expect(all.filter { $0.type == machine.type }.allSatisfy { $0.generation == machine.generation })
    }
    #expect(S390Model("gen15a-base").machine?.type == 0x8561 && S390Model("max").machine == nil)
  }
}
