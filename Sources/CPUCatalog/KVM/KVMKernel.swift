public import X86CPU

/// How KVM in one Linux series treats each bit of CPUID and of the feature MSRs.
///
/// It comes from one release of the series; distributions and other releases can differ in single bits.
public struct KVMKernel: Sendable {
  /// The series, such as `6.1`.
  public var release: String
  /// The newest release of the series in the table, such as `linux 6.1.176`.
  public let source: String
  /// The table's series; differs from `release` for a kernel between two series.
  let series: String

  /// The point release whose state applies.
  var moment = KVMMoment.newest
  /// Other kernels that the host's can resemble; empty if the table covers it exactly.
  var others: [KVMKernel] = []

  private let registers: [KVMRegister: KVMRecord]
  private let anySubleaf: [KVMRegister: KVMRecord]
  private let rests: [KVMRest]

  /// The series that the tables cover, oldest first; parsed at first use.
  public static let all: [KVMKernel] = {
    do {
      return try KVMTableParser.kernels(
        of: unsafe Array(
          UnsafeBufferPointer(start: kvmTables.utf8Start, count: kvmTables.utf8CodeUnitCount)))
    } catch {
      // The generator parsed the tables before it wrote them into the source.
      fatalError("the built-in KVM tables do not parse: \(error)")
    }
  }()

  /// The bits that the table names one by one as features, in order of location.
  public var namedFeatures: [FeatureLocation] {
    Array(Set(registers.values.flatMap(\.namedFeatures))).sorted()
  }

  /// Creates a kernel from the parser's records.
  init(release: String, source: String, records: [KVMRecord], rests: [KVMRest]) {
    self.release = release
    series = release
    self.source = source
    self.rests = rests
    var registers: [KVMRegister: KVMRecord] = [:]
    var anySubleaf: [KVMRegister: KVMRecord] = [:]
    for record in records {
      for register in record.registers {
        if register.isAnySubleaf { anySubleaf[register] = record } else { registers[register] = record }
      }
    }
    self.registers = registers
    self.anySubleaf = anySubleaf
  }

  /// How KVM treats the bit at `location`; nil for registers that the table does not cover.
  ///
  /// KVM does not offer a bit that no line names, if it masks or withholds the register.
  public func treatment(at location: FeatureLocation) -> KVMTreatment? {
    guard !others.isEmpty else { return reading(at: location) }
    var found: [(kernel: String, treatment: KVMTreatment)] = []
    for kernel in [self] + others {
      guard let treatment = kernel.reading(at: location) else { return nil }
      found.append((kernel.title, treatment))
    }
    return KVMTreatment(found)
  }

  /// The point releases of lines that do not cover the whole series.
  var lines: [KVMPoints] {
    (Array(registers.values) + Array(anySubleaf.values)).flatMap(\.lines).map(\.way.points).filter {
      $0 != .all
    }
  }

  /// The kernel in words, with the point release whose state applies.
  private var title: String {
    if case .point(let point, _) = moment { return "linux \(series).\(point)" }
    return source
  }

  /// What it is judged by, in words: one release, or several with only what they agree on.
  package var basis: String {
    let titles = ([self] + others).map(\.title).reduce(into: [String]()) { list, title in
      if !list.contains(title) { list.append(title) }
    }
    return titles.count == 1 ? titles[0] : "what \(titles[0]) to \(titles[titles.count - 1]) agree on"
  }

  private func reading(at location: FeatureLocation) -> KVMTreatment? {
    let register = KVMRegister(location)
    if let record = registers[register] ?? anySubleaf[register.withAnySubleaf] {
      return record.treatment(ofBit: location.bit, source: source, at: moment)
    }
    guard let rest = rest(over: location) else { return nil }
    return KVMTreatment(ways: [], citation: rest.note.citation.cited(from: source), remark: rest.note.text)
  }

  /// The ways of the bit's treatment, with citations that omit the release; nil if `treatment` is nil.
  package func ways(at location: FeatureLocation) -> [KVMWay]? {
    let register = KVMRegister(location)
    if let record = registers[register] ?? anySubleaf[register.withAnySubleaf] {
      return record.lines(ofBit: location.bit, at: moment).map(\.way)
    }
    return rest(over: location) == nil ? nil : []
  }

  private func rest(over location: FeatureLocation) -> KVMRest? {
    guard case .cpuid(let leaf, _, _) = location.kind else { return nil }
    return rests.first { $0.leaves.contains(leaf) }
  }
}
