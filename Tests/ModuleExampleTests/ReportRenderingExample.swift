// Written from Documentation/modules/ReportRendering.md by ModulePageTests; edit the page.
import CPUCatalog
import ReportRendering
import Reports

func exampleReportRendering() async throws {
  let catalog = Catalog.standard
  let report = FeatureListReport(catalog.features(called: "avx2"), catalog: catalog, martlet: "1.0.0")
  print(report.text(TextStyle(width: 80, usesColor: false)))
}
