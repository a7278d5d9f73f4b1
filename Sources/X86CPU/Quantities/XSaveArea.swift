/// One component of the extended state that XSAVE stores.
public struct XSaveComponent: Sendable, Hashable {
  /// The component's number: its bit in XCR0 or IA32_XSS.
  public var number: Int
  /// Its size in bytes.
  public var size: Int
  /// Its offset in the standard form, in bytes; 0 for supervisor components.
  public var offset: Int
  /// Whether IA32_XSS enables it instead of XCR0.
  public var isSupervisor: Bool

  /// The component's usual name; nil for one that the manual reserves.
  ///
  /// - SeeAlso: Intel SDM vol. 1, section 13.1; AMD APM vol. 2, section 11.5.2 (LWP).
  public var name: String? { XSaveComponent.name(of: number) }

  /// The usual name of component `number`; nil for numbers that the manual reserves.
  public static func name(of number: Int) -> String? {
    switch number {
    case 0: "x87"
    case 1: "SSE"
    case 2: "AVX"
    case 3: "BNDREGS"
    case 4: "BNDCSR"
    case 5: "opmask"
    case 6: "ZMM_Hi256"
    case 7: "Hi16_ZMM"
    case 8: "PT"
    case 9: "PKRU"
    case 10: "PASID"
    case 11: "CET_U"
    case 12: "CET_S"
    case 13: "HDC"
    case 14: "UINTR"
    case 15: "LBR"
    case 16: "HWP"
    case 17: "XTILECFG"
    case 18: "XTILEDATA"
    case 19: "APX"
    case 62: "LWP"
    default: nil
    }
  }
}

/// The memory area that XSAVE writes: its components and sizes.
public struct XSaveArea: Sendable, Hashable {
  /// The components that XCR0 can enable, one bit per component number.
  public var userMask: UInt64
  /// The components that IA32_XSS can enable, one bit per component number; nil if subleaf 1 is unknown.
  public var supervisorMask: UInt64?
  /// The size in bytes in standard form with all user components enabled.
  public var maximumSize: Int
  /// The size in bytes with the currently enabled components.
  public var enabledSize: Int
  /// The components that subleaves describe, ascending; x87 and SSE share the legacy area and have none.
  public var components: [XSaveComponent]
  /// The components in a mask whose size and offset are unknown, ascending.
  public var unknownComponents: [Int]
}

extension CPUIDTable {
  /// The area from leaf 0DH; nil if the leaf is unknown or XSAVE does not exist.
  ///
  /// - SeeAlso: Intel SDM vol. 2A, CPUID, leaf 0DH.
  public var xsaveArea: XSaveArea? {
    guard case .registers(let main) = answer(leaf: 0x0d), main.eax != 0 else { return nil }
    let user = UInt64(main.edx) << 32 | UInt64(main.eax)
    let supervisor = answer(leaf: 0x0d, subleaf: 1).known.map { UInt64($0.edx) << 32 | UInt64($0.ecx) }
    var components: [XSaveComponent] = []
    var unknown: [Int] = []
    for number in 2..<63 where (user | (supervisor ?? 0)) >> UInt64(number) & 1 != 0 {
      guard let part = leaves[CPUIDLeaf(eax: 0x0d, ecx: UInt32(number))], part.eax != 0 else {
        unknown.append(number)
        continue
      }
      components.append(
        XSaveComponent(
          number: number, size: Int(part.eax), offset: Int(part.ebx), isSupervisor: part.ecx & 1 != 0))
    }
    return XSaveArea(
      userMask: user, supervisorMask: supervisor, maximumSize: Int(main.ecx), enabledSize: Int(main.ebx),
      components: components, unknownComponents: unknown)
  }
}
