import CPUReaders
import FailureMessages
import MartletQuestions
import Reports
import Testing

/// The verbs' questions about s390x hosts and guests.
@Suite struct S390QuestionTests {
  private static func source(_ name: String, _ text: String) -> DocumentSource {
    .document(Document(name: name, bytes: Array(text.utf8)))
  }

  private static let guest = source("web.xml", S390Records.guest)
  private static let host = source("a.xml", S390Records.capabilities)
  private static let refusing = source("b.json", S390Records.request + S390Records.reply)
  private static let x86 = source(
    "x86.xml",
    "<capabilities><host><cpu><arch>x86_64</arch><model>Nehalem</model></cpu></host></capabilities>")
  private static let virsh = source(
    "answer.txt", "CPU described in web.xml is identical to the CPU provided by hypervisor on the host\n")

  private func s390<X86>(_ answer: AnyArchitecture<X86>) throws -> S390Report {
    guard case .s390x(let report) = answer else { throw QuestionError(.badInput, "it is another answer") }
    return report
  }

  @Test func comparedHostsFollowTheAnswer() async throws {
    let question = CompareQuestion(wanted: Self.host, host: Self.refusing)
    let report = try s390(try await question.answerOfAnyArchitecture())
    #expect(
      report.exitStatus == 1 && report.moves[0].outcome == "blocked" && report.moves[0].reverse == "runs")
    #expect(report.moves[0].findings[0].properties == ["vx", "type"])
    #expect(report.moves[0].steps.map(\.id) == ["libvirt.ask-baseline"])
    #expect(report.model == "z14-base,te=off,vx=on")
  }

  @Test func checkedGuestsFollowEachAnswer() async throws {
    let question = CheckQuestion(guest: Self.guest, hosts: [Self.refusing, Self.virsh, Self.host])
    let report = try s390(try await question.answerOfAnyArchitecture())
    #expect(report.moves.map(\.outcome) == ["blocked", "runs", "undetermined"] && report.exitStatus == 1)
    #expect(report.moves[2].steps.map(\.id) == ["libvirt.ask-comparison", "qemu.ask-comparison"])
    // The request that is advised decides, once it has a reply.
    let request = try #require(report.moves[2].steps[1].command)
    let answered = Self.source(
      "c.json", request + "\n{\"return\": {\"result\": \"identical\", \"responsible-properties\": []}}\n")
    let second = try s390(
      try await CheckQuestion(guest: Self.guest, hosts: [answered]).answerOfAnyArchitecture())
    #expect(second.moves.map(\.outcome) == ["runs"] && second.exitStatus == 0)
  }

  @Test func diagnosisKnowsMessages() async throws {
    let log = Self.source(
      "qemu.log",
      "qemu-system-s390x: Selected CPU generation is too new. Maximum supported model in the current configuration: 'z13'\n"
    )
    let question = DiagnoseQuestion(
      from: [Self.host], to: [Self.refusing, Self.source("c.txt", S390Records.cpuinfo)], logs: [log],
      guest: Self.guest)
    let report = try s390(try await question.answerOfAnyArchitecture())
    #expect(report.messages.map(\.id) == ["qemu.s390x-generation"] && report.exitStatus == 1)
    #expect(report.moves[0].destination.machine == "z14 (machine type 3906, generation 14)")
  }

  @Test func anotherArchitectureBlocks() async throws {
    let report = try s390(
      try await CheckQuestion(guest: Self.guest, hosts: [Self.x86]).answerOfAnyArchitecture())
    #expect(report.exitStatus == 1 && report.moves[0].findings.map(\.kind) == ["architecture"])
  }

  /// Other questions refuse s390x in one line, and so do those about x86 an answer that may be of s390x.
  @Test func otherQuestionsRefuse() async throws {
    let show = ShowQuestion(records: [Self.host], options: RecordOptions())
    let error = try await #require(throws: QuestionError.self) { try await show.answer() }
    #expect(error.message.contains("s390x") && !error.message.contains("\n"))
    let compare = CompareQuestion(wanted: Self.x86, host: Self.virsh)
    let second = try await #require(throws: QuestionError.self) {
      try await compare.answerOfAnyArchitecture()
    }
    #expect(second.message.contains("hypervisor-cpu-compare"))
    let third = try await #require(throws: QuestionError.self) {
      try await CompareQuestion(wanted: Self.host, host: Self.guest).answerOfAnyArchitecture()
    }
    #expect(third.message.contains("guest definition"))
  }
}
