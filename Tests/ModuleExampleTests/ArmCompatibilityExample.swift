// Written from Documentation/modules/ArmCompatibility.md by ModulePageTests; edit the page.
import ArmCPU
import ArmCompatibility

func exampleArmCompatibility() async throws {
  let host = ArmHost([ArmRecord(point: .words)], name: "node1")
  let verdict = ArmVerdict(of: nil, from: host, to: host)
  print(verdict.outcome, verdict.findings.count)
}
