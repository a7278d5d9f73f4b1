import FoundationEssentials

/// One generated file: its path in the package and the text that belongs there.
struct GeneratedTable {
  let path: String
  let source: String
}

/// All generated files, as the tables in `Data/` demand them.
///
/// - Throws: if a table cannot be read or does not follow its format.
func generatedTables(packageRoot: String) throws -> [GeneratedTable] {
  let features = packageRoot + "/Data/features"
  let files = try FileManager.default.contentsOfDirectory(atPath: features).sorted()
  let records = try files.filter { $0.hasSuffix(".features") }.map {
    try String(contentsOfFile: features + "/" + $0, encoding: .utf8)
  }
  let kernels = packageRoot + "/Data/kvm"
  let kernelTables = try FileManager.default.contentsOfDirectory(atPath: kernels).sorted()
    .filter { $0.hasSuffix(".kvm") }.map { try String(contentsOfFile: kernels + "/" + $0, encoding: .utf8) }
  let map = try String(contentsOfFile: packageRoot + "/Data/cpu-maps/libvirt-9.0.0.map", encoding: .utf8)
  return [
    GeneratedTable(
      path: packageRoot + "/Sources/CPUCatalog/Generated/FeatureTable.swift",
      source: try featureTableSource(from: records.joined(separator: "\n"))),
    GeneratedTable(
      path: packageRoot + "/Sources/CPUCatalog/Generated/KVMTables.swift",
      source: try kvmTableSource(from: kernelTables.joined(separator: "\n"))),
    GeneratedTable(
      path: packageRoot + "/Sources/LibvirtCPU/Generated/BuiltinMapTable.swift",
      source: try cpuMapTableSource(from: map)),
  ]
}
