// Written from Documentation/modules/QEMUReplies.md by ModulePageTests; edit the page.
import QEMUReplies

func exampleQEMUReplies() async throws {
  let replies = try QMPReplies(Array("{\"return\": []}".utf8))
  print(replies)
}
