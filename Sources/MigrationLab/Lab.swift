internal import FoundationEssentials
internal import Glibc
internal import HostSnapshots

/// Emulated hosts on this machine, with CPUs of one's choice, real libvirt and QEMU in each, joined by a network of their own.
///
/// All of it is in one folder; only what the lab started is ended.
public struct Lab: Sendable {
  /// The lab's folder.
  public let folder: String
  /// The hosts, in order.
  public private(set) var hosts: [LabHost]

  /// The lab in that folder.
  ///
  /// - Throws: `LabError` if there is none.
  public init(at folder: String) throws(LabError) {
    let path = folder + "/lab.json"
    guard let text = text(of: path) else {
      throw LabError(.noInput, "\(folder) has no lab; create one with martlet lab up")
    }
    do {
      self = Lab(folder: folder, hosts: try JSONDecoder().decode([LabHost].self, from: Data(text.utf8)))
    } catch {
      throw LabError(
        .cannotWrite, "\(path) is damaged; stop its processes by process id, then remove \(folder)")
    }
  }

  private init(folder: String, hosts: [LabHost]) {
    self.folder = folder
    self.hosts = hosts
  }

  /// What happens while a lab comes up.
  public enum Progress: Sendable, Hashable {
    /// The image is being built.
    case image(String)
    /// Hosts that are up, of all.
    case booting(up: Int, of: Int)
  }

  /// Starts hosts, and waits until each answers.
  ///
  /// Whatever prevents that, a signal too, nothing of the lab is left.
  /// - Parameters:
  ///   - folder: The lab's folder, which has none yet.
  ///   - wanted: The hosts; two or more.
  ///   - limit: How long they may take to boot.
  public static func up(
    at folder: String, hosts wanted: [LabHost], image: LabImage, within limit: Duration,
    progress: @Sendable @escaping (Progress) -> Void
  ) async throws(LabError) -> Lab {
    guard wanted.count >= 2, wanted.count < 100 else {
      throw LabError(.usage, "a lab needs 2 to 99 hosts")
    }
    guard Set(wanted.map(\.name)).count == wanted.count else {
      throw LabError(.usage, "two hosts have the same name")
    }
    guard text(of: folder + "/lab.json") == nil else {
      throw LabError(
        .cannotWrite, "\(folder) already has a lab; stop it with martlet lab down and the same --state")
    }
    // A socket's path has 107 bytes at most.
    let longest = wanted.map(\.name.count).max() ?? 0
    guard folder.hasPrefix("/"), folder.utf8.count + longest + 12 < 107 else {
      throw LabError(
        .usage,
        "\(folder): give an absolute path of at most \(94 - longest) bytes, because it holds sockets")
    }
    let needed = wanted.reduce(0) { $0 + $1.memory }
    if let free = availableMemory(), free < needed {
      throw LabError(
        .temporary, "the hosts need \(needed) MiB of memory and \(free) MiB are free; use fewer hosts or a smaller --memory")
    }
    try await image.build { progress(.image($0)) }
    try makeFolder(folder)
    unsafe chmod(folder, 0o700)
    var lab = Lab(folder: folder, hosts: wanted)
    do throws(LabError) {
      try await lab.start(image)
      try await lab.wait(within: limit, progress)
      return lab
    } catch {
      lab.down()
      throw error
    }
  }

  private mutating func start(_ image: LabImage) async throws(LabError) {
    try save()
    let key = try await makeKey("lab", at: folder + "/key")
    var known = ""
    for index in hosts.indices {
      let host = hosts[index]
      try makeFolder("\(folder)/\(host.name)")
      let hostKey = try await makeKey(host.name, at: "\(folder)/\(host.name)/key")
      known += "\(host.name) \(hostKey.open.split(separator: " ").prefix(2).joined(separator: " "))\n"
      let seed = HostSeed(host: host, hosts: hosts, key: key, hostKey: hostKey)
      do {
        try Data(seed.archive).write(to: URL(fileURLWithPath: "\(folder)/\(host.name)/seed.tar"))
      } catch {
        throw LabError(.cannotWrite, "\(folder)/\(host.name)/seed.tar: cannot write it")
      }
      hosts[index] = try await HostMachine(host: host, hosts: hosts, image: image, lab: folder).start()
      try save()
    }
    try write(known, to: folder + "/known_hosts")
    try write(sshConfiguration, to: sshConfigurationPath)
    // What libvirt's URIs call instead of ssh.
    try write("#!/bin/sh\nexec ssh -F '\(folder)/ssh_config' \"$@\"\n", to: folder + "/ssh", mode: 0o700)
  }

  private func makeKey(_ name: String, at path: String) async throws(LabError) -> (
    secret: String, open: String
  ) {
    try await Program("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", path]).succeed()
    return (text(of: path) ?? "", text(of: path + ".pub") ?? "")
  }

  private var sshConfiguration: String {
    hosts.map { "Host \($0.name)\n  HostName 127.0.0.1\n  Port \($0.port)\n  HostKeyAlias \($0.name)\n" }
      .joined() + """
        Host *
          User root
          IdentityFile "\(folder)/key"
          IdentitiesOnly yes
          UserKnownHostsFile "\(folder)/known_hosts"
          StrictHostKeyChecking yes
          LogLevel ERROR

        """
  }

  /// The configuration by which ssh finds the hosts by their names.
  public var sshConfigurationPath: String { folder + "/ssh_config" }

  private func wait(
    within limit: Duration, _ progress: @Sendable (Progress) -> Void
  ) async throws(LabError) {
    let end = ContinuousClock.now + limit
    var waiting = hosts
    while !waiting.isEmpty {
      try Interruption.check()
      waiting.removeAll { text(of: console($0))?.contains("martlet lab: ready") ?? false }
      progress(.booting(up: hosts.count - waiting.count, of: hosts.count))
      if let ended = waiting.first(where: { $0.process?.isRunning != true }) {
        throw LabError(.unavailable, "\(ended.name) ended during its boot: \(lastWords(of: ended))")
      }
      if let late = waiting.first, ContinuousClock.now > end {
        throw LabError(
          .temporary,
          "\(late.name) did not boot within \(limit.components.seconds) s (--boot-limit); its console: \(lastWords(of: late))"
        )
      }
      if !waiting.isEmpty { try? await Task.sleep(for: .milliseconds(300)) }
    }
  }

  private func console(_ host: LabHost) -> String { "\(folder)/\(host.name)/console.log" }

  private func lastWords(of host: LabHost) -> String {
    text(of: console(host))?.split(whereSeparator: \.isNewline).last { !$0.allSatisfy(\.isWhitespace) }.map {
      String($0.filter { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 } })
    } ?? "it printed nothing"
  }

  private func save() throws(LabError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(hosts) else { return }
    try write(String(decoding: data, as: UTF8.self), to: folder + "/lab.json")
  }

  /// The host of that name.
  public func host(_ name: String) throws(LabError) -> LabHost {
    guard let host = hosts.first(where: { $0.name == name }) else {
      throw LabError(
        .noInput,
        "\(folder) has no host \(name); it has \(hosts.map(\.name).joined(separator: ", "))")
    }
    return host
  }

  /// libvirt's URI of a host, for clients on this machine.
  public func uri(of host: LabHost) -> String { "qemu+ssh://root@\(host.name)/system?command=\(folder)/ssh" }

  /// Ends the hosts, and removes the lab's files; others in the folder stay.
  public func down() {
    for host in hosts {
      // One that was being started has told its number, and is not in the list yet.
      let process =
        host.process
        ?? text(of: "\(folder)/\(host.name)/pid").flatMap { Int32($0.trimmingBlanks) }.flatMap {
          HostProcess($0)
        }
      process?.end()
      try? FileManager.default.removeItem(atPath: "\(folder)/\(host.name)")
    }
    for file in ["key", "key.pub", "known_hosts", "ssh_config", "ssh", "lab.json"] {
      unsafe unlink(folder + "/" + file)
    }
    unsafe rmdir(folder)
  }
}

/// The memory that programs can get without others giving way, in MiB; nil if the kernel does not tell.
private func availableMemory() -> Int? {
  let line = text(of: "/proc/meminfo")?.split(whereSeparator: \.isNewline).first {
    $0.hasPrefix("MemAvailable:")
  }
  return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 / 1024 }
}
