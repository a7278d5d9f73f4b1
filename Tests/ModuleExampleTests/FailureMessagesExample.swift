// Written from Documentation/modules/FailureMessages.md by ModulePageTests; edit the page.
import FailureMessages

func exampleFailureMessages() async throws {
  var scanner = MessageScanner(name: "libvirtd.log")
  scanner.read(Array("internal error: Unknown CPU feature monitor".utf8)[...])
  scanner.finish()
  print(scanner.findings.map(\.id))
}
