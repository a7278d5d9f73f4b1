internal import CPUCatalog
internal import FleetPlanning
internal import Foundation
internal import GuestVerdicts

extension FleetMatrixReport {
  /// The report as one self-contained page: a heat map with reasons, and a table that needs no JavaScript.
  ///
  /// It holds at most 500 columns and 5,000 rows, those with the most hosts and guests.
  public var html: String {
    let map = HeatMap(self, columnLimit: 500, rowLimit: 5000)
    var table = ""
    for column in map.columns {
      let entry = columns[column]
      table += "<tr><th scope=\"row\">\(escaped(entry.name))</th><td>\(escaped(entry.pool ?? ""))</td>"
      for number in [
        entry.hosts, entry.runs, entry.runsWithWarnings, entry.undetermined, entry.blocked, entry.mixed,
      ] { table += "<td>\(grouped(number))</td>" }
      table += "</tr>\n"
    }
    let guests = rows.reduce(0) { $0 + $1.guests }
    var summary =
      "\(counted(guests, "guest")) in \(counted(rows.count, "class")), \(counted(columns.reduce(0) { $0 + $1.hosts }, "host")) "
      + "in \(counted(columns.count, "column"))."
    if map.omittedRows + map.omittedColumns > 0 {
      summary +=
        " This page leaves out \(counted(map.omittedRows, "class")) with the fewest guests and "
        + "\(counted(map.omittedColumns, "column")) with the fewest hosts; --format csv has all."
    }
    if !waivers.isEmpty { summary += " Waivers: " + waivers.joined(separator: "; ") + "." }
    return MatrixPageTemplate.page
      .replacingOccurrences(of: "@SUMMARY@", with: escaped(summary))
      .replacingOccurrences(of: "@TABLE@", with: table)
      .replacingOccurrences(of: "@DATA@", with: data(map))
  }

  /// The map's data as JSON that is safe within a script element.
  private func data(_ map: HeatMap) -> String {
    struct Column: Encodable {
      var n: String
      var h: Int
      var p: String
      var a: [Int]
    }
    struct Row: Encodable {
      var e: String
      var g: Int
      var v: String
      var m: String
      var s: Int
    }
    struct Data: Encodable {
      var columns: [Column]
      var rows: [Row]
      var rules: [[String]]
      var combos: [[Int]]
      var cells: String
      var features: [String]
      var sets: [[Int]]
    }
    // What decides each cell: an outcome and its rules, each combination once, and runs of equal cells.
    var rules = VerdictRule.all.map { [$0.header.id, $0.weight?.rawValue ?? "", $0.header.title] }
    var others: [DecidingReason: Int] = [:]
    func place(of reason: DecidingReason) -> Int? {
      if case .rule(let place) = reason { return place }
      if let known = others[reason] { return known }
      guard let entry = FleetReason(reason) else { return nil }
      others[reason] = rules.count
      rules.append([entry.rule, entry.weight.rawValue, entry.title])
      return rules.count - 1
    }
    var combos: [[Int]: Int] = [:]
    var ordered: [[Int]] = []
    var runs: [UInt8] = []
    func write(_ number: Int) {
      var rest = number
      while rest > 0x7f {
        runs.append(UInt8(rest & 0x7f) | 0x80)
        rest >>= 7
      }
      runs.append(UInt8(rest))
    }
    for row in map.rows.indices {
      var last = -1
      var length = 0
      for column in map.columns.indices {
        let key = [Int(map.letter(row, column))] + map.rules(row, column).compactMap(place)
        let number = combos[key] ?? ordered.count
        if number == ordered.count {
          combos[key] = number
          ordered.append(key)
        }
        if number == last {
          length += 1
        } else {
          if length > 0 {
            write(last)
            write(length)
          }
          (last, length) = (number, 1)
        }
      }
      write(last)
      write(length)
    }
    // What guests need and what hosts lack, each set once: what a guest loses is what both have.
    var features: [String: Int] = [:]
    var sets: [[Int]: Int] = [:]
    var setList: [[Int]] = []
    func set(_ names: [String]) -> Int {
      let key = names.map { name in
        let number = features[name] ?? features.count
        features[name] = number
        return number
      }.sorted()
      let number = sets[key] ?? setList.count
      if number == setList.count {
        sets[key] = number
        setList.append(key)
      }
      return number
    }
    let columns = map.columns.map { column in
      let forms = report(map).forms[column]
      return Column(
        n: self.columns[column].name, h: self.columns[column].hosts, p: self.columns[column].pool ?? "",
        a: forms.count == 1 ? [set(report(map).parts.host(forms[0]).absent())] : [])
    }
    let rows = map.rows.map { row in
      Row(
        e: self.rows[row].example
          + (self.rows[row].waived.isEmpty
            ? "" : ", waived: " + self.rows[row].waived.joined(separator: ", ")),
        g: self.rows[row].guests, v: self.rows[row].vendor ?? "unknown",
        m: self.rows[row].machine ?? "unknown", s: set(report(map).parts.guest(ofRow: row).needs()))
    }
    let data = Data(
      columns: columns, rows: rows,
      rules: rules,
      combos: ordered,
      cells: Foundation.Data(runs).base64EncodedString(),
      features: features.sorted { $0.value < $1.value }.map(\.key), sets: setList)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes]
    guard let json = try? encoder.encode(data) else { return "{}" }
    return String(decoding: json, as: UTF8.self).replacingOccurrences(of: "<", with: "\\u003c")
      .replacingOccurrences(of: "\u{2028}", with: "\\u2028").replacingOccurrences(
        of: "\u{2029}", with: "\\u2029")
  }

  private func report(_ map: HeatMap) -> FleetMatrixQuestion.Prepared {
    guard let prepared = map.report.prepared else {
      preconditionFailure("a matrix without its classes has no page")
    }
    return prepared
  }
}

/// Text as HTML has it.
package func escaped(_ text: String) -> String {
  text.reduce(into: "") { result, character in
    switch character {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    default: result.append(character)
    }
  }
}
