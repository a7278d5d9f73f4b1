import CPULevelling
import Testing

@testable import ConfigurationLint

@Suite struct LintFormatTests {
  @Test(arguments: samples.indices) func faultsAreFoundWhereTheyAre(_ index: Int) throws {
    let sample = samples[index]
    let found = try findings(sample.faulty, as: sample.kind)
    #expect(found == sample.expected, "\(found)")
    // The kind is recognised too.
    #expect(try findings(sample.faulty) == sample.expected)
  }

  @Test(arguments: samples.indices) func mendedSamplesHaveNone(_ index: Int) throws {
    #expect(try findings(samples[index].mended) == [])
  }

  /// Editors of other systems write other line ends, and a byte order mark.
  @Test(arguments: samples.indices) func lineEndsDoNotMatter(_ index: Int) throws {
    let sample = samples[index]
    #expect(
      try findings(sample.faulty.replacing("\n", with: "\r\n"), as: sample.kind) == sample.expected)
  }

  @Test func intentionIsGuessed() throws {
    func suggestions(_ text: String) throws -> [[String]] {
      try linter.lint(Array(text.utf8), name: "x", as: .ovirt).findings.map(\.suggestions)
    }
    let found = try suggestions("2:AMD:svm,vpclmutqdq,stipb-always-on:EPYC-Milan,+ibpb:x86_64")
    #expect(found == [["vpclmulqdq"], ["stibp-always-on"]])
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
