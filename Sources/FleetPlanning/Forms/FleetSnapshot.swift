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

  /// Guests with the same forms on the same host.
  public struct Residents: Sendable, Hashable {
    /// The place in `guestForms` of what they run with.
    public var form: Int
    /// The place of what they would run with after a power cycle here; nil if no definition tells.
    public var next: Int?
    /// The place in `hosts` of the host that they run on; nil if it is unknown.
    public var host: Int?
    /// How many there are.
    public var count: Int

    /// Guests of those forms.
    public init(form: Int, next: Int? = nil, host: Int?, count: Int = 1) {
      self.form = form
      self.next = next
      self.host = host
      self.count = count
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
