internal import CPUReaders
internal import FileAccess
internal import Foundation
internal import HostSnapshots
internal import MartletQuestions

/// One thing to add: a file, a document at hand, or a host that is asked.
enum AddedItem: Sendable {
  case file(String)
  case document(Document)
  case asked(String)

  /// What arguments name: files, folders with those below them, archives, standard input, URIs.
  ///
  /// - Throws: `noInput`, `noPermission`, `badInput` for what cannot be read.
  static func items(_ arguments: [String]) throws(QuestionError) -> [AddedItem] {
    var items: [AddedItem] = []
    for argument in arguments {
      if argument == "-" {
        items += try unpacked(try Document(argument: argument))
      } else if isURI(argument) || argument == "this" {
        items.append(.asked(argument))
      } else if Folder.exists(argument) {
        items += try files(below: argument).map { .file($0) }
      } else if isArchive(argument) {
        items += try unpacked(path: argument)
      } else if WholeFile.exists(argument) {
        items.append(.file(argument))
      } else {
        throw QuestionError(
          .noInput, "\(argument): there is no such file or folder",
          at: .document(name: argument, line: nil, column: nil))
      }
    }
    return items
  }

  private static func isURI(_ argument: String) -> Bool {
    guard let mark = argument.range(of: ":") else { return false }
    let scheme = argument[..<mark.lowerBound]
    return argument[mark.lowerBound...].hasPrefix("://")
      && scheme.allSatisfy { $0.isLetter || "+-.".contains($0) }
      || argument.hasPrefix("nova:")
  }

  private static func isArchive(_ path: String) -> Bool {
    [".tar", ".tar.gz", ".tgz"].contains { path.hasSuffix($0) }
  }

  private static func files(below folder: String) throws(QuestionError) -> [String] {
    let names: [String]
    do { names = try Folder.names(in: folder) } catch {
      throw QuestionError(.noPermission, "\(folder): \(error.message)")
    }
    var found: [String] = []
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      if Folder.exists(path) { found += try files(below: path) } else { found.append(path) }
    }
    return found
  }

  /// The largest archive, unpacked.
  private static let archiveLimit = 4 << 30

  /// The largest archive that somebody sent, unpacked.
  private static let sentLimit = 512 << 20

  /// What a document holds that somebody sent: several in an archive, else itself.
  ///
  /// - Throws: `badInput` for damaged packing.
  static func items(in document: Document) throws(QuestionError) -> [AddedItem] {
    DocumentWorker.expectDocument(of: nil)
    return try unpacked(document, limit: sentLimit)
  }

  private static func unpacked(path: String) throws(QuestionError) -> [AddedItem] {
    let (bytes, owner): ([UInt8], UInt32)
    do throws(FileAccessError) {
      (bytes, owner) = try WholeFile.readWithOwner(path, limit: archiveLimit)
    } catch {
      throw QuestionError(.noPermission, "\(path): cannot read the archive: \(error.message)")
    }
    DocumentWorker.expectDocument(of: owner)
    return try unpacked(Document(name: path, bytes: bytes))
  }

  /// The most that a compressed file may hold: a hundred times its size, which records stay far below, and 64 MiB in any case.
  private static func limit(ofCompressed count: Int) -> Int { min(archiveLimit, max(64 << 20, count * 100)) }

  /// The documents of an archive; anything else is one document.
  private static func unpacked(
    _ document: Document, limit: Int = archiveLimit
  ) throws(QuestionError) -> [AddedItem] {
    var bytes = document.bytes
    if GzipStream.recognises(bytes) {
      guard let plain = gunzip(bytes, limit: min(limit, Self.limit(ofCompressed: bytes.count))) else {
        throw QuestionError(
          .badInput,
          "\(document.name): this looks like gzip, but it is damaged, or holds more than a hundred times its size"
        )
      }
      bytes = plain
    }
    guard TarArchive.recognises(bytes) else {
      return [.document(Document(name: document.name, bytes: bytes))]
    }
    guard let archive = TarArchive(bytes) else {
      throw QuestionError(.badInput, "\(document.name): the tar archive is cut or damaged")
    }
    return archive.files.map { .document(Document(name: $0.name, bytes: $0.bytes)) }
  }
}
