internal import Remedies
public import Reports

extension UndoReport {
  /// The report as text.
  public var text: String {
    var lines = [answer]
    if let saved {
      lines.append(
        "The definition that it had meanwhile is in \(saved)" + (undo == nil ? "." : ". To put that back:"))
    }
    if let undo { lines.append("  " + undo.text) }
    return lines.joined(separator: "\n") + "\n"
  }
}
