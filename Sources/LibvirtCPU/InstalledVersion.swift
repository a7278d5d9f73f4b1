#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

extension LibvirtVersion {
  /// The version of the libvirt that is installed here, or nil if there is none.
  ///
  /// It comes from the library's file name, `libvirt.so.0.9000.0`; nothing is loaded or started.
  public static var installed: LibvirtVersion? {
    for folder in [
      "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib", "/usr/local/lib64",
      "/usr/local/lib",
    ] {
      guard let name = linkTarget(folder + "/libvirt.so.0") else { continue }
      let numbers = name.split(separator: ".").suffix(2).compactMap { Int($0) }
      guard numbers.count == 2, numbers[0] >= 1000 else { continue }
      return LibvirtVersion(numbers[0] / 1000, numbers[0] % 1000, numbers[1])
    }
    return nil
  }
}

/// The target of the symbolic link at `path`, or nil if there is none.
private func linkTarget(_ path: String) -> String? {
  var buffer = [UInt8](repeating: 0, count: 512)
  let count = unsafe buffer.withUnsafeMutableBytes { bytes in
    guard let start = unsafe bytes.assumingMemoryBound(to: CChar.self).baseAddress else { return 0 }
    return unsafe readlink(path, start, bytes.count)
  }
  guard count > 0 else { return nil }
  return String(decoding: buffer[..<count], as: UTF8.self)
}
