import CPUReaders
import Glibc
import HostSnapshots
import LibvirtClient

/// A guest's definition as it was before Martlet put another in its place: two files in the state folder, which may hold
/// passwords and are their owner's alone to read.
struct SavedDefinition {
  /// The definition that was there; `virsh define` puts it back by hand.
  let path: String
  /// The definition that took its place, to tell whether it is still there.
  var appliedPath: String { path + ".applied" }

  /// `$XDG_STATE_HOME/martlet/definitions`, or its place in the home folder.
  static func folder() throws(CommandFailure) -> String {
    let base: String
    if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") {
      base = state
    } else if let home = environment("HOME"), home.hasPrefix("/") {
      base = home + "/.local/state"
    } else {
      throw CommandFailure(
        "there is neither HOME nor XDG_STATE_HOME to save the old definition in",
        status: CommandFailure.cannotWrite)
    }
    return base + "/martlet/definitions"
  }

  /// Saves the definition of `domain` and the one that is to take its place, both on disk before it returns.
  init(_ domain: DomainDefinitions.Domain, replacedBy new: String) throws(CommandFailure) {
    let folder = try Self.folder()
    var made = ""
    for part in folder.split(separator: "/") {
      made += "/" + part
      try makeFolder(made)
    }
    guard unsafe chmod(folder, 0o700) == 0 else {
      throw CommandFailure("\(folder): \(systemMessage())", status: CommandFailure.cannotWrite)
    }
    // A domain's UUID has no character that a file's name could not have; its name may.
    path = "\(folder)/\(domain.uuid)-\(currentTimestamp().filter { $0 != ":" }).xml"
    try writePrivateFile(domain.definition, to: path)
    try writePrivateFile(new, to: appliedPath)
  }

  /// What was saved last of the guest with that UUID, and not yet put back; nil if nothing was.
  init?(lastOf uuid: String) throws(CommandFailure) {
    let folder = try Self.folder()
    guard let stream = unsafe opendir(folder) else { return nil }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name.hasPrefix(uuid + "-"), name.hasSuffix(".xml") { names.append(name) }
    }
    guard let last = names.max() else { return nil }
    path = folder + "/" + last
  }

  /// The definition that was there.
  func old() throws(CommandFailure) -> String {
    String(decoding: try Document(argument: path).bytes, as: UTF8.self)
  }

  /// The definition that took its place.
  func applied() throws(CommandFailure) -> String {
    String(decoding: try Document(argument: appliedPath).bytes, as: UTF8.self)
  }

  /// Keeps what libvirt made of the definition that was put in place.
  func setApplied(_ definition: String) throws(CommandFailure) {
    try writePrivateFile(definition, to: appliedPath)
  }

  /// Forgets what was put back.
  func remove() {
    unsafe unlink(appliedPath)
    unsafe unlink(path)
  }
}

/// Writes a file that only its owner may read, whole or not at all, on disk before it returns.
private func writePrivateFile(_ text: String, to path: String) throws(CommandFailure) {
  let temporary = "\(path).\(getpid())"
  func failure() -> CommandFailure {
    let status = errno == EACCES || errno == EPERM ? CommandFailure.noPermission : CommandFailure.cannotWrite
    return CommandFailure("cannot write \(path): \(systemMessage())", status: status)
  }
  let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
  guard descriptor >= 0 else { throw failure() }
  let isWritten = writeBytes(Array(text.utf8), to: descriptor) && fsync(descriptor) == 0
  close(descriptor)
  guard isWritten, unsafe rename(temporary, path) == 0 else {
    let failed = failure()
    unsafe unlink(temporary)
    throw failed
  }
  // The name is on disk once its folder is.
  let folder = unsafe open(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]), O_RDONLY | O_CLOEXEC)
  if folder >= 0 {
    fsync(folder)
    close(folder)
  }
}
