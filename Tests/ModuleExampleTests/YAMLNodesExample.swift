// Written from Documentation/modules/YAMLNodes.md by ModulePageTests; edit the page.
import YAMLNodes

func exampleYAMLNodes() async throws {
  let documents = try YAMLNode.documents(in: Array("keep: [avx2]".utf8))
  print(documents[0]["keep"]?.sequence?.count ?? 0)
}
