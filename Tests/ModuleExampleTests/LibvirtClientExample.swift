// Written from Documentation/modules/LibvirtClient.md by ModulePageTests; edit the page.
import LibvirtClient

func exampleLibvirtClient() async throws {
  do {
    let connection = try LibvirtConnection(uri: "test:///default")
    print(try connection.version())
  } catch {
    print(error.reason)
  }
}
