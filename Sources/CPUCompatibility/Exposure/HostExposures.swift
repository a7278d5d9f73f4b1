public import CPUCatalog
public import X86CPU

/// Whether guests on one host have each feature of a catalogue, computed once with set algebra.
///
/// Verdicts read only these sets. `GuestExposure` produces the deciding observation or rule, and its sentence,
/// for one feature from the same decisions.
public struct HostExposures: Sendable, Hashable {
  /// Whether an arriving guest keeps the feature here.
  public let accepted: FeatureAnswers
  /// Whether a guest that starts here and names the feature gets it.
  public let started: FeatureAnswers
  /// Whether a new guest gets the feature, requested or not.
  public let offered: FeatureAnswers
  /// The part of `offered`, present or absent, that QEMU, libvirt's host-model or KVM reported.
  public let measured: FeatureSet
  /// The part of `offered`, present or absent, that KVM's or QEMU's source decides.
  public let predicted: FeatureSet
  /// The part of `offered`, present or absent, that CPUID and the catalogue's exposures decide.
  public let assumed: FeatureSet

  /// The exposures of `host`, in O(observations) operations on sets.
  ///
  /// - Parameter masks: The masks of the catalogue that the host's records were read with.
  public init(_ host: HostCPU, masks: ExposureMasks) {
    let decisions = ExposureDecisions(host, masks)
    let offers = OfferSets(decisions, of: host, masks)
    offered = offers.answers
    measured = offers.measured
    predicted = offers.predicted
    assumed = offers.assumed
    accepted = decisions.accepted(offers.answers, masks)
    started = decisions.started(accepted, masks)
  }

  /// What new guests do not get, from a report or from KVM's or QEMU's rules; excludes features that always need a request.
  public var withheld: FeatureSet { offered.absent.intersection(measured.union(predicted)) }
}
