import CPUCatalog
import CPULevelling
import ConfigurationLint
import Foundation
import LibvirtCPU
import TestSupport
import Testing

/// The levels of the 300 sets in the words of the systems that have QEMU's models: each is what QEMU gives, what other systems' parsers read, and
/// nothing that lint finds fault with.
@Suite(.enabled(if: corpusFolder("libcpuid") != nil, "../shared/corpus/libcpuid is not there"))
struct LevelAcceptanceTests {
  private static let reports = LevelSetTests.levels.joined().map(\.report).filter { $0.status == .level }

  private static let emissions: [LevelEmission] = reports.flatMap { report in
    // A system that cannot be told a level says so; nothing is printed then.
    ConfiguredSystem.withModels.compactMap { try? LevelEmission(report, for: EmissionTarget($0)) }
  }

  @Test func nearlyAllSystemsCanBeToldEachLevel() {
    #expect(Self.reports.count > 230)
    #expect(Self.emissions.count * 100 >= Self.reports.count * ConfiguredSystem.withModels.count * 95)
  }

  @Test(.enabled(if: QEMUProcess.isInstalled, "qemu-system-x86_64 is not installed"))
  func qemuGivesEachLevel() throws {
    let qemu = try QEMUProcess()
    for report in Self.reports { try LevelQEMUTests().check(report, by: qemu) }
    #expect(!qemu.said.contains("depends on other features"))
  }

  @Test func lintFindsNothingWrong() throws {
    let linter = Linter(catalog: .standard, map: .builtin, mapTitle: "built-in")
    // A level of old hosts cannot help that its model is old.
    let ofAge: Set<String> = ["model-default", "model-deprecated", "model-without-spectre-fix"]
    for emission in Self.emissions {
      let system = emission.target.system
      let text = system == .ovirt ? "1:level::\(emission.body.dropLast()):x86_64\n" : emission.body
      let found = try linter.lint(Array(text.utf8), name: "level", as: system).findings.filter {
        $0.severity != .note && !ofAge.contains($0.rule)
      }
      // Proxmox VE does not take every model of QEMU's: level --for refuses those.
      #expect(
        found.allSatisfy { system == .proxmox && $0.rule.contains("model") }, "\(emission.body) \(found)")
    }
  }

  @Test(.enabled(if: python != nil, "Scripts/fetch-parsers has not run (no PyPI?)"))
  func parsersReadEachLevel() throws {
    let answers = try parsed(Self.emissions.filter { $0.target.system != .qemu })
    #expect(answers.count == Self.emissions.count { $0.target.system != .qemu })
    for (emission, answer) in zip(Self.emissions.filter { $0.target.system != .qemu }, answers) {
      let system = emission.target.system
      func own(_ names: [String]) -> Set<String> {
        guard [.proxmox, .incus].contains(system) else { return Set(names) }
        return Set(names.flatMap { Catalog.standard.features(calledByQEMU: $0).map(\.name) })
      }
      #expect(answer.model == emission.model, "\(emission.body)")
      #expect(own(answer.on) == Set(emission.required), "\(emission.body)")
      #expect(own(answer.off) == Set(emission.disabled), "\(emission.body)")
    }
  }

  private struct Answer: Decodable {
    var model: String
    var on: [String]
    var off: [String]
  }

  /// What one run of Python's parsers makes of all configurations.
  private func parsed(_ emissions: [LevelEmission]) throws -> [Answer] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(python))
    process.arguments = ["-c", Self.program]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let request = emissions.map { ["system": $0.target.system.rawValue, "text": $0.body] }
    // The program reads all before it writes.
    input.fileHandleForWriting.write(try JSONEncoder().encode(request))
    try input.fileHandleForWriting.close()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return try JSONDecoder().decode([Answer].self, from: data)
  }

  /// nova nova/conf/libvirt.py (cpu_models, cpu_model_extra_flags); kubevirt api core/v1 (CPU); incus
  /// driver_qemu.go (flags are joined into -cpu); pve-common SectionConfig.pm; ovirt-engine LibvirtVmXmlBuilder.java.
  private static let program = #"""
    import json, re, sys, tempfile, yaml
    import xml.etree.ElementTree as tree
    from oslo_config import cfg, types
    def signed(words):
        words = [w for w in words if "=" not in w]
        return ([w.lstrip("+") for w in words if not w.startswith("-")], [w[1:] for w in words if w.startswith("-")])
    def nova(text):
        conf = cfg.ConfigOpts()
        conf.register_opts([
            cfg.StrOpt("cpu_mode", choices=["custom"]), cfg.ListOpt("cpu_models", default=[]),
            cfg.ListOpt("cpu_model_extra_flags", item_type=types.String(ignore_case=True), default=[])], group="libvirt")
        with tempfile.NamedTemporaryFile("w", suffix=".conf") as file:
            file.write(text); file.flush()
            conf(["--config-file", file.name], project="test")
            assert len(conf.libvirt.cpu_models) == 1
            return (conf.libvirt.cpu_models[0], *signed(conf.libvirt.cpu_model_extra_flags))
    def libvirt(text):
        cpu = tree.fromstring(text)
        by = lambda policy: [f.get("name") for f in cpu.findall("feature") if f.get("policy") == policy]
        return (cpu.find("model").text, by("require"), by("disable"))
    def opennebula(text):
        # A string of a template ends at a quote without a backslash.
        data = re.search(r'DATA\s*=\s*"((?:[^"\\]|\\.)*)"', text).group(1)
        assert re.search(r'TYPE\s*=\s*"kvm"', text) and text.startswith("RAW = [")
        return libvirt(data)
    def kubevirt(text):
        cpu = yaml.safe_load(text)["spec"]["template"]["spec"]["domain"]["cpu"]
        by = lambda policy: [f["name"] for f in cpu.get("features", []) if f["policy"] == policy]
        return (cpu["model"], by("require"), by("disable"))
    def incus(text):
        config = yaml.safe_load(text)["config"]
        flags = config.get("instances.vm.cpu.x86_64.flags", "")
        return (config["instances.vm.cpu.x86_64.baseline"], *signed([f for f in flags.split(",") if f]))
    def proxmox(text):
        lines = [l for l in text.split("\n") if l and not l.startswith("#")]
        assert re.fullmatch(r"cpu-model:\s*\S+", lines[0])
        own = dict(re.fullmatch(r"\s+(\S+)\s+(.*\S)\s*", l).groups() for l in lines[1:])
        return (own["reported-model"], *signed([f for f in own.get("flags", "").split(";") if f]))
    def ovirt(text):
        lines = [l for l in text.split("\n") if l and not l.startswith("#")]
        model, *flags = lines[-1].split(",")
        return (model, *signed(flags))
    answers = [globals()[item["system"]](item["text"]) for item in json.load(sys.stdin)]
    json.dump([dict(zip(("model", "on", "off"), answer)) for answer in answers], sys.stdout)
    """#
}
