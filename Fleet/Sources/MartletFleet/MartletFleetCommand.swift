import ArgumentParser
import CommandSuggestions
import Dispatch
import FleetDocuments
import FleetQuestions
import FleetStorage
import Foundation
import MartletQuestions
import OpenStackClient
import ReportContract
import Wording

/// The program: a worker that reads documents if its parent started it so, else the command.
@main
enum MartletFleetProgram {
  /// Never returns: both end the process.
  ///
  /// A worker has no other thread, so that no task may begin before it.
  static func main() {
    if DocumentWorker.runIfAsked() { endProcess(withStatus: 0) }
    keepDispatchQuiet()
    let word = ProcessInfo.processInfo.environment["MARTLET_SANDBOX"] ?? ""
    do throws(QuestionError) { try DocumentWorker.allow(word.isEmpty ? "auto" : word) } catch {
      end(with: error)
    }
    Task { @MainActor in
      await MartletFleet.main()
      endProcess(withStatus: 0)
    }
    dispatchMain()
  }

  /// The verb that runs, such as `martlet fleet where`.
  static var verb: String {
    var command: any ParsableCommand.Type = MartletFleet.self
    var words = ["martlet"]
    for word in CommandLine.arguments.dropFirst() {
      guard let next = command.configuration.subcommands.first(where: { $0._commandName == word }) else {
        break
      }
      words.append(word)
      command = next
    }
    return words.joined(separator: " ")
  }

  /// Ends the process with the line and the status of an error.
  static func end(with error: QuestionError) -> Never {
    writeAll(Array("martlet: \(printableLines(error.line))\n".utf8), to: 2)
    endProcess(withStatus: error.exitStatus)
  }
}

/// The root command: parses the arguments, runs a verb, and turns its errors into an exit status and one line.
struct MartletFleet: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    // Whoever reads its help or errors called it by martlet.
    commandName: "martlet",
    abstract: "Fetch what martlet judges from services over HTTP.",
    discussion: """
      martlet runs this program; it has to be beside it. fetch prints one line of JSON (\(FetchedDocuments.form)).

      Exit status: 0 if the answer is on standard output, 64 for wrong usage, 65 for a bad clouds.yaml or a service that does not \
      answer as documented, 66 if a cloud, host or server does not exist, 69 if a service is absent or unreachable, 75 if it does \
      not answer in time, 77 for wrong credentials or a missing role.
      """,
    version: MartletVersion.current,
    subcommands: [
      Fetch.self, FleetCommand.self, OpenStackCommand.self, Serve.self, TokenCommand.self, AuditCommand.self,
      WebhookCommand.self,
    ])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let failure as QuestionError {
      MartletFleetProgram.end(with: failure)
    } catch let failure as FleetFailure {
      writeAll(Array("martlet-fleet: \(failure.line)\n".utf8), to: 2)
      endProcess(withStatus: failure.kind.status)
    } catch {
      let arguments = Array(CommandLine.arguments.dropFirst())
      if exitCode(for: error) == .validationFailure,
        let line = Suggestions.unknownWord(in: arguments, of: Self.self)
      {
        MartletFleetProgram.end(with: QuestionError(.usage, withoutPasswords(line, arguments)))
      }
      let status = exitCode(for: error)
      let message = withoutPasswords(fullMessage(for: error), arguments)
      if !message.isEmpty { writeAll(Array((message + "\n").utf8), to: status == .success ? 1 : 2) }
      endProcess(withStatus: status.rawValue)
    }
  }

  /// A message that may quote arguments, in which addresses of databases are without their passwords.
  private static func withoutPasswords(_ message: String, _ arguments: [String]) -> String {
    let words = arguments.flatMap { [$0, String($0.drop { $0 != "=" }.dropFirst())] }
    return words.filter(StoreLocation.isDatabase).sorted { $0.count > $1.count }.reduce(message) {
      $0.replacing($1, with: (try? StoreLocation($1).description) ?? "…")
    }
  }
}
