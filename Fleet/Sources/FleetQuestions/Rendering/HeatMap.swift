internal import FleetPlanning
internal import GuestVerdicts

/// A matrix as a picture has it: at most so many rows and columns, ordered so that like stands beside like.
struct HeatMap {
  /// Places in the report's columns and rows.
  let columns, rows: [Int]
  /// How many were left out: those with the fewest hosts, or guests.
  let omittedColumns, omittedRows: Int
  let report: FleetMatrixReport
  private let letters: [[UInt8]]

  /// Columns by pool, then by their outcomes; rows by vendor, then by theirs.
  init(_ report: FleetMatrixReport, columnLimit: Int, rowLimit: Int) {
    self.report = report
    letters = report.rows.map { Array($0.outcomes.utf8) }
    let kept = report.columns.indices.sorted { report.columns[$0].hosts > report.columns[$1].hosts }.prefix(
      columnLimit)
    let rows = Array(report.rows.indices.prefix(rowLimit))
    omittedColumns = report.columns.count - kept.count
    omittedRows = report.rows.count - rows.count
    let letters = letters
    let byColumn = Dictionary(
      uniqueKeysWithValues: kept.map { column in (column, rows.map { letters[$0][column] }) })
    columns = kept.sorted { a, b in
      let (first, second) = (report.columns[a], report.columns[b])
      if first.pool != second.pool { return (first.pool ?? "\u{10ffff}") < (second.pool ?? "\u{10ffff}") }
      let (x, y) = (byColumn[a] ?? [], byColumn[b] ?? [])
      return x == y ? a < b : x.lexicographicallyPrecedes(y)
    }
    let order = columns
    self.rows = rows.sorted { a, b in
      let (first, second) = (report.rows[a], report.rows[b])
      if first.vendor != second.vendor {
        return (first.vendor ?? "\u{10ffff}") < (second.vendor ?? "\u{10ffff}")
      }
      let (x, y) = (order.map { letters[a][$0] }, order.map { letters[b][$0] })
      return x == y ? a < b : x.lexicographicallyPrecedes(y)
    }
  }

  /// The letter of a cell, by places in `rows` and `columns`.
  func letter(_ row: Int, _ column: Int) -> UInt8 { letters[rows[row]][columns[column]] }

  /// The rules that decide a cell: those of its forms' verdicts together, worst first.
  func rules(_ row: Int, _ column: Int) -> [DecidingReason] {
    guard let prepared = report.prepared else { return [] }
    var rules: [DecidingReason] = []
    for form in prepared.forms[columns[column]].prefix(8) {
      for rule in prepared.parts.verdict(ofRow: rows[row], onHost: form).deciding
      where !rules.contains(rule) {
        rules.append(rule)
      }
    }
    return rules
  }
}

extension FleetMatrixReport {
  /// The report as a picture of at most 400 columns and 600 rows; a run of equal cells is one rectangle.
  ///
  /// - SeeAlso: Okabe and Ito, "Color Universal Design" (colours that people with any colour vision distinguish).
  public var svg: String {
    let map = HeatMap(self, columnLimit: 400, rowLimit: 600)
    let (width, height) = (
      max(2, min(16, 1200 / max(1, map.columns.count))), max(2, min(12, 900 / max(1, map.rows.count)))
    )
    let top = 44
    let size = (max(480, map.columns.count * width), map.rows.count * height + top)
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size.0) \(size.1)" width="\(size.0)" height="\(size.1)" \
      font-family="sans-serif" font-size="12">
      <title>Guests by hosts</title>
      <rect width="100%" height="100%" fill="#fff"/>
      <text x="4" y="14">\(map.rows.count) classes of guests (rows) on \(map.columns.count) columns of hosts\
      \(map.omittedRows + map.omittedColumns > 0 ? "; \(map.omittedRows) rows and \(map.omittedColumns) columns with the fewest left out" : "")</text>

      """
    for (place, key) in HeatMapColours.all.enumerated() {
      text += "<rect x=\"\(4 + 92 * place)\" y=\"22\" width=\"12\" height=\"12\" fill=\"\(key.colour)\"/>"
      text += "<text x=\"\(20 + 92 * place)\" y=\"32\">\(key.title)</text>\n"
    }
    for row in map.rows.indices {
      var start = 0
      while start < map.columns.count {
        let letter = map.letter(row, start)
        var end = start + 1
        while end < map.columns.count, map.letter(row, end) == letter { end += 1 }
        text +=
          "<rect x=\"\(start * width)\" y=\"\(top + row * height)\" width=\"\((end - start) * width)\" height=\"\(height)\" "
          + "fill=\"\(HeatMapColours.colour(of: letter))\"/>\n"
        start = end
      }
    }
    return text + "</svg>\n"
  }
}

/// The colours of outcomes, which people with any colour vision distinguish.
enum HeatMapColours {
  static let all: [(letter: Character, title: String, colour: String)] = [
    ("r", "runs", "#0072B2"), ("w", "warnings", "#9AD3F5"), ("u", "undetermined", "#B4B4B4"),
    ("b", "blocked", "#D55E00"),
    ("m", "mixed", "#CC79A7"),
  ]

  static func colour(of letter: UInt8) -> String {
    all.first { $0.letter.asciiValue == letter }?.colour ?? "#000"
  }
}
