internal import Glibc

/// A guest as a host of a migration has it.
public struct MigrationGuest: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// Its UUID.
  public var uuid: String
  /// What it does.
  public var state: State
  /// Whether the host keeps a definition of it that outlives it.
  public var isPersistent: Bool

  /// What a guest does.
  public enum State: String, Sendable, Hashable, Codable {
    /// It runs.
    case running
    /// It stands still for a migration, or is being started; it goes on by itself.
    case halted
    /// It stands still, for another reason.
    case paused
    /// It does not run.
    case off
    /// Its post-copy broke: part of its memory is at each end, and neither end has it whole.
    case split
  }

  /// libvirt's state and its reason, as one of ours.
  ///
  /// - SeeAlso: libvirt 9.0.0 include/libvirt/libvirt-domain.h, virDomainState, virDomainRunningReason
  ///   (POSTCOPY_FAILED is 11), virDomainPausedReason (MIGRATION 2, STARTING_UP 11, POSTCOPY_FAILED 13).
  static func state(_ state: Int32, reason: Int32) -> State {
    switch (state, reason) {
    case (3, 2), (3, 11): .halted
    case (3, 13), (1, 11): .split
    case (3, _), (7, _): .paused
    case (0, _), (1, _), (2, _), (4, _): .running
    default: .off
    }
  }
}

extension MigrationHost {
  /// The guest of that UUID, or of that name where it is no UUID; nil if the host has none.
  public func guest(_ nameOrUUID: String) throws(LibvirtFailure) -> MigrationGuest? {
    guard let domain = unsafe try domain(nameOrUUID) else { return nil }
    defer { _ = unsafe library.freeDomain(domain) }
    return unsafe try describe(domain)
  }

  /// The guests that run, in order of their names.
  public func activeGuests() throws(LibvirtFailure) -> [MigrationGuest] {
    var list: UnsafeMutablePointer<LibvirtLibrary.Domain?>?
    // 1 is VIR_CONNECT_LIST_DOMAINS_ACTIVE.
    let count = unsafe library.listDomains(connection, &list, 1)
    guard count >= 0 else { throw failure }
    defer { unsafe free(list) }
    var guests: [MigrationGuest] = []
    for index in 0..<Int(count) {
      guard let domain = unsafe list?[index] else { continue }
      defer { _ = unsafe library.freeDomain(domain) }
      do throws(LibvirtFailure) {
        guests.append(unsafe try describe(domain))
      } catch {
        // One that ends meanwhile is not there to be moved.
        guard error.kind == .noDomain else { throw error }
      }
    }
    return guests.sorted { $0.name < $1.name }
  }

  /// A definition of a guest.
  public enum Definition: UInt32, Sendable {
    /// The one that it runs with.
    case live = 0
    /// The one that it is started with next: VIR_DOMAIN_XML_INACTIVE.
    case inactive = 2
    /// The one that is sent to the other host: VIR_DOMAIN_XML_MIGRATABLE.
    case migratable = 8
  }

  /// A definition of a guest, without passwords.
  public func definition(_ kind: Definition, of uuid: String) throws(LibvirtFailure) -> String {
    unsafe try onDomain(uuid) { domain throws(LibvirtFailure) in
      unsafe withoutPasswords(try text(library.domainXML(domain, kind.rawValue)))
    }
  }

  /// Lets a guest go on that stands still.
  public func resume(_ uuid: String) throws(LibvirtFailure) {
    unsafe try onDomain(uuid) { domain throws(LibvirtFailure) in
      guard unsafe functions.resume(domain) == 0 else { throw failure }
    }
  }

  /// Ends a guest's process here at once.
  public func destroy(_ uuid: String) throws(LibvirtFailure) {
    unsafe try onDomain(uuid) { domain throws(LibvirtFailure) in
      guard unsafe functions.destroy(domain) == 0 else { throw failure }
    }
  }

  /// Gives up the definition of a guest that does not run here.
  public func undefine(_ uuid: String) throws(LibvirtFailure) {
    unsafe try onDomain(uuid) { domain throws(LibvirtFailure) in
      guard unsafe functions.undefine(domain) == 0 else { throw failure }
    }
  }

  /// The reference that libvirt gives for a guest; nil if there is none.
  private func domain(_ nameOrUUID: String) throws(LibvirtFailure) -> LibvirtLibrary.Domain? {
    if Self.isUUID(nameOrUUID) {
      if let domain = unsafe functions.byUUID(connection, nameOrUUID) { return unsafe domain }
      let failure = failure
      guard failure.kind == .noDomain else { throw failure }
    }
    if let domain = unsafe functions.byName(connection, nameOrUUID) { return unsafe domain }
    let failure = failure
    guard failure.kind == .noDomain else { throw failure }
    return nil
  }

  private static func isUUID(_ text: String) -> Bool {
    let groups = text.split(separator: "-", omittingEmptySubsequences: false)
    return groups.map(\.count) == [8, 4, 4, 4, 12] && groups.allSatisfy { $0.allSatisfy(\.isHexDigit) }
  }

  private func describe(_ domain: LibvirtLibrary.Domain) throws(LibvirtFailure) -> MigrationGuest {
    var uuid = [CChar](repeating: 0, count: 37)
    var (state, reason): (Int32, Int32) = (0, 0)
    guard let name = unsafe library.domainName(domain), unsafe functions.uuid(domain, &uuid) == 0,
      unsafe functions.state(domain, &state, &reason, 0) == 0
    else { throw failure }
    return unsafe MigrationGuest(
      name: String(cString: name),
      uuid: String(decoding: uuid.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self),
      state: MigrationGuest.state(state, reason: reason),
      isPersistent: functions.isPersistent(domain) == 1)
  }

  /// Does something with libvirt's reference to a guest, which is freed afterwards.
  func onDomain<Result>(
    _ uuid: String, _ body: (LibvirtLibrary.Domain) throws(LibvirtFailure) -> Result
  ) throws(LibvirtFailure) -> Result {
    guard let domain = unsafe try domain(uuid) else {
      throw LibvirtFailure(reason: "\(uri) has no guest \(uuid)", kind: .noDomain)
    }
    defer { _ = unsafe library.freeDomain(domain) }
    return unsafe try body(domain)
  }
}
