import Foundation
import Testing

/// What could not be asked is part of every verb's answer: as text, as HTML, and in JSON.
@Suite struct UnobtainedTests {
  private static let sandy = "Examples/article/sandybridge.txt"
  private static let broad = "Examples/article/broadwell.txt"
  private static let dead = "qemu+unix:///session?socket=/nonexistent/socket"
  private let files: AskingFiles

  init() throws { files = try AskingFiles() }

  /// Each verb that folds or lists hosts, with one that does not answer among them.
  private var commands: [[String]] {
    let (sandy, broad, dead) = (Self.sandy, Self.broad, Self.dead)
    return [
      ["check", files.guest, "--on", sandy, dead], ["fix", files.guest, "--on", sandy, dead],
      ["level", sandy, dead], ["doctor", sandy, dead], ["show", sandy, dead],
      ["features", "avx2", "--on", sandy, dead], ["explain", "avx2", "--on", sandy, dead],
      ["explain", "Haswell", "--on", sandy, dead],
      ["explain", "missing features: hle", "--from", sandy, dead],
      ["diagnose", "--from", sandy, "--to", broad, dead],
      ["diagnose", "--from", sandy, dead, "--to", broad, "--full"], ["lint", files.guest, dead],
      ["upgrade", "--host", sandy, dead, "--kernel", "6.18"],
    ]
  }

  @Test func everyVerbSaysWhatDidNotAnswer() throws {
    for command in commands {
      let text = try martlet(command)
      #expect((0...2).contains(text.status) && text.errors.isEmpty, "\(command): \(text)")
      let words = text.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(
        words.contains("NOT OBTAINED - \(Self.dead) could not be asked: Failed to connect"),
        "\(command): \(text.output)")
      let json = try martlet(command.filter { $0 != "--full" } + ["--format", "json"])
      #expect(json.status == text.status, "\(command): \(json)")
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any], "\(command)")
      let input = (object["inputs"] as? [[String: Any]] ?? []).first { $0["name"] as? String == Self.dead }
      #expect(input?["format"] as? String == "not-obtained", "\(command): \(json.output)")
      #expect(
        (input?["notes"] as? [String])?.first?.hasPrefix("could not be asked: Failed to connect") == true)
    }
  }

  @Test func thePageSaysWhatDidNotAnswer() throws {
    let page = try martlet(
      ["diagnose", "--from", Self.sandy, "--to", Self.broad, Self.dead, "--format", "html"])
    #expect(page.output.contains("<h2>Not obtained</h2>"))
    #expect(page.output.contains("could not be asked: Failed to connect"))
    let whole = try martlet(["diagnose", "--from", Self.sandy, "--to", Self.broad, "--format", "html"])
    #expect(!whole.output.contains("Not obtained"))
  }

  /// A configuration goes to a file; what is not known of its hosts goes to standard error.
  @Test func aConfigurationIsKeptFreeOfIt() throws {
    let result = try martlet(["level", "--for", "nova", "--assume", "usual", Self.sandy, Self.dead])
    #expect(!result.output.contains("NOT OBTAINED"))
    #expect(
      result.errors.contains("note: not obtained: \(Self.dead) could not be asked: Failed to connect"),
      "\(result)")
  }

  /// This machine and daemons name what they did not give; a file's gaps are in its notes alone.
  @Test func thisMachineSaysWhatItDidNotGive() throws {
    let path = files.path + "/host.json"
    let environment = ["LIBVIRT_DEFAULT_URI": Self.dead]
    #expect(try martlet(["capture", "-o", path], environment: environment).status == 0)
    let commands: [([String], [String])] = [
      (["show"], []), (["explain", "avx2", "--on"], []), (["check", files.guest, "--on"], []),
      (["level"], []),
      (["doctor"], []), (["features", "avx2", "--on"], []), (["compare", files.guest], []),
      (["diagnose", "--from", Self.sandy, "--to"], []), (["upgrade", "--kernel", "6.18", "--host"], []),
    ]
    for (before, after) in commands {
      let live = try martlet(before + ["this"] + after, environment: environment)
      #expect((0...2).contains(live.status), "\(before): \(live)")
      let words = live.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let section = words.split(separator: "NOT OBTAINED", maxSplits: 1).last.map(String.init) ?? ""
      #expect(section.hasPrefix(" - this did not give "), "\(before): \(live.output)")
      #expect(section.contains("libvirt-capabilities"), "\(before): \(live.output)")
      let later = try martlet(before + [path] + after)
      #expect(!later.output.contains("NOT OBTAINED"), "\(before)")
      #expect(later.status == live.status, "\(before)")
    }
    // Standard output is libvirt's text alone. Without MSRs the answer is another; what libvirt does not look at is not told.
    let named = try martlet(["libvirt", "decode", "this"], environment: environment)
    #expect(named.status == 0 && named.output.hasPrefix("<cpu"), "\(named)")
    let hasMSRs = FileManager.default.isReadableFile(atPath: "/dev/cpu/0/msr")
    #expect(named.errors.contains("note: not obtained: this did not give msr;") == !hasMSRs, "\(named)")
    #expect(!named.errors.contains("libvirt-capabilities"), "\(named)")
    let json = try martlet(["show", "this", "--format", "json"], environment: environment)
    #expect(json.output.contains("libvirt-capabilities from"))
    #expect(json.output.contains("is missing: Failed to connect"))
    let unsafe = try martlet(
      ["show", "this"], environment: ["LIBVIRT_DEFAULT_URI": "qemu+ext:///system?command=true"])
    #expect(unsafe.status == 64 && unsafe.errors.contains("--allow-uri"), "\(unsafe)")
  }
}
