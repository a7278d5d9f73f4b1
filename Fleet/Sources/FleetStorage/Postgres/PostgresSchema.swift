internal import PostgresClient

/// The tables of a store in PostgreSQL, in a schema of their own, by version; a version that was published is never edited.
///
/// Text is ordered by its bytes as in SQLite. Documents and forms arrive compressed, so that the server does not try again.
enum PostgresSchema {
  /// The schema in the database.
  static let name = "martlet"

  /// The version that this build writes.
  static var version: Int { steps.count }

  /// The advisory lock that one who changes tables holds: "MTLF".
  ///
  /// - SeeAlso: PostgreSQL, 13.3.5 "Advisory Locks".
  static let lock = 0x4d54_4c46

  /// Makes the revision another number.
  ///
  /// A standby that takes over, or a database that was restored, can lack the last changes. The steps are random, so that what is changed
  /// instead does not come to a number that somebody has met with another content.
  static let step = "UPDATE revisions SET number = number + 1 + CAST(floor(random() * 1073741824) AS bigint)"

  /// The statements that lead from each version to the next; the first ones make an empty schema version 1.
  static let steps: [String] = [
    """
    CREATE TABLE revisions (
      id bigint PRIMARY KEY CHECK (id = 1),
      number bigint NOT NULL
    );
    INSERT INTO revisions VALUES (1, 1);
    CREATE TABLE documents (
      id bigint PRIMARY KEY,
      digest text COLLATE "C" NOT NULL UNIQUE CHECK (length(digest) = 64),
      format text COLLATE "C" NOT NULL,
      size bigint NOT NULL CHECK (size >= 0),
      bytes bytea NOT NULL,
      added text COLLATE "C" NOT NULL
    );
    ALTER TABLE documents ALTER COLUMN bytes SET STORAGE EXTERNAL;
    CREATE TABLE forms (
      id bigint PRIMARY KEY,
      key text COLLATE "C" NOT NULL UNIQUE CHECK (length(key) = 64),
      bytes bytea NOT NULL
    );
    CREATE TABLE form_tables (
      id bigint PRIMARY KEY,
      digest text COLLATE "C" NOT NULL UNIQUE,
      present bigint NOT NULL CHECK (present IN (0, 1))
    );
    CREATE TABLE hosts (
      id bigint PRIMARY KEY,
      source text COLLATE "C" NOT NULL,
      name text COLLATE "C" NOT NULL,
      uuid text COLLATE "C",
      form bigint NOT NULL REFERENCES forms,
      tables text COLLATE "C" NOT NULL,
      cpus bigint, memory bigint, nodes bigint,
      node_memory text COLLATE "C",
      facts text COLLATE "C" NOT NULL,
      added text COLLATE "C" NOT NULL,
      taken text COLLATE "C" NOT NULL,
      removed text COLLATE "C"
    );
    CREATE UNIQUE INDEX hosts_by_uuid ON hosts (uuid) WHERE uuid IS NOT NULL AND removed IS NULL;
    CREATE UNIQUE INDEX hosts_by_name ON hosts (name, source) WHERE removed IS NULL;
    CREATE INDEX hosts_present ON hosts (id) INCLUDE (name, form) WHERE removed IS NULL;
    CREATE INDEX hosts_unsettled ON hosts (id) WHERE tables = '';
    CREATE TABLE host_records (
      id bigint PRIMARY KEY,
      host bigint NOT NULL REFERENCES hosts,
      document bigint NOT NULL REFERENCES documents,
      selector text COLLATE "C",
      points text COLLATE "C" NOT NULL,
      origin text COLLATE "C" NOT NULL,
      taken text COLLATE "C" NOT NULL,
      added text COLLATE "C" NOT NULL,
      form bigint NOT NULL REFERENCES forms,
      tables text COLLATE "C" NOT NULL,
      facts text COLLATE "C" NOT NULL
    );
    CREATE INDEX host_records_by_host ON host_records (host, taken);
    CREATE INDEX host_records_by_document ON host_records (document);
    CREATE TABLE guests (
      id bigint PRIMARY KEY,
      source text COLLATE "C" NOT NULL,
      name text COLLATE "C" NOT NULL,
      uuid text COLLATE "C",
      host bigint REFERENCES hosts,
      form bigint NOT NULL REFERENCES forms,
      next bigint REFERENCES forms,
      tables text COLLATE "C" NOT NULL,
      cpus bigint, memory bigint,
      huge_pages text COLLATE "C",
      memory_parts text COLLATE "C",
      flavor text COLLATE "C",
      added text COLLATE "C" NOT NULL,
      taken text COLLATE "C" NOT NULL,
      removed text COLLATE "C"
    );
    CREATE UNIQUE INDEX guests_by_uuid ON guests (uuid) WHERE uuid IS NOT NULL;
    CREATE INDEX guests_by_name ON guests (name, source, id);
    CREATE INDEX guests_by_class ON guests (form, host NULLS FIRST, next NULLS FIRST) WHERE removed IS NULL;
    CREATE INDEX guests_by_host ON guests (host);
    CREATE INDEX guests_by_flavor ON guests (flavor, host) WHERE flavor IS NOT NULL AND removed IS NULL;
    CREATE INDEX guests_unsettled ON guests (host, id) WHERE tables = '';
    CREATE TABLE guest_records (
      guest bigint NOT NULL REFERENCES guests,
      document bigint NOT NULL REFERENCES documents,
      host bigint REFERENCES hosts,
      taken text COLLATE "C" NOT NULL,
      form bigint NOT NULL REFERENCES forms,
      next bigint REFERENCES forms,
      tables bigint REFERENCES form_tables,
      PRIMARY KEY (guest, taken, document)
    );
    CREATE INDEX guest_records_by_document ON guest_records (document);
    CREATE TABLE host_tags (
      host bigint NOT NULL REFERENCES hosts,
      key text COLLATE "C" NOT NULL,
      value text COLLATE "C" NOT NULL,
      PRIMARY KEY (host, key)
    );
    CREATE TABLE guest_tags (
      guest bigint NOT NULL REFERENCES guests,
      key text COLLATE "C" NOT NULL,
      value text COLLATE "C" NOT NULL,
      PRIMARY KEY (guest, key)
    );
    CREATE TABLE form_owner (
      id bigint PRIMARY KEY CHECK (id = 1),
      tables text COLLATE "C" NOT NULL,
      martlet text COLLATE "C" NOT NULL
    );
    CREATE TABLE prepared_hosts (
      tables text COLLATE "C" NOT NULL,
      host bigint NOT NULL,
      version text COLLATE "C" NOT NULL,
      form bigint NOT NULL,
      facts text COLLATE "C" NOT NULL,
      record bigint,
      PRIMARY KEY (tables, host)
    );
    CREATE TABLE prepared_guests (
      tables text COLLATE "C" NOT NULL,
      guest bigint NOT NULL,
      version text COLLATE "C" NOT NULL,
      host bigint,
      host_version text COLLATE "C",
      form bigint NOT NULL,
      next bigint,
      PRIMARY KEY (tables, guest)
    );
    CREATE TABLE waivers (
      id bigint PRIMARY KEY,
      guest text COLLATE "C" NOT NULL,
      feature text COLLATE "C" NOT NULL,
      reason text COLLATE "C" NOT NULL,
      until text COLLATE "C",
      added text COLLATE "C" NOT NULL,
      UNIQUE (guest, feature)
    );
    """
  ]

  /// The version of the store in a database; nil where there is none.
  ///
  /// - Throws: `damaged` for a schema of that name that is no store.
  static func version(_ connection: PostgresConnection, _ path: String) throws -> Int? {
    // One statement on the catalogue's rows, since functions such as to_regclass see each its own moment.
    let found = try connection.execute(
      """
      SELECT coalesce(bool_or(c.relname = 'store_version'), false),
        coalesce(bool_or(c.relname IN ('documents', 'hosts', 'guests')), false)
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = '\(name)'
      """)
    guard let row = found.first else { return nil }
    guard try row.boolean(0) else {
      // The schema may be there for a user who may make none, or for the queue of jobs.
      guard try row.boolean(1) else { return nil }
      throw FleetStoreError(
        .damaged, "\(path): the schema \(name) of this database is not a store of martlet fleet")
    }
    let version = try connection.execute("SELECT number FROM \(name).store_version")
    guard let number = try version.first?.integer(0) else {
      throw FleetStoreError(.damaged, "\(path): the store has no version; it is damaged")
    }
    return number
  }

  /// Makes the tables, or leads them to this build's version, in one transaction that no other process makes at the same time.
  static func migrate(_ connection: PostgresConnection, _ path: String) throws {
    try connection.transaction {
      _ = try connection.execute("SELECT pg_advisory_xact_lock(\(lock))")
      // Another process may have been first.
      let found = try version(connection, path)
      guard found ?? 0 < version else { return }
      if found == nil {
        // Where it was made for a user who may make none, it stays.
        let isThere = try connection.execute("SELECT to_regnamespace('\(name)') IS NOT NULL").first?.boolean(
          0)
        if isThere != true { try connection.execute("CREATE SCHEMA \(name)") }
        try connection.run(
          script: """
            CREATE TABLE \(name).store_version (
              id bigint PRIMARY KEY CHECK (id = 1),
              number bigint NOT NULL
            );
            INSERT INTO \(name).store_version VALUES (1, 0);
            """)
      }
      for step in (found ?? 0)..<version {
        try connection.run(script: "SET LOCAL search_path TO \(name);\n" + steps[step])
      }
      _ = try connection.execute("UPDATE \(name).store_version SET number = $1", [.integer(version)])
    }
  }
}
