/// A fleet at one time, folded: its hosts and guests by their forms.
public struct FleetSnapshot: Sendable {
  /// The distinct forms of hosts.
  public var hostForms: [HostForm]
  /// The distinct forms of guests, of those that run and of those that would after a power cycle.
  public var guestForms: [GuestForm]
  /// Every host.
  public var hosts: [Host]
  /// Guests that share their forms and their host.
  public var residents: [Residents]

  /// One host of the fleet, by its form.
  public struct Host: Sendable, Hashable {
    /// The number by which its keeper knows it.
    public var id: Int64
    /// What its records call it, in answers.
    public var name: String
    /// The place of its form in `hostForms`.
    public var form: Int
    /// The pool that it is in; nil for none.
    public var pool: String?

    /// A host of that form.
    public init(id: Int64, name: String, form: Int, pool: String? = nil) {
      self.id = id
      self.name = name
      self.form = form
      self.pool = pool
    }
  }

  /// Guests with the same forms on the same host; 16 bytes, since a fleet has up to as many groups as guests.
  public struct Residents: Sendable, Hashable {
    private var storedForm, storedNext, storedHost, storedCount: Int32

    /// The place in `guestForms` of what they run with.
    public var form: Int {
      get { Int(storedForm) }
      set { storedForm = Int32(newValue) }
    }

    /// The place of what they would run with after a power cycle here; nil if no definition tells.
    public var next: Int? {
      get { storedNext < 0 ? nil : Int(storedNext) }
      set { storedNext = newValue.map(Int32.init) ?? -1 }
    }

    /// The place in `hosts` of the host that they run on; nil if it is unknown.
    public var host: Int? {
      get { storedHost < 0 ? nil : Int(storedHost) }
      set { storedHost = newValue.map(Int32.init) ?? -1 }
    }

    /// How many there are.
    public var count: Int {
      get { Int(storedCount) }
      set { storedCount = Int32(newValue) }
    }

    /// Guests of those forms; no place and no number above 2³¹ − 1.
    public init(form: Int, next: Int? = nil, host: Int?, count: Int = 1) {
      storedForm = Int32(form)
      storedNext = next.map(Int32.init) ?? -1
      storedHost = host.map(Int32.init) ?? -1
      storedCount = Int32(count)
    }

    /// Whether these are guests of the same forms on the same host.
    func isAlike(_ other: Self) -> Bool {
      storedForm == other.storedForm && storedHost == other.storedHost && storedNext == other.storedNext
    }

    /// Orders by form, host and next form; unknown hosts and forms come first.
    func isBefore(_ other: Self) -> Bool {
      if storedForm != other.storedForm { return storedForm < other.storedForm }
      if storedHost != other.storedHost { return storedHost < other.storedHost }
      return storedNext < other.storedNext
    }
  }

  /// A fleet of those hosts and guests; every place must be within its list.
  public init(hostForms: [HostForm], guestForms: [GuestForm], hosts: [Host], residents: [Residents]) {
    precondition(hosts.allSatisfy { hostForms.indices.contains($0.form) })
    precondition(
      residents.allSatisfy { group in
        guestForms.indices.contains(group.form) && group.next.map(guestForms.indices.contains) ?? true
          && group.host.map(hosts.indices.contains) ?? true
      })
    self.hostForms = hostForms
    self.guestForms = guestForms
    self.hosts = hosts
    self.residents = residents
  }

  /// How many guests there are.
  public var guestCount: Int { residents.reduce(0) { $0 + $1.count } }
}
