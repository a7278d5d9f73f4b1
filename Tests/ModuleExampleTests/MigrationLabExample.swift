// Written from Documentation/modules/MigrationLab.md by ModulePageTests; edit the page.
import MigrationLab

func exampleMigrationLab() async throws {
  let host = try LabHost("alpha=SandyBridge,+monitor", memory: 1024, number: 1)
  print(host.name)
}
