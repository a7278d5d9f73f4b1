internal import ArmCPU
internal import ArmCatalog

/// Reads libcpuid's dumps of Arm CPUs: ID registers as Linux shows them to programs, for each logical CPU.
///
/// - SeeAlso: libcpuid 0.7.0 libcpuid/cpuid_main.c, cpuid_serialize_raw_data_internal; linux 7.1.8
///   Documentation/arch/arm64/cpu-feature-registers.rst.
enum ArmDump {
  /// Reads a dump.
  ///
  /// - Throws: `ReadError` with the line of a register that is doubled, unknown or cut, and for 32-bit CPUs.
  static func read(_ document: Document) throws(ReadError) -> Reading {
    var record = ArmRecord(point: .userSpace)
    var cores: [ArmCore] = []
    var current = ArmCore()
    var last = 1
    func fail(_ reason: String, _ line: Int) -> ReadError {
      ReadError(document: document.name, reason: reason, line: line, column: 1)
    }
    func finish() { if !current.registers.isEmpty { cores.append(current) } }
    for var line in LineSequence(document.bytes) {
      line.skipBlanks()
      last = line.line
      if line.isAtEnd { continue }
      if line.take("----------------") { break }
      if line.take("_") {
        finish()
        current = ArmCore()
        if line.skip(past: "Logical CPU #"), let number = line.decimal() { current.numbers = [number] }
        continue
      }
      guard line.take("arm_") else { continue }
      let parts = line.rest.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count == 2, let register = register(parts[0]) else {
        throw fail("\(line.rest) is no line of a register (arm_id_aa64isar0=0011…)", line.line)
      }
      let digits = parts[1].trimmed
      guard digits.utf8.count == 8 || digits.utf8.count == 16, let value = UInt64(digits, radix: 16) else {
        throw fail(
          "arm_\(parts[0]) has \(digits.utf8.count) digits; a register has 8 or 16, so it is cut", line.line)
      }
      guard current[register] == nil else { throw fail("arm_\(parts[0]) appears twice", line.line) }
      current[register] = value
    }
    finish()
    guard !cores.isEmpty else { throw fail("it contains no register of a CPU", last) }
    for core in cores {
      guard core[.mainID] != nil else { throw fail("a CPU in it has no arm_midr, so the dump is cut", last) }
    }
    guard cores.contains(where: { core in wide.contains { core[$0] ?? 0 != 0 } }) else {
      throw fail("this is a dump of a 32-bit ARM CPU; Martlet knows arm64", 1)
    }
    record.cores = try grouped(cores, in: document)
    return Reading(format: "libcpuid", cpus: [.arm(record)])
  }

  /// The registers whose values are zero on 32-bit kernels: ID_AA64PFR0_EL1 and ID_AA64MMFR0_EL1.
  private static let wide = [SystemRegister(encoding: 0xc020), SystemRegister(encoding: 0xc038)]

  /// The register that libcpuid calls `id_aa64isar0` or `midr`.
  private static func register(_ name: Substring) -> SystemRegister? {
    ArmNames.standard.register(named: String(name))
  }

  /// Cores that differ, with the numbers of their logical CPUs; MPIDR_EL1 is a place, not a difference.
  ///
  /// - Throws: `ReadError` for more different cores than any machine has.
  static func grouped(_ cores: [ArmCore], in document: Document) throws(ReadError) -> [ArmCore] {
    var groups: [ArmCore] = []
    var places: [ArmCore: Int] = [:]
    for core in cores {
      var key = core
      key.numbers = []
      key[.affinity] = nil
      if let place = places[key] {
        groups[place].numbers += core.numbers
      } else {
        places[key] = groups.count
        key.numbers = core.numbers
        groups.append(key)
      }
    }
    guard groups.count <= 64 else {
      throw ReadError(
        document: document.name, reason: "it has \(groups.count) different cores; the limit is 64", line: 1,
        column: 1)
    }
    return groups
  }
}
