import CPUCompatibility
import CPUReaders
import MartletQuestions
import ReportContract
import Synchronization
import TestSupport
import Testing

/// `ssh://HOST` as a host: a capture by ssh, as `martlet capture --ssh` makes it.
@Suite(.ownThreads, .timeLimit(.minutes(10))) struct HostURITests {
  @Test(.enabled(if: PrivateSSHD.isInstalled, "sshd, ssh or ssh-keygen is not installed"))
  func aHostBySSHIsAHost() async throws {
    let server = try PrivateSSHD()
    var options = RecordOptions()
    options.access.sshOptions = server.options
    let reader = try Records(options)
    let dead = "ssh://127.0.0.1:\(try freePort())"
    let hosts = try await reader.hosts([.argument(server.target), .argument(dead)], role: "on")
    #expect(hosts.count == 2)
    let (host, other) = (hosts[0], hosts[1])
    #expect(!host.cpu.observations.isEmpty && host.inputs.first?.format == "snapshot")
    #expect(host.inputs.first?.name == server.target)
    // What does not answer is a host of which nothing is known, with the reason.
    #expect(other.cpu.observations.isEmpty && other.cpu.name == dead)
    #expect(other.inputs.first?.notes.first?.contains("Connection refused") == true, "\(other.inputs)")
    await #expect(throws: QuestionError.self) { try await reader.hosts([.argument(dead)], role: "on") }
  }

  /// A daemon that takes the connection and says nothing.
  @Test(.enabled(if: installed("virsh") != nil, "libvirt's clients are not installed"))
  func aDaemonHasALimitedTime() async throws {
    let silent = try SilentPort()
    var options = RecordOptions()
    var told: [String?] { progress.withLock { $0 } }
    let progress = Mutex<[String?]>([])
    options.access = HostAccess(timeLimit: .seconds(1)) { step in progress.withLock { $0.append(step) } }
    let reader = try Records(options)
    let uri = "qemu+tcp://127.0.0.1:\(silent.number)/system"
    do {
      _ = try await reader.hosts([.argument(uri)], role: "on")
      Issue.record("a silent daemon answered")
    } catch {
      #expect(error.kind == .temporary && error.message.contains("within 1 s (--time-limit)"), "\(error)")
    }
    #expect(told == ["asking \(uri)", nil] && silent.number > 0)
  }

  /// A host that knows none of the user's keys.
  @Test(.enabled(if: PrivateSSHD.isInstalled, "sshd, ssh or ssh-keygen is not installed"))
  func aHostThatLetsNobodyIn() async throws {
    let (server, stranger) = (try PrivateSSHD(), try PrivateSSHD())
    var options = RecordOptions()
    options.access.sshOptions = stranger.options
    let reader = try Records(options)
    do {
      _ = try await reader.hosts([.argument(server.target)], role: "on")
      Issue.record("a stranger was let in")
    } catch {
      #expect(error.kind == .noPermission && error.message.contains("Permission denied"), "\(error)")
    }
  }

  @Test(.enabled(if: PrivateSSHD.isInstalled, "sshd, ssh or ssh-keygen is not installed"))
  func aHostHasALimitedTime() async throws {
    let silent = try SilentPort()
    var options = RecordOptions()
    options.access = HostAccess(timeLimit: .seconds(1))
    let reader = try Records(options)
    do {
      _ = try await reader.hosts([.argument("ssh://127.0.0.1:\(silent.number)")], role: "on")
      Issue.record("a silent host answered")
    } catch {
      #expect(error.kind == .temporary && error.message.contains("within 1 s"), "\(error)")
    }
  }
}
