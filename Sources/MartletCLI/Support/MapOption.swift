import ArgumentParser
import LibvirtCPU

/// The option that names the CPU map to judge by.
struct MapOption: ParsableArguments {
  @Option(
    name: .customLong("cpu-map"),
    help: ArgumentHelp(
      "The CPU map to judge by: builtin, builtin:VERSION, installed, or a path.",
      discussion:
        "builtin is the newest that Martlet has; builtin:VERSION picks one of \(BuiltinMaps.list). Without the option, a snapshot is read through the map that it holds, or the built-in one of its libvirt's era, and all else by that of libvirt \(LibvirtVersion.assumed), or the first later one that has the record's model. A path is cpu_map.xml, cpu_map/index.xml or the folder that holds it.",
      valueName: "map"))
  var cpuMap: String?

  /// The map that the options name.
  func map() throws(CommandFailure) -> CPUMap {
    guard let cpuMap else { return .builtin }
    if let map = try BuiltinMaps.map(named: cpuMap) { return map }
    let path = cpuMap == "installed" ? CPUMap.installedPath ?? CPUMap.installedPaths[0] : cpuMap
    do {
      let map = try CPUMap.load(path: path)
      // Later maps hold their models in groups, which earlier libvirts do not look into.
      guard map.models.isEmpty, let latest = LibvirtVersion.verified.max() else { return map }
      return try CPUMap.load(path: path, libvirtVersion: latest)
    } catch {
      let hint = cpuMap == "installed" ? " (is libvirt installed? --cpu-map builtin needs none)" : ""
      throw CommandFailure("\(error)\(hint)", status: CommandFailure.badInput)
    }
  }
}

/// The built-in maps by the names that options have for them.
enum BuiltinMaps {
  /// The versions, for help and errors.
  static var list: String { CPUMap.builtinVersions.map(\.description).joined(separator: ", ") }

  /// The map that `builtin` or `builtin:VERSION` names; nil for another name.
  static func map(named name: String) throws(CommandFailure) -> CPUMap? {
    if name == "builtin" { return .newestBuiltin }
    guard name.hasPrefix("builtin:") else { return nil }
    let text = name.dropFirst("builtin:".count)
    guard let map = LibvirtVersion(text).flatMap({ CPUMap.builtin($0) }) else {
      throw CommandFailure(
        "there is no built-in CPU map of libvirt \(text); there are those of \(list)",
        status: CommandFailure.usage)
    }
    return map
  }
}
