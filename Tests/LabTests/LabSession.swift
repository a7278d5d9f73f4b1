import Foundation
import Glibc
import TestSupport
import Testing

/// What `./test --lab` asks for: `1`, or `full`; nil without it, and then no lab is started.
let wantedLab = ProcessInfo.processInfo.environment["MARTLET_LAB"].flatMap { $0.isEmpty ? nil : $0 }

/// How a command ended, and what it said.
struct Ended: CustomStringConvertible {
  var status: Int32
  var output: String
  var errors: String

  var description: String { "exit status \(status)\n\(output)\(errors)" }
  /// What it said, in one line, as text that was wrapped.
  var words: String { (output + errors).split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

/// A lab of a test's own, ended with the value, by the built command.
final class LabSession {
  /// The lab's folder; short, for there are sockets in it.
  let folder = "/tmp/martlet-lab-\(UInt16.random(in: 0...UInt16.max))"

  /// Brings hosts up, `NAME=CPU` each.
  init(_ hosts: [String]) throws {
    let up = try martlet(
      ["lab", "up"] + hosts.flatMap { ["--host", $0] } + ["--state", folder, "--boot-limit", "600"])
    try #require(up.status == 0, "\(up)")
  }

  deinit {
    _ = try? martlet(["lab", "down", "--state", folder])
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Runs a command on a host.
  func on(_ host: String, _ command: String) throws -> Ended {
    try martlet(["lab", "ssh", "--state", folder, host, command])
  }

  /// Copies a file or folder by scp; `HOST:PATH` is one of the lab's hosts'.
  func copy(_ source: String, to destination: String) throws {
    let copied = try Running("/usr/bin/scp", ["-q", "-r", "-F", folder + "/ssh_config", source, destination])
      .wait()
    try #require(copied.status == 0, "\(copied)")
  }

  /// libvirt's URI of a host, from here.
  func uri(_ host: String) throws -> String {
    try martlet(["lab", "uri", host, "--state", folder]).output.trimmingCharacters(in: .newlines)
  }

  /// Snapshots of all hosts, `NAME.json` in the folder that is returned.
  func capture() throws -> String {
    let captured = try martlet(["lab", "capture", "--state", folder, "-o", folder + "/records"])
    try #require(captured.status == 0, "\(captured)")
    return folder + "/records"
  }

  /// Starts a guest, and waits until it runs: with KVM, until it counts on its console.
  func start(_ guest: String, on host: String, _ arguments: String) throws {
    let started = try on(
      host,
      "lab-guest \(guest) \(arguments) >/root/\(guest).xml && virsh define /root/\(guest).xml && virsh start \(guest)"
    )
    try #require(started.status == 0, "\(started)")
    if arguments.hasPrefix("kvm") {
      try waitForBeat(of: guest, on: host)
    } else {
      try waitForTime(of: guest, on: host)
    }
  }

  /// Waits until the guest's CPU has worked; one that is emulated on an emulated host takes many minutes to boot.
  func waitForTime(of guest: String, on host: String) throws {
    let time = "$(virsh domstats --cpu-total \(guest) | grep -o 'cpu.time=[0-9]*' | cut -d= -f2)"
    let waited = try on(
      host, "a=\(time); for i in $(seq 60); do sleep 1; [ \(time) -gt $a ] && exit 0; done; exit 1")
    try #require(waited.status == 0, "\(guest) stands still on \(host): \(waited)")
  }

  /// Waits until the guest counts on, beyond what it had counted there.
  func waitForBeat(of guest: String, on host: String) throws {
    let log = "/var/log/libvirt/qemu/\(guest)-serial.log"
    let waited = try on(
      host,
      "n=$(cat \(log) 2>/dev/null | grep -c heartbeat); for i in $(seq 120); do [ $(cat \(log) 2>/dev/null | grep -c heartbeat) -gt $n ] && exit 0; sleep 1; done; exit 1"
    )
    let last = try on(host, "tail -n 3 \(log)")
    try #require(waited.status == 0, "\(guest) does not count on \(host): \(last)")
  }

  /// The names of the guests that run on a host.
  func running(_ host: String) throws -> [String] {
    try on(host, "virsh list --name").output.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// Moves a guest by Martlet; the journal is the lab's own.
  func migrate(_ guest: String, from: String, to: String, _ options: [String] = []) throws -> Ended {
    try martlet(migration(guest, from: from, to: to, options))
  }

  /// The words of a migration by Martlet.
  func migration(_ guest: String, from: String, to: String, _ options: [String] = []) throws -> [String] {
    [
      "migrate", guest, "--from", try uri(from), "--to", try uri(to), "--peer-uri", "qemu+tcp://\(to)/system",
      "--journal", folder + "/journal", "--allow-uri",
    ] + options
  }
}

/// Runs the built command to its end, and tells how long it took.
func martlet(_ arguments: [String]) throws -> Ended { try Running(martletPath, arguments).wait() }

/// A command, running.
final class Running {
  private let process = Process()
  private let output = Pipe()
  private let errors: URL
  private let words: String
  private let started = ContinuousClock.now

  /// - Parameter variables: What its environment has beside this process's, or in its place.
  init(_ program: String, _ arguments: [String], variables: [String: String] = [:]) throws {
    words = (program.split(separator: "/").suffix(1).map(String.init) + arguments).joined(separator: " ")
    errors = FileManager.default.temporaryDirectory.appending(path: "martlet-errors-\(UUID().uuidString)")
    _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
  }

  deinit { try? FileManager.default.removeItem(at: errors) }

  func kill() { Glibc.kill(process.processIdentifier, SIGKILL) }

  func wait() -> Ended {
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let seconds = (ContinuousClock.now - started).components.seconds
    print("  \(seconds) s, status \(process.terminationStatus): \(words)")
    return Ended(
      status: process.terminationStatus, output: String(decoding: said, as: UTF8.self),
      errors: (try? String(contentsOf: errors, encoding: .utf8)) ?? "")
  }
}
