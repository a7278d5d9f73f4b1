internal import ArmCPU
internal import ArmCatalog

/// A feature that a virtual CPU has only if its VMM asks KVM for it, and the fields that show it.
///
/// Memory tagging is none: no record's VMM asks for it, so all records show a virtual CPU without it (KVM_CAP_ARM_MTE; linux 7.1.8
/// arch/arm64/kvm/sys_regs.c, kvm_has_mte).
///
/// - SeeAlso: linux 7.1.8 Documentation/virt/kvm/api.rst, KVM_ARM_VCPU_INIT; qemu 10.2.2
///   docs/system/arm/cpu-features.rst, the properties `sve`, `pauth` and `pmu` of the model host.
enum ArmSwitch: String, CaseIterable {
  /// The scalable vector extension.
  case vectors = "sve"
  /// Pointer authentication.
  case pointers = "pauth"
  /// The performance monitoring unit.
  case counters = "pmu"

  /// Whether the field shows this feature.
  func shows(_ field: ArmField) -> Bool {
    switch self {
    case .vectors: field.fullName == "ID_AA64PFR0_EL1.SVE" || field.registerName == "ID_AA64ZFR0_EL1"
    case .pointers:
      field.registerName == "ID_AA64ISAR1_EL1" && ["APA", "API", "GPA", "GPI"].contains(field.name)
        || field.registerName == "ID_AA64ISAR2_EL1" && ["APA3", "GPA3", "PAC_frac"].contains(field.name)
    case .counters: ["ID_AA64DFR0_EL1.PMUVer", "ID_DFR0_EL1.PerfMon"].contains(field.fullName)
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
    }
  }

  /// The kind of finding about it.
  var kind: ArmFinding.Kind {
    switch self {
    case .vectors: .vectors
    case .pointers: .pointers
    case .counters: .counters
    }
  }

  static let citation =
    "qemu 10.2.2 docs/system/arm/cpu-features.rst, KVM VCPU Features and SVE CPU Properties"

  static let lengthCitation = "qemu 10.2.2 target/arm/cpu64.c, arm_cpu_sve_finalize"
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
  /// A record of a bare virtual CPU shows nothing of a feature that the guest has on, and of one that is off records of several kinds differ.
  func ignored(by source: ArmHost, _ destination: ArmHost) -> ArmIgnored {
    let isBare = source.showsBareVirtualCPU || destination.showsBareVirtualCPU
    let switches = ArmSwitch.allCases.filter { isBare || features[$0.rawValue] == false }
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
    findings += vectorFindings(from: source, to: destination)
    for feature in [ArmSwitch.pointers, .counters] where features[feature.rawValue] != false {
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
    let property = feature.rawValue
    switch (source.properties[property], destination.properties[property]) {
    case (false?, _), (true?, true?): return []
    case (true?, false?):
      return [
        ArmFinding(
          feature.kind, .blocks, property, source: "on", destination: "not supported",
          citation: ArmSwitch.citation)
      ]
    case (nil, _), (true?, nil):
      return [
        ArmFinding(
          feature.kind, .unknown, property, citation: ArmSwitch.citation,
          detail: "QEMU's expansion of its model host is not in both records")
      ]
    }
  }
}
