// Written from Documentation/modules/Wording.md by ModulePageTests; edit the page.
import Wording

func exampleWording() async throws {
  print(listed(["avx2", "bmi2", "fma"]), commandLine(["virsh", "dumpxml", "my guest"]))
}
