import Foundation

/// The built command: it is beside the test bundle that runs.
public let martletPath: String = {
  let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
  var folder = URL(fileURLWithPath: bundle)
  while folder.path != "/" {
    folder.deleteLastPathComponent()
    let candidate = folder.appendingPathComponent("martlet").path
    if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
  }
  return "martlet"
}()

/// Whether martlet-fleet lies beside the built command.
public let hasFleetProgram = FileManager.default.isExecutableFile(
  atPath: URL(fileURLWithPath: martletPath).deletingLastPathComponent().appending(path: "martlet-fleet").path)
