/// A table as text: columns as wide as their longest cell, two blanks apart; numbers stand at the right.
package struct TextTable {
  private var rows: [[String]]
  private let rightAligned: Set<Int>

  /// - Parameter rightAligned: The places of the columns of numbers.
  package init(_ header: [String], rightAligned: Set<Int> = []) {
    rows = [header]
    self.rightAligned = rightAligned
  }

  package mutating func add(_ row: [String]) { rows.append(row) }

  /// The lines, each with its end.
  package var text: String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        if column > 0 { line += "  " }
        line +=
          rightAligned.contains(column) ? padding + cell : column == row.count - 1 ? cell : cell + padding
      }
      return line + "\n"
    }.joined()
  }
}

/// A number with its noun, `1 host` or `12 hosts`.
package func counted(_ number: Int, _ noun: String) -> String {
  let plural = noun.hasSuffix("ss") ? noun + "es" : noun + "s"
  return "\(grouped(number)) \(number == 1 ? noun : plural)"
}

/// A number with commas at the thousands.
package func grouped(_ number: Int) -> String {
  var text = ""
  for (place, digit) in String(number.magnitude).reversed().enumerated() {
    if place > 0, place.isMultiple(of: 3) { text.append(",") }
    text.append(digit)
  }
  return (number < 0 ? "-" : "") + String(text.reversed())
}

/// The first names of a list, and how many more there are.
package func some(_ names: [String], _ limit: Int = 4) -> String {
  let shown = names.prefix(limit).joined(separator: ", ")
  return names.count > limit ? "\(shown) and \(grouped(names.count - limit)) more" : shown
}

/// Bytes in GiB, MiB or KiB, with one digit behind the point.
func bytesText(_ bytes: Int) -> String {
  for (unit, shift) in [("GiB", 30), ("MiB", 20), ("KiB", 10)] where bytes >= 1 << shift {
    let tenths = ((bytes >> (shift - 10)) * 10) >> 10
    return tenths.isMultiple(of: 10) ? "\(tenths / 10) \(unit)" : "\(tenths / 10).\(tenths % 10) \(unit)"
  }
  return "\(bytes) bytes"
}
