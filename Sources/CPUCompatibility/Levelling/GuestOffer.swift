internal import CPUCatalog
internal import X86CPU

/// Whether a host can give a feature to its guests, as far as its records tell.
public struct GuestOffer: Sendable, Hashable {
  /// Present, absent, or undetermined.
  public var state: Evidence.State
  /// How it is known.
  public var basis: Basis

  /// How an offer is known.
  public enum Basis: String, Sendable {
    /// QEMU, libvirt's host-model or KVM said so.
    case measured
    /// KVM's source decides.
    case predicted
    /// CPUID has it or lacks it, and the catalogue says that KVM passes it on, or emulates it.
    case assumed
    /// It is not known.
    case unknown
  }
}

extension HostExposures {
  /// Whether new guests get the feature with that index, and how that is known.
  public func offer(of index: Int) -> GuestOffer {
    let basis: GuestOffer.Basis =
      measured.contains(index)
      ? .measured : predicted.contains(index) ? .predicted : assumed.contains(index) ? .assumed : .unknown
    return GuestOffer(state: offered.state(of: index), basis: basis)
  }
}
