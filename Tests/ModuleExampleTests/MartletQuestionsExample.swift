// Written from Documentation/modules/MartletQuestions.md by ModulePageTests; edit the page.
import CPUCatalog
import MartletQuestions
import Reports

func exampleMartletQuestions() async throws {
  let report = try FeatureQuestion("monitor").answer()
  print(report.features.map(\.name))
}
