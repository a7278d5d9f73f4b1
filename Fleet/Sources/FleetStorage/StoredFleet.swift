/// A fleet as it is stored: numbers of hosts, and of forms with their bytes.
public struct StoredFleet: Sendable {
  /// The store's revision that this is a state of.
  public var revision: Int64 = 0
  /// The hosts, by their numbers.
  public var hosts: [Host] = []
  /// The forms that hosts have.
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

  /// Guests with the same forms on the same host; a fleet has up to as many groups as guests.
  public struct Residents: Sendable {
    /// The place in `guestForms` of what they run with.
    public var form: Int32
    /// The place of what they would run with after a power cycle; negative if no definition tells.
    public var next: Int32
    /// The place in `hosts`; negative if it is unknown.
    public var host: Int32
    /// How many there are.
    public var count: Int32
  }

  /// An empty fleet.
  public init() {}
}
