import CPUCatalog
import X86CPU

/// A bit that is not the same under two kernels on one CPU.
struct KVMDrift: CustomStringConvertible {
  let location: FeatureLocation
  let isGained: Bool
  let older: Fingerprint
  let newer: Fingerprint

  var description: String { "\(older.cpu): \(isGained ? "gained" : "lost") \(location)" }

  /// All bits that differ; a register that is not there has no bit set.
  static func between(_ older: Fingerprint, _ newer: Fingerprint) -> [KVMDrift] {
    Set(older.locations + newer.locations).sorted().compactMap { location in
      let (before, after) = (older.table[location] ?? false, newer.table[location] ?? false)
      guard before != after else { return nil }
      return KVMDrift(location: location, isGained: after, older: older, newer: newer)
    }
  }
}

/// Why a bit may differ between two captures of one CPU.
struct DriftRule: Sendable {
  /// The rule's name.
  let name: String
  /// Where it is from.
  let citation: String
  /// Whether it explains a difference, given what the two kernels do with the bit.
  let explains: @Sendable (KVMDrift, _ older: KVMTreatment, _ newer: KVMTreatment) -> Bool

  static let all: [DriftRule] = [
    DriftRule(
      name: "the kernels treat the bit differently",
      citation: "Data/kvm/linux-5.10.kvm and linux-6.1.kvm"
    ) { drift, older, newer in
      !older.hasSameRule(as: newer) && !(drift.isGained ? newer : older).isNeverOffered
        && !(drift.isGained ? older : newer).isAlwaysOffered(on: drift.older.vendor)
    },
    DriftRule(
      name: "a number follows a register that differs",
      citation: "linux 6.1 arch/x86/kvm/cpuid.c, xstate_required_size"
    ) { drift, older, newer in
      let followed = (older.ways + newer.ways).flatMap(\.requirements).compactMap(\.followedRegister)
      return followed.contains { register in
        KVMDrift.between(drift.older, drift.newer).contains { $0.location.isInRegister(of: register) }
      }
    },
    DriftRule(
      name: "the microcode changed, and the bit comes from the CPU",
      citation: "the fingerprints' microcode_version; linux 6.1 arch/x86/kvm/cpuid.c, __kvm_cpu_cap_mask"
    ) { drift, older, newer in
      drift.older.microcode != drift.newer.microcode
        && (older.ways + newer.ways).contains { [.host, .passedThrough, .number].contains($0.kind) }
    },
  ]
}

extension Fingerprint {
  /// Every bit of every register that the fingerprint holds.
  var locations: [FeatureLocation] {
    let cpuid = table.leaves.keys.flatMap { leaf in
      CPUIDRegister.allCases.flatMap { register in
        (UInt8(0)..<32).compactMap {
          FeatureLocation(leaf: leaf.eax, subleaf: leaf.ecx, register: register, bit: $0)
        }
      }
    }
    return cpuid
      + table.msrs.keys.flatMap { msr in (UInt8(0)..<64).compactMap { FeatureLocation(msr: msr, bit: $0) } }
  }
}

extension KVMTreatment {
  /// Whether KVM offers the bit on every CPU of a vendor.
  func isAlwaysOffered(on vendor: KVMVendor) -> Bool {
    offered(cpuid: false, hostKernel: false, vendor: vendor).answer == .yes
  }
}

extension FeatureLocation {
  /// Whether both bits are in one register.
  fileprivate func isInRegister(of other: FeatureLocation) -> Bool {
    guard case .cpuid(let leaf, let subleaf, let register) = kind,
      case .cpuid(let otherLeaf, let otherSubleaf, let otherRegister) = other.kind
    else { return kind == other.kind }
    return leaf == otherLeaf && subleaf ?? 0 == otherSubleaf ?? 0 && register == otherRegister
  }
}
