import Foundation
import Remedies
import TestSupport
import Testing

/// Names that mean something to a shell, through each verb that prints commands: a real shell gives back the names as they were.
@Suite struct HostileNameTests {
  static let names = [
    "two words", "it's \"quoted\"", "$(touch owned)", "`id`;reboot", "a&&b|c>d", "#no comment",
    "tab\tand \u{1b}[31mred",
    "line\nfeed",
  ]

  private func scratch<T>(_ body: (String) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
  }

  /// The commands of a JSON answer, at any depth, under the keys that hold commands.
  private func commands(_ json: String) throws -> [String] {
    func collect(_ value: Any) -> [String] {
      if let list = value as? [Any] { return list.flatMap(collect) }
      guard let object = value as? [String: Any] else { return [] }
      if object["kind"] is String, object["place"] is String {
        // A step: what is printed is made of its words.
        let data = try? JSONSerialization.data(withJSONObject: object)
        return [data.flatMap { try? JSONDecoder().decode(Command.self, from: $0) }?.text].compactMap(\.self)
      }
      return object.sorted { $0.key < $1.key }.flatMap { key, value -> [String] in
        if value is String { return [] }
        if let texts = value as? [String] { return key == "evidence" ? texts : [] }
        return collect(value)
      }
    }
    return collect(try JSONSerialization.jsonObject(with: Data(json.utf8)))
  }

  private func write(_ text: String, _ path: String) throws {
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }

  private let host = "<cpu><arch>x86_64</arch><model>SandyBridge</model><vendor>Intel</vendor></cpu>"
  private func guest(_ name: String) -> String {
    var escaped = ""
    for scalar in name.unicodeScalars {
      escaped +=
        ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "&#10;", "\t": "&#9;"][String(scalar)]
        ?? String(scalar)
    }
    // XML has no escape character.
    escaped = escaped.replacing("\u{1b}", with: "")
    return
      "<domain type='kvm'><name>\(escaped)</name><memory>1</memory><os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os>"
      + "<cpu mode='custom' match='exact' check='full'><model>Haswell-noTSX</model><vendor>Intel</vendor></cpu></domain>"
  }

  @Test(arguments: names) func pathsOfCheck(name: String) throws {
    try scratch { folder in
      let (there, file) = ("\(folder)/\(name) host.xml", "\(folder)/\(name) guest.xml")
      try write(host, there)
      try write(guest("g"), file)
      let result = try martlet("check", file, "--on", there, "--format", "json")
      #expect(result.status == 1, "\(result)")
      let printed = try commands(result.output).flatMap { try words(of: $0, programs: ["martlet"]) }
      let explain = try #require(printed.first { $0.dropFirst().first == "explain" }, "\(result.output)")
      #expect(explain.suffix(2) == ["--on", there])
      let fix = try #require(printed.first { $0.dropFirst().first == "fix" })
      #expect(Array(fix.prefix(5)) == ["martlet", "fix", file, "--on", there])
      // The command works as printed.
      let again = try martlet(Array(fix.dropFirst()) + ["--format", "json"])
      #expect(again.status == 0, "\(again)")
    }
  }

  @Test(arguments: names.filter { !$0.contains("\u{1b}") }) func guestsOfFix(name: String) throws {
    try scratch { folder in
      try write(host, folder + "/host.xml")
      try write(guest(name), folder + "/guest.xml")
      let result = try martlet(
        "fix", folder + "/guest.xml", "--on", folder + "/host.xml", "--allow-drop", "fault", "--allow-drop",
        "state-refused", "--allow-drop", "corrupt", "--format", "json")
      #expect(result.status == 0, "\(result)")
      let steps = try commands(result.output).filter { $0.contains("virsh") && !$0.hasPrefix("(") }
      let printed = try steps.flatMap { line in
        // Where the state is asked for, it is off.
        try words(of: line.replacing("= 'shut off'", with: "!= x"), programs: ["virsh"])
      }
      #expect(printed.contains(["virsh", "shutdown", name]), "\(steps)")
      #expect(printed.contains { $0.prefix(3) == ["virsh", "start", name] }, "\(printed)")
      #expect(printed.contains { $0.prefix(3) == ["virsh", "migrate", name] })
    }
  }

  @Test(arguments: names) func outputsOfPatchMap(name: String) throws {
    try scratch { folder in
      let map =
        "<cpus><arch name='x86'><feature name='monitor'><cpuid eax_in='0x01' ecx='0x00000008'/></feature></arch></cpus>"
      try write(map, folder + "/cpu_map.xml")
      let output = "\(folder)/\(name).xml"
      let result = try martlet(
        "patch-map", folder + "/cpu_map.xml", "--drop", "monitor", "-o", output, "--format", "json")
      try #require(result.status == 0, "\(result)")
      let printed = try commands(result.output).flatMap {
        try words(of: $0, programs: ["cp", "diff", "virsh"])
      }
      #expect(printed.contains(["cp", output, "/usr/share/libvirt/cpu_map.xml"]), "\(printed)")
    }
  }

  /// A log's names reach commands as single words, whatever the log says they are.
  @Test(arguments: ["$(touch${IFS}owned)", "`id`", "a;reboot", "x'y\"z", "-rf", "a|sh", "\u{1b}[2J"])
  func namesOfLogs(name: String) throws {
    let line = "internal error: Unknown CPU feature \(name)\n"
    let result = try martlet(["explain", "-", "--format", "json"], input: line)
    // What is no name of a feature may make the line none that is known.
    #expect(result.status == 0 || result.status == 2, "\(result)")
    let printed = try commands(result.output)
    #expect(!printed.isEmpty || result.status == 2)
    for command in printed {
      #expect(try feed(["/bin/sh", "-n"], command).status == 0, "\(command)")
      #expect(!command.contains("\u{1b}"))
      for words in try words(of: command, programs: ["grep", "touch", "id", "reboot", "sh"]) {
        #expect(words[0] == "grep", "\(command)")
        guard words.starts(with: ["grep", "-rn", "-e"]) else { continue }
        #expect(words.count == 5 && (words[3] == "NAME" || name.hasPrefix(words[3])), "\(command)")
      }
    }
  }
}
