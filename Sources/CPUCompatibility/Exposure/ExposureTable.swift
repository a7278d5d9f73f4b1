internal import CPUCatalog
internal import X86CPU

/// An ordered list of decisions about a catalogue's features; the first that names a feature decides it.
struct ExposureTable: Sendable {
  /// One decision about some features.
  struct Decision: Sendable {
    var ground: ExposureGround
    var basis: GuestExposure.Basis
    var present: FeatureSet
    var absent: FeatureSet
    /// The features decided to be unknown.
    var undetermined: FeatureSet

    /// Every feature that the decision covers.
    var features: FeatureSet { present.union(absent).union(undetermined) }
  }

  /// The decisions made so far.
  private(set) var decisions: [Decision] = []
  /// The undecided features.
  private(set) var open: FeatureSet

  /// Creates a table with `features` undecided.
  init(on features: FeatureSet) {
    open = features
    decisions.reserveCapacity(12)
  }

  /// Decides those of the given features that are still open.
  mutating func decide(
    _ ground: ExposureGround, _ basis: GuestExposure.Basis, present: FeatureSet = FeatureSet(),
    absent: FeatureSet = FeatureSet(), undetermined: FeatureSet = FeatureSet()
  ) {
    let decision = Decision(
      ground: ground, basis: basis, present: present.intersection(open), absent: absent.intersection(open),
      undetermined: undetermined.intersection(open))
    let features = decision.features
    guard !features.isEmpty else { return }
    open.subtract(features)
    decisions.append(decision)
  }

  /// Copies another table's decisions for those of `features` that are still open.
  mutating func adopt(
    _ decision: Decision, on features: FeatureSet? = nil, basis: GuestExposure.Basis? = nil
  ) {
    func narrowed(_ set: FeatureSet) -> FeatureSet { features.map { set.intersection($0) } ?? set }
    decide(
      decision.ground, basis ?? decision.basis, present: narrowed(decision.present),
      absent: narrowed(decision.absent), undetermined: narrowed(decision.undetermined))
  }

  /// The features decided present or absent on one of `bases`.
  func answers(_ bases: GuestExposure.Basis...) -> FeatureAnswers {
    var present = FeatureSet()
    var absent = FeatureSet()
    for decision in decisions where bases.contains(decision.basis) {
      present.formUnion(decision.present)
      absent.formUnion(decision.absent)
    }
    return FeatureAnswers(present: present, absent: absent)
  }

  /// The decision about the feature with that index; nil if open.
  func decision(on index: Int) -> Decision? { decisions.first { $0.features.contains(index) } }
}

extension ExposureTable.Decision {
  /// Present, absent or undetermined, for a feature that it decides.
  func state(of index: Int) -> Evidence.State {
    if present.contains(index) { return .present }
    return absent.contains(index) ? .absent : .undetermined
  }
}

/// The basis of a decision about a feature.
enum ExposureGround: Sendable, Hashable {
  /// An observation of QEMU, libvirt or a guest, by its index among the host's observations.
  case told(observation: Int)
  /// libvirt lists it but leaves it out when it starts a guest, because it cannot migrate.
  case unmigratable
  /// No guest gets it.
  case never
  /// It needs a request.
  case onRequest
  /// The hypervisor sets it itself.
  case emulated
  /// What KVM offers, from its own answer or a prediction: the index among the host's observations.
  case kvm(observation: Int)
  /// KVM's answer is missing.
  case kvmUnasked
  /// QEMU reads it from the host's CPUID, whatever KVM lists.
  case readByQEMU
  /// It is unknown whether the QEMU here reads it from the host's CPUID.
  case perhapsReadByQEMU
  /// QEMU gives it to any guest that names it, on any host.
  case givenByQEMU
  /// libvirt lists it among what guests can be given, beyond its host-model.
  case supportedByLibvirt
  /// KVM emulates it for a guest that has it.
  case emulatedOnRequest
  /// KVM's capability decides whether guests can use MWAIT.
  case waiting(exits: Int)
  /// A model shows the invariant counter, for guests with a fixed frequency: the index among the host's observations.
  case fixedCounter(observation: Int)
}
