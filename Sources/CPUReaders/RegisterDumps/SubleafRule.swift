internal import X86CPU

/// How to assign subleaves to rows that a dump prints without them.
///
/// A row gets a subleaf only if the leaf itself identifies it; other rows are left out.
///
/// - SeeAlso: Intel SDM vol. 2A, CPUID, table 3-8; AMD APM vol. 3, appendix E.
enum SubleafRule {
  /// Subleaves follow one another, from 0.
  case counted
  /// Subleaves follow one another, from 0 to the number in EAX of subleaf 0.
  case countedToEAX
  /// ECX[7:0] repeats the requested subleaf.
  case echoed
  /// A register of subleaf 0 has a bit for each subleaf that follows.
  case listed(CPUIDRegister)
  /// Leaf 0DH: subleaf 1, then a subleaf for each component of XCR0 and IA32_XSS.
  case stateComponents

  /// The rule of a leaf; nil for leaves without subleaves and for undocumented ones.
  init?(leaf: UInt32) {
    switch leaf {
    case 0x04, 0x12, 0x1b, 0x8000_001d: self = .counted
    case 0x07, 0x14, 0x17, 0x18, 0x1d, 0x1e, 0x20, 0x24: self = .countedToEAX
    case 0x0b, 0x1f, 0x8000_0026: self = .echoed
    case 0x0f: self = .listed(.edx)
    case 0x10, 0x8000_0020: self = .listed(.ebx)
    case 0x23: self = .listed(.eax)
    case 0x0d: self = .stateComponents
    default: return nil
    }
  }

  /// The subleaf of each row, in order; nil for a row whose subleaf is unknown.
  ///
  /// O(rows), because a rule considers at most 64 subleaves.
  func subleaves(of rows: [CPUIDRegisters]) -> [UInt32?] {
    guard let first = rows.first else { return [] }
    switch self {
    case .counted: return rows.indices.map { UInt32($0) }
    case .countedToEAX:
      return rows.indices.map { $0 <= Int(min(first.eax, 0xffff)) ? UInt32($0) : nil }
    case .echoed:
      let echoes = rows.map { $0.ecx & 0xff }
      let isAscending = zip(echoes, echoes.dropFirst()).allSatisfy { $0 < $1 }
      return isAscending ? echoes : rows.indices.map { UInt32($0) }
    case .listed(let register):
      let bits = (1..<32).filter { first[register] >> $0 & 1 == 1 }
      // More rows than bits: the program also printed the subleaves in between.
      if rows.count - 1 > bits.count { return rows.indices.map { $0 <= (bits.last ?? 0) ? UInt32($0) : nil } }
      return [0] + bits.prefix(rows.count - 1).map { UInt32($0) }
    case .stateComponents: return stateComponents(rows)
    }
  }

  /// Leaf 0DH: programs leave out subleaf 1 or components that are zero, or end at the first of these.
  private func stateComponents(_ rows: [CPUIDRegisters]) -> [UInt32?] {
    let user = UInt64(rows[0].edx) << 32 | UInt64(rows[0].eax)
    var numbers: [UInt32?] = [0]
    var supervisor: UInt64 = 0
    if rows.count > 1, !rows[1].isComponent(2, ofUser: true) {
      numbers.append(1)
      supervisor = UInt64(rows[1].edx) << 32 | UInt64(rows[1].ecx)
    }
    let rest = rows.dropFirst(numbers.count)
    if rest.contains(where: { $0 == CPUIDRegisters() }) {
      // Then nothing is missing.
      let start = numbers.count
      return numbers + rest.indices.map { start < 2 || $0 > 63 ? nil : UInt32($0) }
    }
    var candidate = 2
    for row in rest {
      while candidate < 63 {
        let bit: UInt64 = 1 << UInt64(candidate)
        if user & bit != 0, row.isComponent(candidate, ofUser: true) { break }
        if user & bit == 0, supervisor & bit != 0, row.isComponent(candidate, ofUser: false) { break }
        candidate += 1
      }
      numbers.append(candidate < 63 ? UInt32(candidate) : nil)
      candidate = min(candidate + 1, 63)
    }
    return numbers
  }
}

extension CPUIDRegisters {
  /// Whether a row of leaf 0DH can belong to that component: ECX[0] marks those of IA32_XSS, and the size is fixed.
  ///
  /// - SeeAlso: Intel SDM vol. 1, section 13.5, for the sizes; vol. 2A, CPUID, leaf 0DH, for ECX[0]: set for a
  ///   component of IA32_XSS.
  fileprivate func isComponent(_ number: Int, ofUser isUser: Bool) -> Bool {
    guard eax != 0, ecx & 1 == (isUser ? 0 : 1), isUser ? ebx != 0 : ebx == 0 else { return false }
    let size: UInt32? =
      switch number {
      case 2: 0x100
      case 3, 4, 5, 17: 0x40
      case 6: 0x200
      case 7: 0x400
      case 9: 8
      case 18: 0x2000
      default: nil
      }
    return size == nil || size == eax
  }
}
