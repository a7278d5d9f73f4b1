// Written from Documentation/modules/ReportContract.md by ModulePageTests; edit the page.
import ReportContract

func exampleReportContract() async throws {
  let input = InputReport(role: "host", name: "node1.json", format: "snapshot", sha256: nil, notes: [])
  print(input.role, DocumentForm("martlet.check/2.0")?.major ?? 0)
}
