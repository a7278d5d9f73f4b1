import CLibvirtCalls
import LibvirtCPU

/// A host, a guest that runs on it, and ten hosts of one pool: as XML, and as definitions.
struct SampleCPUs: Sendable {
  let map: CPUMap
  let hostXML: String
  let candidateXML: String
  let candidateBytes: [UInt8]
  let tenXML: [String]
  let host: CPUDefinition
  let candidate: CPUDefinition
  let ten: [CPUDefinition]

  init() {
    func definition(_ xml: String, _ kind: CPUDefinition.Kind? = nil) -> CPUDefinition {
      guard let read = try? CPUDefinition(xml: Array(xml.utf8), as: kind) else {
        fatalError("cannot read \(xml)")
      }
      return read
    }
    func host(_ model: String, _ features: [String]) -> String {
      "<cpu><arch>x86_64</arch><model>\(model)</model><vendor>Intel</vendor>"
        + features.map { "<feature name='\($0)'/>" }.joined() + "</cpu>"
    }
    let extras = [
      "vme", "ds", "acpi", "ss", "ht", "tm", "pbe", "dtes64", "monitor", "ds_cpl", "vmx", "smx", "est", "tm2",
      "xtpr",
      "pdcm", "dca", "osxsave", "f16c", "rdrand", "arat", "tsc_adjust", "xsaveopt", "pdpe1gb", "abm",
      "invtsc",
    ]
    map = CPUMap.installedPath.flatMap { try? CPUMap.load(path: $0) } ?? .builtin
    hostXML = host("Broadwell", extras)
    candidateXML =
      "<cpu match='exact'><model>Haswell</model><vendor>Intel</vendor>"
      + extras.prefix(16).map { "<feature policy='require' name='\($0)'/>" }.joined()
      + extras.suffix(4).map { "<feature policy='optional' name='\($0)'/>" }.joined() + "</cpu>"
    candidateBytes = Array(candidateXML.utf8)
    let models = ["Broadwell", "Haswell", "IvyBridge", "SandyBridge", "Haswell-noTSX"]
    // As many features beside the model as capabilities of real hosts list: twenty and more.
    tenXML = (0..<10).map { host(models[$0 % models.count], Array(extras.dropLast($0 % 4))) }
    self.host = definition(hostXML)
    candidate = definition(candidateXML)
    ten = tenXML.map { definition($0, .host) }
  }
}

/// The same CPUs as libvirt parsed them.
struct LibvirtCPUs: @unchecked Sendable {
  let host: UnsafeMutableRawPointer
  let candidate: UnsafeMutableRawPointer
  let ten: UnsafeMutablePointer<UnsafeMutableRawPointer?>

  /// Nil if libvirt refuses one.
  init?(_ cpus: SampleCPUs) {
    guard let host = lvc_parse(cpus.hostXML, 2), let candidate = lvc_parse(cpus.candidateXML, 2) else {
      return nil
    }
    self.host = host
    self.candidate = candidate
    ten = .allocate(capacity: 10)
    for (index, xml) in cpus.tenXML.enumerated() {
      guard let parsed = lvc_parse(xml, 0) else { return nil }
      ten[index] = parsed
    }
  }
}
