internal import ArmCatalog
internal import ArmCompatibility

/// A field of an ID register of arm64 whose values are ordered, and what hosts give guests of it.
public struct ArmFieldOnHosts: Sendable {
  /// `ID_AA64ISAR0_EL1.SHA2`.
  public var name: String { field.fullName }
  /// Whether a higher value promises more.
  public var isOrdered: Bool { field.order == .lower }
  private let field: ArmField

  /// The field of a name, `REGISTER.FIELD` in any case; nil if the tables have no such field.
  public init?(_ name: String) {
    guard let place = ArmPlace(name), let field = place.field else { return nil }
    self.field = field
  }

  /// What a host gives.
  public enum Value: Sendable {
    /// Nothing: it is of another architecture.
    case otherArchitecture
    /// A record of one of its cores does not show it.
    case unknown
    /// The lowest value among its cores, as a number and with its name.
    case number(Int, text: String)
  }

  /// What a host of that form gives.
  public func value(on host: HostForm) -> Value {
    guard let arm = host.arm else { return .otherArchitecture }
    var lowest: UInt64?
    for core in arm.cores {
      guard let value = core.value(of: field) else { return .unknown }
      if let known = lowest, field.number(of: known) <= field.number(of: value) { continue }
      lowest = value
    }
    return lowest.map { .number(field.number(of: $0), text: field.text(of: $0)) } ?? .unknown
  }
}
