internal import Glibc

/// A read-only use of a libvirt daemon; the connection closes with its last reference.
///
/// libvirt gives domain capabilities and migratable definitions only to connections that may write. It opens such a connection
/// if the user may, otherwise a read-only one.
///
/// Calls block until the daemon answers; the caller must bound a hanging daemon.
@safe public final class LibvirtConnection {
  private let library: LibvirtLibrary
  private let handle: LibvirtLibrary.Connection

  /// Opens a connection without starting a daemon.
  ///
  /// - Parameter uri: Such as `qemu:///system`.
  /// - Throws: `LibvirtFailure` if the library, the daemon or permission is missing.
  public init(uri: String) throws(LibvirtFailure) {
    let library = try LibvirtLibrary()
    // A connection to qemu:///session would start a daemon that then stays.
    unsafe setenv("LIBVIRT_AUTOSTART", "0", 1)
    guard let handle = unsafe library.open(uri) ?? library.openReadOnly(uri) else {
      throw library.lastFailure
    }
    self.library = library
    unsafe self.handle = handle
  }

  deinit { _ = unsafe library.close(handle) }

  /// The daemon's libvirt version, such as `9.0.0`.
  ///
  /// - Throws: `LibvirtFailure` if the daemon does not answer.
  public func version() throws(LibvirtFailure) -> String { unsafe try version(library.libraryVersion) }

  /// The hypervisor's version, such as `7.2.22`.
  ///
  /// - Throws: `LibvirtFailure` if the daemon does not answer.
  public func hypervisorVersion() throws(LibvirtFailure) -> String {
    unsafe try version(library.hypervisorVersion)
  }

  private func version(
    _ ask: @convention(c) (LibvirtLibrary.Connection, UnsafeMutablePointer<UInt>) -> Int32
  ) throws(LibvirtFailure) -> String {
    var number: UInt = 0
    guard unsafe ask(handle, &number) == 0 else { throw library.lastFailure }
    return "\(number / 1_000_000).\(number / 1000 % 1000).\(number % 1000)"
  }

  /// The document that `virsh capabilities` prints.
  ///
  /// - Throws: `LibvirtFailure` if the daemon does not answer.
  public func capabilities() throws(LibvirtFailure) -> String {
    unsafe try text(library.capabilities(handle))
  }

  /// The document that `virsh domcapabilities` prints.
  ///
  /// - Parameter detail: What the host-model names; libvirt refuses what its version does not have.
  /// - Throws: `LibvirtFailure` if the connection may not write, or the emulator is unknown.
  package func domainCapabilities(
    emulator: String?, machine: String? = nil, type: String?, detail: HostModelDetail = .extras
  ) throws(LibvirtFailure) -> String {
    unsafe try text(
      library.domainCapabilities(handle, emulator, "x86_64", machine, type, detail.flags))
  }

  /// A guest with its definitions.
  public struct Guest: Sendable, Hashable {
    /// The domain's name, unique on its host.
    public var name: String
    /// Whether it runs.
    public var isActive: Bool
    /// Definitions by `live`, `migratable` and `inactive`.
    public var definitions: [String: String]
    /// The reasons for missing definitions, by the same keys.
    public var failures: [String: String]
    /// What libvirt knows of it beyond its definition; nil if it does not run, or libvirt did not say.
    public var state: State?

    /// A guest's snapshots, checkpoints and block jobs.
    public struct State: Sendable, Hashable {
      /// The numbers of its snapshots and checkpoints.
      public var snapshots, checkpoints: Int
      /// Its disks with a running job, by their targets.
      public var blockJobs: [String]
    }
  }

  /// All guests, sorted by name.
  ///
  /// - Throws: `LibvirtFailure` if the daemon does not answer.
  ///
  /// - Parameter disksIn: The targets of a running guest's disks, from its definition; they are asked for their jobs.
  public func guests(disksIn: (String) -> [String]) throws(LibvirtFailure) -> [Guest] {
    var list: UnsafeMutablePointer<LibvirtLibrary.Domain?>?
    let count = unsafe library.listDomains(handle, &list, 0)
    guard count >= 0 else { throw library.lastFailure }
    defer { unsafe free(list) }
    var guests: [Guest] = []
    for index in 0..<Int(count) {
      guard let domain = unsafe list?[index] else { continue }
      defer { _ = unsafe library.freeDomain(domain) }
      if let guest = unsafe describe(domain, disksIn) { guests.append(guest) }
    }
    return guests.sorted { $0.name < $1.name }
  }

  /// The guest of that UUID, or of that name where it is no UUID.
  ///
  /// - Throws: `LibvirtFailure` if there is none (`noDomain`), or the daemon is lost.
  public func guest(
    _ nameOrUUID: String, disksIn: (String) -> [String]
  ) throws(LibvirtFailure) -> Guest {
    let functions = try DefinitionFunctions(library)
    guard
      let domain = unsafe functions.byUUID(handle, nameOrUUID) ?? functions.byName(handle, nameOrUUID)
    else { throw library.lastFailure }
    defer { _ = unsafe library.freeDomain(domain) }
    guard let guest = unsafe describe(domain, disksIn) else { throw library.lastFailure }
    return guest
  }

  /// A guest with its definitions; nil if libvirt does not return its name.
  private func describe(_ domain: LibvirtLibrary.Domain, _ disksIn: (String) -> [String]) -> Guest? {
    guard let name = unsafe library.domainName(domain) else { return nil }
    let isActive = unsafe library.domainIsActive(domain) == 1
    var guest = unsafe Guest(
      name: String(cString: name), isActive: isActive, definitions: [:], failures: [:])
    // VIR_DOMAIN_XML_INACTIVE is 2, VIR_DOMAIN_XML_MIGRATABLE is 8 (libvirt-domain.h).
    let wanted: [(name: String, flags: UInt32)] =
      isActive ? [("live", 0), ("migratable", 8), ("inactive", 2)] : [("inactive", 2)]
    for (state, flags) in wanted {
      do throws(LibvirtFailure) {
        guest.definitions[state] = unsafe try text(library.domainXML(domain, flags))
      } catch {
        guest.failures[state] = error.reason
      }
    }
    if isActive, let live = guest.definitions["live"] {
      do throws(LibvirtFailure) {
        guest.state = unsafe try state(of: domain, disks: disksIn(live))
      } catch {
        guest.failures["state"] = error.reason
      }
    }
    return guest
  }

  /// What libvirt knows of a guest beyond its definition.
  ///
  /// - SeeAlso: virDomainSnapshotNum, virDomainListAllCheckpoints, virDomainGetBlockJobInfo.
  private func state(
    of domain: LibvirtLibrary.Domain, disks: [String]
  ) throws(LibvirtFailure) -> Guest.State {
    let functions = try DomainStateFunctions(library)
    let snapshots = unsafe functions.snapshotCount(domain, 0)
    guard snapshots >= 0 else { throw library.lastFailure }
    let checkpoints = unsafe functions.checkpoints(domain, nil, 0)
    guard checkpoints >= 0 else { throw library.lastFailure }
    var jobs: [String] = []
    for disk in disks {
      // virDomainBlockJobInfo: an int and three longs.
      var information: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
      let answer = unsafe functions.blockJob(domain, disk, &information, 0)
      guard answer >= 0 else { throw library.lastFailure }
      if answer > 0 { jobs.append(disk) }
    }
    return Guest.State(snapshots: Int(snapshots), checkpoints: Int(checkpoints), blockJobs: jobs)
  }

  /// The host's name as its libvirt gives it.
  ///
  /// - Throws: `LibvirtFailure` if the daemon does not answer.
  public func hostName() throws(LibvirtFailure) -> String {
    let ask: @convention(c) (LibvirtLibrary.Connection) -> LibvirtLibrary.Text? =
      unsafe try library.function("virConnectGetHostname")
    return unsafe try text(ask(handle))
  }

  /// A string that libvirt allocated; it is freed.
  private func text(_ pointer: LibvirtLibrary.Text?) throws(LibvirtFailure) -> String {
    guard let pointer = unsafe pointer else { throw library.lastFailure }
    defer { unsafe free(pointer) }
    return unsafe String(cString: pointer)
  }
}
