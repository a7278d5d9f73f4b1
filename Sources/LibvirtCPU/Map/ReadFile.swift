internal import FileAccess
internal import SandboxedWorkers

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The bytes of a file of at most 16 MiB.
func readFile(_ path: String) throws(LibvirtError) -> [UInt8] {
  do throws(FileAccessError) {
    let (bytes, owner) = try WholeFile.readWithOwner(path, limit: 16 << 20, waits: false)
    WorkerPolicy.note(owner: owner)
    return bytes
  } catch {
    throw LibvirtError(
      .systemError,
      error.isTooLarge ? "the file is larger than 16 MiB" : "cannot read the file: \(error.message)",
      file: path)
  }
}

/// Whether `path` is a directory.
func isDirectory(_ path: String) -> Bool {
  var status = stat()
  return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// Whether `path` exists.
func exists(_ path: String) -> Bool {
  var status = stat()
  return unsafe stat(path, &status) == 0
}
