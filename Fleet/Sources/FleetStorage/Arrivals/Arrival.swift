/// One document with what it says of hosts and guests, ready to be stored.
public struct Arrival: Sendable {
  /// The digest of its bytes, 64 hexadecimal digits.
  public var digest: String
  /// Its input format.
  public var format: String
  /// Its size in bytes.
  public var size: Int
  /// Its bytes, compressed by the caller.
  public var compressed: [UInt8]
  /// The name that it was read under.
  public var origin: String
  /// Whose names of hosts and guests these are: names are unique within one source.
  public var source: String
  /// The hosts that it describes.
  public var hosts: [Host]
  /// The guests that it describes.
  public var guests: [Guest]

  /// What a class is kept as.
  public struct Form: Sendable, Hashable {
    /// Its digest.
    public var key: String
    /// Its bytes.
    public var bytes: [UInt8]

    /// A form of those bytes.
    public init(key: String, bytes: [UInt8]) {
      self.key = key
      self.bytes = bytes
    }
  }

  /// A host in a document.
  public struct Host: Sendable {
    /// Its name.
    public var name: String
    /// Its UUID in lower case.
    public var uuid: String?
    /// Which host of the document it is; nil if it has one.
    public var selector: String?
    /// When it was so: RFC 3339, UTC.
    public var taken: String
    /// The points that the document covers.
    public var points: [String]
    /// The form by this document alone.
    public var form: Form
    /// Logical CPUs, bytes of memory and NUMA nodes.
    public var cpus, memory, nodes: Int?
    /// The memory of each NUMA node, as JSON.
    public var nodeMemory: String?
    /// What it is and runs, as JSON.
    public var facts: String

    /// A host of that form.
    public init(
      name: String, uuid: String?, selector: String?, taken: String, points: [String], form: Form, cpus: Int?,
      memory: Int?, nodes: Int?, nodeMemory: String? = nil, facts: String
    ) {
      self.name = name
      self.uuid = uuid
      self.selector = selector
      self.taken = taken
      self.points = points
      self.form = form
      self.cpus = cpus
      self.memory = memory
      self.nodes = nodes
      self.nodeMemory = nodeMemory
      self.facts = facts
    }
  }

  /// A guest in a document.
  public struct Guest: Sendable {
    /// Its name.
    public var name: String
    /// Its UUID in lower case.
    public var uuid: String?
    /// The place in `hosts` of the host that it runs on; nil if the document does not say.
    public var host: Int?
    /// When it was so: RFC 3339, UTC.
    public var taken: String
    /// What it runs with on that host.
    public var form: Form
    /// What it would run with after a power cycle there.
    public var next: Form?
    /// Virtual CPUs and bytes of memory.
    public var cpus, memory: Int?
    /// Sizes of huge pages in KiB, with blanks between.
    public var hugePages: String?
    /// The parts of its memory, as JSON; empty if every host with enough memory has room for it.
    public var memoryParts: String?
    /// The flavor that Nova started it with.
    public var flavor: String?

    /// A guest of those forms.
    public init(
      name: String, uuid: String?, host: Int?, taken: String, form: Form, next: Form?, cpus: Int?,
      memory: Int?, hugePages: String?, memoryParts: String? = nil, flavor: String? = nil
    ) {
      self.name = name
      self.uuid = uuid
      self.host = host
      self.taken = taken
      self.form = form
      self.next = next
      self.cpus = cpus
      self.memory = memory
      self.hugePages = hugePages
      self.memoryParts = memoryParts
      self.flavor = flavor
    }
  }

  /// A document with nothing in it yet.
  public init(digest: String, format: String, size: Int, compressed: [UInt8], origin: String, source: String)
  {
    self.digest = digest
    self.format = format
    self.size = size
    self.compressed = compressed
    self.origin = origin
    self.source = source
    hosts = []
    guests = []
  }
}

/// What to do with a host whose name is known and whose UUID is another one.
public enum Reinstallation: String, Sendable, CaseIterable {
  /// Refuse it, and let the operator say.
  case ask
  /// It is the same host: its history continues.
  case same
  /// It is another host: the former one is removed.
  case new
}

/// What arrivals changed.
public struct ArrivalOutcome: Sendable, Hashable {
  /// Documents that were not stored before.
  public var documents = 0
  /// Hosts: new ones, those with new evidence, and those for which nothing changed.
  public var hostsAdded = 0, hostsChanged = 0, hostsUnchanged = 0
  /// Guests: new ones, those with new evidence or a new place, and those for which nothing changed.
  public var guestsAdded = 0, guestsChanged = 0, guestsUnchanged = 0
  /// Hosts whose name changed, with both names.
  public var renamed: [[String]] = []
  /// Hosts that could be reinstalled ones: the name, the UUID that is stored, and the one in the document.
  public var questions: [[String]] = []

  /// Nothing yet.
  public init() {}

  /// Adds another outcome.
  public mutating func add(_ other: ArrivalOutcome) {
    documents += other.documents
    hostsAdded += other.hostsAdded
    hostsChanged += other.hostsChanged
    hostsUnchanged += other.hostsUnchanged
    guestsAdded += other.guestsAdded
    guestsChanged += other.guestsChanged
    guestsUnchanged += other.guestsUnchanged
    renamed += other.renamed
    questions += other.questions
  }
}
