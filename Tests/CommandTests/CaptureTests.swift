import Foundation
import Testing

/// `martlet capture`, and what other verbs make of it.
@Suite struct CaptureTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString)")

  private func withFolder(_ body: (String) throws -> Void) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  @Test func aSnapshotIsWrittenAndReadByOtherVerbs() throws {
    try withFolder { folder in
      let path = folder + "/host.json"
      let captured = try martlet(
        "capture", "-o", path, "--connect", "qemu+unix:///session?socket=/nonexistent")
      #expect(captured.status == 0)
      #expect(captured.output.isEmpty)
      // Without a daemon, and mostly without root, something is missing, and named.
      #expect(captured.errors.contains("martlet: missing: libvirt-capabilities from qemu+unix"))
      let shown = try martlet("show", path)
      #expect(shown.status == 0)
      #expect(shown.output.contains("CPUID and MSRs"))
      let explained = try martlet("explain", "avx2", "--on", path, "--format", "json")
      #expect(explained.status == 0)
      let ladder = try #require(
        try JSONSerialization.jsonObject(with: Data(explained.output.utf8)) as? [String: Any])
      #expect(ladder["schema"] as? String == "martlet.ladder/2.0")
      let points = (ladder["steps"] as? [[String: Any]] ?? []).compactMap { $0["point"] as? String }
      #expect(points.starts(with: ["cpuid", "kernel-flags"]))
      #expect((ladder["newGuest"] as? [String: Any])?["basis"] != nil)
      // Nothing is left beside the file, and gzip is read as it is.
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["host.json"])
      let gzip = Process()
      gzip.executableURL = URL(fileURLWithPath: "/usr/bin/gzip")
      gzip.arguments = ["-k", path]
      try gzip.run()
      gzip.waitUntilExit()
      let packed = try martlet("explain", "avx2", "--on", path + ".gz")
      #expect(try packed.output == martlet("explain", "avx2", "--on", path).output)
      let half = try Data(contentsOf: URL(fileURLWithPath: path + ".gz")).prefix(1000)
      try half.write(to: URL(fileURLWithPath: path + ".gz"))
      let cut = try martlet("show", path + ".gz")
      #expect(cut.status == 65 && cut.errors.contains("is damaged"))
      #expect(try martlet("compare", path, path).status == 0)
    }
  }

  /// `this` and a file of the same machine give the same answer: live and later go one way.
  @Test func aSnapshotAnswersAsTheMachineDoes() throws {
    try withFolder { folder in
      let path = folder + "/host.json"
      #expect(try martlet("capture", "-o", path).status == 0)
      for feature in ["avx2", "umip", "monitor"] {
        let live = try martlet("explain", feature, "--on", "this")
        let later = try martlet("explain", feature, "--on", path)
        #expect(live.status == 0)
        // What was not obtained now is in a file's notes.
        #expect(live.output.split(separator: "\nNOT OBTAINED\n").first.map(String.init) == later.output)
      }
    }
  }

  @Test func redactedSnapshotsSayTheSameOfTheCPU() throws {
    try withFolder { folder in
      // A file that others could read is replaced by one that they cannot.
      _ = FileManager.default.createFile(
        atPath: folder + "/r.json", contents: nil, attributes: [.posixPermissions: 0o666])
      #expect(try martlet("capture", "--redact", "-o", folder + "/r.json").status == 0)
      let written = try FileManager.default.attributesOfItem(atPath: folder + "/r.json")
      #expect(written[.posixPermissions] as? Int == 0o600)
      #expect(try martlet("capture", "-o", folder + "/s.json").status == 0)
      let redacted = try martlet("explain", "avx2", "--on", folder + "/r.json").output
      let name = ProcessInfo.processInfo.hostName
      #expect(!redacted.contains(" on \(name)\n"))
      #expect(
        try String(contentsOfFile: folder + "/r.json", encoding: .utf8).contains("\"isRedacted\" : true"))
      #expect(
        redacted.split(separator: "FROM THE SILICON UP").last
          == (try martlet("explain", "avx2", "--on", folder + "/s.json").output.split(
            separator: "FROM THE SILICON UP"
          ).last))
    }
  }

  @Test func whatCannotBeWrittenIsOneLineAndAStatus() throws {
    let nowhere = try martlet("capture", "-o", "/nonexistent/folder/host.json")
    #expect(nowhere.status == 73)
    #expect(nowhere.errors.split(separator: "\n").count { $0.hasPrefix("martlet: cannot write") } == 1)
    #expect(try martlet("capture", "--time-limit", "0").status == 64)
    #expect(try martlet("capture", "extra").status == 64)
  }

  /// A file that is named so is meant by its path.
  @Test func aFileNamedThisIsMeantByItsPath() throws {
    try withFolder { folder in
      try "not a record".write(toFile: folder + "/this", atomically: true, encoding: .utf8)
      #expect(try martlet("show", folder + "/this").status == 65)
    }
  }
}
