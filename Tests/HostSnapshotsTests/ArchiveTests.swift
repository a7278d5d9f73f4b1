import Foundation
import HostSnapshots
import TestSupport
import Testing

/// Archives against gzip and tar themselves.
@Suite struct ArchiveTests {
  private func output(_ command: String, _ input: [UInt8]) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "input")
    try Data(input).write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command, "sh", file.path]
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return Array(data)
  }

  @Test(arguments: [0, 1, 100, 70_000, 1_000_000])
  func gzipReadsWhatWeWriteAndWeReadWhatItWrites(count: Int) throws {
    var random = SeededGenerator(seed: UInt64(count))
    // Some of it repeats, some does not.
    var bytes: [UInt8] = []
    for index in 0..<count {
      bytes.append(index % 3 == 0 ? UInt8.random(in: 0...255, using: &random) : UInt8(index / 500 & 0xff))
    }
    #expect(try output("gzip -dc <\"$1\"", gzip(bytes)) == bytes)
    #expect(gunzip(try output("gzip -c <\"$1\"", bytes), limit: count + 1) == bytes)
  }

  @Test func whatIsCutOrTooLargeDoesNotUnpack() {
    let bytes = [UInt8](repeating: 7, count: 1_000_000)
    let packed = gzip(bytes)
    #expect(gunzip(packed, limit: 999_999) == nil)
    for sixteenth in 0..<16 {
      #expect(gunzip(Array(packed.prefix(packed.count * sixteenth / 16)), limit: 2_000_000) == nil)
    }
    #expect(gunzip(Array("no gzip".utf8), limit: 100) == nil)
  }

  /// RFC 1952: a file is a series of members; `cat a.gz b.gz` is one, and so is what logrotate appends.
  @Test func allMembersAreReadOrNothing() throws {
    let (one, two) = ([UInt8](repeating: 1, count: 70_000), [UInt8]("two".utf8))
    #expect(gunzip(gzip(one) + gzip(two), limit: 100_000) == one + two)
    #expect(try output("gzip -dc <\"$1\"", gzip(one) + gzip(two)) == one + two)
    #expect(gunzip(gzip(one) + gzip([]) + [0, 0, 0], limit: 100_000) == one, "padding")
    #expect(gunzip(gzip(one) + gzip(two), limit: 70_001) == nil)
    #expect(gunzip(gzip(one) + two, limit: 100_000) == nil)
    #expect(gunzip(gzip(one) + gzip(two).dropLast(), limit: 100_000) == nil)
  }

  @Test func tarReadsWhatWeWriteAndWeReadWhatItWrites() throws {
    let files = [
      TarArchive.File(name: "map/index.xml", bytes: Array("<cpus/>\n".utf8)),
      TarArchive.File(name: "map/empty", bytes: []),
      TarArchive.File(name: "map/long.xml", bytes: [UInt8](repeating: 0x41, count: 1025)),
    ]
    let bytes = TarArchive(files: files).bytes
    let listed = String(
      decoding: try output("tar -tf \"$1\" && tar -xOf \"$1\" map/index.xml", bytes), as: UTF8.self)
    #expect(listed == "map/index.xml\nmap/empty\nmap/long.xml\n<cpus/>\n")
    let theirs = try output("tar -xf \"$1\" && tar --format=ustar -cf - map", bytes)
    let read = try #require(TarArchive(theirs))
    #expect(Set(read.files) == Set(files))
    #expect(TarArchive(Array(bytes.prefix(bytes.count / 3))) == nil)
    #expect(TarArchive([]) == nil)
  }
}
