internal import CPUCompatibility
internal import CPUReaders
internal import FileAccess
internal import Glibc
internal import HostSnapshots
internal import LibvirtClient

/// A guest's definition as it was before Martlet put another in its place: two files in the state folder, which may hold
/// passwords and are their owner's alone to read.
struct SavedDefinition {
  /// The definition that was there; `virsh define` puts it back by hand.
  let path: String
  /// The definition that took its place, to tell whether it is still there.
  var appliedPath: String { path + ".applied" }

  /// `$XDG_STATE_HOME/martlet/definitions`, or its place in the home folder.
  static func folder() throws(QuestionError) -> String {
    guard let state = UserFolder.state.path else {
      throw QuestionError(
        .cannotWrite, "cannot save the old definition: neither HOME nor XDG_STATE_HOME is set")
    }
    return state + "/martlet/definitions"
  }

  /// Saves the definition of `domain` and the one that is to take its place, both on disk before it returns.
  init(_ domain: DomainDefinitions.Domain, replacedBy new: String) throws(QuestionError) {
    let folder = try Self.folder()
    try withFile(folder, QuestionError.init(cannotMake:_:)) { () throws(FileAccessError) in
      try Folder.makeAll(folder)
    }
    guard unsafe chmod(folder, 0o700) == 0 else {
      throw QuestionError(cannotWrite: folder, FileAccessError(code: errno))
    }
    // What is there is never written over: the next nanosecond has another name.
    while true {
      // A domain's UUID has no character that a file's name could not have; its name may.
      let path = "\(folder)/\(domain.uuid)-\(nanoseconds()).xml"
      // A definition is there only together with the one that takes its place.
      guard try writePrivateFile(new, to: path + ".applied", replacing: false) else { continue }
      guard try writePrivateFile(domain.definition, to: path, replacing: false) else { continue }
      self.path = path
      return
    }
  }

  /// What was saved last of the guest with that UUID, and not yet put back; nil if nothing was.
  init?(lastOf uuid: String) throws(QuestionError) {
    guard let last = try Self.all().last(where: { $0.name.hasPrefix(uuid + "-") }) else { return nil }
    self = last
  }

  /// What is saved in the file at `path`; nil if that is no file of the state folder's.
  init?(at path: String) throws(QuestionError) {
    guard let wanted = status(path),
      let found = try Self.all().first(where: { saved in
        status(saved.path).map { $0.st_dev == wanted.st_dev && $0.st_ino == wanted.st_ino } ?? false
      })
    else { return nil }
    self = found
  }

  private init(path: String) { self.path = path }

  private var name: Substring { path[path.index(after: path.lastIndex(of: "/") ?? path.startIndex)...] }

  /// What is saved of all guests, each guest's in order of time.
  static func all() throws(QuestionError) -> [SavedDefinition] {
    let folder = try folder()
    let names: [String]
    do throws(FileAccessError) {
      names = try Folder.names(in: folder)
    } catch {
      guard error.code == ENOENT || error.code == ENOTDIR else {
        throw QuestionError(cannotRead: folder, error)
      }
      return []
    }
    return names.filter { $0.hasSuffix(".xml") }.map { SavedDefinition(path: folder + "/" + $0) }
  }

  /// What is saved of the definition that `domain` has now; nil if nothing is, or another took its place since.
  ///
  /// What was saved of a guest that has the old definition (again) is forgotten: Martlet was ended before the change, or it was
  /// put back by hand.
  static func standing(of domain: DomainDefinitions.Domain) throws(QuestionError) -> SavedDefinition? {
    while let last = try SavedDefinition(lastOf: domain.uuid) {
      guard try last.old() == domain.definition else {
        return isSameDefinition(try last.applied(), domain.definition) ? last : nil
      }
      last.remove()
    }
    return nil
  }

  /// The name and the UUID in the definition that was there.
  func machine() throws(QuestionError) -> GuestMachine? {
    let document = try Document(argument: path)
    do {
      return try GuestMachine(document)
    } catch {
      throw QuestionError(error)
    }
  }

  /// The definition that was there.
  func old() throws(QuestionError) -> String {
    String(decoding: try Document(argument: path).bytes, as: UTF8.self)
  }

  /// The definition that took its place.
  func applied() throws(QuestionError) -> String {
    String(decoding: try Document(argument: appliedPath).bytes, as: UTF8.self)
  }

  /// Keeps what libvirt made of the definition that was put in place.
  func setApplied(_ definition: String) throws(QuestionError) {
    _ = try writePrivateFile(definition, to: appliedPath, replacing: true)
  }

  /// Forgets what was put back.
  func remove() {
    unsafe unlink(path)
    unsafe unlink(appliedPath)
  }
}

/// Whether two definitions differ in indentation at most, as what is to be defined and what libvirt makes of it may.
func isSameDefinition(_ one: String, _ other: String) -> Bool {
  func lines(_ text: String) -> [Substring] {
    text.split { $0.isNewline }.map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }
  }
  return lines(one) == lines(other)
}

/// The moment now, in nanoseconds.
private func nanoseconds() -> Int {
  var now = timespec()
  unsafe clock_gettime(CLOCK_REALTIME, &now)
  return now.tv_sec * 1_000_000_000 + now.tv_nsec
}

private func status(_ path: String) -> stat? {
  var found = stat()
  return unsafe stat(path, &found) == 0 ? found : nil
}

/// Writes a file that only its owner may read, whole or not at all, on disk before it returns.
///
/// - Returns: False if there is a file already, and it is not to be replaced.
private func writePrivateFile(
  _ text: String, to path: String, replacing: Bool
) throws(QuestionError) -> Bool {
  do throws(FileAccessError) {
    guard replacing else { return try WholeFile.create(Array(text.utf8), at: path, permissions: 0o600) }
    try WholeFile.replace(Array(text.utf8), at: path, permissions: 0o600)
    return true
  } catch {
    throw QuestionError(cannotWrite: path, error)
  }
}
