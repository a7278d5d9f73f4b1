internal import SharedTables

/// The tables of jobs; a version that was published is never edited.
enum JobTables {
  /// How they are made; the lock is "MARTJOBS".
  static let plan = TablesPlan(
    what: "jobs", format: "job_format", version: 1, lock: 5_566_821_136_384_082_515, postgres: postgres,
    sqlite: sqlite)

  /// A job's columns in the order in which both databases' rows are read.
  static let columns =
    "number, name, kind, spec, key, state, attempts, most_attempts, fence, worker, lease, is_stop_wished, progress, words, made, ended, events"

  /// The turn after those of all jobs that have not ended; two jobs of one turn come by their numbers.
  static let lastTurn =
    "(SELECT coalesce(max(turn), 0) + 1 FROM @jobs WHERE state IN ('waiting', 'running'))"

  /// PostgreSQL's tables.
  private static let postgres = """
    CREATE SCHEMA IF NOT EXISTS martlet;
    CREATE TABLE martlet.job_format (version int4 NOT NULL);
    INSERT INTO martlet.job_format VALUES (1);
    CREATE TABLE martlet.jobs (
      number int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      name text COLLATE "C" UNIQUE,
      kind text COLLATE "C" NOT NULL,
      spec text NOT NULL,
      key text COLLATE "C" UNIQUE,
      state text COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'stopped')),
      attempts int4 NOT NULL CHECK (attempts >= 0),
      most_attempts int4 NOT NULL CHECK (most_attempts > 0),
      fence int8 NOT NULL,
      worker text,
      lease int8 CHECK ((lease IS NOT NULL) = (state = 'running')),
      is_stop_wished boolean NOT NULL,
      progress text,
      words text,
      made int8 NOT NULL,
      ended int8 CHECK ((ended IS NOT NULL) = (state IN ('done', 'failed', 'stopped'))),
      events int8 NOT NULL,
      turn int8 NOT NULL,
      untold_until int8
    ) WITH (fillfactor = 80);
    CREATE INDEX jobs_untold ON martlet.jobs (untold_until) WHERE untold_until IS NOT NULL;
    CREATE INDEX jobs_open ON martlet.jobs (turn, number) WHERE state IN ('waiting', 'running');
    CREATE TABLE martlet.job_steps (
      job int8 NOT NULL REFERENCES martlet.jobs ON DELETE CASCADE,
      number int4 NOT NULL CHECK (number >= 0),
      fence int8 NOT NULL,
      text text NOT NULL,
      time int8 NOT NULL,
      PRIMARY KEY (job, number)
    );
    CREATE TABLE martlet.job_events (
      job int8 NOT NULL REFERENCES martlet.jobs ON DELETE CASCADE,
      number int8 NOT NULL CHECK (number > 0),
      kind text COLLATE "C" NOT NULL,
      fence int8 NOT NULL,
      worker text,
      time int8 NOT NULL,
      PRIMARY KEY (job, number)
    );
    CREATE TABLE martlet.job_results (
      job int8 PRIMARY KEY REFERENCES martlet.jobs ON DELETE CASCADE,
      body bytea NOT NULL
    );
    CREATE TABLE martlet.job_documents (
      name text COLLATE "C" PRIMARY KEY,
      note text NOT NULL,
      body bytea NOT NULL
    );
    CREATE TABLE martlet.moves (
      number int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      plan text COLLATE "C" NOT NULL,
      guest text COLLATE "C" NOT NULL,
      job int8 NOT NULL,
      fence int8 NOT NULL,
      step text NOT NULL,
      outcome text,
      begun int8 NOT NULL,
      ended int8 CHECK ((ended IS NOT NULL) = (outcome IS NOT NULL))
    );
    CREATE UNIQUE INDEX moves_open ON martlet.moves (guest) WHERE outcome IS NULL;
    CREATE INDEX moves_plan ON martlet.moves (plan, number);
    """

  /// SQLite's tables.
  private static let sqlite = """
    CREATE TABLE job_format (version INTEGER NOT NULL) STRICT;
    INSERT INTO job_format VALUES (1);
    CREATE TABLE jobs (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT UNIQUE,
      kind TEXT NOT NULL,
      spec TEXT NOT NULL,
      key TEXT UNIQUE,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'stopped')),
      attempts INTEGER NOT NULL CHECK (attempts >= 0),
      most_attempts INTEGER NOT NULL CHECK (most_attempts > 0),
      fence INTEGER NOT NULL,
      worker TEXT,
      lease INTEGER CHECK ((lease IS NOT NULL) = (state = 'running')),
      is_stop_wished INTEGER NOT NULL,
      progress TEXT,
      words TEXT,
      made INTEGER NOT NULL,
      ended INTEGER CHECK ((ended IS NOT NULL) = (state IN ('done', 'failed', 'stopped'))),
      events INTEGER NOT NULL,
      turn INTEGER NOT NULL,
      untold_until INTEGER
    ) STRICT;
    CREATE INDEX jobs_untold ON jobs (untold_until) WHERE untold_until IS NOT NULL;
    CREATE INDEX jobs_open ON jobs (turn, number) WHERE state IN ('waiting', 'running');
    CREATE TABLE job_steps (
      job INTEGER NOT NULL REFERENCES jobs ON DELETE CASCADE,
      number INTEGER NOT NULL CHECK (number >= 0),
      fence INTEGER NOT NULL,
      text TEXT NOT NULL,
      time INTEGER NOT NULL,
      PRIMARY KEY (job, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE job_events (
      job INTEGER NOT NULL REFERENCES jobs ON DELETE CASCADE,
      number INTEGER NOT NULL CHECK (number > 0),
      kind TEXT NOT NULL,
      fence INTEGER NOT NULL,
      worker TEXT,
      time INTEGER NOT NULL,
      PRIMARY KEY (job, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE job_results (
      job INTEGER PRIMARY KEY REFERENCES jobs ON DELETE CASCADE,
      body BLOB NOT NULL
    ) STRICT;
    CREATE TABLE job_documents (name TEXT PRIMARY KEY, note TEXT NOT NULL, body BLOB NOT NULL) STRICT;
    CREATE TABLE moves (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      plan TEXT NOT NULL,
      guest TEXT NOT NULL,
      job INTEGER NOT NULL,
      fence INTEGER NOT NULL,
      step TEXT NOT NULL,
      outcome TEXT,
      begun INTEGER NOT NULL,
      ended INTEGER CHECK ((ended IS NOT NULL) = (outcome IS NOT NULL))
    ) STRICT;
    CREATE UNIQUE INDEX moves_open ON moves (guest) WHERE outcome IS NULL;
    CREATE INDEX moves_plan ON moves (plan, number);
    """

  /// A word of a column as its case.
  ///
  /// - Throws: `JobFailure` of kind `newer` for a word that this version does not know.
  static func word<Word: RawRepresentable<String>>(_ text: String) throws(JobFailure) -> Word {
    guard let word = Word(rawValue: text) else {
      throw JobFailure(.newer, "the tables of jobs hold \(text), which this Martlet does not know")
    }
    return word
  }
}
