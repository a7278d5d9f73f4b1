import Foundation
import Testing

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
}
