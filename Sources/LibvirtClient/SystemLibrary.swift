internal import Glibc

/// Opens a library from the system's own folders, by its soname; `LD_LIBRARY_PATH` and the working folder do not count.
///
/// - Returns: Nil if it is in none of them.
func openSystemLibrary(_ name: String) -> UnsafeMutableRawPointer? {
  let folders = [
    "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib", "/usr/local/lib64",
    "/usr/local/lib",
  ]
  for folder in folders {
    if let library = unsafe dlopen("\(folder)/\(name)", RTLD_NOW | RTLD_LOCAL) { return unsafe library }
  }
  return nil
}
