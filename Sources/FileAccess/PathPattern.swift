internal import Glibc

/// A path with `*`, `?` or `[...]` in it, as a shell would expand it.
public enum PathPattern {
  /// Whether a path has a character that a shell would expand.
  public static func isPattern(_ path: String) -> Bool { path.contains { "*?[".contains($0) } }

  /// The paths that match, in order; empty if none does.
  ///
  /// - Throws: `FileAccessError` for a folder that cannot be read.
  /// - SeeAlso: glob(3).
  public static func matches(of pattern: String) throws(FileAccessError) -> [String] {
    var found = unsafe glob_t()
    defer { unsafe globfree(&found) }
    switch unsafe glob(pattern, GLOB_ERR, nil, &found) {
    case 0: break
    case GLOB_NOMATCH: return []
    case GLOB_NOSPACE: throw FileAccessError(code: ENOMEM)
    default: throw FileAccessError(code: EACCES)
    }
    var paths: [String] = []
    for index in unsafe 0..<Int(found.gl_pathc) {
      if let path = unsafe found.gl_pathv[index] { paths.append(unsafe String(cString: path)) }
    }
    return paths
  }
}

extension Folder {
  /// Whether a path names a folder, or a link to one.
  public static func exists(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
