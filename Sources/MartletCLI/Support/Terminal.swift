import FileAccess
import Glibc
import ReportRendering

extension TextStyle {
  /// The style for standard output: `COLUMNS`, or the terminal's width up to 120, or 100 columns without colours in a pipe.
  static func standardOutput() -> TextStyle {
    let isTerminal = isatty(1) == 1
    var width = environmentVariable("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    if width == nil, isTerminal {
      var size = winsize()
      if unsafe ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
        // Longer lines are hard to read.
        width = min(Int(size.ws_col), 120)
      }
    }
    let noColor = environmentVariable("NO_COLOR").map { !$0.isEmpty } ?? false
    return TextStyle(
      width: width ?? 100,
      usesColor: isTerminal && !noColor && environmentVariable("TERM") != "dumb",
      cutsRows: isTerminal)
  }
}
