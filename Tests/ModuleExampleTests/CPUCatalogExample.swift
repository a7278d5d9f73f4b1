// Written from Documentation/modules/CPUCatalog.md by ModulePageTests; edit the page.
import CPUCatalog

func exampleCPUCatalog() async throws {
  let catalog = Catalog.standard
  for feature in catalog.features(called: "monitor") {
    print(feature.location, catalog.article(of: feature).meaning)
  }
}
