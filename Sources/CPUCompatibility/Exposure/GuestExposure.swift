public import CPUCatalog

/// Whether guests on a host have a feature: those that are started there, and those that come from elsewhere.
///
/// As Xen keeps a default policy for new guests and a greater one for what may migrate in: a guest that comes may
/// have what nobody gives to a new one.
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

  /// Whether guests on `host` have `feature`; `article` is the feature's.
  public init(_ feature: Feature, _ article: FeatureArticle, on host: HostCPU) {
    let offered = Self.readByQEMU(feature, article, on: host, Self.offered(feature, on: host))
    let tellers = Self.tellers(on: host)
    newGuest =
      Self.given(feature, by: tellers)
      ?? Self.byExposure(feature, article, offered, nobodyAsked: tellers.isEmpty)
    let accepted = Self.accepted(feature, article, on: host, offered, nobodyAsked: tellers.isEmpty)
    // What is seen to be given to new guests those that come keep, whatever was predicted.
    incoming = newGuest.state == .present && newGuest.basis == .measured ? newGuest : accepted
  }

  /// Whether more is known of the host than what QEMU emulates there.
  private static func showsMoreThanEmulation(_ host: HostCPU) -> Bool {
    host.observations.contains { !$0.point.isEmulation }
  }

  /// What shows a new guest's features, as QEMU or libvirt give them, the lowest first.
  private static func tellers(on host: HostCPU) -> [Observation] {
    // Of a host of which nothing but emulated guests is known, these are the guests.
    let isReal = showsMoreThanEmulation(host)
    return host.observations.filter { observation in
      guard observation.point.isEmulation != isReal else { return false }
      switch observation.point {
      case .qemuModel(name: "host", _), .qemuModel(name: "max", accelerator: "tcg"), .libvirtHostModel,
        .guestCPUID:
        return true
      default: return false
      }
    }
  }

  /// What the highest of those that tell says.
  private static func given(_ feature: Feature, by tellers: [Observation]) -> Answer? {
    for teller in tellers.reversed() {
      let state = teller.evidence.state(of: feature.index)
      guard state == .present || state == .absent else { continue }
      // libvirt reports what cannot be migrated too, and leaves it out when it starts a guest.
      if feature.name == "invtsc", state == .present, case .libvirtHostModel = teller.point {
        return Answer(
          state: .absent, basis: .predicted,
          why: "libvirt lists it, and starts guests without what cannot be migrated")
      }
      return Answer(
        state: state, basis: .measured, why: "\(teller.point.title) \(state == .present ? "has" : "lacks") it"
      )
    }
    return nil
  }

  /// What KVM offers, as it says or as its source decides.
  private static func offered(_ feature: Feature, on host: HostCPU) -> Answer {
    for observation in host.observations {
      let state = observation.evidence.state(of: feature.index)
      guard state == .present || state == .absent else { continue }
      switch observation.point {
      case .kvmSupported:
        return Answer(
          state: state, basis: .measured,
          why: "KVM \(state == .present ? "offers" : "does not offer") it (\(observation.document))")
      case .kvmPredicted(let kernel):
        return Answer(
          state: state, basis: .predicted,
          why: host.kvmPrediction(of: feature)?.rule ?? "by the source of KVM of Linux \(kernel)")
      default: continue
      }
    }
    return Answer(
      state: .undetermined, basis: .unknown, why: "KVM was not asked, and nothing lets it be predicted")
  }

  /// What QEMU makes of a bit that KVM does not list: where it reads the host's CPUID itself, guests have what CPUID shows.
  ///
  /// What KVM offers is left as it is where QEMU's version does not, and is not known where the version is not known.
  private static func readByQEMU(
    _ feature: Feature, _ article: FeatureArticle, on host: HostCPU, _ offered: Answer
  ) -> Answer {
    guard let addition = article.qemuAddition, addition.source == .hostCPUID, offered.state != .present,
      let cpuid = host.observations.first(where: { $0.point == .cpuid }),
      cpuid.evidence.certainlyPresent.contains(feature.index)
    else { return offered }
    let versions = Set(host.configuration?.qemuVersions.values.map(\.self) ?? [])
    let answers = Set(versions.map { addition.isIn(version: $0) })
    if answers == [true] {
      return Answer(
        state: .present, basis: .predicted,
        why:
          "QEMU \(versions.sorted().joined(separator: ", ")) reads it from the host's CPUID, whatever KVM lists"
      )
    }
    if answers == [false] { return offered }
    return Answer(
      state: .undetermined, basis: .unknown,
      why:
        "\(offered.why); QEMU from \(addition.since) on reads it from the host's CPUID all the same, 7.2 does not, and which "
        + "runs here is not known")
  }

  /// What a new guest gets of what KVM offers: not what must be asked for.
  private static func byExposure(
    _ feature: Feature, _ article: FeatureArticle, _ offered: Answer, nobodyAsked: Bool
  ) -> Answer {
    switch feature.exposure {
    case .never:
      Answer(state: .absent, basis: .predicted, why: "No guest has it: \(article.exposure.text)")
    case .requested:
      Answer(state: .absent, basis: .predicted, why: "Only on request: \(article.exposure.text)")
    case .emulated where offered.state != .present && nobodyAsked:
      // What the hypervisor sets by itself is not on KVM's list.
      Answer(state: .present, basis: .predicted, why: article.exposure.text)
    case .passedThrough, .emulated, .conditional:
      Answer(
        state: offered.state, basis: offered.state == .undetermined ? .unknown : .predicted, why: offered.why)
    }
  }

  /// What QEMU gives with KVM to every guest that has it, whatever KVM lists, and adds to no host's model by itself.
  ///
  /// - SeeAlso: qemu 7.2 and 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid; target/i386/cpu.c,
  ///   no_autoenable_flags.
  public static let givenByQEMU: Set<String> = ["topoext", "kvm-hint-dedicated"]

  /// What a guest that comes may keep.
  private static func accepted(
    _ feature: Feature, _ article: FeatureArticle, on host: HostCPU, _ offered: Answer, nobodyAsked: Bool
  ) -> Answer {
    if offered.state == .present { return offered }
    if givenByQEMU.contains(feature.name), showsMoreThanEmulation(host) {
      return Answer(
        state: .present, basis: .predicted,
        why: "QEMU gives it on any host to a guest whose model or definition has it")
    }
    if host.observations.contains(where: {
      $0.point == .kvmEmulated && $0.evidence.certainlyPresent.contains(feature.index)
    }) {
      return Answer(
        state: .present, basis: .measured,
        why: "KVM emulates it for a guest that has it (KVM_GET_EMULATED_CPUID)")
    }
    switch feature.exposure {
    case .requested: return requested(feature, article, on: host)
    case .emulated where nobodyAsked:
      return Answer(state: .present, basis: .predicted, why: article.exposure.text)
    case .emulated, .passedThrough, .conditional, .never: return offered
    }
  }

  /// Whether what must be asked for can be had here.
  private static func requested(
    _ feature: Feature, _ article: FeatureArticle, on host: HostCPU
  ) -> Answer {
    // KVM_X86_DISABLE_EXITS_MWAIT is bit 0 of the capability (linux 6.12 include/uapi/linux/kvm.h).
    if feature.name == "monitor",
      let exits = host.configuration?.kvmCapabilities?["KVM_CAP_X86_DISABLE_EXITS"]
    {
      return exits > 0 && exits & 1 == 1
        ? Answer(
          state: .present, basis: .measured,
          why: "KVM lets guests use MWAIT (KVM_CAP_X86_DISABLE_EXITS = \(exits)), if QEMU runs with cpu-pm=on"
        )
        : Answer(
          state: .absent, basis: .measured,
          why: "KVM does not let guests use MWAIT (KVM_CAP_X86_DISABLE_EXITS = \(exits))")
    }
    if feature.name == "invtsc",
      let teller = tellers(on: host).last(where: { $0.evidence.certainlyPresent.contains(feature.index) })
    {
      return Answer(
        state: .present, basis: .measured,
        why: "\(teller.point.title) has it, for guests whose TSC frequency is fixed")
    }
    return Answer(state: .undetermined, basis: .unknown, why: "Only on request: \(article.exposure.text)")
  }
}
