/// A line that divides a dump from AIDA64 or InstLatx64 into sections.
///
/// The forms that published dumps have: `------[ CPUID Registers / Logical CPU #3 ]------`,
/// `------[ Logical CPU #3 ]------`, `CPUID Registers (CPU #3):`, `CPU#003 AffMask: 0x0000000000000008`,
/// `Group: 0x00 Affinity mask: 0x0000000000000008`; for MSRs `------[ MSR Registers ]------`,
/// `------[ MSR Registers / Logical CPU #3 ]------`, `MSR Registers (CPU #3):`. A word `Virtual` after the number
/// means the second thread of a core; `Virtualized` means CPUID as changed by a hypervisor.
enum DumpHeading: Equatable {
  /// CPUID on one logical CPU; the number is nil if the heading has none.
  case cpu(Int?)
  /// A logical CPU by its group of processors and its bit in the group's mask.
  case member(group: Int, bit: Int)
  /// MSRs of one logical CPU, or of all without a number.
  case msrs(Int?)
  /// An ignored section, with the reason.
  case skipped(String)
  /// Another section.
  case other

  /// Reads a line from its first non-blank character; nil if it is not a heading.
  init?(_ line: LineCursor) {
    var line = line
    var dashes = 0
    while line.take("-") { dashes += 1 }
    if dashes > 0 {
      line.skipBlanks()
      guard dashes >= 2, line.take("[") else { return nil }
      self = Self.section(line)
      return
    }
    if line.take("CPU#") {
      guard let number = line.decimal(), line.rest.contains("AffMask") else { return nil }
      self = line.rest.contains("Virtualized") ? .skipped("virtualized CPUID") : .cpu(number)
      return
    }
    if line.take("Group:") {
      line.skipBlanks()
      _ = line.takeHexadecimalPrefix()
      guard let (group, _) = line.hexadecimal(digits: 4), line.skip(past: "mask:") else { return nil }
      line.skipBlanks()
      _ = line.takeHexadecimalPrefix()
      guard let (mask, _) = line.hexadecimal(digits: 16), mask.nonzeroBitCount == 1 else { return nil }
      self = .member(group: Int(group), bit: mask.trailingZeroBitCount)
      return
    }
    if line.startsWith("CPUID Registers") || line.startsWith("MSR Registers") {
      self = Self.section(line)
      return
    }
    var probe = line
    guard probe.take("Logical CPU #") || probe.take("CPU #"), let number = probe.decimal() else { return nil }
    guard probe.rest.allSatisfy({ ":])- \t".contains($0) }) else { return nil }
    self = .cpu(number)
  }

  private static func section(_ line: LineCursor) -> DumpHeading {
    let title = line.rest
    if title.contains("Virtualized") { return .skipped("virtualized CPUID") }
    var cursor = line
    let number = cursor.skip(past: "CPU #") ? cursor.decimal() : nil
    if title.contains("MSR") { return .msrs(number) }
    if number != nil || title.contains("CPUID Registers") { return .cpu(number) }
    return .other
  }
}

extension LineCursor {
  /// Whether `literal` is next.
  func startsWith(_ literal: StaticString) -> Bool {
    var probe = self
    return probe.take(literal)
  }
}
