import CPUReaders
import MartletQuestions
import Reports
import Testing

/// What the policies of several clusters allow `fix` to cut.
@Suite struct FixPolicyTests {
  /// What is cut is lost everywhere, so that one cluster does not accept it for another.
  @Test(arguments: [("a", FixReport.Result.refused), ("b", .refused), ("?", .fixed), ("*", .fixed)])
  func aLossIsAcceptedByEveryCluster(hosts: String, result: FixReport.Result) async throws {
    func document(_ name: String, _ text: String) -> DocumentSource {
      .document(Document(name: name, bytes: Array(text.utf8)))
    }
    let report = try await FixQuestion(
      guest: document("guest.xml", Samples.guest("Broadwell-noTSX")),
      hosts: [
        document(
          "a",
          Samples.domainCapabilities("Broadwell-noTSX", "<feature policy='disable' name='rdseed'/>")),
        document("b", Samples.domainCapabilities("Broadwell-noTSX")),
      ],
      policy: document("policy.yaml", "clusters: {c: {hosts: ['\(hosts)'], warn: [rdseed]}}\n")
    ).answer()
    #expect(report.result == result)
  }
}
