// Written from Documentation/modules/CPUCompatibility.md by ModulePageTests; edit the page.
import CPUCatalog
import CPUCompatibility
import CPUReaders
import LibvirtCPU

func exampleCPUCompatibility() async throws {
  let interpreter = Interpreter(map: MapProjection(.builtin, catalog: .standard), catalog: .standard)
  func host(_ model: String) throws -> HostCPU {
    let xml = "<cpu><arch>x86_64</arch><model>\(model)</model><vendor>Intel</vendor></cpu>"
    let document = Document(name: model, bytes: Array(xml.utf8))
    return try interpreter.host(try Reader.read(document).selecting(document), in: document)
  }
  let comparison = Comparison(of: try host("Penryn"), on: try host("Haswell"), catalog: .standard)
  print(comparison.result)
}
