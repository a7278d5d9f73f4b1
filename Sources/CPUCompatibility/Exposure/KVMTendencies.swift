internal import CPUCatalog
internal import X86CPU

/// What KVM does with bits whatever its series and its parameters, for hosts of which nobody asked KVM.
struct KVMTendencies: Sendable {
  /// What KVM does, by one module of it.
  struct Tendency: Sendable {
    /// What KVM of no series that was read offers if CPUID lacks it; some bits KVM sets by itself.
    var neverOffered = FeatureSet()
    /// What KVM of every series that was read offers if the CPU has it.
    var alwaysOffered = FeatureSet()
  }

  private let intel: Tendency
  private let amd: Tendency
  /// Where it is not known which module runs.
  private let either: Tendency

  /// What the module of `vendor` does.
  subscript(vendor: KVMVendor?) -> Tendency {
    switch vendor {
    case .intel?: intel
    case .amd?: amd
    case nil: either
    }
  }

  /// The tendencies of `kernels`.
  init(of kernels: [KVMKernel], catalog: Catalog) {
    let mirrored = LinuxFlagTable.standard.mirroredBits
    var tendencies = [Tendency](repeating: Tendency(), count: 3)
    let vendors: [KVMVendor?] = [.intel, .amd, nil]
    for feature in catalog.features {
      let ways = kernels.map { $0.ways(at: feature.location) }
      // A kernel whose flag only mirrors the bit lacks it where CPUID does.
      let kernelFlag = mirrored.contains(feature.location) ? false : Bool?.none
      for (place, vendor) in vendors.enumerated() {
        let isNever = ways.allSatisfy { ways in
          ways?.answer(cpuid: false, hostKernel: kernelFlag, vendor: vendor) { _ in nil } ?? .no == .no
        }
        // The controls of VT-x that KVM asks for beside an instruction come with the instruction.
        let isAlways = ways.allSatisfy { ways in
          ways?.answer(cpuid: true, hostKernel: true, vendor: vendor) {
            $0.name.hasPrefix("vmx:") ? true : nil
          } == .yes
        }
        if isNever { tendencies[place].neverOffered.insert(feature.index) }
        if isAlways { tendencies[place].alwaysOffered.insert(feature.index) }
      }
    }
    (intel, amd, either) = (tendencies[0], tendencies[1], tendencies[2])
  }
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
