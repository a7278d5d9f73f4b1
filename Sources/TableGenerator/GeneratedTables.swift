import FoundationEssentials

/// One generated file: its path in the package and the text that belongs there.
struct GeneratedTable {
  let path: String
  let source: String
}

/// Generates every file from the tables in `Data/`.
///
/// - Throws: `CatalogError`, `LibvirtError`, `ScriptError` or a file error if a table cannot be read or does not follow its format.
func generatedTables(packageRoot: String) throws -> [GeneratedTable] {
  let records = try texts(in: packageRoot + "/Data/features", suffix: ".features")
  let kernels = try texts(in: packageRoot + "/Data/kvm", suffix: ".kvm")
  let flags = try texts(in: packageRoot + "/Data/linux-flags", suffix: ".flags")
  let microarchitectures = try texts(in: packageRoot + "/Data/microarchitectures", suffix: ".uarch")
  let emulators = try texts(in: packageRoot + "/Data/qemu", suffix: ".qemu")
  let map = try String(contentsOfFile: packageRoot + "/Data/cpu-maps/libvirt.map", encoding: .utf8)
  let script = try String(contentsOfFile: packageRoot + "/Data/capture/capture.sh", encoding: .utf8)
  let helper = try String(contentsOfFile: packageRoot + "/Data/capture/helper.py", encoding: .utf8)
  let recipe = try String(contentsOfFile: packageRoot + "/Data/lab/build-image.sh", encoding: .utf8)
  let arm = packageRoot + "/Data/arm/"
  return [
    GeneratedTable(
      path: packageRoot + "/Sources/ArmCatalog/Generated/ArmTables.swift",
      source: try armTablesSource(
        registers: String(contentsOfFile: arm + "id.registers", encoding: .utf8),
        kernels: String(contentsOfFile: arm + "linux.writable", encoding: .utf8),
        names: String(contentsOfFile: arm + "system.names", encoding: .utf8),
        cores: String(contentsOfFile: arm + "midr.cores", encoding: .utf8),
        words: String(contentsOfFile: arm + "linux.hwcaps", encoding: .utf8))),
    GeneratedTable(
      path: packageRoot + "/Sources/MigrationLab/Generated/LabRecipe.swift",
      source: try scriptSource("labRecipe", of: recipe, in: "Data/lab")),
    GeneratedTable(
      path: packageRoot + "/Sources/CPUCatalog/Generated/FeatureTable.swift",
      source: try featureTableSource(from: records.joined(separator: "\n"))),
    GeneratedTable(
      path: packageRoot + "/Sources/CPUCatalog/Generated/KVMTables.swift",
      source: try kvmTableSource(from: kernels.joined(separator: "\n"))),
    GeneratedTable(
      path: packageRoot + "/Sources/CPUCatalog/Generated/LinuxFlagRows.swift",
      source: try linuxFlagTableSource(from: flags.joined(separator: "\n"))),
    GeneratedTable(
      path: packageRoot + "/Sources/CPUCatalog/Generated/MicroarchitectureRows.swift",
      source: try microarchitectureRowsSource(from: microarchitectures.joined(separator: "\n"))),
    GeneratedTable(
      path: packageRoot + "/Sources/CPUCatalog/Generated/QEMUModelRows.swift",
      source: try qemuModelRowsSource(from: emulators.joined(separator: "\n"))),
    GeneratedTable(
      path: packageRoot + "/Sources/LibvirtCPU/Generated/BuiltinMapTable.swift",
      source: try cpuMapTableSource(from: map)),
    GeneratedTable(
      path: packageRoot + "/Sources/HostProbe/Generated/CaptureScript.swift",
      source: try scriptSource(
        "captureScript", of: script, in: "Data/capture", mark: "'#martlet-capture 1'")),
    GeneratedTable(
      path: packageRoot + "/Sources/HostProbe/Generated/CaptureHelper.swift",
      source: try scriptSource("captureHelper", of: helper, in: "Data/capture")),
  ]
}

/// The files of one kind in a folder, in order of their names.
private func texts(in folder: String, suffix: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter { $0.hasSuffix(suffix) }.map {
    try String(contentsOfFile: folder + "/" + $0, encoding: .utf8)
  }
}
