import Foundation
import Testing

/// The identifiers of a preflight's reasons: `--accept` takes those of the list in `Preflight.identifiers`, and no others.
@Suite struct PreflightIdentifierTests {
  @Test func theListHoldsThoseOfTheSources() throws {
    var used = Set<String>()
    var listed = Set<String>()
    for file in try swiftFiles(below: "Sources/LiveMigration") {
      for match in file.text.matches(of: /"((?:cpu|guest|host|option|target)\.[a-z-]+)"/) {
        let name = String(match.1)
        if file.path.hasSuffix("/Preflight.swift") { listed.insert(name) } else { used.insert(name) }
      }
    }
    // Not an identifier but a file's name.
    used.remove("target.xml")
    #expect(used.count > 15 && used.isSubset(of: listed), "\(used.subtracting(listed))")
  }
}
