import Foundation
import Testing

/// The commands as people and scripts use them: wrong inputs, pipes, terminals.
@Suite struct UseTests {
  private let source = "Examples/article/sandybridge.txt"
  private let destination = "Examples/article/broadwell.txt"

  @Test func compareExitsAsItJudges() throws {
    #expect(try martlet("compare", source, source).status == 0)
    #expect(try martlet("compare", source, destination).status == 1)
    let unknown = try martlet(
      "compare", source, "-",
      input: "<cpu><arch>x86_64</arch><model>Foolake</model><vendor>Intel</vendor></cpu>")
    #expect(unknown.status == 2)
    #expect(unknown.output.hasPrefix("undetermined"))
  }

  @Test func showReadsDumpsAndFoldsRecords() throws {
    let dump = """
      CPU 0:
         0x00000000 0x00: eax=0x00000007 ebx=0x756e6547 ecx=0x6c65746e edx=0x49656e69
         0x00000001 0x00: eax=0x000306a9 ebx=0x00100800 ecx=0x7fbae3f7 edx=0xbfebfbff
         0x00000007 0x00: eax=0x00000000 ebx=0x00000281 ecx=0x00000000 edx=0x9c000400
      """
    let shown = try martlet("show", "-", input: dump)
    #expect(shown.status == 0)
    #expect(shown.output.contains("family 6, model 58, stepping 9"))
    let json = try martlet("show", "-", "--format", "json", input: dump)
    #expect(json.output.contains("\"schema\" : \"martlet.profile/1.2\""))
    let folded = try martlet("show", "-", source, input: dump)
    #expect(folded.status == 0)
    #expect(folded.output.contains("different at Nova's cpu_info"))
    let damaged = try martlet("show", "-", input: dump.replacing("edx=0x9c000400", with: "edx=0x9c0"))
    #expect(damaged.status == 65)
    #expect(damaged.errors.contains("standard input:4:"))
    #expect(try martlet("show", "Package.swift").status == 65)
    #expect(try martlet("show", "nowhere").status == 66)
  }

  @Test func explainOnRecordsShowsWhereAFeatureWasLost() throws {
    let dump = """
      CPU 0:
         0x00000000 0x00: eax=0x00000001 ebx=0x756e6547 ecx=0x6c65746e edx=0x49656e69
         0x00000001 0x00: eax=0x000306a9 ebx=0x00100800 ecx=0x7fbae3ff edx=0xbfebfbff
      """
    let path = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString).txt").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let flags = "processor\t: 0\nvendor_id\t: GenuineIntel\nflags\t\t: fpu sse2 pni\nbugs\t\t: mds\n\n"
    try flags.write(toFile: path, atomically: true, encoding: .utf8)
    let lost = try martlet("explain", "monitor", "--on", "-", "--on", path, input: dump)
    #expect(lost.status == 0)
    let words = lost.output.replacing("\n", with: " ")
    #expect(
      words.contains(
        "present at CPUID and MSRs and absent at the kernel's view (/proc/cpuinfo): it was lost in kernel."))
    #expect(lost.output.contains("clearcpuid=monitor"))
    let json = try martlet("explain", "monitor", "--on", path, "--format", "json")
    #expect(json.output.contains("\"schema\" : \"martlet.ladder/2.0\""))
    #expect(json.output.contains("\"firstAbsent\" : \"kernel-flags\""))
    let kept = try martlet("explain", "pni", "--on", "-", "--on", path, input: dump)
    #expect(kept.output.contains("at every point that a record shows"))
    let unknown = try martlet("explain", "avx2", "--on", "Examples/article/nova.log")
    #expect(unknown.status == 65)
  }

  @Test func guestsDefinitionsAreWanted() throws {
    func compare(_ features: String, match: String = "exact") throws -> CommandResult {
      try martlet(
        "compare", "-", destination,
        input: "<cpu match='\(match)'><model>SandyBridge</model>\(features)</cpu>")
    }
    #expect(try compare("").status == 0)
    #expect(try compare("<feature policy='require' name='monitor'/>").status == 1)
    #expect(try compare("<feature policy='optional' name='monitor'/>").status == 0)
    #expect(try compare("<feature policy='forbid' name='hle'/>").status == 1)
    #expect(try compare("", match: "strict").status == 1)
    let hostModel = try martlet("compare", "-", destination, input: "<cpu mode='host-model'/>")
    #expect(hostModel.status == 65)
    #expect(hostModel.errors.contains("names no model"))
  }

  @Test func compareJSONIsTheContract() throws {
    let result = try martlet("compare", source, destination, "--format", "json")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "martlet.compare/1.1")
    #expect(object["result"] as? String == "incompatible")
    #expect(object["missing"] as? [String] == ["monitor"])
    let blockers = try #require(object["blockers"] as? [[String: Any]])
    #expect(blockers.count == 1)
    #expect(blockers[0]["feature"] as? String == "monitor")
    #expect(blockers[0]["kind"] as? String == "missing")
    let inputs = try #require(object["inputs"] as? [[String: Any]])
    #expect(inputs.allSatisfy { ($0["sha256"] as? String)?.count == 64 })
  }

  /// One clear line on standard error, and the documented status.
  @Test(
    arguments: [
      (["compare", "nowhere.xml", "nowhere.xml"], 66), (["compare", "Package.swift", "Package.swift"], 65),
      (["compare", "Examples", "Examples"], 64), (["explain", "montior"], 66), (["features", "zzzz"], 66),
      (["compare", "Examples/article/nova.log", "Examples/article/nova.log"], 65),
    ] as [([String], Int32)])
  func wrongInputIsOneLine(arguments: [String], status: Int32) throws {
    let result =
      try arguments.count == 3
      ? martlet(arguments[0], arguments[1], arguments[2]) : martlet(arguments[0], arguments[1])
    #expect(result.status == status, "\(result.errors)")
    #expect(result.output.isEmpty)
    #expect(result.errors.hasPrefix("martlet: "))
    #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
  }

  @Test func misspelledFeaturesAreGuessed() throws {
    #expect(try martlet("explain", "montior").errors.contains("did you mean monitor"))
  }

  @Test func usageErrorsExitWith64() throws {
    #expect(try martlet("diagnose").status == 64)
    #expect(try martlet("compare", source, destination, "--format", "xml").status == 64)
    #expect(try martlet("nonsense").status == 64)
  }

  @Test(arguments: ["diagnose", "compare", "explain", "features"])
  func helpHasExamples(verb: String) throws {
    let result = try martlet(verb, "--help")
    #expect(result.status == 0)
    #expect(result.output.contains("Examples:"))
  }

  @Test func unknownMapsAreExplained() throws {
    let result = try martlet("compare", source, destination, "--cpu-map", "/nowhere")
    #expect(result.status == 65)
    #expect(result.errors.contains("/nowhere"))
  }

  @Test func aPipeHasNoColours() throws {
    let result = try martlet("explain", "monitor")
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"), "needs util-linux"))
  func aTerminalHasColoursUnlessTheyAreDeclined() throws {
    let coloured = try martletOnTerminal("explain monitor", environment: ["TERM": "xterm"])
    #expect(coloured.output.contains("\u{1B}["))
    for declined in [["TERM": "xterm", "NO_COLOR": "1"], ["TERM": "dumb"]] {
      let plain = try martletOnTerminal("explain monitor", environment: declined)
      #expect(!plain.output.contains("\u{1B}["))
    }
  }

  @Test func aNarrowTerminalIsRespected() throws {
    let result = try martlet("explain", "monitor", environment: ["COLUMNS": "60"])
    let words = result.output.split(separator: "\n").filter { $0.count > 60 }
    // Only words that are longer than their column may stick out.
    #expect(words.allSatisfy { line in line.split(separator: " ").contains { $0.count > 30 } }, "\(words)")
  }

  @Test func everyFeatureCanBeExplained() throws {
    let names = try martlet("features").output.split(separator: "\n").compactMap {
      $0.split(separator: " ").first
    }
    #expect(names.count >= 212)
    let json = try martlet("features", "--format", "json").output
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect((object["features"] as? [Any])?.count == names.count)
  }
}
