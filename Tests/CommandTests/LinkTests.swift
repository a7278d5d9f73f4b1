import Foundation
import TestSupport
import Testing

/// What the command is linked with: every library costs start-up, and Foundation brings 34 MB of ICU's data, libxml2 as much of the system's.
@Suite struct LinkTests {
  @Test func theCommandDoesWithoutFoundationAndICU() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["readelf", "--dynamic", "--dyn-syms", "--wide", martletPath]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(text.contains("libexpat"), "readelf has read the libraries")
    for line in text.split(separator: "\n") where line.contains("NEEDED") {
      #expect(
        !line.contains("libFoundation.so") && !line.contains("ICU") && !line.contains("libxml2"),
        "\(line)")
    }
    // What Swift's copy of ICU calls its functions.
    #expect(!text.contains("_foundation_unicode"))
  }
}
