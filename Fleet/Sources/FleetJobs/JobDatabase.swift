/// Where jobs are kept, and how changes are made together.
protocol JobDatabase: Sendable {
  /// Carries out the closure's changes together or not at all; it may be called again from its beginning.
  ///
  /// - Throws: `JobFailure`, and what the closure throws.
  func change<Value>(_ body: (any JobRows) throws -> Value) throws -> Value
}

/// The rows of jobs within one change.
protocol JobRows {
  /// The database's clock: milliseconds since 1970.
  func now() throws -> Int
  /// A job that nobody else changes until this change ends; nil for none of that number.
  func lock(_ number: Int) throws -> Job?
  /// A job as it is, which others may change meanwhile.
  func find(_ number: Int) throws -> Job?
  /// The job whose turn it is of those that can be claimed: one that waits, or whose lease has run out. It skips one that another change has locked.
  func lockNext(_ kinds: [String], at time: Int) throws -> Job?
  /// The job that a key leads to.
  func job(key: String) throws -> Job?
  /// A new job, with its number, whose turn comes after all others'; nil if another one has its key.
  func insert(_ job: Job) throws -> Job?
  /// Writes what can change of a locked job.
  func update(_ job: Job) throws
  /// Lets a locked job's turn come after all others'.
  func putLast(_ number: Int) throws
  func insert(_ event: Job.Event, of job: Int) throws
  func insert(_ step: Job.Step, of job: Int) throws
  /// How many steps a journal has.
  func stepCount(of job: Int) throws -> Int
  /// Steps from a number on, in order.
  func steps(of job: Int, from first: Int) throws -> [Job.Step]
  /// Events from a number on, in order.
  func events(of job: Int, from first: Int) throws -> [Job.Event]
  /// The newest jobs first.
  func newest(_ limit: Int) throws -> [Job]
}
