public import X86CPU

/// A host looked up in a map: what comparing needs of it, as bits.
public struct ResolvedHost: Sendable, Hashable {
  /// The vendor's name, if the definition says one.
  public let vendor: String?
  /// Everything the host has.
  public let bits: MapBits
}

/// A guest's CPU, or a host's that is to be replaced, looked up in a map: what comparing needs of it, as bits.
public struct ResolvedCandidate: Sendable, Hashable {
  /// The architecture, if the definition says one.
  public let architecture: String?
  /// The vendor's name, if the definition says one.
  public let vendor: String?
  /// What the host must have: the model and required features, without forced, optional and disabled ones.
  public let required: MapBits
  /// What the host must not have.
  public let forbidden: MapBits
  /// What the candidate speaks of at all, but for what it forbids.
  public let mentioned: MapBits
  /// Whether the host must have nothing else.
  public let isStrict: Bool

  /// Whether the architecture is one that the x86 driver serves.
  var isForX86: Bool { architecture == nil || architecture == "x86_64" || architecture == "i686" }
}

extension CPUMap {
  /// Looks a host up.
  ///
  /// - Throws: `Unknown CPU model X`, `Unknown CPU feature X`.
  public func resolve(host: CPUDefinition) throws(LibvirtError) -> ResolvedHost {
    ResolvedHost(vendor: host.vendor, bits: try expand(host))
  }

  /// Looks a candidate up.
  ///
  /// - Throws: `Unknown CPU model X`, `Unknown CPU feature X`; whatever the feature's policy.
  public func resolve(candidate: CPUDefinition) throws(LibvirtError) -> ResolvedCandidate {
    let forced = try part(.force, of: candidate)
    var required = try part(.require, of: candidate)
    let optional = try part(.optional, of: candidate)
    let disabled = try part(.disable, of: candidate)
    let forbidden = try part(.forbid, of: candidate)
    required.subtract(forced)
    required.subtract(optional)
    required.subtract(disabled)
    return ResolvedCandidate(
      architecture: candidate.architecture, vendor: candidate.vendor, required: required,
      forbidden: forbidden, mentioned: required.union(forced).union(optional).union(disabled),
      isStrict: candidate.kind == .guest && candidate.match == .strict)
  }
}
