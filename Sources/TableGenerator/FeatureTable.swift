import CPUCatalog

/// The Swift source that carries the feature records in `text`, comments left out.
///
/// - Throws: `CatalogError` if the records do not follow the format, or contradict each other.
func featureTableSource(from text: String) throws(CatalogError) -> String {
  try Catalog(table: Array(text.utf8)).validate()
  let lines = text.split(separator: "\n", omittingEmptySubsequences: true).filter { !$0.hasPrefix("#") }
  return """
    // Generated from Data/features by Scripts/generate-tables. Do not edit.

    let featureTable: StaticString = #\"""
    \(lines.joined(separator: "\n"))
    \"""#

    """
}
