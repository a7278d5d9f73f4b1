public import CPUCatalog
public import X86CPU

/// What one host gives its guests, computed once for all features.
public struct HostOffers: Sendable {
  /// The host's name.
  public var name: String
  /// libvirt's name of the vendor; nil if no record has it.
  public let vendor: String?
  /// The features that guests get.
  public var present = FeatureSet()
  /// The features that guests do not get.
  public var absent = FeatureSet()
  /// The part of what guests get that KVM, QEMU or libvirt reported.
  public var measured = FeatureSet()
  /// The features of the host's own CPU in any record.
  public var own = FeatureSet()
  /// The unknown features that the CPU has and KVM gives with a usual kernel and parameters.
  public var usual = FeatureSet()
  /// The named models that QEMU reports as fully usable.
  public let usableModels: Set<String>
  /// Whether some features count as given because the CPU has them and KVM always passes them on.
  public var isAssumed = false
  /// Whether the host certainly runs 64-bit guests.
  public let isLong: Bool
  /// The CPU's family and model; nil if no record has them or records differ.
  public let signature: [UInt64]?
  /// The CPU's physical address bits; nil if no record has them or records differ.
  public let physicalAddressBits: UInt64?

  /// Computes the offers of `host`, in O(features that guests visibly get).
  ///
  /// A host that runs 64-bit guests gives them all of x86-64-v1, whatever its records leave out: 32-bit tools, for one, do not
  /// see SYSCALL on Intel CPUs. What guests visibly get also proves its dependencies.
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
    // What guests lack according to KVM, QEMU or libvirt.
    let denied = absent.intersection(offers.measured)
    if !seen.guestsAreTold {
      usual = masks.levelled.intersection(masks.conditional).intersection(seen.ownPresent)
        .subtracting(seen.ownAbsent).subtracting(seen.ownConflicts).subtracting(present).subtracting(absent)
    }
    // Every CPU with VMX or SVM has these: a record that denies them is incomplete, and what it omits is not lost.
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
