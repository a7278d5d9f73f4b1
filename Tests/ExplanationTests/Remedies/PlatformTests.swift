import CPUCompatibility
import RemedySamples
import TestSupport
import Testing

@testable import Remedies

/// Platforms: named by an option, detected from a host's record, and what decides their commands.
@Suite struct PlatformTests {
  @Test func optionsNamePlatforms() throws {
    for system in Platform.System.allCases {
      #expect(Platform(argument: system.rawValue)?.system == system)
    }
    #expect(Platform(argument: "Rocky")?.system == .rhel && Platform(argument: "sles")?.system == .suse)
    let kolla = try #require(Platform(argument: "kolla,ubuntu"))
    #expect(kolla.deployment == .kolla && kolla.system == .ubuntu && kolla.title == "Kolla Ansible on Ubuntu")
    #expect(Platform(argument: "kolla")?.system == nil)
    #expect(Platform(argument: "rhoso")?.system == .rhel && Platform(argument: "rhoso")?.daemons == .modular)
    for word in ["", "windows", "debian,ubuntu", "kolla,", "kolla,tripleo", "debian debian"] {
      #expect(Platform(argument: word) == nil, "\(word)")
    }
  }

  private func configuration(_ change: (inout HostSetup) -> Void) -> HostConfiguration {
    var configuration = HostConfiguration(captured: "2026-01-01T00:00:00Z")
    change(&configuration.setup)
    return configuration
  }

  @Test func recordsTellPlatforms() throws {
    #expect(Platform(nil) == nil && Platform(configuration { _ in }) == nil)
    let rocky = configuration {
      $0.osRelease = ["ID": "rocky", "ID_LIKE": "rhel centos fedora", "VERSION_ID": "9.4"]
      $0.units = [
        "virtqemud.socket": .init(isEnabled: true, isRunning: false),
        "libvirtd.service": .init(isEnabled: false, isRunning: false),
      ]
      $0.paths = ["/usr/sbin/grubby"]
    }
    let platform = try #require(Platform(rocky))
    #expect(platform.system == .rhel && platform.version == "9.4" && platform.daemons == .modular)
    #expect(platform.bootTool == .grubby && !platform.evidence.isEmpty)
    // A name that is not known is understood by what it is like.
    let mint = configuration { $0.osRelease = ["ID": "linuxmint", "ID_LIKE": "ubuntu debian"] }
    #expect(Platform(mint)?.system == .ubuntu)
    #expect(Platform(configuration { $0.osRelease = ["ID": "plan9"] }) == nil)
    let node = configuration {
      $0.osRelease = ["ID": "debian"]
      $0.packages = ["pve-manager": "8.2.4"]
    }
    #expect(Platform(node)?.system == .proxmox && Platform(node)?.version == "8.2.4")
    let kolla = configuration {
      $0.osRelease = ["ID": "ubuntu"]
      $0.paths = ["/etc/kolla/nova-compute", "/usr/bin/podman"]
    }
    #expect(Platform(kolla)?.deployment == .kolla && Platform(kolla)?.engine == .podman)
    let edpm = configuration {
      $0.osRelease = ["ID": "rhel"]
      $0.units = ["edpm_nova_compute.service": .init(isEnabled: true, isRunning: true)]
    }
    #expect(Platform(edpm)?.deployment == .rhoso)
  }

  /// What runs counts; where both kinds run, neither is taken for the one.
  @Test func whatRunsDecidesTheDaemon() {
    var both = configuration {
      $0.osRelease = ["ID": "fedora"]
      $0.units = [
        "virtqemud.socket": .init(isEnabled: true, isRunning: false),
        "libvirtd.service": .init(isEnabled: false, isRunning: true),
      ]
    }
    #expect(Platform(both)?.daemons == .monolithic)
    both.started = ["virtqemud": "2026-01-01T00:00:00Z", "libvirtd": "2026-01-01T00:00:00Z"]
    #expect(Platform(both)?.daemons == nil)
  }

  private func lines(_ task: HostTask, _ word: String) throws -> [String] {
    let platform = try #require(Platform(argument: word))
    return try #require(task.commands(on: platform)).map(\.text)
  }

  @Test func commandsFit() throws {
    #expect(try lines(.restartNova, "debian") == ["systemctl try-restart nova-compute.service"])
    #expect(try lines(.restartNova, "rhel") == ["systemctl try-restart openstack-nova-compute.service"])
    #expect(try lines(.restartNova, "rhoso") == ["systemctl try-restart edpm_nova_compute.service"])
    #expect(try lines(.restartNova, "kolla")[0].contains("docker restart nova_compute"))
    let removal = HostTask.changeCommandLine(.remove("tsx=off"))
    #expect(try lines(removal, "rhel") == ["grubby --update-kernel=ALL --remove-args=tsx=off"])
    #expect(try lines(removal, "suse") == ["pbl --del-option tsx=off --config"])
    #expect(try lines(removal, "debian").last == "update-grub")
    #expect(try lines(removal, "proxmox").last?.contains("proxmox-boot-tool refresh") == true)
    #expect(removal.commands(on: Platform(deployment: .kolla)) == nil)
    #expect(try lines(.upgrade(.microcode), "suse").last == "zypper update ucode-intel ucode-amd")
    #expect(try lines(.upgrade(.libvirt), "kolla").last?.hasPrefix("kolla-ansible upgrade") == true)
    let guests: Command = .run(["virsh", "define", "a b.xml"])
    let podman = try #require(Platform(argument: "tripleo"))
    #expect(
      guests.fitted(to: podman).map(\.text)
        == ["podman exec -i nova_libvirt virsh define /dev/stdin < 'a b.xml'"])
    let quoted: Command = "guests=$(virsh list) && my-virsh list; virsh start GUEST"
    #expect(
      quoted.fitted(to: podman).map(\.text)
        == [
          "guests=$(podman exec nova_libvirt virsh list) && my-virsh list; podman exec nova_libvirt virsh start GUEST"
        ]
    )
  }

  /// A step that names the container is not run in it once more.
  @Test func stepsOnContainersStayOnTheHost() throws {
    let platform = try #require(Platform(argument: "kolla,ubuntu"))
    let container = try #require(platform.libvirtContainer)
    for step in container.install("edited", "/root/cpu_map.saved") + container.restore("/root/cpu_map.saved")
    {
      #expect(step.fitted(to: platform) == [step], "\(step.text)")
    }
    let look: Command = "grep -rn -e NAME /usr/share/libvirt/cpu_map*"
    #expect(
      look.fitted(to: platform).map(\.text)
        == ["docker exec nova_libvirt sh -c 'grep -rn -e NAME /usr/share/libvirt/cpu_map*'"])
  }

  /// What is written beside GRUB's file does to its variables what is promised, as GRUB's own shell reads it.
  @Test(arguments: [
    (CommandLineChange.add("tsx=on"), "quiet tsx=off", "splash", "quiet tsx=off tsx=on", "splash"),
    (.remove("tsx=off"), "tsx=off quiet tsx=off", "tsx=off", "quiet", ""),
    (.remove("clearcpuid=avx512f"), "a clearcpuid=avx512f,rtm", "b", "a clearcpuid=avx512f,rtm", "b"),
    (.remove("a.b=*[x]"), "a.b=*[x] axb=*[x]", "", "axb=*[x]", ""),
    (
      .replace("clearcpuid=304,rtm", by: "clearcpuid=rtm"), "x clearcpuid=304,rtm y", "",
      "x y clearcpuid=rtm", ""
    ),
  ])
  func grubReadsTheDropIn(
    _ change: CommandLineChange, _ line: String, _ plain: String, _ expected: String, _ expectedPlain: String
  ) throws {
    let steps = try #require(BootCommands(change, on: Platform(system: .debian))?.change)
    let write = try #require(
      steps.first?.text.split(separator: " && ").last?.split(separator: " | tee").first)
    let answer = try feed(
      ["sh"],
      """
      GRUB_CMDLINE_LINUX='\(line)'; GRUB_CMDLINE_LINUX_DEFAULT='\(plain)'
      \(write) > file && . ./file && printf '%s|%s' "$GRUB_CMDLINE_LINUX" "$GRUB_CMDLINE_LINUX_DEFAULT"
      """)
    #expect(answer.output == "\(expected)|\(expectedPlain)", "\(write)")
  }

  /// The line of systemd-boot on Proxmox VE is edited, and put back, as promised.
  @Test(arguments: [
    (CommandLineChange.add("tsx=on"), "root=ZFS=rpool/ROOT/pve-1 boot=zfs tsx=on"),
    (.remove("boot=zfs"), "root=ZFS=rpool/ROOT/pve-1"),
    (.replace("root=ZFS=rpool/ROOT/pve-1", by: "root=/dev/sda&1"), "root=/dev/sda&1 boot=zfs"),
  ])
  func proxmoxLinesAreEdited(_ change: CommandLineChange, _ expected: String) throws {
    let commands = try #require(BootCommands(change, on: Platform(system: .proxmox)))
    func local(_ step: Command) -> String {
      step.text.replacing("/etc/kernel/cmdline", with: "cmdline").replacing("/root/", with: "./")
    }
    let edit = try #require(commands.change.first { $0.text.contains("/etc/kernel/cmdline") })
    let restore = try #require(commands.undo.first { $0.text.contains("/etc/kernel/cmdline") })
    let answer = try feed(
      ["sh"],
      """
      echo 'root=ZFS=rpool/ROOT/pve-1 boot=zfs' > cmdline
      { \(local(edit))
      } > /dev/null; cat cmdline
      \(local(restore))
      cat cmdline
      """)
    #expect(answer.output == "\(expected)\nroot=ZFS=rpool/ROOT/pve-1 boot=zfs\n", "\(edit.text)")
  }

  /// A task that a later version knows is kept as it is.
  @Test func tasksAreReadBack() throws {
    let tasks = Set(EveryRemedy.all.flatMap { $0.actions + $0.undoActions }).compactMap { step in
      if case .task(let task) = step.form { task } else { nil as HostTask? }
    }
    for task in tasks { #expect(HostTask(task.id, task.arguments, title: task.title) == task) }
    let later = HostTask("paint-host", ["green"], title: "Paint it")
    #expect(later.id == "paint-host" && later.arguments == ["green"] && later.commands(on: nil) == nil)
  }
}
