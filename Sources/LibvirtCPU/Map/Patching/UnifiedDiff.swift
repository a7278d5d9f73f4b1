/// The unified diff of two versions of a file, with three lines of context; empty if they are the same.
///
/// Lines end only at a line feed, so `patch` reproduces the new bytes whatever else they contain.
///
/// - Parameter name: The file's path below the folder; shown as `a/NAME` and `b/NAME`.
public func unifiedDiff(of old: [UInt8], and new: [UInt8], name: String) -> [UInt8] {
  let (before, after) = (lines(old), lines(new))
  let difference = after.difference(from: before)
  guard !difference.isEmpty else { return [] }
  var removed: Set<Int> = []
  var inserted: Set<Int> = []
  for change in difference {
    switch change {
    case .remove(let offset, _, _): removed.insert(offset)
    case .insert(let offset, _, _): inserted.insert(offset)
    }
  }
  // Every line of both files, in order, with its position in each.
  var rows: [Row] = []
  var (x, y) = (0, 0)
  while x < before.count || y < after.count {
    if removed.contains(x) {
      rows.append(Row(mark: "-", line: before[x], old: x, new: y))
      x += 1
    } else if inserted.contains(y) {
      rows.append(Row(mark: "+", line: after[y], old: x, new: y))
      y += 1
    } else {
      rows.append(Row(mark: " ", line: before[x], old: x, new: y))
      x += 1
      y += 1
    }
  }
  var result = Array("--- a/\(name)\n+++ b/\(name)\n".utf8)
  for hunk in hunks(rows) { result += text(of: rows[hunk]) }
  return result
}

private struct Row {
  let mark: Unicode.Scalar
  let line: ArraySlice<UInt8>
  /// The index of the line, or of the next one, in the old and new file, from 0.
  let old, new: Int
}

/// The lines with their line feeds.
private func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
  var lines: [ArraySlice<UInt8>] = []
  var start = 0
  while start < bytes.count {
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
    lines.append(bytes[start..<end])
    start = end
  }
  return lines
}

/// The ranges of rows to show: changes with up to three lines around them.
private func hunks(_ rows: [Row]) -> [Range<Int>] {
  var hunks: [Range<Int>] = []
  for index in rows.indices where rows[index].mark != " " {
    let range = max(0, index - 3)..<min(rows.count, index + 4)
    if let last = hunks.last, range.lowerBound <= last.upperBound {
      hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
    } else {
      hunks.append(range)
    }
  }
  return hunks
}

private func text(of rows: ArraySlice<Row>) -> [UInt8] {
  guard let first = rows.first else { return [] }
  let oldCount = rows.count { $0.mark != "+" }
  let newCount = rows.count { $0.mark != "-" }
  // A side without lines names the line before.
  let oldStart = oldCount == 0 ? first.old : first.old + 1
  let newStart = newCount == 0 ? first.new : first.new + 1
  var result = Array("@@ -\(oldStart),\(oldCount) +\(newStart),\(newCount) @@\n".utf8)
  for row in rows {
    result.append(UInt8(ascii: row.mark))
    result += row.line
    if row.line.last != UInt8(ascii: "\n") { result += "\n\\ No newline at end of file\n".utf8 }
  }
  return result
}
