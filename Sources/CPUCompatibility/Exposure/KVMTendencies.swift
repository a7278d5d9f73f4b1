internal import CPUCatalog
internal import X86CPU

/// What one module of KVM does with bits whatever its series and its parameters, for hosts of which nobody asked KVM.
struct KVMTendency: Sendable {
  /// What KVM of no series that was read offers if CPUID lacks it; some bits KVM sets by itself.
  private(set) var neverOffered = FeatureSet()
  /// What KVM of every series that was read offers if the CPU has it.
  private(set) var alwaysOffered = FeatureSet()

  /// The tendency of the module of `vendor`, or of both where it is not known which one runs, in O(features × kernels).
  init(of kernels: [KVMKernel], vendor: KVMVendor?, catalog: Catalog) {
    let mirrored = LinuxFlagTable.standard.mirroredBits
    for feature in catalog.features {
      let ways = kernels.map { $0.ways(at: feature.location) }
      // A kernel whose flag only mirrors the bit lacks it where CPUID does.
      let kernelFlag = mirrored.contains(feature.location) ? false : Bool?.none
      let isNever = ways.allSatisfy { ways in
        ways?.answer(cpuid: false, hostKernel: kernelFlag, vendor: vendor) { _ in nil } ?? .no == .no
      }
      if isNever { neverOffered.insert(feature.index) }
      // The controls of VT-x that KVM asks for beside an instruction come with the instruction.
      let isAlways = ways.allSatisfy { ways in
        ways?.answer(cpuid: true, hostKernel: true, vendor: vendor) {
          $0.name.hasPrefix("vmx:") ? true : nil
        } == .yes
      }
      if isAlways { alwaysOffered.insert(feature.index) }
    }
  }
}

/// The tendencies of KVM's modules.
struct KVMTendencies: Sendable {
  private let intel: KVMTendency
  private let amd: KVMTendency
  private let either: KVMTendency

  /// The tendencies by features of `catalog`.
  init(_ catalog: Catalog) {
    intel = KVMTendency(of: KVMKernel.all, vendor: .intel, catalog: catalog)
    amd = KVMTendency(of: KVMKernel.all, vendor: .amd, catalog: catalog)
    either = KVMTendency(of: KVMKernel.all, vendor: nil, catalog: catalog)
  }

  /// What the module of `vendor` does; nil stands for a vendor that is not known.
  subscript(vendor: KVMVendor?) -> KVMTendency {
    switch vendor {
    case .intel?: intel
    case .amd?: amd
    case nil: either
    }
  }

  /// What the module of `vendor` does by the catalogue that this build carries, made at first use for that vendor alone.
  static func standard(_ vendor: KVMVendor?) -> KVMTendency {
    switch vendor {
    case .intel?: standardIntel
    case .amd?: standardAMD
    case nil: standardEither
    }
  }

  private static let standardIntel = KVMTendency(of: KVMKernel.all, vendor: .intel, catalog: .standard)
  private static let standardAMD = KVMTendency(of: KVMKernel.all, vendor: .amd, catalog: .standard)
  private static let standardEither = KVMTendency(of: KVMKernel.all, vendor: nil, catalog: .standard)
}

extension LinuxFlagTable {
  /// The bits that a flag of the kernel's mirrors, and that the kernel never sets by itself.
  fileprivate var mirroredBits: Set<FeatureLocation> {
    var locations: Set<FeatureLocation> = []
    for flag in flags where flag.line == .flags && flag.forced.isEmpty && flag.absence == .lacking {
      if case .mirror(let location) = flag.proof { locations.insert(location) }
    }
    return locations
  }
}
