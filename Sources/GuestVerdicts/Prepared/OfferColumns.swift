/// Sets of features that a host brings to a verdict.
///
/// What the policy of the host's cluster accepts to lose is a matter of the host: each set stands apart for accepted features
/// and others, so that a guest is prepared once for hosts of all clusters.
public enum OfferSet: Int, Sendable, CaseIterable {
  /// What guests that come lose and break by, and nobody accepts.
  case missingGrave
  /// What guests that come lose else.
  case missingLight
  /// What the host does not tell, and nobody accepts to lose.
  case untold
  /// What the host does not tell, and the policy accepts to lose.
  case untoldAccepted
  /// What guests that come lose, grave or not, and nobody accepts to lose.
  case absent
  /// What guests that come lose, grave or not, and the policy accepts to lose.
  case absentAccepted
  /// What of `absent` the host's map has a name for.
  case refused
  /// What of `absentAccepted` the host's map has a name for.
  case refusedAccepted
  /// Controls of VT-x and SVM that guests do not certainly get.
  case withheld
  /// What of `withheld` the host's map has a name for and nobody accepts to lose.
  case withheldRefused
  /// What of `withheld` the host's map has a name for and the policy accepts to lose.
  case withheldAccepted
  /// What new guests get.
  case given
  /// What new guests may get: the host does not tell.
  case givenUntold
  /// What libvirt compares strict definitions with: what the host's highest record shows and its map names.
  case reference
  /// What only some of the host's logical CPUs have.
  case mixed
  /// What guests must keep by the policy, and get.
  case kept
  /// What arriving guests lose and no record of the host shows.
  case unshown
}

/// Sets of codes that a host brings.
public enum OfferCodes: Int, Sendable, CaseIterable {
  /// Machine types that the host certainly does not have.
  case lackingMachines
  /// Machine types of which no record tells.
  case untoldMachines
  /// Emulators that may be any of several versions of QEMU on the host.
  case ambiguousEmulators
}

/// Tables of numbers that a host brings, 16 entries each; an entry of 0 is unreported.
public enum OfferTable: Int, Sendable, CaseIterable {
  /// The version of QEMU behind each emulator, by the space's numbers.
  case qemuVersions
}

/// Small sets that a host brings: a bit each.
public enum OfferWord: Int, Sendable, CaseIterable {
  /// Components of the XSAVE area that XCR0 does not take, though guests get the feature that uses them.
  case lackingComponents
  /// Weaknesses that the host announces, by their places in `VerdictFacts.weaknesses`.
  case weaknesses
  /// Groups of names that no record of the host knows, by the space's numbers.
  case unknownNames
  /// The map of the host's libvirt, by the space's number.
  case map
  /// Movable components of the XSAVE area whose size and place are not known, by their numbers.
  case unplacedComponents
}

/// Numbers that a host brings; each may be unknown.
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
  /// Physical address bits.
  case addressBits
  /// Hertz of the time-stamp counter.
  case counterFrequency
  /// The CPU's identity.
  case family, model, stepping, microcode
  /// Size and offset of each component of the XSAVE area.
  case layout2, layout3, layout4, layout5, layout6, layout7, layout9, layout17, layout18
}

/// What is so of a host, or not.
public struct OfferFlags: OptionSet, Sendable, Hashable, BitwiseCopyable {
  /// The bits.
  public let rawValue: UInt64

  /// The flags of these bits.
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// KVM cannot take over the state of guests' guests.
  public static let withoutNestedState = OfferFlags(rawValue: 1 << 0)
  /// The kernel has no KVM loaded.
  public static let withoutKVM = OfferFlags(rawValue: 1 << 1)
  /// Guests' counters run at other frequencies than the CPU's.
  public static let scalesCounters = OfferFlags(rawValue: 1 << 2)
  /// They cannot.
  public static let scalesNoCounters = OfferFlags(rawValue: 1 << 3)
  /// The host's logical CPUs are of several kinds.
  public static let mixed = OfferFlags(rawValue: 1 << 4)
  /// Guests do not get what they must keep by the policy.
  public static let losesKept = OfferFlags(rawValue: 1 << 5)
  /// Whether guests get what they must keep is not known.
  public static let untoldKept = OfferFlags(rawValue: 1 << 6)
  /// What XCR0 takes is not known.
  public static let untoldState = OfferFlags(rawValue: 1 << 7)
  /// Physical address bits are not known.
  public static let untoldAddresses = OfferFlags(rawValue: 1 << 8)
  /// The counter's frequency is not known.
  public static let untoldCounter = OfferFlags(rawValue: 1 << 9)
  /// libvirt's version is unknown.
  public static let untoldLibvirt = OfferFlags(rawValue: 1 << 10)
  /// The CPU's vendor is not known.
  public static let untoldVendor = OfferFlags(rawValue: 1 << 11)
  /// The offer is to guests whose CPU QEMU emulates.
  public static let toEmulated = OfferFlags(rawValue: 1 << 12)
  /// The highest CPUID leaf that KVM provides is unknown.
  public static let untoldLeaves = OfferFlags(rawValue: 1 << 13)
  /// KVM's limit of virtual CPUs is unknown.
  public static let untoldCPUs = OfferFlags(rawValue: 1 << 14)
}
