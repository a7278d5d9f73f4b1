internal import X86CPU

/// A short form of a feature table, which is read at each start of a process: what decides, and where the rest is.
///
/// A line for each feature, in order of location: name, offset and length of its record in the table, effect, level and
/// exposure by their place among the cases, `q` where QEMU adds the bit, location, and the names in other dialects.
enum FeatureIndex {
  /// The index of a catalogue's features.
  ///
  /// - Parameter records: Where each feature's record is in the table.
  static func text(of features: [Feature], records: [Range<Int>], qemuAdditions: Set<Int>) -> String {
    var lines: [String] = []
    for (feature, record) in zip(features, records) {
      let aliases = feature.aliases.map { "\(place(of: $0.dialect, in: Dialect.allCases))=\($0.name)" }
      let columns = [
        feature.name, "\(record.lowerBound)", "\(record.count)",
        "\(place(of: feature.effect, in: LossEffect.allCases))",
        "\(place(of: feature.levelling, in: Levelling.allCases))",
        "\(place(of: feature.exposure, in: Exposure.allCases))",
        qemuAdditions.contains(feature.index) ? "q" : "", "\(feature.location)",
        aliases.joined(separator: " "),
      ]
      lines.append(columns.joined(separator: "|"))
    }
    return lines.joined(separator: "\n")
  }

  /// One line of an index.
  struct Row {
    var feature: Feature
    var record: Range<Int>
    /// Whether its record has a column `qemu`.
    var isAddedByQEMU: Bool
  }

  /// The rows of an index, in order of location.
  ///
  /// - Throws: `CatalogError` for the first line that does not follow the format.
  static func rows(of index: ByteCursor) throws(CatalogError) -> [Row] {
    var rows: [Row] = []
    rows.reserveCapacity(FeatureSet.capacity)
    let cases = (LossEffect.allCases, Levelling.allCases, Exposure.allCases, Dialect.allCases)
    var rest = index
    while var line = rest.nextLine() {
      let wrong = CatalogError(line: rows.count + 1, reason: "not a line of a feature index")
      guard let name = line.next(upTo: bar), let start = number(&line), let count = number(&line),
        let effect = item(of: cases.0, &line), let levelling = item(of: cases.1, &line),
        let exposure = item(of: cases.2, &line), let mark = line.next(upTo: bar),
        let notation = line.next(upTo: bar), let location = FeatureLocation(notation: notation)
      else { throw wrong }
      var aliases: [Feature.Alias] = []
      while var word = line.nextWord() {
        guard let dialect = word.consumeNumber(), dialect < cases.3.count, word.consume("=") else {
          throw wrong
        }
        aliases.append(Feature.Alias(dialect: cases.3[Int(dialect)], name: word.text))
      }
      rows.append(
        Row(
          feature: Feature(
            index: rows.count, name: name.text, location: location, aliases: aliases, effect: effect,
            levelling: levelling, exposure: exposure),
          record: start..<start + count, isAddedByQEMU: !mark.isEmpty))
    }
    return rows
  }

  private static let bar = UInt8(ascii: "|")

  private static func place<Item: Equatable>(of item: Item, in cases: [Item]) -> Int {
    cases.firstIndex(of: item) ?? cases.count
  }

  /// The number in the next column.
  private static func number(_ line: inout ByteCursor) -> Int? {
    guard var column = line.next(upTo: bar), let number = column.consumeNumber(), column.isEmpty else {
      return nil
    }
    return Int(number)
  }

  /// The case whose place is in the next column.
  private static func item<Item>(of cases: [Item], _ line: inout ByteCursor) -> Item? {
    guard let place = number(&line), place < cases.count else { return nil }
    return cases[place]
  }
}
