import CPUCompatibility
import RemedySamples
import Testing

@testable import Remedies
@testable import ReportRendering
@testable import Reports

/// What each check of `martlet doctor` says of a host on which nothing is wrong, something is, and nothing is known.
@Suite struct DoctorTests {
  /// A host on which nothing is wrong.
  private func healthy() -> HostCPU {
    var host = EveryRemedy.host(
      "node", "Intel", at: .cpuid, present: EveryRemedy.features("fpu", "sse2", "vmx"))
    var configuration = HostConfiguration(captured: "2026-11-23T12:00:00Z")
    configuration.kvmCapabilities = ["KVM_CAP_IRQCHIP": 1]
    configuration.modules = ["kvm", "kvm_intel"]
    configuration.moduleParameters = ["kvm_intel.nested": "Y"]
    configuration.msrs = [0: [0x3a: 5]]
    configuration.kernelRelease = "6.1.0-28-amd64"
    configuration.kernelFlags = ["fpu"]
    configuration.commandLine = ["quiet"]
    configuration.libvirtVersion = "9.0.0"
    configuration.booted = "2026-11-20T08:00:00Z"
    configuration.started = [
      "libvirtd": "2026-11-20T08:00:00Z", "nova-compute": "2026-11-20T08:01:00Z",
    ]
    var setup = HostSetup()
    setup.osRelease = ["ID": "debian", "VERSION_ID": "12"]
    setup.units = ["libvirtd.service": .init(isEnabled: true, isRunning: true)]
    setup.paths = []
    setup.packages = [:]
    setup.editedMapFiles = []
    setup.kernels = ["6.1.0-28-amd64"]
    var cache = HostSetup.CapabilityCache(emulator: "/usr/bin/qemu-system-x86_64")
    cache.emulatorChanged = 1_000
    cache.microcode = 7
    cache.kernel = "6.1.0-28-amd64 #1 SMP Debian"
    cache.written = 1_795_200_000
    setup.caches = [cache]
    setup.changes = ["/usr/sbin/libvirtd": 1_000, "/usr/bin/qemu-system-x86_64": 1_000]
    setup.microcode = [.init(revision: 7, cpus: [0, 1])]
    setup.installedMicrocode = 7
    configuration.setup = setup
    host.configuration = configuration
    return host
  }

  private func report(_ host: HostCPU, platform: Platform? = nil) -> DoctorReport {
    DoctorReport([host], platform: platform, martlet: "test", inputs: [])
  }

  private func check(_ id: String, _ change: (inout HostConfiguration) -> Void) throws -> DoctorReport.Check {
    var host = healthy()
    if var configuration = host.configuration {
      change(&configuration)
      host.configuration = configuration
    }
    return try #require(report(host).hosts[0].checks.first { $0.id == id })
  }

  @Test func aHealthyHostIsFit() {
    let answer = report(healthy())
    #expect(answer.exitStatus == 0 && answer.hosts[0].outcome == .fit)
    for check in answer.hosts[0].checks { #expect(check.result == .passed, "\(check.id): \(check.text)") }
    #expect(answer.hosts[0].platform.title == "Debian 12")
  }

  /// A record that is no snapshot tells nothing of this, and no check takes that for good or bad.
  @Test func whatIsNotRecordedIsNotChecked() {
    var host = healthy()
    host.configuration = nil
    let answer = report(host)
    #expect(answer.exitStatus == 2 && answer.hosts[0].outcome == .undetermined)
    for check in answer.hosts[0].checks where check.id != "cpu.uniform" {
      #expect(check.result == .notChecked && !check.text.isEmpty, "\(check.id)")
    }
    let text = answer.text(TextStyle(width: 100, usesColor: false))
    #expect(text.contains("NOT CHECKED") && text.contains("CPU map as packaged:"))
  }

  /// What is wrong is told by the one check that it concerns, with commands and an exit status.
  @Test func whatIsWrongIsFound() throws {
    let faults: [(String, DoctorReport.Result, (inout HostConfiguration) -> Void)] = [
      ("microcode.uniform", .failed, { $0.setup.microcode.append(.init(revision: 8, cpus: [2])) }),
      ("microcode.loaded", .advice, { $0.setup.installedMicrocode = 8 }),
      ("kernel.running", .failed, { $0.setup.kernels = ["6.1.0-30-amd64"] }),
      ("kernel.running", .advice, { $0.setup.kernels = ["6.1.0-28-amd64", "6.1.0-30-amd64"] }),
      ("kernel.parameters", .advice, { $0.commandLine = ["clearcpuid=304"] }),
      ("kvm.nested", .advice, { $0.moduleParameters = ["kvm_intel.nested": "N"] }),
      (
        "kvm.usable", .failed,
        {
          $0.kvmCapabilities = nil
          $0.modules = ["kvm"]
        }
      ),
      ("libvirt.current", .failed, { $0.setup.changes["/usr/sbin/libvirtd"] = 1_795_500_000 }),
      ("libvirt.cache", .failed, { $0.kernelRelease = "6.1.0-30-amd64" }),
      ("libvirt.cache", .failed, { $0.setup.changes["/usr/bin/qemu-system-x86_64"] = 1_001 }),
      ("libvirt.cache", .advice, { $0.setup.caches?[0].written = 1_000 }),
      ("libvirt.map", .failed, { $0.setup.editedMapFiles = ["/usr/share/libvirt/cpu_map/x86_features.xml"] }),
      ("nova.current", .failed, { $0.started["libvirtd"] = "2026-11-21T08:00:00Z" }),
      (
        "libvirt.daemons", .failed,
        { $0.setup.units?["virtqemud.socket"] = .init(isEnabled: true, isRunning: false) }
      ),
    ]
    for (id, result, change) in faults {
      let found = try check(id, change)
      #expect(found.result == result && !found.commands.isEmpty, "\(id): \(found.result) \(found.text)")
    }
  }

  @Test func absenceIsNoFault() throws {
    #expect(try check("libvirt.map") { $0.setup.editedMapFiles = nil }.result == .notChecked)
    #expect(try check("libvirt.cache") { $0.setup.caches = nil }.result == .notChecked)
    #expect(try check("microcode.uniform") { $0.setup.microcode = [] }.result == .notChecked)
    #expect(try check("nova.current") { $0.started["nova-compute"] = nil }.result == .notApplicable)
    // A kernel of another flavour is no newer one.
    let other = try check("kernel.running") { $0.setup.kernels = ["6.1.0-28-amd64", "6.9.0-1-rt-amd64"] }
    #expect(other.result == .passed)
    let guest = try check("microcode.loaded") { $0.kernelFlags = ["fpu", "hypervisor"] }
    #expect(guest.result == .notApplicable)
  }

  /// Of two kinds of daemons the one that serves guests stays.
  @Test func theDaemonThatRunsStays() throws {
    let both = try check("libvirt.daemons") {
      $0.setup.units?["virtqemud.socket"] = .init(isEnabled: true, isRunning: false)
    }
    #expect(both.commands[0].text.hasPrefix("systemctl disable --now virtqemud.service"))
  }

  @Test func proxmoxHasNoLibvirtToCheck() throws {
    var host = healthy()
    host.configuration?.setup.packages = ["pve-manager": "8.2.4"]
    let checks = report(host).hosts[0].checks
    for id in ["libvirt.answers", "libvirt.daemons", "libvirt.cache", "libvirt.map"] {
      #expect(checks.first { $0.id == id }?.result == .notApplicable, "\(id)")
    }
  }

  @Test func timesAreSeconds() {
    #expect(seconds(of: "1970-01-01T00:00:00Z") == 0)
    #expect(seconds(of: "2000-02-29T12:30:15Z") == 951_827_415)
    #expect(seconds(of: "2026-11-23T12:00:00Z") == 1_795_435_200)
    #expect(seconds(of: "2026-11-23") == nil && seconds(of: "2026-11-23T12:00:00+01:00") == nil)
  }
}
