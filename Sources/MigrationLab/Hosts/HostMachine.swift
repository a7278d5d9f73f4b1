internal import FoundationEssentials
internal import Glibc
internal import HostSnapshots

/// Runs QEMU as a host: its arguments, its start, and its ssh port.
struct HostMachine {
  let host: LabHost
  let hosts: [LabHost]
  let image: LabImage
  /// The lab's folder.
  let lab: String
  /// The host's UUID: without one of the machine's, libvirt invents another at each start.
  ///
  /// - SeeAlso: libvirt 9.0.0 src/util/viruuid.c, virSetHostUUIDStr.
  private let uuid = UUID().uuidString

  var folder: String { "\(lab)/\(host.name)" }

  private var arguments: [String] {
    [
      "-name", host.name, "-uuid", uuid, "-nodefaults", "-no-user-config", "-display", "none", "-machine",
      host.machine ?? "pc", "-accel", "tcg,thread=multi", "-cpu", host.cpu, "-smp", "1", "-m",
      "\(host.memory)", "-kernel", image.kernel,
      "-initrd", image.initrd, "-append",
      "root=/dev/vda rw console=ttyS0 quiet mitigations=off apparmor=0 systemd.hostname=\(host.name) net.ifnames=0",
      "-drive", "file=\(escaped(folder))/overlay.qcow2,if=virtio,format=qcow2,cache=unsafe",
      "-drive", "file=\(escaped(folder))/seed.tar,if=virtio,format=raw,readonly=on",
      "-netdev", "user,id=out,restrict=on,hostfwd=tcp:127.0.0.1:0-:22",
      "-device", "virtio-net-pci,netdev=out,mac=\(labMAC(0x78, host.number))",
    ] + network + [
      "-device", "virtio-net-pci,netdev=lab,mac=\(labMAC(0x77, host.number))", "-object",
      "rng-random,id=rng,filename=/dev/urandom", "-device", "virtio-rng-pci,rng=rng",
      "-serial", "file:\(escaped(folder))/console.log",
      "-monitor", "unix:\(escaped(folder))/monitor,server=on,wait=off",
      "-daemonize", "-pidfile", folder + "/pid",
    ]
  }

  /// Each host after the first connects to the first through its own socket; the first forwards between them.
  private var network: [String] {
    guard host.number == 1 else {
      return ["-netdev", "stream,id=lab,server=off,addr.type=unix,addr.path=\(escaped(socket(to: host)))"]
    }
    return ["-netdev", "hubport,id=lab,hubid=0"]
      + hosts.dropFirst().flatMap { other in
        [
          "-netdev",
          "stream,id=s\(other.number),server=on,addr.type=unix,addr.path=\(escaped(socket(to: other)))",
          "-netdev", "hubport,id=h\(other.number),hubid=0,netdev=s\(other.number)",
        ]
      }
  }

  private func socket(to other: LabHost) -> String { "\(lab)/\(hosts[0].name)/net\(other.number)" }

  /// Commas are doubled in QEMU's options.
  private func escaped(_ path: String) -> String { path.replacing(",", with: ",,") }

  /// Starts the host; it boots on its own.
  ///
  /// - Returns: The host with its process, port, and what QEMU could not emulate.
  func start() async throws(LabError) -> LabHost {
    try await Program(
      "qemu-img", ["create", "-q", "-f", "qcow2", "-F", "raw", "-b", image.disk, folder + "/overlay.qcow2"]
    ).succeed()
    let outcome = try await Program("qemu-system-x86_64", arguments).run()
    guard outcome.status == 0, let id = text(of: folder + "/pid").flatMap({ Int32($0.trimmingBlanks) }),
      let process = HostProcess(id)
    else { throw LabError(.unavailable, "QEMU does not start \(host.name): \(outcome.lastLine)") }
    var started = host
    started.process = process
    started.unavailable = outcome.errors.split(whereSeparator: \.isNewline).compactMap { line in
      line.firstRange(of: "TCG doesn't support requested feature: ").map { String(line[$0.upperBound...]) }
    }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    do throws(LabError) {
      started.port = try await port()
    } catch {
      process.end()
      throw error
    }
    return started
  }

  /// The port on loopback that QEMU forwards to the host's ssh.
  ///
  /// - SeeAlso: qemu 7.2 docs, the monitor's command "info usernet".
  private func port() async throws(LabError) -> Int {
    for _ in 0..<100 {
      try Interruption.check()
      let answer = ask(folder + "/monitor", "info usernet")
      for line in answer.split(whereSeparator: \.isNewline) where line.contains("HOST_FORWARD") {
        let words = line.split(separator: " ")
        if let place = words.firstIndex(of: "127.0.0.1"), place + 1 < words.endIndex,
          let port = Int(words[place + 1])
        {
          return port
        }
      }
      try? await Task.sleep(for: .milliseconds(100))
    }
    throw LabError(.unavailable, "QEMU reports no port for \(host.name)")
  }
}

/// What QEMU's monitor, behind a socket, answers to a command; empty if it does not within two seconds.
private func ask(_ path: String, _ command: String) -> String {
  let socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
  guard socket >= 0 else { return "" }
  defer { close(socket) }
  var address = sockaddr_un()
  address.sun_family = sa_family_t(AF_UNIX)
  unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
  let isConnected = unsafe withUnsafePointer(to: &address) { pointer in
    unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      unsafe connect(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
    }
  }
  let line = Array((command + "\n").utf8)
  guard isConnected,
    unsafe line.withUnsafeBytes({ unsafe write(socket, $0.baseAddress, $0.count) }) == line.count
  else { return "" }
  var answer: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4096)
  // A prompt comes before the command and behind its answer.
  while String(decoding: answer, as: UTF8.self).split(separator: "(qemu) ", omittingEmptySubsequences: false)
    .count < 3
  {
    var poll = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    guard unsafe Glibc.poll(&poll, 1, 2000) > 0 else { break }
    let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(socket, $0.baseAddress, $0.count) }
    guard count > 0 else { break }
    answer += buffer[..<count]
  }
  return String(decoding: answer, as: UTF8.self)
}
