import ArgumentParser
import FleetQuestions
import MartletQuestions

/// `martlet fleet copy`: copies a store into another one.
struct FleetCopy: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy",
    abstract: "Copy a whole store, with tags, waivers and history, into an empty one.",
    discussion: """
      Each is a file or the address of a PostgreSQL database, so that a fleet can move from one to the other and back. The new store is \
      made if it is not there; it is whole afterwards, or still empty. Others may use the old one meanwhile; what they change after \
      the copy began is not in it.

      Examples:
        martlet fleet copy fleet.martlet service=fleet
        martlet fleet copy postgresql://db1/fleet old.martlet
      """)
  @Argument(help: "The store: a file, or the address of a PostgreSQL database.") var from: String
  @Argument(help: "The empty or new store.") var to: String

  func run() async throws {
    let (source, target) = (try OpenFleet(path: from), try OpenFleet(path: to, isCreating: true))
    let counts = try source.copy(to: target)
    let parts = [("hosts", "host"), ("guests", "guest"), ("documents", "document")].map { table, noun in
      let count = counts[table] ?? 0
      return "\(count) \(noun)\(count == 1 ? "" : "s")"
    }
    writeAll(Array("Copied \(parts[0]), \(parts[1]) and \(parts[2]) to \(target.name).\n".utf8), to: 1)
  }
}
