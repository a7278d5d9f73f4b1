// Written from Documentation/modules/FileAccess.md by ModulePageTests; edit the page.
import FileAccess

func exampleFileAccess() async throws {
  do {
    let bytes = try WholeFile.read("/proc/cpuinfo", limit: 16 << 20)
    print(sha256(bytes))
  } catch {
    print(error.message)
  }
}
