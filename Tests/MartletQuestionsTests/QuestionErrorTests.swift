import CPUReaders
import Foundation
import MartletQuestions
import TestSupport
import Testing

/// Why a question has no answer, as a value.
@Suite(.ownThreads) struct QuestionErrorTests {
  private let broadwell = DocumentSource.argument(example("broadwell.txt"))

  private func error(_ body: () async throws -> Void) async -> QuestionError? {
    do {
      try await body()
      return nil
    } catch {
      return error as? QuestionError
    }
  }

  @Test func aFileThatIsNotThere() async throws {
    let found = await error {
      _ = try await CompareQuestion(wanted: "/nowhere/a.xml", host: broadwell).answer()
    }
    #expect(found?.kind == .noInput)
    #expect(found?.location == .document(name: "/nowhere/a.xml", line: nil, column: nil))
    #expect(found?.message == "/nowhere/a.xml: No such file or directory")
  }

  @Test func aDamagedDocumentHasItsPlace() async throws {
    let damaged = Document(name: "caps.xml", bytes: Array("<capabilities>\n<host>\n<cpu></host>".utf8))
    let found = try #require(
      await error { _ = try await ShowQuestion(records: [.document(damaged)]).answer() })
    #expect(found.kind == .badInput)
    guard case .document("caps.xml", let line?, _) = found.location else {
      Issue.record("\(found)")
      return
    }
    #expect(line == 3 && found.message.hasPrefix("caps.xml:3"))
  }

  @Test func aValueOfTheQuestionIsNamed() async throws {
    let guest = Document(name: "guest.xml", bytes: Array(Samples.guest("IvyBridge").utf8))
    let fix = await error {
      _ = try await FixQuestion(guest: .document(guest), hosts: [broadwell], allowed: ["avx3"]).answer()
    }
    #expect(fix?.kind == .usage && fix?.location == .parameter("allow-drop"))
    #expect(fix?.message.hasPrefix("allow-drop avx3: ") == true, "\(String(describing: fix))")
    let level = await error {
      _ = try await LevelQuestion(hosts: [broadwell], assumptions: ["nothing"]).answer()
    }
    #expect(level?.kind == .usage && level?.location == .parameter("assume"))
    let stack = await error {
      _ = try await CheckQuestion(guest: .document(guest), hosts: [broadwell], stack: ["nova=x"]).answer()
    }
    #expect(stack?.kind == .usage)
    let applied = await error {
      _ = try await FixQuestion(guest: .document(guest), hosts: [broadwell], applies: true).answer()
    }
    #expect(applied?.kind == .usage)
  }

  @Test func aPolicyThatIsNoneHasItsLine() async throws {
    let guest = Document(name: "guest.xml", bytes: Array(Samples.guest("IvyBridge").utf8))
    let policy = Document(name: "policy.yaml", bytes: Array("warn: [erms]\nnosuch: [aes]\n".utf8))
    let found = await error {
      _ = try await CheckQuestion(
        guest: .document(guest), hosts: [broadwell], policy: .document(policy)
      ).answer()
    }
    #expect(found?.kind == .badInput)
    #expect(
      found?.location == .document(name: "policy.yaml", line: 2, column: nil), "\(String(describing: found))")
  }

  @Test func whatLibvirtRefusesIsInItsWords() async throws {
    let host = Document(name: "host.xml", bytes: Array(Samples.capabilities("Haswell-noTSX").utf8))
    let guest = Document(
      name: "guest.xml",
      bytes: Array(Samples.guest("IvyBridge", "<feature policy='require' name='nosuch'/>").utf8))
    let found = await error {
      _ = try await LibvirtCompareQuestion(
        host: .document(host), cpu: .document(guest), era: LibvirtEra(map: .builtin)
      ).answer()
    }
    #expect(found?.kind == .refusedByLibvirt)
    #expect(found?.message == "internal error: Unknown CPU feature nosuch")
  }

  @Test func anUnknownFeature() async throws {
    let found = await error { _ = try FeatureQuestion("avx3").answer() }
    #expect(found?.kind == .noInput && found?.message.contains("did you mean") == true)
    #expect(await error { _ = try await FeaturesQuestion(filter: "zzzz").answer() }?.kind == .noInput)
  }

  @Test func anEndThatDoesNotAnswer() async throws {
    let uri = "qemu+unix:///system?socket=/nowhere/libvirt-sock"
    let found = try #require(
      await error {
        _ = try await MigrateQuestion(
          from: uri, to: uri, run: MigrationRun(journal: FileManager.default.temporaryDirectory.path)
        ).answer()
      })
    #expect(found.kind == .unavailable && found.location == .libvirt(uri: uri), "\(found)")
  }
}
