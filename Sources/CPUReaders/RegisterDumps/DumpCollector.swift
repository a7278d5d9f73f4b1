internal import CPUCompatibility
internal import X86CPU

/// Collects the leaves and MSRs of a dump, CPU by CPU.
///
/// O(rows) in total; `steps` counts the work.
struct DumpCollector {
  /// The CPU that an MSR belongs to.
  enum Owner {
    /// The logical CPU of its section.
    case current
    /// All CPUs.
    case all
    /// The CPU whose leaves it follows; all CPUs if it appears once, at the end.
    case following
  }

  private struct Collected {
    var number: Int?
    var table = CPUIDTable()
    /// MSRs after the CPU's leaves without their own heading.
    var following: [UInt32: UInt64] = [:]
  }

  /// Consecutive rows of one leaf without a subleaf.
  private struct Run {
    var leaf: UInt32
    var rows: [CPUIDRegisters]
    var line: Int
  }

  let document: String
  private(set) var notes: [ReadingNote] = []
  /// The number of row and CPU operations so far.
  private(set) var steps = 0
  private var cpus = [Collected()]
  private var positions: [Int: Int] = [:]
  private var position = 0
  /// The CPU named by a heading that no row has followed yet.
  private var entered: Int??
  private var run: Run?
  private var sharedMSRs: [UInt32: UInt64] = [:]
  private var passedOver: (count: Int, first: Int)?
  private var unplaced: (count: Int, first: Int)?
  private var countsSubleaves = false
  /// The numbers of the CPUs are this reader's, in order.
  private var numbersAreMade = false

  init(document: String) { self.document = document }

  /// Whether at least one leaf was read.
  var hasLeaves: Bool { run != nil || !cpus[0].table.leaves.isEmpty || cpus.count > 1 }

  /// Starts a new CPU.
  mutating func begin(cpu number: Int?) {
    endRun()
    entered = nil
    steps += 1
    cpus.append(Collected(number: number))
    position = cpus.count - 1
    if let number, positions[number] == nil { positions[number] = position }
  }

  /// Continues the CPU with that number from a heading; leaves it already has start another CPU.
  mutating func enter(cpu number: Int?) {
    endRun()
    entered = .some(number)
  }

  /// Adds a row in AIDA64's form.
  ///
  /// - Throws: `ReadError` if a subleaf repeats with different values.
  mutating func add(_ row: DumpRow, at line: Int) throws(ReadError) {
    if let subleaf = row.subleaf {
      resolve(leaf: row.leaf, subleaf: subleaf)
      try add(leaf: row.leaf, subleaf: subleaf, row.registers, at: line)
    } else {
      add(unnumbered: row.leaf, row.registers, at: line)
    }
  }

  /// Adds a leaf with a known subleaf; a repeated leaf must have the same values.
  mutating func add(
    leaf: UInt32, subleaf: UInt32, _ registers: CPUIDRegisters, at line: Int
  ) throws(ReadError) {
    endRun()
    steps += 1
    let key = CPUIDLeaf(eax: leaf, ecx: subleaf)
    if let known = cpus[position].table.leaves.updateValue(registers, forKey: key), known != registers {
      throw ReadError(
        document: document,
        reason:
          "leaf \(hex(leaf)), subleaf \(hex(subleaf)) appears again with other values although no new CPU begins",
        line: line, column: 1)
    }
  }

  /// Adds a leaf without a known subleaf.
  ///
  /// Consecutive rows of one leaf are its subleaves; a leaf that repeats after others belongs to the next
  /// CPU, because a dump lists a CPU's leaves once.
  private mutating func add(unnumbered leaf: UInt32, _ registers: CPUIDRegisters, at line: Int) {
    steps += 1
    if run?.leaf == leaf, leaf > 1 {
      run?.rows.append(registers)
      return
    }
    endRun()
    resolve(leaf: leaf, subleaf: 0)
    if cpus[position].table.leaves[CPUIDLeaf(eax: leaf)] != nil { begin(cpu: nil) }
    run = Run(leaf: leaf, rows: [registers], line: line)
  }

  /// Makes the CPU from a heading the current one: the known one, unless it already has the leaf.
  private mutating func resolve(leaf: UInt32?, subleaf: UInt32 = 0) {
    guard let named = entered else { return }
    endRun()
    entered = nil
    if let number = named, let known = positions[number] {
      let key = leaf.map { CPUIDLeaf(eax: $0, ecx: subleaf) }
      if key.map({ cpus[known].table.leaves[$0] == nil }) ?? true {
        position = known
        return
      }
    }
    begin(cpu: named)
  }

  /// Ends the current leaf's rows and assigns their subleaves.
  mutating func endRun() {
    guard let ended = run else { return }
    run = nil
    steps += ended.rows.count
    guard ended.rows.count > 1 else {
      cpus[position].table.leaves[CPUIDLeaf(eax: ended.leaf)] = ended.rows[0]
      return
    }
    let subleaves: [UInt32?] =
      SubleafRule(leaf: ended.leaf)?.subleaves(of: ended.rows)
      ?? ended.rows.indices.map { $0 == 0 ? 0 : nil }
    for (row, subleaf) in zip(ended.rows, subleaves) {
      if let subleaf {
        if subleaf > 0 { countsSubleaves = true }
        cpus[position].table.leaves[CPUIDLeaf(eax: ended.leaf, ecx: subleaf)] = row
      } else if row != ended.rows[0] {
        unplaced = (count: (unplaced?.count ?? 0) + 1, first: unplaced?.first ?? ended.line)
      }
    }
  }

  /// Adds an MSR; for a repeated one the first value counts.
  mutating func add(msr index: UInt32, _ value: UInt64, of owner: Owner) {
    steps += 1
    if case .all = owner {
      endRun()
      sharedMSRs[index] = sharedMSRs[index] ?? value
      return
    }
    resolve(leaf: nil)
    endRun()
    if case .current = owner {
      cpus[position].table.msrs[index] = cpus[position].table.msrs[index] ?? value
    } else {
      cpus[position].following[index] = cpus[position].following[index] ?? value
    }
  }

  /// Records a line that is not part of a dump.
  mutating func passOver(_ line: Int) {
    passedOver = (count: (passedOver?.count ?? 0) + 1, first: passedOver?.first ?? line)
  }

  mutating func note(_ text: String, line: Int?) { notes.append(ReadingNote(text, line: line)) }

  /// Creates an error at a line of the dump.
  func error(_ reason: String, _ cursor: LineCursor) -> ReadError {
    ReadError(document: document, reason: reason, line: cursor.line, column: cursor.column)
  }

  /// The current CPU's table, for readers whose tools omit leaves.
  mutating func withCurrentTable(_ body: (inout CPUIDTable) -> Void) {
    endRun()
    body(&cpus[position].table)
  }

  /// Creates the reading from all collected rows.
  ///
  /// - Throws: `ReadError` if no CPU has a leaf 0 or 1.
  mutating func reading(format: String, wanted: String) throws(ReadError) -> Reading {
    endRun()
    let collected = merged()
    let usable = collected.filter {
      $0.table.leaves[CPUIDLeaf(eax: 0)] != nil || $0.table.leaves[CPUIDLeaf(eax: 1)] != nil
    }
    guard !usable.isEmpty else {
      throw ReadError(
        document: document, reason: "it has no CPU with leaf 0 or 1; expected \(wanted)", line: 1,
        column: 1)
    }
    try refuseSecondHost(usable)
    if let passedOver {
      note("\(lines(passedOver.count)) not part of a dump and ignored", line: passedOver.first)
    }
    if countsSubleaves {
      note("the dump does not number all subleaves; Martlet numbers them in order", line: nil)
    }
    if let unplaced {
      note(
        "\(lines(unplaced.count)) ignored, because the leaf's rules do not show which subleaf each belongs to",
        line: unplaced.first)
    }
    if usable.count < collected.count {
      note(
        "\(collected.count - usable.count) of \(collected.count) CPUs have neither leaf 0 nor leaf 1; Martlet leaves them out",
        line: nil)
    }
    if usable.contains(where: { $0.table.syscallIsHidden }) {
      note(
        "32-bit code read this dump; Intel CPUs show SYSCALL only to 64-bit code, so syscall is unknown",
        line: nil)
    }
    return Reading(
      format: format, cpus: [.registers(RegisterDump(cpus: DistinctCPU.grouping(usable)))], notes: notes)
  }

  /// Refuses the CPUs of two hosts in one dump.
  ///
  /// The CPUs of one machine have one vendor, family and model, unless they announce that they are hybrid. No two have the same APIC number.
  ///
  /// - SeeAlso: Intel SDM vol. 2A, CPUID, leaf 01H (EAX, EBX[31:24]), leaf 07H (EDX[15], hybrid), leaf 0BH (EDX, x2APIC identifier).
  /// - Throws: `ReadError` if the identity of two CPUs, or the features of one number or APIC number, contradict each other.
  private mutating func refuseSecondHost(_ cpus: [(number: Int?, table: CPUIDTable)]) throws(ReadError) {
    var vendor: CPUIDRegisters?
    var model: UInt32?
    var known: [Int: [CPUIDRegisters?]] = [:]
    var byAPIC: [UInt32: [CPUIDRegisters?]] = [:]
    var unlike = false
    for cpu in cpus {
      let zero = cpu.table.leaves[CPUIDLeaf(eax: 0)].flatMap { $0.spellsVendor ? $0 : nil }
      if let zero, let vendor, (zero.ebx, zero.ecx, zero.edx) != (vendor.ebx, vendor.ecx, vendor.edx) {
        throw secondHost("CPUs of two vendors")
      }
      vendor = vendor ?? zero
      let seven = cpu.table.leaves[CPUIDLeaf(eax: 7)]
      guard var one = cpu.table.leaves[CPUIDLeaf(eax: 1)] else { continue }
      let isHybrid = (seven?.edx ?? 0) >> 15 & 1 == 1
      // All but the stepping.
      if let model, one.eax >> 4 != model, !isHybrid { throw secondHost("CPUs of two models") }
      model = model ?? (isHybrid ? nil : one.eax >> 4)
      // Leaf 1's EBX has the APIC identifier; ECX[27], OSXSAVE, is the operating system's.
      let own = one.ebx >> 24
      one.ebx = 0
      one.ecx &= ~(1 << 27)
      let next: [CPUIDRegisters?] = [one, seven]
      if let number = cpu.number {
        if let last = known[number], Self.contradict(last, next) {
          throw secondHost("CPU \(number) twice, with different values")
        }
        known[number] = next
      }
      guard numbersAreMade else { continue }
      let apic = cpu.table.leaves[CPUIDLeaf(eax: 0x0b)].flatMap { $0.ebx == 0 ? nil : $0.edx } ?? own
      if let last = byAPIC[apic], Self.contradict(last, next) {
        throw secondHost("two CPUs with the APIC number \(apic) and different features")
      }
      unlike = unlike || byAPIC.first.map { Self.contradict($0.value, next) } ?? false
      byAPIC[apic] = next
    }
    if unlike {
      note(
        "its CPUs differ, and it does not number them; if they are of several hosts, save each to its own file",
        line: nil)
    }
  }

  /// Whether two CPUs have a leaf with different values.
  private static func contradict(_ a: [CPUIDRegisters?], _ b: [CPUIDRegisters?]) -> Bool {
    zip(a, b).contains { $0 != nil && $1 != nil && $0 != $1 }
  }

  private func secondHost(_ what: String) -> ReadError {
    ReadError(
      document: document, reason: "it has \(what), so it holds two records; save each to its own file",
      line: 1,
      column: 1)
  }

  private func lines(_ count: Int) -> String { "\(count) line\(count == 1 ? " is" : "s are")" }

  /// The non-empty CPUs, each with its own MSRs.
  private mutating func merged() -> [(number: Int?, table: CPUIDTable)] {
    steps += 3 * cpus.count
    var found = cpus.filter { !$0.table.leaves.isEmpty || !$0.table.msrs.isEmpty || !$0.following.isEmpty }
    // MSRs that appear once after the last CPU belong to the machine, not to that CPU.
    let following = found.indices.filter { !found[$0].following.isEmpty }
    if following.count == 1, following[0] == found.count - 1 {
      sharedMSRs.merge(found[following[0]].following) { first, _ in first }
      found[following[0]].following = [:]
    }
    numberCPUs(&found)
    return found.filter { !$0.table.leaves.isEmpty || !$0.table.msrs.isEmpty || !$0.following.isEmpty }.map {
      var table = $0.table
      table.msrs.merge($0.following) { own, _ in own }
      table.msrs.merge(sharedMSRs) { own, _ in own }
      return ($0.number, table)
    }
  }

  /// Numbers the CPUs of an unnumbered dump, and assigns MSRs from numbered sections.
  private mutating func numberCPUs(_ found: inout [Collected]) {
    let tables = found.indices.filter { !found[$0].table.leaves.isEmpty }
    guard tables.count > 1, tables.allSatisfy({ found[$0].number == nil }) else { return }
    note("the dump does not number its CPUs; Martlet numbers them in order", line: nil)
    numbersAreMade = true
    let numbered = found.indices.filter { found[$0].number != nil }
    let base = numbered.compactMap { found[$0].number }.min() == 1 ? 1 : 0
    for (order, index) in tables.enumerated() { found[index].number = base + order }
    for index in numbered {
      guard let number = found[index].number, tables.indices.contains(number - base) else { continue }
      let owner = tables[number - base]
      found[owner].table.msrs.merge(found[index].table.msrs) { own, _ in own }
      found[index].table.msrs = [:]
    }
  }
}

/// A number as dumps print it.
func hex(_ value: UInt32) -> String { String(value, radix: 16, uppercase: true) + "H" }
