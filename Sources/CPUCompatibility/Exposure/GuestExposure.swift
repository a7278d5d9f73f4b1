public import CPUCatalog
internal import X86CPU

/// Whether guests on a host have a feature, and why: guests that start there, and guests that migrate there.
///
/// This follows Xen's default policy for new guests and larger policy for incoming ones: an arriving guest can
/// have what a new guest never gets. The states come from the same decisions as the sets in `HostExposures`; this type adds
/// the sentences.
///
/// - SeeAlso: xen 4.20 xen/arch/x86/cpu-policy.c, calculate_hvm_max_policy and calculate_hvm_def_policy.
public struct GuestExposure: Sendable, Hashable {
  /// What a guest with the host's own model gets at its start here.
  public var newGuest: Answer
  /// What a guest that migrates here keeps.
  public var incoming: Answer

  /// An answer with its basis.
  public struct Answer: Sendable, Hashable {
    /// Present, absent, or undetermined; never a conflict.
    public var state: Evidence.State
    /// Whether the answer comes from a record or a rule.
    public var basis: Basis
    /// The basis in one sentence without a full stop.
    public var why: String
  }

  /// The basis of an answer.
  public enum Basis: String, Sendable {
    /// The hypervisor reported it.
    case measured
    /// A rule derives it from lower points.
    case predicted
    /// The answer is unknown.
    case unknown
  }

  /// Whether guests on `host` have `feature` of `catalog`.
  ///
  /// It decides all features to explain one; use `HostExposures` for many.
  public init(_ feature: Feature, on host: HostCPU, catalog: Catalog) {
    self.init(feature, on: host, catalog: catalog, by: ExposureDecisions(host, ExposureMasks(catalog)))
  }

  /// The answers from existing decisions.
  init(_ feature: Feature, on host: HostCPU, catalog: Catalog, by decisions: ExposureDecisions) {
    let words = ExposureWords(
      feature: feature, article: catalog.article(of: feature), host: host, catalog: catalog)
    self.init(
      newGuest: words.answer(by: decisions.newGuest, decisions),
      incoming: words.answer(by: decisions.incoming, decisions))
  }

  init(newGuest: Answer, incoming: Answer) {
    self.newGuest = newGuest
    self.incoming = incoming
  }

  /// What QEMU with KVM gives to every guest that names it, whatever KVM lists, but never adds to the host's model.
  ///
  /// - SeeAlso: qemu 7.2 and 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid; target/i386/cpu.c,
  ///   no_autoenable_flags.
  public static let givenByQEMU: Set<String> = ["topoext", "kvm-hint-dedicated"]
}
