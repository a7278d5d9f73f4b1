internal import Remedies
public import Reports

extension UndoReport {
  /// The report as text.
  public var text: String {
    var lines: [String]
    switch result {
    case .unchanged: lines = ["\(domain) has the definition already that it had before."]
    case .restored:
      lines = [
        "\(domain) has its old definition back"
          + (isRunning ? "; it runs on as it is, until it is shut down and started again." : ".")
      ]
    }
    if let saved {
      lines.append("What it had instead is in \(saved)" + (undo == nil ? "." : ". To put that back:"))
    }
    if let undo { lines.append("  " + undo.text) }
    return lines.joined(separator: "\n") + "\n"
  }
}
