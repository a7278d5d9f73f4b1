import LibvirtCPU
import NovaCompatibility
import Testing

/// Nova's words and changes, which everything else takes from one place.
@Suite struct WordsTests {
  @Test func changesAreWrittenAsReleases() {
    #expect(NovaChange.comparingGuests.description == "2015.1")
    #expect(NovaChange.severalModels.description == "20.0.0")
    #expect(NovaChange.flagSigns.description == "23.0.0")
  }

  @Test(arguments: [
    ("19.3.2", false), ("20.0.0", true), ("20", true), ("34.0.0", true), ("2014.2", false),
  ])
  func aChangeIsKnownFromItsRelease(release: String, isKnown: Bool) throws {
    let release = try NovaRelease(release)
    #expect(release.knows(.severalModels) == isKnown)
    #expect(release.has(.severalModels) == isKnown)
  }

  /// What is said of a refusal before the release is known begins what that release says.
  @Test(arguments: ["2015.1", "20.0.0", "21.0.0", "34.0.0"]) func headlinesBeginTheMessages(release: String)
    throws
  {
    let release = try NovaRelease(release)
    let message = NovaRefusal.incompatibleCPU(answer: "0", isError: false).raised(in: release).message
    let headline = NovaRefusal.incompatibleCPUHeadlines.last { $0.since.map(release.has) ?? true }
    #expect(message.hasPrefix(try #require(headline).text + "\n"))
  }

  @Test(arguments: [
    ("custom", true, "kvm", nil as NovaConfigurationFault?), ("custom", false, "kvm", .customWithoutModels),
    ("host-model", true, "kvm", .modelsWithoutCustom), (nil as String?, true, "qemu", .modelsWithoutCustom),
    ("host-model", false, "lxc", .modeWithoutModels), ("none", false, "lxc", nil), (nil, false, "lxc", nil),
    ("host-model", true, "lxc", .modeWithoutModels),
  ])
  func faultsOfConfigurations(
    mode: String?, hasModels: Bool, virtType: String, fault: NovaConfigurationFault?
  ) throws {
    var settings = ["libvirt.virt_type": virtType]
    settings["libvirt.cpu_mode"] = mode
    if hasModels { settings["libvirt.cpu_models"] = "Nehalem" }
    #expect(try NovaConfiguration(settings: settings).fault == fault)
  }
}
