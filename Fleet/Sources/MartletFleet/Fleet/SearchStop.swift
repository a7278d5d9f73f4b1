import ArgumentParser
import Foundation
import Synchronization

/// How often SIGINT came while a search ran.
private let interrupts = Atomic(0)

/// Ends a search after seconds, or at the first Ctrl-C, with the best that was found.
///
/// A second Ctrl-C ends the program.
final class SearchStop: Sendable {
  private let end: ContinuousClock.Instant?

  /// - Parameter seconds: How long the search may take; nil for no limit.
  init(after seconds: Int?) {
    end = seconds.map { .now + .seconds($0) }
    interrupts.store(0, ordering: .relaxed)
  }

  /// Whether the search ends now.
  var isReached: Bool { isOperators || end.map { $0 <= .now } ?? false }

  /// Whether the operator ended it.
  var isOperators: Bool { interrupts.load(ordering: .relaxed) > 0 }

  /// Runs a search that asks this whether to end.
  ///
  /// The handler counts and writes, which a handler may (signal-safety(7)). A source of Dispatch's begins to listen some time after it is
  /// resumed, and a Ctrl-C until then is lost.
  func during<Answer>(_ search: (@escaping @Sendable () -> Bool) throws -> Answer) rethrows -> Answer {
    signal(SIGINT) { _ in
      guard interrupts.add(1, ordering: .relaxed).oldValue == 0 else { _exit(130) }
      let said: StaticString = "martlet: stopping; what is found so far follows. Ctrl-C again ends at once.\n"
      _ = unsafe write(2, said.utf8Start, said.utf8CodeUnitCount)
    }
    defer { signal(SIGINT, SIG_DFL) }
    return try search { self.isReached }
  }

  /// Ends the command with 130 if the operator ended the search: its answer is printed, and nothing is carried out.
  func check() throws { if isOperators { throw ExitCode(130) } }

  /// Refuses a limit out of range.
  static func check(_ seconds: Int?) throws {
    guard (1...604_800).contains(seconds ?? 1) else {
      throw ValidationError("--time-limit takes a number of seconds from 1 to 604800.")
    }
  }
}
