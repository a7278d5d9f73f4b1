public import X86CPU

/// A host resolved against a map: the bits that a comparison needs.
public struct ResolvedHost: Sendable, Hashable {
  /// The vendor's name, if the definition has one.
  public let vendor: String?
  /// All bits of the host.
  public let bits: MapBits
}

/// A candidate (a guest's CPU, or a host's) resolved against a map: the bits that a comparison needs.
public struct ResolvedCandidate: Sendable, Hashable {
  /// The architecture, if the definition has one.
  public let architecture: String?
  /// The vendor's name, if the definition has one.
  public let vendor: String?
  /// The bits that the host must have: the model and required features, without forced, optional and disabled ones.
  public let required: MapBits
  /// The bits that the host must not have.
  public let forbidden: MapBits
  /// All bits that the candidate mentions, except forbidden ones.
  public let mentioned: MapBits
  /// Whether the host must have nothing else.
  public let isStrict: Bool

  /// Whether the x86 driver handles the architecture.
  var isForX86: Bool { architecture == nil || architecture == "x86_64" || architecture == "i686" }
}

extension CPUMap {
  /// Resolves a host against the map.
  ///
  /// - Throws: `LibvirtError`: `Unknown CPU model X` or `Unknown CPU feature X`.
  public func resolve(host: CPUDefinition) throws(LibvirtError) -> ResolvedHost {
    ResolvedHost(vendor: host.vendor, bits: try expand(host))
  }

  /// Resolves a candidate against the map.
  ///
  /// - Throws: `LibvirtError`: `Unknown CPU model X` or `Unknown CPU feature X`, whatever the feature's policy.
  public func resolve(candidate: CPUDefinition) throws(LibvirtError) -> ResolvedCandidate {
    guard let parts = parts(of: candidate) else {
      // Policies decide which of several unknown names the error reports.
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

  /// The bits that a candidate requires; those it forces, disables or leaves open; and those it forbids; nil if the map
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
