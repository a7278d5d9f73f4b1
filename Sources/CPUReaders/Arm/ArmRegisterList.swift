internal import ArmCPU
internal import X86CPU

extension Reader {
  /// The registers that KVM gives a virtual CPU on arm64, as `martlet capture` lists them.
  static let armRegisters = Reader(
    format: "arm64-registers", title: "the registers of an arm64 virtual CPU (martlet capture)",
    recognises: { preview in preview.hasLine { $0.take("#arm64-registers ") } ? .certain : nil },
    read: { document throws(ReadError) in
      Reading(format: "arm64-registers", cpus: [.arm(try ArmRegisterList.read(document))])
    })
}

/// Reads lists of registers: a virtual CPU made by KVM that never ran, on one or several equal cores.
///
/// Its lines: `cpus 0 1`, `offers pmu sve`, `asked pmu sve`, `gic 3` (0 for none), `ipa 48`, `counter 25000000`, `register ID VALUE` and `writable ID MASK`, with KVM's ids; at the end `end`.
/// A register wider than 64 bits has no value, but for the set of SVE's vector lengths.
///
/// - SeeAlso: linux 7.1.8 Documentation/virt/kvm/api.rst, KVM_GET_REG_LIST, KVM_ARM_GET_REG_WRITABLE_MASKS.
enum ArmRegisterList {
  /// Reads a list.
  ///
  /// - Throws: `ReadError` with the line of a register that is doubled or is none, and for a list without its end or MIDR_EL1.
  static func read(_ document: Document) throws(ReadError) -> ArmRecord {
    var core = ArmCore()
    var listed: Set<UInt64> = []
    var masks: [UInt64: UInt64] = [:]
    var offers: Set<String>?
    var asked: Set<String>?
    var lengths: UInt64 = 0
    var record = ArmRecord(point: .virtualCPU)
    var last = 1
    var isComplete = false
    for line in LineSequence(document.bytes) {
      last = line.line
      let words = line.rest.split(separator: " ").map(String.init)
      func fail(_ reason: String) -> ReadError {
        ReadError(document: document.name, reason: reason, line: line.line, column: 1)
      }
      switch words.first {
      case "end": isComplete = true
      case "cpus": core.numbers = words.dropFirst().compactMap { Int($0) }.filter { $0 >= 0 }
      case "offers": offers = Set(words.dropFirst())
      case "asked": asked = Set(words.dropFirst())
      case "gic":
        guard words.count == 2, let version = Int(words[1]), (0...4).contains(version) else {
          throw fail("\(line.rest) is no version of the interrupt controller")
        }
        // The helper tries version 3 before version 2.
        record.properties["gic3"] = version >= 3
        if version < 3 { record.properties["gic2"] = version == 2 }
      case "ipa":
        guard words.count == 2, let bits = Int(words[1]), (32...56).contains(bits) else {
          throw fail("\(line.rest) is no number of address bits from 32 to 56")
        }
        record.guestAddressBits = bits
      case "counter":
        guard words.count == 2, let frequency = UInt64(words[1]), frequency > 0 else {
          throw fail("\(line.rest) is no frequency in Hz")
        }
        record.counterFrequency = frequency
      case "register":
        guard 2...3 ~= words.count, let id = UInt64(prefixed: words[1]), KVMRegisterID(id: id).isArm64 else {
          throw fail("\(line.rest) names no register of KVM's on arm64")
        }
        guard listed.insert(id).inserted else { throw fail("register \(words[1]) appears twice") }
        guard words.count == 3 else { continue }
        guard let value = UInt64(prefixed: words[2]) else {
          throw fail("register \(words[1]) has the value \(words[2]), which is no number of 64 bits")
        }
        if id == vectorLengths { lengths = value } else { core.registers[id] = value }
      case "writable":
        guard words.count == 3, let id = UInt64(prefixed: words[1]), let mask = UInt64(prefixed: words[2])
        else {
          throw fail("\(line.rest) is no register and its mask")
        }
        guard masks.updateValue(mask, forKey: id) == nil else {
          throw fail("the mask of \(words[1]) appears twice")
        }
      default: continue
      }
    }
    guard isComplete, core[.mainID] != nil else {
      let lack = isComplete ? "MIDR_EL1" : "last line, end"
      throw ReadError(
        document: document.name, reason: "the list of registers has no \(lack), so it is cut", line: last,
        column: 1)
    }
    core.listed = listed
    // KVM has masks since 6.7; a list without one is of an older kernel, which was not able to say.
    core.writable = masks.isEmpty ? nil : masks
    // Where KVM offers nothing, nothing is all that a VMM can ask for.
    let isWhole = asked.map { !$0.isEmpty || $0 == offers } ?? false
    record.point = isWhole ? .wholeVirtualCPU : .virtualCPU
    record.cores = [core]
    if let offers {
      for name in ["sve", "pauth", "pmu"] { record.properties[name] = offers.contains(name) }
      for number in 1...16 {
        record.properties["sve\(128 * number)"] = lengths >> UInt64(number - 1) & 1 == 1
      }
    }
    return record
  }

  /// KVM_REG_ARM64_SVE_VLS: the bit n for the length of n + 1 times 128 bits; QEMU knows 16 lengths.
  private static let vectorLengths: UInt64 = 0x6060_0000_0015_ffff
}
