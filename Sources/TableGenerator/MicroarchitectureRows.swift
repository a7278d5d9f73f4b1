import CPUCatalog

/// The Swift source that carries the records of microarchitectures in `text`, comments left out.
///
/// - Throws: `CatalogError` if the records do not follow the format, or contradict each other.
func microarchitectureRowsSource(from text: String) throws(CatalogError) -> String {
  _ = try MicroarchitectureTable(text: text)
  let lines = text.split(separator: "\n", omittingEmptySubsequences: true).filter { !$0.hasPrefix("#") }
  return """
    // Generated from Data/microarchitectures by Scripts/generate-tables. Do not edit.

    let microarchitectureRows: StaticString = #\"""
    \(lines.joined(separator: "\n"))
    \"""#

    """
}
