internal import Glibc
internal import Synchronization

/// Whether SIGINT or SIGTERM requested the end; started work is then undone.
public enum Interruption {
  private static let hasCome = Atomic<Bool>(false)

  /// Records SIGINT and SIGTERM from now on instead of exiting.
  public static func isAwaited() {
    for number in [SIGINT, SIGTERM] {
      signal(number) { _ in Interruption.hasCome.store(true, ordering: .relaxed) }
    }
  }

  /// Throws `interrupted` once a signal has come.
  static func check() throws(LabError) {
    guard !hasCome.load(ordering: .relaxed) else { throw LabError(.interrupted, "interrupted") }
  }
}
