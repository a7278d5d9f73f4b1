import FoundationEssentials
import LibvirtCPU
import Testing

/// An unpacked source tree of libvirt's.
struct OracleTree: Sendable, CustomTestStringConvertible {
  let path: String
  let version: LibvirtVersion
  var testDescription: String { "libvirt \(version)" }

  init?(path: String) {
    guard let build = try? String(contentsOfFile: path + "/meson.build", encoding: .utf8),
      let line = build.split(separator: "\n").first(where: { $0.contains("version: '") }),
      let version = LibvirtVersion(line.split(separator: "'")[1])
    else { return nil }
    self.path = path
    self.version = version
  }

  /// The trees of `MARTLET_LIBVIRT_SOURCE`, or those under `.oracle`.
  static let all: [OracleTree] = {
    if let named = ProcessInfo.processInfo.environment["MARTLET_LIBVIRT_SOURCE"] {
      return named.split(separator: ":").compactMap { OracleTree(path: String($0)) }
    }
    let folder = packageFolder + "/.oracle"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().filter { $0.hasPrefix("libvirt-") }.compactMap {
      OracleTree(path: folder + "/" + $0)
    }
  }()

  static let packageFolder =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")

  func map() throws -> CPUMap { try CPUMap.load(path: path + "/src/cpu_map", libvirtVersion: version) }

  /// The cases of `cputest.c` for x86.
  func cases() throws -> [CPUTestCase] {
    CPUTestCases(try String(contentsOfFile: path + "/tests/cputest.c", encoding: .utf8)).cases
  }

  func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: path + "/tests/" + name)))
  }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }
}
