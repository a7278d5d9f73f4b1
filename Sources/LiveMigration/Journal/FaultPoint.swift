#if DEBUG
  internal import Glibc
#endif

/// A point where the process kills itself for a test: `MARTLET_FAULT=before:STEP` or `after:STEP`, by the journal's steps.
enum FaultPoint {
  /// Before or after a line of the journal is on disk.
  enum Moment: String { case before, after }

  /// Ends the process by SIGKILL if the environment asks for it at this point; does nothing in a release build.
  static func pass(_ moment: Moment, _ step: MigrationStep) {
    #if DEBUG
      endIfWanted(moment, step)
    #endif
  }

  #if DEBUG
    private static func endIfWanted(_ moment: Moment, _ step: MigrationStep) {
      guard let wanted = unsafe getenv("MARTLET_FAULT") else { return }
      guard unsafe String(cString: wanted) == "\(moment.rawValue):\(step.rawValue)" else { return }
      kill(getpid(), SIGKILL)
      // The signal is on its way.
      while true { pause() }
    }
  #endif
}
