// Written from Documentation/modules/CPUDiagnosis.md by ModulePageTests; edit the page.
import CPUCatalog
import CPUCompatibility
import CPUDiagnosis
import CPUReaders
import LibvirtCPU

func exampleCPUDiagnosis() async throws {
  let interpreter = Interpreter(map: MapProjection(.builtin, catalog: .standard), catalog: .standard)
  func host(_ model: String) throws -> HostCPU {
    let xml = "<cpu><arch>x86_64</arch><model>\(model)</model><vendor>Intel</vendor></cpu>"
    let document = Document(name: model, bytes: Array(xml.utf8))
    return try interpreter.host(try Reader.read(document).selecting(document), in: document)
  }
  let context = DiagnosisContext(
    from: try host("Haswell"), to: try host("Penryn"), map: interpreter.map, catalog: .standard, log: [])
  print(Diagnosis(context, inputs: [], martlet: "1.0.0").answer)
}
