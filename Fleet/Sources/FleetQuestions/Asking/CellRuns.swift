/// Rows of letters as texts of runs, since most rows of a sorted map are nearly the row before.
enum CellRuns {
  /// A row: each run as its length, if that is not one, and its letter, or `=` for a run of what the row before has there.
  ///
  /// - Parameter previous: The row before, of the same length; empty for the first one.
  /// - Complexity: O(letters): of two runs that begin at a place, the longer one is taken.
  static func text(of row: [UInt8], after previous: [UInt8]) -> String {
    var text: [UInt8] = []
    var place = 0
    while place < row.count {
      var alike = place
      while alike < row.count, row[alike] == row[place] { alike += 1 }
      var kept = place
      if previous.count == row.count {
        while kept < row.count, row[kept] == previous[kept] { kept += 1 }
      }
      let end = max(alike, kept)
      if end - place > 1 { text += String(end - place).utf8 }
      text.append(kept > alike ? UInt8(ascii: "=") : row[place])
      place = end
    }
    return String(decoding: text, as: UTF8.self)
  }
}
