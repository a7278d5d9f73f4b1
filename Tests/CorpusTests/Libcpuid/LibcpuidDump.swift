import CPUCompatibility
import CPUReaders
import Foundation
import TestSupport
import Testing
import X86CPU

/// A dump of libcpuid's tests: the raw registers, and what libcpuid decoded of each CPU type.
struct LibcpuidDump: Sendable, CustomTestStringConvertible {
  var path: String
  var bytes: [UInt8]
  /// What libcpuid decoded, a list of lines for each CPU type.
  var decoded: [[String]]

  var testDescription: String { path }

  /// The folder with the dumps; nil where it is not at hand.
  static let folder = corpusFolder("libcpuid")

  /// All dumps, by path; empty where the corpus is not at hand.
  static let all: [LibcpuidDump] = {
    guard let folder, let files = FileManager.default.enumerator(atPath: folder.path) else { return [] }
    return files.compactMap { $0 as? String }.filter { $0.hasSuffix(".test") }.sorted().compactMap { path in
      guard let data = FileManager.default.contents(atPath: folder.appending(path: path).path) else {
        return nil
      }
      let text = String(decoding: data, as: UTF8.self)
      let separator = "\n" + String(repeating: "-", count: 80) + "\n"
      let parts = text.components(separatedBy: separator)
      return LibcpuidDump(
        path: path, bytes: Array(data),
        decoded: parts.dropFirst().map { $0.split(separator: "\n").map(String.init) })
    }
  }()

  static let x86 = all.filter { !$0.path.hasPrefix("arm/") }

  /// The flags that libcpuid lists: those that all its CPU types have.
  var flags: Set<String> {
    let sets = decoded.compactMap(\.last).map { Set($0.split(separator: " ").map(String.init)) }
    return sets.dropFirst().reduce(sets.first ?? []) { $0.intersection($1) }
  }

  /// The x86-64 level that libcpuid found, the lowest of its CPU types; 0 for 32-bit CPUs.
  var level: Int? {
    let levels = decoded.compactMap { lines -> Int? in
      guard lines.count > 1, lines[0] == "x86" else { return nil }
      return lines[1].hasPrefix("x86-64-v") ? lines[1].last?.wholeNumberValue : 0
    }
    return levels.min()
  }

  /// libcpuid's code name, one for each CPU type, without the brand: `Skylake`.
  var codenames: [String] {
    decoded.map { lines in
      // The last lines are the code name, the process and the features.
      let line = lines[lines.count - 3]
      guard line.hasSuffix(")"), let opening = line.lastIndex(of: "(") else { return line }
      return String(line[line.index(after: opening)...].dropLast())
    }
  }

  /// What CPUID answered on the first logical CPU, and on the first of each other type of core.
  func cores() throws -> [CPUIDTable] {
    let reading = try Reader.read(Document(name: path, bytes: bytes))
    guard case .registers(let dump) = try #require(reading.cpus.first) else { return [] }
    var types: Set<UInt32> = []
    return dump.cpus.map(\.table).enumerated().filter { index, table in
      let isNew = types.insert(table.nativeModel).inserted
      return index == 0 || (table.nativeModel != 0 && isNew)
    }.map(\.element)
  }

  /// What the program that made the dump called cores, by EAX of leaf 1AH: `Skymont`.
  var coreNames: [UInt32: String] {
    var names: [UInt32: String] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    where line.hasPrefix("CPUID 0000001A") && line.hasSuffix("]") {
      let words = line.split { " \t-".contains($0) }
      guard let eax = UInt32(words[2], radix: 16), let colon = line.lastIndex(of: ":"),
        line[..<colon].contains("[")
      else { continue }
      names[eax] = names[eax] ?? String(line[colon...].dropFirst(2).dropLast())
    }
    return names
  }
}

extension CPUIDTable {
  /// EAX of leaf 1AH; 0 where the CPU has no such leaf.
  var nativeModel: UInt32 { answer(leaf: 0x1a).known?.eax ?? 0 }
}
