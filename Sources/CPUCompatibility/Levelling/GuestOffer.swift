internal import CPUCatalog
internal import X86CPU

/// Whether a host can give a feature to its guests, as far as its records show.
public struct GuestOffer: Sendable, Hashable {
  /// Present, absent, or undetermined.
  public var state: Evidence.State
  /// The basis of the state.
  public var basis: Basis

  /// The basis of an offer.
  public enum Basis: String, Sendable {
    /// QEMU, libvirt's host-model or KVM reported it.
    case measured
    /// KVM's source decides.
    case predicted
    /// CPUID decides, together with the catalogue's rule for KVM.
    case assumed
    /// The answer is unknown.
    case unknown
  }
}

extension HostExposures {
  /// Whether new guests get the feature with that index, with the basis.
  public func offer(of index: Int) -> GuestOffer {
    let basis: GuestOffer.Basis =
      measured.contains(index)
      ? .measured : predicted.contains(index) ? .predicted : assumed.contains(index) ? .assumed : .unknown
    return GuestOffer(state: offered.state(of: index), basis: basis)
  }
}
