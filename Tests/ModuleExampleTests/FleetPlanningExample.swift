// Written from Documentation/modules/FleetPlanning.md by ModulePageTests; edit the page.
import CPUCatalog
import CPUCompatibility
import CPUReaders
import FleetPlanning
import GuestVerdicts
import LibvirtCPU

func exampleFleetPlanning() async throws {
  let interpreter = Interpreter(map: MapProjection(.builtin, catalog: .standard), catalog: .standard)
  func host(_ model: String) throws -> HostForm {
    let xml = "<cpu><arch>x86_64</arch><model>\(model)</model><vendor>Intel</vendor></cpu>"
    let document = Document(name: model, bytes: Array(xml.utf8))
    let cpu = try interpreter.host(try Reader.read(document).selecting(document), in: document)
    return HostForm(cpu, map: interpreter.map)
  }
  let xml = "<cpu match='exact'><model>Haswell</model></cpu>"
  let document = Document(name: "guest.xml", bytes: Array(xml.utf8))
  let guest = try interpreter.guest(try Reader.read(document).selecting(document), in: document)
  let fleet = PreparedFleet(hosts: [try host("Penryn"), try host("Haswell")], guests: [GuestForm(guest)])
  print(FleetMatrix(fleet).counts[.blocked])
}
