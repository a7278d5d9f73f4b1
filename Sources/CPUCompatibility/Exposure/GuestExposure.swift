public import CPUCatalog
internal import X86CPU

/// Whether guests on a host have a feature, and how that is known: those that are started there, and those that come from elsewhere.
///
/// As Xen keeps a default policy for new guests and a greater one for what may migrate in: a guest that comes may
/// have what nobody gives to a new one. The states are those of the decisions of which `HostExposures` keeps the sets; beside
/// them this has the sentences.
///
/// - SeeAlso: xen 4.20 xen/arch/x86/cpu-policy.c, calculate_hvm_max_policy and calculate_hvm_def_policy.
public struct GuestExposure: Sendable, Hashable {
  /// What a guest with the host's own model gets when it is started here.
  public var newGuest: Answer
  /// Whether a guest that has the feature finds it here when it comes.
  public var incoming: Answer

  /// An answer, and how it is known.
  public struct Answer: Sendable, Hashable {
    /// Present, absent, or undetermined; never a conflict.
    public var state: Evidence.State
    /// Whether somebody looked, or a rule says so.
    public var basis: Basis
    /// How it is known, one sentence without a full stop.
    public var why: String
  }

  /// How an answer is known.
  public enum Basis: String, Sendable {
    /// The hypervisor said so.
    case measured
    /// It follows by a rule from what lies below.
    case predicted
    /// It is not known.
    case unknown
  }

  /// Whether guests on `host` have `feature` of `catalog`.
  ///
  /// Decides over all features to explain one: who asks about many reads `HostExposures`.
  public init(_ feature: Feature, on host: HostCPU, catalog: Catalog) {
    self.init(feature, on: host, catalog: catalog, by: ExposureDecisions(host, ExposureMasks(catalog)))
  }

  /// The answers by decisions that are made already.
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

  /// What QEMU gives with KVM to every guest that has it, whatever KVM lists, and adds to no host's model by itself.
  ///
  /// - SeeAlso: qemu 7.2 and 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid; target/i386/cpu.c,
  ///   no_autoenable_flags.
  public static let givenByQEMU: Set<String> = ["topoext", "kvm-hint-dedicated"]
}
