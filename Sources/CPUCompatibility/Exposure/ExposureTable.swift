internal import CPUCatalog
internal import X86CPU

/// Decisions on the features of a catalogue, in the order in which they are made: the first that names a feature decides it.
struct ExposureTable: Sendable {
  /// A decision on some features.
  struct Decision: Sendable {
    var ground: ExposureGround
    var basis: GuestExposure.Basis
    var present: FeatureSet
    var absent: FeatureSet
    /// Decided not to be known.
    var undetermined: FeatureSet

    /// All features that it decides.
    var features: FeatureSet { present.union(absent).union(undetermined) }
  }

  /// The decisions made so far.
  private(set) var decisions: [Decision] = []
  /// The features that are not decided yet.
  private(set) var open: FeatureSet

  /// No decision on `features` yet.
  init(on features: FeatureSet) {
    open = features
    decisions.reserveCapacity(12)
  }

  /// Decides what is still open of the given features.
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

  /// Takes over another table's decision on what is still open of `features`.
  mutating func adopt(
    _ decision: Decision, on features: FeatureSet? = nil, basis: GuestExposure.Basis? = nil
  ) {
    func narrowed(_ set: FeatureSet) -> FeatureSet { features.map { set.intersection($0) } ?? set }
    decide(
      decision.ground, basis ?? decision.basis, present: narrowed(decision.present),
      absent: narrowed(decision.absent), undetermined: narrowed(decision.undetermined))
  }

  /// What is decided to be present or absent on one of `bases`.
  func answers(_ bases: GuestExposure.Basis...) -> FeatureAnswers {
    var present = FeatureSet()
    var absent = FeatureSet()
    for decision in decisions where bases.contains(decision.basis) {
      present.formUnion(decision.present)
      absent.formUnion(decision.absent)
    }
    return FeatureAnswers(present: present, absent: absent)
  }

  /// The decision on the feature with that index; nil if it is open.
  func decision(on index: Int) -> Decision? { decisions.first { $0.features.contains(index) } }
}

extension ExposureTable.Decision {
  /// Present, absent or undetermined, for a feature that it decides.
  func state(of index: Int) -> Evidence.State {
    if present.contains(index) { return .present }
    return absent.contains(index) ? .absent : .undetermined
  }
}

/// What decides whether guests have a feature.
enum ExposureGround: Sendable, Hashable {
  /// What QEMU, libvirt or a guest shows, by its number among the host's observations.
  case told(observation: Int)
  /// libvirt lists what it leaves out when it starts a guest, for it cannot be migrated.
  case unmigratable
  /// No guest is given it.
  case never
  /// It must be asked for.
  case onRequest
  /// The hypervisor sets it by itself.
  case emulated
  /// What KVM offers, by its own answer or by a prediction: the number among the host's observations.
  case kvm(observation: Int)
  /// Nobody asked KVM.
  case kvmUnasked
  /// QEMU reads it from the host's CPUID, whatever KVM lists.
  case readByQEMU
  /// Whether the QEMU that runs here reads it from the host's CPUID is not known.
  case perhapsReadByQEMU
  /// QEMU gives it on any host to a guest that names it.
  case givenByQEMU
  /// KVM emulates it for a guest that has it.
  case emulatedOnRequest
  /// KVM lets guests use MWAIT, or does not, by its capability's value.
  case waiting(exits: Int)
  /// A model shows the invariant counter, for guests whose frequency is fixed: the number among the host's observations.
  case fixedCounter(observation: Int)
}
