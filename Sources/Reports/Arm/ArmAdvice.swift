internal import ArmCompatibility

/// What an operator can do with released QEMU, KVM and libvirt about an arm64 guest that does not move.
enum ArmAdvice {
  /// The steps for a verdict on a move between two hosts, those that open most first.
  static func steps(
    for verdict: ArmVerdict, from source: ArmHost, to destination: ArmHost
  ) -> [ArmReport.Step] {
    let blocks = verdict.findings.filter { $0.weight == .blocks }
    let kinds = Set(blocks.map(\.kind))
    guard !kinds.isEmpty, !kinds.contains(.architecture) else { return [] }
    var steps: [ArmReport.Step] = []
    if kinds.contains(.core) {
      steps.append(
        ArmReport.Step(
          id: "pool.one-core",
          text:
            "Move the guest only among hosts with one MIDR_EL1 and REVIDR_EL1. No option of released QEMU changes what "
            + "a guest sees of them; patches that do were not merged.",
          citation: "linux 7.1.8 arch/arm64/kvm/sys_regs.c, set_imp_id_reg"))
    }
    // Another kernel does not help a guest that the core keeps away.
    let isKernelsFault = !kinds.contains(.core)
    if isKernelsFault, kinds.contains(.fixed) || kinds.contains(.caches) {
      steps.append(
        ArmReport.Step(
          id: "kernel.upgrade-destination",
          text:
            "This interrupts the host: its guests must leave it first. Run a newer kernel on the destination: from 6.7 on, "
            + "KVM takes lower values of more fields with each release.",
          citation: "linux 6.12.117 arch/arm64/kvm/sys_regs.c, sys_reg_descs"))
    }
    if isKernelsFault, kinds.contains(.register) || kinds.contains(.firmware) {
      steps.append(
        ArmReport.Step(
          id: "kernel.one-series",
          text:
            "Keep the hosts on one kernel series. While they differ, move guests from the older kernel to the newer one, "
            + "so upgrade destinations first.",
          citation: "qemu 10.2.2 target/arm/machine.c, cpu_post_load"))
    }
    if blocks.contains(where: { $0.kind == .firmware && $0.place == "the PSCI version" }) {
      steps.append(
        off(
          "qemu.psci-version",
          "QEMU 11.1 and later: start the guest with the PSCI version of the older kernel",
          "-cpu host,kvm-psci-version=\(blocks.first { $0.place == "the PSCI version" }?.destination ?? "1.1")",
          citation: "qemu 11.1.3 docs/system/arm/cpu-features.rst, kvm-psci-version"))
    }
    if kinds.contains(.vectors) {
      steps.append(withoutVectors(names(ofVectorsBetween: source, destination)))
    } else if blocks.contains(where: { $0.kind == .lower && $0.place.hasPrefix("ID_AA64PFR0_EL1.SVE") }) {
      steps.append(withoutVectors(["sve"]))
    }
    if kinds.contains(.pointers) {
      steps.append(
        off(
          "qemu.pauth-off", "Start the guest without pauth; libvirt knows its name since 10.6.0",
          "<feature policy='disable' name='pauth'/>",
          citation: "qemu 10.2.2 docs/system/arm/cpu-features.rst, KVM VCPU Features; libvirt NEWS, v10.6.0"))
    }
    if kinds.contains(.counters) {
      steps.append(
        off(
          "qemu.pmu-off", "Start the guest without pmu; libvirt has it beside <cpu>, not in it",
          "<features><pmu state='off'/></features>",
          citation:
            "libvirt 11.3 docs/formatdomain.rst, Hypervisor features; src/cpu/cpu_arm.c, virCPUarmValidateFeatures"
        ))
    }
    return steps
  }

  private static func withoutVectors(_ names: [String]) -> ArmReport.Step {
    off(
      "qemu.sve-off", "Start the guest without \(names.joined(separator: " and "))",
      names.map { "<feature policy='disable' name='\($0)'/>" }.joined(),
      citation: "qemu 10.2.2 target/arm/cpu64.c, arm_cpu_sve_finalize; libvirt NEWS, v5.10.0")
  }

  /// What is off so that both hosts give the same vector lengths: on each the first that is not shared, or `sve`.
  ///
  /// The longer ones go with it.
  private static func names(ofVectorsBetween source: ArmHost, _ destination: ArmHost) -> [String] {
    guard let own = source.vectorLengths, let others = destination.vectorLengths else { return ["sve"] }
    let common = ArmVectorLengths.common([own, others])
    guard !common.isEmpty else { return ["sve"] }
    return Set([own, others].compactMap { $0.dropFirst(common.count).first }).sorted().map { "sve\($0)" }
  }

  private static func off(_ id: String, _ text: String, _ command: String, citation: String) -> ArmReport.Step
  {
    ArmReport.Step(
      id: id,
      text:
        "This needs a power cycle of the guest, and software in it that uses the feature may fail. \(text).",
      command: command, citation: citation)
  }
}
