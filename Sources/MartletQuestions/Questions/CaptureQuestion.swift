internal import CPUReaders
internal import FileAccess
internal import HostProbe
public import HostSnapshots
internal import LibvirtClient
internal import QEMUClient

/// Captures this machine.
///
/// It changes nothing and starts no guest.
public struct CaptureQuestion: Sendable {
  /// The URI of the libvirt daemon, such as `qemu:///system`.
  public var connection: String
  /// The time limit for libvirt, and for each start of QEMU.
  public var timeLimit: Duration
  /// The folders that are searched for QEMU, separated by colons.
  public var searchPath: String
  /// Receives the name of each step as it starts.
  public var progress: @Sendable (String) -> Void

  /// Creates a question; nothing is read before `answer()`.
  ///
  /// - Parameters:
  ///   - connection: By default that of `LIBVIRT_DEFAULT_URI`, else `qemu:///system`.
  ///   - searchPath: By default that of `PATH`.
  public init(
    connection: String? = nil, timeLimit: Duration = .seconds(20), searchPath: String? = nil,
    progress: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.connection = connection ?? environmentVariable("LIBVIRT_DEFAULT_URI") ?? "qemu:///system"
    self.timeLimit = timeLimit
    self.searchPath = searchPath ?? environmentVariable("PATH") ?? ""
    self.progress = progress
  }

  /// Refuses a connection whose URI can run a program.
  ///
  /// - Throws: `usage`, with the part of the URI at fault.
  public func checkConnection(_ access: HostAccess) throws(QuestionError) {
    try AskedHost(access: access).check(connection)
  }

  /// Captures the machine: first its hardware and kernel, then QEMU and libvirt in parallel.
  ///
  /// The snapshot lists unreadable parts with the reason.
  public func answer() async -> Snapshot {
    var probe = Probe(martlet: martletVersion)
    progress("CPUID, MSRs, kernel and KVM")
    probe.readMachine()
    await probe.readXen()
    let binaries = QEMUProbe.binaries(path: searchPath)
    if binaries.isEmpty {
      probe.take(
        parts: [],
        missing: [
          Snapshot.Missing(
            .qemuExpansion, source: "qemu-system-x86_64", reason: "PATH has no QEMU for x86 guests")
        ])
    }
    progress("packages")
    let packages = await PackageProbe(timeLimit: timeLimit).capture()
    probe.take(parts: packages.parts, missing: packages.missing)
    progress("QEMU and libvirt")
    let (uri, timeLimit) = (connection, timeLimit)
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

  /// libvirt's parts; past the limit, the one missing part that says so.
  private static func libvirt(_ uri: String, emulators: [String], _ limit: Duration) async -> Answers {
    let answers = await MartletQuestions.answer(within: limit) { () -> Answers in
      var capture = LibvirtCapture(uri: uri, emulators: emulators) { diskTargets(inDefinition: $0) }
      capture.readCPUMap()
      return (capture.parts, capture.missing)
    }
    return answers ?? (
      [],
      [
        Snapshot.Missing(
          .libvirtCapabilities, source: uri, reason: "libvirt did not answer within \(limit)")
      ]
    )
  }
}
