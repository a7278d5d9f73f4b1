public import X86CPU

/// Every feature that Martlet knows, in order of location.
///
/// Facts come from a table generated from `Data/features`; it reads an article's sentences on demand.
public struct Catalog: Sendable {
  /// The features; a feature's index is its position here.
  public let features: [Feature]
  /// Whether it is the built-in catalogue, for which more data is cached.
  public let isStandard: Bool

  /// What QEMU adds to what KVM lists, with the feature's index, in order of location.
  public let qemuAdditions: [(feature: Int, addition: QEMUAddition)]

  private let records: FeatureRecords
  private let indexByName: NameIndex
  private let aliases = AliasIndex()
  let switches = SwitchIndex()

  /// The catalogue that this build carries.
  public static let standard: Catalog = {
    do {
      return try Catalog(index: featureIndex, table: featureTable)
    } catch {
      // The generator read the table before it wrote it into the source, and made the index of it.
      fatalError("the built-in feature table does not parse: \(error)")
    }
  }()

  /// Creates a catalogue from the records in `table` (the format of `Data/README.md`).
  ///
  /// - Throws: `CatalogError` if a line does not follow the format, if a name or location
  ///   appears twice, or if there are more features than a `FeatureSet` holds.
  public init(table: [UInt8]) throws(CatalogError) {
    var drafts = try CatalogParser.headers(of: table)
    drafts.sort { $0.location < $1.location }
    guard drafts.count <= FeatureSet.capacity else {
      throw CatalogError(line: 0, reason: "\(drafts.count) features; the limit is \(FeatureSet.capacity)")
    }
    var byName = NameIndex([])
    var features: [Feature] = []
    features.reserveCapacity(drafts.count)
    for (index, draft) in drafts.enumerated() {
      if let previous = features.last, previous.location == draft.location {
        throw CatalogError(
          line: draft.line, reason: "\(draft.name) and \(previous.name) are both at \(draft.location)")
      }
      guard byName[draft.name] == nil else {
        throw CatalogError(line: draft.line, reason: "\(draft.name) appears twice")
      }
      byName.append(draft.name)
      features.append(
        Feature(
          index: index, name: draft.name, location: draft.location, aliases: draft.aliases,
          effect: draft.effect, levelling: draft.levelling, exposure: draft.exposure))
    }
    self.features = features
    qemuAdditions = drafts.enumerated().compactMap { index, draft in
      draft.qemuAddition.map { (index, $0) }
    }
    records = FeatureRecords(ranges: drafts.map(\.range), table: .bytes(table))
    indexByName = byName
    isStandard = false
  }

  /// The catalogue of a table that has an index: records are read when they are asked for.
  private init(index: StaticString, table: StaticString) throws(CatalogError) {
    let rows = try FeatureIndex.rows(of: ByteCursor(index))
    features = rows.map(\.feature)
    records = FeatureRecords(ranges: rows.map(\.record), table: .builtIn(table))
    indexByName = NameIndex(features.lazy.map(\.name))
    var additions: [(feature: Int, addition: QEMUAddition)] = []
    for (place, row) in rows.enumerated() where row.isAddedByQEMU {
      guard let addition = try CatalogParser.qemuAddition(of: records[place]) else {
        throw CatalogError(line: 0, reason: "\(row.feature.name) has no column qemu")
      }
      additions.append((place, addition))
    }
    qemuAdditions = additions
    isStandard = true
  }

  /// A feature's record as the table has it: its name, and a line for each column.
  package func record(of feature: Feature) -> String {
    feature.name + String(decoding: records[feature.index], as: UTF8.self) + "\n"
  }

  /// Reads an index, so that errors come to light.
  ///
  /// - Throws: `CatalogError` if a line does not follow the format.
  package static func readIndex(_ text: String) throws(CatalogError) {
    _ = try ByteCursor.read(text[...]) { index throws(CatalogError) in try FeatureIndex.rows(of: index) }
  }

  /// The index of the table that the catalogue was made of.
  package var index: String {
    FeatureIndex.text(of: features, records: records.ranges, qemuAdditions: Set(qemuAdditions.map(\.feature)))
  }

  /// The feature that libvirt calls `name`, or nil.
  public subscript(name: String) -> Feature? { indexByName[name].map { features[$0] } }

  /// The features that any dialect calls `name`, ignoring case: only the one with that libvirt name if it exists.
  public func features(called name: String) -> [Feature] {
    if let exact = self[name] ?? self[name.lowercased()] { return [exact] }
    var indices: [Int] = []
    for index in aliases.indices(of: name.lowercased(), in: features) where !indices.contains(index) {
      indices.append(index)
    }
    return indices.map { features[$0] }
  }

  /// The features that QEMU's property `name` sets; `-` and `_` are equivalent.
  public func features(calledByQEMU name: String) -> [Feature] {
    let name = QEMUProperties.aliases[name] ?? name
    let spellings = [name, name.replacing("_", with: "-"), name.replacing("-", with: "_")]
    for spelling in spellings {
      let found = aliases.indices(of: spelling, in: features).filter { index in
        features[index].aliases.contains { $0.dialect == .qemu && $0.name == spelling }
      }
      if !found.isEmpty { return found.map { features[$0] } }
    }
    return spellings.lazy.compactMap { self[$0] }.first.map { [$0] } ?? []
  }

  /// The feature at `location`, or nil, in O(log n).
  public func feature(at location: FeatureLocation) -> Feature? {
    var low = 0
    var high = features.count
    while low < high {
      let middle = (low + high) / 2
      if features[middle].location < location { low = middle + 1 } else { high = middle }
    }
    return low < features.count && features[low].location == location ? features[low] : nil
  }

  /// The members of `set` in order of location.
  public func features(in set: FeatureSet) -> [Feature] { set.map { features[$0] } }

  /// The names of the members of `set` in order of location.
  public func names(of set: FeatureSet) -> [String] { set.map { features[$0].name } }

  /// The article about `feature`, which must belong to this catalogue.
  public func article(of feature: Feature) -> FeatureArticle {
    do {
      return try CatalogParser.article(of: records[feature.index])
    } catch {
      // `TableGenerator` reads every article before it writes the table.
      fatalError("the article of \(feature.name) does not parse: \(error)")
    }
  }

  /// The features that cannot work without `feature`, in order of location, in O(features).
  public func dependents(of feature: Feature) -> [Feature] {
    features.filter { CatalogParser.needs(of: records[$0.index]).contains { $0 == feature.name } }
  }

  /// The indices of the features that `feature` cannot work without.
  public func needs(of feature: Feature) -> [Int] {
    CatalogParser.needs(of: records[feature.index]).compactMap { indexByName[String($0)] }
  }

  /// Parses every article to find errors in the table.
  ///
  /// - Throws: `CatalogError` if a column does not follow the format, if a dependency names a feature
  ///   that does not exist, or if dependencies form a cycle.
  public func validate() throws(CatalogError) {
    var needs: [[Int]] = []
    for feature in features {
      let article = try CatalogParser.article(of: records[feature.index])
      for (what, text) in [("meaning", article.meaning), ("effect", article.effect.text)] where text.isEmpty {
        throw CatalogError(line: 0, reason: "\(feature.name) has no \(what)")
      }
      needs.append(
        try article.needs.map { name throws(CatalogError) in
          guard let index = indexByName[name] else {
            throw CatalogError(line: 0, reason: "\(feature.name) needs \(name), which does not exist")
          }
          return index
        })
    }
    var isDone = [Bool](repeating: false, count: features.count)
    for _ in features {
      for index in features.indices where needs[index].allSatisfy({ isDone[$0] }) { isDone[index] = true }
    }
    if let index = isDone.firstIndex(of: false) {
      throw CatalogError(line: 0, reason: "\(features[index].name) depends on itself through its needs")
    }
  }
}

/// The text of a feature table, by record.
private struct FeatureRecords: Sendable {
  /// Where each feature's record is, in bytes.
  let ranges: [Range<Int>]
  let table: Table

  enum Table: Sendable {
    case bytes([UInt8])
    /// A table of this build's, which is not copied.
    case builtIn(StaticString)
  }

  /// The record of the feature of that index.
  subscript(_ index: Int) -> ArraySlice<UInt8> {
    switch table {
    case .bytes(let bytes): bytes[ranges[index]]
    case .builtIn(let text):
      ByteCursor(text).copy(offset: ranges[index].lowerBound, count: ranges[index].count)[...]
    }
  }
}

/// A violation of a feature table's format, with its line.
public struct CatalogError: Error, Sendable, CustomStringConvertible {
  /// The line in the table, from 1; 0 if no single line is at fault.
  public let line: Int
  /// The problem, in one clause.
  public let reason: String

  /// The line, if known, and the reason.
  public var description: String { line > 0 ? "line \(line): \(reason)" : reason }
}
