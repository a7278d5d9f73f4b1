public import CPUCatalog
public import CPUCompatibility
internal import LibvirtCPU

/// The common numbering of vendors, names, maps and machine types for prepared guests and hosts.
///
/// A space is built from all guests and hosts that are judged together. Names and machine types that no host distinguishes share a
/// number, so a single pair always fits.
public struct VerdictSpace: Sendable {
  let facts: VerdictFacts
  private let hostNames: Set<String>
  private var vendors: [String: UInt64] = [:]
  private(set) var maps: [Set<String>] = []
  private var nameGroups: [String: Int] = [:]
  private var machines: [MachineQuestion: Int] = [:]
  private var emulators: [String?: Int] = [:]

  /// Builds the space of these guests and hosts, in O(guests + hosts + distinct names × hosts).
  ///
  /// - Throws: `VerdictSpaceError` if the hosts have more than 64 different maps, or distinguish feature names or machine types
  ///   in more ways than the columns can hold.
  public init(
    _ guests: some Sequence<GuestCPU>, on hosts: [HostCPU], catalog: Catalog = .standard
  ) throws(VerdictSpaceError) {
    self.init(of: guests, on: hosts, catalog)
    guard maps.count <= 64 else { throw VerdictSpaceError(what: .maps, count: maps.count, limit: 64) }
    let names = (nameGroups.values.max() ?? -1) + 1
    guard names <= 64 else { throw VerdictSpaceError(what: .names, count: names, limit: 64) }
    let types = (machines.values.max() ?? -1) + 1
    guard types <= 1024 else { throw VerdictSpaceError(what: .machineTypes, count: types, limit: 1024) }
    let paths = (emulators.values.max() ?? -1) + 1
    guard paths <= OfferLayout.entries else {
      throw VerdictSpaceError(what: .emulators, count: paths, limit: OfferLayout.entries)
    }
  }

  /// The space of one guest and one host, which always fits.
  init(_ guest: GuestCPU, on host: HostCPU, catalog: Catalog) {
    self.init(of: CollectionOfOne(guest), on: [host], catalog)
  }

  /// The space of one host without guests, which always fits.
  init(ofHost host: HostCPU, catalog: Catalog) {
    self.init(of: EmptyCollection<GuestCPU>(), on: [host], catalog)
  }

  /// The space of one guest without hosts, which always fits.
  init(ofGuest guest: GuestCPU, catalog: Catalog) {
    self.init(of: CollectionOfOne(guest), on: [], catalog)
  }

  private init(of guests: some Sequence<GuestCPU>, on hosts: [HostCPU], _ catalog: Catalog) {
    facts = VerdictFacts(catalog)
    hostNames = Set(hosts.map(\.name))
    for host in hosts {
      if let vendor = host.vendor { number(vendor) }
      if let names = host.configuration?.mapFeatures, !maps.contains(names) { maps.append(names) }
    }
    var names: Set<String> = []
    var questions: Set<MachineQuestion> = []
    var paths: Set<String?> = []
    for guest in guests {
      if let vendor = guest.wanted?.vendor { number(vendor) }
      if let vendor = guest.definition.vendor { number(vendor) }
      names.formUnion(guest.wanted?.evidence.uncatalogued ?? [])
      if let question = MachineQuestion(guest) { questions.insert(question) }
      paths.insert(guest.machine?.emulator)
    }
    // Names with the same answers on every host share a number.
    var patterns: [[UInt8]: Int] = [:]
    for name in names.sorted() {
      let pattern = hosts.map { host -> UInt8 in
        var knows: UInt8 = 0
        for observation in host.observations where observation.evidence.uncatalogued.contains(name) {
          knows |= observation.point.isEmulation ? 3 : 1
        }
        return knows
      }
      let next = patterns.count
      nameGroups[name] = patterns[pattern] ?? next
      patterns[pattern] = nameGroups[name]
    }
    patterns = [:]
    for question in questions.sorted() {
      let pattern = hosts.map { host in host.hasMachine(question).map { $0 ? 1 : 2 } ?? 0 as UInt8 }
      let next = patterns.count
      machines[question] = patterns[pattern] ?? next
      patterns[pattern] = machines[question]
    }
    var versions: [[HostQEMU]: Int] = [:]
    for path in paths.sorted(by: { ($0 ?? "") < ($1 ?? "") }) {
      let pattern = hosts.map { $0.qemu(behind: path) }
      let next = versions.count
      emulators[path] = versions[pattern] ?? next
      versions[pattern] = emulators[path]
    }
  }

  private mutating func number(_ vendor: String) {
    if vendors[vendor] == nil { vendors[vendor] = UInt64(vendors.count) + 1 }
  }

  /// Whether the space can include that host: it has its names, its vendor and its map.
  func holds(_ host: HostCPU) -> Bool {
    hostNames.contains(host.name) && host.vendor.map { vendors[$0] != nil } ?? true
      && host.configuration?.mapFeatures.map(maps.contains) ?? true
  }

  /// Whether everything in the guest has a number.
  func holds(_ guest: GuestCPU) -> Bool {
    [guest.wanted?.vendor, guest.definition.vendor].allSatisfy { $0.map { vendors[$0] != nil } ?? true }
      && (guest.wanted?.evidence.uncatalogued ?? []).allSatisfy { nameGroups[$0] != nil }
      && MachineQuestion(guest).map { machines[$0] != nil } ?? true
      && emulators[guest.machine?.emulator] != nil
  }

  func number(ofVendor vendor: String) -> UInt64? { vendors[vendor] }

  func group(ofName name: String) -> Int? { nameGroups[name] }

  func code(of question: MachineQuestion) -> Int? { machines[question] }

  /// The number of the emulator that a guest names, or does not name: its place in hosts' tables.
  func code(ofEmulatorOf guest: GuestCPU) -> Int? { emulators[guest.machine?.emulator] }

  /// The version of QEMU behind each emulator by its code, 0 where it is not certain, and the emulators that may be several.
  func emulatorAnswers(of host: HostCPU) -> (versions: [UInt64], ambiguous: [Int]) {
    var versions = [UInt64](repeating: 0, count: OfferLayout.entries)
    var ambiguous: Set<Int> = []
    for (path, code) in emulators where code < versions.count {
      switch host.qemu(behind: path) {
      case .version(let version): versions[code] = versionNumber(version) ?? 0
      case .several: ambiguous.insert(code)
      case .unknown: break
      }
    }
    return (versions, Array(ambiguous))
  }

  /// The bits of the groups of names that no record in `observations` knows.
  func namesUnknown(to observations: [Observation]) -> UInt64 {
    var groups: UInt64 = 0
    for (name, group) in nameGroups where groups >> UInt64(group) & 1 == 0 {
      if !observations.contains(where: { $0.evidence.uncatalogued.contains(name) }) {
        groups |= 1 << UInt64(group)
      }
    }
    return groups
  }

  /// The machine types that a host lacks, and those it does not report, by code.
  func machineAnswers(of host: HostCPU) -> (lacking: [Int], untold: [Int]) {
    var lacking: Set<Int> = []
    var untold: Set<Int> = []
    var seen: Set<Int> = []
    for (question, code) in machines where seen.insert(code).inserted {
      switch host.hasMachine(question) {
      case true?: break
      case false?: lacking.insert(code)
      case nil: untold.insert(code)
      }
    }
    return (Array(lacking), Array(untold))
  }
}

/// The machine type that a guest requires, with its emulator.
struct MachineQuestion: Hashable, Comparable, Sendable {
  let emulator: String?
  let machine: String

  init?(_ guest: GuestCPU) {
    guard let machine = guest.machine?.machine else { return nil }
    self.machine = machine
    emulator = guest.machine?.emulator
  }

  static func < (a: Self, b: Self) -> Bool { (a.machine, a.emulator ?? "") < (b.machine, b.emulator ?? "") }
}

/// The guests and hosts need more numbers than one `VerdictSpace` has.
public struct VerdictSpaceError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A kind of number that a space can run out of.
  public enum Subject: String, Sendable {
    /// Different maps of hosts.
    case maps = "different CPU maps"
    /// Groups of unknown feature names that hosts distinguish.
    case names = "groups of feature names"
    /// Groups of machine types that hosts distinguish.
    case machineTypes = "groups of machine types"
    /// Ways in which hosts tell the QEMU behind emulators' paths.
    case emulators = "groups of emulators"
  }
  /// The kind of number that ran out.
  public let what: Subject
  /// The required number.
  public let count: Int
  /// The number of values that a space can hold.
  public let limit: Int

  /// The exceeded limit, and what to do.
  public var description: String {
    "\(count) \(what.rawValue); at most \(limit) fit in one run, so judge the hosts in several runs"
  }
}
