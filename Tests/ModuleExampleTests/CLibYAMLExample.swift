// Written from Documentation/modules/CLibYAML.md by ModulePageTests; edit the page.
import CLibYAML

func exampleCLibYAML() async throws {
  print(String(cString: unsafe yaml_get_version_string()))
}
