public import CPUCatalog
public import X86CPU

/// Whether guests on one host have each feature of a catalogue, worked out once by set algebra.
///
/// A verdict reads these sets alone. Which observation or rule decided a feature, and the sentence on it, are made for the
/// feature that somebody asks about: `GuestExposure` reads them from the same decisions.
public struct HostExposures: Sendable, Hashable {
  /// Whether a guest that comes from elsewhere keeps the feature here.
  public let accepted: FeatureAnswers
  /// Whether a guest that is started here, and whose definition names the feature, gets it.
  public let started: FeatureAnswers
  /// Whether a new guest gets the feature, asked for or not.
  public let offered: FeatureAnswers
  /// Of what `offered` answers, either way: what QEMU, libvirt's host-model or KVM said.
  public let measured: FeatureSet
  /// Of what `offered` answers, either way: what KVM's source or QEMU's decides.
  public let predicted: FeatureSet
  /// Of what `offered` answers, either way: what CPUID has or lacks, and the catalogue says how KVM treats it.
  public let assumed: FeatureSet

  /// The exposures of `host`, in O(observations) operations on sets.
  ///
  /// - Parameter masks: Those of the catalogue by which the host's records were read.
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

  /// What new guests do not get, as somebody said or a rule of KVM's or QEMU's decides; not what no host gives unasked.
  public var withheld: FeatureSet { offered.absent.intersection(measured.union(predicted)) }
}
