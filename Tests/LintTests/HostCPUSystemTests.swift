import CPULevelling
import Testing

@testable import ConfigurationLint

/// Configurations of systems whose guests start from the host's CPU, as their own parsers take and refuse them.
@Suite struct HostCPUSystemTests {
  /// cloud-hypervisor vmm/src/config.rs, tests: these parse.
  @Test(arguments: [
    "--cpus boot=1", "--cpus=boot=1", "cloud-hypervisor \\\n  --cpus \\\n  boot=2 \\\n  --memory size=1G",
    "exec cloud-hypervisor --cpus \"boot=2,kvm_hyperv=on\" --kernel x", "--cpus boot=8,topology=2:2:1:2",
    "--cpus boot=2,max=4,topology=1:2:1:2,nested=off,core_scheduling=vcpu",
    "#!/bin/sh\nmkdir /run/x\nsudo /usr/bin/cloud-hypervisor --cpus boot=$COUNT,max=2 2>/dev/null &",
    "--cpus boot=,max_phys_bits=46",
  ])
  func cloudHypervisorTakesThese(_ text: String) throws {
    #expect(try findings(text) == [])
    #expect(try linter.lint(Array(text.utf8), name: "x").kind == .cloudHypervisor)
  }

  @Test(arguments: [
    ("boot=x", "1:8 value-invalid boot"), ("boot=4,max=2", "1:15 value-invalid max"),
    ("boot=8,topology=2:2:1:1", "1:15 value-invalid topology"),
    ("boot=8,topology=2:2:1", "1:15 value-invalid topology"),
    ("boot=8,topology=2:2:0:2", "1:15 value-invalid topology"),
    ("boot=1,kvm_hyperv=maybe", "1:15 value-invalid kvm_hyperv"), ("boot=1,nested", "1:15 syntax nested"),
    ("boot=1,core_scheduling=invalid", "1:15 value-invalid core_scheduling"),
    ("boot=1,max_phys_bits=300", "1:15 value-invalid max_phys_bits"),
    ("boot=1,boot=2", "1:15 key-twice boot"),
    ("boot=1,affinity=[0@[1]", "1:8 syntax"), ("boot=1,", "1:14 key-unknown "),
    ("boot=1 --cpus boot=2", "1:15 syntax --cpus"),
  ])
  func cloudHypervisorRefusesThese(_ value: String, _ expected: String) throws {
    #expect(try findings("--cpus " + value, as: .cloudHypervisor) == [expected])
  }

  /// firecracker src/vmm/src/cpu_config/templates_serde.rs, templates.rs: numbers are strings with 0x or 0b, capabilities decimal.
  @Test func firecrackerTellsStringsFromNumbers() throws {
    func leaf(_ number: String, flags: String = "1", capabilities: String = "\"!171\", \"56\"") throws
      -> [String]
    {
      let text =
        "{\"cpuid_modifiers\":[{\"leaf\":\(number),\"subleaf\":\"0b0\",\"flags\":\(flags),\"modifiers\":[]}],"
        + "\"kvm_capabilities\":[\(capabilities)]}"
      return try findings(text).map { String($0.drop { $0 != " " }.dropFirst()) }
    }
    #expect(try leaf("\"0x7\"") == [])
    for number in ["\"7\"", "7", "\"0x\"", "\"0x100000000\""] {
      #expect(try leaf(number) == ["value-invalid leaf"], "\(number)")
    }
    #expect(try leaf("\"0x7\"", flags: "\"1\"") == ["value-invalid flags"])
    for capability in ["\"x\"", "5", "\"!\"", "\"0x5\""] {
      #expect(
        try leaf("\"0x7\"", capabilities: capability) == ["value-invalid kvm_capabilities"], "\(capability)")
    }
  }

  /// Whatever YAML allows besides: comments, other quotes, commas at the end, two documents.
  @Test(arguments: [
    "# x\n{\"cpuid_modifiers\":[]}", "{\"cpuid_modifiers\":[] # x\n}", "{'cpuid_modifiers':[]}",
    "{\"cpuid_modifiers\":[],}", "{\"cpuid_modifiers\":[]}\n{\"cpuid_modifiers\":[]}",
    "{cpuid_modifiers: []}",
    "{\"cpuid_modifiers\":[01]}",
  ])
  func aTemplateIsJSON(_ text: String) throws {
    #expect(throws: LintError.self) { try findings(text, as: .firecracker) }
    #expect(try findings(" {\"cpuid_modifiers\" : [ ] }\r\n", as: .firecracker) == [])
  }

  /// xen tools/libs/util/libxlu_cfg_y.y, tools/libs/light/libxl_cpuid.c.
  @Test(arguments: [
    ("cpuid = ( \"host\" )", ["1:8 syntax"]), ("cpuid = \"host,family=0x1g\"", ["1:15 value-invalid family"]),
    ("cpuid=\"host\"\ntype=\"pvh\"\ncpuid=\"host\"", ["3:1 key-twice cpuid"]), ("cpuid = []", []),
    ("cpuid = \"host,family=x,model=0x1a\"; type = 'hvm'", []),
    ("cpuid = [ \"host\", ", ["1:8 syntax cpuid"]),
    ("cpuid = [ \"host\" ]\ncpuid += [ \"host,avx=2\" ]", ["2:18 value-invalid avx"]),
  ])
  func xlReadsSettings(_ text: String, _ expected: [String]) throws {
    #expect(try findings(text, as: .xen) == expected)
    #expect(try linter.lint(Array(text.utf8), name: "x").kind == .xen)
  }

  @Test func openNebulaClosesItsLists() throws {
    #expect(
      try findings("NAME = x\nCPU_MODEL=[MODEL=\"EPYC-Rome\"").contains("2:1 syntax CPU_MODEL"))
    #expect(try findings("CPU_MODEL=[MODEL=\"EPYC-Rome]\n").contains("1:1 syntax CPU_MODEL"))
  }

  /// A document that has some words of a configuration is none.
  @Test(arguments: [
    "I ran cloud-hypervisor --cpus boot=2 yesterday", "cloud-hypervisor --cpus boot=2 was what I ran",
    "[section]\ncpuid = \"host\"\n", "Please use CPU_MODEL = [ MODEL=\"host-passthrough\" ] for all",
    "We set:\nCPU_MODEL = [ MODEL=\"x\" ]\n", "Dear all,\ncpuid = \"host\"\n",
    "the template has cpuid_modifiers in it",
    "see kubevirt.io/ for more", "ServerCPUList is long", "the key instances.vm.cpu.x86_64.flags is new",
    "[a]\nb = 1\n",
  ])
  func proseIsNoConfiguration(_ text: String) throws {
    #expect(ConfiguredSystem.recognised(SourceText(Array(text.utf8)), name: "notes.txt") == nil)
  }
}
