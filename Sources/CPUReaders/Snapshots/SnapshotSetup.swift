internal import CPUCompatibility
internal import HostSnapshots

extension HostSetup {
  /// What the parts of a snapshot say of the software that runs on the host.
  init(_ snapshot: Snapshot) {
    self.init()
    osRelease = ["/etc/os-release", "/usr/lib/os-release"].lazy.compactMap { snapshot.text(from: $0) }.first
      .map(
        Self.settings)
    units = snapshot.parts(.services).first.map { part in
      Dictionary(Self.rows(part.content).map { ($0[0], Unit($0.dropFirst().joined(separator: " "))) }) { $1 }
    }
    paths = snapshot.parts(.paths).first.map { Set(Self.rows($0.content).map { $0[0] }) }
    for part in snapshot.parts(.packages) {
      packages = (packages ?? [:]).merging(
        Self.rows(part.content).filter { $0.count == 2 }.map { ($0[0], $0[1]) }
      ) {
        $1
      }
    }
    for part in snapshot.parts(.packageVerification) {
      let files = part.content.split(whereSeparator: \.isNewline).compactMap { line in
        line.split(separator: " ").first { $0.hasPrefix("/usr/share/libvirt/cpu_map") }.map(String.init)
      }
      editedMapFiles = (editedMapFiles ?? []) + files
    }
    kernels = snapshot.folder("/lib/modules").map { $0.keys.sorted() }
    caches = snapshot.parts(.libvirtCache).first.map { Self.rows($0.content).map(CapabilityCache.init) }
    for row in snapshot.parts(.fileTimes).flatMap({ Self.rows($0.content) }) where row.count == 2 {
      changes[row[0]] = Int(row[1])
    }
    installedMicrocode = snapshot.parts(.microcodeFile).first.flatMap {
      UInt64(hexadecimal: $0.content.trimmingBlanks[...])
    }
    microcode = Self.microcode(inCPUInfo: snapshot.text(from: "/proc/cpuinfo") ?? "")
  }

  /// Lines, each as the fields between its tabs.
  private static func rows(_ text: String) -> [[String]] {
    text.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// The settings of os-release: `ID=debian`, with quotes around a value or none.
  private static func settings(_ text: String) -> [String: String] {
    var settings: [String: String] = [:]
    for line in text.split(whereSeparator: \.isNewline) where line.first != "#" {
      let parts = line.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { continue }
      settings[String(parts[0])] = String(parts[1].trimmingBlanks.filter { $0 != "\"" && $0 != "'" })
    }
    return settings
  }

  /// The revisions in `/proc/cpuinfo`, with the logical CPUs that run each.
  static func microcode(inCPUInfo text: String) -> [Microcode] {
    var found: [Microcode] = []
    var cpu = -1
    for line in text.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      switch parts[0].trimmingBlanks {
      case "processor": cpu = Int(parts[1].trimmingBlanks) ?? cpu + 1
      case "microcode":
        guard let revision = UInt64(hexadecimal: parts[1].trimmingBlanks[...]) else { continue }
        if let known = found.firstIndex(where: { $0.revision == revision }) {
          found[known].cpus.append(cpu)
        } else {
          found.append(Microcode(revision: revision, cpus: [cpu]))
        }
      default: break
      }
    }
    return found
  }
}

extension HostSetup.Unit {
  /// A unit by the words that a snapshot has for it: `enabled running`.
  fileprivate init(_ words: String) {
    let words = Set(words.split(separator: " "))
    self.init(
      isEnabled: words.contains("enabled") ? true : words.contains("disabled") ? false : nil,
      isRunning: words.contains("running"))
  }
}

extension HostSetup.CapabilityCache {
  /// A cache by a line of a snapshot.
  fileprivate init(_ row: [String]) {
    self.init(emulator: row[0])
    for field in row.dropFirst() {
      let parts = field.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { continue }
      switch parts[0] {
      case "qemuctime": emulatorChanged = Int(parts[1])
      case "microcodeVersion": microcode = UInt64(parts[1])
      case "kernelVersion": kernel = parts[1]
      case "written": written = Int(parts[1])
      default: break
      }
    }
  }
}
