// Written from Documentation/modules/CSandbox.md by ModulePageTests; edit the page.
import CSandbox

func exampleCSandbox() async throws {
  print(sandbox_is_worker() == 1)
}
