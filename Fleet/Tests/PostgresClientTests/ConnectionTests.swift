import FleetTestSupport
import Foundation
import PostgresClient
import Testing

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
