internal import X86CPU

/// Reads the tables of `Data/kvm` (the format of `Data/README.md`).
public enum KVMTableParser {
  /// The kernels of `table`, in its order.
  ///
  /// - Throws: `CatalogError` if a line does not follow the format, or if a register or
  ///   kernel appears twice.
  public static func kernels(of table: [UInt8]) throws(CatalogError) -> [KVMKernel] {
    var kernels: [KVMKernel] = []
    var draft: KernelDraft?
    var number = 0
    for line in table.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      let fields = tableFields(of: line)
      let words = fields[0].split(separator: " ")
      if words.first == "kernel" {
        if let draft { kernels.append(try draft.kernel()) }
        guard words.count == 2, fields.count == 2, !kernels.contains(where: { $0.release == words[1] }) else {
          throw CatalogError(line: number, reason: "a kernel needs a unique name and a source")
        }
        draft = KernelDraft(release: String(words[1]), source: fields[1])
        continue
      }
      guard draft != nil else { throw CatalogError(line: number, reason: "a record without a kernel") }
      if first == UInt8(ascii: " ") {
        try draft?.takeLine(words, fields, number)
      } else if words.first == "rest" {
        try draft?.takeRest(words, fields, number)
      } else {
        try draft?.takeRegisters(words, fields, number)
      }
    }
    if let draft { kernels.append(try draft.kernel()) }
    return kernels
  }
}

/// A kernel while its records are being read.
private struct KernelDraft {
  var release: String
  var source: String
  var records: [KVMRecord] = []
  var rests: [KVMRest] = []
  var seen: Set<KVMRegister> = []

  func kernel() throws(CatalogError) -> KVMKernel {
    guard !records.isEmpty else { throw CatalogError(line: 0, reason: "kernel \(release) has no records") }
    return KVMKernel(release: release, source: source, records: records, rests: rests)
  }

  /// Reads `rest 00H 3FFFFFFFH | sentence | citation`.
  mutating func takeRest(_ words: [Substring], _ fields: [String], _ number: Int) throws(CatalogError) {
    guard words.count == 3, fields.count == 3, let low = hexadecimal(words[1]),
      let high = hexadecimal(words[2]),
      low <= high
    else { throw CatalogError(line: number, reason: "rest needs two leaves, a sentence and a citation") }
    rests.append(KVMRest(leaves: low...high, note: CitedText(text: fields[1], citation: fields[2])))
  }

  /// Reads `CPUID.01H:ECX … | citation`.
  mutating func takeRegisters(_ words: [Substring], _ fields: [String], _ number: Int) throws(CatalogError) {
    guard fields.count == 2, !fields[1].isEmpty else {
      throw CatalogError(line: number, reason: "a record needs registers and a citation")
    }
    var registers: [KVMRegister] = []
    var index = 0
    while index < words.count {
      var name = String(words[index])
      if name == "MSR", index + 1 < words.count {
        index += 1
        name += " " + words[index]
      }
      let found = KVMRegister.named(name)
      guard !found.isEmpty else { throw CatalogError(line: number, reason: "\(name) is not a register") }
      registers += found
      index += 1
    }
    for register in registers where !seen.insert(register).inserted {
      throw CatalogError(line: number, reason: "\(fields[0]): a register appears twice")
    }
    records.append(KVMRecord(registers: registers, citation: fields[1]))
  }

  /// Reads `host 0 1 9-12 on Intel if kvm_intel.nested | sentence | citation`.
  mutating func takeLine(_ words: [Substring], _ fields: [String], _ number: Int) throws(CatalogError) {
    guard let record = records.last, let kind = words.first.flatMap({ KVMWay.Kind(rawValue: String($0)) })
    else {
      throw CatalogError(line: number, reason: "a line must belong to a record and begin with a treatment")
    }
    var rest = words.dropFirst()
    let bitWords = rest.prefix { !["on", "if", "from", "until"].contains($0) }
    rest = rest.dropFirst(bitWords.count)
    var points = KVMPoints()
    while let key = rest.first, key == "from" || key == "until" {
      let ends = (rest.dropFirst().first ?? "").split(separator: "-").map { Int($0) }
      guard (1...2).contains(ends.count), let low = ends[0], let high = ends[ends.count - 1], 0 < low,
        low <= high
      else {
        throw CatalogError(line: number, reason: "\(key) needs one point release, or the first and the last")
      }
      if key == "from" { points.first = low...high } else { points.gone = low...high }
      rest = rest.dropFirst(2)
    }
    var vendor: KVMVendor?
    if rest.first == "on" {
      vendor = rest.dropFirst().first.flatMap { KVMVendor(rawValue: String($0)) }
      guard vendor != nil else { throw CatalogError(line: number, reason: "write on Intel or on AMD") }
      rest = rest.dropFirst(2)
    }
    guard rest.isEmpty || rest.first == "if" && rest.count > 1 else {
      throw CatalogError(line: number, reason: "further conditions must begin with if")
    }
    let requirements = rest.dropFirst().map { KVMRequirement($0) }
    if let unknown = requirements.first(where: { !$0.isKnown }) {
      throw CatalogError(line: number, reason: "no requirement is called \(unknown.name)")
    }
    let note = CitedText(
      text: fields.count > 1 ? fields[1] : "", citation: fields.count > 2 ? fields[2] : "")
    let needsSentence = !requirements.isEmpty || kind.isNeverOffered
    guard fields.count <= 3, !needsSentence || !note.text.isEmpty else {
      throw CatalogError(line: number, reason: "a condition needs a sentence, and a citation may follow")
    }
    let count = record.registers.map(\.bitCount).min() ?? 0
    let way = KVMWay(kind: kind, vendor: vendor, requirements: requirements, note: note, points: points)
    records[records.count - 1].lines.append(
      KVMRecord.Line(bits: try bits(bitWords, below: count, number), way: way))
  }

  private func bits(
    _ words: ArraySlice<Substring>, below count: UInt8, _ number: Int
  ) throws(CatalogError) -> Set<UInt8>? {
    if words.elementsEqual(["others"]) { return nil }
    var bits: Set<UInt8> = []
    for word in words {
      let ends = word.split(separator: "-").compactMap { UInt8($0) }
      guard let low = ends.first, let high = ends.last, ends.count <= 2, low <= high, high < count else {
        throw CatalogError(line: number, reason: "\(word) is not a bit")
      }
      bits.formUnion(low...high)
    }
    guard !bits.isEmpty else { throw CatalogError(line: number, reason: "a line must name bits, or others") }
    return bits
  }
}

/// Reads `80000001H`.
private func hexadecimal(_ text: Substring) -> UInt32? {
  text.last == "H" ? UInt32(text.dropLast(), radix: 16) : nil
}

extension KVMRegister {
  /// The registers that `name` means in a table: one, or the four of a leaf; empty if invalid.
  ///
  /// `CPUID.(EAX=0DH,ECX=*)` stands for all subleaves without a record of their own.
  fileprivate static func named(_ name: String) -> [KVMRegister] {
    let parts = name.split(separator: "*", maxSplits: 1, omittingEmptySubsequences: false)
    let isAny = parts.count == 2
    let plain = isAny ? "\(parts[0])0\(parts[1])" : name
    let spellings =
      plain.hasPrefix("MSR ") || plain.contains(":")
      ? ["\(plain)[0]"] : CPUIDRegister.allCases.map { "\(plain):\($0.name)[0]" }
    let registers = spellings.compactMap { FeatureLocation($0) }.map { KVMRegister($0) }
    guard registers.count == spellings.count else { return [] }
    return isAny ? registers.map(\.withAnySubleaf) : registers
  }
}
