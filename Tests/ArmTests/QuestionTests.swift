import CPUReaders
import FailureMessages
import MartletQuestions
import Reports
import Testing

/// The verbs' questions about arm64 hosts and guests, and about those of both kinds.
@Suite struct ArmQuestionTests {
  private static func info(part: String) -> DocumentSource {
    source(
      "\(part).txt",
      "processor\t: 0\nFeatures\t: fp asimd\nCPU implementer\t: 0x41\nCPU architecture: 8\nCPU variant\t: 0x0\n"
        + "CPU part\t: \(part)\nCPU revision\t: 1\n")
  }

  private static func source(_ name: String, _ text: String) -> DocumentSource {
    .document(Document(name: name, bytes: Array(text.utf8)))
  }

  private static let guest = source(
    "web.xml",
    "<domain type='kvm'><name>web</name><os><type arch='aarch64' machine='virt'>hvm</type></os>"
      + "<cpu mode='host-passthrough'/></domain>")
  private static let x86Guest = source(
    "old.xml",
    "<domain type='kvm'><name>old</name><os><type arch='x86_64' machine='pc'>hvm</type></os>"
      + "<cpu mode='custom'><model>Nehalem</model></cpu></domain>")
  private static let x86Host = source(
    "x86.xml",
    "<capabilities><host><cpu><arch>x86_64</arch><model>Nehalem</model></cpu></host></capabilities>")

  private func arm<X86>(_ answer: AnyArchitecture<X86>) throws -> ArmReport {
    guard case .arm(let report) = answer else { throw QuestionError(.badInput, "it is an answer about x86") }
    return report
  }

  @Test func anotherCoreBlocks() async throws {
    let question = CompareQuestion(wanted: Self.info(part: "0xd0c"), host: Self.info(part: "0xd40"))
    let report = try arm(try await question.answerOfAnyArchitecture())
    #expect(
      report.exitStatus == 1 && report.moves[0].outcome == "blocked" && report.moves[0].reverse == "blocked")
    #expect(report.source.cores == ["Neoverse-N1 r0p1 (MIDR_EL1 0x410fd0c1)"])
    #expect(report.moves[0].managers.map(\.answer) == ["incompatible", "vacuous"])
    #expect(report.moves[0].steps.map(\.id) == ["pool.one-core"])
  }

  @Test func wordsAloneDoNotDecide() async throws {
    let host = Self.info(part: "0xd0c")
    let question = CheckQuestion(guest: Self.guest, hosts: [host, Self.info(part: "0xd40")], from: [host])
    let report = try arm(try await question.answerOfAnyArchitecture())
    #expect(report.guest == "web" && report.moves.map(\.outcome) == ["undetermined", "blocked"])
    #expect(report.exitStatus == 1)
  }

  /// A guest of another architecture is blocked for that, and for nothing else.
  @Test func anotherArchitectureBlocks() async throws {
    for (guest, host) in [(Self.guest, Self.x86Host), (Self.x86Guest, Self.info(part: "0xd0c"))] {
      let report = try arm(try await CheckQuestion(guest: guest, hosts: [host]).answerOfAnyArchitecture())
      #expect(report.exitStatus == 1 && report.moves[0].findings.map(\.kind) == ["architecture"])
    }
  }

  @Test func diagnosisKnowsMessages() async throws {
    let host = Self.info(part: "0xd0c")
    let log = Self.source(
      "qemu.log", "Could not set register op0:3 op1:0 crn:0 crm:0 op2:0 to 414fd0c1 (is 413fd0c1)\n")
    let question = DiagnoseQuestion(from: [host], to: [Self.info(part: "0xd40")], logs: [log])
    let report = try arm(try await question.answerOfAnyArchitecture())
    #expect(report.messages.map(\.id) == ["qemu.arm-register"] && report.exitStatus == 1)
  }

  /// Questions that serve x86 alone refuse arm64 in one line.
  @Test func otherQuestionsRefuse() async throws {
    let question = ShowQuestion(records: [Self.info(part: "0xd0c")], options: RecordOptions())
    let error = try await #require(throws: QuestionError.self) { try await question.answer() }
    #expect(error.message.contains("arm64") && !error.message.contains("\n"))
    let compare = CompareQuestion(wanted: Self.info(part: "0xd0c"), host: Self.info(part: "0xd0c"))
    await #expect(throws: QuestionError.self) { try await compare.answer() }
  }
}
