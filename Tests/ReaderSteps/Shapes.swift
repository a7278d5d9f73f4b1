/// A document that grows in one direction.
struct Shape: Sendable {
  var name: String
  var subject: Subject
  var document: @Sendable (Int) -> String

  init(_ name: String, _ subject: Subject, _ document: @escaping @Sendable (Int) -> String) {
    (self.name, self.subject, self.document) = (name, subject, document)
  }

  static let all = registers + arm + s390x + definitions + nova + configurations + messages + snapshots
}

/// `count` items, one after the other.
private func items(_ count: Int, _ item: (Int) -> String) -> String {
  var text = ""
  for index in 0..<count { text += item(index) }
  return text
}

private func hexadecimal(_ number: Int, _ digits: Int = 8) -> String {
  let text = String(number, radix: 16)
  return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}

private func row(_ leaf: Int, _ subleaf: Int, _ eax: Int) -> String {
  "   0x\(hexadecimal(leaf)) 0x\(hexadecimal(subleaf, 2)): eax=0x\(hexadecimal(eax)) ebx=0x756e6547 ecx=0x6c65746e edx=0x49656e69\n"
}

private let registers: [Shape] = [
  Shape("cpuid-leaves", .reader) { "CPU 0:\n" + row(0, 0, 0x16) + items($0) { row($0 + 1, 0, $0) } },
  Shape("cpuid-repeated", .reader) { "CPU 0:\n" + row(0, 0, 0x16) + items($0) { row(7, 0, $0) } },
  Shape("cpuid-subleaves", .reader) { "CPU 0:\n" + row(0, 0, 0x16) + items($0) { row(4, $0, $0) } },
  Shape("cpuid-processors", .reader) { items($0) { "CPU \($0):\n" + row(0, 0, 0x16) + row(1, 0, 0x306c3) } },
  Shape("cpuid-unlike-processors", .reader) {
    items($0 / 8) { "CPU \($0):\n" + row(0, 0, 0x16) + row(1, 0, 0x306c3) + row(7, 0, $0) }
  },
  Shape("aida-leaves", .reader) {
    "------[ CPUID Registers / Logical CPU #0 ]------\n\nCPUID 00000000: 00000016-756E6547-6C65746E-49656E69\n"
      + items($0) { "CPUID \(hexadecimal($0 + 1)): 00000000-00000000-00000000-00000000\n" }
  },
  Shape("aida-subleaves", .reader) {
    "------[ CPUID Registers / Logical CPU #0 ]------\n\nCPUID 00000000: 00000016-756E6547-6C65746E-49656E69\n"
      + items($0) {
        "CPUID 00000004: \(hexadecimal($0))-00000000-00000000-00000000 [SL \(hexadecimal($0 & 255, 2))]\n"
      }
  },
  Shape("aida-processors", .reader) {
    items($0) {
      "------[ CPUID Registers / Logical CPU #\($0) ]------\n\nCPUID 00000000: 00000016-756E6547-6C65746E-49656E69\n"
    }
  },
  Shape("cpuinfo-flags", .reader) {
    "processor : 0\nvendor_id : GenuineIntel\ncpu family : 6\nmodel : 60\nflags : " + items($0) { "f\($0) " }
      + "\n"
  },
  Shape("cpuinfo-processors", .reader) {
    items($0) {
      "processor : \($0)\nvendor_id : GenuineIntel\ncpu family : 6\nmodel : 60\nflags : fpu vme vmx\n\n"
    }
  },
  Shape("lscpu-flags", .reader) {
    "Architecture: x86_64\nVendor ID: GenuineIntel\nCPU family: 6\nModel: 60\nFlags: "
      + items($0) { "f\($0) " } + "\n"
  },
  Shape("qmp-properties", .reader) {
    "{\"return\": {\"model\": {\"name\": \"host\", \"props\": {\"vmx\": true"
      + items($0) { ", \"f\($0)\": true" } + "}}}}"
  },
]

private let armCore =
  "Features : fp asimd\nCPU implementer : 0x41\nCPU architecture: 8\nCPU variant : 0x0\nCPU part : 0xd0c\nCPU revision : 1\n\n"
private let armList =
  "#arm64-registers 1\ncpus 0\noffers pmu\nasked pmu\nregister 0x603000000013c000 0x413fd0c1\n"

private let arm: [Shape] = [
  Shape("arm-cpuinfo-processors", .reader) { items($0) { "processor : \($0)\n" + armCore } },
  Shape("arm-cpuinfo-words", .reader) {
    "processor : 0\n" + armCore.replacing("fp asimd", with: "fp" + items($0) { " f\($0)" })
  },
  Shape("arm-registers", .reader) {
    armList + items($0) { "register 0x6030000000\(hexadecimal($0, 6)) 0x1\n" } + "end\n"
  },
  Shape("arm-masks", .reader) {
    armList + items($0) { "writable 0x6030000000\(hexadecimal($0, 6)) 0x1\n" } + "end\n"
  },
  Shape("arm-fingerprint", .reader) {
    "{\"guest_cpu_config\":{\"reg_modifiers\":[{\"addr\":\"0x603000000013c000\",\"bitmap\":\"0b01\"}"
      + items($0) { ",\n{\"addr\":\"0x6030000000\(hexadecimal($0, 6))\",\"bitmap\":\"0b01\"}" } + "]}}"
  },
]

private let s390xModel = "{\"name\":\"z14-base\",\"props\":{\"vx\":true}}"
private let s390xRequest =
  "{\"execute\":\"query-cpu-model-comparison\",\"arguments\":{\"modela\":\(s390xModel),\"modelb\":{\"name\":\"host\"}}}\n"
private let s390xReply = "{\"return\":{\"result\":\"superset\",\"responsible-properties\":[\"vx\"]}}\n"

private let s390x: [Shape] = [
  Shape("s390x-sessions", .reader) { items($0 / 4) { _ in s390xRequest + s390xReply } },
  Shape("s390x-requests-first", .reader) {
    items($0 / 4) { _ in s390xRequest } + items($0 / 4) { _ in s390xReply }
  },
  Shape("s390x-replies-by-id", .reader) { count in
    items(count / 4) { s390xRequest.replacing("}}}", with: "}},\"id\":\($0)}") }
      + items(count / 4) { s390xReply.replacing("]}}", with: "]},\"id\":\(count / 4 - 1 - $0)}") }
  },
  Shape("s390x-responsible", .reader) {
    s390xRequest + s390xReply.replacing("\"vx\"", with: "\"vx\"" + items($0) { ",\"f\($0)\"" })
  },
  Shape("s390x-deprecated", .reader) {
    items($0 / 4) {
      "{\"return\":{\"model\":\(s390xModel),\"deprecated-props\":[\"f\($0)\"]}}\n"
    }
  },
  Shape("s390x-definitions", .reader) {
    "{\"return\":[{\"name\":\"z13\",\"typename\":\"z13-s390x-cpu\",\"unavailable-features\":[]}"
      + items($0 / 2) {
        ",{\"name\":\"m\($0)\",\"typename\":\"m-s390x-cpu\",\"unavailable-features\":[\"vx\"]}"
      } + "]}"
  },
  Shape("s390x-models", .reader) {
    "<domainCapabilities><arch>s390x</arch><cpu><mode name='custom' supported='yes'>"
      + items($0 / 2) {
        "<model usable='no'>m\($0)</model><blockers model='m\($0)'><feature name='vx'/></blockers>"
      }
      + "</mode></cpu></domainCapabilities>"
  },
  Shape("s390x-cpuinfo", .reader) {
    "vendor_id : IBM/S390\n# processors : 1\n"
      + items($0) { "processor \($0): version = FF, machine = 3906\n" }
  },
  Shape("s390x-answers", .reader) {
    items($0) { "CPU described in g\($0) is identical to the CPU provided by hypervisor on the host\n" }
  },
]

private let host = "<capabilities><host><cpu><arch>x86_64</arch><model>Haswell</model><vendor>Intel</vendor>"
private let guest = "<domain type='kvm'><name>a</name><os><type machine='pc'>hvm</type></os>"
private let guestCPU = guest + "<cpu mode='custom' match='exact'><model>Haswell</model>"

private let definitions: [Shape] = [
  Shape("capabilities-features", .reader) {
    host + items($0) { "<feature name='f\($0)'/>" } + "</cpu></host></capabilities>"
  },
  Shape("capabilities-one-feature", .reader) {
    host + items($0) { _ in "<feature name='vmx'/>" } + "</cpu></host></capabilities>"
  },
  Shape("capabilities-cells", .reader) {
    host + "</cpu><topology><cells>" + items($0) { "<cell id='\($0)'><cpus><cpu id='\($0)'/></cpus></cell>" }
      + "</cells></topology></host></capabilities>"
  },
  Shape("capabilities-machines", .reader) {
    host + "</cpu></host><guest><arch name='x86_64'><emulator>/usr/bin/qemu-system-x86_64</emulator>"
      + items($0) { "<machine canonical='pc-\($0)'>pc-a\($0)</machine>" } + "</arch></guest></capabilities>"
  },
  Shape("element-attributes", .reader) {
    "<capabilities><host><cpu" + items($0) { " a\($0)='1'" }
      + "><arch>x86_64</arch><model>Haswell</model></cpu></host></capabilities>"
  },
  Shape("models-usable", .reader) {
    "<domainCapabilities><path>/usr/bin/qemu-system-x86_64</path><domain>kvm</domain><arch>x86_64</arch><cpu><mode name='custom' supported='yes'>"
      + items($0) { "<model usable='yes'>M\($0)</model>" } + "</mode></cpu></domainCapabilities>"
  },
  Shape("guest-features", .reader) {
    guestCPU + items($0) { "<feature policy='require' name='f\($0)'/>" } + "</cpu></domain>"
  },
  Shape("guest-devices", .reader) {
    guest + "<devices>" + items($0) { "<disk type='file'><source file='/a\($0)'/><target dev='vda'/></disk>" }
      + "</devices></domain>"
  },
  Shape("guest-pins", .reader) {
    guest + "<cputune>" + items($0) { "<vcpupin vcpu='\($0)' cpuset='\($0)'/>" } + "</cputune></domain>"
  },
  Shape("lint-features", .linter) {
    guestCPU + items($0) { "<feature policy='require' name='f\($0)'/>" } + "</cpu></domain>"
  },
  Shape("lint-one-feature", .linter) {
    guestCPU + items($0) { _ in "<feature policy='require' name='vmx'/>" } + "</cpu></domain>"
  },
  Shape("lint-attributes", .linter) {
    guest + "<cpu mode='custom'><model>Haswell</model>"
      + items($0 / 200 + 1) { _ in "<feature" + items(200) { " a\($0)='1'" } + "/>" } + "</cpu></domain>"
  },
  Shape("lint-devices", .linter) {
    guest + "<devices>" + items($0) { "<disk type='file'><source file='/a\($0)'/><target dev='vda'/></disk>" }
      + "</devices></domain>"
  },
  Shape("map-features", .map) {
    "<cpus><arch name='x86'>"
      + items($0) { "<feature name='f\($0)'><cpuid eax_in='0x1' edx='0x1'/></feature>" } + "</arch></cpus>"
  },
  Shape("map-models", .map) {
    "<cpus><arch name='x86'><feature name='vmx'><cpuid eax_in='0x1' ecx='0x20'/></feature>"
      + items($0) { "<model name='M\($0)'><feature name='vmx'/></model>" } + "</arch></cpus>"
  },
]

private let settings = "[libvirt]\ncpu_mode = custom\ncpu_models = Haswell\n"

private let nova: [Shape] = [
  Shape("nova-features", .reader) {
    "{\"cpu_info\": {\"vendor\":\"Intel\",\"model\":\"Haswell\",\"arch\":\"x86_64\",\"features\":[\"vmx\""
      + items($0) { ",\"f\($0)\"" } + "]}}"
  },
  Shape("nova-hosts", .reader) {
    "{\"hypervisors\":[{}"
      + items($0 / 4) {
        ",{\"hypervisor_hostname\":\"h\($0)\",\"cpu_info\":{\"vendor\":\"Intel\",\"model\":\"Haswell\",\"arch\":\"x86_64\",\"features\":[\"vmx\"]}}"
      } + "]}"
  },
  Shape("nova-table", .reader) {
    "+---+---+\n| Field | Value |\n+---+---+\n| cpu_info | {\"vendor\":\"Intel\",\"model\":\"Haswell\",\"arch\":\"x86_64\",\"features\":[\"vmx\""
      + items($0) { ",\"f\($0)\"" } + "]} |\n+---+---+\n"
  },
  Shape("traits", .reader) { items($0) { "HW_CPU_X86_F\($0)\n" } },
  Shape("traits-table", .reader) {
    "+---+\n| name |\n+---+\n" + items($0) { "| HW_CPU_X86_F\($0) |\n" } + "+---+\n"
  },
  Shape("conf-continued", .linter) {
    settings + "cpu_model_extra_flags = a\n" + items($0) { _ in "   vmx\n" }
  },
  Shape("conf-flags", .linter) { settings + "cpu_model_extra_flags = vmx" + items($0) { ",f\($0)" } + "\n" },
  Shape("conf-one-flag", .linter) {
    settings + "cpu_model_extra_flags = vmx" + items($0) { _ in ",vmx" } + "\n"
  },
  Shape("conf-keys", .linter) { settings + items($0) { "k\($0) = 1\n" } },
  Shape("conf-sections", .linter) { settings + items($0) { "[s\($0)]\n" } },
]

private let configurations: [Shape] = [
  Shape("proxmox-flags", .linter) {
    "cpu-model: a\n\tflags +vmx" + items($0) { ";+f\($0)" } + "\n\treported-model Haswell\n"
  },
  Shape("kubevirt-features", .linter) {
    "apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nmetadata:\n  name: a\nspec:\n  template:\n    spec:\n      domain:\n        cpu:\n          model: Haswell\n          features:\n"
      + items($0 / 4) { "          - name: f\($0)\n            policy: require\n" }
  },
  Shape("qemu-properties", .linter) {
    "qemu-system-x86_64 -machine q35 -cpu Haswell" + items($0) { ",+f\($0)" } + "\n"
  },
  Shape("qemu-arguments", .linter) {
    "qemu-system-x86_64 -machine q35 -cpu Haswell" + items($0) { " -device d\($0)" } + "\n"
  },
  Shape("incus-properties", .linter) {
    "config:\n  raw.qemu: -cpu Haswell" + items($0) { ",+f\($0)" } + "\nname: a\n"
  },
  Shape("policy-clusters", .policy) {
    "clusters:\n" + items($0 / 4) { "  c\($0):\n    hosts: [h\($0)]\n" }
  },
]

private let messages: [Shape] = [
  Shape("message-features", .messages) {
    "error: operation failed: guest CPU doesn't match specification: missing features: vmx"
      + items($0) { ",f\($0)" } + "\n"
  },
  Shape("message-lines", .messages) { items($0) { "error: Unacceptable CPU info \($0)\n" } },
  Shape("log-lines", .messages) {
    items($0) { "2026-01-01 00:00:00.000 \($0) ERROR nova.compute.manager unrelated text of a service\n" }
  },
]

/// A snapshot with one part.
private func snapshot(_ kind: String, _ source: String, _ content: String) -> String {
  let text = content.map { $0 == "\n" ? "\\n" : $0 == "\"" ? "\\\"" : $0 == "\t" ? "\\t" : String($0) }
    .joined()
  return
    "{\"schema\":\"martlet.snapshot/1.1\",\"martlet\":\"1\",\"method\":\"probe\",\"captured\":\"2026-01-01T00:00:00Z\",\"isRedacted\":false,"
    + "\"identity\":{\"hostName\":\"n\",\"started\":{}},\"missing\":[],\"parts\":[{\"kind\":\"\(kind)\",\"source\":\"\(source)\","
    + "\"time\":\"2026-01-01T00:00:00Z\",\"encoding\":\"text\",\"content\":\"\(text)\"}]}"
}

private let snapshots: [Shape] = [
  Shape("redacted-definition", .redaction) {
    snapshot(
      "libvirt-domain", "virsh dumpxml a",
      guest + "<devices>"
        + items($0) { "<disk type='file'><source file='/a\($0)'/><target dev='vda'/></disk>" }
        + "</devices></domain>")
  },
  Shape("redacted-arguments", .redaction) {
    snapshot(
      "libvirt-domain", "virsh dumpxml a",
      "<domain xmlns:qemu='q'><qemu:commandline>" + items($0) { "<qemu:arg value='a=\($0)'/>" }
        + "</qemu:commandline></domain>")
  },
  Shape("redacted-parameters", .redaction) {
    snapshot("file", "/proc/cmdline", items($0) { "a\($0)=\($0) " })
  },
  Shape("redacted-registers", .redaction) {
    snapshot("cpuid", "CPUID", "CPU 0:\n" + items($0 / 4) { row($0, 0, $0) })
  },
  Shape("snapshot-units", .reader) {
    snapshot("services", "/etc/systemd/system", items($0) { "kolla-nova_compute\($0).service\tenabled\n" })
  },
  Shape("snapshot-processors", .reader) {
    snapshot("msr", "/dev/cpu/*/msr", items($0) { "cpu \($0) 0x0000010a 0x0000000000000005\n" })
  },
]
