import CPULevelling
import Foundation
import TestSupport
import Testing

/// Levels as the parsers of other systems read them: PyYAML for KubeVirt and Incus, oslo.config for Nova; for Proxmox VE and oVirt,
/// which publish no parser apart from themselves, small ones by their documentation.
@Suite(.enabled(if: python != nil, "Scripts/fetch-parsers has not run (no PyPI?)"))
struct LevelParserTests {
  /// Hosts of different address bits, names that would end a comment, and a level with signs and leaves.
  private static let hosts = [
    HypervisorHost(
      name: "a\nb: [c", model: "Cooperlake", adding: ["xsaves", "xfd", "amx-tile"], removing: ["rtm", "hle"]),
    HypervisorHost(
      name: "-->\u{2028}--->\r[libvirt]", model: "Cooperlake", adding: ["xsaves", "xfd", "amx-tile"],
      removing: ["rtm"]),
  ]

  private func report() throws -> LevelReport {
    var report = try HypervisorHost.report(on: Self.hosts[0], Self.hosts[1])
    report.physicalAddressBits = 46
    report.physicalAddressBitsDiffer = true
    return report
  }

  private func emission(_ system: ConfiguredSystem) throws -> (LevelEmission, String) {
    let report = try report()
    let emission = try LevelEmission(report, for: EmissionTarget(system))
    return (emission, report.configuration(emission, annotated: true))
  }

  /// What a program of Python's makes of a text, as JSON.
  private func parsed(_ text: String, by program: String) throws -> Any {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(python))
    process.arguments = ["-c", "import json, sys\ntext = sys.stdin.buffer.read().decode()\n" + program]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data(text.utf8))
    try input.fileHandleForWriting.close()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(text)")
    return try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
  }

  @Test func kubeVirtsManifestIsReadByPyYAML() throws {
    let (emission, text) = try emission(.kubevirt)
    let root = try parsed(text, by: "import yaml\nprint(json.dumps(yaml.safe_load(text)))") as? [String: Any]
    var node: Any? = root
    for key in ["spec", "template", "spec", "domain", "cpu"] { node = (node as? [String: Any])?[key] }
    let cpu = try #require(node as? [String: Any])
    #expect(cpu["model"] as? String == emission.model)
    let features = (cpu["features"] as? [[String: String]] ?? []).map {
      "\($0["policy"] ?? "") \($0["name"] ?? "")"
    }
    #expect(features == emission.required.map { "require " + $0 } + emission.disabled.map { "disable " + $0 })
    #expect(Set(cpu.keys) == ["model", "features"] && root?.count == 1)
    #expect(emission.notes.contains { $0.contains("address bits, and guests can have 46") })
  }

  /// Incus joins the baseline and each flag with commas, and that is `-cpu`.
  @Test func incusGroupIsReadByPyYAML() throws {
    let (emission, text) = try emission(.incus)
    let root =
      try parsed(text, by: "import yaml\nprint(json.dumps(yaml.safe_load(text)))")
      as? [String: [String: String]]
    let config = try #require(root?["config"])
    #expect(config["instances.vm.cpu.x86_64.baseline"] == emission.model && config.count == 2)
    let flags = (config["instances.vm.cpu.x86_64.flags"] ?? "").split(separator: ",").map(String.init)
    #expect(flags.contains("min-level=0x1e") && flags.contains("phys-bits=46") && flags.contains("amx-tile"))
    #expect(flags.contains("-rtm") && emission.dropped.isEmpty)
  }

  @Test func novaConfIsReadByOsloConfig() throws {
    let (emission, text) = try emission(.nova)
    let program = """
      import tempfile
      from oslo_config import cfg, types
      conf = cfg.ConfigOpts()
      # nova nova/conf/libvirt.py: cpu_mode, cpu_models, cpu_model_extra_flags.
      conf.register_opts([
          cfg.StrOpt('cpu_mode', choices=['host-model', 'host-passthrough', 'custom', 'none']),
          cfg.ListOpt('cpu_models', default=[]),
          cfg.ListOpt('cpu_model_extra_flags', item_type=types.String(ignore_case=True), default=[]),
      ], group='libvirt')
      with tempfile.NamedTemporaryFile('w', suffix='.conf', newline='') as file:
          file.write(text); file.flush()
          conf(['--config-file', file.name], project='test')
          section = conf.libvirt
          print(json.dumps([section.cpu_mode, section.cpu_models, section.cpu_model_extra_flags]))
      """
    let settings = try #require(try parsed(text, by: program) as? [Any])
    #expect(settings[0] as? String == "custom")
    #expect(settings[1] as? [String] == [emission.model])
    let flags = emission.required.map { "+" + $0 } + emission.disabled.map { "-" + $0 }
    #expect(settings[2] as? [String] == flags)
    #expect(emission.dropped.contains("amx-tile"))
    #expect(text.contains("hw:maxphysaddr_mode=emulate --property hw:maxphysaddr_bits=46"))
  }

  /// Sections, indented settings and comments, by the format's own rules.
  ///
  /// pve-common src/PVE/SectionConfig.pm, parse_config; what a flag is:
  /// qemu-server src/PVE/QemuServer/CPUConfig.pm, cpu_fmt. A section ends at an empty line only, so that one appended to a file
  /// must not run into the last.
  @Test func proxmoxSectionIsReadByItsGrammar() throws {
    let (emission, text) = try emission(.proxmox)
    let program = """
      import re
      lines = [l for l in ('cpu-model: old\\n    flags +aes\\n' + text).split('\\n') if not re.match(r'^\\s*#', l)]
      sections, errors, i = {}, [], 0
      while i < len(lines):
          line = lines[i]; i += 1
          if not line: continue
          m = re.match(r'^(\\S+):\\s*(\\S+)\\s*$', line)
          if not m: errors.append(line); continue
          own = {}
          while i < len(lines) and lines[i]:
              s = re.match(r'^\\s+(\\S+)(\\s+(.*\\S))?\\s*$', lines[i]); i += 1
              if not s or s[1] in own: errors.append(lines[i - 1])
              else: own[s[1]] = s[3]
          sections[m[1] + ' ' + m[2]] = own
      print(json.dumps([sections, errors]))
      """
    let answer = try #require(try parsed(text, by: program) as? [Any])
    #expect((answer[1] as? [String])?.isEmpty == true, "\(answer[1])")
    let sections = try #require(answer[0] as? [String: [String: String]])
    #expect(sections["cpu-model old"] == ["flags": "+aes"])
    let section = try #require(sections["cpu-model martlet-level"])
    #expect(section["reported-model"] == emission.model && section["phys-bits"] == "46" && section.count == 3)
    let flags = (section["flags"] ?? "").split(separator: ";").map(String.init)
    #expect(flags.allSatisfy { $0.wholeMatch(of: /[+-][a-zA-Z0-9_.-]+/) != nil })
    #expect(flags.count == emission.required.count + emission.disabled.count)
  }

  /// `MODEL,+flag,-flag`: ovirt-engine LibvirtVmXmlBuilder.java, writeCpu and writeCpuFlags.
  @Test func oVirtsTypeIsReadByItsSyntax() throws {
    let (emission, text) = try emission(.ovirt)
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    let words = try #require(lines.first).split(separator: ",").map(String.init)
    #expect(lines.count == 1 && words[0] == emission.model)
    #expect(
      words.dropFirst().filter { $0.hasPrefix("+") }.map { String($0.dropFirst()) } == emission.required)
    #expect(
      words.dropFirst().filter { $0.hasPrefix("-") }.map { String($0.dropFirst()) } == emission.disabled)
  }

  /// Comments of libvirt's XML, as Python's parser (expat) finds them.
  @Test func libvirtsElementIsReadByExpat() throws {
    let (emission, text) = try emission(.libvirt)
    let program = """
      import xml.etree.ElementTree as tree
      cpu = tree.fromstring('<domain>' + text + '</domain>')
      print(json.dumps([[e.tag for e in cpu], cpu[0].find('model').text,
          [[f.get('policy'), f.get('name')] for f in cpu[0].findall('feature')], cpu[0].find('maxphysaddr').get('bits')]))
      """
    let answer = try #require(try parsed(text, by: program) as? [Any])
    #expect(answer[0] as? [String] == ["cpu"] && answer[1] as? String == emission.model)
    #expect(
      answer[2] as? [[String]] == emission.required.map { ["require", $0] }
        + emission.disabled.map { ["disable", $0] })
    #expect(answer[3] as? String == "46")
  }
}

/// The interpreter with other systems' parsers; nil if it was not made.
let python: String? = {
  let path = packageFolder.appending(path: ".oracle/parsers/bin/python3").path
  return FileManager.default.isExecutableFile(atPath: path) ? path : nil
}()
