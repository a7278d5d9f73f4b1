internal import CPUCatalog
internal import CPUCompatibility
internal import X86CPU

/// A host's numbers for verdicts, read in one pass with the same rules as `HostCPU.value(_:)`.
struct HostNumbers: Sendable {
  /// Physical address bits by CPUID, which QEMU reads itself; nil also where only the kernel's number is known and memory encryption
  /// may have made it smaller.
  ///
  /// - SeeAlso: qemu 10.2 target/i386/host-cpu.c, host_cpu_phys_bits.
  private(set) var addressBits: UInt64?
  /// Those that the kernel prints, which libvirt reads; nil also where only CPUID's number is known and memory encryption may have made
  /// the kernel's smaller.
  ///
  /// - SeeAlso: libvirt 11.3.0 src/util/virhostcpu.c, virHostCPUGetPhysAddrSize.
  private(set) var kernelAddressBits: UInt64?
  /// Hertz of the time-stamp counter: what KVM says, which libvirt repeats, else what CPUID does.
  ///
  /// - SeeAlso: libvirt 9.0.0 src/util/virhostcpu.c, virHostCPUGetTscInfo (KVM_GET_TSC_KHZ).
  private(set) var counterFrequency: UInt64?
  private(set) var family: UInt64?
  private(set) var model: UInt64?
  private(set) var stepping: UInt64?
  private(set) var microcode: UInt64?
  private(set) var cacheL1Data: UInt64?
  private(set) var cacheL1Instruction: UInt64?
  private(set) var cacheL2: UInt64?
  private(set) var cacheL3: UInt64?
  /// The highest basic CPUID leaf that guests with the host's CPU have, as QEMU says, else as KVM does: QEMU raises that of its model
  /// host to KVM's; nil also where records differ, and where CPUID alone was read.
  ///
  /// - SeeAlso: qemu 10.2 target/i386/kvm/kvm-cpu.c, kvm_cpu_max_instance_init; linux 6.18 arch/x86/kvm/cpuid.c, __do_cpuid_func.
  private(set) var basicLeaf: UInt64?
  /// The highest extended one.
  private(set) var extendedLeaf: UInt64?
  /// What guests can enable in XCR0 according to KVM, otherwise what the CPU has; nil also if KVM records differ.
  private(set) var stateComponents: UInt64?
  /// What guests can enable in IA32_XSS according to KVM; nil if KVM does not say, or in two ways.
  private(set) var supervisorComponents: UInt64?
  /// What the CPU itself can enable there.
  private(set) var ownSupervisorComponents: UInt64?

  init(_ host: HostCPU) {
    var (address, kernelAddress) = (Reading(), Reading())
    var (counter, askedCounter) = (Reading(), Reading())
    var (supervisor, ownSupervisor) = (Reading(), Reading())
    var identity = (family: Reading(), model: Reading(), stepping: Reading(), microcode: Reading())
    var components = Reading()
    var guests = Reading()
    var caches = (data: Reading(), instruction: Reading(), second: Reading(), third: Reading())
    // QEMU's word counts as the host's own would.
    var leaves = (basic: Reading(), extended: Reading())
    for reading in host.quantities {
      let isOwn = reading.point.showsHost
      switch reading.quantity {
      case .physicalAddressBits where isOwn && reading.point != .cpuid: kernelAddress.add(reading.value, true)
      case .physicalAddressBits: address.add(reading.value, isOwn)
      case .tscFrequency where [.kvmSupported, .libvirtHostCPU].contains(reading.point.kind):
        askedCounter.add(reading.value, true)
      case .tscFrequency: counter.add(reading.value, isOwn)
      case .xsaveSupervisorComponents where isOwn: ownSupervisor.add(reading.value, true)
      case .xsaveSupervisorComponents where reading.point.isComparable: supervisor.add(reading.value, false)
      case .family: identity.family.add(reading.value, isOwn)
      case .model: identity.model.add(reading.value, isOwn)
      case .stepping: identity.stepping.add(reading.value, isOwn)
      case .microcode: identity.microcode.add(reading.value, isOwn)
      case .cacheL1Data: caches.data.add(reading.value, isOwn)
      case .cacheL1Instruction: caches.instruction.add(reading.value, isOwn)
      case .cacheL2: caches.second.add(reading.value, isOwn)
      case .cacheL3: caches.third.add(reading.value, isOwn)
      case .highestBasicLeaf where reading.point.tellsGuestsLeaves:
        leaves.basic.add(reading.value, reading.point.kind == .qemuHostModel)
      case .highestExtendedLeaf where reading.point.tellsGuestsLeaves:
        leaves.extended.add(reading.value, reading.point.kind == .qemuHostModel)
      case .xsaveUserComponents:
        components.add(reading.value, isOwn)
        if !isOwn, reading.point.isComparable { guests.add(reading.value, false) }
      default: break
      }
    }
    let mayBeReduced = host.mayEncryptMemory
    addressBits = address.isTold ? address.value : mayBeReduced ? nil : kernelAddress.value
    kernelAddressBits = kernelAddress.isTold ? kernelAddress.value : mayBeReduced ? nil : address.value
    counterFrequency = askedCounter.isTold ? askedCounter.value : counter.value
    supervisorComponents = supervisor.value
    ownSupervisorComponents = ownSupervisor.value
    family = identity.family.value
    model = identity.model.value
    stepping = identity.stepping.value
    microcode = identity.microcode.value
    cacheL1Data = caches.data.value
    cacheL1Instruction = caches.instruction.value
    cacheL2 = caches.second.value
    cacheL3 = caches.third.value
    basicLeaf = leaves.basic.value
    extendedLeaf = leaves.extended.value
    stateComponents = guests.isTold ? guests.value : components.value
  }

  /// Whether the caches' sizes are known: every x86 CPU with VMX or SVM has an L2 cache.
  var tellsCaches: Bool { cacheL2 != nil }

  /// Whether all numbers that identify the CPU are known.
  var tellsIdentity: Bool { family != nil && model != nil && stepping != nil && microcode != nil }

  /// The documents' values of one number; those that show the host itself come first.
  private struct Reading {
    private var own: UInt64?
    private var other: UInt64?
    private var ownDiffer = false
    private var othersDiffer = false

    mutating func add(_ value: UInt64, _ isOwn: Bool) {
      if isOwn {
        if let own, own != value { ownDiffer = true }
        own = value
      } else {
        if let other, other != value { othersDiffer = true }
        other = value
      }
    }

    /// Whether any document has a value.
    var isTold: Bool { own != nil || other != nil }

    /// The single value; nil if there is none or several differ.
    var value: UInt64? { own == nil ? othersDiffer ? nil : other : ownDiffer ? nil : own }
  }
}

extension ObservationPoint {
  /// Whether the highest leaves that it shows are those of guests with the host's CPU.
  fileprivate var tellsGuestsLeaves: Bool { kind == .qemuHostModel || kind == .kvmSupported }
}

extension HostCPU {
  /// The XSAVE area of the first CPU that reports it.
  var stateArea: XSaveArea? { cpus.lazy.compactMap { ($0.told ?? $0.table).xsaveArea }.first }

  /// The components from 3 on with unknown size and offset in the XSAVE area, one bit per number; components that the CPU does
  /// not have do not count.
  var unplacedComponents: UInt64 {
    let unknown = stateArea?.unknownComponents ?? VerdictFacts.layoutComponents
    return unknown.filter { $0 > 2 }.reduce(0) { $0 | 1 << UInt64($1) }
  }

  /// Whether any record shows that memory can be encrypted with keys that take bits of physical addresses.
  fileprivate var mayEncryptMemory: Bool {
    let features = VerdictFacts.standard.memoryEncryption
    return observations.contains { !$0.evidence.certainlyPresent.isDisjoint(with: features) }
  }

  /// Whether the host can scale guests' TSC to other frequencies; nil if unknown.
  func scales(_ catalog: Catalog) -> Bool? {
    if let value = configuration?.kvmCapabilities?["KVM_CAP_TSC_CONTROL"] { return value > 0 }
    if let scalesCounter { return scalesCounter }
    let bits = ["vmx-tsc-scaling", "tsc-scale"].compactMap { catalog[$0] }
    let own = observations.filter { $0.point.showsHost }
    if bits.contains(where: { bit in own.contains { $0.evidence.certainlyPresent.contains(bit.index) } }) {
      return true
    }
    return nil
  }

  /// Whether the host has a machine type: that of the emulator that the guest names, else all; nil if no record reports it, or if they
  /// differ.
  func hasMachine(_ question: MachineQuestion) -> Bool? {
    if let emulator = question.emulator, let types = machineTypes[emulator] {
      return types.isEmpty ? nil : types.contains(question.machine)
    }
    // The emulator that starts the guest is unknown: all of them have to agree.
    let answers = Set(machineTypes.values.filter { !$0.isEmpty }.map { $0.contains(question.machine) })
    return answers.count == 1 ? answers.first : nil
  }
}
