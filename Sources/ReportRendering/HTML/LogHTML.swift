internal import FailureMessages

extension HTMLPage {
  /// Adds the messages that were recognised in logs, each with what it proves; nothing without any.
  mutating func log(_ findings: [LogFinding]) {
    guard !findings.isEmpty else { return }
    text("h2", "The log")
    for finding in findings {
      element("div", class: "card") { page in
        page.text(
          "h3", "\(finding.log), line \(finding.line)" + (finding.count > 1 ? ", \(finding.count) times" : "")
        )
        page.code([finding.text])
        page.element("dl") { page in
          page.row("printed by", finding.printedBy)
          page.row("proves", finding.proves)
          if !finding.doesNotProve.isEmpty { page.row("but not", finding.doesNotProve) }
        }
        page.text("p", class: "soft", "\(finding.id); \(finding.citation)")
      }
    }
  }
}
