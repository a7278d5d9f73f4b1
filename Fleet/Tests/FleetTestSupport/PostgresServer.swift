internal import Foundation
internal import Synchronization

/// A PostgreSQL server of one test's own, on the loopback and on a socket.
///
/// Its data, socket and certificate are in a folder of its own, and it runs as an ordinary user. It ends with its last reference, or with
/// the tests however they end. Nothing that it writes reaches the disk in time (`fsync=off`), so it tests no loss of power.
public final class PostgresServer: Sendable {
  /// Where the newest installed server's programs are; nil if none is installed.
  public static let programs: String? = {
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
    return versions.compactMap(Int.init).sorted().reversed().map { "/usr/lib/postgresql/\($0)/bin" }
      .first { FileManager.default.isExecutableFile(atPath: $0 + "/initdb") }
  }()
  /// Whether such a server can be started.
  public static var isInstalled: Bool { programs != nil }

  private static let one = Result { try PostgresServer() }
  /// The server that all tests of a process use that neither stop it nor change its settings.
  public static func shared() throws -> PostgresServer { try one.get() }

  /// The folder of all its files and of its socket.
  public let folder: String
  /// The port at 127.0.0.1, and in the socket's name.
  public let port: Int
  /// The superuser's password, which the port asks for and the socket does not; URIs write some of its characters by their codes.
  public let password = "open/Sesame@7?"
  private let settings: [String: String]
  private let watcher = Process()
  private let life = Pipe()
  private let databases = Mutex(0)

  /// A program that failed, with what it said.
  public struct Failure: Error, CustomStringConvertible {
    /// What it said.
    public var description: String
  }

  /// Makes a cluster and starts it.
  ///
  /// - Parameter settings: Lines of postgresql.conf that differ from `fsync=off` and the like.
  public init(settings: [String: String] = [:]) throws {
    guard let programs = Self.programs else { throw Failure(description: "PostgreSQL is not installed") }
    self.settings = settings
    folder =
      FileManager.default.temporaryDirectory.appending(
        path: "pg-" + UUID().uuidString.prefix(8).lowercased()
      ).path
    port = try LoopbackSSHD.freePort()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // A watcher, which sees the end of the pipe when this process ends.
    watcher.executableURL = URL(fileURLWithPath: "/bin/bash")
    watcher.arguments =
      [
        "-c",
        #"""
        trap '' INT TERM HUP
        folder=$1; shift
        cat >/dev/null
        cd / && "$@" -D "$folder/data" -m immediate stop >/dev/null 2>&1
        rm -rf "$folder"
        """#, "watcher", folder,
      ] + Self.user + [programs + "/pg_ctl"]
    watcher.standardInput = life
    watcher.standardOutput = FileHandle.nullDevice
    watcher.standardError = FileHandle.nullDevice
    try watcher.start()
    try write(password + "\n", "password")
    try Self.run([
      "/usr/bin/openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
      "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
      "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", folder + "/server.key", "-out",
      folder + "/server.crt",
    ])
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder + "/server.key")
    if getuid() == 0 {
      try Self.run(["/bin/chown", "-R", "nobody:nogroup", folder])
    }
    try Self.run(
      Self.user + [
        programs + "/initdb", "-D", folder + "/data", "-U", "martlet", "-E", "UTF8", "--locale=C",
        "--no-sync", "--pwfile", folder + "/password", "-A", "scram-sha-256",
      ])
    try write(
      """
      local all all trust
      host all all 127.0.0.1/32 scram-sha-256

      """, "data/pg_hba.conf")
    let lines = [
      "port": "\(port)", "unix_socket_directories": folder, "listen_addresses": "127.0.0.1",
      "fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "max_connections": "40",
      "ssl": "on", "ssl_cert_file": folder + "/server.crt", "ssl_key_file": folder + "/server.key",
    ].merging(settings) { $1 }
    try write(
      lines.sorted { $0.key < $1.key }.map { "\($0) = '\($1)'\n" }.joined(), "data/postgresql.auto.conf")
    try start()
  }

  deinit {
    try? life.fileHandleForWriting.close()
    watcher.waitUntilExit()
  }

  /// How a server stops.
  public enum Stop: String, Sendable {
    /// Sessions are ended, and what they did is kept or undone.
    case fast
    /// As by a crash: nothing is said, and the next start recovers.
    case immediate
  }

  /// Stops it and waits for its end.
  public func stop(_ how: Stop = .fast) throws { try control(["-m", how.rawValue, "stop"]) }

  /// Starts it after a stop and waits until it answers.
  public func start() throws { try control(["-t", "120", "-l", folder + "/log", "start"]) }

  private func control(_ words: [String]) throws {
    guard let programs = Self.programs else { return }
    // The server must not inherit the socket at whose end Foundation sees that a process has ended.
    let closing = #"""
      (for file in /proc/self/fd/*; do file=${file##*/}; [ "$file" -gt 2 ] && eval "exec $file>&-"; done; exec "$@") 2>&1
      exit $?
      """#
    try Self.run(
      ["/bin/bash", "-c", closing, "closing"] + Self.user + [
        programs + "/pg_ctl", "-D", folder + "/data", "-w",
      ] + words)
  }

  /// A new, empty database's connection string, by the socket and without a password.
  public func makeDatabase() throws -> String {
    let number = databases.withLock { count in
      count += 1
      return count
    }
    try query("CREATE DATABASE test\(number) TEMPLATE template0")
    return address(database: "test\(number)")
  }

  /// A connection string by the socket, without a password.
  public func address(database: String = "postgres") -> String {
    "host=\(folder) port=\(port) user=martlet dbname=\(database)"
  }

  /// A URI by TLS, whose certificate is checked, with the password.
  public func secureAddress(database: String = "postgres") -> String {
    let code = password.map {
      $0.isLetter || $0.isNumber ? String($0) : "%" + String($0.asciiValue ?? 0, radix: 16)
    }
    .joined()
    return
      "postgresql://martlet:\(code)@localhost:\(port)/\(database)?hostaddr=127.0.0.1&sslmode=verify-full&sslrootcert=\(folder)/server.crt"
  }

  /// What psql prints for a statement: lines of columns with `|` between.
  @discardableResult public func query(_ sql: String, database: String = "postgres") throws -> String {
    guard let programs = Self.programs else { return "" }
    return try Self.run([
      programs + "/psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", address(database: database),
      "-c",
      sql,
    ])
  }

  /// What makes a program run as a user that may run a server: root may not.
  private static let user =
    getuid() == 0
    ? ["/usr/bin/setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"] : []

  private func write(_ text: String, _ name: String) throws {
    let path = folder + "/" + name
    // An existing file keeps its owner.
    if let file = FileHandle(forWritingAtPath: path) {
      try file.truncate(atOffset: 0)
      try file.write(contentsOf: Data(text.utf8))
      try file.close()
    } else {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }
  }

  @discardableResult private static func run(_ words: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: words[0])
    process.arguments = Array(words.dropFirst())
    process.currentDirectoryURL = URL(fileURLWithPath: "/")
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.start()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: "\(words.joined(separator: " ")): \(text)")
    }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
