import CommandSuggestions
import Dispatch
import FileAccess
import MartletQuestions

/// The program: a worker that reads documents if its parent started it so, else the command.
@main
enum MartletProgram {
  /// Never returns: both end the process.
  static func main() {
    if DocumentWorker.runIfAsked() { endProcess(withStatus: 0) }
    keepDispatchQuiet()
    do throws(QuestionError) {
      let word = environmentVariable("MARTLET_SANDBOX") ?? ""
      try DocumentWorker.allow(word.isEmpty ? "auto" : word)
    } catch {
      endProcess(with: CommandFailure(error))
    }
    Task { @MainActor in await Martlet.main() }
    dispatchMain()
  }
}
