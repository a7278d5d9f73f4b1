internal import GuestVerdicts

/// Reads the kept forms of one fleet: what many have in common is read and kept once.
public struct FormReader: Sendable {
  private var known = KnownTerms()

  /// A reader that has read nothing yet.
  public init() {}

  /// A host's form; nil for anything that is none.
  ///
  /// - Parameter key: The digest that the bytes were kept under; nothing is digested again.
  public mutating func host(key: String, bytes: [UInt8]) -> HostForm? {
    HostForm(key: key, bytes: bytes, known: &known)
  }

  /// A guest's form; nil for anything that is none.
  ///
  /// - Parameter key: The digest that the bytes were kept under; nothing is digested again.
  public mutating func guest(key: String, bytes: [UInt8]) -> GuestForm? {
    GuestForm(key: key, bytes: bytes, known: &known)
  }
}
