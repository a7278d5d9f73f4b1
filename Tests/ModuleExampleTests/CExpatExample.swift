// Written from Documentation/modules/CExpat.md by ModulePageTests; edit the page.
import CExpat

func exampleCExpat() async throws {
  print(XML_MAJOR_VERSION)
}
