internal import Glibc
internal import HostSnapshots

extension Probe {
  /// Reads the machine's identity, its boot time, and the start times of daemons that remember its CPU.
  mutating func readIdentity() {
    func text(_ path: String) -> String? {
      guard case .success(let text) = contents(path) else { return nil }
      let trimmed = text.trimmingBlanks
      return trimmed.isEmpty ? nil : trimmed
    }
    snapshot.identity.hostName = text("/proc/sys/kernel/hostname")
    snapshot.identity.machineID = text("/etc/machine-id")
    snapshot.identity.bootID = text("/proc/sys/kernel/random/boot_id")
    let uuid = "/sys/class/dmi/id/product_uuid"
    switch contents(uuid) {
    case .success(let value): snapshot.identity.hostUUID = value.trimmingBlanks
    case .failure(let error): miss(.file, uuid, error.reason)
    }
    guard let booted = bootTime else { return }
    snapshot.identity.booted = timestamp(booted)
    for process in processes {
      guard let daemon = process.daemon, let started = process.started(afterBootAt: booted) else { continue }
      // Of several processes of one daemon the first is the one that reads the CPU.
      let moment = timestamp(started)
      snapshot.identity.started[daemon] = min(snapshot.identity.started[daemon] ?? moment, moment)
    }
  }

  /// The sockets by which libvirt's daemons for QEMU can be asked: the one of libvirtd, or those of virtqemud.
  ///
  /// - SeeAlso: libvirt docs/daemons.rst, "Sockets"; src/remote/remote_sockets.h.
  mutating func readLibvirtSockets() {
    let names = (files(in: "/run/libvirt") ?? []).filter {
      $0.hasSuffix("-sock") || $0.hasSuffix("-sock-ro")
    }
    guard !names.isEmpty else { return }
    add(.folder, from: "/run/libvirt", text: names.map { "\($0)\t\n" }.joined())
  }

  private var bootTime: Int? {
    guard case .success(let text) = contents("/proc/stat") else { return nil }
    return text.split(separator: "\n").first { $0.hasPrefix("btime ") }.flatMap { Int($0.dropFirst(6)) }
  }

  /// The processes whose command line `/proc` shows; other users' processes need no root.
  var processes: [ProcessRecord] {
    (files(in: "/proc") ?? []).filter { Int($0) != nil }.compactMap { number in
      guard case .success(let line) = contents("/proc/\(number)/cmdline"), !line.isEmpty,
        case .success(let status) = contents("/proc/\(number)/stat")
      else { return nil }
      let arguments = line.split(separator: "\0", omittingEmptySubsequences: false).map(String.init)
      return ProcessRecord(
        number: number, arguments: arguments.last == "" ? arguments.dropLast() : arguments, status: status)
    }
  }
}

/// A process as `/proc` shows it.
struct ProcessRecord {
  var number: String
  var arguments: [String]
  /// The line of `/proc/PID/stat`.
  var status: String

  /// The last part of the program's path.
  var program: String { arguments.first.map { String($0.split(separator: "/").last ?? "") } ?? "" }

  /// The program, or the script that Python runs.
  var scriptOrProgram: String? {
    guard program.hasPrefix("python"), arguments.count > 1 else { return program.isEmpty ? nil : program }
    return String(arguments[1].split(separator: "/").last ?? "")
  }

  /// Which of the daemons that remember CPUs it is; nil for others.
  var daemon: String? {
    let daemons = ["libvirtd", "virtqemud", "nova-compute"]
    if daemons.contains(program) { return program }
    guard program.hasPrefix("python"), arguments.count > 1 else { return nil }
    let script = String(arguments[1].split(separator: "/").last ?? "")
    return daemons.contains(script) ? script : nil
  }

  /// Seconds since 1970 at which it was started: field 22 of the status, in ticks after the boot.
  func started(afterBootAt boot: Int) -> Int? {
    // The name in brackets may hold blanks and brackets; after the last bracket come fields 3 and on.
    guard let bracket = status.lastIndex(of: ")") else { return nil }
    let fields = status[bracket...].split(separator: " ").dropFirst()
    guard fields.count > 19, let ticks = Int(fields[fields.startIndex + 19]) else { return nil }
    return boot + ticks / max(1, sysconf(Int32(_SC_CLK_TCK)))
  }
}
