internal import FileAccess
internal import Glibc
public import HostSnapshots
internal import X86CPU

/// Captures this machine part by part into a snapshot; it changes nothing, and nothing needs root.
public struct Probe {
  /// The snapshot so far.
  public internal(set) var snapshot: Snapshot
  /// The root of the machine's files: `/`, or a copy of another machine's.
  let root: String

  /// Creates a probe with an empty snapshot.
  ///
  /// - Parameters:
  ///   - martlet: Martlet's version.
  ///   - root: A folder to read `/proc`, `/sys` and `/etc` below; with another root, it does not read CPUID, MSRs and KVM.
  public init(martlet: String, root: String = "") {
    snapshot = Snapshot(martlet: martlet, method: .probe, captured: currentTimestamp())
    self.root = root
  }

  /// Reads everything that needs no daemon and no QEMU.
  public mutating func readMachine() {
    readContainer()
    readIdentity()
    if root.isEmpty {
      readCPUID()
      readMSRs()
    }
    readKernel()
    readXenFiles()
    readLibvirtSockets()
    if root.isEmpty { readKVM() }
    readNovaSettings()
    readQEMUArguments()
    readSetup()
  }

  /// Adds parts from another source.
  public mutating func take(parts: [Snapshot.Part], missing: [Snapshot.Missing]) {
    snapshot.parts += parts
    snapshot.missing += missing
  }

  mutating func add(_ kind: Snapshot.Kind, from source: String, about: [String: String] = [:], text: String) {
    snapshot.parts.append(
      Snapshot.Part(kind, source: source, time: currentTimestamp(), about: about, text: text))
  }

  mutating func miss(_ kind: Snapshot.Kind, _ source: String, _ reason: String, hasNone: Bool? = nil) {
    // What a container hides its host may have.
    let place =
      hasNone == true
      ? nil : snapshot.identity.container.map { "; this is a container (\($0)): look at its host" }
    snapshot.missing.append(
      Snapshot.Missing(kind, source: source, reason: reason + (place ?? ""), hasNone: hasNone))
  }

  /// Adds a file; a nonexistent one is skipped if `isOptional`, otherwise missing with the reason.
  mutating func addFile(_ path: String, isOptional: Bool = false) {
    switch contents(path) {
    case .success(let text): add(.file, from: path, text: text)
    case .failure(let error): if !isOptional || error.code != ENOENT { miss(.file, path, error.reason) }
    }
  }

  /// Adds the files of a folder, one per line.
  mutating func addFolder(_ path: String) {
    guard let names = files(in: path) else { return miss(.folder, path, "the folder does not exist") }
    var text = ""
    for name in names {
      if case .success(let value) = contents("\(path)/\(name)") {
        text += "\(name)\t\(value.trimmingBlanks)\n"
      }
    }
    add(.folder, from: path, text: text)
  }

  /// The text of a kernel file, with invalid UTF-8 replaced.
  func contents(_ path: String) -> Result<String, FileError> {
    do throws(FileAccessError) {
      let bytes = try WholeFile.read(root + path, limit: 8 << 20, waits: false)
      return .success(String(decoding: bytes, as: UTF8.self))
    } catch {
      return .failure(FileError(code: error.code))
    }
  }

  /// The names in a folder, in order; nil if there is none.
  func files(in path: String) -> [String]? {
    (try? Folder.names(in: root + path))?.filter { !$0.hasPrefix(".") }
  }

  /// The numbers of the logical CPUs that are online.
  var onlineCPUs: [Int] {
    guard case .success(let text) = contents("/sys/devices/system/cpu/online") else {
      return Array(0..<max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    }
    return LogicalCPUList(parsing: text).numbers
  }
}

/// The reason a file cannot be read.
struct FileError: Error {
  var code: Int32

  /// The system's error text, with advice.
  var reason: String {
    let words = unsafe String(cString: strerror(code))
    return code == EACCES || code == EPERM ? "\(words): needs root" : words
  }
}
