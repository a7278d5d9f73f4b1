// Written from Documentation/modules/XMLReading.md by ModulePageTests; edit the page.
import XMLReading

func exampleXMLReading() async throws {
  let cursor = try XMLCursor(Array("<cpu><feature name='avx2'/></cpu>".utf8))
  try cursor.forEachChild { (feature: XMLCursor) throws(XMLError) in
    print(feature.name, feature.attribute("name") ?? "")
  }
  try cursor.finish()
}
