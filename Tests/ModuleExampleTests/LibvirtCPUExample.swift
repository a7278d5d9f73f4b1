// Written from Documentation/modules/LibvirtCPU.md by ModulePageTests; edit the page.
import LibvirtCPU

func exampleLibvirtCPU() async throws {
  let host = try CPUDefinition(xml: Array("<cpu><arch>x86_64</arch><model>Haswell</model></cpu>".utf8))
  let guest = try CPUDefinition(xml: Array("<cpu><model>Penryn</model></cpu>".utf8))
  print(try CPUMap.builtin.compare(host: host, candidate: guest).outcome)
}
