/// Sets of features that a guest brings to a verdict.
public enum DemandSet: Int, Sendable, CaseIterable {
  /// What the guest has and must keep.
  case needs
  /// Controls of VT-x and SVM that the definition requests for a guest without VT-x and SVM, which never had them.
  case idle
  /// What the guest may have; its current host does not report it.
  case doubtful
  /// What the guest certainly does not require; empty if its CPU is unknown.
  case unwanted
  /// What the definition forbids.
  case forbidden
  /// What a guest with the host's own CPU gains on a host that gives it.
  case addable
}

/// Small sets of a guest, one bit per member.
public enum DemandWord: Int, Sendable, CaseIterable {
  /// Components of the XSAVE area beyond x87 and SSE that the guest's features use, by their numbers.
  case components
  /// Weaknesses that neither the guest nor its current host knows, by index in `VerdictFacts.weaknesses`.
  case unseenWeaknesses
  /// Groups of names that the catalogue does not know, by the space's numbers.
  case names
  /// Maps that lack a name which the definition mentions, by the space's numbers.
  case mapsLackingNames
  /// What besides the CPU can stop the guest from moving, by `GuestObstacle.bit`.
  case obstacles
  /// Sizes of huge pages that the definition asks for, by index in `VerdictFacts.pageSizes`.
  case pageSizes
  /// Hyper-V enlightenments that the definition switches on, by index in `VerdictFacts.enlightenments`.
  case enlightenments
  /// Hyper-V interfaces of KVM that the definition switches on, by index in `HyperVInterface.all`.
  case hypervInterfaces
  /// KVM's own interfaces that QEMU gives the guest's model, by index in `VerdictFacts.interfaces`.
  case interfaces
  /// Registers whose values move with the guest, by index in `SavedRegister.all`.
  case registers
}

/// Numbers of a guest; each can be unknown.
public enum DemandNumber: Int, Sendable, CaseIterable {
  /// The vendor of the guest's CPU, by the space's number.
  case vendor
  /// The vendor that the definition names, by the space's number.
  case namedVendor
  /// The emulator and machine type, by the space's number.
  case machine
  /// The version of QEMU that the machine type came with.
  case machineVersion
  /// The physical address bits that the definition fixes.
  case toldAddressBits
  /// The physical address bits that QEMU gives by default.
  case usualAddressBits
  /// The physical address bits of its current host, if the guest sees those.
  case sourceAddressBits
  /// Hertz of the time-stamp counter: fixed, or those of the host that the guest runs on.
  case counterFrequency
  /// The emulator, by the space's number: a place in hosts' tables.
  case emulator
  /// The QEMU that runs the guest.
  case qemuVersion
  /// The highest basic and extended CPUID leaf of the host that it runs on, where the guest has that host's CPU.
  case basicLeaf, extendedLeaf
  /// The physical address bits that the definition fixes.
  case fixedAddressBits
  /// The physical address bits that the definition allows at most of the host's.
  case addressLimit
  /// The virtual CPUs that the guest may have.
  case cpus
  /// Bytes of the caches of the host that it runs on, where the guest sees them.
  case cacheL1Data, cacheL1Instruction, cacheL2, cacheL3
  /// The identity of the host that the guest runs on, where the guest has that host's CPU.
  case family, model, stepping, microcode
  /// Size and offset of each component of the XSAVE area that the guest uses, on the host that it runs on.
  case layout2, layout3, layout4, layout5, layout6, layout7, layout9, layout17, layout18
  /// The version of libvirt where the guest runs.
  case sourceLibvirt
  /// The highest logical CPU and NUMA node of a host that the definition binds the guest to.
  case highestCPU, highestNode
  /// Of the lowest logical CPU of each pin, the highest.
  case highestPin
  /// The performance counters that KVM lists where the guest runs, if the guest has counters.
  case counters
  /// The highest APIC number of the guest's virtual CPUs.
  case highestAPIC
}

/// Boolean properties of a guest.
public struct DemandFlags: OptionSet, Sendable, Hashable, BitwiseCopyable {
  /// The bits.
  public let rawValue: UInt64

  /// Creates flags from bits.
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The guest's CPU depends on a host that is unknown.
  public static let unexpanded = DemandFlags(rawValue: 1 << 0)
  /// libvirt compares the guest's features.
  public static let compared = DemandFlags(rawValue: 1 << 1)
  /// libvirt does not check the guest.
  public static let unverified = DemandFlags(rawValue: 1 << 2)
  /// The definition matches strictly.
  public static let strict = DemandFlags(rawValue: 1 << 3)
  /// The guest has an invariant counter without a fixed frequency.
  public static let unfixedCounter = DemandFlags(rawValue: 1 << 4)
  /// The guest has an invariant counter, and it is unknown whether its frequency is fixed.
  public static let untoldCounter = DemandFlags(rawValue: 1 << 5)
  /// The definition fixes the counter's frequency.
  public static let fixedCounter = DemandFlags(rawValue: 1 << 6)
  /// Hyper-V's re-enlightenment is offered without a fixed frequency.
  public static let reenlightened = DemandFlags(rawValue: 1 << 7)
  /// The guest can run nested guests.
  public static let nests = DemandFlags(rawValue: 1 << 8)
  /// The definition requires KVM.
  public static let needsKVM = DemandFlags(rawValue: 1 << 9)
  /// The machine type is an alias that differs between QEMU versions.
  public static let aliasedMachine = DemandFlags(rawValue: 1 << 10)
  /// The running guest may have less than its definition requires.
  public static let uncheckedDefinition = DemandFlags(rawValue: 1 << 11)
  /// The guest uses components of the XSAVE area beyond x87 and SSE.
  public static let usesState = DemandFlags(rawValue: 1 << 12)
  /// The guest uses components whose XSAVE offset differs between CPUs.
  public static let usesMovableState = DemandFlags(rawValue: 1 << 13)
  /// The offset of one of the guest's movable components is unknown.
  public static let untoldLayout = DemandFlags(rawValue: 1 << 14)
  /// Physical address bits matter for the guest.
  public static let usesAddresses = DemandFlags(rawValue: 1 << 15)
  /// The guest sees its current host's address bits, and they are unknown.
  public static let untoldAddresses = DemandFlags(rawValue: 1 << 16)
  /// The version of QEMU that the machine type came with does not follow from its name.
  public static let unversionedMachine = DemandFlags(rawValue: 1 << 17)
  /// The guest has the CPU of a known vendor, which KVM runs.
  public static let ofVendor = DemandFlags(rawValue: 1 << 18)
  /// The definition's mode is `maximum`.
  public static let maximumMode = DemandFlags(rawValue: 1 << 19)
  /// The definition says whether the guest gets deprecated features.
  public static let switchesDeprecated = DemandFlags(rawValue: 1 << 44)
  /// The definition has QEMU's own number of physical address bits, without saying which.
  public static let unnumberedAddresses = DemandFlags(rawValue: 1 << 20)
  /// The guest has its current host's leaves, and the highest one is unknown.
  public static let untoldLeaves = DemandFlags(rawValue: 1 << 21)
  /// The guest has the leaves of the host that starts it.
  public static let hostsLeaves = DemandFlags(rawValue: 1 << 22)
  /// The guest lacks a feature that its definition names.
  public static let leavesOut = DemandFlags(rawValue: 1 << 24)
  /// The guest sees performance counters if the KVM that runs it gives any, which is unknown.
  public static let doubtfulCounters = DemandFlags(rawValue: 1 << 35)
  /// The guest runs with Hyper-V enlightenments that its host's list lacks.
  public static let unlistedEnlightenments = DemandFlags(rawValue: 1 << 34)
  /// The machine type changes features of the guest's CPU model.
  public static let changedByMachine = DemandFlags(rawValue: 1 << 33)
  /// The guest was given as a CPU without its machine.
  public static let withoutMachine = DemandFlags(rawValue: 1 << 25)
  /// Nobody asked libvirt for the guest's snapshots, checkpoints and block jobs.
  public static let untoldState = DemandFlags(rawValue: 1 << 26)
  /// The definition binds the guest to logical CPUs.
  public static let pinned = DemandFlags(rawValue: 1 << 27)
  /// The definition binds the guest's memory to NUMA nodes.
  public static let bound = DemandFlags(rawValue: 1 << 28)
  /// The guest sees performance counters.
  public static let hasCounters = DemandFlags(rawValue: 1 << 29)
  /// It sees some, and those where it runs are unknown.
  public static let untoldCounters = DemandFlags(rawValue: 1 << 30)
  /// KVM ignores accesses to unknown MSRs where the guest runs.
  public static let ignoresMSRs = DemandFlags(rawValue: 1 << 31)
  /// The definition switches on Hyper-V enlightenments, which KVM provides.
  public static let enlightened = DemandFlags(rawValue: 1 << 32)
  /// The guest has its current host's CPU, and the numbers that identify that are not all known.
  public static let untoldIdentity = DemandFlags(rawValue: 1 << 36)
  /// The guest identifies its CPU as its host's.
  public static let hostsIdentity = DemandFlags(rawValue: 1 << 37)
  /// The guest sees its host's caches.
  public static let hostsCaches = DemandFlags(rawValue: 1 << 38)
  /// It sees those, and they are unknown.
  public static let untoldCaches = DemandFlags(rawValue: 1 << 39)
  /// The hertz of the counter where the guest runs are unknown.
  public static let untoldFrequency = DemandFlags(rawValue: 1 << 40)
  /// The definition switches on Hyper-V interfaces that only KVM's own list has.
  public static let enlightenedByKVMAlone = DemandFlags(rawValue: 1 << 41)
  /// The guest has registers whose values move with it.
  public static let usesRegisters = DemandFlags(rawValue: 1 << 42)
  /// The guest uses components of the XSAVE area that only IA32_XSS enables.
  public static let usesSupervisorState = DemandFlags(rawValue: 1 << 43)
  /// The definition fixes the physical address bits.
  public static let fixesAddresses = DemandFlags(rawValue: 1 << 45)
  /// KVM runs the guest.
  public static let runByKVM = DemandFlags(rawValue: 1 << 23)
}
