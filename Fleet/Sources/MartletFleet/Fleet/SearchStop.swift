import ArgumentParser
import Dispatch
import Foundation
import Synchronization

/// Ends a search after seconds, or at the first Ctrl-C, with the best that was found.
///
/// A second Ctrl-C ends the program.
final class SearchStop: Sendable {
  private let wasAsked = Atomic(false)
  private let end: ContinuousClock.Instant?

  /// - Parameter seconds: How long the search may take; nil for no limit.
  init(after seconds: Int?) { end = seconds.map { .now + .seconds($0) } }

  /// Whether the search ends now.
  var isReached: Bool { wasAsked.load(ordering: .relaxed) || end.map { $0 <= .now } ?? false }

  /// Whether the operator ended it.
  var isOperators: Bool { wasAsked.load(ordering: .relaxed) }

  /// Runs a search that asks this whether to end.
  func during<Answer>(_ search: (@escaping @Sendable () -> Bool) throws -> Answer) rethrows -> Answer {
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler {
      guard !self.wasAsked.exchange(true, ordering: .relaxed) else { _exit(130) }
      FileHandle.standardError.write(
        Data("martlet: stopping; what is found so far follows. Ctrl-C again ends at once.\n".utf8))
    }
    source.resume()
    defer {
      source.cancel()
      signal(SIGINT, SIG_DFL)
    }
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
