import ArgumentParser
import LibvirtCPU

/// The option that names the CPU map to judge by.
struct MapOption: ParsableArguments {
  @Option(
    name: .customLong("cpu-map"),
    help: ArgumentHelp(
      "The CPU map to judge by: builtin (of libvirt 9.0.0), installed, or a path.",
      discussion:
        "Without it, a snapshot is read through the map that it holds, and all else by the built-in one. A path is cpu_map.xml, cpu_map/index.xml or the folder that holds it.",
      valueName: "map"))
  var cpuMap: String?

  /// The map that the options name.
  func map() throws(CommandFailure) -> CPUMap {
    guard let cpuMap, cpuMap != "builtin" else { return .builtin }
    let path = cpuMap == "installed" ? "/usr/share/libvirt/cpu_map" : cpuMap
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
