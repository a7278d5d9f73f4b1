public import CPUCatalog
public import X86CPU

/// What one host gives its guests, feature by feature, worked out once.
public struct HostOffers: Sendable {
  /// The host's name.
  public var name: String
  /// libvirt's name of the vendor; nil if no record tells.
  public let vendor: String?
  /// What guests get.
  public var present = FeatureSet()
  /// What guests do not get.
  public var absent = FeatureSet()
  /// Of what guests get: what KVM, QEMU or libvirt said.
  public var measured = FeatureSet()
  /// What the host's own CPU has, by any record.
  public var own = FeatureSet()
  /// Of what is in neither set: what the CPU has, and KVM gives if its kernel and parameters are as usual.
  public var usual = FeatureSet()
  /// The named models all of which QEMU says the host gives.
  public let usableModels: Set<String>
  /// Whether something is taken to be given since the CPU has it and KVM always passes it on.
  public var isAssumed = false
  /// Whether the host certainly runs 64-bit guests.
  public let isLong: Bool
  /// The CPU's family and model; nil if no record tells, or records differ.
  public let signature: [UInt64]?
  /// The physical address bits of the CPU; nil if no record tells, or records differ.
  public let physicalAddressBits: UInt64?

  /// The offers of `host`, in O(what guests were seen to get).
  ///
  /// A host that runs 64-bit guests gives them all of x86-64-v1, whatever its records leave out: 32-bit tools, for one, do not
  /// see SYSCALL on Intel's CPUs. What guests were seen to get proves all that it cannot work without.
  ///
  /// - SeeAlso: System V ABI, AMD64 Architecture Processor Supplement, table 3.1; Intel SDM vol. 2B, SYSCALL; AMD APM vol. 3,
  ///   SYSCALL.
  public init(_ host: HostCPU, masks: ExposureMasks) {
    let decisions = ExposureDecisions(host, masks)
    let seen = decisions.seen
    let offers = OfferSets(decisions, of: host, masks)
    name = host.name
    vendor = host.vendor
    usableModels = Set(host.customModels.filter { $0.value == true }.keys)
    signature = host.value(.family).flatMap { family in host.value(.model).map { [family, $0] } }
    physicalAddressBits = host.value(.physicalAddressBits)
    own = seen.ownPresent
    present = offers.answers.present.intersection(masks.levelled)
    measured = present.intersection(offers.measured)
    isAssumed = !present.intersection(offers.assumed).isDisjoint(with: masks.passedThrough)
    absent = offers.answers.absent.intersection(masks.levelled)
    // What KVM, QEMU or libvirt said that guests lack.
    let denied = absent.intersection(offers.measured)
    if !seen.guestsAreTold {
      usual = masks.levelled.intersection(masks.conditional).intersection(seen.ownPresent)
        .subtracting(seen.ownAbsent).subtracting(seen.ownConflicts).subtracting(present).subtracting(absent)
    }
    // No CPU with VMX or SVM lacks these: a record that denies them is a part of one, and what it does not name is not lost.
    if !absent.subtracting(denied).isDisjoint(with: masks.named.universal) { absent = denied }
    masks.dependencies.addNeeds(of: measured, to: &present, except: absent)
    let long = masks.named.longMode
    isLong =
      !long.isEmpty && absent.isDisjoint(with: long)
      && (long.isSubset(of: present) || host.architecture == "x86_64")
    guard isLong else { return }
    present.formUnion(masks.baseline.subtracting(absent))
    let syscall = masks.named.syscall
    if seen.guestAbsent.isDisjoint(with: syscall) {
      absent.subtract(syscall)
      present.formUnion(syscall)
    }
  }
}
