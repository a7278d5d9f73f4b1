internal import CPUCatalog
internal import CPUCompatibility
internal import X86CPU

extension Interpreter {
  /// What the kernel's flags show of a host: what all its logical CPUs print, as far as flags prove bits.
  func host(_ info: LinuxCPUInfo, in document: Document) -> HostCPU {
    let point = ObservationPoint.kernelFlags
    var evidence = Evidence()
    var anywhere = FeatureSet()
    for (position, group) in info.groups.enumerated() {
      let isWhole = group.isWhole && group.flags.isSuperset(of: everyKVMHostsFlags)
      let proved = LinuxFlagTable.standard.proved(
        by: .init(
          flags: group.flags, vmxFlags: group.vmxFlags, vendor: info.vendor,
          family: info.numbers["cpu family"].flatMap { Int(exactly: $0) }, isWhole: isWhole))
      let present = FeatureSet(proved.present.compactMap { catalog.feature(at: $0)?.index })
      if position == 0 { evidence.present = present } else { evidence.present.formIntersection(present) }
      anywhere.formUnion(present)
      evidence.absent.formUnion(FeatureSet(proved.absent.compactMap { catalog.feature(at: $0)?.index }))
    }
    if info.syscallIsHidden, let syscall = catalog["syscall"]?.index { evidence.absent.remove(syscall) }
    var quantities: [QuantityReading] = []
    func add(_ quantity: Quantity, _ value: UInt64?) {
      if let value { quantities.append(QuantityReading(quantity, value, at: point, in: document.name)) }
    }
    add(.family, info.numbers["cpu family"])
    add(.model, info.numbers["model"])
    add(.stepping, info.numbers["stepping"])
    add(.microcode, info.numbers["microcode"])
    add(.physicalAddressBits, info.addressBits.map { UInt64($0.physical) })
    add(.linearAddressBits, info.addressBits.map { UInt64($0.linear) })
    let isWhole = info.groups.allSatisfy {
      $0.isWhole && $0.flags.isSuperset(of: everyKVMHostsFlags)
    }
    var observation = Observation(
      point: point, evidence: evidence,
      listing: isWhole
        ? .full(why: "the kernel prints every flag that it knows and the CPU has")
        : .undecided(why: "the list of flags may be truncated"),
      document: document.name, isComplete: isWhole)
    observation.varying = anywhere.intersection(evidence.absent)
    observation.showsOneCPU = info.groups.count == 1 && info.groups[0].numbers.count <= 1
    return HostCPU(
      name: document.stem, architecture: info.groups[0].flags.contains("lm") ? "x86_64" : nil,
      vendor: info.vendor.map(vendorName), modelName: nil, observations: [observation],
      topology: info.topology, brand: info.modelName, quantities: quantities)
  }

  /// What traits hint at: presence alone.
  func host(_ traits: CPUTraits, in document: Document) -> HostCPU {
    var evidence = Evidence()
    for name in traits.names {
      let features = catalog.features(called: name).filter { feature in
        feature.aliases.contains { $0.dialect == .trait && $0.name == name }
      }
      if features.count == 1 {
        evidence.present.insert(features[0].index)
      } else if name.hasPrefix("HW_CPU_X86_") {
        evidence.uncatalogued.insert(name)
      }
    }
    return HostCPU(
      name: document.stem, architecture: nil, vendor: nil, modelName: nil,
      observations: [
        Observation(
          point: .placementTraits, evidence: evidence,
          listing: .undecided(why: "traits are only a hint and do not name everything"),
          document: document.name,
          isComplete: false)
      ])
  }
}

/// The word that the kernel prints first of every CPU on which it can run guests: a list without it is a part of one.
///
/// - SeeAlso: linux 6.1 arch/x86/include/asm/required-features.h (NEED_FPU); arch/x86/kernel/cpu/proc.c, show_cpuinfo, which prints
///   in the order of bits.
private let everyKVMHostsFlags: Set<String> = ["fpu"]
