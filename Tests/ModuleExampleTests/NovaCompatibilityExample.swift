// Written from Documentation/modules/NovaCompatibility.md by ModulePageTests; edit the page.
import LibvirtCPU
import NovaCompatibility

func exampleNovaCompatibility() async throws {
  let question = NovaQuestion(
    release: try NovaRelease("26.2.1"), source: .init("node1"), destination: .init("node2"), map: .builtin)
  print(question.verdict().outcome)
}
