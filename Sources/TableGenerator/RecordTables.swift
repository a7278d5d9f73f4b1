import ArmCatalog
import CPUCatalog

/// Generates the Swift source of the feature records in `text`, without comments, and of their index.
///
/// - Throws: `CatalogError` if the records do not follow the format, or contradict each other.
func featureTableSource(from text: String) throws(CatalogError) -> String {
  let lines = recordLines(of: text).joined(separator: "\n")
  let catalog = try Catalog(table: Array(lines.utf8))
  try catalog.validate()
  return recordTableSource("featureTable", ofData: "features", lines) + "\n"
    + recordTableConstant("featureIndex", catalog.index)
}

/// Generates the Swift source of the KVM tables in `text`, without comments.
///
/// - Throws: `CatalogError` if the records do not follow the format, or contradict each other.
func kvmTableSource(from text: String) throws(CatalogError) -> String {
  _ = try KVMTableParser.kernels(of: Array(text.utf8))
  return recordTableSource("kvmTables", ofData: "kvm", text)
}

/// Generates the Swift source of the Linux flags in `text`, without comments and notes.
///
/// - Throws: `CatalogError` if the records do not follow the format.
func linuxFlagTableSource(from text: String) throws(CatalogError) -> String {
  _ = try LinuxFlagTable(text: text)
  return recordTableSource("linuxFlagTable", ofData: "linux-flags", text, without: ["#", "  note "])
}

/// Generates the Swift source of the microarchitectures in `text`, without comments.
///
/// - Throws: `CatalogError` if the records do not follow the format, or contradict each other.
func microarchitectureRowsSource(from text: String) throws(CatalogError) -> String {
  _ = try MicroarchitectureTable(text: text)
  return recordTableSource("microarchitectureRows", ofData: "microarchitectures", text)
}

/// Generates the Swift source of QEMU's models in `text`, without comments.
///
/// - Throws: `CatalogError` if the records do not follow the format, or contradict each other.
func qemuModelRowsSource(from text: String) throws(CatalogError) -> String {
  _ = try QEMUModelTable(text: text)
  return recordTableSource("qemuModelRows", ofData: "qemu", text)
}

/// The lines of `text` without empty lines and those that begin with a mark.
private func recordLines(of text: String, without marks: [String] = ["#"]) -> [Substring] {
  text.split(separator: "\n").filter { line in !marks.contains { line.hasPrefix($0) } }
}

/// Generates a source with one constant: the lines of `text` without those that begin with a mark.
private func recordTableSource(
  _ name: String, ofData folder: String, _ text: String, without marks: [String] = ["#"]
) -> String {
  """
  // Generated from Data/\(folder) by Scripts/generate-tables. Do not edit.

  \(recordTableConstant(name, recordLines(of: text, without: marks).joined(separator: "\n")))
  """
}

private func recordTableConstant(_ name: String, _ text: String) -> String {
  """
  let \(name): StaticString = #\"""
  \(text)
  \"""#

  """
}

/// Generates the Swift source of Arm's tables: a constant for each of the named texts, without comments.
///
/// - Throws: `ArmTableError` if a table does not follow its format.
func armTablesSource(
  registers: String, kernels: String, names: String, cores: String, words: String
) throws(ArmTableError) -> String {
  let fields = try ArmFieldTable(text: registers)
  _ = try ArmKernel.kernels(of: kernels, fields: fields)
  _ = try ArmNames(registers: names, cores: cores, words: words, fields: fields)
  let tables = [
    ("armRegisterRows", registers), ("armKernelRows", kernels), ("armNameRows", names),
    ("armCoreRows", cores),
    ("armWordRows", words),
  ]
  return "// Generated from Data/arm by Scripts/generate-tables. Do not edit.\n\n"
    + tables.map { recordTableConstant($0.0, recordLines(of: $0.1).joined(separator: "\n")) }
    .joined(separator: "\n")
}
