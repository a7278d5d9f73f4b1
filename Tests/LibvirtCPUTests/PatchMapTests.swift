import FoundationEssentials
import TestSupport
import Testing
import X86CPU

@testable import LibvirtCPU

/// What an installed libvirt 9.0.0 has, to be patched.
private let installedMap = "/usr/share/libvirt/cpu_map"
private let isInstalled =
  FileManager.default.fileExists(atPath: installedMap) && LibvirtVersion.installed == LibvirtVersion(9, 0)

@Suite("PatchMap: features out of a CPU map")
struct PatchMapTests {
  private func temporary(
    _ texts: [(name: String, text: String)], _ body: (String) throws -> Void
  ) throws {
    let files = FileManager.default
    let folder = files.temporaryDirectory.path + "/martlet-patch-\(UUID())"
    try files.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? files.removeItem(atPath: folder) }
    for (name, text) in texts {
      try text.write(toFile: folder + "/" + name, atomically: false, encoding: .utf8)
    }
    try body(folder + "/" + texts[0].name)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// A map as before 4.7.0, with what an editor must not be fooled by.
  private let single = """
    <?xml version='1.0'?>
    <!-- <feature name='monitor'/> is not here -->
    <cpus>
      <arch name="x86">
        <vendor name='Intel' string='GenuineIntel'/>
        <feature name='pni'> <!-- SSE3 -->
          <cpuid function='0x00000001' ecx='0x00000001'/>
        </feature>
        <feature name="monitor" > <!-- > ' -->
          <cpuid function='0x00000001' ecx='0x00000008'/>
        </feature  > <!-- after -->
        <feature name='vmx'><cpuid function='0x00000001' ecx='0x00000020'/></feature>
        <model name='A'>
          <feature name='pni'/><feature name='monitor'/>
          <feature name='vmx'/>
        </model>
        <model name='B'><model name='A'/><vendor name='Intel'/><feature name='vmx'/></model>
        <model name='C'>
          <model name='A'/>
    \t<feature  name = 'monitor'
            />\t
        </model>
      </arch>
      <arch name='ppc64'><model name='D'><feature name='monitor'/></model></arch>
    </cpus>
    """

  @Test("one file, as before 4.7.0: elements go, shared lines and all other bytes stay")
  func singleFile() throws {
    try temporary([("cpu_map.xml", single)]) { path in
      let files = try CPUMapFiles.read(path: path)
      #expect(files.folder == nil && files.map.libvirtVersion == LibvirtVersion(4, 6))
      let patch = try CPUMapPatch(files, dropping: ["monitor", "monitor"])
      let expected =
        single
        .replacing(
          """
          <feature name="monitor" > <!-- > ' -->
                <cpuid function='0x00000001' ecx='0x00000008'/>
              </feature  >
          """, with: ""
        )
        .replacing("<feature name='pni'/><feature name='monitor'/>", with: "<feature name='pni'/>")
        .replacing("\t<feature  name = 'monitor'\n        />\t\n", with: "")
      #expect(text(patch.changes[0].new) == expected)
      #expect(patch.removals.map(\.line) == [9, 14, 20])
      #expect(patch.removals.map(\.model) == [nil, "A", "C"])
      #expect(patch.after.features.map(\.name) == ["pni", "vmx"])
      #expect(patch.modelChanges.map(\.model) == ["A", "B", "C"])
      #expect(patch.modelChanges.map(\.through) == [nil, "A", nil])
      #expect(patch.modelChanges.allSatisfy { $0.loses == ["monitor"] && $0.gains.isEmpty })
    }
  }

  @Test("with models: only their lists change, heirs lose it too, and who has it otherwise keeps it")
  func chosenModels() throws {
    try temporary([("cpu_map.xml", single)]) { path in
      let files = try CPUMapFiles.read(path: path)
      let patch = try CPUMapPatch(files, dropping: ["monitor"], of: ["A"])
      #expect(
        text(patch.changes[0].new)
          == single.replacing("<feature name='pni'/><feature name='monitor'/>", with: "<feature name='pni'/>")
      )
      #expect(patch.after.features == patch.before.features)
      #expect(patch.modelChanges.map(\.model) == ["A", "B"])
      #expect(patch.keepers.map(\.model) == ["C"])
      let error = #expect(throws: CPUMapPatchError.self) {
        try CPUMapPatch(files, dropping: ["monitor"], of: ["B"])
      }
      #expect(error?.message.contains("B inherits monitor from A") == true)
    }
  }

  @Test("unknown names are refused with near ones")
  func unknownNames() throws {
    try temporary([("cpu_map.xml", single)]) { path in
      let files = try CPUMapFiles.read(path: path)
      let feature = #expect(throws: CPUMapPatchError.self) { try CPUMapPatch(files, dropping: ["monitr"]) }
      #expect(feature?.message == "the map has no feature called monitr; did you mean monitor?")
      let model = #expect(throws: CPUMapPatchError.self) {
        try CPUMapPatch(files, dropping: ["monitor"], of: ["a"])
      }
      #expect(model?.near == ["A", "B", "C"])
    }
  }

  @Test("a map that would not load is not made: two models would be the canonical name of one")
  func wouldNotLoad() throws {
    let index = """
      <cpus><arch name='x86'>
        <include filename='f.xml'/><group name='g'><include filename='m.xml'/></group>
      </arch></cpus>
      """
    let features = """
      <cpus>
        <feature name='f'><cpuid eax_in='1' edx='1'/></feature>
        <feature name='g'><msr index='0x10a' eax='0' edx='1'/></feature>
      </cpus>
      """
    let models = """
      <cpus>
        <model name='A'><decode host='on' guest='on'/><feature name='f'/></model>
        <model name='A-v1'><decode host='on' guest='off'/><model name='A'/></model>
        <model name='A-v2'><decode host='on' guest='off'/><model name='A'/><feature name='g'/></model>
      </cpus>
      """
    try temporary([("index.xml", index), ("f.xml", features), ("m.xml", models)]) { path in
      let files = try CPUMapFiles.read(path: path)
      #expect(files.map.libvirtVersion == LibvirtVersion(11, 3) && files.folder != nil)
      #expect(files.files.map(\.name) == ["index.xml", "f.xml", "m.xml"])
      let error = #expect(throws: CPUMapPatchError.self) { try CPUMapPatch(files, dropping: ["g"]) }
      #expect(error?.message.contains("Cannot set CPU model 'A-v2' as canonical name of 'A'") == true)
      #expect(try CPUMapPatch(files, dropping: ["f"]).after.models[0].bits.isEmpty)
    }
  }

  @Test("a map that reaches outside of its folder is refused")
  func outside() throws {
    let index = "<cpus><arch name='x86'><include filename='\(installedMap)/../none.xml'/></arch></cpus>"
    try temporary([("index.xml", index)]) { path in
      #expect(throws: LibvirtError.self) { try CPUMapFiles.read(path: path) }
    }
  }

  @Test(
    "libvirt 9.0.0's map without monitor: every model is the old one minus the bit, and only lines go",
    .enabled(if: isInstalled, "libvirt 9.0.0's map is not installed"))
  func installed() throws {
    let files = try CPUMapFiles.read(path: installedMap)
    let patch = try CPUMapPatch(files, dropping: ["monitor"])
    #expect(patch.after.feature(named: "monitor") == nil)
    for (old, new) in zip(patch.before.models, patch.after.models) {
      #expect(patch.after.names(in: new.bits) == patch.before.names(in: old.bits).filter { $0 != "monitor" })
      #expect(new.removed == old.removed.filter { $0 != "monitor" })
      #expect(
        (new.name, new.vendorIndex, new.decodesHosts) == (old.name, old.vendorIndex, old.decodesHosts))
      #expect(new.signatures == old.signatures && new.decodesGuests == old.decodesGuests)
    }
    for change in patch.changes {
      let difference = text(change.new).split(separator: "\n", omittingEmptySubsequences: false)
        .difference(from: text(change.old).split(separator: "\n", omittingEmptySubsequences: false))
      #expect(difference.insertions.isEmpty)
      #expect(difference.removals.count == change.removals.reduce(0) { $0 + ($1.model == nil ? 3 : 1) })
    }
    #expect(
      patch.modelChanges.filter { !$0.loses.isEmpty }.map(\.model) == [
        "coreduo", "n270", "core2duo", "phenom",
      ])
    #expect(patch.modelsMarking("monitor") == ["Opteron_G3", "EPYC", "EPYC-IBPB", "Dhyana"])
    #expect(
      patch.namingChanges.contains {
        $0.cpu == "core2duo" && !$0.hasDropped && $0.kind == .host && $0.after == "core2duo"
      })
  }

  @Test(
    "a definition that does not name the feature is afterwards the same minus its bit",
    .enabled(if: isInstalled, "libvirt 9.0.0's map is not installed"), arguments: 0..<20)
  func expansion(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let files = try CPUMapFiles.read(path: installedMap)
    let dropped = try #require(files.map.features.randomElement(using: &random)).name
    let patch = try CPUMapPatch(files, dropping: [dropped])
    let policies: [CPUDefinition.Policy] = [.force, .require, .disable, .forbid, .optional]
    for _ in 0..<50 {
      var definition = CPUDefinition(.guest)
      definition.model = try #require(patch.before.models.randomElement(using: &random)).name
      for feature in patch.after.features.shuffled(using: &random).prefix(8) {
        definition.features.append(.init(feature.name, policies.randomElement(using: &random)))
      }
      let before = try patch.before.expandedNames(of: definition)
      #expect(try patch.after.expandedNames(of: definition) == before.filter { $0 != dropped })
      definition.features.append(.init(dropped, .require))
      let error = #expect(throws: LibvirtError.self) { try patch.after.expand(definition) }
      #expect(error?.message == "internal error: Unknown CPU feature \(dropped)")
    }
  }

  @Test("diffs say where lines go, and when the last one has no end")
  func diffs() {
    func diff(_ old: String, _ new: String) -> String {
      text(unifiedDiff(of: Array(old.utf8), and: Array(new.utf8), name: "x"))
    }
    #expect(diff("a\n", "a\n").isEmpty)
    #expect(
      diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\n6\n7\n8\n9\n")
        == "--- a/x\n+++ b/x\n@@ -2,7 +2,6 @@\n 2\n 3\n 4\n-5\n 6\n 7\n 8\n")
    #expect(
      diff("a\r\nb", "a\r\n")
        == "--- a/x\n+++ b/x\n@@ -1,2 +1,1 @@\n a\r\n-b\n\\ No newline at end of file\n")
    #expect(diff("a\n", "") == "--- a/x\n+++ b/x\n@@ -1,1 +0,0 @@\n-a\n")
  }
}
