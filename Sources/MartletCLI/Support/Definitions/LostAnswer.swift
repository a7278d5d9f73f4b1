import LibvirtClient

/// What libvirt has after it did not say that it took a definition, asked over a new connection.
enum LostAnswer {
  /// The definition that was there before; final unless the daemon may still be at work on the other.
  case old(isFinal: Bool)
  /// Another definition.
  case other(DomainDefinitions.Domain)
  /// It cannot be asked, for that reason.
  case unknown(String)

  /// Asks the daemon of `uri` for the guest that was `domain`.
  init(_ failure: LibvirtFailure, from uri: String, about domain: DomainDefinitions.Domain) {
    do {
      let now = try DomainDefinitions(uri: uri, for: .writing).domain(domain.uuid)
      // A daemon that has lost its client finishes what it was asked for.
      self = now.definition == domain.definition ? .old(isFinal: failure.kind != .unavailable) : .other(now)
    } catch {
      self = .unknown(error.reason)
    }
  }
}

extension DomainDefinitions {
  /// A connection to the daemon of `uri`, or why there is none.
  convenience init(at uri: String, for access: Access) throws(CommandFailure) {
    do {
      try self.init(uri: uri, for: access)
    } catch {
      throw CommandFailure(error, at: uri)
    }
  }
}
