internal import Glibc

/// Reads and replaces the persistent definitions of a daemon's guests.
@safe public final class DomainDefinitions {
  private let library: LibvirtLibrary
  private let functions: DefinitionFunctions
  private let connection: LibvirtLibrary.Connection
  private let access: Access

  /// The access that a connection needs.
  public enum Access: Sendable {
    /// Reads definitions without passwords, over a read-only connection.
    case reading
    /// Reads definitions with passwords, and replaces them.
    case writing
  }

  /// A guest with its persistent definition.
  public struct Domain: Sendable, Hashable {
    /// The domain's name, unique on its host.
    public var name: String
    /// The domain's UUID in hyphenated form.
    public var uuid: String
    /// Whether it runs.
    public var isActive: Bool
    /// The definition for its next start; with passwords if the connection may write.
    public var definition: String
    /// The running definition; nil if it does not run.
    public var live: String?
  }

  /// Opens a connection without starting a daemon.
  ///
  /// - Parameter uri: Such as `qemu:///system`.
  /// - Throws: `LibvirtFailure` if the library, the daemon or permission for that access is missing.
  public init(uri: String, for access: Access) throws(LibvirtFailure) {
    library = try LibvirtLibrary()
    functions = try DefinitionFunctions(library)
    unsafe setenv("LIBVIRT_AUTOSTART", "0", 1)
    let open = unsafe access == .writing ? library.open : library.openReadOnly
    guard let connection = unsafe open(uri) else { throw library.lastFailure }
    unsafe self.connection = connection
    self.access = access
  }

  deinit { _ = unsafe library.close(connection) }

  /// The guest with that UUID, or with that name if it is not a UUID.
  ///
  /// - Throws: `LibvirtFailure` if there is none, or it has no persistent definition (`noDomain`).
  public func domain(_ nameOrUUID: String) throws(LibvirtFailure) -> Domain {
    guard
      let domain = unsafe functions.byUUID(connection, nameOrUUID) ?? functions.byName(connection, nameOrUUID)
    else {
      throw library.lastFailure
    }
    defer { _ = unsafe library.freeDomain(domain) }
    return unsafe try describe(domain)
  }

  /// Replaces the definition with the same name and UUID; a running guest does not change.
  ///
  /// - Returns: The guest, with the definition as libvirt stores it.
  /// - Throws: `LibvirtFailure` if libvirt rejects the definition or stops answering.
  public func define(_ xml: String) throws(LibvirtFailure) -> Domain {
    guard let domain = unsafe functions.define(connection, xml) else {
      throw library.lastFailure
    }
    defer { _ = unsafe library.freeDomain(domain) }
    return unsafe try describe(domain)
  }

  private func describe(_ domain: LibvirtLibrary.Domain) throws(LibvirtFailure) -> Domain {
    var uuid = [CChar](repeating: 0, count: 37)
    guard let name = unsafe library.domainName(domain), unsafe functions.uuid(domain, &uuid) == 0 else {
      throw library.lastFailure
    }
    let title = unsafe String(cString: name)
    guard unsafe functions.isPersistent(domain) == 1 else {
      throw LibvirtFailure(
        reason: "\(title) has no persistent definition: it disappears when it shuts down", kind: .noDomain)
    }
    let isActive = unsafe library.domainIsActive(domain) == 1
    // VIR_DOMAIN_XML_SECURE is 1, VIR_DOMAIN_XML_INACTIVE is 2 (libvirt-domain.h).
    let definition = unsafe try text(library.domainXML(domain, access == .writing ? 1 | 2 : 2))
    let live: String? = isActive ? unsafe try text(library.domainXML(domain, 0)) : nil
    return Domain(
      name: title,
      uuid: String(decoding: uuid.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self),
      isActive: isActive, definition: definition, live: live)
  }

  /// A string that libvirt allocated; it is freed.
  private func text(_ pointer: LibvirtLibrary.Text?) throws(LibvirtFailure) -> String {
    guard let pointer = unsafe pointer else { throw library.lastFailure }
    defer { unsafe free(pointer) }
    return unsafe String(cString: pointer)
  }
}

/// libvirt's functions for definitions.
///
/// - SeeAlso: libvirt 9.0.0 include/libvirt/libvirt-domain.h.
@safe struct DefinitionFunctions: @unchecked Sendable {
  let byName: @convention(c) (LibvirtLibrary.Connection, UnsafePointer<CChar>?) -> LibvirtLibrary.Domain?
  let byUUID: @convention(c) (LibvirtLibrary.Connection, UnsafePointer<CChar>?) -> LibvirtLibrary.Domain?
  let define: @convention(c) (LibvirtLibrary.Connection, UnsafePointer<CChar>?) -> LibvirtLibrary.Domain?
  let uuid: @convention(c) (LibvirtLibrary.Domain, UnsafeMutablePointer<CChar>?) -> Int32
  let isPersistent: @convention(c) (LibvirtLibrary.Domain) -> Int32

  init(_ library: LibvirtLibrary) throws(LibvirtFailure) {
    unsafe byName = try library.function("virDomainLookupByName")
    unsafe byUUID = try library.function("virDomainLookupByUUIDString")
    unsafe define = try library.function("virDomainDefineXML")
    unsafe uuid = try library.function("virDomainGetUUIDString")
    unsafe isPersistent = try library.function("virDomainIsPersistent")
  }
}
