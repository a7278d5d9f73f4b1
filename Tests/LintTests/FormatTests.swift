import CPULevelling
import Testing

@testable import ConfigurationLint

@Suite struct LintFormatTests {
  private static let samples = LintTests.samples + moreSamples
  @Test(arguments: Self.samples.indices) func faultsAreFoundWhereTheyAre(_ index: Int) throws {
    let sample = Self.samples[index]
    let found = try findings(sample.faulty, as: sample.kind)
    #expect(found == sample.expected, "\(found)")
    // The kind is recognised too.
    #expect(try findings(sample.faulty) == sample.expected)
  }

  @Test(arguments: Self.samples.indices) func mendedSamplesHaveNone(_ index: Int) throws {
    #expect(try findings(Self.samples[index].mended) == [])
  }

  /// Editors of other systems write other line ends, and a byte order mark.
  @Test(arguments: Self.samples.indices) func lineEndsDoNotMatter(_ index: Int) throws {
    let sample = Self.samples[index]
    #expect(
      try findings(sample.faulty.replacing("\n", with: "\r\n"), as: sample.kind) == sample.expected)
  }

  /// A byte order mark stands before a declaration; CDATA sections and comments stand in a model's name.
  @Test func definitionsAreReadAsXMLIs() throws {
    func names(_ text: String) throws -> [String] { try findings(text, as: .libvirt) }
    let cpu = "<cpu mode='custom' match='exact'><model>Skylak-Client</model></cpu>"
    let expected = try names(cpu)
    #expect(expected.count == 1 && expected[0].contains("Skylak-Client"))
    let declaration = "<?xml version='1.0'?>\n"
    let placed = expected.map { $0.replacing("1:", with: "2:") }
    #expect(try names("\u{FEFF}" + declaration + cpu) == placed && names(declaration + cpu) == placed)
    #expect(throws: LintError.self) { try names("   " + declaration + cpu) }
    for model in ["<![CDATA[Skylak-Client]]>", "Skylak<!-- - -->-Client", " <![CDATA[Skylak]]>-Client"] {
      let found = try names("<cpu mode='custom' match='exact'><model>\(model)</model></cpu>")
      #expect(found.map { $0.split(separator: " ").last } == ["Skylak-Client"], "\(model): \(found)")
    }
  }

  /// What engine-config prints is one list a line, with the key before it and the version behind it.
  @Test func whatEngineConfigPrintsIsTakenAsItIs() throws {
    let list =
      "1:Intel:vmx,nx,model_Nehalm:Nehalem,+spec-ctrl:x86_64; 2:AMD:svm,vpclmutqdq,model_EPYC-IBPB:EPYC-IBPB:x86_64;"
    let plain = try findings(list, as: .ovirt)
    #expect(plain == ["1:22 model-unknown Nehalm", "1:66 feature-unknown vpclmutqdq"])
    let printed = "ServerCPUList: \(list) version: 4.6\nServerCPUList: \(list)  version: 4.7\n"
    let moved = [1, 2].flatMap { line in
      ["\(line):37 model-unknown Nehalm", "\(line):81 feature-unknown vpclmutqdq"]
    }
    #expect(try findings(printed) == moved)
  }

  @Test func intentionIsGuessed() throws {
    func suggestions(_ text: String) throws -> [[String]] {
      try linter.lint(Array(text.utf8), name: "x", as: .ovirt).findings.map(\.suggestions)
    }
    let found = try suggestions("2:AMD:svm,vpclmutqdq,stipb-always-on:EPYC-Milan,+ibpb:x86_64")
    #expect(found == [["vpclmulqdq"], ["stibp-always-on"]])
  }

  @Test func machineTypesChangeModels() throws {
    func rules(_ text: String, _ kind: ConfiguredSystem) throws -> [String] {
      try findings(text, as: kind).filter { $0.contains("machine-") }
    }
    #expect(
      try rules("qemu -machine accel=kvm,type=pc-q35-3.0 -cpu Skylake-Server", .qemu) == [
        "1:30 machine-removed pc-q35-3.0", "1:30 machine-adds-features pc-q35-3.0",
        "1:30 machine-removes-features pc-q35-3.0",
      ])
    #expect(
      try rules("qemu -M pc-q35-1.5 -cpu Haswell,-abm", .qemu).contains("1:9 machine-removed pc-q35-1.5"))
    #expect(try rules("qemu -M pc-q35-99.9 -cpu Haswell", .qemu).isEmpty, "it may come")
    #expect(
      try rules("qemu -M pc-q35-3.0 -cpu Skylake-Server,mpx=off,-pku", .qemu) == [
        "1:9 machine-removed pc-q35-3.0"
      ])
    #expect(
      try rules("qemu -machine pc-q35-7.2 \\\n -cpu EPYC", .qemu) == ["1:15 machine-deprecated pc-q35-7.2"])
    for machine in ["q35", "pc-q35-11.1", "pc-q35-19.0", "pc-q35-rhel7.6.0", "accel=kvm", "pc-q35-10.0"] {
      #expect(try rules("qemu -machine \(machine) -cpu Skylake-Server", .qemu).isEmpty, "\(machine)")
    }
    #expect(
      try rules(
        "[libvirt]\ncpu_mode=custom\ncpu_models=EPYC\nhw_machine_type = aarch64=virt, x86_64=pc-q35-2.12\n",
        .nova)
        == ["4:40 machine-removed pc-q35-2.12", "4:40 machine-removes-features pc-q35-2.12"])
    let kubevirt = """
      kind: VirtualMachine
      spec:
        template:
          spec:
            domain:
              machine:
                type: pc-q35-3.1
              cpu:
                model: Haswell
      """
    #expect(try rules(kubevirt, .kubevirt) == ["7:17 machine-removed pc-q35-3.1"])
    #expect(
      try rules(
        "<domain type='kvm'><os><type machine='pc-q35-2.12'/></os><cpu mode='host-passthrough'/></domain>",
        .libvirt) == [
          "1:39 machine-removed pc-q35-2.12", "1:39 machine-removes-features pc-q35-2.12",
        ])
  }

  /// OpenNebula hands the machine type of OS to libvirt, beside its model and beside a `<cpu>` of RAW.
  @Test func machineTypesOfOpenNebula() throws {
    func rules(_ text: String) throws -> [String] {
      try findings(text, as: .opennebula).filter { $0.contains("machine-") }
    }
    let model = "OS = [ ARCH = \"x86_64\", MACHINE = \"pc-q35-3.1\" ]\nCPU_MODEL = [ MODEL = \"Haswell\" ]\n"
    #expect(try rules(model) == ["1:36 machine-removed pc-q35-3.1"])
    let raw =
      "OS = [ MACHINE = \"pc-q35-3.0\" ]\nRAW = [ TYPE = \"kvm\", DATA = \"<cpu mode='custom'><model>Skylake-Server</model></cpu>\" ]\n"
    let found = try rules(raw)
    #expect(found.contains("1:19 machine-removes-features pc-q35-3.0"), "\(found)")
  }

  @Test func plainOVirtListsAreRecognised() throws {
    let found = try findings("4:AMD:svm,nx,stipb-always-on:EPYC-IBPB:x86_64;")
    #expect(found == ["1:14 feature-unknown stipb-always-on"])
  }

  @Test func emulatedGuestsMayBeGivenAnything() throws {
    let cpu = "<cpu><model>EPYC-Milan</model><feature policy='require' name='acpi'/></cpu>"
    #expect(try findings("<domain type='kvm'>\(cpu)</domain>") == ["1:82 feature-never-shown acpi"])
    #expect(try findings("<domain type='qemu'>\(cpu)</domain>") == [])
  }

  @Test func vendorsAreNotMixed() throws {
    #expect(try findings("Skylake-Server-v5,-svm") == [])
    #expect(
      try findings("Cascadelake-Server-noTSX,+svm") == [
        "1:27 feature-of-other-vendor svm", "1:27 nested svm",
      ])
    #expect(try findings("EPYC-Milan,vmx=on").first == "1:12 feature-of-other-vendor vmx")
  }

  @Test func templatesAreNotJudged() throws {
    let text = "[libvirt]\ncpu_mode = custom\ncpu_models = {{ cpu_model }}\n"
    let linted = try linter.lint(Array(text.utf8), name: "nova.conf")
    #expect(linted.findings.map(\.rule) == ["not-judged"])
    #expect(LintReport(martlet: "", cpuMap: "", inputs: [], findings: linted.findings).exitStatus == 2)
  }

  @Test func novasModesAndModelsGoTogether() throws {
    #expect(try findings("[libvirt]\ncpu_mode=custom\n") == ["2:1 nova-custom-without-models cpu_mode"])
    #expect(
      try findings("[libvirt]\ncpu_models=EPYC-IBPB\n") == ["2:1 nova-models-without-custom cpu_models"])
    #expect(try findings("[libvirt]\ncpu_mode=passthrough\n") == ["2:1 nova-mode-unknown passthrough"])
    #expect(
      try findings("[libvirt]\nvirt_type=lxc\ncpu_mode=host-model\n") == [
        "3:1 nova-mode-without-kvm cpu_mode"
      ])
    #expect(
      try findings("[libvirt]\ncpu_mode=custom\ncpu_model=EPYC-IBPB\n") == [
        "3:1 nova-cpu-model-renamed cpu_model"
      ])
  }

  /// What libvirt of later releases has, the map of 9.0.0 cannot settle.
  @Test func otherMapsAreNotForeseen() throws {
    let found = try findings(
      "<cpu><model>EPYC-Genoa</model><feature policy='require' name='fsrs'/></cpu>")
    #expect(found == ["1:13 model-not-in-map EPYC-Genoa", "1:63 feature-not-in-map fsrs"])
  }
}
