/// The manager that owns a guest, and the marks that show it.
public struct GuestOwnership: Sendable, Hashable, Codable {
  /// The manager; if marks of several exist, the one with the surest mark.
  public var manager: GuestManager
  /// The marks, surest first.
  public var evidence: [Evidence]
  /// The guest's name in the definition; nil if it has none.
  public var name: String?
  /// The guest's UUID in the definition; nil if it has none.
  public var uuid: String?

  /// A mark that a manager leaves in a definition.
  public struct Evidence: Sendable, Hashable, Codable {
    /// The mark, such as `metadata of http://openstack.org/xmlns/libvirt/nova/1.1`.
    public var mark: String
    /// The place in the manager's source that writes this mark.
    public var source: String

    /// Creates a mark with its source.
    public init(_ mark: String, source: String) {
      self.mark = mark
      self.source = source
    }
  }

  /// Creates an ownership with known evidence.
  public init(_ manager: GuestManager, evidence: [Evidence], name: String? = nil, uuid: String? = nil) {
    self.manager = manager
    self.evidence = evidence
    self.name = name
    self.uuid = uuid
  }

  /// Finds the owner from the marks of a definition; nil if no mark belongs to a manager.
  public init?(_ marks: GuestMarks) {
    // Data written only by the manager is stronger evidence than values a guest can have by chance.
    let found = OwnershipMark.all.flatMap { mark in
      mark.matches(marks).map { (mark.manager, Evidence($0, source: mark.source)) }
    }
    guard let manager = found.first?.0 else { return nil }
    var seen: Set<Evidence> = []
    let evidence = found.filter { $0.0 == manager }.map(\.1).filter { seen.insert($0).inserted }
    self.init(manager, evidence: evidence, name: marks.name, uuid: marks.uuid)
  }

  /// The evidence in words: the surest mark, and the number of others.
  public var reason: String {
    guard let first = evidence.first else { return "" }
    return evidence.count == 1 ? first.mark : "\(first.mark), and \(evidence.count - 1) more"
  }
}

/// The parts of a definition that can identify its manager.
public struct GuestMarks: Sendable, Hashable {
  /// The guest's name in reports.
  public var name: String?
  /// The guest's UUID.
  public var uuid: String?
  /// The namespaces of the metadata elements.
  public var namespaces: [String] = []
  /// The machine's description in the guest's firmware (`<sysinfo>`): entries of `<system>`.
  public var system: [String: String] = [:]
  /// Paths of disks, consoles, firmware and kernels.
  public var paths: [String] = []

  /// A definition without marks.
  public init() {}
}
