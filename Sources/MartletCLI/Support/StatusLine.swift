import Glibc

/// A progress line on standard error; writes nothing if that is no terminal.
struct StatusLine: Sendable {
  /// Whether standard error is a terminal.
  static let isTerminal = isatty(2) == 1
  private let isTerminal = Self.isTerminal

  /// Draws the line, over the one before.
  func show(_ text: String) {
    if isTerminal { writeRaw("\r\u{1b}[2K" + text) }
  }

  /// Erases the line.
  func clear() {
    if isTerminal { writeRaw("\r\u{1b}[2K") }
  }

  private func writeRaw(_ text: String) { writeBytes(Array(text.utf8), to: 2) }
}
