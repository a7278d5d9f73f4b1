import ConfigurationLint
import LibvirtCPU
import NovaCompatibility
import Testing

/// What is not known is said so, and workarounds count only where they are read.
@Suite struct EvidenceTests {
  private func refused(_ release: String = "26.0.0") throws -> NovaQuestion {
    try question(release, from: articleCPU("sandybridge"), to: articleCPU("broadwell"))
  }

  private func reason(_ question: NovaQuestion, _ kind: NovaCheck.Kind = .destinationCPU) -> String? {
    guard case .undetermined(let why)? = question.verdict().checks.first(where: { $0.kind == kind })?.outcome
    else {
      return nil
    }
    return why
  }

  @Test func sayWhatIsNotKnown() throws {
    var asked = try refused()
    asked.source.cpu = nil
    #expect(reason(asked)?.contains("the CPU of src") == true)
    asked = try refused()
    asked.destination.cpu = nil
    #expect(reason(asked)?.contains("the CPU of dst") == true)
    asked = try refused("27.0.0")
    asked.destination.hypervisorCPU = nil
    #expect(reason(asked)?.contains("what the hypervisor of dst offers") == true)
    asked = try refused()
    asked.sourceConfiguration = nil
    #expect(reason(asked)?.contains("cpu_mode of src") == true)
    asked = try refused()
    asked.destinationConfiguration = nil
    #expect(reason(asked)?.contains("nova.conf of dst") == true)
    asked.destination.hypervisorVersion = nil
    #expect(reason(asked, .hypervisorVersion)?.contains("on dst") == true)
    #expect(asked.verdict().outcome == .undetermined)
    #expect(asked.verdict().answer.httpStatus == nil)
  }

  @Test func takeAGuestAtItsWord() throws {
    var asked = try refused()
    asked.sourceConfiguration = nil
    asked.guest = CPUDefinition(.guest, mode: .hostPassthrough)
    #expect(asked.verdict().outcome == .refuses)
  }

  @Test func askWhichOfSeveralModels() throws {
    var configuration = NovaConfiguration()
    configuration.cpuMode = .custom
    configuration.cpuModels = ["nehalem", "broadwell"]
    var asked = try question("26.0.0", from: hostCPU("Broadwell"), to: hostCPU("Nehalem"), configuration)
    #expect(reason(asked)?.contains("2 models") == true)
    asked.guest = CPUDefinition(.guest)
    asked.guest?.model = "Nehalem"
    #expect(asked.verdict().outcome == .passes)
    asked.guest?.model = "Broadwell"
    #expect(asked.verdict().outcome == .refuses)
  }

  @Test(arguments: [
    ("25.0.0", NovaVerdict.Outcome.refuses), ("yoga", .undetermined), ("25.1.0", .passes),
    ("34.0.0", .passes),
  ])
  func heedWorkaroundsWhereTheyAreRead(_ release: String, _ outcome: NovaVerdict.Outcome) throws {
    var asked = try refused(release)
    asked.destinationConfiguration?.workarounds = [.skipCPUCompareOnDestination]
    #expect(asked.verdict().outcome == outcome)
  }

  @Test(arguments: [
    ("2014.2", "xen", NovaVerdict.Outcome.passes), ("2014.2", "qemu", .refuses),
    ("kilo", "qemu", .undetermined),
    ("14.0.0", "qemu", .passes), ("34.0.0", "qemu", .passes),
  ])
  func compareByVirtType(_ release: String, _ type: String, _ outcome: NovaVerdict.Outcome) throws {
    var asked = try refused(release)
    asked.destinationConfiguration?.virtType = type
    #expect(asked.verdict().outcome == outcome)
  }

  @Test func namesAnEarlierCheckThatIsNotKnown() throws {
    var asked = try refused()
    asked.source.hypervisorVersion = nil
    #expect(asked.verdict().outcome == .refuses)
    #expect(asked.verdict().answer.dependsOn == [.hypervisorVersion])
  }

  @Test func readsNovaConf() throws {
    let text = """
      [DEFAULT]
      cpu_mode = none
      [libvirt]
      virt_type = qemu
      cpu_mode = custom
      cpu_models = SandyBridge,
        Haswell-noTSX
      cpu_model_extra_flags = +pcid, -vmx
      [workarounds]
      skip_cpu_compare_on_dest = True
      skip_cpu_compare_at_startup = no
      """
    let configuration = try NovaConfiguration(settings: NovaSettingsText.settings(Array(text.utf8)))
    #expect(configuration.virtType == "qemu")
    #expect(configuration.cpuMode == .custom)
    #expect(configuration.cpuModels == ["SandyBridge", "Haswell-noTSX"])
    #expect(configuration.extraFlags == ["+pcid", "-vmx"])
    #expect(configuration.workarounds == [.skipCPUCompareOnDestination])
    #expect(NovaConfiguration().effectiveMode == .hostModel)
  }

  @Test func refusesValuesThatNovaRefuses() {
    let error = #expect(throws: NovaConfigurationError.self) {
      try NovaConfiguration(settings: ["libvirt.cpu_mode": "host-modell"])
    }
    #expect(error?.description.hasSuffix("did you mean host-model?") == true)
    #expect(throws: NovaConfigurationError.self) {
      try NovaConfiguration(settings: ["workarounds.skip_cpu_compare_on_dest": "perhaps"])
    }
  }

  @Test(arguments: [
    ("7.2.22", 7_002_022), ("8.0", 8_000_000), ("9", nil as Int?), ("7.x.1", nil), ("7.2.1000", nil),
  ])
  func readsHypervisorVersions(_ text: String, _ number: Int?) {
    #expect(NovaQuestion.Host.hypervisorVersion(text) == number)
  }
}
