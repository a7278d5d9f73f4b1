internal import ArmCPU
internal import X86CPU

/// Reads Firecracker's fingerprints of Arm hosts: the registers that KVM gives a virtual CPU.
///
/// - SeeAlso: Firecracker docs/cpu_templates/cpu-template-helper.md; src/vmm/src/cpu_config/aarch64/custom_cpu_template.rs.
enum ArmFingerprint {
  /// Whether a CPU configuration is an Arm one: it sets registers by KVM's ids, and features of the virtual CPU.
  static func isArm(_ configuration: JSONValue) -> Bool {
    configuration["cpuid_modifiers"]?.elements?.isEmpty ?? true
      && ["reg_modifiers", "vcpu_features"].contains { configuration[$0] != nil }
  }

  /// Reads a fingerprint.
  ///
  /// - Throws: `ReadError` with the line of a register that is doubled, or whose bitmap is cut or too wide.
  static func read(_ value: JSONValue, _ document: Document) throws(ReadError) -> Reading {
    guard let configuration = value["guest_cpu_config"] else {
      throw ReadError(
        document: document.name,
        reason:
          "this is a Firecracker CPU template for Arm: it changes registers and shows no CPU; give a fingerprint",
        line: 1, column: 1)
    }
    var core = ArmCore()
    var listed: Set<UInt64> = []
    var lines = TextPlaces(document.bytes)
    var width: Int?
    for entry in configuration["reg_modifiers"]?.elements ?? [] {
      guard let text = entry["addr"]?.string, let id = UInt64(prefixed: text), KVMRegisterID(id: id).isArm64
      else {
        throw ReadError(
          document: document.name,
          reason: "an entry of reg_modifiers has no addr that is an id of KVM's on arm64",
          line: entry["addr"]?.string.flatMap { lines.next($0) } ?? 1, column: 1)
      }
      let line = lines.next(text) ?? 1
      func fail(_ reason: String) -> ReadError {
        ReadError(document: document.name, reason: "register \(text) \(reason)", line: line, column: 1)
      }
      guard listed.insert(id).inserted else { throw fail("appears twice") }
      guard let digits = entry["bitmap"]?.string, digits.hasPrefix("0b") else {
        throw fail("has no bitmap (0b…)")
      }
      let bits = digits.utf8.dropFirst(2).filter { $0 != UInt8(ascii: "_") }
      guard bits.allSatisfy({ $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "1") }) else {
        throw fail("has a bitmap with other digits than 0 and 1")
      }
      // The helper writes every bitmap with the same number of digits.
      guard width ?? bits.count == bits.count, !bits.isEmpty else {
        throw fail("has a bitmap of \(bits.count) digits, and those before it have \(width ?? 0): it is cut")
      }
      width = bits.count
      let register = KVMRegisterID(id: id)
      guard bits.dropLast(register.width).allSatisfy({ $0 == UInt8(ascii: "0") }) else {
        throw fail("has \(register.width) bits, and its bitmap sets higher ones")
      }
      guard register.width <= 64 else { continue }
      core.registers[id] = bits.reduce(into: UInt64(0)) { $0 = $0 << 1 | UInt64($1 & 1) }
    }
    guard !listed.isEmpty else {
      throw ReadError(document: document.name, reason: "it contains no register", line: 1, column: 1)
    }
    core.listed = listed
    var record = ArmRecord(point: .virtualCPU)
    record.kernel = value["kernel_version"]?.string
    record.cores = [core]
    return Reading(
      format: "firecracker", cpus: [.arm(record)],
      notes: [
        ReadingNote(
          "the fingerprint is of a guest without SVE, pointer authentication and PMU; QEMU's guests have them unless they are off"
        )
      ])
  }
}

/// The lines of texts in a document, each found after the last one.
private struct TextPlaces {
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The line of the next place that has the text in quotation marks; nil if there is none.
  mutating func next(_ text: String) -> Int? {
    let wanted = Array("\"\(text)\"".utf8)
    var (place, line) = (index, self.line)
    while place + wanted.count <= bytes.count {
      if bytes[place] == UInt8(ascii: "\n") { line += 1 }
      if bytes[place] == wanted[0], bytes[place..<place + wanted.count].elementsEqual(wanted) {
        (index, self.line) = (place + wanted.count, line)
        return line
      }
      place += 1
    }
    // What is written otherwise, as with escapes, is not sought again and again.
    index = bytes.count
    return nil
  }
}
