import ArgumentParser
import FleetQuestions
import MartletQuestions
import ReportContract

/// The root command: parses the arguments, runs a verb, and turns its errors into an exit status and one line.
@main
struct MartletFleet: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "martlet-fleet", abstract: "Fleets.", version: MartletVersion.current,
    subcommands: [FleetCommand.self])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let failure as QuestionError {
      writeAll(Array("martlet: \(failure.line)\n".utf8), to: 2)
      endProcess(withStatus: failure.status)
    } catch {
      let status = exitCode(for: error)
      let message = fullMessage(for: error)
      if !message.isEmpty { writeAll(Array((message + "\n").utf8), to: status == .success ? 1 : 2) }
      endProcess(withStatus: status.rawValue)
    }
  }
}
