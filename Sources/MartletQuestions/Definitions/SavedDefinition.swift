internal import CPUCompatibility
internal import CPUReaders
internal import FileAccess
internal import Glibc
internal import HostSnapshots
internal import LibvirtClient

/// A guest's definition before a change by Martlet: two files in the state folder, which can contain
/// passwords and are readable only by their owner.
struct SavedDefinition {
  /// The old definition; `virsh define` restores it by hand.
  let path: String
  /// The new definition, to check whether it is still current.
  var appliedPath: String { path + ".applied" }

  /// `$XDG_STATE_HOME/martlet/definitions`, or its place in the home folder.
  static func folder() throws(QuestionError) -> String {
    guard let state = UserFolder.state.path else {
      throw QuestionError(
        .cannotWrite, "cannot save the old definition: neither HOME nor XDG_STATE_HOME is set")
    }
    return state + "/martlet/definitions"
  }

  /// Saves the definition of `domain` and its replacement, both on disk before it returns.
  init(_ domain: DomainDefinitions.Domain, replacedBy new: String) throws(QuestionError) {
    let folder = try Self.folder()
    try withFile(folder, QuestionError.init(cannotMake:_:)) { () throws(FileAccessError) in
      try Folder.makeAll(folder)
    }
    guard unsafe chmod(folder, 0o700) == 0 else {
      throw QuestionError(cannotWrite: folder, FileAccessError(code: errno))
    }
    PrivateFile.sweep(folder)
    // Existing files are never overwritten: the next nanosecond has another name.
    while true {
      // A domain's UUID has no character that a file's name could not have; its name may.
      let path = "\(folder)/\(domain.uuid)-\(nanoseconds()).xml"
      // A saved definition exists only together with its replacement.
      guard try writePrivateFile(new, to: path + ".applied", replacing: false) else { continue }
      guard try writePrivateFile(domain.definition, to: path, replacing: false) else { continue }
      self.path = path
      return
    }
  }

  /// The last saved and not yet restored definition of the guest with that UUID; nil if there is none.
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
  /// restored by hand.
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
    let document = try document(path)
    do {
      return try GuestMachine(document)
    } catch {
      throw QuestionError(error)
    }
  }

  /// The old definition's text.
  func old() throws(QuestionError) -> String {
    String(decoding: try document(path).bytes, as: UTF8.self)
  }

  /// The new definition's text.
  func applied() throws(QuestionError) -> String {
    String(decoding: try document(appliedPath).bytes, as: UTF8.self)
  }

  /// A file of the state folder; what somebody else may have written is refused, since it would become the guest's definition.
  private func document(_ path: String) throws(QuestionError) -> Document {
    do throws(PrivateFileError) {
      return Document(name: path, bytes: try PrivateFile.read(path, limit: 64 << 20))
    } catch {
      throw QuestionError(
        unusable: path, as: "saved definition", error, advice: "inspect it, then move it away")
    }
  }

  /// Records how libvirt stored the new definition.
  func setApplied(_ definition: String) throws(QuestionError) {
    _ = try writePrivateFile(definition, to: appliedPath, replacing: true)
  }

  /// Removes a restored definition's files.
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

/// The current time in nanoseconds.
private func nanoseconds() -> Int {
  var now = timespec()
  unsafe clock_gettime(CLOCK_REALTIME, &now)
  return now.tv_sec * 1_000_000_000 + now.tv_nsec
}

private func status(_ path: String) -> stat? {
  var found = stat()
  return unsafe stat(path, &found) == 0 ? found : nil
}

/// Atomically writes a file that only its owner can read; it is on disk when this returns.
///
/// - Returns: False if a file already exists and must not be replaced.
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
