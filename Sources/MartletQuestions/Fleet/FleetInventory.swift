public import ArmCPU
public import CPUCompatibility
public import CPUReaders

/// What one document says of the hosts and guests of a fleet.
public struct FleetInventory: Sendable {
  /// The input format, one of `Reader.all`.
  public var format: String
  /// The hosts that the document describes, in its order.
  public var hosts: [FoundHost]
  /// The guests, in its order.
  public var guests: [FoundGuest]

  /// What a document of that format says.
  public init(format: String, hosts: [FoundHost] = [], guests: [FoundGuest] = []) {
    self.format = format
    self.hosts = hosts
    self.guests = guests
  }

  /// A host in a document.
  public struct FoundHost: Sendable {
    /// Its name in the document, or the document's.
    public var name: String
    /// Its UUID in lower case; nil if the document has none.
    public var uuid: String?
    /// Which host of the document it is; nil if the document has one.
    public var selector: String?
    /// When it was captured: RFC 3339, UTC; nil if the document does not say.
    public var taken: String?
    /// The evidence about an x86 CPU; of another machine, its name and architecture.
    public var cpu: HostCPU
    /// The record of an arm64 machine; nil for x86.
    public var arm: ArmRecord?
    /// What it is and runs, for lists and for telling what changed.
    public var facts: HostFacts

    /// What the evidence covers: the identifiers of its observation points, ascending.
    public var points: [String] {
      arm.map { ["arm-\($0.point.rawValue)"] } ?? Set(cpu.seen.map { $0.point.identifier }).sorted()
    }

    /// What fleets keep of it, with the records of an arm64 machine.
    public var evidence: HostEvidence {
      var evidence = HostEvidence(cpu)
      evidence.armRecords = arm.map { [$0] } ?? []
      return evidence
    }

    /// A host with its evidence; the facts are those that the evidence tells.
    public init(
      name: String, uuid: String? = nil, selector: String? = nil, taken: String? = nil, cpu: HostCPU
    ) {
      self.init(name: name, uuid: uuid, selector: selector, taken: taken, cpu: cpu, facts: HostFacts(cpu))
    }

    init(
      name: String, uuid: String?, selector: String?, taken: String?, cpu: HostCPU, facts: HostFacts
    ) {
      self.name = name
      self.uuid = uuid
      self.selector = selector
      self.taken = taken
      self.cpu = cpu
      self.facts = facts
    }
  }

  /// A guest in a document.
  public struct FoundGuest: Sendable {
    /// The `<name>` of its definition.
    public var name: String
    /// Its UUID in lower case; nil if the definition has none.
    public var uuid: String?
    /// The place in `hosts` of the host that it runs on; nil if the document does not say.
    public var host: Int?
    /// The definition that it runs with, or the only one.
    public var running: Document
    /// The definition that it is started with next; nil if the document has only one.
    public var next: Document?
    /// What libvirt said of its snapshots, checkpoints and block jobs; nil if nobody asked.
    public var state: GuestState?
    /// Whether it came to its host by a migration, so that the CPU which the definition leaves to a host is another host's.
    public var hasMoved = false

    /// A guest with its definition.
    public init(
      name: String, uuid: String?, host: Int?, running: Document, next: Document? = nil,
      state: GuestState? = nil,
      hasMoved: Bool = false
    ) {
      self.name = name
      self.uuid = uuid
      self.host = host
      self.running = running
      self.next = next
      self.state = state
      self.hasMoved = hasMoved
    }
  }
}
