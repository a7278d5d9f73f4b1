// Written from Documentation/modules/ConfigurationLint.md by ModulePageTests; edit the page.
import CPUCatalog
import ConfigurationLint
import LibvirtCPU

func exampleConfigurationLint() async throws {
  let linter = Linter(catalog: .standard, map: .builtin, mapTitle: "built-in map")
  let text = "<cpu><model>Haswell</model><feature policy='require' name='avx3'/></cpu>"
  print(try linter.lint(Array(text.utf8), name: "guest.xml").findings.map(\.message))
}
