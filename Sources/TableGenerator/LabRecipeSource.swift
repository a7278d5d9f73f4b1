/// The Swift source that carries the recipe of the lab's image, to the byte.
///
/// - Throws: `CaptureScriptError` if the script cannot stand in a literal, or is no shell script.
func labRecipeSource(from text: String) throws(CaptureScriptError) -> String {
  guard !text.contains("\"\"\"#"), !text.contains("\\#") else { throw .endsTheLiteral }
  guard text.hasPrefix("#!/bin/sh\n"), text.hasSuffix("\n") else { throw .isNoScript }
  return """
    // Generated from Data/lab by Scripts/generate-tables. Do not edit.

    let labRecipe: StaticString = #\"""
    \(text)
    \"""#

    """
}
