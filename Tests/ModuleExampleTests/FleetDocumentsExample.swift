// Written from Documentation/modules/FleetDocuments.md by ModulePageTests; edit the page.
import FleetDocuments

func exampleFleetDocuments() async throws {
  var answer = FetchedDocuments(fetched: "2026-01-01T00:00:00Z")
  answer.documents.append(.init(.hypervisor, name: "nova:node1", content: #"{"hypervisors": []}"#))
  print(try FetchedDocuments(json: answer.json()).documents.count)
}
