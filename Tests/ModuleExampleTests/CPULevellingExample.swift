// Written from Documentation/modules/CPULevelling.md by ModulePageTests; edit the page.
import CPUCatalog
import CPUCompatibility
import CPULevelling
import CPUReaders
import LibvirtCPU

func exampleCPULevelling() async throws {
  let interpreter = Interpreter(map: MapProjection(.builtin, catalog: .standard), catalog: .standard)
  func host(_ model: String) throws -> HostCPU {
    let xml = "<cpu><arch>x86_64</arch><model>\(model)</model><vendor>Intel</vendor></cpu>"
    let document = Document(name: model, bytes: Array(xml.utf8))
    return try interpreter.host(try Reader.read(document).selecting(document), in: document)
  }
  let pool = [try host("IvyBridge"), try host("Haswell")]
  if let level = LevelledCPU(pool, catalog: .standard, assuming: LevelAssumption(usual: true)) {
    let report = LevelReport(
      level, of: ["a", "b"], map: interpreter.map, catalog: .standard, martlet: "1.0.0", inputs: [])
    print(report.summary)
  }
}
