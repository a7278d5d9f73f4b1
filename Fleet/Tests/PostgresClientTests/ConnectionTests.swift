import FleetTestSupport
import Foundation
import Testing

@testable import PostgresClient

@Suite(
  .enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed (package postgresql)"),
  .timeLimit(.minutes(10)))
struct ConnectionTests {
  @Test func passwordByTLSWithCheckedCertificate() throws {
    let server = try PostgresServer.shared()
    let address = try PostgresAddress(server.secureAddress())
    let connection = try PostgresConnection(address)
    #expect(connection.isSecure)
    #expect(connection.serverVersion >= 130_000)
    let row = try connection.execute(
      "SELECT ssl, version, current_setting('application_name'), (SELECT rolpassword FROM pg_authid WHERE rolname = current_user) FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
    )[0]
    #expect(try row.boolean(0) && row.text(1).hasPrefix("TLSv1."))
    #expect(try row.text(2) == "martlet")
    #expect(try row.text(3).hasPrefix("SCRAM-SHA-256$"))
    #expect(!"\(address)".contains("Sesame"))
  }

  /// What an address sets wins over Martlet's defaults.
  @Test func addressWinsOverDefaults() throws {
    let server = try PostgresServer.shared()
    let connection = try PostgresConnection(
      PostgresAddress(server.address() + " application_name=mine options='-c work_mem=5MB'"))
    let row = try connection.execute(
      "SELECT current_setting('application_name'), current_setting('work_mem')")[0]
    #expect(try row.text(0) == "mine")
    #expect(try row.text(1) == "5MB")
  }

  @Test func settingsReachTheSession() throws {
    let connection = try freshConnection {
      $0.statementLimit = .milliseconds(61_000)
      $0.lockLimit = .seconds(7)
      $0.idleTransactionLimit = .seconds(120)
      $0.searchPath = "martlet, pg_temp"
    }
    let names = [
      "statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout", "search_path",
      "client_encoding",
    ]
    let values = try names.map {
      try connection.execute("SELECT current_setting($1)", [.text($0)])[0].text(0)
    }
    #expect(values == ["61s", "7s", "2min", "martlet, pg_temp", "UTF8"])
  }

  /// Each refusal has its kind, one line, and no password.
  @Test(arguments: [
    (
      "wrong password", "postgresql://martlet:wrong-sesame@127.0.0.1:PORT/postgres",
      PostgresFailure.Kind.notAdmitted
    ),
    ("no password", "postgresql://martlet@127.0.0.1:PORT/postgres?passfile=/dev/null", .notAdmitted),
    ("no such user", "postgresql://nobody:wrong-sesame@127.0.0.1:PORT/postgres", .notAdmitted),
    ("no such database", "host=FOLDER port=PORT user=martlet dbname=none password=wrong-sesame", .missing),
    ("no server", "postgresql://martlet:wrong-sesame@127.0.0.1:1/postgres", .unreachable),
    ("no socket", "host=/nonexistent user=martlet password=wrong-sesame", .unreachable),
    (
      "wrong certificate",
      "postgresql://martlet:wrong-sesame@localhost:PORT/postgres?sslmode=verify-full&sslrootcert=/dev/null",
      .unreachable
    ),
    ("no port", "postgresql://martlet:wrong-sesame@127.0.0.1:99999/postgres", .badAddress),
    ("unknown service", "service=none password=wrong-sesame", .badAddress),
  ])
  func refusals(name: String, text: String, kind: PostgresFailure.Kind) throws {
    let server = try PostgresServer.shared()
    let address = try PostgresAddress(
      text.replacing("PORT", with: "\(server.port)").replacing("FOLDER", with: server.folder))
    let failure = try #require(try problem { _ = try PostgresConnection(address) }, "\(name)")
    #expect(failure.kind == kind, "\(failure)")
    #expect(failure.fate == .undone)
    #expect(!failure.reason.contains("sesame") && !failure.reason.contains("\n"), "\(failure)")
    #expect(failure.reason.hasPrefix("\(address): "))
  }

  /// A server that has no connection left for this user, now or for others.
  @Test func serversThatAreFull() throws {
    let server = try PostgresServer.shared()
    try server.query("CREATE ROLE crowded LOGIN CONNECTION LIMIT 0")
    let address = try PostgresAddress(
      "host=\(server.folder) port=\(server.port) user=crowded dbname=postgres")
    #expect(try problem { _ = try PostgresConnection(address) }?.kind == .exhausted)
  }

  /// libpq reads the password from the user's file.
  @Test func passwordFile() throws {
    let server = try PostgresServer.shared()
    let file = server.folder + "/pgpass-\(UUID().uuidString)"
    let line = "127.0.0.1:\(server.port):*:martlet:\(server.password)\n"
    #expect(
      FileManager.default.createFile(
        atPath: file, contents: Data(line.utf8), attributes: [.posixPermissions: 0o600]))
    let address = try PostgresAddress(
      "postgresql://martlet@127.0.0.1:\(server.port)/postgres?passfile=\(file)")
    #expect(try PostgresConnection(address).execute("SELECT 1::int4")[0].integer(0) == 1)
  }

  /// The first host refuses, the second answers.
  @Test func deadHostsArePassedOver() throws {
    let server = try PostgresServer.shared()
    let code = server.secureAddress().split(separator: ":")[2].split(separator: "@")[0]
    let address = try PostgresAddress(
      "postgresql://martlet:\(code)@127.0.0.1:1,127.0.0.1:\(server.port)/postgres?target_session_attrs=read-write"
    )
    let row = try PostgresConnection(address).execute("SELECT inet_server_port()")[0]
    #expect(try row.integer(0) == server.port)
  }

  /// libpq skips a host that takes calls and never answers, after its time.
  @Test func silentHostsArePassedOver() throws {
    let server = try PostgresServer.shared()
    let silent = try SilentServer(answer: nil)
    let code = server.secureAddress().split(separator: ":")[2].split(separator: "@")[0]
    let address = try PostgresAddress(
      "postgresql://martlet:\(code)@127.0.0.1:\(silent.port),127.0.0.1:\(server.port)/postgres?connect_timeout=2"
    )
    try withExtendedLifetime(silent) {
      let row = try PostgresConnection(address).execute("SELECT inet_server_port()")[0]
      #expect(try row.integer(0) == server.port)
    }
  }

  /// What neither an address nor its service sets has Martlet's defaults, and what one of them sets stays.
  @Test func servicesHaveLimits() throws {
    let silent = try SilentServer(answer: nil)
    let server = try PostgresServer.shared()
    let file = server.folder + "/services"
    let text = """
      [silent]
      hostaddr=127.0.0.1
      port=\(silent.port)
      dbname=fleet
      sslmode=disable
      gssencmode=disable
      [server]
      host=127.0.0.1
      port=\(server.port)
      user=martlet
      dbname=postgres
      password=\(server.password)
      tcp_user_timeout=7000
      [local]
      host=\(server.folder)
      port=\(server.port)
      user=martlet
      dbname=postgres

      """
    #expect(FileManager.default.createFile(atPath: file, contents: Data(text.utf8)))
    // No other test of this process sets a variable.
    unsafe setenv("PGSERVICEFILE", file, 1)
    var settings = PostgresSettings()
    settings.connectSeconds = 2
    settings.deadPeerLimit = .seconds(60)
    let failure = try withExtendedLifetime(silent) {
      try problem { _ = try PostgresConnection(PostgresAddress("service=silent"), settings) }
    }
    #expect(failure?.kind == .unreachable, "\(String(describing: failure))")
    let connection = try PostgresConnection(PostgresAddress("service=server"), settings)
    #expect(try connection.limits() == [7000, 20, 10, 4])
    let names = ["idle", "interval", "count"].map { "current_setting('tcp_keepalives_\($0)')" }
    let row = try connection.execute("SELECT \(names.joined(separator: ", "))")[0]
    #expect(try (0..<3).map { try row.text($0) } == ["20", "10", "4"])
    let own = try PostgresConnection(PostgresAddress("service=server tcp_user_timeout=9000"), settings)
    #expect(try own.limits() == [9000, 20, 10, 4])
    #expect(try PostgresConnection(PostgresAddress("service=local")).execute("SELECT 1").count == 1)
  }

  @Test func oldServersAreRefused() throws {
    let old = try SilentServer(answer: "12.22")
    let address = try PostgresAddress(
      "postgresql://martlet@127.0.0.1:\(old.port)/fleet?sslmode=disable&gssencmode=disable")
    let failure = try withExtendedLifetime(old) {
      try #require(try problem { _ = try PostgresConnection(address) })
    }
    #expect(failure.kind == .tooOld)
    #expect(
      failure.reason
        == "postgresql://martlet@127.0.0.1:\(old.port)/fleet: this is PostgreSQL 12.22; Martlet needs 13 or newer"
    )
  }
}

extension PostgresConnection {
  /// The socket's TCP_USER_TIMEOUT, TCP_KEEPIDLE, TCP_KEEPINTVL and TCP_KEEPCNT.
  ///
  /// - SeeAlso: Linux, include/uapi/linux/tcp.h: 18, 4, 5, 6.
  fileprivate func limits() throws -> [Int32] {
    try alone { handle in
      ([18, 4, 5, 6] as [Int32]).map { option in
        var value: Int32 = -1
        var size = socklen_t(MemoryLayout<Int32>.size)
        _ = unsafe getsockopt(library.socket(handle), Int32(IPPROTO_TCP), option, &value, &size)
        return value
      }
    }
  }
}
