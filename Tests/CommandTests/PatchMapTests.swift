import Foundation
import Testing

private let installedMap = "/usr/share/libvirt/cpu_map"
private let isInstalled = FileManager.default.fileExists(atPath: installedMap + "/index.xml")
private let hasPatch = FileManager.default.isExecutableFile(atPath: "/usr/bin/patch")

/// Whether a process may have mounts of its own, so that an edited map can stand in the place of the installed one.
private let canMount: Bool = {
  let isThere = FileManager.default.isExecutableFile(atPath:)
  guard isThere("/usr/bin/unshare"), isThere("/usr/bin/virsh") else { return false }
  let result = try? shell(
    "unshare --mount --map-root-user mount --bind \(installedMap) \(installedMap)", input: "")
  return result?.status == 0
}()

private func shell(_ script: String, input: String) throws -> (status: Int32, output: String) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/bin/sh")
  process.arguments = ["-c", script]
  let (standardInput, output) = (Pipe(), Pipe())
  process.standardInput = standardInput
  process.standardOutput = output
  process.standardError = output
  try process.run()
  standardInput.fileHandleForWriting.write(Data(input.utf8))
  try standardInput.fileHandleForWriting.close()
  let data = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: data, as: UTF8.self))
}

/// `martlet patch-map`: copies that are whole, and refusals that write nothing.
@Suite struct PatchMapTests {
  private let single = """
    <cpus>
      <arch name='x86'>
        <feature name='pni'><cpuid function='0x00000001' ecx='0x00000001'/></feature>
        <feature name='monitor'>
          <cpuid function='0x00000001' ecx='0x00000008'/>
        </feature>
        <model name='A'>
          <feature name='pni'/>
          <feature name='monitor'/>
        </model>
      </arch>
    </cpus>
    """

  /// Runs `body` in a folder of its own, with the sample map in it.
  private func scratch(_ body: (_ folder: String, _ map: String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try single.write(toFile: folder + "/cpu_map.xml", atomically: true, encoding: .utf8)
    try body(folder, folder + "/cpu_map.xml")
  }

  private func bytes(_ folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      files[name] = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
    }
    return files
  }

  @Test func aFileIsCopiedWithoutTheFeature() throws {
    try scratch { (folder: String, map: String) throws in
      let result = try martlet("patch-map", map, "--drop", "monitor", "-o", folder + "/new.xml")
      #expect(result.status == 0 && result.errors.isEmpty)
      let lines = single.split(separator: "\n", omittingEmptySubsequences: false)
      let expected = (lines[..<3] + lines[6..<8] + lines[9...]).joined(separator: "\n")
      #expect(try String(contentsOfFile: folder + "/new.xml", encoding: .utf8) == expected)
      #expect(try String(contentsOfFile: map, encoding: .utf8) == single)
      let words = result.output.split { $0.isWhitespace }.joined(separator: " ")
      for part in [
        "A loses it", "1 features (before: 2), 1 models", "unknown CPU feature: monitor",
        "systemctl try-restart",
        "cp \(folder)/new.xml /usr/share/libvirt/cpu_map.xml", "last resort", "Red Hat bug 1867127",
        "/var/cache/libvirt/qemu/capabilities need not be removed",
      ] { #expect(words.contains(part), "\(part)") }
    }
  }

  @Test func refusalsWriteNothing() throws {
    try scratch { (folder: String, map: String) throws in
      let output = folder + "/new.xml"
      func refuses(_ status: Int32, _ message: String, _ arguments: String...) throws {
        let result = try martlet(["patch-map", map] + arguments)
        #expect(result.status == status, "\(arguments)")
        #expect(result.errors.contains(message), "\(result.errors)")
        #expect(result.output.isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["cpu_map.xml"])
        #expect(try String(contentsOfFile: map, encoding: .utf8) == single)
      }
      try refuses(65, "did you mean monitor?", "--drop", "monitr", "-o", output)
      try refuses(65, "pni with the same meaning", "--drop", "sse3", "-o", output)
      try refuses(65, "no model called Q", "--drop", "monitor", "--model", "Q", "-o", output)
      try refuses(64, "is the map itself", "--drop", "monitor", "--force", "-o", map)
      try refuses(73, "already exists", "--drop", "monitor", "-o", folder)
      try refuses(64, "drop", "-o", output)
      try refuses(73, "No such file", "--drop", "monitor", "-o", folder + "/nowhere/new.xml")
      #expect(try martlet("patch-map", folder + "/none", "--drop", "pni", "-o", output).status == 66)
      #expect(try martlet("patch-map", "README.md", "--drop", "pni", "-o", output).status == 65)
    }
  }

  @Test func forceWritesOverAnotherFile() throws {
    try scratch { (folder: String, map: String) throws in
      let output = folder + "/new.xml"
      #expect(try martlet("patch-map", map, "--drop", "monitor", "-o", output).status == 0)
      #expect(try martlet("patch-map", map, "--drop", "pni", "-o", output).status == 73)
      #expect(try martlet("patch-map", map, "--drop", "pni", "-o", output, "--force").status == 0)
      #expect(try String(contentsOfFile: output, encoding: .utf8).contains("name='monitor'"))
    }
  }

  /// Nothing of an older copy stays in a folder that is written over; bytes of other encodings stay as they are.
  @Test func aFolderHoldsTheCopyAndNothingElse() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder + "/map", withIntermediateDirectories: true)
    let text =
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n"
      + single.replacing("<cpus>", with: "<cpus><!-- \u{e9} -->")
    try text.write(toFile: folder + "/map/index.xml", atomically: true, encoding: .isoLatin1)
    let command = ["patch-map", folder + "/map", "--drop", "monitor", "-o", folder + "/copy"]
    #expect(try martlet(command).status == 0)
    let copy = try Data(contentsOf: URL(fileURLWithPath: folder + "/copy/index.xml"))
    #expect(copy.contains(0xe9) && !copy.contains(0xc3) && copy.count < text.count)
    try "".write(toFile: folder + "/copy/stale.xml", atomically: true, encoding: .utf8)
    let refused = try martlet(command + ["--force"])
    #expect(refused.status == 73 && refused.errors.contains("holds stale.xml"))
    try FileManager.default.removeItem(atPath: folder + "/copy/stale.xml")
    #expect(try martlet(command + ["--force"]).status == 0)
  }

  @Test func jsonHoldsTheDiffAndTheModels() throws {
    try scratch { (folder: String, map: String) throws in
      let result = try martlet(
        "patch-map", map, "--drop", "monitor", "--model", "A", "-o", folder + "/new.xml", "--format", "json")
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
      #expect(object["schema"] as? String == "martlet.map-patch/2.0")
      #expect(object["onlyModels"] as? [String] == ["A"])
      #expect((object["diff"] as? String)?.hasPrefix("--- a/cpu_map.xml\n+++ b/cpu_map.xml\n@@ -6,7") == true)
      #expect((object["models"] as? [[String: Any]])?.first?["loses"] as? [String] == ["monitor"])
      #expect((object["guests"] as? [[String: Any]])?.isEmpty == false)
    }
  }

  @Test(.enabled(if: isInstalled && hasPatch, "libvirt's map or patch is not installed"))
  func thePrintedDiffMakesTheCopy() throws {
    try scratch { (folder: String, _: String) throws in
      let copy = folder + "/copy"
      let result = try martlet("patch-map", installedMap, "--drop", "monitor", "-o", copy)
      #expect(result.status == 0)
      #expect(
        result.output.contains(
          "\n    diff -r /usr/share/libvirt/cpu_map /root/cpu_map.saved && cp \(copy)/*.xml /usr/share/libvirt/cpu_map/"
        ))
      let original = try bytes(installedMap)
      var patched = try bytes(copy)
      let changed = original.filter { patched[$0.key] != $0.value }.keys.sorted()
      #expect(Set(patched.keys) == Set(original.keys))
      #expect(
        changed == [
          "x86_Dhyana.xml", "x86_EPYC-IBPB.xml", "x86_EPYC.xml", "x86_Opteron_G3.xml", "x86_core2duo.xml",
          "x86_coreduo.xml", "x86_features.xml", "x86_n270.xml", "x86_phenom.xml",
        ])
      // All that was printed, as it was printed: patch passes over what is no diff.
      let other = folder + "/other"
      try FileManager.default.copyItem(atPath: installedMap, toPath: other)
      let applied = try shell(
        "patch -p1 --silent --fuzz=0 --no-backup-if-mismatch -d '\(other)'", input: result.output)
      #expect(applied.status == 0, "\(applied.output)")
      #expect(try bytes(other) == patched)
      // A copy is a map like any other; inside of a map's folder none is made.
      let again = try martlet("patch-map", copy + "/index.xml", "--drop", "svm", "-o", copy + "/inside")
      #expect(again.status == 64 && again.errors.contains("inside the map's folder"))
      let forced = try martlet("patch-map", copy, "--drop", "svm", "-o", other, "--force")
      #expect(forced.status == 0)
      patched = try bytes(copy)
      #expect(try bytes(other).filter { patched[$0.key] != $0.value }.keys.contains("x86_EPYC-Milan.xml"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 3)
    }
  }

  /// libvirt's own word: its library takes the copy for its map.
  @Test(.enabled(if: isInstalled && canMount, "no libvirt, or no mounts of one's own"))
  func libvirtLoadsTheCopy() throws {
    try scratch { (folder: String, _: String) throws in
      let copy = folder + "/copy"
      #expect(try martlet("patch-map", installedMap, "--drop", "monitor", "-o", copy).status == 0)
      let cpu = folder + "/cpu.xml"
      func baseline(_ content: String, mount: Bool) throws -> (status: Int32, output: String) {
        try "<cpu><arch>x86_64</arch>\(content)</cpu>".write(toFile: cpu, atomically: true, encoding: .utf8)
        let ask = "virsh -c test:///default cpu-baseline '\(cpu)' --features"
        guard mount else { return try shell(ask, input: "") }
        return try shell(
          "unshare --mount --map-root-user sh -c \"mount --bind '\(copy)' \(installedMap) && \(ask)\"",
          input: "")
      }
      func features(_ output: String) -> [Substring] {
        output.split(separator: "\n").filter { $0.contains("<feature ") }
      }
      let old = try baseline("<model>core2duo</model>", mount: false)
      let new = try baseline("<model>core2duo</model>", mount: true)
      #expect(features(old.output).contains { $0.contains("'monitor'") })
      #expect(features(new.output) == features(old.output).filter { !$0.contains("'monitor'") })
      let unknown = try baseline("<model>Penryn</model><feature name='monitor'/>", mount: true)
      #expect(unknown.status != 0)
      #expect(unknown.output.contains("internal error: Unknown CPU feature monitor"))
    }
  }
}
