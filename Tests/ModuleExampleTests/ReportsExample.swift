// Written from Documentation/modules/Reports.md by ModulePageTests; edit the page.
import CPUCatalog
import Reports

func exampleReports() async throws {
  let catalog = Catalog.standard
  let report = FeatureListReport(catalog.features(called: "avx2"), catalog: catalog, martlet: "1.0.0")
  print(report.features.map(\.location))
}
