import CPUReaders
import Glibc
import HostSnapshots

extension Document {
  /// The document that an argument names: a path, `-` for standard input, or `PATH#HOST`.
  ///
  /// A path that exists wins over the selector: a file may have a `#` in its name.
  init(argument: String) throws(CommandFailure) {
    if argument == "-" || argument.hasPrefix("-#") {
      self.init(
        name: "standard input", bytes: try readAll(0, name: "standard input"),
        selector: argument == "-" ? nil : String(argument.dropFirst(2)))
      return
    }
    var path = argument
    var selector: String?
    if unsafe access(argument, F_OK) != 0, let mark = argument.lastIndex(of: "#") {
      path = String(argument[..<mark])
      selector = String(argument[argument.index(after: mark)...])
    }
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let status = errno == EACCES ? CommandFailure.noPermission : CommandFailure.noInput
      throw CommandFailure("\(path): \(systemMessage())", status: status)
    }
    defer { close(descriptor) }
    self.init(name: path, bytes: try readAll(descriptor, name: path), selector: selector)
  }
}

/// All bytes of a descriptor, unpacked if they are gzip's; a reader refuses what is over its limit, so that little more is read.
private func readAll(_ descriptor: Int32, name: String) throws(CommandFailure) -> [UInt8] {
  let limit = 64 << 20
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while bytes.count <= limit {
    let count = unsafe chunk.withUnsafeMutableBytes { buffer in
      unsafe read(descriptor, buffer.baseAddress, buffer.count)
    }
    guard count >= 0 else {
      if errno == EINTR { continue }
      throw CommandFailure("\(name): \(systemMessage())", status: CommandFailure.noInput)
    }
    guard count > 0 else { break }
    bytes.append(contentsOf: chunk[..<count])
  }
  guard bytes.starts(with: [0x1f, 0x8b]) else { return bytes }
  guard let plain = gunzip(bytes, limit: limit) else {
    throw CommandFailure(
      "\(name): this looks like gzip, but does not unpack, or to more than \(limit >> 20) MiB",
      status: CommandFailure.badInput)
  }
  return plain
}
