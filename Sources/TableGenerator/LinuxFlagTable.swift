import CPUCatalog

/// The Swift source that carries the Linux flags in `text`, comments and notes left out.
///
/// - Throws: `CatalogError` if the records do not follow the format.
func linuxFlagTableSource(from text: String) throws(CatalogError) -> String {
  _ = try LinuxFlagTable(text: text)
  let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.hasPrefix("  note ") }
  return """
    // Generated from Data/linux-flags by Scripts/generate-tables. Do not edit.

    let linuxFlagTable: StaticString = #\"""
    \(lines.joined(separator: "\n"))
    \"""#

    """
}
