internal import LibvirtClient

/// libvirt's state after an unconfirmed change of a definition.
enum LostAnswer {
  /// The definition that was there before; final unless the daemon may still be at work on the other.
  case old(isFinal: Bool)
  /// Another definition.
  case other(DomainDefinitions.Domain)
  /// libvirt does not answer, for this reason.
  case unknown(String)

  /// Asks for the guest that was `domain` over its connection, and over a new one to `uri` if that is lost.
  init(
    _ definitions: DomainDefinitions, at uri: String, about domain: DomainDefinitions.Domain
  ) {
    // A daemon that still talks to its client has refused; one that has lost it finishes what it was asked for.
    let answered = try? definitions.domain(domain.uuid)
    do {
      let now =
        if let answered { answered } else {
          try DomainDefinitions(uri: uri, for: .writing).domain(domain.uuid)
        }
      self = now.definition == domain.definition ? .old(isFinal: answered != nil) : .other(now)
    } catch {
      self = .unknown(error.reason)
    }
  }
}

extension DomainDefinitions {
  /// A connection to the daemon of `uri`, or why there is none.
  convenience init(at uri: String, for access: Access) throws(QuestionError) {
    do {
      try self.init(uri: uri, for: access)
    } catch {
      throw QuestionError(error, at: uri)
    }
  }
}
