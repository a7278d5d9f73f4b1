internal import CPUCatalog
internal import CPUCompatibility
internal import LibvirtCPU
internal import X86CPU

extension Interpreter {
  /// What a dump shows of a host: a feature is there if all its distinct CPUs have it, absent if one lacks it.
  func host(_ dump: RegisterDump, in document: Document) -> HostCPU {
    let point: ObservationPoint =
      switch dump.point {
      case .machine: .cpuid
      case .guest(let hypervisor): .guestCPUID(hypervisor: hypervisor)
      case .kvmSupported: .kvmSupported
      case .kvmEmulated: .kvmEmulated
      }
    var evidence = Evidence()
    var anywhere = FeatureSet()
    var isLong = false
    for (position, cpu) in dump.cpus.enumerated() {
      let decoded = decoder.decode(cpu.table, told: cpu.told)
      if position == 0, let longMode = catalog["lm"]?.index { isLong = decoded.present.contains(longMode) }
      if position == 0 {
        evidence.present = decoded.present
      } else {
        evidence.present.formIntersection(decoded.present)
      }
      evidence.absent.formUnion(decoded.absent)
      anywhere.formUnion(decoded.present)
    }
    let table = dump.cpus[0].table
    var quantities: [QuantityReading] = []
    for cpu in dump.cpus where cpu.told == nil {
      for (quantity, value) in cpu.table.quantities {
        let reading = QuantityReading(quantity, value, at: point, in: document.name)
        if !quantities.contains(reading) { quantities.append(reading) }
      }
    }
    if let microcode = dump.microcode {
      // What the record says of the host, not the number that a guest reads.
      quantities.removeAll { $0.quantity == .microcode }
      quantities.append(QuantityReading(.microcode, UInt64(microcode), at: point, in: document.name))
    }
    var observation = Observation(
      point: point, evidence: evidence,
      listing: .full(why: "CPUID shows each bit of the registers that the dump holds"),
      document: document.name, isComplete: true)
    observation.varying = anywhere.intersection(evidence.absent)
    observation.showsOneCPU = dump.cpus.count == 1 && dump.cpus[0].logicalCPUs.count <= 1
    var host = HostCPU(
      name: document.stem, architecture: dump.cpus[0].told == nil ? (isLong ? "x86_64" : "i686") : nil,
      vendor: table.vendor.map(vendorName), modelName: nil, observations: [observation],
      brand: table.brand, cpus: dump.cpus, quantities: quantities)
    if let kernel = dump.kernel {
      var configuration = HostConfiguration(captured: "")
      configuration.kernelRelease = kernel
      host.configuration = configuration
    }
    return host
  }

  /// What a model that QEMU expanded shows: its properties that are on and off.
  func host(_ expansion: QEMUExpansion, in document: Document) -> HostCPU {
    let point = ObservationPoint.qemuModel(name: expansion.name, accelerator: expansion.accelerator)
    var evidence = Evidence()
    for name in expansion.model.known.union(expansion.model.enabled) {
      // Hyper-V's enlightenments are in the catalogue as bits of guests; on or off, they tell what was asked, not what the host has.
      if QEMUProperties.isNoFeature(name) { continue }
      let isOn = expansion.model.enabled.contains(name)
      let features = catalog.features(calledByQEMU: name)
      for feature in features {
        if isOn { evidence.present.insert(feature.index) } else { evidence.absent.insert(feature.index) }
      }
      if features.isEmpty, isOn { evidence.uncatalogued.insert(name) }
    }
    // A model that QEMU expanded whole has the properties of every CPU; what was cut out of a reply does not.
    let isWhole = ABILevel.baseline(of: catalog).isSubset(of: evidence.present.union(evidence.absent))
    // One bit may have two properties, an old and a new name; what one shows is there.
    evidence.absent.subtract(evidence.present)
    var quantities: [QuantityReading] = []
    func add(_ quantity: Quantity, _ value: UInt64?) {
      guard let value, value > 0 else { return }
      quantities.append(QuantityReading(quantity, value, at: point, in: document.name))
    }
    let signature = expansion.model.signature
    add(.family, UInt64(signature.family))
    add(.model, UInt64(signature.model))
    if signature.family > 0 {
      quantities.append(QuantityReading(.stepping, UInt64(signature.stepping), at: point, in: document.name))
    }
    add(.physicalAddressBits, expansion.numbers["phys-bits"].flatMap { UInt64(exactly: $0) })
    add(.tscFrequency, expansion.numbers["tsc-frequency"].flatMap { UInt64(exactly: $0) })
    add(.highestBasicLeaf, expansion.numbers["level"].flatMap { UInt64(exactly: $0) })
    add(.highestExtendedLeaf, expansion.numbers["xlevel"].flatMap { UInt64(exactly: $0) })
    return HostCPU(
      name: document.stem, architecture: nil, vendor: expansion.model.vendor.map(vendorName), modelName: nil,
      observations: [
        Observation(
          point: point, evidence: evidence,
          listing: isWhole
            ? .full(why: "QEMU lists every property as on or off")
            : .undecided(why: "the reply lacks properties that QEMU lists for every model"),
          document: document.name, isComplete: isWhole)
      ],
      quantities: quantities)
  }
}

/// libvirt's name of a vendor, or the twelve characters where libvirt has none.
func vendorName(_ characters: String) -> String {
  VendorNames.name(of: characters) ?? characters.split(separator: " ").joined(separator: " ")
}
