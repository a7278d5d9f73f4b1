import Foundation
import LibvirtCPU
import QEMUReplies
import Testing

/// End to end: what a real libvirtd answers through virsh, and what we answer, on 50 CPUs or files of CPUs for each
/// command; output, errors and exit status byte for byte.
///
/// `MARTLET_FUZZ_SEED` (1 without it) makes other CPUs.
@Suite(
  "A private libvirtd", .serialized,
  .enabled(
    if: PrivateLibvirtd.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed: 50 CPUs"),
  .privateLibvirtd)
struct LibvirtdTests {
  private static let count = 50
  private static let seed =
    ProcessInfo.processInfo.environment["MARTLET_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1

  let map: CPUMap
  let daemon: PrivateLibvirtd

  init() throws {
    map = try CPUMap.load(
      path: CPUMap.installedPath ?? "", libvirtVersion: LibvirtVersion.installed ?? .assumed)
    daemon = try #require(PrivateLibvirtd.current)
  }

  // MARK: Comparing

  @Test("cpu-compare, with and without --error") func comparingWithTheHost() throws {
    let answers = try compare(.host, with: hostCPU())
    #expect(answers.isVaried, "\(answers)")
  }

  @Test("hypervisor-cpu-compare, with and without --error") func comparingWithTheHypervisor() throws {
    // libvirt compares with what it reports as host-model, src/qemu/qemu_driver.c, qemuConnectCompareHypervisorCPU.
    let answers = try compare(.hypervisor, with: hostModel(qemu()))
    #expect(answers.isVaried, "\(answers)")
  }

  /// Compares every candidate, and counts what came out.
  private func compare(_ command: ComparisonCommand, with host: CPUDefinition) throws -> Tally {
    let hosts = try [hostCPU(), hostModel(qemu())]
    // The daemon's own host; what every host has; and what none knows.
    let fixed = [
      try daemon.virsh("capabilities").output,
      "<cpu><model>486</model><feature policy='disable' name='vme'/></cpu>",
      "<cpu><model>NoSuchModel</model></cpu>",
    ]
    var tally = Tally()
    var questions: [Question] = []
    for index in 0..<Self.count {
      var random = RandomCPUs(map, seed: Self.seed << 32 + UInt64(index))
      let text = index < fixed.count ? fixed[index] : random.candidate(for: hosts)
      let path = try daemon.file("candidate-\(index).xml", text)
      let result = Result { () throws(LibvirtError) in
        try map.compare(host: host, candidate: try firstCPU(in: text))
      }
      tally.add(result)
      for reporting in [false, true] {
        questions.append(
          Question(
            command: command.arguments + [path] + (reporting ? ["--error"] : []), file: index, input: text,
            ours: command.answer(result, path: path, reporting: reporting)))
      }
    }
    try ask(questions)
    return tally
  }

  /// Asks virsh, and compares its answers with ours: output and errors of all, exit statuses for every fifth file.
  private func ask(_ questions: [Question]) throws {
    let answers = try daemon.virsh(each: questions.map(\.command))
    for (question, answer) in zip(questions, answers) {
      var theirs = answer
      theirs.status = question.ours.status
      if question.file.isMultiple(of: 5) { theirs = try daemon.virsh(question.command) }
      #expect(theirs == question.ours, "\(question.command) \(question.input)")
    }
  }

  // MARK: Baselines

  @Test("cpu-baseline, with and without --features and --migratable") func baselines() throws {
    try baselines(["cpu-baseline"], as: .host, seed: 1000) {
      cpus, expanding, migratable throws(LibvirtError) in
      try map.connectionBaseline(cpus, expanding: expanding, migratable: migratable)
    }
  }

  @Test("hypervisor-cpu-baseline, with and without --features and --migratable")
  func baselinesOfTheHypervisor() throws {
    let replies = try qemu()
    let models = try #require(replies.hypervisorModels(in: map))
    try baselines(["hypervisor-cpu-baseline", "--virttype", "qemu"], as: nil, seed: 2000) {
      cpus, expanding, migratable throws(LibvirtError) in
      try map.hypervisorBaseline(
        cpus, qemu: replies.model, models: models, expanding: expanding, migratable: migratable)
    }
  }

  /// Compares the baselines of every file.
  ///
  /// - Parameters:
  ///   - kind: How virsh's command has its CPUs read; nil where each says what it is.
  ///   - seed: Where the numbers of its files begin.
  private func baselines(
    _ command: [String], as kind: CPUDefinition.Kind?, seed: UInt64,
    _ baseline: ([CPUDefinition], _ expanding: Bool, _ migratable: Bool) throws(LibvirtError) -> CPUDefinition
  ) throws {
    var questions: [Question] = []
    for index in 0..<Self.count {
      var random = RandomCPUs(map, seed: Self.seed << 32 + seed + UInt64(index))
      let text = random.baselineFile(guests: kind == nil)
      let path = try daemon.file("baseline-\(index).xml", text)
      for (expanding, migratable) in [(false, false), (true, false), (false, true), (true, true)] {
        let options = (expanding ? ["--features"] : []) + (migratable ? ["--migratable"] : [])
        let result = Result { () throws(LibvirtError) in
          try baseline(try cpus(in: text, kind), expanding, migratable)
        }
        let ours: Answer =
          switch result {
          case .success(let cpu):
            Answer(status: 0, output: cpu.xml(version: map.libvirtVersion), errors: "")
          case .failure(let error): Answer(status: 1, output: "", errors: "error: \(error.message)\n")
          }
        questions.append(
          Question(command: command + [path] + options, file: index, input: text, ours: ours))
      }
    }
    try ask(questions)
    let made = questions.count { $0.ours.status == 0 }
    #expect((Self.count..<4 * Self.count).contains(made), "there are baselines, and refusals")
  }

  // MARK: What the hypervisor provides

  @Test("domcapabilities: the host-model") func hostModel() throws {
    let theirs = try daemon.virsh("domcapabilities", "--virttype", "qemu").output
    let lines = try hostModel(qemu()).xml(indentation: 4, version: map.libvirtVersion).split(separator: "\n")
    let ours =
      ["    <mode name='host-model' supported='yes'>"] + lines.dropFirst().dropLast() + ["    </mode>"]
    #expect(ours.count > 10)
    #expect(theirs.contains("\n" + ours.joined(separator: "\n") + "\n"), "\(theirs)\n\(ours)")
  }

  @Test("capabilities: the host CPU, read and printed again") func capabilities() throws {
    let theirs = try daemon.virsh("capabilities").output
    var host = try hostCPU()
    // A CPU that was read has no mode if it is a host's, and libvirt prints no model then; a probed one has.
    host.mode = .custom
    let lines = host.xml(indentation: 4, version: map.libvirtVersion).split(separator: "\n").dropLast()
    // The sizes of pages, which are no part of the definition, stand before the element's end.
    #expect(theirs.contains("\n" + lines.joined(separator: "\n") + "\n"), "\(theirs)\n\(lines)")
  }

  /// The CPU that libvirtd itself probed, which is what `cpu-compare` compares with.
  private func hostCPU() throws -> CPUDefinition {
    try firstCPU(in: daemon.virsh("capabilities").output)
  }

  /// What a QEMU, asked by us, says of what it can emulate, in libvirt's words.
  private func qemu() throws -> QMPReplies {
    let expansion =
      "\"execute\": \"query-cpu-model-expansion\", \"arguments\": {\"type\": \"static\", \"model\": "
    let all = "{\"name\": \"max\", \"props\": {\"migratable\": false}}"
    return try QMPReplies(
      daemon.qemu([
        "{\"execute\": \"query-cpu-definitions\"}", "{\(expansion){\"name\": \"max\"}}}",
        "{\(expansion)\(all)}}",
      ]))
  }

  private func hostModel(_ replies: QMPReplies) throws -> CPUDefinition {
    let model = try #require(replies.model)
    var result = try map.decode(
      try map.table(of: model), as: .guest, models: replies.hypervisorModels(in: map))
    result.fallback = .forbid
    return result
  }

  /// The one CPU that virsh compares where it finds several in a text; the others are not read.
  private func firstCPU(in text: String) throws(LibvirtError) -> CPUDefinition {
    guard let element = try elements(in: text).first else {
      throw LibvirtError(.xmlError, "there is no CPU in the text")
    }
    return try element.definition()
  }

  /// The CPUs that virsh finds in a text.
  private func cpus(in text: String, _ kind: CPUDefinition.Kind?) throws(LibvirtError) -> [CPUDefinition] {
    var result: [CPUDefinition] = []
    for element in try elements(in: text) { result.append(try element.definition(as: kind)) }
    return result
  }

  private func elements(in text: String) throws(LibvirtError) -> [CPUElement] {
    do { return try CPUElement.all(in: Array(text.utf8)) } catch { throw LibvirtError(error) }
  }
}
