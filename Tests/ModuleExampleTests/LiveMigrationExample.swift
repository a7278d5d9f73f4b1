// Written from Documentation/modules/LiveMigration.md by ModulePageTests; edit the page.
import LiveMigration

func exampleLiveMigration() async throws {
  print(MigrationJournal.guests(folder: "/nonexistent").count)
}
