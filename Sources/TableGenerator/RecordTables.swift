import CPUCatalog

/// The Swift source that carries the feature records in `text`, comments left out.
///
/// - Throws: `CatalogError` if the records do not follow the format, or contradict each other.
func featureTableSource(from text: String) throws(CatalogError) -> String {
  try Catalog(table: Array(text.utf8)).validate()
  return recordTableSource("featureTable", ofData: "features", text)
}

/// The Swift source that carries the KVM tables in `text`, comments left out.
///
/// - Throws: `CatalogError` if the records do not follow the format, or contradict each other.
func kvmTableSource(from text: String) throws(CatalogError) -> String {
  _ = try KVMTableParser.kernels(of: Array(text.utf8))
  return recordTableSource("kvmTables", ofData: "kvm", text)
}

/// The Swift source that carries the Linux flags in `text`, comments and notes left out.
///
/// - Throws: `CatalogError` if the records do not follow the format.
func linuxFlagTableSource(from text: String) throws(CatalogError) -> String {
  _ = try LinuxFlagTable(text: text)
  return recordTableSource("linuxFlagTable", ofData: "linux-flags", text, without: ["#", "  note "])
}

/// The Swift source that carries the records of microarchitectures in `text`, comments left out.
///
/// - Throws: `CatalogError` if the records do not follow the format, or contradict each other.
func microarchitectureRowsSource(from text: String) throws(CatalogError) -> String {
  _ = try MicroarchitectureTable(text: text)
  return recordTableSource("microarchitectureRows", ofData: "microarchitectures", text)
}

/// The Swift source that carries QEMU's models in `text`, comments left out.
///
/// - Throws: `CatalogError` if the records do not follow the format, or contradict each other.
func qemuModelRowsSource(from text: String) throws(CatalogError) -> String {
  _ = try QEMUModelTable(text: text)
  return recordTableSource("qemuModelRows", ofData: "qemu", text)
}

/// A constant of that name with the lines of `text`, but for empty ones and those that begin with a mark.
private func recordTableSource(
  _ name: String, ofData folder: String, _ text: String, without marks: [String] = ["#"]
) -> String {
  let lines = text.split(separator: "\n").filter { line in !marks.contains { line.hasPrefix($0) } }
  return """
    // Generated from Data/\(folder) by Scripts/generate-tables. Do not edit.

    let \(name): StaticString = #\"""
    \(lines.joined(separator: "\n"))
    \"""#

    """
}
