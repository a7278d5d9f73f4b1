internal import FileAccess
public import HostSnapshots
internal import Subprocess
internal import SystemPackage

/// What the machine's package system says of the packages that bear on CPUs, and of the CPU map's files; nothing is changed.
///
/// - SeeAlso: dpkg-query(1) and dpkg(1), --verify; rpm(8), VERIFY OPTIONS; pacman(8), --check.
public struct PackageProbe: Sendable {
  /// How long each command may take.
  public var timeLimit: Duration

  /// A probe.
  public init(timeLimit: Duration = .seconds(20)) { self.timeLimit = timeLimit }

  /// The parts, and what could not be read.
  public func capture() async -> (parts: [Snapshot.Part], missing: [Snapshot.Missing]) {
    var parts: [Snapshot.Part] = []
    var missing: [Snapshot.Missing] = []
    guard let system = System.allCases.first(where: { WholeFile.exists($0.tool) }) else {
      for kind in [Snapshot.Kind.packages, .packageVerification] {
        missing.append(
          .init(kind, source: "package system", reason: "there is neither dpkg nor rpm", hasNone: true))
      }
      return (parts, missing)
    }
    let listing = await run(system.listing)
    if let listing {
      let text = system.packages(in: listing.output).map { "\($0.name)\t\($0.version)\n" }.joined()
      parts.append(
        .init(.packages, source: system.listing[0], time: currentTimestamp(), text: text))
    } else {
      missing.append(.init(.packages, source: system.listing[0], reason: "it gave no answer in time"))
    }
    await verifyMap(system, &parts, &missing)
    return (parts, missing)
  }

  private func verifyMap(
    _ system: System, _ parts: inout [Snapshot.Part], _ missing: inout [Snapshot.Missing]
  ) async {
    let files = ["/usr/share/libvirt/cpu_map/index.xml", "/usr/share/libvirt/cpu_map.xml"]
    guard let file = files.first(where: WholeFile.exists) else {
      missing.append(
        .init(
          .packageVerification, source: files[0], reason: "there is no CPU map; libvirt is not installed",
          hasNone: true))
      return
    }
    guard let owner = await run(system.owner(of: file)), owner.status == 0,
      let package = system.owner(in: owner.output)
    else {
      missing.append(
        .init(.packageVerification, source: file, reason: "no package owns the CPU map"))
      return
    }
    let command = system.verification(of: package)
    // A difference is reported by the status too, so that it says nothing about a failure.
    guard let answer = await run(command) else {
      missing.append(
        .init(
          .packageVerification, source: command.joined(separator: " "), reason: "it gave no answer in time"))
      return
    }
    let lines = answer.output.split(separator: "\n").filter { $0.contains("/usr/share/libvirt/cpu_map") }
    parts.append(
      .init(
        .packageVerification, source: command.joined(separator: " "), time: currentTimestamp(),
        about: ["package": package], text: lines.map { $0 + "\n" }.joined()))
  }

  /// What a command prints, and its exit status; nil if it cannot be run or takes too long.
  private func run(_ words: [String]) async -> (output: String, status: Int32)? {
    var options = PlatformOptions()
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(1))]
    let (program, arguments) = (words[0], Array(words.dropFirst()))
    return await result(within: timeLimit, else: nil) { [options] in
      guard
        let ended = try? await Subprocess.run(
          .path(FilePath(program)), arguments: Arguments(arguments),
          environment: .inherit.updating(["LC_ALL": "C"]), platformOptions: options, input: .none,
          output: .bytes(limit: 16 << 20), error: .discarded),
        case .exited(let status) = ended.terminationStatus
      else { return nil }
      return (String(decoding: ended.standardOutput, as: UTF8.self), status)
    }
  }
}

extension PackageProbe {
  /// A package system.
  enum System: CaseIterable {
    case dpkg, rpm

    var tool: String { self == .dpkg ? "/usr/bin/dpkg-query" : "/usr/bin/rpm" }

    /// The command that lists all installed packages.
    var listing: [String] {
      switch self {
      case .dpkg: [tool, "-W", "-f", "${db:Status-Abbrev}\t${Package}\t${Version}\n"]
      case .rpm: [tool, "-qa", "--qf", "ii \t%{NAME}\t%{VERSION}-%{RELEASE}\n"]
      }
    }

    func owner(of file: String) -> [String] {
      self == .dpkg ? [tool, "-S", file] : [tool, "-qf", "--qf", "%{NAME}\n", file]
    }

    /// The package in `libvirt0:amd64: /usr/share/…`, or on rpm's line.
    func owner(in output: String) -> String? {
      guard let line = output.split(separator: "\n").first else { return nil }
      guard self == .dpkg else { return String(line) }
      return line.firstRange(of: ": ").map { String(line[..<$0.lowerBound]) }
    }

    func verification(of package: String) -> [String] {
      self == .dpkg ? ["/usr/bin/dpkg", "--verify", package] : [tool, "-V", package]
    }

    /// Those of the listed packages that bear on CPUs.
    func packages(in output: String) -> [(name: String, version: String)] {
      output.split(separator: "\n").compactMap { line in
        let fields = line.split(separator: "\t").map(String.init)
        guard fields.count == 3, fields[0].hasPrefix("ii"), bearsOnCPUs(fields[1]) else { return nil }
        return (fields[1], fields[2])
      }
    }

    private func bearsOnCPUs(_ name: String) -> Bool {
      let beginnings = [
        "libvirt", "qemu-system-x86", "qemu-kvm", "qemu-x86", "pve-qemu-kvm", "pve-manager", "qemu-server",
        "nova-compute", "openstack-nova-compute", "intel-microcode", "amd64-microcode", "microcode_ctl",
        "linux-firmware", "amd-ucode-firmware", "ucode-intel", "ucode-amd", "linux-image-", "kernel-core",
        "kernel-default", "proxmox-kernel-", "pve-kernel-", "seabios", "ovmf", "edk2-ovmf",
      ]
      return beginnings.contains { name.hasPrefix($0) }
    }
  }
}
