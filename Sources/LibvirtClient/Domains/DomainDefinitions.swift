internal import Glibc

/// The persistent definitions of a daemon's guests, to be read and put in place of another.
@safe public final class DomainDefinitions {
  private let library: LibvirtLibrary
  private let functions: DefinitionFunctions
  private let connection: LibvirtLibrary.Connection
  private let access: Access

  /// What a connection is for.
  public enum Access: Sendable {
    /// To read definitions, without passwords, over a connection that may not write.
    case reading
    /// To read them with passwords, and to put others in their place.
    case writing
  }

  /// A guest, and its persistent definition.
  public struct Domain: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its UUID.
    public var uuid: String
    /// Whether it runs.
    public var isActive: Bool
    /// The definition that it is started with next; with passwords if the connection may write.
    public var definition: String
    /// The definition that it runs with; nil if it does not run.
    public var live: String?
  }

  /// Opens a connection; no daemon is started for it.
  ///
  /// - Parameter uri: Such as `qemu:///system`.
  /// - Throws: `LibvirtFailure` without the library, the daemon, or the right to that access.
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

  /// The guest of that UUID, or of that name where it is no UUID.
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

  /// Puts a definition in the place of the one that its name and UUID have; what runs goes on as it is.
  ///
  /// - Returns: The guest, with the definition as libvirt keeps it.
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
