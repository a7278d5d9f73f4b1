import MartletQuestions
import Wording

extension QuestionError {
  /// The message in one line; one about an option names it as it is typed.
  var line: String {
    if case .parameter = location, kind == .usage, !message.hasPrefix("guest"), !message.hasPrefix("host"),
      !message.hasPrefix("feature")
    {
      return printableLines("--" + message)
    }
    return printableLines(message)
  }
}
