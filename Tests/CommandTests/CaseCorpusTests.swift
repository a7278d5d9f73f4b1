import Foundation
import Testing

/// The diagnosed cases in `Cases/`: each is answered as its file says, and Documentation/cases.md counts them.
///
/// `RECORD_SNAPSHOTS=1` writes the page, in a run that fails.
@Suite struct CaseCorpusTests {
  private struct Run: Decodable {
    var schema: String
    var cases: [Result]
    var counts: Counts
    var exitStatus: Int

    struct Result: Decodable {
      var folder: String
      var title: String
      var platform: String
      var url: String
      var outcome: String
      var isCauseRight: Bool
      var isRemedyRight: Bool?
      var differences: [String]
      var knownMiss: String?
      var answer: Answer

      var name: String { String(folder.split(separator: "/").last ?? "") }
    }

    struct Answer: Decodable {
      var layers: [String]
    }

    struct Counts: Decodable {
      var cases, rightCauses, withRemedies, rightRemedies, knownMisses: Int
    }
  }

  private struct Case: Decodable {
    var story: String
    var resolution: String
    var source: Source
    var expected: Expectation
    var inputs: Inputs

    struct Source: Decodable { var url, licence: String }
    struct Expectation: Decodable { var causes, layers: [String] }
    struct Inputs: Decodable {
      var from, to, on, logs, configurations: [String]
      var guest: String?
    }
  }

  private static func run() throws -> Run {
    let result = try martlet(["case", "run", packageRoot + "/Cases", "--format", "json"])
    return try JSONDecoder().decode(Run.self, from: Data(result.output.utf8))
  }

  @Test func everyCaseIsAnsweredAsItsFileSays() throws {
    let run = try Self.run()
    for one in run.cases where !["right", "known-miss"].contains(one.outcome) {
      Issue.record("\(one.name): \(one.outcome): \(one.differences.joined(separator: "; "))")
    }
    #expect(run.exitStatus == 0)
    #expect(run.counts.cases >= 40)
    #expect(run.counts.rightCauses * 10 >= run.counts.cases * 8)
    let platforms = Set(run.cases.map(\.platform))
    #expect(platforms.isSuperset(of: ["openstack", "kubevirt", "ovirt", "proxmox", "libvirt"]))
  }

  /// A case has an origin, says what happened in its own words, and has no file that nothing names.
  @Test func everyCaseIsWhole() throws {
    var layers: Set<String> = []
    for one in try Self.run().cases {
      let folder = URL(fileURLWithPath: one.folder)
      let file = try JSONDecoder().decode(
        Case.self, from: Data(contentsOf: folder.appending(path: "case.json")))
      #expect(
        file.source.url.hasPrefix("https://") && file.source.licence.hasPrefix("Apache-2.0"), "\(one.name)")
      #expect(file.story.hasSuffix(".") && file.resolution.hasSuffix("."), "\(one.name)")
      #expect(!file.expected.causes.isEmpty, "\(one.name)")
      layers.formUnion(file.expected.layers)
      let inputs = file.inputs
      let named = inputs.from + inputs.to + inputs.on + inputs.logs + inputs.configurations
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(Set(files) == Set(named + (inputs.guest.map { [$0] } ?? []) + ["case.json"]), "\(one.name)")
    }
    #expect(
      layers.isSuperset(of: [
        "silicon", "microcode", "firmware", "kernel", "kvm", "qemu", "libvirt", "cloud", "guest",
      ]))
  }

  @Test func thePageCountsTheCases() throws {
    let path = packageRoot + "/Documentation/cases.md"
    let page = page(of: try Self.run())
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try page.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("Documentation/cases.md was rewritten: read it, then run without RECORD_SNAPSHOTS")
      return
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == page, "RECORD_SNAPSHOTS=1 writes it")
  }

  /// A case that is wrong fails the run, one that says so does not, and one that says so without need fails it again.
  @Test func aRunSaysWhichCaseIsWrong() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(
      atPath: packageRoot + "/Cases/nova-newer-hypervisor", toPath: folder.path)
    let file = folder.appending(path: "case.json")
    let right = try String(contentsOf: file, encoding: .utf8)
    #expect(try martlet(["case", "run", folder.path]).status == 0)
    let wrong = right.replacing("hypervisor.older", with: "hypervisor.newer")
    try wrong.write(to: file, atomically: true, encoding: .utf8)
    let failed = try martlet(["case", "run", folder.path])
    #expect(failed.status == 1)
    #expect(failed.output.contains("the cause is hypervisor.older, not hypervisor.newer"))
    try wrong.replacing("\"platform\"", with: "\"knownMiss\": \"It is a test.\",\n  \"platform\"")
      .write(to: file, atomically: true, encoding: .utf8)
    #expect(try martlet(["case", "run", folder.path]).status == 0)
    try right.replacing("\"platform\"", with: "\"knownMiss\": \"It is a test.\",\n  \"platform\"")
      .write(to: file, atomically: true, encoding: .utf8)
    #expect(try martlet(["case", "run", folder.path]).status == 1)
  }

  /// What is no case says so in one line: another form, a file outside the folder, an input that is not there.
  @Test func whatIsNoCaseIsRefused() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(
      atPath: packageRoot + "/Cases/nova-newer-hypervisor", toPath: folder.path)
    let file = folder.appending(path: "case.json")
    let right = try String(contentsOf: file, encoding: .utf8)
    for (old, new, status) in [
      ("martlet.case/1.0", "martlet.case/2.0", 65), ("\"log.txt\"", "\"../log.txt\"", 65),
      ("\"log.txt\"", "\"absent.txt\"", 66), ("\"log.txt\"", "", 65), ("\"title\"", "\"heading\"", 65),
    ] {
      try right.replacing(old, with: new).write(to: file, atomically: true, encoding: .utf8)
      let result = try martlet(["case", "run", folder.path])
      #expect(result.status == status, "\(new): \(result.errors)")
      #expect(result.errors.split(separator: "\n").count == 1, "\(new): \(result.errors)")
    }
    #expect(try martlet(["case", "run", packageRoot + "/Sources"]).status == 66)
    #expect(try martlet(["case", "run", folder.path + "/nothing"]).status == 66)
  }

  private func page(of run: Run) -> String {
    let counts = run.counts
    var text = """
      # Diagnosed cases

      `Cases/` holds \(counts.cases) failures that people made public, with what they turned out to be: \
      \(counts.rightCauses) of \(counts.cases) have the right
      cause (with its layer and features), \(counts.rightRemedies) of \(counts.withRemedies) the right first remedy that does more than look. \
      `martlet case run` answers
      them; `CaseCorpusTests` does so for every change, and writes this page. Each folder has `case.json` (`martlet schema case`) and the
      inputs: short excerpts of logs and configurations; everything else is in our own words. Some threads do not quote their message in full;
      `licence` then says that the log has the software's own wording.

      What a case expects is what the thread found, not what Martlet answers. Where Martlet is wrong, `knownMiss` says why. To add a case,
      see [CONTRIBUTING.md](../CONTRIBUTING.md#add-a-case).

      | case | platform | what failed | cause | first remedy |
      |---|---|---|---|---|

      """
    for one in run.cases {
      let cells = [
        "[\(one.name)](../Cases/\(one.name)/case.json)", one.platform, "[\(one.title)](\(one.url))",
        one.isCauseRight ? "right" : "**missed**",
        one.isRemedyRight.map { $0 ? "right" : "**missed**" } ?? "–",
      ]
      text += "| \(cells.joined(separator: " | ")) |\n"
    }
    text += "\n## Known misses\n\n"
    for one in run.cases {
      if let miss = one.knownMiss { text += "- **\(one.name)**: \(miss)\n" }
    }
    return text
  }
}
