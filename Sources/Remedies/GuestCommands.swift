internal import Wording

/// Commands of virsh on one guest, each a line that works when pasted.
///
/// - SeeAlso: virsh(1), shutdown: the command returns before the guest is off, which may take long or never happen.
public struct GuestCommands: Sendable {
  private let uri: String?
  private let name: String

  /// Creates commands for the guest `name` at `uri`, or at virsh's default connection.
  public init(_ name: String = "GUEST", at uri: String? = nil) {
    self.name = name
    self.uri = uri
  }

  /// The number of state queries, two seconds apart, before a guest counts as not shutting down.
  private static let tries = 150

  /// `virsh VERB GUEST ARGUMENTS` as a step.
  public func step(_ verb: String, _ arguments: [String] = [], note: String? = nil) -> Command {
    guard !isNumber else {
      return .script(
        (["virsh\(connection) \(verb) \(numberedName)"] + arguments.map(quoted)).joined(separator: " "),
        note: note)
    }
    let guest = name.hasPrefix("-") ? ["--domain", name] : [name]
    return .run(["virsh"] + connectionWords + [verb] + guest + arguments, note: note)
  }

  /// `virsh VERB GUEST ARGUMENTS` as a line.
  public func virsh(_ verb: String, _ arguments: String...) -> String { step(verb, arguments).text }

  /// `martlet VERB GUEST --connect URI OPTIONS` as a step; a guest name that begins with a dash goes to the end.
  ///
  /// - Parameters:
  ///   - verb: The words between `martlet` and the guest.
  ///   - options: One element per word.
  ///   - isFile: Whether the guest argument is a file.
  public func martlet(_ verb: [String], _ options: [String], isFile: Bool = false) -> Command {
    let words = (uri.map { Command.option("--connect", $0) } ?? []) + options
    let guest = isFile ? Command.path(name) : name
    let order = guest.hasPrefix("-") && guest != "-" ? words + ["--", guest] : [guest] + words
    return .run(["martlet"] + verb + order)
  }

  /// The same as a line, with already quoted options.
  public func martlet(_ verb: String, _ options: String = "", isFile: Bool = false) -> String {
    let words = [uri.map { optionWord("--connect", $0) }, options.isEmpty ? nil : options].compactMap(\.self)
    let guest = isFile ? quotedPath(name) : quoted(name)
    let order = name.hasPrefix("-") && name != "-" && !isFile ? words + ["--", guest] : [guest] + words
    return (["martlet", verb] + order).joined(separator: " ")
  }

  private var connectionWords: [String] { uri.map { Command.option("-c", $0) } ?? [] }

  private var connection: String { uri.map { " \(optionWord("-c", $0))" } ?? "" }

  /// Whether the name is a number, which virsh treats as the identifier of a running guest, perhaps another one, before it searches for a
  /// name.
  ///
  /// - SeeAlso: libvirt 9.0.0 tools/virsh-util.c, virshLookupDomainInternal.
  private var isNumber: Bool { !name.isEmpty && name.allSatisfy { $0.isASCII && $0.isNumber } }

  /// The UUID of a guest whose name is a number.
  private var numberedName: String {
    "\"$(virsh\(connection) list --all --uuid --name | awk 'NF == 2 && $2 == \"\(name)\" { print $1 }')\""
  }

  /// Shuts the guest down, waits at most five minutes until it is off, and only then starts it.
  public var powerCycle: Command { stopped(then: step("start")) }

  /// Shuts the guest down, waits at most five minutes until it is off, and only then runs `command`.
  func stopped(then command: Command, note: String? = nil) -> Command {
    .script(
      "\(virsh("shutdown")) && { for _ in $(seq \(Self.tries)); do "
        + "[ \"$(LC_ALL=C \(virsh("domstate")))\" = 'shut off' ] && break; sleep 2; done; "
        + "[ \"$(LC_ALL=C \(virsh("domstate")))\" = 'shut off' ] && \(command.text); }", note: note)
  }

  /// The file that `save` writes.
  private var savedFile: String { name.replacing("/", with: "_") + ".before.xml" }

  /// Saves the persistent definition, including passwords, in a file readable only by its owner; keeps an existing file.
  public var save: Command { save(in: savedFile) }

  /// Saves the persistent definition in a file of that name.
  package func save(in file: String) -> Command {
    .script(
      "(umask 077; set -C; \(virsh("dumpxml", "--inactive", "--security-info")) > \(quotedPath(file)))",
      note: "the backup")
  }

  /// Replaces the current definition by the one in a file.
  package func define(_ file: String) -> Command {
    .run(["virsh"] + connectionWords + ["define", Command.path(file)])
  }

  /// Restores the definition from `save` and power-cycles the guest.
  public var restore: [Command] { [define(savedFile), powerCycle] }

  /// The steps to edit a definition: a backup, the new lines, and a power cycle.
  ///
  /// - Parameters:
  ///   - lines: Lines of XML.
  ///   - place: What they replace, or where they go.
  package func edit(_ place: String, _ lines: [String]) -> [Command] {
    [save, .instruction("\(virsh("edit")): \(place)")] + lines.map { .configuration("  " + $0) }
      + [powerCycle]
  }
}

/// Commands of OpenStack's client on one server.
package enum ServerCommands {
  /// Stops the server, waits at most five minutes until it is off, and only then starts it: Nova answers a stop before it finishes,
  /// and refuses to start a server that is not stopped.
  ///
  /// - SeeAlso: nova nova/api/openstack/compute/servers.py, _stop_server (202); nova/compute/api.py, start.
  package static let powerCycle = Command.script(
    "openstack server stop SERVER && { for _ in $(seq 60); do "
      + "[ \"$(openstack server show -f value -c status SERVER)\" = SHUTOFF ] && break; sleep 5; done; "
      + "openstack server start SERVER; }")

  /// Stops the server, moves it, and starts it.
  package static let coldMigration: [Command] = [
    "openstack server migrate --wait SERVER    # cold: Nova stops it and starts it on another host",
    "# then, when it works there: openstack server resize confirm SERVER (or revert)",
  ]

  /// Takes the server back to where it was.
  package static let undoColdMigration: [Command] = [
    "openstack server migrate revert SERVER    # before it is confirmed; after that, migrate it again"
  ]
}

extension GuestCommands {
  /// Shuts the guest down, moves its definition, and starts it on the other host.
  ///
  /// - SeeAlso: virsh(1), migrate --offline: the definition moves, and neither memory nor disks.
  package var coldMigration: [Command] {
    let away = ["qemu+ssh://DESTINATION/system", "--offline", "--persistent", "--undefinesource"]
    return [
      stopped(then: step("migrate", away), note: "its disks must be available there too"),
      GuestCommands(name, at: "qemu+ssh://DESTINATION/system").step("start"),
    ]
  }

  /// Takes the guest back the same way.
  package var undoColdMigration: [Command] {
    let there = GuestCommands(name, at: "qemu+ssh://DESTINATION/system")
    return [
      there.stopped(
        then: there.step(
          "migrate", ["qemu+ssh://SOURCE/system", "--offline", "--persistent", "--undefinesource"])),
      step("start"),
    ]
  }
}
