import Foundation
import HostSnapshots
import TestSupport
import Testing

@testable import HostProbe

/// Martlet itself as the helper: what it brings from a host without Martlet, what keeps it from starting, and that nothing stays.
@Suite(.ownThreads, .timeLimit(.minutes(10))) struct ExecutableHelperTests {
  private static let needs: Comment = "sshd, ssh or ssh-keygen is not installed"

  /// A host with a folder for temporary files, and programs of its own before the system's.
  private struct Host {
    let scratch: Scratch
    let server: PrivateSSHD
    var capture = RemoteCapture()

    init(executable: String) throws {
      scratch = try Scratch()
      for folder in ["tmp", "home", "bin"] {
        try FileManager.default.createDirectory(
          atPath: "\(scratch.path)/\(folder)", withIntermediateDirectories: true)
      }
      let path = scratch.path
      server = try PrivateSSHD(
        settings:
          "ForceCommand TMPDIR=\(path)/tmp HOME=\(path)/home PATH=\(path)/bin:/usr/sbin:/usr/bin:/sbin:/bin sh -c \"$SSH_ORIGINAL_COMMAND\""
      )
      capture.sshOptions = server.options
      capture.helper = .martlet
      capture.executable = executable
    }

    func ask() async throws -> Result<Snapshot, RemoteCaptureError> {
      try #require(await capture.snapshots(of: [server.target], martlet: "1").first).result
    }

    /// What is left in the folders for temporary files.
    var left: [String] {
      get throws {
        try ["tmp", "home"].flatMap {
          try FileManager.default.contentsOfDirectory(atPath: "\(scratch.path)/\($0)")
        }.filter { $0.hasPrefix("martlet") }
      }
    }
  }

  @Test(.enabled(if: PrivateSSHD.isInstalled, needs))
  func itBringsWhatAProbeBrings() async throws {
    let host = try Host(executable: martletPath)
    let snapshot = try await host.ask().get()
    #expect(try host.left == [])
    #expect(snapshot.method == .probe && snapshot.cutOff == nil)
    var probe = Probe(martlet: "1")
    probe.readMachine()
    #expect(snapshot.identity.bootID == probe.snapshot.identity.bootID)
    for part in probe.snapshot.parts
    where ["cpuid", "xsave", "kvm-supported-cpuid", "kvm-capabilities"].contains(part.kind) {
      let there = snapshot.parts.first { $0.kind == part.kind && $0.source == part.source }
      #expect(there != nil, "\(part.kind)")
    }
    // QEMU is asked there too.
    let own = Set(snapshot.parts.map(\.kind)).union(snapshot.missing.map(\.kind))
    #expect(own.contains("qemu-cpu-model-expansion") && own.contains("kvm-supported-cpuid"))
  }

  /// A program that does not start, one for another architecture, a capture that fails, a file that is not there.
  @Test(
    .enabled(if: PrivateSSHD.isInstalled, needs),
    arguments: [
      (
        "#!/bin/sh\necho 'error while loading libyaml' >&2; exit 127\n", nil,
        "does not start on the host: error while loading libyaml"
      ),
      ("#!/bin/sh\nexit 0\n", "echo riscv64", "and the host is riscv64"),
      (
        "#!/bin/sh\n[ $1 = --version ] && exit 0\necho 'no CPU at all' >&2; exit 69\n", nil,
        "failed on the host: no CPU at all"
      ),
      ("#!/bin/sh\n[ $1 = --version ] && exit 0\necho nonsense >$3\n", nil, "JSON"),
      (nil, nil, "the program to send"),
    ] as [(String?, String?, String)])
  func whatFailsIsSaid(program: String?, uname: String?, reason: String) async throws {
    var host = try Host(executable: "")
    host.capture.executable = host.scratch.path + "/sent"
    if let program { try host.scratch.write("sent", program, isProgram: true) }
    if let uname { try host.scratch.write("bin/uname", "#!/bin/sh\n\(uname)\n", isProgram: true) }
    guard case .failure(let error) = try await host.ask() else {
      Issue.record("it has an answer")
      return
    }
    #expect(error.reason.contains(reason), "\(error)")
    #expect(!error.reason.contains("\n"))
    #expect(try host.left == [])
  }

  /// A program that does not start in the folder for temporary files, as on a file system that allows none.
  @Test(.enabled(if: PrivateSSHD.isInstalled, needs))
  func anotherFolderIsTriedWhereProgramsDoNotStart() async throws {
    var host = try Host(executable: "")
    host.capture.executable = try host.scratch.write(
      "sent",
      "#!/bin/sh\ncase $0 in '\(host.scratch.path)/tmp/'*) echo Permission denied >&2; exit 126;; esac\n[ $1 = --version ] && exit 0\nexec \(martletPath) \"$@\"\n",
      isProgram: true)
    let before = try varTmp()
    #expect(try await host.ask().get().identity.bootID != nil)
    #expect(try host.left == [])
    #expect(try varTmp() == before)
  }

  private func varTmp() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "/var/tmp").filter { $0.hasPrefix("martlet.") }
  }

  /// Folder and program are the user's alone.
  @Test(.enabled(if: PrivateSSHD.isInstalled, needs))
  func othersCannotReadIt() async throws {
    var host = try Host(executable: "")
    host.capture.executable = try host.scratch.write(
      "sent", "#!/bin/sh\nstat -c %a \"${0%/*}\" \"$0\" >'\(host.scratch.path)/modes'\nexit 1\n",
      isProgram: true)
    _ = try await host.ask()
    #expect(try String(contentsOfFile: host.scratch.path + "/modes", encoding: .utf8) == "700\n700\n")
  }

  /// Ctrl-C while Martlet captures there: the program, what it had started, and the folder go.
  @Test(.enabled(if: PrivateSSHD.isInstalled, needs), arguments: ["cancelled", "late"])
  func nothingStaysAfterAnInterruption(how: String) async throws {
    var host = try Host(executable: "")
    let note = host.scratch.path + "/at-work"
    host.capture.executable = try host.scratch.write(
      "sent", "#!/bin/sh\n[ $1 = --version ] && exit 0\nsleep 300 & echo $! >'\(note)'\nwait\n",
      isProgram: true)
    if how == "late" { host.capture.timeLimit = .seconds(20) }
    let capture = host.capture
    let target = host.server.target
    let task = Task { await capture.snapshots(of: [target], martlet: "1") }
    var started: Int32?
    for _ in 0..<1200 where started == nil {
      started = (try? String(contentsOfFile: note, encoding: .utf8)).flatMap { Int32($0.trimmingBlanks) }
      try await Task.sleep(for: .milliseconds(50))
    }
    let process = try #require(started)
    #expect(kill(process, 0) == 0)
    if how == "cancelled" { task.cancel() }
    _ = await task.value
    for _ in 0..<200 where try !host.left.isEmpty || kill(process, 0) == 0 {
      try await Task.sleep(for: .milliseconds(50))
    }
    #expect(try host.left == [])
    #expect(kill(process, 0) != 0)
  }

  @Test(arguments: [["sh", "-n"], ["bash", "--posix", "-n"]])
  func shellsAcceptTheCommand(_ shell: [String]) throws {
    let command = try ExecutableHelper(path: "/bin/sh").command()
    #expect(!command.contains("\n") && command.count(where: { $0 == "'" }) == 2 && !command.contains("\\"))
    let scratch = try Scratch()
    let inner = command.split(separator: "'")[1]
    #expect(try run(shell + [try scratch.write("command", String(inner))]).status == 0)
  }
}
