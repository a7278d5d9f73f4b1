public import Foundation
import Synchronization

extension Process {
  private static let starting = Mutex(())

  /// Starts a program while no other test does.
  ///
  /// Foundation knows that a program has ended when a socket is closed, which a program that starts at the same moment inherits: then the end is noticed
  /// when that one ends too, and whoever waits for it holds a thread meanwhile.
  public func start() throws {
    try Self.starting.withLock { _ in try run() }
  }
}
