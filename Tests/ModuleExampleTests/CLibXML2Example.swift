// Written from Documentation/modules/CLibXML2.md by ModulePageTests; edit the page.
import CLibXML2

func exampleCLibXML2() async throws {
  print(LIBXML_DOTTED_VERSION)
}
