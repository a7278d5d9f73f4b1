internal import X86CPU

extension CPUMap {
  /// Whether `host` can provide `candidate`, as `virCPUCompare` answers it.
  ///
  /// It compares only bits and the vendors that the definitions name, not models or their vendors in the map.
  ///
  /// - Throws: `LibvirtError`: `Unknown CPU model X` or `Unknown CPU feature X` if the name is not in this map.
  public func compare(host: CPUDefinition?, candidate: CPUDefinition) throws(LibvirtError) -> CPUComparison {
    guard let host, host.model != nil else {
      return CPUComparison(outcome: .incompatible, reason: .unknownHost)
    }
    if let architecture = candidate.architecture, architecture != "x86_64", architecture != "i686" {
      return CPUComparison(outcome: .incompatible, reason: .architecture(architecture))
    }
    if let vendor = candidate.vendor, host.vendor != vendor {
      return CPUComparison(outcome: .incompatible, reason: .vendor(vendor))
    }
    return describe(try resolve(host: host), try resolve(candidate: candidate))
  }

  /// The comparison of resolved CPUs with its features named.
  public func describe(_ host: ResolvedHost, _ candidate: ResolvedCandidate) -> CPUComparison {
    let comparison = CPUMap.compare(host: host, candidate: candidate)
    return CPUComparison(
      outcome: comparison.outcome, reason: comparison.reason,
      missing: names(in: candidate.required.subtracting(host.bits)),
      forbidden: names(in: candidate.forbidden.intersection(host.bits)),
      extra: names(in: host.bits.subtracting(candidate.mentioned)))
  }

  /// Whether a resolved host can provide a resolved candidate of the same map; bit operations only.
  public static func compare(host: ResolvedHost, candidate: ResolvedCandidate) -> CPUBitComparison {
    if !candidate.isForX86, let architecture = candidate.architecture {
      return CPUBitComparison(outcome: .incompatible, reason: .architecture(architecture))
    }
    if let vendor = candidate.vendor, host.vendor != vendor {
      return CPUBitComparison(outcome: .incompatible, reason: .vendor(vendor))
    }
    guard candidate.forbidden.isDisjoint(with: host.bits) else {
      return CPUBitComparison(outcome: .incompatible, reason: .forbidden)
    }
    guard candidate.required.isSubset(of: host.bits) else {
      return CPUBitComparison(outcome: .incompatible, reason: .missing)
    }
    if host.bits.isSubset(of: candidate.mentioned) {
      return CPUBitComparison(outcome: .identical, reason: nil)
    }
    return candidate.isStrict
      ? CPUBitComparison(outcome: .incompatible, reason: .extra)
      : CPUBitComparison(outcome: .superset, reason: nil)
  }
}
