import FoundationEssentials
import LibvirtCPU
import Testing
import X86CPU

/// What libvirt of each version says of definitions that it refuses, held against its own source.
@Suite struct DefinitionTextTests {
  /// An invalid document, and whether it is a map's; the versions that refuse it, by the tests' trees.
  struct Wrong: Sendable, CustomTestStringConvertible {
    var xml: String
    var isAccepted: @Sendable (LibvirtVersion) -> Bool = { _ in false }
    var testDescription: String { xml }
  }

  private static let host = "<cpu><arch>x86_64</arch><model>Penryn</model>"
  private static let early: @Sendable (LibvirtVersion) -> Bool = { $0 < LibvirtVersion(9, 0) }

  static let wrong: [Wrong] = [
    Wrong(xml: "<cpu mode='most'/>"), Wrong(xml: "<cpu mode='maximum' migratable='maybe'/>"),
    Wrong(xml: "<cpu mode='host-model' migratable='on'/>"),
    Wrong(xml: "<cpu mode='host-passthrough' migratable='maybe'/>"),
    Wrong(xml: "<cpu mode='host-passthrough' migratable='default'/>", isAccepted: early),
    Wrong(xml: "<cpu match='loose'><model>Penryn</model></cpu>"),
    Wrong(xml: "<cpu check='all'><model>Penryn</model></cpu>"),
    Wrong(xml: host + "<counter name='tsc' frequency='fast'/></cpu>"),
    Wrong(xml: host + "<counter name='tsc'/></cpu>"),
    Wrong(xml: host + "<counter name='tsc' frequency='1' scaling='maybe'/></cpu>"),
    Wrong(xml: host + "<signature model='3' stepping='1'/></cpu>", isAccepted: early),
    Wrong(xml: "<cpu><topology cores='1' threads='1'/></cpu>"),
    Wrong(xml: "<cpu><topology sockets='one' cores='1' threads='1'/></cpu>"),
    Wrong(xml: "<cpu><topology sockets='1' threads='1'/></cpu>"),
    Wrong(xml: "<cpu><topology sockets='1' cores='1'/></cpu>"),
    Wrong(xml: "<cpu><topology sockets='1' dies='two' cores='1' threads='1'/></cpu>"),
    Wrong(xml: "<cpu><topology sockets='1' dies='0' cores='1' threads='1'/></cpu>"),
    Wrong(xml: "<cpu><topology sockets='0' cores='1' threads='1'/></cpu>"),
    // strtoul takes a minus sign; the helpers do not.
    Wrong(xml: "<cpu><topology sockets='-1' cores='1' threads='1'/></cpu>", isAccepted: early),
    Wrong(
      xml: "<cpu><topology sockets='1' clusters='x' cores='1' threads='1'/></cpu>",
      isAccepted: { $0 < LibvirtVersion(10, 1) }),
    Wrong(xml: "<cpu><model>Penryn</model><cache level='4' mode='emulate'/></cpu>"),
    Wrong(xml: "<cpu><model>Penryn</model><cache level='x' mode='emulate'/></cpu>"),
    Wrong(xml: "<cpu><model>Penryn</model><cache level='3'/></cpu>"),
    Wrong(xml: "<cpu><model>Penryn</model><cache level='3' mode='some'/></cpu>"),
    Wrong(xml: "<cpu><model>Penryn</model><cache mode='disable'/><cache mode='disable'/></cpu>"),
    Wrong(xml: "<cpu><maxphysaddr mode='some'/></cpu>", isAccepted: early),
    Wrong(
      xml: "<cpu><maxphysaddr mode='passthrough' limit='0'/></cpu>",
      isAccepted: { $0 < LibvirtVersion(9, 3) }),
    Wrong(
      xml: "<cpu mode='host-model' deprecated_features='maybe'/>", isAccepted: { $0 < LibvirtVersion(11, 0) }),
    Wrong(xml: "<cpu><vendor>AMD</vendor></cpu>"), Wrong(xml: "<cpu><feature name='x'/></cpu>"),
    Wrong(xml: "<cpu><model>A</model><feature name='x' policy='p'/></cpu>"),
    Wrong(xml: "<cpu><model>A</model><feature name='x'/><feature name='x'/></cpu>"),
    Wrong(xml: "<cpu><model>A</model><feature/></cpu>"),
    Wrong(xml: "<cpu><model vendor_id='short'>A</model></cpu>"),
    Wrong(xml: "<cpu><model vendor_id='a,b,c,d,e,fg'>A</model></cpu>"),
    Wrong(xml: "<cpu><model fallback='maybe'>A</model></cpu>"),
    Wrong(xml: "<cpu><arch>vax</arch><model>A</model></cpu>"),
    Wrong(xml: "<cpu><arch/><model>A</model></cpu>"),
    Wrong(xml: host + "<microcode version='x'/></cpu>"),
    Wrong(xml: "<cpu match='exact'><arch>x86_64</arch></cpu>"),
  ]

  @Test(
    .enabled(if: !OracleTree.all.isEmpty, "no source of libvirt: Scripts/fetch-oracle"),
    arguments: OracleTree.all)
  func wordsAreTheVersions(tree: OracleTree) throws {
    let messages = try Self.messages(
      of: tree, ["src/conf/cpu_conf.c", "src/util/virxml.c"])
    for wrong in Self.wrong {
      var refused: LibvirtError?
      do throws(LibvirtError) {
        _ = try CPUDefinition(xml: Array(wrong.xml.utf8), version: tree.version)
      } catch {
        refused = error
      }
      guard let error = refused else {
        let isEqual = wrong.isAccepted(tree.version)
        Parity.shared.count(tree.version, "texts of definitions", isEqual: isEqual)
        #expect(isEqual, "\(wrong.xml) is accepted")
        continue
      }
      let isEqual =
        !wrong.isAccepted(tree.version) && messages.contains { Self.fits(error.detail[...], $0[...]) }
      Parity.shared.count(tree.version, "texts of definitions", isEqual: isEqual)
      #expect(isEqual, "\(wrong.xml): \(error.detail)")
    }
    Parity.shared.record()
  }

  /// Models and features of a map that libvirt does not load, in a folder of their own.
  static let maps: [Wrong] = [
    Wrong(xml: "<feature name='f'/>"), Wrong(xml: "<feature name='f'><cpuid eax_in='x' ecx='1'/></feature>"),
    Wrong(xml: "<feature name='f'><msr index='0x10a' eax='x' edx='0'/></feature>"),
    Wrong(xml: "<model name='m'/>"), Wrong(xml: "<model name='m'><decode host='on'/></model>"),
    Wrong(xml: "<model name='m'><decode host='perhaps' guest='on'/></model>"),
    Wrong(
      xml: "<model name='m'><decode host='on' guest='off'/><feature name='g' removed='perhaps'/></model>"),
    Wrong(xml: "<model name='m'><decode host='on' guest='off'/><signature family='x' model='1'/></model>"),
    Wrong(xml: "<model name='m'><decode host='on' guest='off'/><feature name='h'/></model>"),
  ]

  @Test(
    .enabled(if: !OracleTree.all.isEmpty, "no source of libvirt: Scripts/fetch-oracle"),
    arguments: OracleTree.all)
  func wordsOfMapsAreTheVersions(tree: OracleTree) throws {
    let messages = try Self.messages(
      of: tree, ["src/cpu/cpu_x86.c", "src/cpu/cpu_map.c", "src/util/virxml.c"])
    let folder = FileManager.default.temporaryDirectory.appending(path: "martlet-maps-\(tree.version)")
    try? FileManager.default.removeItem(at: folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for wrong in Self.maps {
      let text =
        "<cpus><arch name='x86'><feature name='g'><cpuid eax_in='0x1' ecx='0x1'/></feature>\(wrong.xml)</arch></cpus>"
      try text.write(to: folder.appending(path: "index.xml"), atomically: true, encoding: .utf8)
      let error = #expect(throws: LibvirtError.self, "\(wrong.xml)") {
        try CPUMap.load(path: folder.path, libvirtVersion: tree.version)
      }
      guard let error else { continue }
      let isEqual = messages.contains { Self.fits(error.detail[...], $0[...]) }
      Parity.shared.count(tree.version, "texts of CPU maps", isEqual: isEqual)
      #expect(isEqual, "\(wrong.xml): \(error.detail)")
    }
    Parity.shared.record()
  }

  @Test(
    .enabled(if: !OracleTree.all.isEmpty, "no source of libvirt: Scripts/fetch-oracle"),
    arguments: OracleTree.all)
  func wordsOfDataAreTheVersions(tree: OracleTree) throws {
    let messages = try Self.messages(of: tree, ["src/cpu/cpu_x86.c"])
    for xml in ["<cpudata/>", "<cpudata><cpuid ecx='1'/></cpudata>", "<cpudata><msr index='1'/></cpudata>"] {
      let error = #expect(throws: LibvirtError.self) {
        try CPUIDTable(cpudata: Array(xml.utf8), version: tree.version)
      }
      guard let error else { continue }
      let isEqual = messages.contains { Self.fits(error.detail[...], $0[...]) }
      Parity.shared.count(tree.version, "texts of CPU data", isEqual: isEqual)
      #expect(isEqual, "\(xml): \(error.detail)")
    }
    Parity.shared.record()
  }

  /// The messages of a version's source: the literals within `_("…")`, with their formats.
  private static func messages(of tree: OracleTree, _ files: [String]) throws -> [String] {
    var found: Set<String> = []
    for file in files {
      let source = try String(contentsOfFile: "\(tree.path)/\(file)", encoding: .utf8)
      var rest = source.utf8[...]
      while let start = rest.firstRange(of: "_(\"".utf8) {
        rest = rest[start.upperBound...]
        var text: [UInt8] = []
        while let end = rest.firstIndex(of: UInt8(ascii: "\"")) {
          text += rest[..<end]
          rest = rest[rest.index(after: end)...]
          // An escaped quotation mark, or the next of several literals side by side.
          if text.last == UInt8(ascii: "\\") {
            text[text.count - 1] = UInt8(ascii: "\"")
            continue
          }
          let next = rest.drop { $0 == 0x20 || $0 == 0x0a || $0 == 0x09 }
          guard next.first == UInt8(ascii: "\"") else { break }
          rest = next.dropFirst()
        }
        found.insert(String(decoding: text, as: UTF8.self))
      }
    }
    return found.sorted()
  }

  /// Whether a text can come of a format of C's: `%s`, `%1$s`, `%d`, `%zu`.
  private static func fits(_ text: Substring, _ format: Substring) -> Bool {
    guard let mark = format.firstIndex(of: "%") else { return text == format }
    let before = format[..<mark]
    guard text.hasPrefix(before) else { return false }
    var rest = format[format.index(after: mark)...]
    while let character = rest.first,
      character.isNumber || character == "$" || character == "z" || character == "l"
    {
      rest = rest.dropFirst()
    }
    rest = rest.dropFirst()
    var remainder = text.dropFirst(before.count)
    while true {
      if fits(remainder, rest) { return true }
      guard !remainder.isEmpty else { return false }
      remainder = remainder.dropFirst()
    }
  }
}
