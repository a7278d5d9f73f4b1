/// A fleet as it is stored: numbers of hosts, and of forms with their bytes.
public struct StoredFleet: Sendable {
  /// The hosts, by their numbers.
  public var hosts: [Host] = []
  /// The forms that hosts or guests have, in the order of their first use.
  public var hostForms: [Form] = []
  /// The forms of guests, of what they run with and of what they would run with.
  public var guestForms: [Form] = []
  /// Guests that share their host and both forms; empty if they were not asked for.
  public var residents: [Residents] = []

  /// A host.
  public struct Host: Sendable {
    /// The store's number.
    public var id: Int64
    /// Its name.
    public var name: String
    /// The place of its form in `hostForms`.
    public var form: Int
    /// The value of its tag `pool`.
    public var pool: String?
  }

  /// A form.
  public struct Form: Sendable {
    /// The store's number.
    public var id: Int64
    /// Its digest.
    public var key: String
    /// Its bytes.
    public var bytes: [UInt8]
  }

  /// Guests with the same forms on the same host.
  public struct Residents: Sendable {
    /// The place in `guestForms` of what they run with.
    public var form: Int
    /// The place of what they would run with after a power cycle; nil if no definition tells.
    public var next: Int?
    /// The place in `hosts`; nil if it is unknown.
    public var host: Int?
    /// How many there are.
    public var count: Int
  }

  /// An empty fleet.
  public init() {}
}
