// Written from Documentation/modules/CPUReaders.md by ModulePageTests; edit the page.
import CPUCatalog
import CPUCompatibility
import CPUReaders
import LibvirtCPU

func exampleCPUReaders() async throws {
  let text = "<cpu><arch>x86_64</arch><model>Haswell</model></cpu>"
  let document = Document(name: "host.xml", bytes: Array(text.utf8))
  let reading = try Reader.read(document)
  let interpreter = Interpreter(map: MapProjection(.builtin, catalog: .standard), catalog: .standard)
  print(reading.format, try interpreter.host(try reading.selecting(document), in: document).name)
}
