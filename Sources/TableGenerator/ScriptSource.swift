/// Generates the Swift source of a script as a constant, byte for byte.
///
/// - Parameters:
///   - name: The constant's name.
///   - folder: The script's folder in the package.
///   - mark: What every version of the script has; empty if there is no such thing.
/// - Throws: `ScriptError` if the script cannot stand in a literal, or lacks `mark`.
func scriptSource(_ name: String, of text: String, in folder: String, mark: String = "") throws(ScriptError)
  -> String
{
  guard !text.contains("\"\"\"#"), !text.contains("\\#") else { throw .endsTheLiteral }
  guard text.hasPrefix("#!/"), text.hasSuffix("\n"), mark.isEmpty || text.contains(mark) else {
    throw .isNoScript
  }
  return """
    // Generated from \(folder) by Scripts/generate-tables. Do not edit.

    let \(name): StaticString = #\"""
    \(text)
    \"""#

    """
}

/// The reason that a script cannot become a Swift literal.
enum ScriptError: Error {
  /// The text contains what would end the literal, or stand for another text in it.
  case endsTheLiteral
  /// The text is no script, does not end with a newline, or lacks the mark.
  case isNoScript
}
