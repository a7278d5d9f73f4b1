public import CPUReaders
internal import Foundation
public import LibvirtClient
public import MartletQuestions

/// The questions that a roll puts to hosts, and what it does to their guests.
public struct HostControl: Sendable {
  /// A guest as its host sees it.
  public struct Guest: Sendable, Hashable {
    /// The domain's name.
    public var name: String
    /// Whether it is shut off.
    public var isOff: Bool
    /// Whether the host keeps a definition of it.
    public var isPersistent: Bool

    /// A guest.
    public init(name: String, isOff: Bool, isPersistent: Bool) {
      self.name = name
      self.isOff = isOff
      self.isPersistent = isPersistent
    }

    init(_ guest: MigrationGuest) {
      self.init(name: guest.name, isOff: guest.state == .off, isPersistent: guest.isPersistent)
    }
  }

  /// The guests that run on the host of a URI; blocks.
  public var guests: @Sendable (_ uri: String) -> Result<[Guest], LibvirtFailure>
  /// A guest on that host by UUID or name, nil if it has none; blocks.
  public var guest: @Sendable (_ uri: String, _ guest: String) -> Result<Guest?, LibvirtFailure>
  /// Asks a guest to turn itself off; the reason if it cannot be asked; blocks.
  public var shutDown: @Sendable (_ uri: String, _ guest: String) -> LibvirtFailure?
  /// Starts a guest; the reason if it does not start; blocks.
  public var start: @Sendable (_ uri: String, _ guest: String) -> LibvirtFailure?
  /// Captures a host by a URI.
  public var capture: @Sendable (_ uri: String) async -> Result<Document, QuestionError>

  /// Other ways to ask.
  public init(
    guests: @escaping @Sendable (String) -> Result<[Guest], LibvirtFailure>,
    guest: @escaping @Sendable (String, String) -> Result<Guest?, LibvirtFailure>,
    shutDown: @escaping @Sendable (String, String) -> LibvirtFailure?,
    start: @escaping @Sendable (String, String) -> LibvirtFailure?,
    capture: @escaping @Sendable (String) async -> Result<Document, QuestionError>
  ) {
    self.guests = guests
    self.guest = guest
    self.shutDown = shutDown
    self.start = start
    self.capture = capture
  }

  /// By libvirt's library.
  ///
  /// - Parameter allowsPrograms: Whether URIs pass that run programs.
  public static func libvirt(allowsPrograms: Bool) -> HostControl {
    @Sendable func open(_ uri: String) throws(LibvirtFailure) -> MigrationHost {
      try MigrationHost(uri: uri, allowsPrograms: allowsPrograms)
    }
    @Sendable func failure(of body: () throws(LibvirtFailure) -> Void) -> LibvirtFailure? {
      do throws(LibvirtFailure) { try body() } catch { return error }
      return nil
    }
    return HostControl(
      guests: { uri in
        Result { () throws(LibvirtFailure) in try open(uri).activeGuests().map { Guest($0) } }
      },
      guest: { uri, guest in
        Result { () throws(LibvirtFailure) in try open(uri).guest(guest).map { Guest($0) } }
      },
      shutDown: { uri, guest in failure { () throws(LibvirtFailure) in try open(uri).shutDown(guest) } },
      start: { uri, guest in failure { () throws(LibvirtFailure) in try open(uri).start(guest) } },
      capture: { uri in
        do throws(QuestionError) {
          return .success(
            try await DocumentSource.argument(uri).host(HostAccess(allowsPrograms: allowsPrograms)))
        } catch { return .failure(error) }
      })
  }
}

/// Runs what blocks, and gives up after a time; the thread then ends when what blocks it does.
func onThread<Value: Sendable>(
  within limit: Duration, _ body: @escaping @Sendable () -> Value
) async -> Value? {
  let once = Once<Value>()
  return await withCheckedContinuation { continuation in
    once.hold(continuation)
    Thread.detachNewThread { once.end(body()) }
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(Int(limit / .milliseconds(1)))) {
      once.end(nil)
    }
  }
}

/// A continuation that is resumed once.
private final class Once<Value: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var continuation: CheckedContinuation<Value?, Never>?

  func hold(_ continuation: CheckedContinuation<Value?, Never>) {
    lock.withLock { self.continuation = continuation }
  }

  func end(_ value: Value?) {
    let waiting = lock.withLock {
      defer { continuation = nil }
      return continuation
    }
    waiting?.resume(returning: value)
  }
}
