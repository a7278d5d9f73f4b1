public import X86CPU

/// Decodes CPUID tables and MSRs into the catalogue's features.
///
/// Building it takes O(features); decoding a table then takes O(registers).
public struct FeatureDecoder: Sendable {
  /// The features that a table shows; a feature in neither set is unknown.
  public struct Decoded: Sendable, Hashable {
    /// Features whose bit is set.
    public var present = FeatureSet()
    /// Features whose bit is known to be clear, or whose register is known not to exist.
    public var absent = FeatureSet()
  }

  private struct Leaf {
    var leaf: UInt32
    var subleaf: UInt32
    var registers: [(register: CPUIDRegister, named: UInt32, first: Int, members: FeatureSet)]
    var members: FeatureSet
  }

  private struct ModelSpecific {
    var index: UInt32
    var features: [(bit: UInt8, feature: Int)]
    var members: FeatureSet
    var gate: (feature: Int, location: FeatureLocation)?
  }

  private let leaves: [Leaf]
  private let modelSpecific: [ModelSpecific]
  private let syscall: Int?

  /// A decoder of `catalog`'s features.
  public init(_ catalog: Catalog) {
    var leaves: [Leaf] = []
    var modelSpecific: [ModelSpecific] = []
    for feature in catalog.features {
      switch feature.location.kind {
      case .cpuid(let leaf, let subleaf, let register):
        if leaves.last?.leaf != leaf || leaves.last?.subleaf != subleaf ?? 0 {
          leaves.append(Leaf(leaf: leaf, subleaf: subleaf ?? 0, registers: [], members: FeatureSet()))
        }
        let last = leaves.count - 1
        leaves[last].members.insert(feature.index)
        if leaves[last].registers.last?.register != register {
          leaves[last].registers.append((register, 0, feature.index, FeatureSet()))
        }
        let part = leaves[last].registers.count - 1
        leaves[last].registers[part].named |= 1 << UInt32(feature.location.bit)
        leaves[last].registers[part].members.insert(feature.index)
      case .msr(let index):
        if modelSpecific.last?.index != index {
          modelSpecific.append(
            ModelSpecific(
              index: index, features: [], members: FeatureSet(),
              gate: FeatureMSRs.announcer(of: index).flatMap { gate in
                catalog.feature(at: gate).map { ($0.index, gate) }
              }))
        }
        let last = modelSpecific.count - 1
        modelSpecific[last].members.insert(feature.index)
        modelSpecific[last].features.append((feature.location.bit, feature.index))
      }
    }
    self.leaves = leaves
    self.modelSpecific = modelSpecific
    syscall = catalog["syscall"]?.index
  }

  /// The features that `table` proves present and those it proves missing.
  ///
  /// Leaves that CPUID says it does not have, and MSRs whose announcing CPUID bit is clear, lack all their bits:
  /// a dump's value for such an MSR comes from a driver or hypervisor, and software must not rely on it.
  /// If `told` is set, only those bits of the table count.
  ///
  /// - SeeAlso: libvirt 9.0 src/cpu/cpu_x86.c, virCPUx86GetHost, which reads 10AH only where CPUID announces it.
  public func decode(_ table: CPUIDTable, told: CPUIDTable? = nil) -> Decoded {
    guard let told else { return decodeWhole(table) }
    var decoded = decodeWhole(table, told: told)
    let bits = decodeWhole(told).present
    decoded.present.formIntersection(bits)
    decoded.absent.formIntersection(bits)
    return decoded
  }

  private func decodeWhole(_ table: CPUIDTable, told: CPUIDTable? = nil) -> Decoded {
    var decoded = Decoded()
    let isUnwritten = table.leavesRegistersUnwritten
    for leaf in leaves {
      let answer: CPUIDRegisters
      if leaf.leaf >> 16 == 0x4000 {
        guard let known = paravirtual(leaf.leaf, in: table).known else { continue }
        answer = known
      } else {
        guard let known = table.answer(leaf: leaf.leaf, subleaf: leaf.subleaf).known else { continue }
        answer = known
      }
      var present = FeatureSet()
      var told = leaf.members
      for part in leaf.registers {
        if isUnwritten, part.register == .ebx || part.register == .ecx {
          told.subtract(part.members); continue
        }
        // Indices ascend with bits, so a bit's feature follows from the number of named bits below it.
        var set = answer[part.register] & part.named
        while set != 0 {
          let bit = set & (~set &+ 1)
          present.insert(part.first + (part.named & (bit &- 1)).nonzeroBitCount)
          set &= set &- 1
        }
      }
      decoded.present.formUnion(present)
      decoded.absent.formUnion(told.subtracting(present))
    }
    if let syscall, table.syscallIsHidden { decoded.absent.remove(syscall) }
    for register in modelSpecific {
      let isDenied = register.gate.map { decoded.absent.contains($0.feature) } ?? false
      let isTold = told.map { told in register.gate.map { told[$0.location] == true } ?? false } ?? true
      if isDenied, isTold {
        decoded.absent.formUnion(register.members)
      } else if let value = table.msrs[register.index] {
        for (bit, feature) in register.features {
          if value >> UInt64(bit) & 1 != 0 {
            decoded.present.insert(feature)
          } else {
            decoded.absent.insert(feature)
          }
        }
      }
    }
    return decoded
  }

  /// The set bits that the catalogue does not name, in registers where it names others.
  ///
  /// It covers only registers that hold nothing but feature bits, because others hold numbers.
  public func unnamedBits(in table: CPUIDTable) -> [FeatureLocation] {
    var bits: [FeatureLocation] = []
    for leaf in leaves {
      guard case .registers(let answer) = table.answer(leaf: leaf.leaf, subleaf: leaf.subleaf) else {
        continue
      }
      for part in leaf.registers
      where featureRegisters.contains(where: {
        $0.leaf == leaf.leaf && $0.subleaf == leaf.subleaf && $0.registers.contains(part.register)
      }) {
        for bit in UInt8(0)..<32 where (answer[part.register] & ~part.named) >> UInt32(bit) & 1 != 0 {
          let location = FeatureLocation(
            leaf: leaf.leaf, subleaf: subleafNotation(leaf.leaf, leaf.subleaf), register: part.register,
            bit: bit)
          if let location { bits.append(location) }
        }
      }
    }
    return bits
  }
}

/// A leaf of KVM's (40000001H) or Hyper-V's (40000003H and later), which has meaning only under its owner's signature.
///
/// A KVM that shows Hyper-V's leaves too has its own from 40000100H on.
///
/// - SeeAlso: qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_init_vcpu (kvm_base).
private func paravirtual(_ leaf: UInt32, in table: CPUIDTable) -> CPUIDAnswer {
  let own = table.answer(leaf: leaf)
  guard case .registers = table.answer(leaf: 0x4000_0000), let hypervisor = table.hypervisor else {
    return own
  }
  if leaf == 0x4000_0001 {
    if hypervisor == "KVMKVMKVM" { return own }
    guard hypervisor == "Microsoft Hv" else { return .beyond }
    guard let second = table.leaves[CPUIDLeaf(eax: 0x4000_0100)] else { return .unknown }
    guard second.ebx == 0x4b4d_564b else { return .beyond }
    return table.leaves[CPUIDLeaf(eax: 0x4000_0101)].map { .registers($0) } ?? .unknown
  }
  return hypervisor == "Microsoft Hv" ? own : .beyond
}

private func subleafNotation(_ leaf: UInt32, _ subleaf: UInt32) -> UInt32? { leaf == 7 ? subleaf : nil }

/// The registers whose 32 bits are all feature bits.
///
/// - SeeAlso: Intel SDM vol. 2A, CPUID; AMD APM vol. 3, appendix E.
private let featureRegisters: [(leaf: UInt32, subleaf: UInt32, registers: [CPUIDRegister])] = [
  (0x01, 0, [.ecx, .edx]), (0x07, 0, [.ebx, .edx]), (0x07, 1, [.eax, .edx]), (0x07, 2, [.edx]),
  (0x8000_0001, 0, [.ecx]), (0x8000_0008, 0, [.ebx]), (0x8000_000a, 0, [.edx]),
  (0x8000_0021, 0, [.eax]),
]
