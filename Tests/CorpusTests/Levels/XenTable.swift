import CPUCatalog
import Foundation
import TestSupport
import X86CPU

/// Which features need which, as Xen's sources say.
///
/// Read from `xen/tools/gen-cpuid.py` (`crunch_numbers`, `deps`) and `xen/include/public/arch-x86/cpufeatureset.h` of a source package.
enum XenTable {
  /// What Xen says that features need, and real CPUs lack beside these features: Zen 2 has STIBP and SSBD without IBRS, in libcpuid's
  /// dumps and in libvirt's EPYC-Rome.
  static let contradicted: Set<String> = ["ibrs"]

  static let folder: URL? = {
    let oracle = packageFolder.appending(path: ".oracle")
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: oracle.path)) ?? []).sorted()
    return names.first { $0.hasPrefix("xen-") }.map { oracle.appending(path: $0) }
  }()

  /// The edges between features that `catalog` knows.
  static func edges(_ catalog: Catalog) throws -> [(need: Int, feature: Int)] {
    guard let folder else { return [] }
    let header = try String(
      contentsOf: folder.appending(path: "xen/include/public/arch-x86/cpufeatureset.h"), encoding: .utf8)
    let program = try String(contentsOf: folder.appending(path: "xen/tools/gen-cpuid.py"), encoding: .utf8)
    var indices: [String: Int] = [:]
    for match in header.matches(of: /XEN_CPUFEATURE\((\w+),\s*(\d+)\*32\+\s*(\d+)\)/) {
      guard let word = Int(match.2), let bit = UInt8(match.3), let location = location(word, bit) else {
        continue
      }
      // Names that begin with a digit have an underscore in the program.
      let name = match.1.first?.isNumber == true ? "_" + match.1 : String(match.1)
      indices[name] = catalog.feature(at: location)?.index
    }
    guard let start = program.firstRange(of: "    deps = {\n")?.upperBound,
      let end = program[start...].firstRange(of: "deep_features")?.lowerBound
    else { return [] }
    let rows = program[start..<end].split(separator: "\n").filter {
      !$0.trimmingCharacters(in: .whitespaces).hasPrefix("#")
    }.joined(separator: "\n")
    var edges: [(need: Int, feature: Int)] = []
    for match in rows.matches(of: /(\w+):\s*\[([^\]]*)\]/) {
      guard let need = indices[String(match.1)] else { continue }
      for name in match.2.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_") }) {
        if let feature = indices[String(name)] { edges.append((need, feature)) }
      }
    }
    return edges
  }

  /// The register of a word of Xen's feature set.
  private static func location(_ word: Int, _ bit: UInt8) -> FeatureLocation? {
    switch word {
    case 0: FeatureLocation(leaf: 1, subleaf: nil, register: .edx, bit: bit)
    case 1: FeatureLocation(leaf: 1, subleaf: nil, register: .ecx, bit: bit)
    case 2: FeatureLocation(leaf: 0x8000_0001, subleaf: nil, register: .edx, bit: bit)
    case 3: FeatureLocation(leaf: 0x8000_0001, subleaf: nil, register: .ecx, bit: bit)
    case 4: FeatureLocation(leaf: 0xd, subleaf: 1, register: .eax, bit: bit)
    case 5: FeatureLocation(leaf: 7, subleaf: 0, register: .ebx, bit: bit)
    case 6: FeatureLocation(leaf: 7, subleaf: 0, register: .ecx, bit: bit)
    case 7: FeatureLocation(leaf: 0x8000_0007, subleaf: nil, register: .edx, bit: bit)
    case 8: FeatureLocation(leaf: 0x8000_0008, subleaf: nil, register: .ebx, bit: bit)
    case 9: FeatureLocation(leaf: 7, subleaf: 0, register: .edx, bit: bit)
    case 10: FeatureLocation(leaf: 7, subleaf: 1, register: .eax, bit: bit)
    case 11: FeatureLocation(leaf: 0x8000_0021, subleaf: nil, register: .eax, bit: bit)
    case 13: FeatureLocation(leaf: 7, subleaf: 2, register: .edx, bit: bit)
    case 14: FeatureLocation(leaf: 7, subleaf: 1, register: .ecx, bit: bit)
    case 15: FeatureLocation(leaf: 7, subleaf: 1, register: .edx, bit: bit)
    default: nil
    }
  }
}
