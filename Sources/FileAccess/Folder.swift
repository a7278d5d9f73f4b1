internal import Glibc

/// Folders: made, and listed.
public enum Folder {
  /// Makes a folder in a folder that is there; nothing is done if it is there already.
  ///
  /// - Parameter permissions: Those of a new folder, before the process's mask.
  public static func make(_ path: String, permissions: UInt32 = 0o755) throws(FileAccessError) {
    guard unsafe mkdir(path, mode_t(permissions)) != 0, errno != EEXIST else { return }
    throw .last
  }

  /// Makes a folder and all that it is in.
  public static func makeAll(_ path: String, permissions: UInt32 = 0o755) throws(FileAccessError) {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/" + part
      try make(made, permissions: permissions)
    }
  }

  /// The names of all that is in a folder, in their order, without `.` and `..`.
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
