// Written from Documentation/modules/TableGenerator.md by ModulePageTests; edit the page.
@testable import generate_tables

func exampleTableGenerator() async throws {
  do {
    print(try refreshReports(of: "/nonexistent").count)
  } catch {
    print("no source tree")
  }
}
