internal import CPUReaders
internal import FileAccess
internal import ReportContract

extension Document {
  /// How a report names this document: its format, a digest of its bytes, and how it was read.
  func input(role: String, _ reading: Reading?) -> InputReport {
    let notes = reading?.notes.map { note in
      guard let line = note.line else { return note.text }
      return note.column.map { "line \(line), column \($0): \(note.text)" } ?? "line \(line): \(note.text)"
    }
    return InputReport(
      role: role, name: name, format: reading?.format ?? "log", sha256: sha256(bytes), notes: notes ?? [])
  }
}
