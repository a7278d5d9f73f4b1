internal import SharedTables

/// The tables of the schedule; a version that was published is never edited.
enum ScheduleTables {
  /// How they are made; the lock is "MARTSCHD".
  static let plan = TablesPlan(
    what: "the schedule", format: "refresh_format", version: 1, lock: 5_566_821_136_534_292_548,
    postgres: postgres, sqlite: sqlite)

  /// PostgreSQL's tables.
  private static let postgres = """
    CREATE SCHEMA IF NOT EXISTS martlet;
    CREATE TABLE martlet.refresh_format (version int4 NOT NULL);
    INSERT INTO martlet.refresh_format VALUES (1);
    CREATE TABLE martlet.refresh_plan (
      id int4 PRIMARY KEY CHECK (id = 1),
      every int8 NOT NULL CHECK (every > 0),
      connections int8 NOT NULL CHECK (connections > 0)
    );
    CREATE TABLE martlet.refresh_hosts (
      uri text COLLATE "C" PRIMARY KEY,
      due int8 NOT NULL,
      fence int8 NOT NULL,
      holder text,
      lease int8 CHECK ((lease IS NOT NULL) = (holder IS NOT NULL)),
      losses int8 NOT NULL,
      failures int8 NOT NULL,
      added int8 NOT NULL,
      asked int8,
      ended int8,
      answered int8,
      outcome text COLLATE "C",
      words text,
      seen text
    ) WITH (fillfactor = 70);
    CREATE INDEX refresh_hosts_due ON martlet.refresh_hosts (due, uri);
    CREATE INDEX refresh_hosts_held ON martlet.refresh_hosts (lease) WHERE lease IS NOT NULL;
    """

  /// SQLite's tables.
  private static let sqlite = """
    CREATE TABLE refresh_format (version INTEGER NOT NULL) STRICT;
    INSERT INTO refresh_format VALUES (1);
    CREATE TABLE refresh_plan (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      every INTEGER NOT NULL CHECK (every > 0),
      connections INTEGER NOT NULL CHECK (connections > 0)
    ) STRICT;
    CREATE TABLE refresh_hosts (
      uri TEXT PRIMARY KEY,
      due INTEGER NOT NULL,
      fence INTEGER NOT NULL,
      holder TEXT,
      lease INTEGER CHECK ((lease IS NOT NULL) = (holder IS NOT NULL)),
      losses INTEGER NOT NULL,
      failures INTEGER NOT NULL,
      added INTEGER NOT NULL,
      asked INTEGER,
      ended INTEGER,
      answered INTEGER,
      outcome TEXT,
      words TEXT,
      seen TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX refresh_hosts_due ON refresh_hosts (due, uri);
    CREATE INDEX refresh_hosts_held ON refresh_hosts (lease) WHERE lease IS NOT NULL;
    """
}
