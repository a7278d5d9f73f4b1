import LibvirtCPU
import QEMUReplies
import X86CPU
import XMLReading

/// Why a case did not come out as libvirt's test expects.
struct Difference: Error, CustomStringConvertible {
  var description: String
}

/// Runs cases of `cputest.c` with our own operations, function by function as the original does.
struct CPUTestRunner {
  let tree: OracleTree
  let map: CPUMap

  init(_ tree: OracleTree) throws {
    self.tree = tree
    map = try tree.map()
  }

  func run(_ test: CPUTestCase) throws {
    switch test.api {
    case "cpuTestCompare": try compare(test)
    case "cpuTestGuestCPU": try guestCPU(test)
    case "cpuTestBaseline": try baseline(test)
    case "cpuTestUpdate": try update(test)
    case "cpuTestHasFeature": try hasFeature(test)
    case "cpuTestHostCPUID": try cpuid(test, .host)
    case "cpuTestGuestCPUID": try cpuid(test, .guest)
    case "cpuTestCPUIDBaseline": try cpuidBaseline(test)
    case "cpuTestCPUIDSignature": try expectSignature(of: data(test.host, ""), test)
    case "cpuTestJSONCPUID": try json(test)
    case "cpuTestJSONSignature": try expectSignature(of: modelData(replies(test)), test)
    case "cpuTestUpdateLive": try updateLive(test)
    default: throw Difference(description: "no such test: \(test.api)")
    }
  }

  // MARK: - Input

  func load(_ name: String?) throws -> CPUDefinition {
    try CPUDefinition(xml: tree.bytes("cputestdata/x86_64-\(name ?? "").xml"))
  }

  func loadHosts(_ name: String?) throws -> [CPUDefinition] {
    let cursor = try XMLCursor(tree.bytes("cputestdata/x86_64-\(name ?? "").xml"))
    var elements: [CPUElement] = []
    try cursor.forEachChild { child throws(XMLError) in
      if child.name == "cpu" { elements.append(try CPUElement(child)) }
    }
    return try elements.map { try $0.definition(as: .host) }
  }

  func data(_ host: String?, _ suffix: String) throws -> CPUIDTable {
    try CPUIDTable(cpudata: tree.bytes("cputestdata/x86_64-cpuid-\(host ?? "")\(suffix).xml"))
  }

  func replies(_ test: CPUTestCase) throws -> QMPReplies {
    try QMPReplies(tree.bytes("cputestdata/x86_64-cpuid-\(test.host ?? "").json"))
  }

  func modelData(_ replies: QMPReplies) throws -> CPUIDTable {
    guard let model = replies.model else { throw Difference(description: "no expanded model") }
    return try map.table(of: model)
  }

  func models(_ test: CPUTestCase) throws -> HypervisorModels? {
    guard test.flags == "JSON_MODELS" || test.flags == "JSON_MODELS_REQUIRED" else { return nil }
    return try replies(test).hypervisorModels(in: map)
  }

  // MARK: - Expectation

  func expect(_ cpu: CPUDefinition, _ name: String) throws {
    try expect(cpu.xml(version: map.libvirtVersion), file: "cputestdata/x86_64-\(name).xml")
  }

  private func expect(_ text: String, file: String) throws {
    let expected = try tree.text(file)
    guard text.trimmingEnd != expected.trimmingEnd else { return }
    throw Difference(description: "\(file) differs:\n\(text)")
  }

  func expect(_ actual: String, _ expected: String) throws {
    guard actual != expected else { return }
    throw Difference(description: "\(actual) instead of \(expected)")
  }

  private func expectSignature(of table: CPUIDTable, _ test: CPUTestCase) throws {
    let signature = CPUSignature(eax: table.leaves[CPUIDLeaf(eax: 1)]?.eax ?? 0)
    func line(_ name: String, _ value: UInt32) -> String {
      let decimal = String(repeating: " ", count: 3 - String(value).count) + String(value)
      return "\(name)\(decimal) (0x\(hex(value, 2)))\n"
    }
    try expect(
      hex(libvirtEAX(signature), 6) + "\n" + line("family:   ", signature.family)
        + line("model:    ", signature.model) + line("stepping: ", signature.stepping),
      file: "cputestdata/x86_64-cpuid-\(test.host ?? "").sig")
  }

  private func hex(_ value: UInt32, _ width: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private func libvirtEAX(_ signature: CPUSignature) -> UInt32 {
    let family = signature.family > 0xf ? (signature.family - 0xf) << 20 | 0xf00 : signature.family << 8
    return family | (signature.model >> 4) << 16 | (signature.model & 0xf) << 4 | signature.stepping & 0xf
  }
}

extension String {
  fileprivate var trimmingEnd: Substring {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
