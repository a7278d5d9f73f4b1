internal import Remedies
public import Reports

extension UndoReport {
  /// The report as text: what was restored, and how to discard it again.
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
