internal import CPUCompatibility
internal import X86CPU

extension Reader {
  /// Firecracker's fingerprints (a guest's CPU) and custom CPU templates (bits to set and clear for it).
  ///
  /// - SeeAlso: Firecracker docs/cpu_templates/cpu-template-helper.md and cpu-templates.md.
  static let firecracker = Reader(
    format: "firecracker", title: "a Firecracker fingerprint or CPU template",
    recognises: { preview in
      guard preview.firstCharacter == "{" else { return nil }
      return preview.contains("\"cpuid_modifiers\"") || preview.contains("\"reg_modifiers\"") ? .certain : nil
    },
    read: { document throws(ReadError) in
      let value = try JSONValue.parse(document.bytes, document: document.name)
      let config = value["guest_cpu_config"] ?? value
      var table = CPUIDTable()
      var told = CPUIDTable()
      var isPartial = false
      func fail(_ reason: String) -> ReadError {
        ReadError(document: document.name, reason: reason, line: 1, column: 1)
      }
      if ArmFingerprint.isArm(config) { return try ArmFingerprint.read(value, document) }
      for entry in config["cpuid_modifiers"]?.elements ?? [] {
        guard let leaf = entry["leaf"]?.address, let subleaf = entry["subleaf"].map(\.address) ?? 0,
          let modifiers = entry["modifiers"]?.elements, leaf <= UInt32.max, subleaf <= UInt32.max
        else { throw fail("an entry of cpuid_modifiers has no leaf, subleaf and modifiers") }
        let key = CPUIDLeaf(eax: UInt32(leaf), ecx: UInt32(subleaf))
        for modifier in modifiers {
          guard let name = modifier["register"]?.string,
            let register = CPUIDRegister.allCases.first(where: { $0.name.lowercased() == name.lowercased() }),
            let bitmap = modifier["bitmap"]?.string.flatMap({ Bitmap($0, width: 32) })
          else {
            throw fail("a modifier of leaf \(hex(key.eax)) has no register and bitmap (0b and 0, 1 or x)")
          }
          table.leaves[key, default: CPUIDRegisters()][register] = UInt32(bitmap.value)
          told.leaves[key, default: CPUIDRegisters()][register] = UInt32(bitmap.told)
        }
        if told.leaves[key] != CPUIDRegisters(eax: .max, ebx: .max, ecx: .max, edx: .max) { isPartial = true }
      }
      for entry in config["msr_modifiers"]?.elements ?? [] {
        guard let address = entry["addr"]?.address, address <= UInt32.max,
          let bitmap = entry["bitmap"]?.string.flatMap({ Bitmap($0, width: 64) })
        else { throw fail("an entry of msr_modifiers has no addr and bitmap (0b and 0, 1 or x)") }
        table.msrs[UInt32(address)] = bitmap.value
        told.msrs[UInt32(address)] = bitmap.told
        if bitmap.told != .max { isPartial = true }
      }
      guard !table.leaves.isEmpty || !table.msrs.isEmpty else { throw fail("it contains no x86 CPU") }
      let dump = RegisterDump(
        cpus: [DistinctCPU(table: table, told: isPartial ? told : nil)], point: .guest("Firecracker"),
        kernel: value["kernel_version"]?.string,
        microcode: value["microcode_version"]?.address.flatMap { UInt32(exactly: $0) })
      var notes: [ReadingNote] = []
      if isPartial {
        notes.append(
          ReadingNote("this is a CPU template; bits that it neither sets nor clears keep the host's value"))
      }
      return Reading(format: "firecracker", cpus: [.registers(dump)], notes: notes)
    })
}

/// `0b…`, highest bit first; `x` for an unspecified bit, `_` as a digit separator.
private struct Bitmap {
  var value: UInt64 = 0
  var told: UInt64 = 0

  init?(_ text: String, width: Int) {
    guard text.hasPrefix("0b") else { return nil }
    var count = 0
    for digit in text.utf8.dropFirst(2) where digit != UInt8(ascii: "_") {
      count += 1
      guard count <= width else { return nil }
      value <<= 1
      told <<= 1
      switch digit {
      case UInt8(ascii: "0"): told |= 1
      case UInt8(ascii: "1"):
        value |= 1
        told |= 1
      case UInt8(ascii: "x"): break
      default: return nil
      }
    }
    guard count > 0 else { return nil }
  }
}

extension JSONValue {
  /// The elements, if the value is an array.
  var elements: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// A number, or a text of one such as `0x10a`.
  fileprivate var address: UInt64? {
    if let integer { return UInt64(exactly: integer) }
    guard let string else { return nil }
    return UInt64(prefixed: string)
  }
}
