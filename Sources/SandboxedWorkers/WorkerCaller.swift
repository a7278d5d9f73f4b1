/// Whose documents a task reads, where several callers send some to one process.
///
/// A worker reads documents of one caller alone, so that a document which takes it over reaches nobody else's.
package enum WorkerCaller {
  /// The caller of this task; nil for the user of the process.
  @TaskLocal package static var current: String?
}
