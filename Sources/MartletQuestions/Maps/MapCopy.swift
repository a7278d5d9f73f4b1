internal import FileAccess
internal import Glibc
internal import LibvirtCPU

/// Writes a copy of a CPU map with a patch's files instead of the originals.
struct MapCopy {
  let files: CPUMapFiles
  let patch: CPUMapPatch
  let output: String

  /// Refuses an output that is the input or already exists.
  func checkOutput(force: Bool) throws(QuestionError) {
    let input = files.folder ?? files.files[0].path
    if let folder = files.folder, let outside = realPath(folder), let parent = realPath(parent(of: output)),
      (parent + "/").hasPrefix(outside + "/"), realPath(output) != outside
    {
      throw QuestionError(
        .usage,
        "\(output) is inside the map's folder; patch-map only makes copies")
    }
    var (there, here) = (stat(), stat())
    guard unsafe stat(output, &there) == 0 else { return }
    guard unsafe stat(input, &here) != 0 || (here.st_dev, here.st_ino) != (there.st_dev, there.st_ino) else {
      throw QuestionError(
        .usage,
        "\(output) is the map itself; patch-map only makes copies")
    }
    guard force else {
      throw QuestionError(
        .cannotWrite,
        "\(output) already exists (--force overwrites it)")
    }
    let isFolder = there.st_mode & S_IFMT == S_IFDIR
    guard isFolder == (files.folder != nil) else {
      throw QuestionError(
        .cannotWrite,
        "\(output) is \(isFolder ? "a folder, but the map is a single file" : "not a folder, but the map is one")"
      )
    }
    guard let folder = files.folder else { return }
    // A daemon reads a folder by its index, and people by what lies in it: nothing of an older copy may stay.
    let copied = Set(try fileNames(below: folder))
    if let stale = try fileNames(below: output).first(where: { !copied.contains($0) }) {
      throw QuestionError(
        .cannotWrite,
        "\(output) holds \(stale), which the copy would not have; remove the folder, or name another")
    }
  }

  /// Writes the copy: a new folder appears whole or not at all; in one that is there, each file does.
  func write() throws(QuestionError) {
    guard let folder = files.folder else {
      return try Self.write(patchedBytes(patch.changes[0].name), to: output)
    }
    let names = try fileNames(below: folder)
    guard unsafe access(output, F_OK) != 0 else { return try write(names, from: folder, to: output) }
    var target = output
    while target.utf8.count > 1, target.utf8.last == UInt8(ascii: "/") { target.removeLast() }
    let temporary = "\(target).\(getpid())"
    guard unsafe mkdir(temporary, 0o755) == 0 else {
      throw QuestionError(cannotWrite: temporary, FileAccessError(code: errno))
    }
    do throws(QuestionError) {
      try write(names, from: folder, to: temporary)
      guard unsafe rename(temporary, target) == 0 else {
        throw QuestionError(cannotWrite: target, FileAccessError(code: errno))
      }
    } catch {
      for name in names { unsafe unlink("\(temporary)/\(name)") }
      for parent in parents(of: names).reversed() { unsafe rmdir("\(temporary)/\(parent)") }
      unsafe rmdir(temporary)
      throw error
    }
  }

  private func write(_ names: [String], from source: String, to folder: String) throws(QuestionError) {
    for parent in parents(of: names) {
      try withFile("\(folder)/\(parent)", QuestionError.init(cannotMake:_:)) { () throws(FileAccessError) in
        try Folder.make("\(folder)/\(parent)")
      }
    }
    for name in names {
      let bytes: [UInt8]
      if let changed = patch.changes.first(where: { $0.name == name }) {
        bytes = changed.new
      } else if let read = files.files.first(where: { $0.name == name }) {
        bytes = read.bytes
      } else {
        bytes = try withFile("\(source)/\(name)", QuestionError.init(cannotRead:_:)) {
          () throws(FileAccessError) in
          try WholeFile.read("\(source)/\(name)", limit: 16 << 20, waits: false)
        }
      }
      try Self.write(bytes, to: "\(folder)/\(name)")
    }
  }

  private func patchedBytes(_ name: String) -> [UInt8] {
    patch.changes.first { $0.name == name }?.new ?? files.files[0].bytes
  }

  private static func write(_ bytes: [UInt8], to path: String) throws(QuestionError) {
    try withFile(path, QuestionError.init(cannotWrite:_:)) { () throws(FileAccessError) in
      try WholeFile.write(bytes, to: path)
    }
  }
}

/// The folder that a path names something in.
private func parent(of path: String) -> String {
  var path = path
  while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// A path without links, or nil if nothing is there.
private func realPath(_ path: String) -> String? {
  guard let found = unsafe realpath(path, nil) else { return nil }
  defer { unsafe free(found) }
  return unsafe String(cString: found)
}

/// The folders that hold files of these names, each after the one that holds it.
private func parents(of names: [String]) -> [String] {
  var found: Set<String> = []
  for name in names {
    let parts = name.split(separator: "/").dropLast()
    for count in parts.indices { found.insert(parts[...count].joined(separator: "/")) }
  }
  return found.sorted()
}

/// The paths of all files in a folder and its subfolders, below it, in the order of their names.
private func fileNames(below folder: String) throws(QuestionError) -> [String] {
  let found: (files: [String], others: [String])
  do throws(FileAccessError) {
    found = try Folder.contents(below: folder)
  } catch {
    guard error.isTooLarge else { throw QuestionError(cannotRead: folder, error) }
    throw QuestionError(
      .badInput, "\(folder) holds more than 10000 files; this is not a CPU map folder",
      at: .document(name: folder, line: nil, column: nil))
  }
  if let other = found.others.first {
    throw QuestionError(
      .badInput,
      "\(folder)/\(other) is neither a file nor a folder; copy a map folder that holds nothing else",
      at: .document(name: folder, line: nil, column: nil))
  }
  return found.files
}
