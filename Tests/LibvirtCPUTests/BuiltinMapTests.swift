import FoundationEssentials
import LibvirtCPU
import Testing
import X86CPU

@Suite("The built-in CPU maps")
struct BuiltinMapTests {
  @Test("are of these versions, and have libvirt's counts")
  func counts() {
    let maps = CPUMap.builtinVersions.map { CPUMap.builtin(for: $0) }
    #expect(maps.map(\.libvirtVersion) == CPUMap.builtinVersions)
    #expect(
      maps.map(\.libvirtVersion.description) == ["7.0.0", "9.0.0", "10.0.0", "11.3.0", "12.8.0"])
    #expect(maps.map(\.features.count) == [184, 212, 332, 364, 400])
    #expect(maps.map(\.models.count) == [57, 58, 60, 150, 176])
    for map in maps {
      #expect(map.vendors.prefix(3).map(\.name) == ["Intel", "AMD", "Hygon"])
      #expect(map.features.filter { !$0.isMigratable }.map(\.name) == ["xsaves", "invtsc"])
    }
    #expect(maps.last?.vendors.last?.name == "Zhaoxin CentaurHauls")
  }

  @Test("are chosen by libvirt's version: the newest that is not newer")
  func choosing() {
    func era(_ major: Int, _ minor: Int) -> String {
      CPUMap.builtin(for: LibvirtVersion(major, minor)).libvirtVersion.description
    }
    #expect(era(4, 5) == "7.0.0")
    #expect(era(8, 0) == "7.0.0")
    #expect(era(9, 0) == "9.0.0")
    #expect(era(11, 2) == "10.0.0")
    #expect(era(12, 8) == "12.8.0")
    #expect(era(99, 0) == "12.8.0")
    #expect(CPUMap.builtin.libvirtVersion == LibvirtVersion(9, 0))
    #expect(CPUMap.newestBuiltin.libvirtVersion == LibvirtVersion(12, 8))
    #expect(CPUMap.builtin(LibvirtVersion(11, 3))?.models.count == 150)
    #expect(CPUMap.builtin(LibvirtVersion(11, 2)) == nil)
  }

  @Test("know models of their own time alone")
  func models() {
    #expect(CPUMap.builtin(LibvirtVersion(10, 0))?.model(named: "GraniteRapids") == nil)
    #expect(CPUMap.builtin(LibvirtVersion(11, 3))?.model(named: "GraniteRapids") != nil)
    #expect(CPUMap.builtin(LibvirtVersion(11, 3))?.model(named: "DiamondRapids") == nil)
    #expect(CPUMap.newestBuiltin.model(named: "DiamondRapids") != nil)
    #expect(CPUMap.newestBuiltin.model(named: "EPYC")?.canonicalName == "EPYC-v1")
  }

  @Test("equal libvirt's own maps, entry by entry", arguments: LibvirtMaps.all)
  func equalLibvirts(_ theirs: LibvirtMaps.Source) throws {
    let map = try CPUMap.load(path: theirs.path, libvirtVersion: theirs.version)
    let builtin = try #require(CPUMap.builtin(theirs.version))
    #expect(map.vendors == builtin.vendors)
    #expect(map.features == builtin.features)
    #expect(map.bitLocations == builtin.bitLocations)
    #expect(map.models.map(\.name) == builtin.models.map(\.name))
    for (theirs, ours) in zip(map.models, builtin.models) { #expect(theirs == ours) }
    #expect(map.notes.isEmpty)
  }

  @Test("refuse a line of another notation, with its place")
  func wrongLines() {
    for (line, reason) in [
      ("[9.0.0 feature a CPUID.01H:EDX[0]", "not eras"), ("[-] vendor A BBBBBBBBBBBB", "not eras"),
      ("[9.0.0-x] vendor A BBBBBBBBBBBB", "not eras"), ("[9.0.0]", "eras of nothing"),
      ("model a b", "not a record"), ("  like b", "outside of a model"),
    ] {
      let error = #expect(throws: LibvirtError.self) {
        try CPUMap.parse(text: "libvirt 9.0.0\n\(line)\n", version: LibvirtVersion(9, 0), source: "test")
      }
      #expect(error?.detail.contains(reason) == true, "\(line): \(error?.detail ?? "")")
      #expect(error?.line == 2)
    }
    for text in ["", "libvirt\n", "libvirt 9.0.0 x\n", "libvirt 9.0.0 7.0.0\n", "vendor A BBBBBBBBBBBB\n"] {
      #expect(throws: LibvirtError.self, "\(text)") { _ = try CPUMap.eras(ofText: text) }
    }
  }
}

/// libvirt's own maps that are at hand: the installed one, those of source trees, and the corpus.
enum LibvirtMaps {
  struct Source: Sendable, CustomTestStringConvertible {
    let path: String
    let version: LibvirtVersion
    var testDescription: String { "libvirt \(version)" }
  }

  static let all: [Source] = {
    var found: [Source] = []
    let root =
      #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    if let path = CPUMap.installedPath, let version = LibvirtVersion.installed {
      found.append(Source(path: path, version: version))
    }
    for version in CPUMap.builtinVersions {
      found.append(Source(path: "\(root)/.oracle/libvirt-\(version)/src/cpu_map", version: version))
      found.append(
        Source(path: "\(root)/../shared/corpus/stacks/libvirt-\(version)-cpu_map", version: version))
    }
    return found.filter {
      CPUMap.builtin($0.version) != nil && FileManager.default.fileExists(atPath: $0.path)
    }
  }()
}
