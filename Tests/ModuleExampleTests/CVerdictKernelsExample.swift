// Written from Documentation/modules/CVerdictKernels.md by ModulePageTests; edit the page.
import CVerdictKernels

func exampleCVerdictKernels() async throws {
  print(unsafe MemoryLayout<verdict_features>.size > 0)
}
