public import X86CPU

/// The microarchitectures by vendor and signature (the records of `Data/microarchitectures`).
public struct MicroarchitectureTable: Sendable {
  let parts: [String: [MicroarchitecturePart]]

  /// The table that this build carries.
  public static let standard: Self = {
    do {
      return try Self(text: microarchitectureRows.description)
    } catch {
      // The generator parsed the table before it wrote it into the source.
      fatalError("the built-in table of microarchitectures does not parse: \(error)")
    }
  }()

  /// Creates a table from the records in `text` (the format of `Data/README.md`).
  ///
  /// - Throws: `CatalogError` if a line does not follow the format, or if two parts of one vendor
  ///   match the same CPU.
  public init(text: String) throws(CatalogError) {
    var parser = MicroarchitectureParser()
    try parser.read(text)
    parts = parser.parts
  }

  /// The number of records, over all vendors.
  public var count: Int { parts.values.reduce(0) { $0 + $1.count } }

  /// The position of a microarchitecture among its vendor's; each line of cores is in chronological order.
  ///
  /// The big cores of Intel come first, the Atom cores from Bonnell on after them, then the Xeon Phi.
  ///
  /// - Returns: The index in the order of the records; nil for an unknown name.
  /// - SeeAlso: linux 6.12 arch/x86/include/asm/intel-family.h, which has the same three lists.
  public func place(of name: String, vendor: String) -> (line: Int, order: Int)? {
    var line = 0
    for (order, part) in (parts[vendor] ?? []).enumerated() {
      if firstsOfLines.contains(part.microarchitecture.name) {
        line = firstsOfLines.firstIndex(of: part.microarchitecture.name).map { $0 + 1 } ?? line
      }
      if part.microarchitecture.name == name { return (line, order) }
    }
    return nil
  }

  /// The microarchitecture of a core, or nil if unknown.
  ///
  /// - Parameters:
  ///   - vendor: The twelve characters of CPUID leaf 00H.
  ///   - signature: The displayed signature, `CPUSignature(displayed:)`.
  ///   - coreType: EAX[31:24] of CPUID leaf 1AH on that core: 20H Atom, 40H Core, and 0, which parts without Atom
  ///     cores report, for Core; nil if CPUID was not read or lacks the leaf.
  ///   - nativeModel: EAX[23:0] of that leaf, which distinguishes two kinds of Atom core in one part; nil
  ///     where it is not known.
  ///
  /// - SeeAlso: linux 6.12 arch/x86/events/intel/core.c, adl_get_hybrid_cpu_type, which takes 0 for Core, too.
  public func lookup(
    vendor: String, signature: CPUSignature, coreType: UInt8? = nil, nativeModel: UInt32? = nil
  ) -> Microarchitecture? {
    let type = coreType == 0 ? 0x40 : coreType
    let fitting = (parts[vendor] ?? []).filter {
      $0.fits(signature)
        && ($0.coreType == nil || type == nil || $0.coreType == type)
        && ($0.nativeModel == nil || type == nil || nativeModel == nil || $0.nativeModel == nativeModel)
    }
    guard let first = fitting.first?.microarchitecture else { return nil }
    return fitting.dropFirst().reduce(first) { joined, part in
      let other = part.microarchitecture
      return Microarchitecture(
        name: joined.name + " or " + other.name,
        codename: joined.codename == other.codename ? joined.codename : nil,
        citation: joined.citation == other.citation
          ? joined.citation : joined.citation + "; " + other.citation)
    }
  }
}

/// The microarchitectures that begin a separate line of cores.
private let firstsOfLines = ["Bonnell", "Knights Ferry"]
