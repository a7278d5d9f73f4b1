internal import CPUCompatibility
internal import X86CPU

extension Reader {
  /// The CPU features of a host or pool as XAPI prints them: words of bits in Xen's order, for guests with hardware virtualization.
  ///
  /// `features_hvm_host` is what new guests get there; `features_hvm`, what older XAPIs have alone, is what arriving ones may have.
  ///
  /// - SeeAlso: xen-api doc/content/design/cpu-levelling-v2.md (host.cpu_info, pool.cpu_info); ocaml/xapi/cpuid_helpers.ml,
  ///   features_of_string.
  static let xapi = Reader(
    format: "xapi", title: "xe host-param-list",
    recognises: { preview in
      // The text has the kernel's flags too.
      preview.hasLine { line in
        while let found = FeatureWords(&line) { if found.name.hasPrefix("hvm") { return true } }
        return false
      } ? .container : nil
    },
    read: { document throws(ReadError) in
      var words: [String: FeatureWords] = [:]
      var identity = HostIdentity()
      var last: LineCursor?
      for line in LineSequence(document.bytes) {
        var rest = line
        while let found = FeatureWords(&rest) {
          if let known = words[found.name], known.words != found.words {
            throw ReadError(
              document: document.name,
              reason:
                "it has features_\(found.name) twice, with different words; save each host to its own file",
              line: line.line, column: 1)
          }
          words[found.name] = found
          if found.isCut { throw cut(line, in: document) }
        }
        last = line
        identity.read(line)
      }
      // A line of parameters that has no end may have gone on with the words that count.
      if let last, last.has("cpu_info"), document.bytes.last != UInt8(ascii: "\n") {
        throw cut(last, in: document)
      }
      guard let found = words["hvm_host"] ?? words["hvm"] else {
        throw ReadError(
          document: document.name,
          reason:
            "it has no features_hvm with words of eight digits; expected the output of xe host-param-list",
          line: 1, column: 1)
      }
      var notes = [
        ReadingNote(
          found.name == "hvm_host"
            ? "Martlet reads features_hvm_host: what XAPI gives new guests"
            : "Martlet reads features_hvm: what guests may have that arrive; this XAPI does not list features_hvm_host"
        )
      ]
      if found.words.count > featureWords.count {
        notes.append(
          ReadingNote(
            "Martlet does not know the last \(found.words.count - featureWords.count) of \(found.words.count) words of features and leaves them out"
          )
        )
      }
      let (table, told) = found.tables(identity)
      return Reading(
        format: "xapi",
        cpus: [.registers(RegisterDump(cpus: [DistinctCPU(table: table, told: told)], point: .guest("Xen")))],
        notes: notes)
    })
}

private func cut(_ line: LineCursor, in document: Document) -> ReadError {
  ReadError(
    document: document.name, reason: "the text ends within a line of features; give the whole output of xe",
    line: line.line, column: line.column)
}

/// What a word of Xen's featureset holds.
private enum FeatureWord {
  case cpuid(UInt32, UInt32, CPUIDRegister)
  /// Half of an MSR.
  case msr(UInt32, isHigh: Bool)
}

/// The words of a featureset, in order.
///
/// - SeeAlso: xen 4.17 xen/include/public/arch-x86/cpufeatureset.h.
private let featureWords: [FeatureWord] = [
  .cpuid(1, 0, .edx), .cpuid(1, 0, .ecx), .cpuid(0x8000_0001, 0, .edx), .cpuid(0x8000_0001, 0, .ecx),
  .cpuid(0x0d, 1, .eax), .cpuid(7, 0, .ebx), .cpuid(7, 0, .ecx), .cpuid(0x8000_0007, 0, .edx),
  .cpuid(0x8000_0008, 0, .ebx), .cpuid(7, 0, .edx), .cpuid(7, 1, .eax), .cpuid(0x8000_0021, 0, .eax),
  .cpuid(7, 1, .ebx), .cpuid(7, 2, .edx), .cpuid(7, 1, .ecx), .cpuid(7, 1, .edx), .msr(0x10a, isHigh: false),
  .msr(0x10a, isHigh: true), .cpuid(0x8000_0021, 0, .ecx),
]

/// The bits of 80000001H EDX that repeat those of leaf 01H on AMD's CPUs; a featureset has them once.
///
/// - SeeAlso: xen 4.17 xen/tools/gen-cpuid.py, state.common_1d.
private let commonBits: UInt32 = 0x0183_f3ff

/// `features_NAME: 1fcbfbff-f7fa3223-…`, with what xe prints between the name and the colon.
private struct FeatureWords {
  /// The name behind `features_`.
  let name: String
  let words: [UInt32]
  /// Whether the last word lacks digits.
  let isCut: Bool

  /// Reads the next list of a line, and moves past it; nil if there is none.
  init?(_ line: inout LineCursor) {
    while line.skip(past: "features_") {
      var probe = line
      var name: [UInt8] = []
      while let byte = probe.next, byte == UInt8(ascii: "_") || (0x61...0x7a).contains(byte) {
        name.append(byte)
        probe.skipByte()
      }
      probe.skipBlanks()
      // The kind of a parameter, ( RO) or (MRO).
      if probe.take("("), !probe.skip(past: ")") { continue }
      probe.skipBlanks()
      guard probe.take(":") else { continue }
      probe.skipBlanks()
      var words: [UInt32] = []
      var isCut = false
      while let word = probe.word() {
        words.append(word)
        isCut = probe.take("-")
        if !isCut { break }
      }
      guard !name.isEmpty, words.count >= 4 else { continue }
      line = probe
      self.name = String(decoding: name, as: UTF8.self)
      (self.words, self.isCut) = (words, isCut)
      return
    }
    return nil
  }

  /// The registers and MSRs, and which of their bits the words tell.
  func tables(_ identity: HostIdentity) -> (table: CPUIDTable, told: CPUIDTable) {
    var table = CPUIDTable()
    var told = CPUIDTable()
    for (word, place) in zip(words, featureWords) {
      switch place {
      case .cpuid(let leaf, let subleaf, let register):
        let key = CPUIDLeaf(eax: leaf, ecx: subleaf)
        let mask = leaf == 0x8000_0001 && register == .edx ? ~commonBits : .max
        table.leaves[key, default: CPUIDRegisters()][register] = word & mask
        told.leaves[key, default: CPUIDRegisters()][register] = mask
      case .msr(let index, let isHigh):
        table.msrs[index, default: 0] |= UInt64(word) << (isHigh ? 32 : 0)
        told.msrs[index, default: 0] |= UInt64(UInt32.max) << (isHigh ? 32 : 0)
      }
    }
    // The highest subleaf of leaf 07H is in its EAX.
    if let last = table.leaves.keys.filter({ $0.eax == 7 }).map(\.ecx).max(), last > 0 {
      table.leaves[CPUIDLeaf(eax: 7), default: CPUIDRegisters()].eax = last
      told.leaves[CPUIDLeaf(eax: 7), default: CPUIDRegisters()].eax = .max
    }
    if let signature = identity.signature {
      table.leaves[CPUIDLeaf(eax: 1), default: CPUIDRegisters()].eax = signature
      told.leaves[CPUIDLeaf(eax: 1), default: CPUIDRegisters()].eax = .max
    }
    if let vendor = identity.vendor {
      let bytes = Array(vendor.utf8)
      func register(_ start: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) }
      }
      // The words do not say where CPUID ends: no leaf is beyond it.
      table.leaves[CPUIDLeaf(eax: 0)] = CPUIDRegisters(
        eax: 0x7fff_ffff, ebx: register(0), ecx: register(8), edx: register(4))
      told.leaves[CPUIDLeaf(eax: 0)] = CPUIDRegisters(eax: .max, ebx: .max, ecx: .max, edx: .max)
    }
    return (table, told)
  }
}

/// The vendor, family, model and stepping that xe prints beside the words.
private struct HostIdentity {
  private(set) var vendor: String?
  private var family: UInt32?
  private var model: UInt32?
  private var stepping: UInt32?

  /// Leaf 01H's EAX; nil where a number is missing or too large.
  ///
  /// - SeeAlso: Intel SDM vol. 2A, CPUID, leaf 01H; AMD APM vol. 3, appendix E, Fn0000_0001_EAX.
  var signature: UInt32? {
    guard let family, let model, let stepping, (1...0x10e).contains(family), model < 0x100, stepping < 0x10
    else { return nil }
    let (base, more) = family < 0xf ? (family, 0) : (0xf, family - 0xf)
    return more << 20 | (model >> 4) << 16 | base << 8 | (model & 0xf) << 4 | stepping
  }

  /// Reads what a line has of it; the first value of each counts.
  mutating func read(_ line: LineCursor) {
    vendor =
      vendor
      ?? Self.value("vendor", in: line) { word in
        word.utf8.count == 12 && VendorNames.name(of: word) != nil ? word : nil
      }
    family = family ?? Self.value("family", in: line) { UInt32($0) }
    model = model ?? Self.value("model", in: line) { UInt32($0) }
    stepping = stepping ?? Self.value("stepping", in: line) { UInt32($0) }
  }

  /// The first value of `NAME: VALUE`, or of `NAME ( RO): VALUE`, that `read` takes.
  private static func value<Value>(
    _ name: StaticString, in line: LineCursor, read: (String) -> Value?
  ) -> Value? {
    var line = line
    while line.skip(past: name) {
      var probe = line
      probe.skipBlanks()
      if probe.take("("), !probe.skip(past: ")") { continue }
      probe.skipBlanks()
      guard probe.take(":") else { continue }
      probe.skipBlanks()
      let word = String(probe.rest.prefix { $0 != ";" && !$0.isWhitespace })
      if let value = read(word) { return value }
    }
    return nil
  }
}
