/// The design of a core, and the part that it was built into.
public struct Microarchitecture: Sendable, Hashable {
  /// The design's name, such as `Golden Cove` or `Zen 3`; several joined by ` or ` where the signature fits
  /// cores of several designs and the type of the core was not given.
  public let name: String
  /// The code name of the part, such as `Sapphire Rapids` or `Milan`, several joined by ` / `; nil where no source
  /// names the part.
  public let codename: String?
  /// Where both are from.
  public let citation: String

  /// A microarchitecture of the given names.
  public init(name: String, codename: String?, citation: String) {
    self.name = name
    self.codename = codename
    self.citation = citation
  }
}
