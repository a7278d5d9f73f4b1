internal import GRDB

/// The tables of a store in SQLite, by version; a version that was published is never edited.
enum SQLiteSchema {
  /// The version that this build writes.
  static let version = 4

  /// "MTLF" as SQLite's application id, which tells a store from other databases.
  static let applicationID = 0x4d54_4c46

  /// The statements that lead from each version to the next; the first ones make an empty file version 1.
  static let steps: [String] = [
    """
    CREATE TABLE documents (
      id INTEGER PRIMARY KEY,
      digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
      format TEXT NOT NULL,
      size INTEGER NOT NULL CHECK (size >= 0),
      bytes BLOB NOT NULL,
      added TEXT NOT NULL
    ) STRICT;
    CREATE TABLE forms (
      id INTEGER PRIMARY KEY,
      key TEXT NOT NULL UNIQUE CHECK (length(key) = 64),
      bytes BLOB NOT NULL
    ) STRICT;
    CREATE TABLE hosts (
      id INTEGER PRIMARY KEY,
      source TEXT NOT NULL,
      name TEXT NOT NULL,
      uuid TEXT,
      form INTEGER NOT NULL REFERENCES forms,
      tables TEXT NOT NULL,
      cpus INTEGER, memory INTEGER, nodes INTEGER,
      facts TEXT NOT NULL,
      added TEXT NOT NULL,
      taken TEXT NOT NULL,
      removed TEXT
    ) STRICT;
    CREATE UNIQUE INDEX hosts_by_uuid ON hosts (uuid) WHERE uuid IS NOT NULL AND removed IS NULL;
    CREATE UNIQUE INDEX hosts_by_name ON hosts (name, source) WHERE removed IS NULL;
    CREATE INDEX hosts_by_form ON hosts (form);
    CREATE TABLE host_records (
      id INTEGER PRIMARY KEY,
      host INTEGER NOT NULL REFERENCES hosts ON DELETE CASCADE,
      document INTEGER NOT NULL REFERENCES documents,
      selector TEXT,
      points TEXT NOT NULL,
      origin TEXT NOT NULL,
      taken TEXT NOT NULL,
      added TEXT NOT NULL,
      form INTEGER NOT NULL REFERENCES forms,
      tables TEXT NOT NULL,
      facts TEXT NOT NULL
    ) STRICT;
    CREATE INDEX host_records_by_host ON host_records (host, taken);
    CREATE INDEX host_records_by_document ON host_records (document);
    CREATE TABLE guests (
      id INTEGER PRIMARY KEY,
      source TEXT NOT NULL,
      name TEXT NOT NULL,
      uuid TEXT,
      host INTEGER REFERENCES hosts ON DELETE SET NULL,
      form INTEGER NOT NULL REFERENCES forms,
      next INTEGER REFERENCES forms,
      tables TEXT NOT NULL,
      cpus INTEGER, memory INTEGER, huge_pages TEXT,
      added TEXT NOT NULL,
      taken TEXT NOT NULL,
      removed TEXT
    ) STRICT;
    CREATE UNIQUE INDEX guests_by_uuid ON guests (uuid) WHERE uuid IS NOT NULL;
    CREATE INDEX guests_by_name ON guests (name, source);
    CREATE INDEX guests_by_class ON guests (form, host, next) WHERE removed IS NULL;
    CREATE INDEX guests_by_host ON guests (host);
    CREATE TABLE guest_records (
      guest INTEGER NOT NULL REFERENCES guests ON DELETE CASCADE,
      document INTEGER NOT NULL REFERENCES documents,
      host INTEGER REFERENCES hosts ON DELETE SET NULL,
      taken TEXT NOT NULL,
      form INTEGER NOT NULL REFERENCES forms,
      next INTEGER REFERENCES forms,
      PRIMARY KEY (guest, taken, document)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX guest_records_by_document ON guest_records (document);
    CREATE TABLE host_tags (
      host INTEGER NOT NULL REFERENCES hosts ON DELETE CASCADE,
      key TEXT NOT NULL, value TEXT NOT NULL,
      PRIMARY KEY (host, key)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE guest_tags (
      guest INTEGER NOT NULL REFERENCES guests ON DELETE CASCADE,
      key TEXT NOT NULL, value TEXT NOT NULL,
      PRIMARY KEY (guest, key)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE waivers (
      id INTEGER PRIMARY KEY,
      guest TEXT NOT NULL, feature TEXT NOT NULL, reason TEXT NOT NULL,
      until TEXT, added TEXT NOT NULL,
      UNIQUE (guest, feature)
    ) STRICT;
    """,
    // What tells in constant time whether a store is the same, and whether a form may be of other tables.
    """
    CREATE TABLE revisions (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      number INTEGER NOT NULL
    ) STRICT;
    INSERT INTO revisions VALUES (1, 1);
    CREATE TABLE form_tables (
      id INTEGER PRIMARY KEY,
      digest TEXT NOT NULL UNIQUE,
      present INTEGER NOT NULL CHECK (present IN (0, 1))
    ) STRICT;
    INSERT INTO form_tables (digest, present)
      SELECT tables, 1 FROM hosts WHERE tables <> '' UNION SELECT tables, 1 FROM guests WHERE tables <> '';
    ALTER TABLE guest_records ADD COLUMN tables INTEGER REFERENCES form_tables;
    CREATE INDEX hosts_present ON hosts (id, name, form) WHERE removed IS NULL;
    CREATE INDEX hosts_unsettled ON hosts (id) WHERE tables = '';
    CREATE INDEX guests_unsettled ON guests (host, id) WHERE tables = '';
    """,
    // What Nova's scheduler goes by; of guests that were added before, nothing is known.
    """
    ALTER TABLE guests ADD COLUMN flavor TEXT;
    CREATE INDEX guests_by_flavor ON guests (flavor, host) WHERE flavor IS NOT NULL AND removed IS NULL;
    """,
    // How memory lies, as JSON; of hosts and guests that were added before, nothing is known.
    """
    ALTER TABLE hosts ADD COLUMN node_memory TEXT;
    ALTER TABLE guests ADD COLUMN memory_parts TEXT;
    """,
  ]

  /// Leads a database to this build's version, each step in a transaction of its own.
  static func migrate(_ db: Database, from version: Int) throws {
    for step in version..<self.version {
      try db.inTransaction(.immediate) {
        // Another process may have been first.
        guard try Int.fetchOne(db, sql: "PRAGMA user_version") == step else { return .rollback }
        try db.execute(sql: steps[step])
        try db.execute(sql: "PRAGMA user_version = \(step + 1)")
        if step == 0 { try db.execute(sql: "PRAGMA application_id = \(applicationID)") }
        return .commit
      }
    }
  }
}
