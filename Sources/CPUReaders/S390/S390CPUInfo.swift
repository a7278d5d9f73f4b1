internal import S390Compatibility

/// Reads `/proc/cpuinfo` of an s390x machine: its type.
///
/// Its words of features prove nothing about guests.
///
/// - SeeAlso: linux 6.12 arch/s390/kernel/processor.c, show_cpu_summary and show_cpu_ids.
enum S390CPUInfo {
  /// Whether a key is printed only by s390x kernels.
  static func isMark(_ key: some StringProtocol) -> Bool {
    ["# processors", "bogomips per cpu"].contains(key)
  }

  /// Reads the text.
  ///
  /// - Throws: `ReadError` with the line of a machine type that is no number or differs from another, and for a text without one.
  static func read(_ document: Document) throws(ReadError) -> Reading {
    var record = S390Record()
    var last = 1
    for line in LineSequence(document.bytes) {
      last = line.line
      let text = line.rest
      // processor 0: version = FF,  identification = 012345,  machine = 3906
      guard text.hasPrefix("processor "), let range = text.firstRange(of: "machine = ") else { continue }
      let digits = text[range.upperBound...].prefix { !$0.isWhitespace && $0 != "," }
      func fail(_ reason: String) -> ReadError {
        ReadError(document: document.name, reason: reason, line: line.line, column: 1)
      }
      guard digits.utf8.count == 4, let type = UInt16(digits, radix: 16) else {
        throw fail("the machine type is \(digits), and must have four hexadecimal digits")
      }
      guard record.machineType == nil || record.machineType == type else {
        throw fail(
          "it has processors of two machine types, so it holds two records; save each to its own file")
      }
      record.machineType = type
    }
    guard record.machineType != nil else {
      throw ReadError(
        document: document.name,
        reason: "it has no line \"processor 0: … machine = …\"; expected the complete /proc/cpuinfo of s390x",
        line: last, column: 1)
    }
    return Reading(format: "cpuinfo", cpus: [.s390x(record)])
  }
}
