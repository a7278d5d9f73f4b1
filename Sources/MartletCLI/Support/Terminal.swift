import FileAccess
import Glibc
import ReportRendering

extension TextStyle {
  /// The style for standard output: the terminal's width and colours, or 100 columns without colours in a pipe.
  static func standardOutput() -> TextStyle {
    let isTerminal = isatty(1) == 1
    var width = environmentVariable("COLUMNS").flatMap { Int($0) }
    if width == nil, isTerminal {
      var size = winsize()
      if unsafe ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { width = Int(size.ws_col) }
    }
    let noColor = environmentVariable("NO_COLOR").map { !$0.isEmpty } ?? false
    return TextStyle(
      width: min(width ?? 100, 120),
      usesColor: isTerminal && !noColor && environmentVariable("TERM") != "dumb",
      cutsRows: isTerminal)
  }
}
