import FoundationEssentials
import Testing
import X86CPU

/// A dump of libcpuid's tests: the raw answers of CPUID, and what libcpuid made of them.
struct LibcpuidDump: Sendable, CustomTestStringConvertible {
  /// What CPUID answered on one logical CPU.
  struct LogicalCPU: Sendable {
    var leaves: [CPUIDLeaf: CPUIDRegisters] = [:]
    /// What the program that made the dump called the core, from leaf 1AH: `Skymont`.
    var coreName: String?

    /// The twelve characters of leaf 00H.
    var vendor: String {
      let registers = leaves[CPUIDLeaf(eax: 0)] ?? CPUIDRegisters()
      let bytes = [registers.ebx, registers.edx, registers.ecx].flatMap { value in
        (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
      }
      return String(decoding: bytes, as: UTF8.self)
    }

    /// EAX of leaf 01H.
    var signature: UInt32 { leaves[CPUIDLeaf(eax: 1)]?.eax ?? 0 }

    /// EAX of leaf 1AH; 0 where the CPU has no such leaf, for which it gives another one's values.
    var core: UInt32 {
      let maximum = leaves[CPUIDLeaf(eax: 0)]?.eax ?? 0
      return maximum < 0x1a ? 0 : leaves[CPUIDLeaf(eax: 0x1a)]?.eax ?? 0
    }
  }

  /// The dumps of x86 CPUs in `../shared`; none where that folder is not.
  static let all: [LibcpuidDump] = {
    let root = packageFolder + "/../shared/corpus/libcpuid"
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
    return paths.sorted().filter { $0.hasSuffix(".test") && !$0.hasPrefix("arm/") }.compactMap { path in
      (try? String(contentsOfFile: root + "/" + path, encoding: .utf8)).map {
        LibcpuidDump(path: path, text: $0)
      }
    }
  }()

  /// Its path below libcpuid's folder of tests.
  let path: String
  /// The first logical CPU, and the first of each other type of core.
  let cpus: [LogicalCPU]
  /// libcpuid's code name, one for each type of core, without the brand: `Skylake`.
  let codenames: [String]

  var testDescription: String { path }

  /// Reads one dump.
  init(path: String, text: String) {
    self.path = path
    let lines = text.split(separator: "\n")
    let sections = lines.split { line in line.count >= 60 && line.allSatisfy { $0 == "-" } }
    var types: Set<UInt32> = []
    cpus = Self.logicalCPUs(Array(sections[0])).enumerated().filter { index, cpu in
      let isNew = types.insert(cpu.core).inserted
      return index == 0 || (cpu.core != 0 && isNew)
    }.map(\.element)
    codenames = sections.dropFirst().map { section in
      // The last lines are the code name, the process and the features.
      let line = section[section.endIndex - 3]
      guard line.hasSuffix(")"), let opening = line.lastIndex(of: "(") else { return String(line) }
      return String(line[line.index(after: opening)...].dropLast())
    }
  }

  private static func logicalCPUs(_ lines: [Substring]) -> [LogicalCPU] {
    var cpus: [LogicalCPU] = []
    for line in lines {
      if (line.contains("CPU #") || line.contains("CPU#")) && !line.contains("Virtual") {
        cpus.append(LogicalCPU())
      } else if let (leaf, registers) = answer(line) {
        if cpus.isEmpty { cpus.append(LogicalCPU()) }
        let last = cpus.count - 1
        cpus[last].leaves[leaf] = cpus[last].leaves[leaf] ?? registers
        if leaf.eax == 0x1a, line.hasSuffix("]"), let colon = line.lastIndex(of: ":"),
          line[..<colon].contains("[")
        {
          cpus[last].coreName = String(line[colon...].dropFirst(2).dropLast())
        }
      }
    }
    return cpus
  }

  /// The answer in one line: `CPUID 00000007: …-…-…-… [SL 01]` or `basic_cpuid[1]=… … … …`.
  private static func answer(_ line: Substring) -> (CPUIDLeaf, CPUIDRegisters)? {
    if line.hasPrefix("CPUID ") {
      let words = line.split { $0 == " " || $0 == "\t" }
      guard words.count >= 3, let leaf = UInt32(words[1].prefix(8), radix: 16) else { return nil }
      let subleaf = words.firstIndex(of: "[SL").flatMap { UInt32(words[$0 + 1].prefix(2), radix: 16) }
      return registers(words[2].split(separator: "-")).map { (CPUIDLeaf(eax: leaf, ecx: subleaf ?? 0), $0) }
    }
    guard let opening = line.firstIndex(of: "["), let equals = line.firstIndex(of: "="), opening < equals,
      let number = UInt32(line[opening..<equals].dropFirst().dropLast())
    else { return nil }
    let leaf: CPUIDLeaf
    switch line[..<opening] {
    case "basic_cpuid": leaf = CPUIDLeaf(eax: number)
    case "ext_cpuid": leaf = CPUIDLeaf(eax: 0x8000_0000 + number)
    case "intel_fn4": leaf = CPUIDLeaf(eax: 4, ecx: number)
    case "intel_fn11": leaf = CPUIDLeaf(eax: 0xb, ecx: number)
    case "amd_fn8000001dh": leaf = CPUIDLeaf(eax: 0x8000_001d, ecx: number)
    default: return nil
    }
    return registers(line[equals...].dropFirst().split(separator: " ")).map { (leaf, $0) }
  }

  private static func registers(_ words: [Substring]) -> CPUIDRegisters? {
    let values = words.prefix(4).compactMap { UInt32($0, radix: 16) }
    guard values.count == 4 else { return nil }
    return CPUIDRegisters(eax: values[0], ebx: values[1], ecx: values[2], edx: values[3])
  }
}

/// The package's folder, by the place of this file.
private let packageFolder = String(
  #filePath.split(separator: "/").dropLast(4).reduce(into: "") { $0 += "/" + $1 })
