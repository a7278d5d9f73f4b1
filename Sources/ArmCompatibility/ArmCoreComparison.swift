internal import ArmCPU
internal import ArmCatalog
internal import X86CPU

/// A guest's registers, as one core gives them, against another core and its KVM.
struct ArmCoreComparison {
  /// What differs, in order of registers.
  private(set) var findings: [ArmFinding] = []
  /// The number of fields with equal values.
  private(set) var equal = 0
  /// The number of fields that neither side shows.
  private(set) var unseen = 0

  private let from: ArmCoreEvidence
  private let to: ArmCoreEvidence
  private let kernel: String?

  /// Compares all registers.
  ///
  /// - Parameters:
  ///   - kernel: The destination's kernel; nil if unknown.
  ///   - ignored: What does not matter to the guest.
  init(from: ArmCoreEvidence, to: ArmCoreEvidence, kernel: String?, ignoring ignored: ArmIgnored) {
    (self.from, self.to, self.kernel) = (from, to, kernel)
    compareIdentity()
    let skipsNarrow = to.ignoresNarrowRegisters(kernel: kernel)
    for field in ArmFieldTable.standard.fields
    where !ignored.fields.contains(field.fullName) && !(skipsNarrow && field.register.isNarrowID) {
      compare(field)
    }
    compareUnnamedBits(skippingNarrow: skipsNarrow)
    gatherUnseen()
    findings += ArmCaches.findings(from: from, to: to, kernel: kernel)
    findings += ArmFirmware.findings(from: from, to: to)
    findings += ArmRegisterLists.findings(from: from, to: to, ignoring: ignored)
  }

  /// A core's name, stepping and number: `Neoverse-N1 r3p1 (0x413fd0c1)`.
  static func text(of id: MainID) -> String {
    let number = "0x" + String(id.value, radix: 16)
    guard let core = ArmNames.standard.core(id) else { return number }
    return "\(core.name ?? "a core of \(core.implementer)") \(id.stepping) (\(number))"
  }

  /// Before 6.15 KVM keeps these registers; later a VMM can ask to write them, which no released QEMU does.
  ///
  /// - SeeAlso: linux 6.12.117 arch/arm64/kvm/sys_regs.c, set_invariant_sys_reg; linux 7.1.8, set_imp_id_reg;
  ///   linux 7.1.8 Documentation/virt/kvm/api.rst, KVM_CAP_ARM_WRITABLE_IMP_ID_REGS.
  private mutating func compareIdentity() {
    let citation = "linux 7.1.8 arch/arm64/kvm/sys_regs.c, set_imp_id_reg"
    if let source = from.mainID, let destination = to.mainID {
      if source == destination {
        equal += 1
      } else {
        findings.append(
          ArmFinding(
            .core, .blocks, "MIDR_EL1", source: Self.text(of: source),
            destination: Self.text(of: destination),
            citation: citation))
      }
    } else {
      findings.append(unseen("MIDR_EL1", source: from.mainID != nil, destination: to.mainID != nil))
    }
    for (register, name) in [(SystemRegister.revisionID, "REVIDR_EL1"), (.auxiliaryID, "AIDR_EL1")] {
      let key = KVMRegisterID(register)
      guard let source = from.registers[key], let destination = to.registers[key] else { continue }
      if source == destination {
        equal += 1
      } else {
        findings.append(
          ArmFinding(
            .core, .blocks, name, source: hexadecimal(source), destination: hexadecimal(destination),
            citation: citation))
      }
    }
  }

  private mutating func compare(_ field: ArmField) {
    // What a VMM must ask for is off in one record, whatever the CPU has, and on in the other.
    guard !field.isAsked || from.virtualCPU(with: field) == to.virtualCPU(with: field) else {
      findings.append(unseen(field.fullName, source: true, destination: true))
      return
    }
    switch (from.value(of: field), to.value(of: field)) {
    case (let source?, let destination?): compare(field, source, destination)
    case (let source, let destination): compareThresholds(field, source, destination)
    }
  }

  private mutating func compare(_ field: ArmField, _ source: UInt64, _ destination: UInt64) {
    if source == destination {
      equal += 1
      return
    }
    let values = (source: field.text(of: source), destination: field.text(of: destination))
    func finding(
      _ kind: ArmFinding.Kind, _ weight: ArmFinding.Weight, _ citation: String, _ detail: String? = nil
    ) {
      findings.append(
        ArmFinding(
          kind, weight, field.fullName, source: values.source, destination: values.destination,
          citation: citation,
          detail: detail))
    }
    let fieldCitation = "linux 7.1.8 arch/arm64: \(field.citation)"
    let isAccepted = field.accepts(source, limit: destination)
    if let function = Self.exemptions[field.fullName], !isAccepted, kernel != nil {
      finding(
        .writing, .unknown, function,
        "KVM also takes the value of the destination's hardware there, which no record shows")
      return
    }
    if let least = ArmLeastValue.of(field), least.refuses(source) {
      finding(.least, .blocks, least.citation)
      return
    }
    switch writing(field) {
    case .writable(let citation) where isAccepted: finding(.higher, .notes, citation)
    case .writable(let citation): finding(field.order == .lower ? .lower : .fixed, .blocks, citation)
    case .fixed(let citation):
      finding(isAccepted || field.order != .lower ? .fixed : .lower, .blocks, citation)
    // A value that promises more is refused by every KVM.
    case .unknown where !isAccepted: finding(field.order == .lower ? .lower : .fixed, .blocks, fieldCitation)
    case .unknown(let reason): finding(.writing, .unknown, fieldCitation, reason)
    }
    for (value, host) in [(source, "the source"), (destination, "the destination")] where !field.knows(value)
    {
      finding(.newer, .warns, fieldCitation, "\(host) has \(value)")
    }
  }

  /// Whether the destination's KVM lets the field be written: by its own masks, otherwise by the table of kernels.
  private func writing(_ field: ArmField) -> ArmKernel.Writing {
    guard let masks = to.writable else { return ArmKernel.writing(field, release: kernel) }
    let citation = "the destination's KVM, KVM_ARM_GET_REG_WRITABLE_MASKS"
    return (masks[KVMRegisterID(field.register)] ?? 0) & field.mask == field.mask
      ? .writable(citation: citation) : .fixed(citation: citation)
  }

  /// Joins the findings about fields of one register that a record does not show.
  private mutating func gatherUnseen() {
    var joined: [ArmFinding] = []
    var places: [[String]: Int] = [:]
    for finding in findings {
      let parts = finding.place.split(separator: ".").map(String.init)
      guard finding.kind == .unseen, parts.count == 2, let detail = finding.detail else {
        joined.append(finding)
        continue
      }
      if let place = places[[parts[0], detail]] {
        joined[place].place += ", " + parts[1]
      } else {
        places[[parts[0], detail]] = joined.count
        joined.append(finding)
      }
    }
    findings = joined
  }

  /// Fields whose old values KVM takes although it no longer shows them.
  private static let exemptions: [String: String] = [
    "ID_AA64PFR0_EL1.MPAM": "linux 7.1.8 arch/arm64/kvm/sys_regs.c, set_id_aa64pfr0_el1",
    "ID_AA64PFR1_EL1.MPAM_frac": "linux 7.1.8 arch/arm64/kvm/sys_regs.c, set_id_aa64pfr1_el1",
    "ID_AA64PFR1_EL1.MTE_frac": "linux 7.1.8 arch/arm64/kvm/sys_regs.c, set_id_aa64pfr1_el1",
    "ID_AA64MMFR2_EL1.NV": "linux 7.1.8 arch/arm64/kvm/sys_regs.c, set_id_aa64mmfr2_el1",
  ]

  /// Compares bits of ID registers that no field has: KVM takes only equal ones.
  private mutating func compareUnnamedBits(skippingNarrow skipsNarrow: Bool) {
    for register in from.registers.keys.sorted(by: { $0.id < $1.id }) {
      guard let system = register.systemRegister, system.isFeatureID, !(skipsNarrow && system.isNarrowID),
        let source = from.registers[register],
        let destination = to.registers[register]
      else { continue }
      let named = (ArmFieldTable.standard.fields(of: system) ?? []).reduce(UInt64(0)) { $0 | $1.mask }
      guard source & ~named != destination & ~named else { continue }
      findings.append(
        ArmFinding(
          .newer, .blocks, ArmNames.standard.name(of: register), source: hexadecimal(source & ~named),
          destination: hexadecimal(destination & ~named),
          citation: "linux 7.1.8 arch/arm64/kvm/sys_regs.c, arm64_check_features",
          detail: "bits without a name"))
    }
  }

  /// Compares a field whose exact value at least one side does not show.
  private mutating func compareThresholds(_ field: ArmField, _ source: UInt64?, _ destination: UInt64?) {
    let citation = "linux 7.1.8 arch/arm64: \(field.citation)"
    let all = field.thresholds(of: 0)
    let steps = (all.reached + all.missed).sorted()
    let reached = steps.count { from.reached.contains($0) }
    let offered = steps.count { to.reached.contains($0) }
    let limit = steps.firstIndex { to.missed.contains($0) }
    if let limit, reached > limit {
      findings.append(
        ArmFinding(
          .lower, .blocks, field.fullName,
          source: source.map { field.text(of: $0) } ?? "at least \(field.value(atStep: reached))",
          destination: destination.map { field.text(of: $0) }
            ?? "less than \(field.value(atStep: limit + 1))",
          citation: citation))
      return
    }
    if source == nil, destination == nil, reached == 0, offered == 0 {
      unseen += 1
      return
    }
    let isSeen = (source: source != nil || reached > 0, destination: destination != nil || offered > 0)
    // What promises nothing needs nothing; every value of the destination stands above it.
    if let source, field.order == .lower, field.thresholds(of: source).reached.isEmpty,
      case .writable = writing(field)
    {
      return
    }
    findings.append(
      unseen(field.fullName, source: isSeen.source && source != nil, destination: destination != nil))
  }

  private func unseen(_ place: String, source: Bool, destination: Bool) -> ArmFinding {
    let detail =
      switch (source, destination) {
      case (true, false): "the destination's record does not show it"
      case (false, true): "the source's record does not show it"
      case (true, true): "one record has a virtual CPU for which it was not asked"
      case (false, false): "neither record shows its value"
      }
    return ArmFinding(
      .unseen, .unknown, place, citation: "linux 7.1.8 arch/arm64/kernel/cpufeature.c, FTR_HIDDEN",
      detail: detail)
  }
}

/// A value as QEMU and the kernel print it.
func hexadecimal(_ value: UInt64) -> String { "0x" + String(value, radix: 16) }
