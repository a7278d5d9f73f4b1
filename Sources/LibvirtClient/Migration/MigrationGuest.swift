internal import Glibc
internal import HostSnapshots

/// A guest in one host's view during a migration.
public struct MigrationGuest: Sendable, Hashable {
  /// The domain's name, unique on its host.
  public var name: String
  /// The domain's UUID in hyphenated form.
  public var uuid: String
  /// The guest's state.
  public var state: State
  /// Whether the host keeps a persistent definition of it.
  public var isPersistent: Bool

  /// The state of a guest.
  public enum State: String, Sendable, Hashable, Codable {
    /// The job is running.
    case running
    /// It is paused for a migration, or starting; it continues automatically.
    case halted
    /// It is paused for another reason.
    case paused
    /// It is shut off.
    case off
    /// Its post-copy broke: part of its memory is at each end, and neither end has it whole.
    case split
  }

  /// Converts libvirt's state and reason.
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
  /// The guest with that UUID, or with that name if it is not a UUID; nil if the host has none.
  ///
  /// - Throws: `LibvirtFailure` if the daemon does not answer.
  public func guest(_ nameOrUUID: String) throws(LibvirtFailure) -> MigrationGuest? {
    guard let domain = unsafe try domain(nameOrUUID) else { return nil }
    defer { _ = unsafe library.freeDomain(domain) }
    return unsafe try describe(domain)
  }

  /// The running guests, sorted by name.
  ///
  /// - Throws: `LibvirtFailure` if the daemon does not answer.
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
        // A guest that ends in the meantime cannot move.
        guard error.kind == .noDomain else { throw error }
      }
    }
    return guests.sorted { $0.name < $1.name }
  }

  /// The kind of a guest's definition.
  public enum Definition: UInt32, Sendable {
    /// The running definition.
    case live = 0
    /// The definition for the next start: VIR_DOMAIN_XML_INACTIVE.
    case inactive = 2
    /// The definition that libvirt sends to the other host: VIR_DOMAIN_XML_MIGRATABLE.
    case migratable = 8
  }

  /// A guest's definition without passwords.
  ///
  /// - Throws: `LibvirtFailure` if the guest does not exist or the daemon does not answer.
  public func definition(_ kind: Definition, of uuid: String) throws(LibvirtFailure) -> String {
    unsafe try onDomain(uuid) { domain throws(LibvirtFailure) in
      unsafe withoutPasswords(try text(library.domainXML(domain, kind.rawValue)))
    }
  }

  /// The definition that libvirt sends to the other host, with passwords: for libvirt again, and for no file.
  ///
  /// - Throws: `LibvirtFailure` if the guest does not exist or the daemon does not answer.
  package func movingDefinition(of uuid: String) throws(LibvirtFailure) -> String {
    unsafe try onDomain(uuid) { domain throws(LibvirtFailure) in
      // VIR_DOMAIN_XML_SECURE is 1.
      unsafe try text(library.domainXML(domain, Definition.migratable.rawValue | 1))
    }
  }

  /// Resumes a paused guest.
  ///
  /// - Throws: `LibvirtFailure` if libvirt cannot resume it.
  public func resume(_ uuid: String) throws(LibvirtFailure) {
    unsafe try onDomain(uuid) { domain throws(LibvirtFailure) in
      guard unsafe functions.resume(domain) == 0 else { throw failure }
    }
  }

  /// Destroys a guest's process on this host.
  ///
  /// - Throws: `LibvirtFailure` if libvirt cannot destroy it.
  public func destroy(_ uuid: String) throws(LibvirtFailure) {
    unsafe try onDomain(uuid) { domain throws(LibvirtFailure) in
      guard unsafe functions.destroy(domain) == 0 else { throw failure }
    }
  }

  /// Removes the definition of a guest that does not run here.
  ///
  /// - Throws: `LibvirtFailure` if libvirt cannot remove it.
  public func undefine(_ uuid: String) throws(LibvirtFailure) {
    unsafe try onDomain(uuid) { domain throws(LibvirtFailure) in
      guard unsafe functions.undefine(domain) == 0 else { throw failure }
    }
  }

  /// libvirt's reference to a guest; nil if it does not exist.
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

  /// Runs a body with libvirt's reference to a guest, then frees the reference.
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
