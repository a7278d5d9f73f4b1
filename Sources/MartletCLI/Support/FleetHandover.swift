import FleetDocuments
import FleetProgram
import Glibc

/// Hands a verb over to `martlet-fleet`, which takes this process's place.
enum FleetHandover {
  /// Runs a verb; returns only if that fails.
  ///
  /// - Throws: `CommandFailure` if the program is not beside this one or cannot run.
  static func run(_ verb: String, _ arguments: [String]) throws {
    let program: FleetExecutable
    do throws(FleetFailure) { program = try .besideThis() } catch {
      throw CommandFailure("\(verb): \(error.reason)", status: error.kind.status)
    }
    let words = [program.path, verb] + arguments
    // Signals, the terminal and the exit status are those of the program; the words live until it takes over.
    let pointers = unsafe words.map { unsafe strdup($0) } + [nil]
    unsafe execv(program.path, pointers)
    throw CommandFailure(
      "\(verb): cannot run \(program.path): \(systemMessage())", status: CommandFailure.unavailable)
  }
}
