import Foundation
import HostSnapshots
import QEMUClient
import TestSupport
import Testing

@testable import HostProbe

/// The helper that is sent along with the capture script: what it asks, and that nothing of it stays.
@Suite(.ownThreads, .timeLimit(.minutes(10))) struct RemoteHelperTests {
  private static let needs: Comment = "sshd, ssh, ssh-keygen or python3 is not installed"
  private static let hasAll = PrivateSSHD.isInstalled && installed("python3") != nil

  /// A capture through sshd whose temporary folder is the test's own.
  private func capture(in scratch: Scratch) throws -> (RemoteCapture, PrivateSSHD) {
    let server = try PrivateSSHD(settings: "SetEnv TMPDIR=\(scratch.path)/tmp")
    try FileManager.default.createDirectory(atPath: scratch.path + "/tmp", withIntermediateDirectories: true)
    var capture = RemoteCapture()
    capture.sshOptions = server.options
    capture.helper = .python3
    return (capture, server)
  }

  private func left(in scratch: Scratch) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/tmp")
  }

  /// Part by part what the probe on the machine itself brings.
  @Test(.enabled(if: hasAll, needs))
  func itBringsWhatTheProbeBrings() async throws {
    let scratch = try Scratch()
    let (capture, server) = try capture(in: scratch)
    let snapshot = try #require(await capture.snapshots(of: [server.target], martlet: "1").first).result.get()
    #expect(snapshot.cutOff == nil)
    #expect(try left(in: scratch).isEmpty)
    var probe = Probe(martlet: "1")
    probe.readMachine()
    for binary in QEMUProbe.binaries(path: "") {
      let answers = await QEMUProbe(binary: binary, timeLimit: .seconds(60)).capture()
      probe.take(parts: answers.parts, missing: answers.missing)
    }
    let asked: [Snapshot.Kind] = [
      .kvmSupported, .kvmEmulated, .kvmHyperV, .kvmMSR, .kvmCapabilities, .tscFrequency, .qemuExpansion,
      .qemuDefinitions,
    ]
    for kind in asked {
      let (own, there) = (probe.snapshot.parts(kind), snapshot.parts(kind))
      #expect(Set(own.map(\.source)) == Set(there.map(\.source)), "\(kind)")
      for part in own {
        guard let other = there.first(where: { $0.source == part.source }) else { continue }
        #expect(other.about == part.about, "\(part.source)")
        if kind == .tscFrequency { continue }
        #expect(lines(of: other) == lines(of: part), "\(part.source)")
      }
    }
    // What cannot be asked is part of the answer, by the same words of kinds.
    #expect(snapshot.missing.contains { $0.kind == Snapshot.Kind.xsave.rawValue })
    let lost = Set(probe.snapshot.missing.map(\.kind)).intersection(asked.map(\.rawValue))
    #expect(lost.isSubset(of: Set(snapshot.missing.map(\.kind))))
  }

  /// The lines of a part, without the registers that name the logical CPU that answered: leaves 01H (EBX), 0BH, 1FH and 8000001EH.
  private func lines(of part: Snapshot.Part) -> [Substring] {
    part.content.trimmingBlanks.split(separator: "\n").compactMap { line in
      let leaf = line.trimmingBlanks.prefix(10)
      if ["0x0000000b", "0x0000001f", "0x8000001e"].contains(leaf) { return nil }
      guard leaf == "0x00000001" else { return line }
      let words = line.split(separator: " ").filter { !$0.hasPrefix("ebx=") }
      return Substring(words.joined(separator: " "))
    }
  }

  /// Without being allowed to, nothing is sent along.
  @Test func onlyWhereItIsAllowed() {
    #expect(RemoteCapture.script(nil) == RemoteCapture.script)
    #expect(!RemoteCapture.script.contains("import fcntl"))
    #expect(RemoteCapture.script(.python3).hasSuffix(RemoteCapture.script))
    #expect(RemoteCapture.script(.python3).contains("import fcntl"))
  }

  /// A python3 that fails, one that is not there, and no room for a folder: each is said, and nothing stays.
  @Test(
    arguments: [
      ("#!/bin/sh\nexit 3\n", "It ended with status 3"), (nil, "python3 is not installed"),
    ] as [(String?, String)])
  func aHelperThatFails(program: String?, reason: String) throws {
    let host = try SampleHost()
    _ = try host.scratch.links(in: "bin", ["mktemp", "rm", "mkdir"], to: installed)
    if let program { try host.scratch.write("bin/python3", program, isProgram: true) }
    try FileManager.default.createDirectory(
      atPath: host.scratch.path + "/tmp", withIntermediateDirectories: true)
    let script = try host.scratch.write("sent", RemoteCapture.script(.python3))
    var environment = host.environment
    environment["TMPDIR"] = host.scratch.path + "/tmp"
    let answer = try run(["sh", "-s"], environment: environment, input: script)
    let snapshot = try Snapshot(scriptOutput: answer.output, martlet: "1")
    #expect(snapshot.cutOff == nil)
    #expect(
      Set(snapshot.missing.filter { $0.reason == reason }.map(\.kind)) == [
        "kvm-supported-cpuid", "kvm-emulated-cpuid", "kvm-hyperv-cpuid", "kvm-feature-msrs",
        "kvm-msrs", "kvm-capabilities",
        "qemu-cpu-model-expansion",
      ])
    #expect(try left(in: host.scratch).isEmpty)
  }

  @Test func noRoomForAFolder() throws {
    let host = try SampleHost()
    _ = try host.scratch.links(in: "bin", ["mktemp", "rm", "python3"], to: installed)
    let script = try host.scratch.write("sent", RemoteCapture.script(.python3))
    var environment = host.environment
    environment["TMPDIR"] = host.scratch.path + "/nowhere"
    let answer = try run(["sh", "-s"], environment: environment, input: script)
    let snapshot = try Snapshot(scriptOutput: answer.output, martlet: "1")
    #expect(snapshot.cutOff == nil)
    #expect(snapshot.missing.contains { $0.kind == "kvm-supported-cpuid" && $0.reason.contains("nowhere") })
  }

  /// ssh is ended while the helper is at work: the folder goes all the same.
  @Test(.enabled(if: hasAll, needs))
  func nothingStaysAfterAnInterruption() async throws {
    let scratch = try Scratch()
    let server = try PrivateSSHD(
      settings:
        "ForceCommand TMPDIR=\(scratch.path)/tmp PATH=\(scratch.path)/bin:/usr/sbin:/usr/bin:/sbin:/bin exec sh -s"
    )
    try FileManager.default.createDirectory(atPath: scratch.path + "/tmp", withIntermediateDirectories: true)
    // A python3 that is slow, says where it is, and prints until nobody listens.
    try scratch.write(
      "bin/python3",
      "#!/bin/sh\necho \"$2\" >'\(scratch.path)/at-work'\nwhile echo '#slow'; do sleep 0.2; done\nexit 1\n",
      isProgram: true)
    var capture = RemoteCapture()
    capture.sshOptions = server.options
    capture.helper = .python3
    let task = Task { [capture] in await capture.snapshots(of: [server.target], martlet: "1") }
    var helper: String?
    for _ in 0..<1200 where helper == nil {
      helper = try? String(contentsOfFile: scratch.path + "/at-work", encoding: .utf8).trimmingBlanks
      try await Task.sleep(for: .milliseconds(50))
    }
    let file = try #require(helper)
    #expect(try left(in: scratch).count == 1)
    task.cancel()
    _ = await task.value
    for _ in 0..<200 where try !left(in: scratch).isEmpty { try await Task.sleep(for: .milliseconds(50)) }
    #expect(try left(in: scratch).isEmpty)
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  /// The folder and the helper are the user's alone.
  @Test func othersCannotReadIt() throws {
    let host = try SampleHost()
    _ = try host.scratch.links(in: "bin", ["mktemp", "rm"], to: installed)
    try host.scratch.write(
      "bin/python3", "#!/bin/sh\nstat -c %a \"${2%/*}\" >'\(host.scratch.path)/modes'\n", isProgram: true)
    try FileManager.default.createDirectory(
      atPath: host.scratch.path + "/tmp", withIntermediateDirectories: true)
    let script = try host.scratch.write("sent", RemoteCapture.script(.python3))
    var environment = host.environment
    environment["TMPDIR"] = host.scratch.path + "/tmp"
    _ = try run(["sh", "-s"], environment: environment, input: script)
    #expect(try String(contentsOfFile: host.scratch.path + "/modes", encoding: .utf8) == "700\n")
  }

  @Test(arguments: [["sh", "-n"], ["bash", "--posix", "-n"]])
  func shellsAcceptTheWhole(_ command: [String]) throws {
    let scratch = try Scratch()
    let script = try scratch.write("sent", RemoteCapture.script(.python3))
    #expect(try run(command + [script]).status == 0)
  }
}
