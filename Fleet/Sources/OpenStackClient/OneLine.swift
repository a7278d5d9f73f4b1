public import FleetDocuments

extension FleetFailure {
  /// The reason as one line without what moves a terminal's cursor, of 600 characters at most.
  public var line: String { reason.oneLine(limit: 600) }
}

extension String {
  /// The text with blanks for control characters and ends of lines, cut at `limit` characters.
  func oneLine(limit: Int) -> String {
    let scalars = unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: " "
      default: scalar
      }
    }
    let words = String(String.UnicodeScalarView(scalars)).split(separator: " ")
    let line = words.joined(separator: " ")
    return line.count > limit ? String(line.prefix(limit)) + "…" : line
  }
}
