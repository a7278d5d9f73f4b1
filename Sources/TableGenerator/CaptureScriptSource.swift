/// The Swift source that carries the capture script, to the byte.
///
/// - Throws: `CaptureScriptError` if the script cannot stand in a literal, or is not one that Martlet reads.
func captureScriptSource(from text: String) throws(CaptureScriptError) -> String {
  guard !text.contains("\"\"\"#"), !text.contains("\\#") else { throw .endsTheLiteral }
  guard text.hasPrefix("#!/bin/sh\n"), text.hasSuffix("\n"), text.contains("'#martlet-capture 1'") else {
    throw .isNoScript
  }
  return """
    // Generated from Data/capture by Scripts/generate-tables. Do not edit.

    let captureScript: StaticString = #\"""
    \(text)
    \"""#

    """
}

/// Why a capture script cannot become Swift.
enum CaptureScriptError: Error {
  /// The text contains what would end the literal, or stand for another text in it.
  case endsTheLiteral
  /// The text is no shell script, does not end with a line, or does not tell its form's version.
  case isNoScript
}
