internal import CPUCompatibility
internal import X86CPU

/// Collects the leaves and MSRs of a dump, CPU by CPU.
struct DumpCollector {
  let document: String
  private(set) var notes: [ReadingNote] = []
  private var finished: [(number: Int?, table: CPUIDTable)] = []
  private var current = CPUIDTable()
  private var number: Int?
  private var sharedMSRs: [UInt32: UInt64] = [:]
  private var passedOver: (count: Int, first: Int)?
  private var countsSubleaves = false

  init(document: String) { self.document = document }

  /// Ends the CPU so far and begins another.
  mutating func begin(cpu number: Int?) {
    endCPU()
    self.number = number
  }

  /// Adds a leaf of a given subleaf; a leaf that is there twice must say the same.
  mutating func add(
    leaf: UInt32, subleaf: UInt32, _ registers: CPUIDRegisters, at line: Int
  ) throws(ReadError) {
    let key = CPUIDLeaf(eax: leaf, ecx: subleaf)
    if let known = current.leaves.updateValue(registers, forKey: key), known != registers {
      throw ReadError(
        document: document,
        reason:
          "leaf \(hex(leaf)), subleaf \(hex(subleaf)) is there a second time with other values, and no new CPU begins",
        line: line, column: 1)
    }
  }

  /// Adds a leaf whose subleaf the dump does not give: the next one of that leaf.
  mutating func add(countingLeaf leaf: UInt32, _ registers: CPUIDRegisters) {
    var subleaf: UInt32 = 0
    while current.leaves[CPUIDLeaf(eax: leaf, ecx: subleaf)] != nil { subleaf += 1 }
    if subleaf > 0 { countsSubleaves = true }
    current.leaves[CPUIDLeaf(eax: leaf, ecx: subleaf)] = registers
  }

  /// Adds an MSR of the current CPU, or of all of them.
  mutating func add(msr index: UInt32, _ value: UInt64, ofAll: Bool) {
    if ofAll { sharedMSRs[index] = value } else { current.msrs[index] = value }
  }

  /// Remembers a line that is no part of a dump.
  mutating func passOver(_ line: Int) {
    passedOver = (count: (passedOver?.count ?? 0) + 1, first: passedOver?.first ?? line)
  }

  mutating func note(_ text: String, line: Int?) { notes.append(ReadingNote(text, line: line)) }

  /// An error at the cursor.
  func error(_ reason: String, _ cursor: LineCursor) -> ReadError {
    ReadError(document: document, reason: reason, line: cursor.line, column: cursor.column)
  }

  /// The current CPU's table, to be completed by readers whose tools leave out leaves.
  mutating func withCurrentTable(_ body: (inout CPUIDTable) -> Void) { body(&current) }

  /// The reading of all that was collected.
  ///
  /// - Throws: `ReadError` if no CPU has a leaf 0 or 1.
  mutating func reading(format: String, wanted: String) throws(ReadError) -> Reading {
    endCPU()
    let usable = finished.filter {
      $0.table.leaves[CPUIDLeaf(eax: 0)] != nil || $0.table.leaves[CPUIDLeaf(eax: 1)] != nil
    }
    guard !usable.isEmpty else {
      throw ReadError(
        document: document, reason: "there is no CPU with leaf 0 or 1 in it; expected \(wanted)", line: 1,
        column: 1)
    }
    if let passedOver {
      note(
        "\(passedOver.count) line\(passedOver.count == 1 ? " is" : "s are") no part of a dump and not read",
        line: passedOver.first)
    }
    if countsSubleaves {
      note("the dump does not number all subleaves; they are counted in its order", line: nil)
    }
    if usable.count < finished.count {
      note(
        "\(finished.count - usable.count) of \(finished.count) CPUs have neither leaf 0 nor leaf 1 and are left out",
        line: nil)
    }
    let cpus = usable.map { cpu in
      var cpu = cpu
      cpu.table.msrs.merge(sharedMSRs) { own, _ in own }
      return cpu
    }
    return Reading(
      format: format, cpus: [.registers(RegisterDump(cpus: DistinctCPU.grouping(cpus)))], notes: notes)
  }

  private mutating func endCPU() {
    if !current.leaves.isEmpty || !current.msrs.isEmpty { finished.append((number, current)) }
    current = CPUIDTable()
    number = nil
  }
}

/// A number as dumps print it.
func hex(_ value: UInt32) -> String { String(value, radix: 16, uppercase: true) + "H" }
