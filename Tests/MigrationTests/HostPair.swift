import Foundation
import Glibc
import TestSupport
import Testing

/// Two hosts, and a guest's kernel, for the tests of one suite, which run one after another.
@safe final class HostPair: @unchecked Sendable {
  /// The pair of the test that runs.
  @TaskLocal static var current: HostPair?

  /// The feature that a poorer host does not give.
  static let lacking = "popcnt"

  let folder: String
  let a: MigrationDaemon
  let b: MigrationDaemon
  private let sweeper: Sweeper

  /// Starts both.
  ///
  /// - Parameter isForBusyGuests: Whether they can do what busy guests need: QEMU has userfaultfd where the tests run as root,
  ///   and certificates.
  init(isForBusyGuests: Bool = false) throws {
    // Short, because a socket's path may have 107 bytes.
    folder = "/tmp/martlet-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    sweeper = try Sweeper(folder)
    let certificates = isForBusyGuests ? try MigrationCertificates(folder) : nil
    a = try MigrationDaemon(
      folder + "/a", settings: certificates?.settings("client") ?? [], hasUserFaults: isForBusyGuests)
    do {
      b = try MigrationDaemon(
        folder + "/b", settings: certificates?.settings("server") ?? [], hasUserFaults: isForBusyGuests)
    } catch {
      a.stop()
      sweeper.sweep()
      throw error
    }
    try Data(Self.kernel).write(to: URL(fileURLWithPath: folder + "/kernel"))
    try Data(BusyKernel.bytes).write(to: URL(fileURLWithPath: folder + "/busy"))
    try Data(Self.switchedOff).write(to: URL(fileURLWithPath: folder + "/off"))
  }

  func stop() {
    a.stop()
    b.stop()
    sweeper.sweep()
  }

  /// A kernel that writes a word to each page from 2 to 112 MiB, and halts: memory that takes time to copy.
  ///
  /// - SeeAlso: Multiboot specification 0.6.96, 3.1 (header with addresses, flag 16).
  private static var kernel: [UInt8] {
    let (magic, flags): (UInt32, UInt32) = (0x1bad_b002, 1 << 16)
    let header: [UInt32] = [
      magic, flags, 0 &- magic &- flags, 0x10_0000, 0x10_0000, 0, 0, 0x10_0020,
    ]
    let code: [UInt8] = [
      0xbf, 0x00, 0x00, 0x20, 0x00,  // mov edi, 0x200000
      0xbb, 0x01, 0x00, 0x00, 0x00,  // mov ebx, 1
      0x89, 0x1f,  // mov [edi], ebx
      0x81, 0xc7, 0x00, 0x10, 0x00, 0x00,  // add edi, 0x1000
      0x81, 0xff, 0x00, 0x00, 0x00, 0x07,  // cmp edi, 0x7000000
      0x72, 0xf0,  // jb
      0xf4,  // hlt
      0xeb, 0xfd,  // jmp
    ]
    return header.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } } + code
  }

  /// The same kernel, which turns the machine off after 10 s of the clock.
  ///
  /// - SeeAlso: QEMU 7.2.0 hw/acpi/core.c, acpi_pm1_cnt_write (SLP_EN with the sleep type of S5); SeaBIOS puts the PIIX4's
  ///   power management at 0x600.
  private static var switchedOff: [UInt8] {
    let code: [UInt8] = [
      0xb9, 0x0a, 0x00, 0x00, 0x00,  // mov ecx, 10
      0xb0, 0x00, 0xe6, 0x70, 0xe4, 0x71,  // the clock's seconds in al
      0x88, 0xc3,  // mov bl, al
      0xb0, 0x00, 0xe6, 0x70, 0xe4, 0x71,  // the clock's seconds in al
      0x38, 0xd8,  // cmp al, bl
      0x74, 0xf6,  // je
      0x49,  // dec ecx
      0x75, 0xeb,  // jnz
      0x66, 0xba, 0x04, 0x06,  // mov dx, 0x604
      0x66, 0xb8, 0x00, 0x20,  // mov ax, 0x2000
      0x66, 0xef,  // out dx, ax
      0xf4,  // hlt
      0xeb, 0xfd,  // jmp
    ]
    return Array(kernel.prefix(kernel.count - 3)) + code
  }

  /// Starts a guest at the first host; its name.
  ///
  /// - Parameters:
  ///   - turnsOff: Whether it turns itself off after 10 s.
  ///   - isBusy: Whether it writes memory without an end.
  ///   - mark: What a manager would have put into the definition.
  ///   - cpu: The CPU, as the definition has it.
  ///   - devices: More devices, as the definition has them.
  ///   - initrd: The initial file system of a Linux guest, whose kernel is `linux` in the folder; nil for the tests' own kernel.
  func guest(
    _ name: String, persistent: Bool = true, turnsOff: Bool = false, isBusy: Bool = false, mark: String = "",
    cpu: String = "<cpu mode='custom' match='exact'><model fallback='forbid'>Nehalem</model></cpu>",
    devices: String = "", initrd: String? = nil
  ) throws -> String {
    let kernel = initrd != nil ? "linux" : turnsOff ? "off" : isBusy ? "busy" : "kernel"
    let system = initrd.map { "<initrd>\($0)</initrd><cmdline>quiet</cmdline>" } ?? ""
    let definition = """
      <domain type='qemu'><name>\(name)</name>\(mark)<memory unit='MiB'>\(initrd == nil ? 128 : 256)</memory><vcpu>1</vcpu>
      <os><type arch='x86_64' machine='pc'>hvm</type><kernel>\(folder)/\(kernel)</kernel>\(system)</os>
      \(turnsOff ? "<features><acpi/></features>" : "")
      \(cpu)
      <devices><emulator>/usr/bin/qemu-system-x86_64</emulator>\(devices)</devices></domain>
      """
    let path = "\(folder)/\(name).xml"
    try definition.write(toFile: path, atomically: false, encoding: .utf8)
    if persistent {
      let defined = try a.virsh("define", path)
      guard defined.status == 0 else { throw Unmade(description: "\(defined)") }
    }
    let started = try persistent ? a.virsh("start", name) : a.virsh("create", path)
    guard started.status == 0 else { throw Unmade(description: "\(started)") }
    // The firmware and the kernel are done.
    Thread.sleep(forTimeInterval: 2)
    return name
  }

  /// Where Scripts/fetch-agent-guest has put a Linux guest with qemu-ga; nil if it has not run.
  static let agentGuest: String? = {
    let path = packageFolder.appending(path: ".oracle/agent-guest").path
    return FileManager.default.isReadableFile(atPath: path + "/initrd") ? path : nil
  }()

  /// Starts a Linux guest with qemu-ga at the first host, and waits until the agent answers; its name.
  func agentGuest(_ name: String, cpu: String) throws -> String {
    guard let path = Self.agentGuest else {
      throw Unmade(description: "Scripts/fetch-agent-guest has not run")
    }
    for (file, copy) in [("kernel", "linux"), ("initrd", "initrd")] {
      try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(file)")).write(
        to: URL(fileURLWithPath: "\(folder)/\(copy)"))
    }
    let started = try guest(
      name, cpu: cpu,
      devices: "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>",
      initrd: folder + "/initrd")
    for _ in 0..<60 {
      if try a.virsh("qemu-agent-command", name, "{\"execute\":\"guest-ping\"}", "--timeout", "2").status == 0
      {
        return started
      }
      Thread.sleep(forTimeInterval: 0.5)
    }
    throw Unmade(description: "no agent answers in \(name)")
  }

  /// Begins `martlet migrate` from the first host to the second, or to `target`.
  func begin(
    _ words: [String], to target: MigrationDaemon? = nil, environment: [String: String] = [:]
  ) throws -> Command {
    let ends = ["--from", a.uri, "--to", (target ?? b).uri, "--migrate-uri", "tcp://127.0.0.1"]
    return try martlet(ends + words, environment)
  }

  /// Moves a guest, and waits for the end.
  func migrate(
    _ words: String..., to target: MigrationDaemon? = nil, environment: [String: String] = [:]
  ) throws -> Ended {
    try begin(words, to: target, environment: environment).wait()
  }

  /// Takes up what is unsettled.
  func resume(_ guest: String, _ more: String..., environment: [String: String] = [:]) throws -> Ended {
    try martlet(["--resume", guest] + more, environment).wait()
  }

  /// Begins `martlet migrate` with words alone.
  ///
  /// - Parameter runner: What runs martlet in its turn, such as a shell.
  func martlet(
    _ words: [String], _ environment: [String: String] = [:], runner: [String] = []
  ) throws -> Command {
    var variables = [
      "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "XDG_STATE_HOME": folder + "/state", "NO_COLOR": "1",
    ]
    variables.merge(environment) { $1 }
    return try Command(runner + [martletPath, "migrate"] + words, environment: variables)
  }

  /// Leaves a guest as libvirt does when the daemons and martlet are lost between the copy and its confirmation: it stands
  /// still at the source, and nobody but the user may settle that.
  ///
  /// - SeeAlso: libvirt 9.0.0 src/qemu/qemu_process.c, qemuProcessRecoverMigrationOut, QEMU_MIGRATION_PHASE_PERFORM3_DONE.
  func strand(_ guest: String) throws {
    let command = try begin([guest, "--bandwidth", "20", "--format", "json"])
    // The target must have begun, too: only then bytes are sent.
    for _ in 0..<600 where !command.output.contains("\"event\":\"progress\"") {
      Thread.sleep(forTimeInterval: 0.05)
    }
    b.signal(SIGSTOP)
    for _ in 0..<100 where try a.virsh("domstate", guest, "--reason").output.contains("running") {
      Thread.sleep(forTimeInterval: 0.1)
    }
    // The source waits for the target's answer.
    Thread.sleep(forTimeInterval: 1)
    command.signal(SIGKILL)
    _ = command.wait()
    a.kill()
    b.kill()
    try a.start()
    try b.start()
    let state = try a.virsh("domstate", guest, "--reason")
    guard state.output.contains("paused (migrating)") else { throw Unmade(description: "\(state)") }
  }

  /// The text of a guest's journal; empty if there is none.
  func journal(_ guest: String) -> String {
    let journals = folder + "/state/martlet/migrations"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: journals)) ?? []
    return names.lazy.compactMap { try? String(contentsOfFile: "\(journals)/\($0)", encoding: .utf8) }
      .first { $0.contains("\"guest\":\"\(guest)\"") } ?? ""
  }

  /// The journal's lines of a guest; the steps, with where it was settled.
  func steps(_ guest: String) -> [String] {
    journal(guest).split(separator: "\n").compactMap { line in
      let entry = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      guard let step = entry?["step"] as? String else { return nil }
      return (entry?["place"] as? String).map { "\(step) \($0)" } ?? step
    }
  }

  /// Waits until the copy has begun.
  func waitForCopy(_ guest: String) throws {
    for _ in 0..<300 where !steps(guest).contains("copying") { Thread.sleep(forTimeInterval: 0.05) }
    guard steps(guest).contains("copying") else { throw Unmade(description: "the copy did not begin") }
  }

  /// Where the guest runs: `a`, `b`, both or neither.
  func places(_ guest: String) throws -> String {
    try [(a, "a"), (b, "b")].filter { try $0.0.state(guest) == "running" }.map(\.1).joined()
  }
}

/// Starts two hosts for the tests of a suite, and ends them after the last, failed or not.
struct HostPairTrait: SuiteTrait, TestScoping {
  var isForBusyGuests = false

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let hosts = try HostPair(isForBusyGuests: isForBusyGuests)
    defer { hosts.stop() }
    try await HostPair.$current.withValue(hosts) { try await function() }
  }
}

extension Trait where Self == HostPairTrait {
  /// Two hosts for all tests of the suite.
  static var hostPair: Self { Self() }

  /// Two hosts for all tests of the suite, which can do what busy guests need.
  static var busyHostPair: Self { Self(isForBusyGuests: true) }
}
