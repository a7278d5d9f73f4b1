internal import LibvirtClient

/// An end of a migration: its daemon, and a connection that is opened anew after it was lost.
final class MigrationEnd {
  private(set) var host: MigrationHost
  private var attempt: BackgroundCall<MigrationHost>?

  /// An end that is connected.
  init(_ host: MigrationHost) { self.host = host }

  /// What the daemon says of a guest; does not wait for one that has to be connected to anew.
  func state(of uuid: String) -> Placement.End {
    reconnect()
    do throws(LibvirtFailure) {
      guard let guest = try host.guest(uuid) else { return .absent }
      return .has(guest.state)
    } catch {
      return .unknown
    }
  }

  /// Whether the daemon is moving a guest away.
  func isMoving(_ uuid: String) -> Bool {
    guard let job = try? host.job(uuid), job.phase == .running, job.isOutgoing else { return false }
    // libvirt keeps the job of a post-copy that broke, and nothing moves.
    guard let guest = try? host.guest(uuid) else { return true }
    return guest.state != .split
  }

  private func reconnect() {
    guard !host.isAlive else { return }
    switch attempt?.answer {
    case .success(let connected):
      host = connected
      attempt = nil
    case .failure: attempt = nil
    case nil:
      let uri = host.uri
      attempt = attempt ?? BackgroundCall { () throws(LibvirtFailure) in try MigrationHost(uri: uri) }
    }
  }
}
