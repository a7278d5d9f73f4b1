// Written from Documentation/modules/CHostCPU.md by ModulePageTests; edit the page.
import CHostCPU

func exampleCHostCPU() async throws {
  print(host_cpu_is_x86() == 1)
}
