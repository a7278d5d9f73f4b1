public import CPUCatalog
public import X86CPU

/// The x86-64 level that evidence proves: the micro-architecture levels of the processor's ABI.
///
/// - SeeAlso: System V ABI, AMD64 Architecture Processor Supplement, table 3.1, "Micro-Architecture Levels".
public struct ABILevel: Sendable, Hashable {
  /// The highest proven level, 1 to 4; 0 if not even the first is proven.
  public var level: Int
  /// The indices of the features missing for the next level, in the order of the ABI's table.
  public var missing: [Int]
  /// The indices of the next level's features that are unknown.
  public var undetermined: [Int]

  /// The level of `evidence`, by the features of `catalog`.
  ///
  /// The ABI requires OSXSAVE, which follows an operating system's setting; XSAVE stands in for it, unless the
  /// evidence knows OSXSAVE to be clear and `osxsaveCounts` is set.
  public init(of evidence: Evidence, catalog: Catalog, osxsaveCounts: Bool = false) {
    level = 0
    missing = []
    undetermined = []
    for (number, names) in levelFeatures {
      for name in names {
        guard let index = catalog[name]?.index else { continue }
        if evidence.certainlyPresent.contains(index) { continue }
        if evidence.certainlyAbsent.contains(index) {
          missing.append(index)
        } else {
          undetermined.append(index)
        }
      }
      if number == 3, osxsaveCounts, let index = catalog["osxsave"]?.index,
        evidence.certainlyAbsent.contains(index)
      {
        missing.append(index)
      }
      guard missing.isEmpty, undetermined.isEmpty else { return }
      level = number
    }
  }
}

extension ABILevel {
  /// The catalogue's names of `baseline(of:)`.
  static let baselineNames = Set(levelFeatures[0].names + ["syscall", "pae"])

  /// The features of every 64-bit guest: the first level, SYSCALL, and PAE, without which there is no long mode.
  ///
  /// - SeeAlso: System V ABI, AMD64 Architecture Processor Supplement, table 3.1 (x86-64 baseline: SCE is SYSCALL); Intel SDM
  ///   vol. 3A, section 4.1.1 (IA-32e paging needs CR4.PAE).
  public static func baseline(of catalog: Catalog) -> FeatureSet {
    FeatureSet(baselineNames.compactMap { catalog[$0]?.index })
  }
}

/// The catalogue's names of the features that each level adds.
private let levelFeatures: [(level: Int, names: [String])] = [
  // SYSCALL (the ABI's SCE) comes with long mode, and Intel CPUs show its bit only to 64-bit code.
  (1, ["cmov", "cx8", "fpu", "fxsr", "mmx", "sse", "sse2", "lm"]),
  (2, ["cx16", "lahf_lm", "popcnt", "pni", "sse4.1", "sse4.2", "ssse3"]),
  (3, ["avx", "avx2", "bmi1", "bmi2", "f16c", "fma", "abm", "movbe", "xsave"]),
  (4, ["avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"]),
]
