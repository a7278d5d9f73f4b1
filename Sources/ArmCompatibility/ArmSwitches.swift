internal import ArmCPU
internal import ArmCatalog

/// A feature that a virtual CPU has only if its VMM asks KVM for it, and the fields that show it.
///
/// - SeeAlso: linux 7.1.8 Documentation/virt/kvm/api.rst, KVM_ARM_VCPU_INIT and KVM_CAP_ARM_MTE; qemu 10.2.2
///   docs/system/arm/cpu-features.rst, the properties `sve`, `pauth` and `pmu` of the model host.
enum ArmSwitch: String, CaseIterable {
  /// The scalable vector extension.
  case vectors = "sve"
  /// Pointer authentication.
  case pointers = "pauth"
  /// The performance monitoring unit.
  case counters = "pmu"
  /// Memory tagging.
  case tags = "mte"

  /// Whether the field shows this feature.
  func shows(_ field: ArmField) -> Bool {
    switch self {
    case .vectors: field.fullName == "ID_AA64PFR0_EL1.SVE" || field.registerName == "ID_AA64ZFR0_EL1"
    case .pointers:
      field.registerName == "ID_AA64ISAR1_EL1" && ["APA", "API", "GPA", "GPI"].contains(field.name)
        || field.registerName == "ID_AA64ISAR2_EL1" && ["APA3", "GPA3", "PAC_frac"].contains(field.name)
    case .counters: ["ID_AA64DFR0_EL1.PMUVer", "ID_DFR0_EL1.PerfMon"].contains(field.fullName)
    case .tags: field.registerName == "ID_AA64PFR1_EL1" && ["MTE", "MTE_frac", "MTEX"].contains(field.name)
    }
  }

  /// Whether KVM lists the register only for a virtual CPU with this feature.
  ///
  /// - SeeAlso: linux 7.1.8 arch/arm64/kvm/sys_regs.c, sve_visibility (ZCR_EL1), ptrauth_visibility (the keys, CRn 2 with CRm 1 to 3),
  ///   PMU_SYS_REG, PMU_PMEVCNTR_EL0 and PMU_PMEVTYPER_EL0 (CRn 9 with CRm 12 to 14, and the event counters in CRn 14).
  func owns(_ register: SystemRegister) -> Bool {
    let n = register.numbers
    guard n[0] == 3 else { return false }
    return switch self {
    case .vectors: n[1] == 0 && n[2] == 1 && n[3] == 2 && n[4] == 0
    case .pointers: n[1] == 0 && n[2] == 2 && 1...3 ~= n[3]
    case .counters: n[2] == 9 && 12...14 ~= n[3] || n[1] == 3 && n[2] == 14 && 8...15 ~= n[3]
    case .tags: false
    }
  }

  /// The kind of finding about it.
  var kind: ArmFinding.Kind {
    switch self {
    case .vectors: .vectors
    case .pointers: .pointers
    case .counters: .counters
    case .tags: .higher
    }
  }

  static let citation =
    "qemu 10.2.2 docs/system/arm/cpu-features.rst, KVM VCPU Features and SVE CPU Properties"
}

extension ArmField {
  /// Whether a virtual CPU shows it only if its VMM asks.
  var isAsked: Bool { ArmSwitch.allCases.contains { $0.shows(self) } }
}

/// What does not matter to a guest.
struct ArmIgnored {
  /// Full names of fields.
  var fields: Set<String> = []
  /// Features whose registers in KVM's list are among it.
  var switches: [ArmSwitch] = []

  /// Whether a register of KVM's list is among it.
  func hasRegister(_ register: SystemRegister) -> Bool { switches.contains { $0.owns(register) } }
}

extension ArmGuest {
  /// What of the hosts' records does not matter to it.
  ///
  /// A record of a bare virtual CPU shows what a guest gets that has a feature off; other records show what one can get that has it on.
  func ignored(by source: ArmHost, _ destination: ArmHost) -> ArmIgnored {
    let isBare = source.showsBareVirtualCPU || destination.showsBareVirtualCPU
    let switches = [ArmSwitch.vectors, .pointers, .counters].filter {
      (features[$0.rawValue] == false) != isBare
    }
    return ArmIgnored(
      fields: Set(
        ArmFieldTable.standard.fields.filter { field in switches.contains { $0.shows(field) } }.map(
          \.fullName)),
      switches: switches)
  }

  /// What its definition asks for, against what both hosts' QEMU can give.
  func findings(from source: ArmHost, to destination: ArmHost) -> [ArmFinding] {
    var findings: [ArmFinding] = []
    if mode == "custom" || mode == "host-model" {
      findings.append(
        ArmFinding(
          .model, .unknown, model ?? mode ?? "",
          citation: "qemu 10.2.2 docs/system/arm/cpu-features.rst, A note about CPU models and KVM",
          detail: "released QEMU runs guests under KVM with the models host and max"))
    }
    for feature in [ArmSwitch.vectors, .pointers, .counters] where features[feature.rawValue] != false {
      findings += self.findings(feature, source, destination)
    }
    if let version = interruptController, version != "host" {
      let key = "gic\(version)"
      switch destination.properties[key] {
      case true?: break
      case false?:
        findings.append(
          ArmFinding(
            .interrupts, .blocks, "GIC", source: version, destination: "not supported",
            citation: "libvirt 11.3 domainCapabilities, <gic>"))
      case nil:
        findings.append(
          ArmFinding(
            .interrupts, .unknown, "GIC", source: version, citation: "libvirt 11.3 domainCapabilities, <gic>",
            detail: "the destination's record does not show its versions; virsh domcapabilities does"))
      }
    }
    return findings
  }

  private func findings(_ feature: ArmSwitch, _ source: ArmHost, _ destination: ArmHost) -> [ArmFinding] {
    let name = feature.rawValue
    var names = [name]
    if feature == .vectors {
      // sve128 to sve2048: one property for each vector length.
      let lengths = source.properties.keys.filter {
        $0.hasPrefix("sve") && $0 != "sve" && Int($0.dropFirst(3)) != nil
      }
      names += lengths.sorted { Int($0.dropFirst(3)) ?? 0 < Int($1.dropFirst(3)) ?? 0 }
    }
    var findings: [ArmFinding] = []
    for property in names where features[property] != false {
      switch (source.properties[property], destination.properties[property]) {
      case (false?, _), (true?, true?): continue
      case (true?, false?):
        findings.append(
          ArmFinding(
            feature.kind, .blocks, property, source: "on", destination: "not supported",
            citation: ArmSwitch.citation))
      case (nil, _), (true?, nil):
        findings.append(
          ArmFinding(
            feature.kind, .unknown, property, citation: ArmSwitch.citation,
            detail: "QEMU's expansion of its model host is not in both records"))
      }
    }
    return feature == .vectors ? findings + lengthsAboveGaps(source, destination) : findings
  }

  /// Vector lengths of the guest that the destination gives only together with a shorter one that the guest lacks.
  ///
  /// KVM takes no set of lengths that leaves out one of the host's below the longest.
  ///
  /// - SeeAlso: linux 7.1.8 arch/arm64/kvm/guest.c, set_sve_vls; qemu 10.2.2 docs/system/arm/cpu-features.rst, SVE CPU Property
  ///   Dependencies and Constraints.
  private func lengthsAboveGaps(_ source: ArmHost, _ destination: ArmHost) -> [ArmFinding] {
    guard features[ArmSwitch.vectors.rawValue] != false else { return [] }
    var findings: [ArmFinding] = []
    var gap: String?
    for length in stride(from: 128, through: 2048, by: 128) {
      let name = "sve\(length)"
      let isOffered = destination.properties[name] == true
      if source.properties[name] == true, features[name] != false {
        guard let gap, isOffered else { continue }
        findings.append(
          ArmFinding(
            .vectors, .blocks, name, source: "on", destination: "only with \(gap)",
            citation: "linux 7.1.8 arch/arm64/kvm/guest.c, set_sve_vls"))
      } else if isOffered, gap == nil, source.properties[name] != nil {
        gap = name
      }
    }
    return findings
  }
}
