// Written from Documentation/modules/FleetProgram.md by ModulePageTests; edit the page.
import FleetDocuments
import FleetProgram

func exampleFleetProgram() async throws {
  do {
    let program = try FleetExecutable.besideThis()
    let answer = try await program.fetch(["hypervisors", "--os-cloud", "prod"], within: .seconds(60))
    print(answer.documents.count)
  } catch {
    print(error.reason, error.kind.status)
  }
}
