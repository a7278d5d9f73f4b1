import ArgumentParser

/// The option `--stack`: versions and settings of the software that asks, refuses or is configured.
struct StackOption: ParsableArguments {
  @Option(
    name: .customLong("stack"),
    help: ArgumentHelp(
      "Facts about the software stack, such as nova=27.0.0, qemu=7.2.0 or cpu_mode=host-model; repeatable.",
      valueName: "key=value"))
  var values: [String] = []
}
