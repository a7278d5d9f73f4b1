// Written from Documentation/modules/X86CPU.md by ModulePageTests; edit the page.
import X86CPU

func exampleX86CPU() async throws {
  guard let monitor = FeatureLocation("CPUID.01H:ECX[3]") else { return }
  var table = CPUIDTable()
  table.set(monitor)
  print(table[monitor] == true, LogicalCPUList(parsing: "0-3,8").numbers.count)
}
