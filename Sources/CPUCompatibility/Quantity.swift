public import X86CPU

/// A numeric property of a CPU, as opposed to a feature bit.
public enum Quantity: String, Sendable, Codable, CaseIterable {
  /// The family, with the extended family where the vendor's rule adds it.
  case family
  /// The model number.
  case model
  /// The stepping.
  case stepping
  /// The microcode's revision.
  case microcode
  /// Physical address bits.
  case physicalAddressBits = "physical-address-bits"
  /// Linear address bits.
  case linearAddressBits = "linear-address-bits"
  /// Physical address bits for guests.
  case guestPhysicalAddressBits = "guest-physical-address-bits"
  /// State components that XCR0 can enable, one bit per component.
  case xsaveUserComponents = "xsave-user-components"
  /// State components that IA32_XSS can enable, one bit per component.
  case xsaveSupervisorComponents = "xsave-supervisor-components"
  /// Bytes of the XSAVE area with all user components.
  case xsaveSize = "xsave-size"
  /// The highest basic CPUID leaf.
  case highestBasicLeaf = "highest-basic-leaf"
  /// The highest extended CPUID leaf.
  case highestExtendedLeaf = "highest-extended-leaf"
  /// The highest hypervisor leaf.
  case highestHypervisorLeaf = "highest-hypervisor-leaf"
  /// The time-stamp counter's hertz.
  case tscFrequency = "tsc-frequency"
  /// TSC ticks per core crystal tick, in millionths.
  case tscRatio = "tsc-ratio"
  /// The base frequency in MHz.
  case baseMegahertz = "base-mhz"
  /// Bytes of the level 1 data cache.
  case cacheL1Data = "cache-l1d"
  /// Bytes of the level 1 instruction cache.
  case cacheL1Instruction = "cache-l1i"
  /// Bytes of the level 2 cache.
  case cacheL2 = "cache-l2"
  /// Bytes of the level 3 cache.
  case cacheL3 = "cache-l3"
  /// Bytes of the level 4 cache.
  case cacheL4 = "cache-l4"
  /// Bytes of a cache line, by CLFLUSH.
  case lineSize = "line-size"
  /// The number of logical CPUs in a core.
  case threadsPerCore = "threads-per-core"
  /// The number of logical CPUs in a package.
  case threadsPerPackage = "threads-per-package"

  /// The quantity's title for sentences.
  public var title: String {
    switch self {
    case .family: "family"
    case .model: "model"
    case .stepping: "stepping"
    case .microcode: "microcode"
    case .physicalAddressBits: "physical address"
    case .linearAddressBits: "linear address"
    case .guestPhysicalAddressBits: "guest-physical address"
    case .xsaveUserComponents: "XSAVE user components"
    case .xsaveSupervisorComponents: "XSAVE supervisor components"
    case .xsaveSize: "XSAVE area"
    case .highestBasicLeaf: "highest basic leaf"
    case .highestExtendedLeaf: "highest extended leaf"
    case .highestHypervisorLeaf: "highest hypervisor leaf"
    case .tscFrequency: "TSC frequency"
    case .tscRatio: "TSC ratio to the crystal"
    case .baseMegahertz: "base frequency"
    case .cacheL1Data: "L1 data cache"
    case .cacheL1Instruction: "L1 instruction cache"
    case .cacheL2: "L2 cache"
    case .cacheL3: "L3 cache"
    case .cacheL4: "L4 cache"
    case .lineSize: "cache line"
    case .threadsPerCore: "threads per core"
    case .threadsPerPackage: "threads per package"
    }
  }

  /// What the number counts, for scripts: `bits`, `bytes`, `hertz`, `MHz`, `mask`, `leaf`, `count`, `millionths`.
  public var unit: String {
    switch self {
    case .family, .model, .stepping, .microcode: "number"
    case .physicalAddressBits, .linearAddressBits, .guestPhysicalAddressBits: "bits"
    case .xsaveUserComponents, .xsaveSupervisorComponents: "mask"
    case .xsaveSize, .cacheL1Data, .cacheL1Instruction, .cacheL2, .cacheL3, .cacheL4, .lineSize: "bytes"
    case .highestBasicLeaf, .highestExtendedLeaf, .highestHypervisorLeaf: "leaf"
    case .tscFrequency: "hertz"
    case .tscRatio: "millionths"
    case .baseMegahertz: "MHz"
    case .threadsPerCore, .threadsPerPackage: "count"
    }
  }
}

/// The value of a quantity in one document.
public struct QuantityReading: Sendable, Hashable {
  /// The quantity that the value belongs to.
  public var quantity: Quantity
  /// The number, in the quantity's unit.
  public var value: UInt64
  /// The observation point.
  public var point: ObservationPoint
  /// The document's name.
  public var document: String

  /// Creates a value from `document`.
  public init(_ quantity: Quantity, _ value: UInt64, at point: ObservationPoint, in document: String) {
    self.quantity = quantity
    self.value = value
    self.point = point
    self.document = document
  }
}

extension CPUIDTable {
  /// The table's quantities, in the order of `Quantity`.
  public var quantities: [(quantity: Quantity, value: UInt64)] {
    var found: [(Quantity, UInt64)] = []
    func add(_ quantity: Quantity, _ value: (some BinaryInteger)?) {
      if let value { found.append((quantity, UInt64(value))) }
    }
    add(.family, signature?.family)
    add(.model, signature?.model)
    add(.stepping, signature?.stepping)
    add(.microcode, microcode)
    add(.physicalAddressBits, addressSizes?.physical)
    add(.linearAddressBits, addressSizes?.linear)
    add(.guestPhysicalAddressBits, addressSizes?.guestPhysical)
    let area = xsaveArea
    add(.xsaveUserComponents, area?.userMask)
    add(.xsaveSupervisorComponents, area?.supervisorMask)
    add(.xsaveSize, area?.maximumSize)
    add(.highestBasicLeaf, highest(0))
    add(.highestExtendedLeaf, highest(0x8000_0000))
    add(.highestHypervisorLeaf, highest(0x4000_0000))
    let counter = timeStampCounter
    add(.tscFrequency, counter?.frequency)
    add(.tscRatio, counter?.ratio.map { UInt64($0.numerator) * 1_000_000 / UInt64($0.denominator) })
    add(.baseMegahertz, baseMegahertz)
    let caches = caches
    add(.cacheL1Data, caches.first { $0.level == 1 && $0.kind == .data }?.size)
    add(.cacheL1Instruction, caches.first { $0.level == 1 && $0.kind == .instruction }?.size)
    add(.cacheL2, caches.first { $0.level == 2 }?.size)
    add(.cacheL3, caches.first { $0.level == 3 }?.size)
    add(.cacheL4, caches.first { $0.level == 4 }?.size)
    if case .registers(let leaf) = answer(leaf: 1), leaf.edx >> 19 & 1 == 1 {
      add(.lineSize, (leaf.ebx >> 8 & 0xff) * 8)
    }
    let topology = topology
    add(.threadsPerCore, topology?.threadsPerCore)
    add(.threadsPerPackage, topology?.threadsPerPackage)
    return found
  }

  private func highest(_ base: UInt32) -> UInt32? {
    guard case .registers(let leaf) = answer(leaf: base), leaf.eax >= base else { return nil }
    return leaf.eax
  }
}
