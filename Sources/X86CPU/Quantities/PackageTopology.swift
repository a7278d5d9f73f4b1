/// The numbers of logical CPUs per core and per package, from CPUID.
public struct PackageTopology: Sendable, Hashable {
  /// The number of logical CPUs in a core.
  public var threadsPerCore: Int
  /// The number of logical CPUs in a package.
  public var threadsPerPackage: Int
}

extension CPUIDTable {
  /// The topology from leaf 1FH or 0BH, or from AMD's 80000008H and 8000001EH; nil if none reports it.
  ///
  /// - SeeAlso: Intel SDM vol. 2A, CPUID, leaves 0BH and 1FH; AMD APM vol. 3, appendix E.4.7 and E.4.15.
  public var topology: PackageTopology? {
    for leaf: UInt32 in [0x1f, 0x0b] {
      var threads: Int?
      var package = 0
      for subleaf: UInt32 in 0..<8 {
        guard case .registers(let level) = answer(leaf: leaf, subleaf: subleaf) else { break }
        let kind = level.ecx >> 8 & 0xff
        guard kind != 0 else { break }
        let count = Int(level.ebx & 0xffff)
        if kind == 1 { threads = count }
        package = max(package, count)
      }
      if let threads, threads > 0, package >= threads {
        return PackageTopology(threadsPerCore: threads, threadsPerPackage: package)
      }
    }
    if vendor == "AuthenticAMD" || vendor == "HygonGenuine",
      case .registers(let sizes) = answer(leaf: 0x8000_0008)
    {
      // Without TopologyExtensions (80000001H:ECX[22]) a core has one thread; with it, 8000001EH reports the number.
      let threads: Int
      if case .registers(let units) = answer(leaf: 0x8000_001e) {
        threads = Int(units.ebx >> 8 & 0xff) + 1
      } else if let features = answer(leaf: 0x8000_0001).known, features.ecx >> 22 & 1 == 0 {
        threads = 1
      } else {
        return nil
      }
      return PackageTopology(threadsPerCore: threads, threadsPerPackage: Int(sizes.ecx & 0xff) + 1)
    }
    return nil
  }
}
