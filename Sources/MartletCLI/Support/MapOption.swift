import ArgumentParser
import LibvirtCPU
import MartletQuestions

/// The CPU map that a verb judges by.
struct MapOption: ParsableArguments {
  @Option(
    name: .customLong("cpu-map"),
    help: ArgumentHelp(
      "The CPU map to judge by: builtin, builtin:VERSION, installed, or a path.",
      discussion:
        "builtin is the newest map in Martlet; builtin:VERSION picks one of \(MapChoice.builtinVersions). Default: the map in the snapshot, or the built-in one of its libvirt's era; for other records that of libvirt \(LibvirtVersion.assumed), or the first later one that has the record's model. martlet libvirt uses the installed map if there is one, else the built-in one of --libvirt-version. A path is cpu_map.xml, cpu_map/index.xml or the folder that holds it.",
      valueName: "map"))
  var cpuMap: String?

  /// The choice that the option makes; the default without it.
  var choice: MapChoice { MapChoice(cpuMap) }
}
