// Written from Documentation/modules/CZlib.md by ModulePageTests; edit the page.
import CZlib

func exampleCZlib() async throws {
  print(ZLIB_VERSION)
}
