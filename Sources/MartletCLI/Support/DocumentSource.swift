import CPUReaders
import FileAccess
import Glibc
import HostSnapshots

extension Document {
  /// The document that an argument names: a path, `-` for standard input, or `PATH#HOST`.
  ///
  /// A path that exists wins over the selector: a file may have a `#` in its name.
  init(argument: String) throws(CommandFailure) {
    if argument == "-" || argument.hasPrefix("-#") {
      let bytes = try CommandFailure.converting("standard input") { () throws(FileAccessError) in
        try WholeFile.read(descriptor: 0, limit: limit)
      }
      self.init(
        name: "standard input", bytes: try unpacked(bytes, name: "standard input"),
        selector: argument == "-" ? nil : String(argument.dropFirst(2)))
      return
    }
    var path = argument
    var selector: String?
    if unsafe access(argument, F_OK) != 0, let mark = argument.lastIndex(of: "#") {
      path = String(argument[..<mark])
      selector = String(argument[argument.index(after: mark)...])
    }
    let bytes = try CommandFailure.converting(path) { () throws(FileAccessError) in
      try WholeFile.read(path, limit: limit)
    }
    self.init(name: path, bytes: try unpacked(bytes, name: path), selector: selector)
  }
}

private let limit = 64 << 20

/// The bytes, unpacked if they are gzip's.
private func unpacked(_ bytes: [UInt8], name: String) throws(CommandFailure) -> [UInt8] {
  guard bytes.starts(with: [0x1f, 0x8b]) else { return bytes }
  guard let plain = gunzip(bytes, limit: limit) else {
    throw CommandFailure(
      "\(name): this looks like gzip, but does not unpack, or to more than \(limit >> 20) MiB",
      status: CommandFailure.badInput)
  }
  return plain
}
