internal import ArmCatalog
internal import CPUCatalog
public import CPUCompatibility
internal import FileAccess
internal import GuestVerdicts
internal import ReportContract

/// What forms depend on besides evidence: Martlet's version, its tables and rules, and the map for hosts without one.
public enum FleetTables {
  /// A digest of all of that, 64 hexadecimal digits; forms of another digest are computed again.
  public static func digest(map: MapProjection) -> String {
    let rules = VerdictRule.all.map {
      "\($0.header.id) \($0.authority) \($0.weight.map { "\($0)" } ?? "gap") \($0.header.title)"
    }
    let features = Catalog.standard.features.map { "\($0.index) \($0.name) \($0.effect)" }
    // A form of arm64 numbers the thresholds of its fields.
    let fields = ArmFieldTable.standard.fields.map { "\($0.fullName) \($0.thresholds(of: 0))" }
    let parts =
      [MartletVersion.current, map.title, map.libvirtVersion ?? ""] + TablesAge.standard.lines + rules
      + features + fields
    return sha256(Array(parts.joined(separator: "\n").utf8))
  }
}
