import Foundation
import Glibc
import HostSnapshots
import Synchronization
import TestSupport
import Testing

@testable import HostProbe

@Suite(.ownThreads, .timeLimit(.minutes(10))) struct RemoteCaptureTests {
  private static let sshd: Comment = "sshd, ssh or ssh-keygen is not installed"

  @Test(.enabled(if: PrivateSSHD.isInstalled, sshd))
  func oneHost() async throws {
    let server = try PrivateSSHD()
    var capture = RemoteCapture()
    capture.sshOptions = server.options
    var told: [RemoteCapture.Progress] = []
    let answers = await capture.snapshots(of: [server.target], martlet: "1.0") { target, progress in
      #expect(target == server.target)
      told.append(progress)
    }
    let snapshot = try #require(answers.first).result.get()
    #expect(told == [.started, .finished])
    #expect(snapshot.cutOff == nil)
    let release = try String(contentsOfFile: "/proc/sys/kernel/osrelease", encoding: .utf8)
    #expect(snapshot.text(from: "/proc/sys/kernel/osrelease") == release.trimmingBlanks)
    #expect(snapshot.martlet == "1.0")
  }

  /// One host that answers, among one that is silent, one that refuses, one that does not know the key, and no host.
  @Test(.enabled(if: PrivateSSHD.isInstalled, sshd))
  func hostsThatFailDoNotHinderOthers() async throws {
    let (server, stranger, silent) = (try PrivateSSHD(), try PrivateSSHD(), try SilentPort())
    var capture = RemoteCapture()
    capture.sshOptions = server.options
    capture.connectTimeout = 10
    capture.timeLimit = .seconds(120)
    let targets = [
      "ssh://127.0.0.1:\(silent.number)", server.target, "ssh://127.0.0.1:\(try freePort())", stranger.target,
      "-oProxyCommand=true", server.target,
    ]
    var failures: [String: String] = [:]
    let answers = await capture.snapshots(of: targets, martlet: "1.0") { target, progress in
      if case .failed(let reason) = progress { failures[target] = reason }
    }
    #expect(answers.map(\.target) == targets)
    #expect(answers.map { (try? $0.result.get()) != nil } == [false, true, false, false, false, true])
    #expect(try #require(failures[targets[0]]).contains("timed out"))
    #expect(try #require(failures[targets[2]]).hasSuffix("Connection refused"))
    #expect(try #require(failures[targets[3]]).contains("Permission denied (publickey"))
    #expect(failures[targets[4]] == "\"-oProxyCommand=true\" is not a host name")
    let kinds = answers.map { answer -> RemoteCaptureError.Kind? in
      if case .failure(let error) = answer.result { error.kind } else { nil }
    }
    #expect(kinds == [.unavailable, nil, .unavailable, .denied, .unavailable, nil])
    for reason in failures.values { #expect(!reason.contains("\n") && !reason.hasSuffix(".")) }
  }

  @Test(.enabled(if: PrivateSSHD.isInstalled, sshd))
  func aHostThatRunsSomethingElse() async throws {
    let server = try PrivateSSHD(settings: "ForceCommand echo 'This account is closed.'; exit 3")
    var capture = RemoteCapture()
    capture.sshOptions = server.options
    let answers = await capture.snapshots(of: [server.target], martlet: "1.0")
    #expect(throws: RemoteCaptureError("the script failed to run (status 3): This account is closed")) {
      try answers.first?.result.get()
    }
  }

  // In the following, a program that is not ssh takes its place.

  @Test func aHostThatTakesTooLong() async throws {
    let scratch = try Scratch()
    var capture = RemoteCapture()
    // It does not end when it is asked to.
    capture.program = try scratch.write(
      "ssh", "#!/bin/sh\ntrap '' TERM\necho $$ >'\(scratch.path)/id'\nwhile :; do sleep 1; done\n",
      isProgram: true)
    capture.timeLimit = .seconds(5)
    let answers = await capture.snapshots(of: ["a"], martlet: "1.0")
    #expect(
      throws: RemoteCaptureError("the host gave no complete answer within 5 s; Martlet stopped ssh", .late)
    ) {
      try answers.first?.result.get()
    }
    #expect(try hasEnded(scratch.path + "/id"))
  }

  @Test func endedByTheCaller() async throws {
    let scratch = try Scratch()
    var capture = RemoteCapture()
    capture.program = try scratch.write(
      "ssh", "#!/bin/sh\necho $$ >'\(scratch.path)/id'\nexec sleep 100\n", isProgram: true)
    capture.simultaneous = 1
    let started = Mutex<[String]>([])
    let task = Task { [capture] in
      await capture.snapshots(of: ["a", "b"], martlet: "1.0") { target, progress in
        if progress == .started { started.withLock { $0.append(target) } }
      }
    }
    for _ in 0..<200 where processID(scratch.path + "/id") == nil {
      try await Task.sleep(for: .milliseconds(50))
    }
    task.cancel()
    let answers = await task.value
    #expect(answers.map(\.result) == [.failure(.cancelled), .failure(.cancelled)])
    #expect(started.withLock { $0 } == ["a"])
    #expect(try hasEnded(scratch.path + "/id"))
  }

  /// An ssh that ends before it has read anything; many times, since that is a matter of moments.
  @Test func anSSHThatEndsAtOnce() async throws {
    var capture = RemoteCapture()
    capture.program = "/bin/false"
    let answers = await capture.snapshots(of: (0..<40).map { "host\($0)" }, martlet: "1.0")
    #expect(
      answers.map(\.result)
        == Array(
          repeating: .failure(RemoteCaptureError("ssh ended with status 1 and no message")), count: 40))
  }

  @Test func noSSH() async throws {
    var capture = RemoteCapture()
    capture.program = "no-such-ssh"
    let answers = await capture.snapshots(of: ["a"], martlet: "1.0")
    #expect(
      answers.map(\.result) == [.failure(RemoteCaptureError("the program no-such-ssh is not installed"))])
  }

  @Test func anOutputWithoutEnd() async throws {
    var capture = RemoteCapture()
    let scratch = try Scratch()
    capture.program = try scratch.write(
      "ssh", "#!/bin/sh\nexec head -c 70000000 /dev/zero\n", isProgram: true)
    let answers = await capture.snapshots(of: ["a"], martlet: "1.0")
    #expect(answers.map(\.result) == [.failure(RemoteCaptureError("the host printed more than 64 MiB"))])
  }

  /// What there was before the connection broke is kept, and why it broke is told.
  @Test func aConnectionThatBreaks() async throws {
    let scratch = try Scratch()
    var capture = RemoteCapture()
    capture.program = try scratch.write(
      "ssh",
      """
      #!/bin/sh
      echo '#martlet-capture 1'
      echo '#part file 2026-01-02T03:04:05Z /proc/cmdline'
      echo '|quiet'
      echo '#part file 2026-01-02T03:04:05Z /proc/cpuinfo'
      printf '\\033[2JConnection to a closed by remote host.\\r\\n' >&2
      exit 255
      """, isProgram: true)
    let snapshot = try #require(await capture.snapshots(of: ["a"], martlet: "1.0").first).result.get()
    #expect(snapshot.parts.map(\.source) == ["/proc/cmdline"])
    #expect(
      snapshot.cutOff?.reason
        == "its output was cut off after 1 part; ssh said: [2JConnection to a closed by remote host")
  }

  /// As many at a time as was asked for, and no more.
  @Test func fewAtATime() async throws {
    var capture = RemoteCapture()
    capture.program = "/bin/true"
    capture.simultaneous = 3
    var (running, most, ended) = (0, 0, 0)
    _ = await capture.snapshots(of: (0..<20).map { "host\($0)" }, martlet: "1.0") { _, progress in
      running += progress == .started ? 1 : -1
      ended += progress == .started ? 0 : 1
      most = max(most, running)
    }
    #expect((running, most, ended) == (0, 3, 20))
  }

  /// The number in a file; nil while it is not written.
  private func processID(_ path: String) -> Int32? {
    (try? String(contentsOfFile: path, encoding: .utf8)).flatMap { Int32($0.trimmingBlanks) }
  }

  private func hasEnded(_ path: String) throws -> Bool { kill(try #require(processID(path)), 0) == -1 }
}
