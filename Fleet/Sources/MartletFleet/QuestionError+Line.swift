import MartletQuestions
import Wording

extension QuestionError {
  /// The exit status, as martlet's own commands have it.
  var status: Int32 {
    switch kind {
    case .usage: 64
    case .badInput, .refusedByLibvirt: 65
    case .noInput: 66
    case .unavailable: 69
    case .cannotWrite: 73
    case .temporary: 75
    case .noPermission: 77
    case .interrupted: 130
    }
  }

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
