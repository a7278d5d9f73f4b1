import Glibc

/// A progress line on a terminal's standard error; it writes nothing if that is not a terminal.
struct StatusLine: Sendable {
  /// Whether standard error is a terminal.
  static let isTerminal = isatty(2) == 1
  private let isTerminal = Self.isTerminal

  /// Replaces the line.
  func show(_ text: String) {
    if isTerminal { writeRaw("\r\u{1b}[2K" + text) }
  }

  /// Takes the line away.
  func clear() {
    if isTerminal { writeRaw("\r\u{1b}[2K") }
  }

  private func writeRaw(_ text: String) { writeBytes(Array(text.utf8), to: 2) }
}
