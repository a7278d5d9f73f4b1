import Foundation
import TestSupport
import Testing

/// Names that mean something to a terminal, a shell or a format, through every verb and format: what is printed stays what it is.
@Suite struct OutputInjectionTests {
  /// What stands behind a line feed or another mark must never begin a line of Martlet's.
  static let forged = "FORGED"

  /// Each with several marks of one kind, because every name goes through every verb.
  static let names = [
    "a\u{1b}[31mb\u{9b}31m\u{202e}c\u{2066}d", "a\rFORGED", "a\nFORGED = 1", "a\u{2028}FORGED\u{85}FORGED",
    "a'\"b$(touch${IFS}FORGED)`FORGED`", "a--><script>FORGED</script>]]>&amp;", "%s%n%x|b", "# a: {b}",
  ]

  /// Marks that mean something to a format where a value begins.
  static let beginnings = names + ["*a", "!a", "{a}", "]]>", "&amp;"]

  static let verbs = [
    "show %/host.json", "show %/host.json --format json", "show %/guest.xml",
    "show %/guest.xml --format json",
    "check %/guest.xml --on %/host.json", "check %/guest.xml --on %/host.json --format json",
    "check %/guest.xml --from %/other.json --on %/host.json %/other.json",
    "compare %/other.json %/host.json", "compare %/other.json %/host.json --format json",
    "diagnose --from %/other.json --to %/host.json", "diagnose --from %/other.json --to %/host.json --full",
    "diagnose --from %/other.json --to %/host.json --format json",
    "diagnose --from %/other.json --to %/host.json --format html",
    "diagnose --from %/other.json --to %/host.json --guest %/guest.xml --log %/log",
    "level %/host.json %/other.json", "level %/host.json %/other.json --format json",
    "explain avx --on %/host.json", "explain avx --on %/host.json --format json", "explain --log %/log",
    "explain --log %/log --format json", "features --on %/host.json", "fix %/guest.xml --on %/host.json",
    "fix %/guest.xml --on %/host.json --format json", "lint %/guest.xml", "lint %/guest.xml --format json",
    "lint --as nova %/nova.conf", "lint --as nova %/nova.conf --format json", "lint --as qemu %/nova.conf",
    "lint --as kubevirt %/vm.yaml", "lint --as libvirt %/broken.xml", "upgrade %/host.json",
    "doctor %/host.json",
    "libvirt decode %/guest.xml", "libvirt compare %/guest.xml %/host.json", "show %/broken.xml",
    "check %/guest.xml --on %/host.json --policy %/policy.yaml",
  ]

  private func scratch<T>(_ body: (String) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
  }

  /// Files whose every name is `name`, as far as their formats can hold it.
  private func plant(_ name: String, in folder: String) throws {
    func record(_ host: String, _ features: [String]) throws -> Data {
      let cpu: [String: Any] = [
        "arch": "x86_64", "model": "IvyBridge", "vendor": "Intel", "features": features,
        "topology": ["cells": 1, "sockets": 1, "cores": 2, "threads": 1],
      ]
      let info = String(decoding: try JSONSerialization.data(withJSONObject: cpu), as: UTF8.self)
      return try JSONSerialization.data(withJSONObject: [
        "hypervisor": ["hypervisor_hostname": host, "cpu_info": info]
      ])
    }
    var escaped = ""
    for scalar in name.unicodeScalars {
      escaped +=
        ["&": "&amp;", "<": "&lt;", ">": "&gt;", "'": "&apos;", "\n": "&#10;", "\r": "&#13;", "\u{1b}": ""][
          String(scalar)] ?? String(scalar)
    }
    let guest =
      "<domain type='kvm'><name>\(escaped)</name><memory>1</memory><os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os>"
      + "<cpu mode='custom' match='exact' check='full'><model>Haswell-noTSX</model><feature policy='require' name='\(escaped)'/></cpu></domain>"
    let yaml = name.unicodeScalars.map { String(format: "\\U%08x", $0.value) }.joined()
    let files: [String: Data] = [
      "host.json": try record(name, ["vme", name]),
      "other.json": try record("other", ["vme", "monitor", name + "2"]),
      "guest.xml": Data(guest.utf8), "broken.xml": Data(guest.replacing("</cpu>", with: "").utf8),
      "nova.conf": Data(
        "[libvirt]\ncpu_mode = custom\ncpu_models = \(name)\ncpu_model_extra_flags = \(name)\n".utf8),
      "vm.yaml": Data(
        "apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nspec:\n  template:\n    spec:\n      domain:\n        cpu:\n          model: \"\(yaml)\"\n"
          .utf8),
      "policy.yaml": Data(
        "accept:\n  - feature: avx\n    reason: \"\(yaml)\"\n    guests: [\"\(yaml)\"]\n".utf8),
      "log": Data(
        "error : internal error: Unknown CPU feature \(name)\nguest CPU doesn't match specification: missing features: \(name)\n"
          .utf8),
    ]
    for (file, bytes) in files { try bytes.write(to: URL(fileURLWithPath: "\(folder)/\(file)")) }
  }

  /// What a text does that Martlet's own does not: control characters, and lines that a name began.
  private func faults(in text: String) -> [String] {
    var faults: [String] = []
    for scalar in text.unicodeScalars where scalar != "\n" && scalar != "\t" {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        faults.append("U+" + String(scalar.value, radix: 16))
      default: break
      }
    }
    for line in text.split(separator: "\n") where line.drop(while: { $0 == " " }).hasPrefix(Self.forged) {
      faults.append("forged: \(line)")
    }
    return faults
  }

  @Test(arguments: names) func everyVerb(name: String) throws {
    try scratch { folder in
      try plant(name, in: folder)
      for verb in Self.verbs {
        let words = verb.split(separator: " ").map { String($0).replacing("%", with: folder) }
        let result = try martlet(words)
        let isJSON = verb.hasSuffix("json") && verb.contains("--format")
        #expect(faults(in: result.output) == [], "\(verb): \(result.output)")
        #expect(faults(in: result.errors) == [], "\(verb): \(result.errors)")
        #expect(result.status <= 2 || (64...77).contains(result.status), "\(verb): \(result)")
        if isJSON, result.status <= 2 {
          #expect(throws: Never.self, "\(verb)") {
            try JSONSerialization.jsonObject(with: Data(result.output.utf8), options: .fragmentsAllowed)
          }
        }
        if verb.hasSuffix("html") {
          #expect(result.output.contains("<html"), "\(result)")
          #expect(!result.output.contains("<script"))
          #expect(!result.output.contains("-->"))
        }
      }
    }
  }

  /// A configuration is that of harmless names, comments aside.
  @Test(arguments: beginnings) func configurations(name: String) throws {
    try scratch { folder in
      func emitted(_ name: String, _ system: String) throws -> CommandResult {
        try plant(name, in: folder)
        return try martlet(
          "level", folder + "/host.json", folder + "/other.json", "--for", system, "--annotate")
      }
      for system in ["nova", "libvirt", "qemu", "proxmox", "kubevirt", "incus", "ovirt", "opennebula", "xen"]
      {
        let (hostile, plain) = (try emitted(name, system), try emitted("plain", system))
        #expect(hostile.status == plain.status, "\(system): \(hostile)")
        #expect(faults(in: hostile.output) == [], "\(system): \(hostile.output)")
        func settings(_ text: String) -> [Substring] {
          text.split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.hasPrefix("<!--") }
        }
        #expect(settings(hostile.output) == settings(plain.output), "\(system)")
        for line in hostile.output.split(separator: "\n") where line.hasPrefix("<!--") {
          #expect(
            line.hasSuffix(" -->") && line.dropFirst(4).dropLast(4).firstRange(of: "--") == nil, "\(line)")
        }
      }
    }
  }

  /// Names of files are names too.
  @Test(arguments: names.filter { !$0.contains("/") }) func namesOfFiles(name: String) throws {
    try scratch { folder in
      try plant("plain", in: folder)
      for file in ["host.json", "guest.xml", "nova.conf", "broken.xml"] {
        try FileManager.default.copyItem(atPath: "\(folder)/\(file)", toPath: "\(folder)/\(name) \(file)")
      }
      let (host, guest) = ("\(folder)/\(name) host.json", "\(folder)/\(name) guest.xml")
      let questions = [
        ["show", host], ["check", guest, "--on", host],
        ["diagnose", "--from", folder + "/other.json", "--to", host],
        ["diagnose", "--from", folder + "/other.json", "--to", host, "--format", "html"],
        ["level", host, folder + "/other.json"],
        ["lint", guest, "\(folder)/\(name) broken.xml"],
        ["lint", "--as", "nova", "\(folder)/\(name) nova.conf"],
        ["fix", guest, "--on", host], ["explain", "avx", "--on", host], ["show", host + ".none"],
        ["check", guest, "--on", host, "--format", "json"], ["level", host, "--for", "nova", "--annotate"],
      ]
      for words in questions {
        let result = try martlet(words)
        #expect(faults(in: result.output) == [], "\(words): \(result.output)")
        #expect(faults(in: result.errors) == [], "\(words): \(result.errors)")
      }
    }
  }
}
