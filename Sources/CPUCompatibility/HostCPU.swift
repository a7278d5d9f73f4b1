public import CPUCatalog
public import X86CPU

/// What is known of one host's CPU, point by point.
public struct HostCPU: Sendable {
  /// How the host is called: its name where a document had it, else the document's.
  public var name: String
  /// The name that the host's own record has, where `name` tells it apart from another host of one question.
  public private(set) var recordedName: String?
  /// The architecture as written.
  public var architecture: String?
  /// libvirt's vendor name, `Intel` or `AMD`; the twelve characters of CPUID for vendors that libvirt has no name for.
  public var vendor: String?
  /// All vendors that records of a folded host name; more than one is a contradiction.
  public internal(set) var vendors: Set<String> = []
  /// The CPU model that the record names.
  public var modelName: String?
  /// The processor's own name (brand string).
  public var brand: String?
  /// What somebody saw, ordered by observation point.
  public var seen: [Observation] { didSet { order() } }
  /// What is computed of points at which nobody looked: what KVM's source says that it will offer.
  ///
  /// It is judged by where nobody looked, and is no evidence.
  public var predictions: [Observation] = [] { didSet { order() } }
  /// The distinct CPUs of dumps, with what CPUID and MSRs answered.
  public var cpus: [DistinctCPU]
  /// Numbers beside the bits, as each document gives them.
  public var quantities: [QuantityReading]
  /// Topology numbers by key: `cells`, `sockets`, `cores`, `threads`.
  public var topology: [String: Int]
  /// The machine types that guests can have here, by the emulator's path; empty if they are not known.
  public var machineTypes: [String: Set<String>] = [:]
  /// Whether the CPU runs guests' time-stamp counters at other frequencies than its own; nil if that is not known.
  public var scalesCounter: Bool?
  /// The CPU map of the host's own libvirt, where a snapshot holds it.
  public var map: MapProjection?
  /// The named models that libvirt lists for guests with KVM, and whether QEMU says that the host gives all of each.
  ///
  /// Nil where QEMU was not asked; empty if no domain capabilities are known.
  public var customModels: [String: Bool?] = [:]
  /// How the host is set up, where a snapshot tells; nil for other records.
  public var configuration: HostConfiguration?

  /// A host of the given observations.
  public init(
    name: String, architecture: String?, vendor: String?, modelName: String?, observations: [Observation],
    topology: [String: Int] = [:], brand: String? = nil, cpus: [DistinctCPU] = [],
    quantities: [QuantityReading] = []
  ) {
    self.name = name
    self.architecture = architecture
    self.vendor = vendor
    if let vendor { vendors = [vendor] }
    self.modelName = modelName
    self.brand = brand
    seen = []
    ordered = []
    self.cpus = cpus
    self.quantities = quantities
    self.topology = topology
    self.observations = observations.sorted { $0.point < $1.point }
  }

  /// What is known point by point, seen or predicted, ordered by observation point.
  public var observations: [Observation] {
    get { ordered }
    set {
      seen = newValue.filter { $0.point.traits.basis != .predicted }
      predictions = newValue.filter { $0.point.traits.basis == .predicted }
    }
  }

  /// `observations`, kept since judging reads them often.
  private var ordered: [Observation]

  private mutating func order() {
    ordered = predictions.isEmpty ? seen : (seen + predictions).sorted { $0.point < $1.point }
  }

  /// The name by which others know the host, such as an operator's policy: that of its own record.
  public var ownName: String { recordedName ?? name }

  /// Calls the host by a name that no other host of the question has.
  package mutating func tellApart(as name: String) {
    guard name != self.name else { return }
    recordedName = ownName
    self.name = name
  }

  /// Leaves the vendor open, of a record whose vendor is not the host's.
  public mutating func forgetVendor() {
    vendor = nil
    vendors = []
  }

  /// The point at which comparisons look; nil for the highest that was looked at.
  public private(set) var referencePoint: ObservationPoint?

  /// What a comparison of hosts compares: the highest point that was looked at, or `referencePoint`.
  public var reference: Observation? {
    referencePoint.flatMap { point in observations.last { $0.point == point } }
      ?? observations.last { $0.point.isComparable } ?? observations.last
  }

  /// Makes two hosts be compared at the points that are alike, so that what is printed of them is what was compared.
  ///
  /// What KVM gives guests on one host is not to be held against what CPUID shows on the other.
  public static func align(_ a: inout HostCPU, _ b: inout HostCPU) {
    let points = ComparedPoints(a, b)
    a.referencePoint = points.wanted?.point
    b.referencePoint = points.offered?.point
  }

  /// The one value of a quantity; nil if no document gives it or two give different ones.
  ///
  /// Where records show the host itself, what guests are given does not count.
  public func value(_ quantity: Quantity) -> UInt64? {
    let readings = quantities.filter { $0.quantity == quantity }
    let own = readings.filter(\.point.showsHost)
    let values = Set((own.isEmpty ? readings : own).map(\.value))
    return values.count == 1 ? values.first : nil
  }
}

/// What one document shows of a host's CPU at one observation point.
public struct Observation: Sendable {
  /// Where somebody looked.
  public var point: ObservationPoint
  /// What they saw.
  public var evidence: Evidence
  /// How the document lists features.
  public var listing: FeatureListing
  /// The document's name.
  public var document: String
  /// Whether the record is whole; if not, what it does not name may still be there.
  public var isComplete: Bool
  /// Features that some of the host's logical CPUs have and others lack; they count as absent.
  public var varying = FeatureSet()
  /// Whether the record shows a single logical CPU, by which those that differ from it cannot be told.
  public var showsOneCPU = false

  /// An observation at `point`.
  public init(
    point: ObservationPoint, evidence: Evidence, listing: FeatureListing, document: String, isComplete: Bool
  ) {
    self.point = point
    self.evidence = evidence
    self.listing = listing
    self.document = document
    self.isComplete = isComplete
  }
}

/// How a record lists a CPU's features.
public enum FeatureListing: Sendable, Hashable {
  /// Extras over a model; the sentence says why it is read so.
  case extras(count: Int, why: String)
  /// All features; the sentence says why it is read so.
  case full(why: String)
  /// It cannot be told, or the model is unknown; the sentence says why.
  case undecided(why: String)

  /// A word for JSON.
  public var identifier: String {
    switch self {
    case .extras: "extras"
    case .full: "full"
    case .undecided: "undecided"
    }
  }

  /// Why the list is read as it is.
  public var why: String {
    switch self {
    case .extras(_, let why), .full(let why), .undecided(let why): why
    }
  }
}
