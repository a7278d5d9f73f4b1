import Foundation
import Testing

@testable import CPUExplanations

/// `Documentation/causes.md` lists the rules; `RECORD_SNAPSHOTS=1` writes it anew, in a run that fails.
@Suite struct CauseDocumentTests {
  @Test func theListOfCausesIsUpToDate() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Documentation/causes.md")
    var text = """
      # Causes

      What `martlet explain FEATURE --on HOST` and `martlet show` know of ways in which a feature is lost. A rule looks at the
      evidence and says *proven*, *possible* (with the commands that would decide it) or *ruled out*. Beside these, each feature's own
      switches (`martlet explain FEATURE`: MSRs, parameters of the kernel and of modules, setup entries, microcode) are held
      against the host in the same way; their identifiers begin with the layer too: `firmware.msr-1A0H-18`, `kernel.clearcpuid`.

      | rule | what happened | source |
      |---|---|---|

      """
    for rule in CauseRule.all { text += "| `\(rule.id)` | \(rule.title) | \(rule.citation) |\n" }
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try text.write(to: path, atomically: true, encoding: .utf8)
      Issue.record("Documentation/causes.md was written anew")
      return
    }
    #expect(
      try String(contentsOf: path, encoding: .utf8) == text,
      "RECORD_SNAPSHOTS=1 swift test --filter CauseDocumentTests")
  }
}
