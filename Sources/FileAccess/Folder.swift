internal import Glibc

/// Creates and lists folders.
public enum Folder {
  /// Creates a folder in an existing folder; does nothing if it already exists.
  ///
  /// - Parameter permissions: The mode of a new folder, before the process's umask.
  /// - Throws: `FileAccessError` with the system's error number.
  public static func make(_ path: String, permissions: UInt32 = 0o755) throws(FileAccessError) {
    guard unsafe mkdir(path, mode_t(permissions)) != 0, errno != EEXIST else { return }
    throw .last
  }

  /// Creates a folder and all its missing parents.
  ///
  /// - Parameter permissions: The mode of the folder itself, if new; new parents are readable by all.
  /// - Throws: `FileAccessError` with the system's error number.
  public static func makeAll(_ path: String, permissions: UInt32 = 0o755) throws(FileAccessError) {
    var made = path.hasPrefix("/") ? "" : "."
    let parts = path.split(separator: "/")
    for (index, part) in parts.enumerated() {
      made += "/" + part
      try make(made, permissions: index == parts.count - 1 ? permissions : 0o755)
    }
  }

  /// Everything below a folder and its subfolders: files, and entries that are neither file nor folder.
  ///
  /// Paths are relative to the folder and sorted. A link counts as its target, unless the target is a folder.
  /// - Throws: `FileAccessError`, with `EFBIG` for more than `limit` of them.
  public static func contents(
    below folder: String, limit: Int = 10_000
  ) throws(FileAccessError) -> (files: [String], others: [String]) {
    var files: [String] = []
    var others: [String] = []
    var folders = [""]
    while let prefix = folders.popLast() {
      for name in try names(in: "\(folder)/\(prefix)") {
        let path = "\(folder)/\(prefix)\(name)"
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { continue }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: folders.append("\(prefix)\(name)/")
        case S_IFREG: files.append(prefix + name)
        case S_IFLNK where unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG:
          files.append(prefix + name)
        default: others.append(prefix + name)
        }
        guard files.count + others.count <= limit else { throw FileAccessError(code: EFBIG) }
      }
    }
    return (files.sorted(), others.sorted())
  }

  /// Writes a folder's entries to disk (fsync) before it returns.
  ///
  /// - Throws: `FileAccessError` with the system's error number.
  public static func synchronize(_ path: String) throws(FileAccessError) {
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .last }
  }

  /// The sorted names of a folder's entries, without `.` and `..`.
  ///
  /// - Throws: `FileAccessError` if the folder cannot be opened or read.
  public static func names(in path: String) throws(FileAccessError) -> [String] {
    guard let stream = unsafe opendir(path) else { throw .last }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
