// Written from Documentation/modules/CLibYAML.md by ModulePageTests; edit the page.
import CLibYAML

func exampleCLibYAML() async throws {
  print(unsafe String(cString: yaml_get_version_string()))
}
