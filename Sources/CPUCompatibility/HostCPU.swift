public import CPUCatalog
public import X86CPU

/// The evidence about one host's CPU, per observation point.
public struct HostCPU: Sendable {
  /// The host's name if a document has it, otherwise the document's name.
  public var name: String
  /// The name that the host's own record has, where `name` tells it apart from another host of one question.
  public private(set) var recordedName: String?
  /// The architecture as written.
  public var architecture: String?
  /// libvirt's vendor name, `Intel` or `AMD`; the twelve characters of CPUID for vendors that libvirt has no name for.
  public var vendor: String?
  /// All vendors named by the records of a merged host; more than one is a contradiction.
  public internal(set) var vendors: Set<String> = []
  /// The CPU model that the record names.
  public var modelName: String?
  /// The processor's own name (brand string).
  public var brand: String?
  /// The records' observations, ordered by observation point.
  public var seen: [Observation] { didSet { order() } }
  /// Computed observations for points without a record: what KVM offers according to its source.
  ///
  /// Verdicts use it if no record exists; it is not evidence.
  public var predictions: [Observation] = [] { didSet { order() } }
  /// The distinct CPUs in dumps, with their CPUID and MSR values.
  public var cpus: [DistinctCPU]
  /// Quantities as each document reports them.
  public var quantities: [QuantityReading]
  /// Topology numbers by key: `cells`, `sockets`, `cores`, `threads`.
  public var topology: [String: Int]
  /// The machine types available to guests, by the emulator's path; empty if unknown.
  public var machineTypes: [String: Set<String>] = [:]
  /// Logical CPUs, NUMA nodes and sizes of pages; nil if no record lists them.
  public var resources: HostResources?
  /// The performance counters that KVM lists for guests; nil without such a list, and if two differ.
  public var counters: PerformanceCounters?
  /// The Hyper-V enlightenments that libvirt lists for KVM guests, by its names; nil if no record lists them.
  public var enlightenments: Set<String>?
  /// What libvirt and QEMU say of guests that the host cannot read; `confidential` adds what KVM and the CPU say.
  public var recordedConfidential = ConfidentialSupport()
  /// Whether the CPU can scale guests' TSC to other frequencies; nil if unknown.
  public var scalesCounter: Bool?
  /// The CPU map of the host's own libvirt, if a snapshot contains it.
  public var map: MapProjection?
  /// The named models that libvirt lists for KVM guests, and whether QEMU reports each as fully usable.
  ///
  /// Nil if QEMU was not queried; empty if no domain capabilities are known.
  public var customModels: [String: Bool?] = [:]
  /// Features that libvirt gives KVM guests whose definition names them, whether or not its host-model has them; empty if it was not asked.
  public var supportedFeatures = FeatureSet()
  /// The host's configuration from a snapshot; nil for other records.
  public var configuration: HostConfiguration?
  /// What Nova's record says besides the CPU; nil for other records.
  public var compute: ComputeService?

  /// Creates a host from observations.
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

  /// All observations, recorded or predicted, ordered by observation point.
  public var observations: [Observation] {
    get { ordered }
    set {
      seen = newValue.filter { $0.point.traits.basis != .predicted }
      predictions = newValue.filter { $0.point.traits.basis == .predicted }
    }
  }

  /// A cached copy of `observations`, which verdicts read often.
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

  /// Clears the vendor, for a record whose vendor is not the host's.
  public mutating func forgetVendor() {
    vendor = nil
    vendors = []
  }

  /// The point that comparisons use; nil for the highest recorded one.
  public private(set) var referencePoint: ObservationPoint?

  /// The observation that host comparisons use: the highest recorded one, or the one at `referencePoint`.
  public var reference: Observation? {
    referencePoint.flatMap { point in observations.last { $0.point == point } }
      ?? observations.last { $0.point.isComparable } ?? observations.last
  }

  /// Sets matching reference points on two hosts, so that reports show the points that were compared.
  ///
  /// What KVM gives guests on one host must not be compared with what CPUID shows on the other.
  public static func align(_ a: inout HostCPU, _ b: inout HostCPU) {
    let points = ComparedPoints(a, b)
    a.referencePoint = points.wanted?.point
    b.referencePoint = points.offered?.point
  }

  /// Whether the only record of the host's own CPU and of its guests is the list of flags of its kernel.
  package var isKnownByKernelAlone: Bool {
    let telling = observations.filter { $0.point.traits.view != .hint && !$0.point.isEmulation }
    return !telling.isEmpty && telling.allSatisfy { $0.point == .kernelFlags }
  }

  /// What a guest on the host certainly sees and certainly does not: CPUID read in it, or a fingerprint of it.
  package var seenByGuests: (present: FeatureSet, absent: FeatureSet) {
    observations.reduce(into: (FeatureSet(), FeatureSet())) { seen, observation in
      guard observation.point.kind == .guestCPUID else { return }
      seen.0.formUnion(observation.evidence.certainlyPresent)
      seen.1.formUnion(observation.evidence.certainlyAbsent)
    }
  }

  /// The value of a quantity; nil if no document reports it or two disagree.
  ///
  /// If records show the host itself, guests' values do not count.
  public func value(_ quantity: Quantity) -> UInt64? {
    let readings = quantities.filter { $0.quantity == quantity }
    let own = readings.filter(\.point.showsHost)
    let values = Set((own.isEmpty ? readings : own).map(\.value))
    return values.count == 1 ? values.first : nil
  }
}

/// What one document shows of a host's CPU at one observation point.
public struct Observation: Sendable {
  /// The observation point.
  public var point: ObservationPoint
  /// The features present and absent.
  public var evidence: Evidence
  /// How the document's feature list must be read.
  public var listing: FeatureListing
  /// The document's name.
  public var document: String
  /// Whether the record is complete; if not, features it does not name may still exist.
  public var isComplete: Bool
  /// Features that some of the host's logical CPUs have and others lack; they count as absent.
  public var varying = FeatureSet()
  /// Whether the record shows only one logical CPU, so differences between CPUs are invisible.
  public var showsOneCPU = false

  /// Creates an observation at `point`.
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
  /// Extras on top of a model; the sentence explains why.
  case extras(count: Int, why: String)
  /// All features; the sentence explains why.
  case full(why: String)
  /// Undecided, or the model is unknown; the sentence explains why.
  case undecided(why: String)

  /// The word for it in JSON.
  public var identifier: String {
    switch self {
    case .extras: "extras"
    case .full: "full"
    case .undecided: "undecided"
    }
  }

  /// The sentence that explains this reading.
  public var why: String {
    switch self {
    case .extras(_, let why), .full(let why), .undecided(let why): why
    }
  }
}
