internal import CPUReaders
internal import FileAccess
internal import ReportContract

/// A file of arguments, one on each line, as `@PATH` names it; `@-` is standard input.
struct ArgumentList: Sendable {
  /// The argument that named the file.
  let name: String
  /// The arguments in the file's order; never empty.
  let words: [String]
  private let document: Document

  /// Reads the file; blank lines and comments are left out.
  ///
  /// A `#` at the start of a word begins a comment; within a word it picks a host.
  /// - Throws: `noInput` for a list that names nothing, and as `DocumentSource.document()`.
  init(_ path: String) throws(QuestionError) {
    document = try Document(argument: path)
    name = "@" + path
    words = String(decoding: document.bytes, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap {
      line in
      var words = line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" })
      if let comment = words.firstIndex(where: { $0.hasPrefix("#") }) { words.removeSubrange(comment...) }
      return words.isEmpty ? nil : words.joined(separator: " ")
    }
    guard !words.isEmpty else {
      throw QuestionError(
        .noInput, "\(name): the list names nothing",
        at: .document(name: document.name, line: nil, column: nil))
    }
  }

  /// How a report names the list.
  func report(role: String) -> InputReport {
    InputReport(role: role, name: name, format: "list", sha256: sha256(document.bytes))
  }
}
