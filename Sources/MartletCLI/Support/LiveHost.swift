import CPUReaders
import HostProbe
import HostSnapshots
import LibvirtClient
import QEMUClient

extension Document {
  /// The record of a host that an argument names: `this` for the machine itself, else as `init(argument:)` has it.
  ///
  /// What the machine gives is the text that `martlet capture` would have written, so that live and later answers
  /// share every line after it.
  static func host(_ argument: String) async throws(CommandFailure) -> Document {
    guard argument == "this" else { return try Document(argument: argument) }
    return Document(name: "this", bytes: await LiveHost().capture().json())
  }
}

/// The machine that Martlet runs on.
struct LiveHost {
  /// libvirt's daemon.
  var uri = environment("LIBVIRT_DEFAULT_URI") ?? "qemu:///system"
  /// How long libvirt, and each start of QEMU, may take.
  var timeLimit = Duration.seconds(20)
  /// Told of each step as it begins.
  var progress: @Sendable (String) -> Void = { _ in }

  /// Looks at the machine: first at itself, then at QEMU and libvirt, both at a time.
  func capture() async -> Snapshot {
    var probe = Probe(martlet: martletVersion)
    progress("CPUID, MSRs, kernel and KVM")
    probe.readMachine()
    let binaries = QEMUProbe.binaries(path: environment("PATH") ?? "")
    if binaries.isEmpty {
      probe.take(
        parts: [],
        missing: [
          Snapshot.Missing(
            .qemuExpansion, source: "qemu-system-x86_64", reason: "there is no QEMU for x86 guests on PATH")
        ])
    }
    progress("QEMU and libvirt")
    let (uri, timeLimit) = (uri, timeLimit)
    async let libvirt = Self.libvirt(uri, emulators: binaries, timeLimit)
    for binary in binaries {
      let answers = await QEMUProbe(binary: binary, timeLimit: timeLimit).capture()
      probe.take(parts: answers.parts, missing: answers.missing)
    }
    let answers = await libvirt
    probe.take(parts: answers.parts, missing: answers.missing)
    return probe.snapshot
  }

  private typealias Answers = (parts: [Snapshot.Part], missing: [Snapshot.Missing])

  /// What libvirt says, or that it did not answer in time; it is asked on a thread of its own, which a hanging daemon
  /// may keep.
  private static func libvirt(_ uri: String, emulators: [String], _ limit: Duration) async -> Answers {
    let (answers, giver) = AsyncStream.makeStream(of: Answers.self)
    let ask: @Sendable () -> Void = {
      var capture = LibvirtCapture(uri: uri, emulators: emulators)
      capture.readCPUMap()
      giver.yield((capture.parts, capture.missing))
      giver.finish()
    }
    if !startThread(ask) { ask() }
    let clock = Task {
      try await Task.sleep(for: limit)
      giver.yield(
        (
          [],
          [
            Snapshot.Missing(
              .libvirtCapabilities, source: uri, reason: "libvirt did not answer within \(limit)")
          ]
        ))
      giver.finish()
    }
    defer { clock.cancel() }
    for await first in answers { return first }
    return ([], [])
  }
}
