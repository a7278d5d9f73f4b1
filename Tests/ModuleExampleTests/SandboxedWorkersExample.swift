// Written from Documentation/modules/SandboxedWorkers.md by ModulePageTests; edit the page.
import SandboxedWorkers

func exampleSandboxedWorkers() async throws {
  func answersItself() -> Bool { WorkerPolicy.workers == nil }
  print(answersItself())
}
