public import X86CPU

/// Logical CPUs with the same answers, and those answers.
public struct DistinctCPU: Sendable, Hashable, Codable {
  /// The answers of the first of them.
  public var table: CPUIDTable
  /// For records that cover only some bits: the bits that `table` covers; nil if it covers all bits of its registers.
  public var told: CPUIDTable?
  /// The numbers of the logical CPUs; empty if the record does not number them.
  public var logicalCPUs: [Int]

  /// Logical CPUs of one table.
  public init(table: CPUIDTable, told: CPUIDTable? = nil, logicalCPUs: [Int] = []) {
    self.table = table
    self.told = told
    self.logicalCPUs = logicalCPUs
  }

  /// Groups logical CPUs by their answers, ignoring APIC and core numbers, in order of each group's first CPU.
  ///
  /// O(tables); the numbers are in the order given.
  public static func grouping(_ cpus: [(number: Int?, table: CPUIDTable)]) -> [DistinctCPU] {
    var groups: [DistinctCPU] = []
    var positions: [CPUIDTable: Int] = [:]
    for (number, table) in cpus {
      let key = table.withoutTopology
      if let position = positions[key] {
        if let number { groups[position].logicalCPUs.append(number) }
      } else {
        positions[key] = groups.count
        groups.append(DistinctCPU(table: table, logicalCPUs: number.map { [$0] } ?? []))
      }
    }
    return groups
  }
}
