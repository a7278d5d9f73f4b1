import RemedySamples
import Testing

@testable import Remedies

/// Which steps of a remedy make the change stays true where a task becomes a platform's commands.
@Suite struct EssentialStepTests {
  /// A remedy that begins with a listing of guests, so that every place moves.
  private let module = Remedy(
    .moduleParameter, "Load kvm_intel with nested=1", layer: "kvm", condition: "None.",
    commands: ["cat /proc/cmdline", .task(.setModuleParameter(module: "kvm_intel", setting: "nested=1"))],
    essential: 1..<2, undo: [.task(.unsetModuleParameter(module: "kvm_intel", setting: "nested=1"))],
    manager: .nova, citation: "none")

  private func essential(_ remedy: Remedy) -> [String] { remedy.essential.map { remedy.commands[$0] } }

  @Test func placesFollowTheCommands() throws {
    #expect(module.essential == [2])
    for word in ["debian", "rhel", "suse", "arch", "kolla,ubuntu", "rhoso"] {
      let platform = try #require(Platform(argument: word))
      let lines = essential(module.fitted(to: platform))
      #expect(lines.count == 3, "\(word): \(lines)")
      #expect(lines.first?.hasPrefix("echo options kvm_intel") == true, "\(word)")
      #expect(lines.last?.hasPrefix("modprobe -r kvm_intel && modprobe kvm_intel") == true, "\(word)")
    }
  }

  /// A task that no platform decides is one step, and stays marked.
  @Test func whatStaysATaskStaysMarked() throws {
    let remedy = Remedy(
      .upgradeLibvirt, "Upgrade", layer: "libvirt", condition: "None.",
      commands: ["virsh version", .task(.upgrade(.libvirt)), .task(.restartLibvirt)], essential: 1..<2,
      citation: "none")
    #expect(essential(remedy.fitted(to: nil)) == [Command.task(.upgrade(.libvirt)).text])
    let debian = remedy.fitted(to: Platform(system: .debian))
    #expect(
      essential(debian) == ["apt-get update", "apt-get install libvirt-daemon-system libvirt-clients"])
    let advice = PlatformAdvice(platform: nil, remedies: [remedy.fitted(to: nil)])
    let variant = try #require(advice.tasks.first?.variants.first)
    #expect(variant.essential.map { variant.steps[$0].text } == essential(debian))
  }

  /// Backups and restarts are no change, whatever the platform.
  @Test func aroundAChangeNothingIsMarked() {
    let tasks = Set(EveryRemedy.all.flatMap(\.actions)).compactMap { step in
      if case .task(let task) = step.form { task } else { nil as HostTask? }
    }
    #expect(!tasks.isEmpty)
    for platform in EveryRemedy.platforms {
      for task in tasks {
        guard let steps = task.steps(on: platform) else { continue }
        #expect(steps.essential.map { steps.all[$0] } == steps.change)
        #expect(!steps.change.contains { $0.note?.contains("the backup") == true }, "\(task)")
      }
      for remedy in EveryRemedy.all {
        let fitted = remedy.fitted(to: platform)
        #expect(fitted.essential.allSatisfy(fitted.actions.indices.contains), "\(remedy.id)")
        #expect(zip(fitted.essential, fitted.essential.dropFirst()).allSatisfy { $0 < $1 }, "\(remedy.id)")
      }
    }
  }
}
