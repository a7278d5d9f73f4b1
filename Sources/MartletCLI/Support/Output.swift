import FileAccess
import Glibc
import ReportRendering
import Wording

/// What a command prints.
///
/// Each kind has one way in, which quotes or refuses what its readers would obey: names come from documents.
struct Output {
  /// The text, safe for its kind.
  let text: String

  private init(_ text: String) { self.text = text }

  /// Lines for a person: characters that a terminal obeys are shown as U+FFFD, except the command's own colours on a terminal.
  static func lines(_ text: String) -> Output {
    Output(printableLines(text, keeping: isatty(1) == 1 ? TextStyle.colours : []))
  }

  /// JSON: such characters are escaped.
  static func json(_ text: String) -> Output { Output(printableJSON(text)) }

  /// A page of HTML, whose texts its writer has escaped.
  static func page(_ text: String) -> Output { Output(printableLines(text)) }

  /// A configuration, a definition or a script, which a program reads: none of Martlet's has such characters, and what they would mean
  /// there is unknown.
  ///
  /// - Throws: `CommandFailure` with status 65 for a text that has some.
  static func program(_ text: String) throws(CommandFailure) -> Output {
    guard printableLines(text) == text else {
      throw CommandFailure(
        "the output has control characters or marks of text direction, which come from a name in an input; nothing is written",
        status: CommandFailure.badInput)
    }
    return Output(text)
  }
}
