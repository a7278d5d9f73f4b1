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
    guard let parts = parts(of: candidate) else {
      // Which of several unknown names is told depends on their policies.
      for policy: CPUDefinition.Policy in [.force, .require, .optional, .disable, .forbid] {
        _ = try part(policy, of: candidate)
      }
      throw LibvirtError(.internalError, "An error occurred, but the cause is unknown")
    }
    var required = parts.required
    required.subtract(parts.given)
    return ResolvedCandidate(
      architecture: candidate.architecture, vendor: candidate.vendor, required: required,
      forbidden: parts.forbidden, mentioned: required.union(parts.given),
      isStrict: candidate.kind == .guest && candidate.match == .strict)
  }

  /// What a candidate requires, what it forces, disables or leaves open, and what it forbids; nil if the map
  /// lacks a name.
  private func parts(
    of candidate: CPUDefinition
  ) -> (required: MapBits, given: MapBits, forbidden: MapBits)? {
    var parts = (required: MapBits(), given: MapBits(), forbidden: MapBits())
    if let name = candidate.model {
      guard let place = modelIndices[name] else { return nil }
      parts.required = models[place].bits
    }
    for feature in candidate.features {
      guard let place = featureIndices[feature.name] else { return nil }
      switch candidate.kind == .host ? .require : feature.policy ?? .require {
      case .require: parts.required.formUnion(features[place].bits)
      case .force, .optional, .disable: parts.given.formUnion(features[place].bits)
      case .forbid: parts.forbidden.formUnion(features[place].bits)
      }
    }
    return parts
  }
}
