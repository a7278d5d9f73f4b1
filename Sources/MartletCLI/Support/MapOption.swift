import ArgumentParser
import LibvirtCPU
import MartletQuestions

/// The option that names the CPU map to judge by.
struct MapOption: ParsableArguments {
  @Option(
    name: .customLong("cpu-map"),
    help: ArgumentHelp(
      "The CPU map to judge by: builtin, builtin:VERSION, installed, or a path.",
      discussion:
        "builtin is the newest that Martlet has; builtin:VERSION picks one of \(MapChoice.builtinVersions). Without the option, a snapshot is read through the map that it holds, or the built-in one of its libvirt's era, and all else by that of libvirt \(LibvirtVersion.assumed), or the first later one that has the record's model; martlet libvirt takes the installed one if there is one, else the built-in one of --libvirt-version. A path is cpu_map.xml, cpu_map/index.xml or the folder that holds it.",
      valueName: "map"))
  var cpuMap: String?

  /// The map that the option names.
  var choice: MapChoice { MapChoice(cpuMap) }
}
