import Foundation
import Glibc
import SandboxedWorkers
import TestSupport
import Testing

/// Documents that workers read: the same answers, and one input lost where one is hostile.
@Suite struct WorkerTests {
  private func scratch<T>(_ body: (String) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
  }

  private let host = "<cpu><arch>x86_64</arch><model>SandyBridge</model><vendor>Intel</vendor></cpu>"
  private let guest =
    "<domain type='kvm'><name>g</name><memory>1</memory><os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os>"
    + "<cpu mode='custom' match='exact' check='full'><model>Haswell-noTSX</model><vendor>Intel</vendor></cpu></domain>"

  static let questions = [
    "diagnose --from Examples/article/sandybridge.txt --to Examples/article/broadwell.txt --format json",
    "level Examples/article/sandybridge.txt Examples/article/broadwell.txt",
    "check %/guest.xml --on Examples/article/broadwell.txt %/host.xml --format json", "show %/guest.xml",
    "check %/guest.xml --on % --format json", "lint %/guest.xml", "lint --as kubevirt %/vm.yaml",
    "lint %/broken.xml", "fix %/guest.xml --on %/host.xml", "libvirt expand %/host.xml", "show %/broken.xml",
    "check %/guest.xml --on %/host.xml --policy Examples/policy.yaml", "explain monitor --on %/host.xml",
    "show Examples/article/sandybridge.txt --format json", "show README.md",
    "patch-map %/cpu_map.xml --drop monitor",
    "compare Examples/article/sandybridge.txt Examples/article/broadwell.txt",
  ]

  @Test(arguments: questions) func answersAreTheSame(question: String) throws {
    try scratch { folder in
      let files = [
        "guest.xml": guest, "host.xml": host, "broken.xml": "<domain type='kvm'>\n<cpu></domain>",
        "vm.yaml":
          "apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nspec:\n  template:\n    spec:\n      domain:\n        cpu: &c {model: Nehalm}\n",
        "cpu_map.xml":
          "<cpus><arch name='x86'><feature name='monitor'><cpuid eax_in='0x01' ecx='0x00000008'/></feature></arch></cpus>",
      ]
      for (name, text) in files {
        try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
      }
      let words = question.replacing("%", with: folder).split(separator: " ").map(String.init)
      let (on, off) = (
        try martlet(words, environment: ["MARTLET_SANDBOX": "on"]),
        try martlet(words, environment: ["MARTLET_SANDBOX": "off"])
      )
      #expect(on.output == off.output)
      #expect(on.status == off.status)
      let said = on.errors.split(separator: "\n").filter { !$0.contains("landlock") }
      #expect(said == off.errors.split(separator: "\n"))
    }
  }

  /// A capture's parts (registers, XML, a CPU map, gzip data) are read by workers too.
  @Test func capturesAreTheSame() throws {
    try scratch { folder in
      let capture = folder + "/host.json"
      try #require(try martlet("capture", "-o", capture).status == 0)
      for words in [["show", capture, "--format", "json"], ["level", capture], ["doctor", capture]] {
        let (on, off) = (
          try martlet(words, environment: ["MARTLET_SANDBOX": "on"]),
          try martlet(words, environment: ["MARTLET_SANDBOX": "off"])
        )
        #expect(on.output == off.output)
        #expect(on.status == off.status)
      }
    }
  }

  @Test func packedDocumentsAndLogs() throws {
    try scratch { folder in
      let line = "internal error: Unknown CPU feature avx99\n"
      try String(repeating: line, count: 50_000).write(
        toFile: folder + "/log", atomically: true, encoding: .utf8)
      try host.write(toFile: folder + "/host.xml", atomically: true, encoding: .utf8)
      #expect(try inShell("gzip '\(folder)/log' '\(folder)/host.xml'").status == 0)
      for words in [["explain", "--log", folder + "/log.gz"], ["show", folder + "/host.xml.gz"]] {
        let (on, off) = (
          try martlet(words, environment: ["MARTLET_SANDBOX": "on"]),
          try martlet(words, environment: ["MARTLET_SANDBOX": "off"])
        )
        #expect(on.output == off.output)
        #expect(on.status == off.status)
      }
    }
  }

  @Test func aDeathFailsOneInput() throws {
    try scratch { folder in
      try host.write(toFile: folder + "/good.xml", atomically: true, encoding: .utf8)
      try guest.write(toFile: folder + "/guest.xml", atomically: true, encoding: .utf8)
      try (HostileParser.mark + "crash").write(
        toFile: folder + "/bad.txt", atomically: true, encoding: .utf8)
      let alone = try martlet("show", folder + "/bad.txt", environment: ["MARTLET_SANDBOX": "on"])
      #expect(alone.status == 65)
      #expect(alone.errors.contains("\(folder)/bad.txt: its reader crashed (signal 4)"))
      #expect(alone.errors.split(separator: "\n").count { !$0.contains("landlock") } == 1)
      let both = try martlet(
        "check", folder + "/guest.xml", "--on", folder + "/good.xml", folder + "/bad.txt", "--format", "json",
        environment: ["MARTLET_SANDBOX": "on"])
      #expect(both.output.contains("could not be read: its reader crashed (signal 4)"))
      #expect(both.output.contains("good.xml"))
      #expect(both.status == 1 || both.status == 2)
    }
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give a file away")) func rootReadsOthersByWorkers() throws
  {
    try scratch { folder in
      let file = folder + "/others.txt"
      try (HostileParser.mark + "open fork").write(toFile: file, atomically: true, encoding: .utf8)
      let own = try martlet("show", file)
      #expect(own.errors.contains("no CPU that Martlet can read"), "root reads its own files itself: \(own)")
      #expect(unsafe chown(file, 65534, 65534) == 0)
      let others = try martlet("show", file)
      #expect(others.errors.contains("open 1, fork 1"), "\(others)")
      let off = try martlet("show", file, environment: ["MARTLET_SANDBOX": "off"])
      #expect(off.errors.contains("no CPU that Martlet can read"))
      let input = try martlet("show", "-", input: HostileParser.mark + "exec")
      #expect(input.errors.contains("exec 1"), "\(input)")
    }
  }

  @Test func anotherWordIsRefused() throws {
    let result = try martlet("show", "README.md", environment: ["MARTLET_SANDBOX": "perhaps"])
    #expect(result.status == 64)
    #expect(result.errors.contains("MARTLET_SANDBOX is perhaps; it can be on, off, auto"))
  }

  @Test func theWorkersNameIsNoCommand() throws {
    // As a user types it, it is an unknown verb.
    #expect(try martlet("martlet: reads a document", "512").status == 64)
  }
}
