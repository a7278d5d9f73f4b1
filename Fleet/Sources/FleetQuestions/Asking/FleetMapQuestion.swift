internal import FleetPlanning
internal import GuestVerdicts
public import MartletQuestions
internal import ReportContract

/// Asks for the verdicts of a matrix, each distinct row and column of outcomes once: what a picture of it needs.
///
/// Where tens of thousands of classes of guests meet thousands of classes of hosts, most differ in nothing that a verdict looks at.
public struct FleetMapQuestion: Sendable {
  /// How hosts become columns.
  public var grouping: FleetMatrixQuestion.Grouping

  /// Asks for columns of that kind.
  public init(by grouping: FleetMatrixQuestion.Grouping) { self.grouping = grouping }

  /// The map: in time O(classes of guests × outcomes) + O(distinct rows × classes of hosts).
  ///
  /// - Throws: As `FleetMatrixQuestion`.
  public func answer(in fleet: OpenFleet) throws(QuestionError) -> FleetMapReport {
    let judged = try FleetMatrixQuestion(by: grouping).judged(in: fleet)
    let rows = RowPatterns(judged)
    let columns = ColumnPatterns(judged, rows)
    var report = FleetMapReport(inputs: [fleet.input])
    report.waivers = try fleet.waiverNotes()
    let rank = add(columns, judged, rows, to: &report)
    var texts = TextNumbers()
    let order = judged.rows.indices.sorted { a, b in
      let (first, second) = (rank[rows.patterns[a]], rank[rows.patterns[b]])
      let (one, other) = (judged.rows[a].vendor ?? "", judged.rows[b].vendor ?? "")
      return (one, first, a) < (other, second, b)
    }
    for place in order {
      let row = judged.rows[place]
      report.rows.examples.append(row.example)
      report.rows.guests.append(row.guests)
      report.rows.vendors.append(texts.number(of: row.vendor))
      report.rows.machines.append(texts.number(of: row.machine))
      report.rows.patterns.append(rank[rows.patterns[place]])
      if !row.accepted.isEmpty {
        report.waived.append(.init(row: report.rows.guests.count - 1, features: row.accepted))
      }
    }
    report.columns.pools = report.columns.places.map { texts.number(of: judged.columns[$0].pool) }
    report.texts = texts.all
    return report
  }

  /// Adds columns, by pool and alike beside alike, and the cells, whose distinct rows are sorted.
  ///
  /// - Returns: The place among the cells of each pattern of rows.
  private func add(
    _ columns: ColumnPatterns, _ judged: FleetMatrixQuestion.Judged, _ rows: RowPatterns,
    to report: inout FleetMapReport
  ) -> [Int] {
    let alike = columns.ranks
    let order = judged.columns.indices.sorted { a, b in
      let (one, other) = (judged.columns[a].pool ?? "", judged.columns[b].pool ?? "")
      return (one, alike[columns.patterns[a]], a) < (other, alike[columns.patterns[b]], b)
    }
    // Patterns are numbered as they come, so that a row of cells reads as the picture does.
    var numbers: [Int?] = Array(repeating: nil, count: columns.count)
    var units: [Int] = []
    for place in order {
      let pattern = columns.patterns[place]
      let number = numbers[pattern] ?? units.count
      if numbers[pattern] == nil {
        numbers[pattern] = number
        units.append(columns.units[pattern])
      }
      report.columns.places.append(place)
      report.columns.names.append(judged.columns[place].name)
      report.columns.hosts.append(judged.columns[place].hosts)
      report.columns.patterns.append(number)
    }
    let cells = rows.letters.map { letters in units.map { letters[$0] } }
    let sorted = cells.indices.sorted { cells[$0].lexicographicallyPrecedes(cells[$1]) }
    report.cells = sorted.indices.map { place in
      CellRuns.text(of: cells[sorted[place]], after: place == 0 ? [] : cells[sorted[place - 1]])
    }
    var rank = [Int](repeating: 0, count: cells.count)
    for (place, pattern) in sorted.enumerated() { rank[pattern] = place }
    report.outcomes = units.map { unit in
      var counts = FleetMapReport.Outcomes()
      for (letters, guests) in zip(rows.letters, rows.guests) { counts.count(letters[unit], guests) }
      return counts
    }
    return rank
  }
}

/// The distinct rows of a matrix: what each class of guests gets on each kind of column.
private struct RowPatterns {
  /// The pattern of each row.
  private(set) var patterns: [Int] = []
  /// The letters of each pattern, one for each kind of column.
  private(set) var letters: [[UInt8]] = []
  /// How many guests have each pattern.
  private(set) var guests: [Int] = []
  /// The kind of each column: columns with the same classes of hosts are of one kind.
  let kinds: [Int]

  init(_ judged: FleetMatrixQuestion.Judged) {
    var known: [[Int]: Int] = [:]
    var forms: [[Int]] = []
    kinds = judged.columns.map { column in
      if let kind = known[column.forms] { return kind }
      known[column.forms] = forms.count
      forms.append(column.forms)
      return forms.count - 1
    }
    let classes = forms.map { FleetMatrixQuestion.ColumnClasses($0, judged.parts.matrix(ofRow: 0).matrix) }
    var places: [[FleetMatrix.HostBits]: Int] = [:]
    var distinct: [[UInt8]: Int] = [:]
    for (place, row) in judged.rows.enumerated() {
      let (matrix, guest) = judged.parts.matrix(ofRow: place)
      let outcomes = VerdictOutcome.allCases.map { ($0, matrix.bits(with: $0, forGuest: guest)) }
      let key = outcomes.map(\.1)
      let pattern: Int
      if let known = places[key] {
        pattern = known
      } else {
        // Classes of hosts that no column tells apart make no difference.
        let text = classes.map { VerdictOutcome.letter($0.outcome(matrix, guest, outcomes)) }
        pattern = distinct[text] ?? letters.count
        places[key] = pattern
        if pattern == letters.count {
          distinct[text] = pattern
          letters.append(text)
          guests.append(0)
        }
      }
      patterns.append(pattern)
      guests[pattern] += row.guests
    }
  }
}

/// The distinct columns of a matrix.
private struct ColumnPatterns {
  /// The pattern of each column.
  let patterns: [Int]
  /// For each pattern a kind of column that has it.
  private(set) var units: [Int] = []
  /// The place of each pattern when they are sorted by what the largest classes of guests get.
  let ranks: [Int]

  /// How many there are.
  var count: Int { units.count }

  init(_ judged: FleetMatrixQuestion.Judged, _ rows: RowPatterns) {
    let kindCount = (rows.kinds.max() ?? -1) + 1
    var texts: [[UInt8]] = Array(repeating: [], count: kindCount)
    for kind in texts.indices { texts[kind] = rows.letters.map { $0[kind] } }
    var known: [[UInt8]: Int] = [:]
    var patternOfKind: [Int] = []
    for (kind, text) in texts.enumerated() {
      let pattern = known[text] ?? units.count
      if pattern == units.count {
        known[text] = pattern
        units.append(kind)
      }
      patternOfKind.append(pattern)
    }
    patterns = rows.kinds.map { patternOfKind[$0] }
    var ranks = [Int](repeating: 0, count: units.count)
    let distinct = units.map { texts[$0] }
    let sorted = distinct.indices.sorted { distinct[$0].lexicographicallyPrecedes(distinct[$1]) }
    for (rank, pattern) in sorted.enumerated() { ranks[pattern] = rank }
    self.ranks = ranks
  }
}

/// Texts that many entries share, by number; 0 stands for no text.
private struct TextNumbers {
  private(set) var all = [""]
  private var known: [String: Int] = [:]

  mutating func number(of text: String?) -> Int {
    guard let text else { return 0 }
    if let number = known[text] { return number }
    known[text] = all.count
    all.append(text)
    return all.count - 1
  }
}
