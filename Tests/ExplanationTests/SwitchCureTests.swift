import CPUCatalog
import CPUCompatibility
import Remedies
import Testing

@testable import LossCauses

/// What the cures of proven switches have people do.
@Suite struct SwitchCureTests {
  /// The causes of a feature that CPUID has and KVM does not offer.
  private static func causes(
    _ feature: String, vendor: String, _ configure: @escaping @Sendable (inout HostConfiguration) -> Void
  ) throws -> [Cause] {
    try CauseTests.Case(
      rule: "", feature: feature, present: [.cpuid, .kernelFlags], absent: [.kvmSupported], vendor: vendor,
      configure: configure
    ).causes()
  }

  /// Every parameter of a module in the catalogue: the commands set the other value, and their undoing takes it away.
  @Test func everyModuleParameterHasCommands() throws {
    var tried: Set<String> = []
    for feature in Catalog.standard.features {
      for item in Catalog.standard.article(of: feature).switches {
        guard case .module(let text) = item.mechanism else { continue }
        let parts = text.split(whereSeparator: { ".=".contains($0) }).map(String.init)
        try #require(parts.count == 3)
        let vendor = parts[0] == "kvm_amd" ? "AMD" : "Intel"
        let found = try Self.causes(feature.name, vendor: vendor) {
          $0.kernelRelease = "6.1.0"
          $0.moduleParameters = ["\(parts[0]).\(parts[1])": parts[2] == "0" ? "N" : parts[2]]
        }
        guard let cause = found.first(where: { $0.id == "kvm.\(parts[0]).\(parts[1])" }),
          cause.certainty == .proven, let cure = cause.cure
        else { continue }
        tried.insert(text)
        let setting = "\(parts[1])=\(["0": "1", "1": "0", "never": "cond"][parts[2]] ?? "?")"
        for platform in [nil, Platform(system: .debian), Platform(system: .rhel), Platform(system: .suse)] {
          let commands = cure.actions.flatMap { $0.fitted(to: platform) }.map(\.text)
          let undo = cure.undoActions.flatMap { $0.fitted(to: platform) }.map(\.text)
          #expect(
            commands.contains { $0.contains("options \(parts[0]) \(setting)") },
            "\(feature.name), \(text): \(cure.action) \(commands)")
          #expect(
            commands.contains { $0.contains("modprobe -r") },
            "\(feature.name), \(text): \(cure.action) \(commands)")
          #expect(undo.contains { $0.hasPrefix("rm /etc/modprobe.d/zz-martlet") }, "\(undo)")
        }
        #expect(cure.restarts.hasPrefix("kvm") && !cure.risk.isEmpty)
      }
    }
    #expect(tried.isSuperset(of: ["kvm_intel.nested=0", "kvm_intel.ept=0", "kvm_amd.npt=0"]), "\(tried)")
  }

  /// A parameter alone on the kernel's command line can be removed by a command; one value among several is not.
  @Test func parametersOfTheKernelHaveCommands() throws {
    func cure(_ word: String) throws -> Cause.Cure? {
      try CauseTests.Case(
        rule: "", feature: "sgx", present: [.cpuid], absent: [.kernelFlags],
        configure: { $0.commandLine = ["quiet", word] }
      ).causes().first { $0.id == "kernel.nosgx" || $0.id == "kernel.clearcpuid" && $0.certainty == .proven }?
      .cure
    }
    let removal = try #require(try cure("nosgx"))
    let lines = removal.actions.flatMap { $0.fitted(to: Platform(system: .rhel)) }.map(\.text)
    #expect(lines.contains { $0.contains("--remove-args") && $0.contains("nosgx") }, "\(lines)")
    #expect(!removal.undoActions.isEmpty)
  }
}
