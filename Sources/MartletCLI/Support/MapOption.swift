import ArgumentParser
import MartletQuestions

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

  /// The map that the option names.
  var choice: MapChoice { MapChoice(cpuMap) }
}
