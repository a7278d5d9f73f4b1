/// QEMU's CPU models and their changes by machine types, for several releases.
public struct QEMUModelTable: Sendable {
  /// A release in the table.
  public struct Release: Sendable, Hashable {
    /// The QEMU series whose source the table lists.
    public let series: QEMUSeries
    /// Which release of it, `qemu 11.1.3`.
    public let source: String
    /// The source that the rows come from.
    public let citation: String
  }

  /// The releases, oldest first.
  public let releases: [Release]
  /// The models in the table's order.
  public let models: [QEMUModelRecord]
  /// The properties that machine types set, newest machine type first.
  public let machineProperties: [QEMUMachineProperty]
  /// The properties that QEMU sets on CPUs of models under KVM, but not on machine types up to these.
  ///
  /// - SeeAlso: qemu 7.2 target/i386/kvm/kvm-cpu.c, kvm_default_props; hw/i386/pc_piix.c, pc_compat_2_1_fn, pc_compat_1_7_fn.
  public let kvmDefaults: [QEMUMachineProperty]
  /// The machine types of releases, oldest release first.
  public let machineTypes: [QEMUMachineTypes]
  private let places: [String: Int]
  let newerProperties: [String: QEMUSeries]
  /// Models that are gone: from the first release that was read and has them to the first that does not.
  let removedModels: [String: Range<QEMUSeries>]

  /// The table of `Data/qemu`, parsed at first use.
  public static let standard: QEMUModelTable = {
    do {
      return try QEMUModelTable(text: "\(qemuModelRows)")
    } catch {
      // The generator parsed the table before it wrote it into the source.
      fatalError("the built-in table of QEMU's models does not parse: \(error)")
    }
  }()

  /// The newest series that the standard table was read from, without reading the rest of the table.
  public static let newestRead: QEMUSeries = {
    let head = String(decoding: "\(qemuModelRows)".utf8.prefix(2048), as: UTF8.self)
    let heads = head.split(separator: "\n").prefix { $0.hasPrefix("release ") }
    guard let newest = heads.last.flatMap({ QEMUSeries($0.split(separator: " ")[1]) }) else {
      return standard.newest
    }
    return newest
  }()

  /// The newest series in the table.
  public var newest: QEMUSeries { releases[releases.count - 1].series }

  /// The table in words: `tables of QEMU 11.1`.
  public var title: String { "tables of QEMU \(newest)" }

  /// The model of that name, of an alias of it, or of `NAME-v1`; nil if no release in the table has it.
  public func model(named name: String) -> QEMUModelRecord? {
    if let place = places[name] { return models[place] }
    guard let found = QEMUModelTable.unversioned(name), found.number == 1 else { return nil }
    return places[found.product].map { models[$0] }
  }

  /// The first series in the table that has a property; nil if the oldest has it or no release does.
  public func firstSeries(ofProperty name: String) -> QEMUSeries? { newerProperties[name] }

  /// The series before another in the table; nil for the oldest.
  public func series(before series: QEMUSeries) -> QEMUSeries? {
    releases.last { $0.series < series }?.series
  }

  /// The number of versions of a product's model in the newest release; nil if there is no such product.
  public func versionCount(of product: String) -> Int? {
    guard places[product].map({ models[$0].name }) == product, QEMUModelTable.unversioned(product) == nil
    else { return nil }
    return models.lazy.map(\.version).filter { $0.product == product }.map(\.number).max()
  }

  /// Whether a name that no release has would be a later version of a model that one has.
  public func isLaterVersion(_ name: String) -> Bool {
    guard let (product, number) = QEMUModelTable.unversioned(name), let known = versionCount(of: product)
    else { return false }
    return number > known
  }

  /// A model's product and version, from `NAME-vN`.
  public static func unversioned(_ name: String) -> (product: String, number: Int)? {
    guard let mark = name.lastIndex(of: "-") else { return nil }
    let word = name[name.index(after: mark)...]
    guard word.first == "v", let number = Int(word.dropFirst()), number > 0 else { return nil }
    return (String(name[..<mark]), number)
  }

  /// What a machine type sets on CPUs of a model beyond the model's definition, by property.
  ///
  /// - Parameters:
  ///   - machine: `pc-q35-6.2`, `pc-i440fx-9.0`; other machines have no properties here.
  ///   - model: The model as the command line names it.
  public func properties(of model: String, on machine: String) -> [String: String] {
    guard let version = Self.series(ofPC: machine) else { return [:] }
    var set: [String: String] = [:]
    // An older machine type overrides a newer one, because QEMU applies its list later.
    for entry in machineProperties where version <= entry.upTo && (entry.model ?? model) == model {
      set[entry.property] = entry.value
    }
    return set
  }

  /// The series of `pc-q35-6.2`; nil for other machines.
  static func series(ofPC machine: String) -> QEMUSeries? {
    guard machine.hasPrefix("pc-"), let mark = machine.lastIndex(of: "-") else { return nil }
    // pc-q35-4.0.1 belongs to the series 4.0.
    let numbers = machine[machine.index(after: mark)...].split(
      separator: ".", omittingEmptySubsequences: false)
    return QEMUSeries(numbers.prefix(2).joined(separator: "."))
  }

  /// Reads a table in the format of `Data/qemu`.
  ///
  /// - Throws: `CatalogError` if a line does not follow the format.
  package init(text: String) throws(CatalogError) {
    var reader = QEMUModelParser()
    try reader.read(text)
    releases = reader.releases
    models = reader.models
    machineProperties = reader.machineProperties
    kvmDefaults = reader.kvmDefaults
    machineTypes = reader.machineTypes
    newerProperties = reader.newerProperties
    removedModels = reader.removedModels
    var places: [String: Int] = [:]
    for (place, model) in models.enumerated() {
      for name in [model.name] + model.aliases { places[name] = place }
    }
    self.places = places
  }
}
