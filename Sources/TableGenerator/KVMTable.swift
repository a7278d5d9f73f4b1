import CPUCatalog

/// The Swift source that carries the KVM tables in `text`, comments left out.
///
/// - Throws: `CatalogError` if the records do not follow the format, or contradict each other.
func kvmTableSource(from text: String) throws(CatalogError) -> String {
  _ = try KVMTableParser.kernels(of: Array(text.utf8))
  let lines = text.split(separator: "\n", omittingEmptySubsequences: true).filter { !$0.hasPrefix("#") }
  return """
    // Generated from Data/kvm by Scripts/generate-tables. Do not edit.

    let kvmTables: StaticString = #\"""
    \(lines.joined(separator: "\n"))
    \"""#

    """
}
