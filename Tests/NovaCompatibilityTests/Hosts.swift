import CPUReaders
import Foundation
import LibvirtCPU
import NovaCompatibility
import TestSupport

/// A host's CPU: a model and what it has beside.
func hostCPU(_ model: String, vendor: String = "Intel", _ features: [String] = []) -> CPUDefinition {
  var cpu = CPUDefinition(.host)
  cpu.architecture = "x86_64"
  cpu.model = model
  cpu.vendor = vendor
  cpu.topology = .init(sockets: 1, cores: 8, threads: 2)
  cpu.features = features.map { .init($0) }
  return cpu
}

/// What a hypervisor gives on a host: its CPU without what guests never have.
func hypervisorCPU(of host: CPUDefinition) -> CPUDefinition {
  let hidden: Set = [
    "monitor", "dtes64", "ds_cpl", "est", "tm", "tm2", "smx", "xtpr", "pdcm", "osxsave", "ht",
  ]
  var cpu = CPUDefinition(.guest, mode: .hostModel)
  cpu.fallback = .forbid
  cpu.model = host.model
  cpu.vendor = host.vendor
  cpu.features = host.features.filter { !hidden.contains($0.name) }.map { .init($0.name, .require) }
  return cpu
}

/// A host of the article's, whose record lists extras over the model.
func articleCPU(_ name: String) throws -> CPUDefinition {
  let url = packageFolder.appending(path: "Examples/article/\(name).txt")
  let reading = try Reader.read(Document(name: name, bytes: [UInt8](try Data(contentsOf: url))))
  guard case .nova(let info)? = reading.cpus.first, let model = info.model, let vendor = info.vendor else {
    throw ArticleError()
  }
  return hostCPU(model, vendor: vendor, info.features)
}

struct ArticleError: Error {}

/// A migration between two hosts of one nova.conf, of which all is known.
func question(
  _ release: String, from source: CPUDefinition, to destination: CPUDefinition,
  _ configuration: NovaConfiguration = NovaConfiguration(), _ request: NovaQuestion.Request = .init()
) throws -> NovaQuestion {
  var hosts = [NovaQuestion.Host("src"), NovaQuestion.Host("dst")]
  for (index, cpu) in [source, destination].enumerated() {
    hosts[index].cpu = cpu
    hosts[index].hypervisorCPU = hypervisorCPU(of: cpu)
    hosts[index].hypervisorVersion = 7_002_000
  }
  var question = NovaQuestion(
    release: try NovaRelease(release), source: hosts[0], destination: hosts[1], map: .builtin,
    request: request)
  question.setConfiguration(configuration)
  return question
}
