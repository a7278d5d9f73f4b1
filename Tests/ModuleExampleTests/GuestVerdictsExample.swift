// Written from Documentation/modules/GuestVerdicts.md by ModulePageTests; edit the page.
import CPUCatalog
import CPUCompatibility
import CPUReaders
import GuestVerdicts
import LibvirtCPU

func exampleGuestVerdicts() async throws {
  let interpreter = Interpreter(map: MapProjection(.builtin, catalog: .standard), catalog: .standard)
  func host(_ model: String) throws -> HostCPU {
    let xml = "<cpu><arch>x86_64</arch><model>\(model)</model><vendor>Intel</vendor></cpu>"
    let document = Document(name: model, bytes: Array(xml.utf8))
    return try interpreter.host(try Reader.read(document).selecting(document), in: document)
  }
  let xml = "<cpu match='exact'><model>Haswell</model></cpu>"
  let document = Document(name: "guest.xml", bytes: Array(xml.utf8))
  let guest = try interpreter.guest(try Reader.read(document).selecting(document), in: document)
  let pair = VerdictPair(guest, on: try host("Penryn"), catalog: .standard, map: interpreter.map)
  print(pair.verdict.outcome)
}
