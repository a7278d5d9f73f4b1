import Foundation
import Testing

@testable import LossCauses

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

      A switch is ruled out by whatever contradicts it in the records: another feature that it would take too and that is there
      (`noxsave` on a host with AVX), another bit of the same update, an MSR that a setup entry would have written, KVM at work on
      what firmware would have switched off, a source with the same microcode on the same CPU, a design of CPU that never had the
      feature. What was not seen rules nothing out. What removes a feature for a flaw (TSX by microcode, RDRAND after a suspend) can
      be a cause and has no cure.

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
