/// Whose guest a definition is, and what tells.
public struct GuestOwnership: Sendable, Hashable, Codable {
  /// The manager; where marks of several are found, the one that the surest mark names.
  public var manager: GuestManager
  /// What tells, the surest first.
  public var evidence: [Evidence]
  /// The guest's name in the definition; nil if it has none.
  public var name: String?
  /// The guest's UUID in the definition; nil if it has none.
  public var uuid: String?

  /// A mark that was found.
  public struct Evidence: Sendable, Hashable, Codable {
    /// The mark, such as `metadata of http://openstack.org/xmlns/libvirt/nova/1.1`.
    public var mark: String
    /// Where the manager's source says that it leaves this mark.
    public var source: String

    /// A mark with its source.
    public init(_ mark: String, source: String) {
      self.mark = mark
      self.source = source
    }
  }

  /// An owner that is known already.
  public init(_ manager: GuestManager, evidence: [Evidence], name: String? = nil, uuid: String? = nil) {
    self.manager = manager
    self.evidence = evidence
    self.name = name
    self.uuid = uuid
  }

  /// The owner that the marks of a definition name; nil if none of them is a manager's.
  public init?(_ marks: GuestMarks) {
    // What is written for the manager alone tells more than what a guest could have by chance.
    let found = OwnershipMark.all.flatMap { mark in
      mark.matches(marks).map { (mark.manager, Evidence($0, source: mark.source)) }
    }
    guard let manager = found.first?.0 else { return nil }
    var seen: Set<Evidence> = []
    let evidence = found.filter { $0.0 == manager }.map(\.1).filter { seen.insert($0).inserted }
    self.init(manager, evidence: evidence, name: marks.name, uuid: marks.uuid)
  }

  /// The evidence in words: the surest mark, and how many there are beside it.
  public var reason: String {
    guard let first = evidence.first else { return "" }
    return evidence.count == 1 ? first.mark : "\(first.mark), and \(evidence.count - 1) more"
  }
}

/// What a definition has that may tell whose guest it is.
public struct GuestMarks: Sendable, Hashable {
  /// The guest's name.
  public var name: String?
  /// The guest's UUID.
  public var uuid: String?
  /// The namespaces of what the metadata hold.
  public var namespaces: [String] = []
  /// What the guest's firmware says of the machine (`<sysinfo>`): entries of `<system>`.
  public var system: [String: String] = [:]
  /// Paths of disks, consoles, firmware and kernels.
  public var paths: [String] = []

  /// A definition without marks.
  public init() {}
}
