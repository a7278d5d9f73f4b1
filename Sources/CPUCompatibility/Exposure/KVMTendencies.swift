internal import CPUCatalog
internal import X86CPU

/// How one KVM module treats bits in every series and with any parameters, for hosts without KVM's answer.
struct KVMTendency: Sendable {
  /// What KVM never offers, in any series of the tables, if CPUID lacks it; KVM sets some bits itself.
  private(set) var neverOffered = FeatureSet()
  /// What KVM always offers, in every series of the tables, if the CPU has it.
  private(set) var alwaysOffered = FeatureSet()

  /// The tendency of the module of `vendor`, or of both if it is unknown which one runs, in O(features × kernels).
  init(of kernels: [KVMKernel], vendor: KVMVendor?, catalog: Catalog) {
    let mirrored = LinuxFlagTable.standard.mirroredBits
    for feature in catalog.features {
      let ways = kernels.map { $0.ways(at: feature.location) }
      // A kernel whose flag only mirrors the bit lacks it if CPUID does.
      let kernelFlag = mirrored.contains(feature.location) ? false : Bool?.none
      let isNever = ways.allSatisfy { ways in
        ways?.answer(cpuid: false, hostKernel: kernelFlag, vendor: vendor) { _ in nil } ?? .no == .no
      }
      if isNever { neverOffered.insert(feature.index) }
      // The VT-x controls that KVM requires together with an instruction come with the instruction.
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

  /// The tendency of the module of `vendor`; nil means an unknown vendor.
  subscript(vendor: KVMVendor?) -> KVMTendency {
    switch vendor {
    case .intel?: intel
    case .amd?: amd
    case nil: either
    }
  }

  /// The tendency of the module of `vendor` for the built-in catalogue, computed at first use for that vendor.
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
  /// The bits that a kernel flag mirrors and the kernel never sets itself.
  fileprivate var mirroredBits: Set<FeatureLocation> {
    var locations: Set<FeatureLocation> = []
    for flag in flags where flag.line == .flags && flag.forced.isEmpty && flag.absence == .lacking {
      if case .mirror(let location) = flag.proof { locations.insert(location) }
    }
    return locations
  }
}
