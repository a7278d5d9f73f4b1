/// Sets of features that a host brings to a verdict.
///
/// The accepted losses depend on the host's cluster, so each set exists separately for accepted features
/// and others; this way a guest is prepared once for hosts of all clusters.
public enum OfferSet: Int, Sendable, CaseIterable {
  /// Losses that break arriving guests and are not accepted.
  case missingGrave
  /// Other losses of arriving guests.
  case missingLight
  /// Unreported features whose loss is not accepted.
  case untold
  /// Unreported features whose loss the policy accepts.
  case untoldAccepted
  /// All losses of arriving guests that are not accepted.
  case absent
  /// All losses of arriving guests that the policy accepts.
  case absentAccepted
  /// The part of `absent` that the host's map can name.
  case refused
  /// The part of `absentAccepted` that the host's map can name.
  case refusedAccepted
  /// Controls of VT-x and SVM that guests may not get.
  case withheld
  /// The part of `withheld` that the host's map can name, without accepted losses.
  case withheldRefused
  /// The part of `withheld` that the host's map can name and the policy accepts to lose.
  case withheldAccepted
  /// What new guests get.
  case given
  /// What new guests may get; the host does not report it.
  case givenUntold
  /// The basis for strict definitions: what the host's highest record shows and its map can name.
  case reference
  /// What only some of the host's logical CPUs have.
  case mixed
  /// What guests must keep by the policy and do get.
  case kept
  /// What arriving guests lose and no record of the host shows.
  case unshown
}

/// Sets of codes of a host.
public enum OfferCodes: Int, Sendable, CaseIterable {
  /// Machine types that the host certainly does not have.
  case lackingMachines
  /// Machine types missing from all records.
  case untoldMachines
  /// Emulators that may be any of several versions of QEMU on the host.
  case ambiguousEmulators
}

/// Tables of numbers that a host brings, 16 entries each; an entry of 0 is unreported.
public enum OfferTable: Int, Sendable, CaseIterable {
  /// The version of QEMU behind each emulator, by the space's numbers.
  case qemuVersions
}

/// Small sets of a host, one bit per member.
public enum OfferWord: Int, Sendable, CaseIterable {
  /// XSAVE components that XCR0 does not accept, although guests get the feature that uses them.
  case lackingComponents
  /// Weaknesses that the host announces, by index in `VerdictFacts.weaknesses`.
  case weaknesses
  /// Groups of names that no record of the host knows, by the space's numbers.
  case unknownNames
  /// The map of the host's libvirt, by the space's number.
  case map
  /// Movable XSAVE components with unknown size and offset, by number.
  case unplacedComponents
  /// Sizes of huge pages that the host does not list, by index in `VerdictFacts.pageSizes`.
  case lackingPages
  /// Hyper-V enlightenments that libvirt does not list, by index in `VerdictFacts.enlightenments`.
  case lackingEnlightenments
  /// Hyper-V interfaces that KVM does not list, by index in `HyperVInterface.all`.
  case lackingHypervInterfaces
  /// KVM's own interfaces that it does not offer and whose loss breaks a guest, by index in `VerdictFacts.interfaces`.
  case lackingGraveInterfaces
  /// Others that it does not offer.
  case lackingLightInterfaces
  /// Those that it may or may not offer.
  case untoldInterfaces
  /// Registers whose values KVM does not take, by index in `SavedRegister.all`.
  case lackingRegisters
}

/// Numbers of a host; each can be unknown.
public enum OfferNumber: Int, Sendable, CaseIterable {
  /// The vendor, by the space's number.
  case vendor
  /// libvirt's version.
  case libvirtVersion
  /// The highest basic and extended CPUID leaf that KVM gives guests with the host's CPU.
  case basicLeaf, extendedLeaf
  /// The most virtual CPUs that KVM runs in one guest.
  case cpus
  /// Bytes of the caches.
  case cacheL1Data, cacheL1Instruction, cacheL2, cacheL3
  /// Physical address bits, by CPUID.
  case addressBits
  /// Those that the kernel left, with which libvirt compares a definition.
  case kernelAddressBits
  /// Hertz of the time-stamp counter.
  case counterFrequency
  /// The CPU's identity.
  case family, model, stepping, microcode
  /// Size and offset of each component of the XSAVE area.
  case layout2, layout3, layout4, layout5, layout6, layout7, layout9, layout17, layout18
  /// The highest logical CPU and NUMA node.
  case highestCPU, highestNode
  /// The performance counters that KVM lists.
  case counters
  /// The highest APIC number that KVM accepts.
  case highestAPIC
}

/// Boolean properties of a host.
public struct OfferFlags: OptionSet, Sendable, Hashable, BitwiseCopyable {
  /// The bits.
  public let rawValue: UInt64

  /// Creates flags from bits.
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// KVM cannot accept the state of nested guests.
  public static let withoutNestedState = OfferFlags(rawValue: 1 << 0)
  /// The kernel has no KVM loaded.
  public static let withoutKVM = OfferFlags(rawValue: 1 << 1)
  /// Guests' TSC can run at other frequencies than the CPU's.
  public static let scalesCounters = OfferFlags(rawValue: 1 << 2)
  /// Guests' TSC cannot run at other frequencies.
  public static let scalesNoCounters = OfferFlags(rawValue: 1 << 3)
  /// The host has several kinds of logical CPU.
  public static let mixed = OfferFlags(rawValue: 1 << 4)
  /// Guests do not get what they must keep by the policy.
  public static let losesKept = OfferFlags(rawValue: 1 << 5)
  /// It is unknown whether guests get what they must keep.
  public static let untoldKept = OfferFlags(rawValue: 1 << 6)
  /// The components that XCR0 accepts are unknown.
  public static let untoldState = OfferFlags(rawValue: 1 << 7)
  /// Physical address bits are unknown.
  public static let untoldAddresses = OfferFlags(rawValue: 1 << 8)
  /// The counter's frequency is unknown.
  public static let untoldCounter = OfferFlags(rawValue: 1 << 9)
  /// libvirt's version is unknown.
  public static let untoldLibvirt = OfferFlags(rawValue: 1 << 10)
  /// The CPU's vendor is unknown.
  public static let untoldVendor = OfferFlags(rawValue: 1 << 11)
  /// The offer applies to emulated guests.
  public static let toEmulated = OfferFlags(rawValue: 1 << 12)
  /// The highest CPUID leaf that KVM provides is unknown.
  public static let untoldLeaves = OfferFlags(rawValue: 1 << 13)
  /// KVM's limit of virtual CPUs is unknown.
  public static let untoldCPUs = OfferFlags(rawValue: 1 << 14)
  /// The host's logical CPUs are not listed.
  public static let untoldCPUList = OfferFlags(rawValue: 1 << 15)
  /// The host's NUMA nodes are not listed.
  public static let untoldNodes = OfferFlags(rawValue: 1 << 16)
  /// KVM's parameter gives guests no performance counters.
  public static let withoutCounters = OfferFlags(rawValue: 1 << 17)
  /// The performance counters that KVM gives guests are unknown.
  public static let untoldCounters = OfferFlags(rawValue: 1 << 18)
  /// Accesses to unknown MSRs fault.
  public static let faultsOnMSRs = OfferFlags(rawValue: 1 << 19)
  /// Neither libvirt nor KVM lists Hyper-V enlightenments.
  public static let untoldEnlightenments = OfferFlags(rawValue: 1 << 20)
  /// KVM's own list of Hyper-V interfaces is unknown.
  public static let untoldHypervInterfaces = OfferFlags(rawValue: 1 << 21)
  /// The registers whose values KVM takes are unknown.
  public static let untoldRegisters = OfferFlags(rawValue: 1 << 22)
  /// The numbers that identify the CPU are not all known.
  public static let untoldIdentity = OfferFlags(rawValue: 1 << 23)
  /// The sizes of the caches are unknown.
  public static let untoldCaches = OfferFlags(rawValue: 1 << 24)
  /// KVM does not deliver interrupts to APIC numbers above 254.
  public static let withoutWideAPIC = OfferFlags(rawValue: 1 << 25)
  /// It is unknown whether KVM does.
  public static let untoldWideAPIC = OfferFlags(rawValue: 1 << 26)
  /// The components that IA32_XSS accepts are unknown.
  public static let untoldSupervisorState = OfferFlags(rawValue: 1 << 27)
  /// The physical address bits that the kernel left are unknown.
  public static let untoldKernelAddresses = OfferFlags(rawValue: 1 << 28)
}
