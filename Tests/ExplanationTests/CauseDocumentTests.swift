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

      `martlet explain FEATURE --on HOST` and `martlet show` use these rules to find where a host lost a feature. A rule examines the
      evidence and answers *proven*, *possible* (with the commands that would settle it) or *ruled out*. Martlet also checks each feature's own
      switches (`martlet explain FEATURE`: MSRs, kernel and module parameters, setup entries, microcode) against the host
      in the same way. Their identifiers also begin with the layer: `firmware.msr-1A0H-18`, `kernel.clearcpuid`.

      Any contradiction in the records rules a switch out: a present feature that the switch would also remove
      (`noxsave` on a host with AVX), another bit of the same update, an MSR that a setup entry would have written, KVM using
      what firmware would have disabled, a source with the same microcode on the same CPU, or a CPU design that never had the
      feature. Missing evidence rules nothing out. A switch that removes a feature because of a flaw (TSX by microcode, RDRAND after a suspend) can
      be a cause but has no cure.

      | rule | what happened | source |
      |---|---|---|

      """
    for rule in CauseRule.all { text += "| `\(rule.id)` | \(rule.title) | \(rule.citation) |\n" }
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try text.write(to: path, atomically: true, encoding: .utf8)
      Issue.record("Documentation/causes.md was rewritten")
      return
    }
    #expect(
      try String(contentsOf: path, encoding: .utf8) == text,
      "RECORD_SNAPSHOTS=1 swift test --filter CauseDocumentTests")
  }
}
