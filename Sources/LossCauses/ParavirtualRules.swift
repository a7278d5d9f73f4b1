internal import CPUCatalog
internal import CPUCompatibility
internal import Remedies
internal import X86CPU

/// What KVM itself brings to guests that know it, or know Hyper-V: interfaces that come with kernels, not with CPUs.
let paravirtualRules: [CauseRule] = [
  CauseRule(
    id: "kvm.paravirtual-interface", layer: .kvm,
    title: "KVM of this kernel does not have the paravirtual interface",
    citation: "linux arch/x86/kvm/cpuid.c, __do_cpuid_func, KVM_CPUID_FEATURES, of the series named",
    find: { context in
      guard case .cpuid(0x4000_0001, _, .eax) = context.feature.location.kind else { return nil }
      let offering = KVMKernel.all.first {
        $0.treatment(at: context.feature.location)?.isNeverOffered == false
      }
      guard let offering else { return nil }
      let cure = Cause.Cure.kernel(
        "Run a kernel that has it (Linux \(offering.release) and later do)",
        risk: "Guests that are started there do not go back to the older kernel")
      guard let release = context.configuration.kernelRelease else {
        return .possible("The kernel's release is unknown", collect: "uname -r", cure: cure)
      }
      guard let kernel = KVMKernel.covering(release) else {
        return .possible(
          "KVM of Linux \(release) was not read; that of \(offering.release) has it", collect: "uname -r",
          cure: cure)
      }
      guard let treatment = kernel.treatment(at: context.feature.location) else { return nil }
      return treatment.isNeverOffered
        ? .proven("\(kernel.source): \(treatment.summary)", cure: cure)
        : .excluded("\(kernel.source): \(treatment.summary)")
    }),
  CauseRule(
    id: "kvm.hyperv-interface", layer: .kvm, alsoBetween: [.qemu, .guest],
    title: "KVM of this kernel does not have the Hyper-V interface",
    citation:
      "linux 5.10, 6.1, 6.12, 6.18 and 7.1 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid; Documentation/virt/kvm/api.rst, KVM_GET_SUPPORTED_HV_CPUID",
    find: { context in
      let row = HyperVArrival.all.first { $0.features.contains(context.name) }
      let cure = row.map { row in
        Cause.Cure.kernel(
          "Run Linux \(row.since) or later",
          risk: "Windows guests that are started with it do not go back to the older kernel")
      }
      // What KVM itself was asked decides, whatever its kernel is called.
      if let table = context.configuration.hyperV, context.isHyperVInterface {
        return table[context.feature.location] == true
          ? .excluded("KVM's own list of Hyper-V interfaces has it (KVM_GET_SUPPORTED_HV_CPUID)")
          : .proven(
            "KVM's own list of Hyper-V interfaces does not have it (KVM_GET_SUPPORTED_HV_CPUID)", cure: cure)
      }
      guard let row, let cure else { return nil }
      guard let text = context.configuration.kernelRelease, let release = KVMRelease(text) else {
        return .possible(
          "Linux \(row.since) has it and \(row.notIn) does not; the kernel's release is unknown",
          collect: "uname -r", cure: cure)
      }
      guard let since = KVMRelease(row.since), let before = KVMRelease(row.notIn) else { return nil }
      if !since.isNewer(than: release) {
        return .excluded("Linux \(row.since) and later have it; this is \(text)")
      }
      // A distribution's kernel may have it of a younger one.
      if release.origin != .backports, !release.isNewer(than: before) {
        return .proven("Linux \(row.notIn) and older do not have it; this is \(text)", cure: cure)
      }
      return .possible(
        "Linux \(row.since) has it and \(row.notIn) does not; what \(text) has was not read",
        collect: .script(
          "qemu-system-x86_64 -accel kvm -M none -nodefaults -display none -cpu host,hv-passthrough -qmp stdio < /dev/null"
        ), cure: cure)
    }),
]

extension CauseContext {
  /// Whether the feature is a bit of Hyper-V's leaves from its features on.
  ///
  /// - SeeAlso: Hypervisor Top Level Functional Specification, Feature and Interface Discovery, leaves 40000003H to 4000000AH.
  fileprivate var isHyperVInterface: Bool {
    guard case .cpuid(let leaf, _, _) = feature.location.kind else { return false }
    return (0x4000_0003...0x4000_000a).contains(leaf)
  }
}

/// Hyper-V's interfaces that came to KVM between two kernels that were read.
struct HyperVArrival: Sendable {
  /// libvirt's or QEMU's names.
  let features: Set<String>
  /// The newest series that was read and does not have it.
  let notIn: String
  /// The oldest series that was read and has it.
  let since: String

  /// By linux 5.10.13 to 5.10.223, 6.1.4 to 6.1.176, 6.12.8 to 6.12.107, 6.18.15 and 7.1.13 arch/x86/kvm/hyperv.c, kvm_get_hv_cpuid.
  static let all = [
    HyperVArrival(
      features: ["hv-avic", "hv-emsr-bitmap", "hv-evmcs-perf-global-ctrl", "hv-xmm-input"], notIn: "5.10",
      since: "6.1"),
    HyperVArrival(
      features: ["hv-tsc-invariant", "hv-tlbflush-direct", "hv-extended-hypercalls", "hv-tlbflush-ext"],
      notIn: "6.1", since: "6.12"),
  ]
}
