// Written from Documentation/modules/QEMUClient.md by ModulePageTests; edit the page.
import QEMUClient

func exampleQEMUClient() async throws {
  for binary in QEMUProbe.binaries(path: "/usr/bin:/usr/libexec") {
    print(binary)
  }
}
