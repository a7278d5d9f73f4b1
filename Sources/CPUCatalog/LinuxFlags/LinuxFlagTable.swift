public import X86CPU

/// The flags of `/proc/cpuinfo` as predicates over bits, from Linux 5.10, 6.1 and 6.12.
public struct LinuxFlagTable: Sendable {
  /// The records, in the kernel's order.
  public let flags: [LinuxFlag]

  /// The table that this build carries.
  public static let standard: Self = {
    do {
      return Self(flags: try LinuxFlagParser.flags(of: linuxFlagTable.description))
    } catch {
      // The generator parsed the table before it wrote it into the source.
      fatalError("the built-in table of Linux flags does not parse: \(error)")
    }
  }()

  /// Creates a table from the records in `text` (the format of `Data/README.md`).
  ///
  /// - Throws: `CatalogError` if a line does not follow the format.
  public init(text: String) throws(CatalogError) { flags = try LinuxFlagParser.flags(of: text) }

  private init(flags: [LinuxFlag]) { self.flags = flags }

  /// One logical CPU in `/proc/cpuinfo`.
  public struct Printed: Sendable {
    /// The words of the line `flags`.
    public var flags: Set<String>
    /// The words of the line `vmx flags`; nil if there is no such line.
    public var vmxFlags: Set<String>?
    /// The vendor's twelve characters; nil if unknown.
    public var vendor: String?
    /// The CPU family; nil if unknown.
    public var family: Int?
    /// The kernel's series, such as `6.1`; nil if unknown.
    public var series: String?
    /// Whether the flags line is complete, so that missing flags are meaningful.
    public var isWhole: Bool

    /// Creates a CPU from printed flags.
    public init(
      flags: Set<String>, vmxFlags: Set<String>? = nil, vendor: String? = nil, family: Int? = nil,
      series: String? = nil, isWhole: Bool = true
    ) {
      self.flags = flags
      self.vmxFlags = vmxFlags
      self.vendor = vendor
      self.family = family
      self.series = series
      self.isWhole = isWhole
    }
  }

  /// The bits that the kernel's view has and lacks, as far as the flags prove it.
  ///
  /// A flag with several possible bits proves one only if the vendor leaves one. A missing flag
  /// proves absence only if the kernel would print it; an unknown kernel counts as any in the table.
  public func proved(by printed: Printed) -> (present: Set<FeatureLocation>, absent: Set<FeatureLocation>) {
    var present: Set<FeatureLocation> = []
    var absent: Set<FeatureLocation> = []
    let vendor = printed.vendor.map(shortName)
    for flag in flags
    where vendor.map({ flag.vendors.isEmpty || flag.vendors.contains($0) }) ?? flag.vendors.isEmpty {
      let words = flag.line == .flags ? printed.flags : printed.vmxFlags
      guard let words else { continue }
      if words.contains(flag.name) {
        present.formUnion(flag.implies)
        if flag.isForced(vendor, printed.family) { continue }
        if case .all(let locations) = flag.proof { present.formUnion(locations) }
        let possible = flag.possible(vendor: vendor, isGuest: printed.flags.contains("hypervisor"))
        if possible.count == 1 { present.formUnion(possible) }
      } else if printed.isWhole, flag.isPrinted(by: printed.series), flag.absence != .nothing,
        flag.absence == .lacking || printed.vmxFlags != nil
      {
        absent.formUnion(flag.possible(vendor: vendor, isGuest: true))
      }
    }
    return (present, absent.subtracting(present))
  }
}

extension LinuxFlag {
  fileprivate func isForced(_ vendor: String?, _ family: Int?) -> Bool {
    forced.contains { place in
      guard vendor == nil || place.vendor == vendor else { return false }
      guard let families = place.families, let family else { return true }
      return families.contains(family)
    }
  }

  /// Whether every kernel of `series` (any in the table, if nil) prints the flag if the bit is set.
  fileprivate func isPrinted(by series: String?) -> Bool {
    series.map(printed.contains) ?? (printed == LinuxFlagParser.releases)
  }

  /// The bits that can cause the flag on such a CPU.
  fileprivate func possible(vendor: String?, isGuest: Bool) -> [FeatureLocation] {
    switch proof {
    case .synthetic, .all: return []
    case .mirror(let location): return [location]
    case .any(let alternatives):
      // A hypervisor may set the other vendor's bits too (linux 6.12 arch/x86/kernel/cpu/common.c,
      // init_speculation_control), so in a guest all of them remain possible.
      guard !isGuest, let vendor else { return alternatives.map(\.location) }
      let isAMD = vendor == "AMD" || vendor == "Hygon"
      return alternatives.filter { part in
        part.owner != "guests" && (part.owner == "AMD") == isAMD
      }.map(\.location)
    }
  }
}

/// The vendor's name in the table.
private func shortName(_ vendor: String) -> String {
  switch vendor {
  case "CentaurHauls": "Centaur"
  case "  Shanghai  ", "Shanghai": "Zhaoxin"
  default: VendorNames.name(of: vendor) ?? vendor
  }
}
