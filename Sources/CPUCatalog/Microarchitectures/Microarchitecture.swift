/// A core's design and the part that contains it.
public struct Microarchitecture: Sendable, Hashable {
  /// The design's name, such as `Golden Cove` or `Zen 3`; several joined by ` or ` if the signature fits
  /// cores of several designs and the core type is unknown.
  public let name: String
  /// The code name of the part, such as `Sapphire Rapids` or `Milan`, several joined by ` / `; nil if no source
  /// names it.
  public let codename: String?
  /// The citation for both names.
  public let citation: String

  /// A microarchitecture of the given names.
  public init(name: String, codename: String?, citation: String) {
    self.name = name
    self.codename = codename
    self.citation = citation
  }
}
