import CPUCatalog
import CPUCompatibility
import Foundation
import LibvirtCPU
import TestSupport
import Testing

@testable import CPUReaders
@testable import Remedies
@testable import Reports

/// Edited definitions, judged by libvirt's own comparison.
@Suite struct FixTests {
  private let map = CPUMap.builtin
  private let interpreter = Interpreter(map: MapProjection(.builtin, catalog: .standard), catalog: .standard)
  private let catalog = Catalog.standard

  private func host(_ definition: CPUDefinition, _ name: String) throws -> HostCPU {
    try interpreter.host(
      .libvirt(definition, point: .hostModel(emulator: nil, type: "kvm"), hostName: name),
      in: Document(name: name, bytes: []))
  }

  private func report(
    _ text: String, on hosts: [HostCPU], allowing effects: Set<LossEffect> = Set(LossEffect.allCases),
    _ features: Set<Int> = []
  ) throws -> FixReport {
    let document = Document(name: "guest.xml", bytes: Array(text.utf8))
    let cpu = try Reader.read(document).selecting(document)
    let plan = FixPlan(
      try interpreter.wanted(cpu, in: document), on: hosts, catalog: catalog,
      permission: .init(effects: effects, features: features))
    return try FixReport(
      plan, document: document.bytes, file: "guest.xml", guest: "g", hosts: hosts.map(\.name),
      catalog: catalog,
      martlet: "test", inputs: [])
  }

  private func candidate(_ bytes: [UInt8]) throws -> CPUDefinition {
    try #require(try CPUElement.all(in: bytes).first).definition(as: .guest)
  }

  /// The document without its features and the blanks before them.
  private func rest(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).replacing(/\s*<feature[^>]*\/>/, with: "")
  }

  /// Details of SVM that a guest without SVM has by its model alone, QEMU never gives it: they go unasked.
  @Test(arguments: [("EPYC-Milan", "nrip-save", "svm"), ("EPYC-Rome", "npt", "svm")])
  func whatAGuestNeverHadGoesUnasked(model: String, detail: String, need: String) throws {
    var given = CPUDefinition(.guest)
    given.model = model
    given.features = ["svm", "npt", "nrip-save", "svme-addr-chk"].map { CPUDefinition.Feature($0, .disable) }
    let place = try host(given, "here")
    func text(_ policy: String) -> String {
      "<cpu mode='custom' match='exact'><model>\(model)</model><feature policy='\(policy)' name='\(need)'/></cpu>"
    }
    let without = try report(text("disable"), on: [place], allowing: [])
    #expect(without.result == .fixed && without.refused.isEmpty, "\(without)")
    #expect(without.drops.contains { $0.feature == detail && $0.effect == "none" })
    // With SVM it is a loss, and is asked for.
    let with = try report(text("require"), on: [place], allowing: [])
    #expect(with.result == .refused && with.refused.contains { $0.feature == detail && $0.effect != "none" })
  }

  /// Of 2,000 guests and pools: every host takes what was edited, taking back one edit breaks it, the rest is as it was.
  @Test(arguments: 0..<40) func editsAreEnoughAndNoMore(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let models = map.models.filter {
      $0.name.contains("well") || $0.name.contains("Sky") || $0.name.contains("Ice")
        || $0.name.contains("EPYC") || $0.name.contains("Bridge")
    }
    let features = map.features.filter { feature in
      feature.locations.count == 1 && catalog[feature.name] != nil
        // What QEMU gives on any host no host-model lists.
        && !["xsaves", "invtsc", "topoext", "kvm-hint-dedicated"].contains(feature.name)
    }
    var edited = 0
    for _ in 0..<50 {
      let model = try #require(models.randomElement(using: &random))
      let isAMD = map.vendor(of: model)?.name == "AMD"
      let quote = Bool.random(using: &random) ? "'" : "\""
      let newline = ["\n", "\r\n", ""].randomElement(using: &random) ?? ""
      var lines = [
        "<domain type=\(quote)kvm\(quote)>", "  <!-- <feature policy='require' name='no'/> -->",
        "  <name>g</name>",
        "  <cpu mode=\(quote)custom\(quote) match=\(quote)exact\(quote)>",
        "    <model fallback=\(quote)forbid\(quote)>\(model.name)</model>",
      ]
      for feature in features.shuffled(using: &random).prefix(Int.random(in: 0...8, using: &random)) {
        let policy =
          [
            "policy=\(quote)require\(quote) ", "policy=\(quote)disable\(quote) ",
            "policy=\(quote)optional\(quote) ", "",
          ].randomElement(using: &random) ?? ""
        lines.append("    <feature \(policy)name=\(quote)\(feature.name)\(quote)/>")
      }
      lines += ["  </cpu>", "  <description>policy='require'</description>", "</domain>"]
      let text = lines.joined(separator: newline)
      var definitions: [CPUDefinition] = []
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        var definition = CPUDefinition(.host)
        definition.architecture = "x86_64"
        definition.vendor = isAMD ? "AMD" : "Intel"
        definition.model =
          models.filter { (map.vendor(of: $0)?.name == "AMD") == isAMD }.randomElement(using: &random)?.name
        definition.features = features.shuffled(using: &random).prefix(Int.random(in: 0...40, using: &random))
          .map {
            CPUDefinition.Feature($0.name, .require)
          }
        definitions.append(definition)
      }
      let hosts = try definitions.enumerated().map { try host($0.element, "h\($0.offset)") }
      let report = try report(text, on: hosts)
      #expect([.fixed, .unchanged].contains(report.result), "\(report.obstacles) \(report.undetermined)")
      let fixed = try candidate(report.edited)
      for definition in definitions {
        let answer = try map.compare(host: definition, candidate: fixed)
        #expect(answer.outcome != .incompatible, "\(answer) \(text)")
      }
      #expect(rest(report.edited) == rest(Array(text.utf8)))
      if report.drops.isEmpty { #expect(report.edited == Array(text.utf8)) } else { edited += 1 }
      let dropped = Set(report.drops.compactMap { catalog[$0.feature]?.index })
      for left in report.drops.indices {
        // What needs another that goes, goes with it, whether or not libvirt would refuse it.
        let needs = catalog[report.drops[left].feature].map { catalog.needs(of: $0) } ?? []
        guard dropped.isDisjoint(with: needs) else { continue }
        var editor = try CPUTextEditor(Array(text.utf8))
        editor.disable(report.drops.enumerated().filter { $0.offset != left }.map(\.element.feature))
        let partial = try candidate(editor.bytes)
        #expect(
          try definitions.contains { try map.compare(host: $0, candidate: partial).outcome == .incompatible },
          "\(report.drops[left].feature) need not go")
      }
    }
    #expect(edited > 5)
  }

  @Test func whatFaultsIsNotTakenOutUnasked() throws {
    let text =
      "<cpu mode='custom' match='exact'>\n  <model>Haswell-noTSX</model>\n  <feature policy='require' name='erms'/>\n</cpu>\n"
    var definition = CPUDefinition(.host)
    definition.architecture = "x86_64"
    definition.vendor = "Intel"
    definition.model = "IvyBridge"
    let host = try host(definition, "old")
    let refused = try report(text, on: [host], allowing: [])
    #expect(refused.result == .refused && refused.result.exitStatus == 1)
    #expect(refused.refused.map(\.feature).contains("avx2"))
    #expect(refused.edited == Array(text.utf8) && refused.diff.isEmpty)
    let byEffect = try report(text, on: [host], allowing: [.fault, .stateRefused])
    #expect(byEffect.result == .fixed)
    #expect(byEffect.diff.contains("+  <feature policy='disable' name='avx2'/>"))
    let byName = try report(
      text, on: [host], allowing: [], Set(refused.refused.compactMap { catalog[$0.feature]?.index }))
    #expect(byName.edited == byEffect.edited)
  }

  /// virsh takes a number for the identifier of a running guest, which may be another one.
  @Test(arguments: ["7", "0042"]) func aGuestCalledByANumberIsNamedByItsUUID(name: String) {
    for isPart in [false, true] {
      for file in ["a.xml", nil] {
        let lines = FixCommands(guest: name, file: file, isPart: isPart).lines
        #expect(!lines.isEmpty)
        for line in lines {
          let calls = line.ranges(of: "virsh ")
          #expect(!line.contains(" \(name) ") && !line.hasSuffix(" \(name)"), "\(line)")
          #expect(calls.count == 1 || line.contains("list --all --uuid --name"), "\(line)")
        }
      }
    }
  }

  @Test(arguments: ["--live", "--persistent-xml"]) func aGuestCalledAsAnOptionIsNone(name: String) throws {
    let lines = FixCommands(guest: name, file: "-a.xml").lines
    let move = try #require(lines.first { $0.contains(" migrate ") })
    #expect(
      move.hasPrefix(
        "virsh migrate --domain \(name) qemu+ssh://DESTINATION/system --live --persistent --persistent-xml ./-a.xml "
      ))
    #expect(lines.contains("virsh define ./-a.xml"))
  }

  @Test func whatAManagersWayIsForStaysAComment() throws {
    let text = "<cpu mode='custom' match='exact'><model>Haswell-noTSX</model></cpu>"
    var definition = CPUDefinition(.host)
    definition.architecture = "x86_64"
    definition.vendor = "Intel"
    definition.model = "IvyBridge"
    var report = try report(text, on: [try host(definition, "old")])
    let owner = GuestOwnership(.kubevirt, evidence: [.init("a mark", source: "a source")], name: "$(id)_a\n")
    report.setOwner(ManagerAdvice(owner), isUnmanaged: false)
    #expect(report.commands.count > 2)
    for line in report.commands { #expect(!line.contains("\n") && !line.contains("$(id)"), "\(line)") }
  }

  @Test func anExplicitFeatureKeepsItsPlace() throws {
    var definition = CPUDefinition(.host)
    definition.architecture = "x86_64"
    definition.vendor = "Intel"
    definition.model = "SandyBridge"
    let text =
      "<cpu match=\"exact\"><model>SandyBridge</model><feature name=\"erms\"   policy = \"require\"/><feature name='fsrm'/></cpu>"
    let report = try report(text, on: [try host(definition, "h")], allowing: [])
    #expect(
      String(decoding: report.edited, as: UTF8.self)
        == "<cpu match=\"exact\"><model>SandyBridge</model><feature name=\"erms\"   policy = \"disable\"/><feature policy='disable' name='fsrm'/></cpu>"
    )
  }

  @Test func whatAHostDoesNotTellIsNotKnown() throws {
    let silent = HostCPU(name: "silent", architecture: nil, vendor: "Intel", modelName: nil, observations: [])
    let report = try report("<cpu match='exact'><model>SandyBridge</model></cpu>", on: [silent])
    #expect(report.result == .undetermined && report.result.exitStatus == 2)
    #expect(report.edited == Array("<cpu match='exact'><model>SandyBridge</model></cpu>".utf8))
  }

  @Test func whatIsNoDefinitionIsRefused() {
    for text in ["<domain/>", "<cpu/>", "<domain><cpu/></domain>", "<cpu><model>"] {
      #expect(throws: LibvirtError.self) { try CPUTextEditor(Array(text.utf8)) }
    }
  }
}
