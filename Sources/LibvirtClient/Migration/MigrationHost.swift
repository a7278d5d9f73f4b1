internal import Glibc

/// A libvirt daemon at one end of migrations, over a connection with keep-alive messages.
///
/// Several threads can use a libvirt connection. Calls block until the daemon answers, or until the connection
/// fails: 5 times 5 s without an answer to libvirt's keep-alive messages.
@safe public final class MigrationHost: @unchecked Sendable {
  /// The URI of the connection.
  public let uri: String
  let library: LibvirtLibrary
  let functions: MigrationFunctions
  let connection: LibvirtLibrary.Connection

  /// Opens a connection that may write, without starting a daemon.
  ///
  /// - Throws: `LibvirtFailure` if the library, the daemon or permission to move its guests is missing.
  public init(uri: String) throws(LibvirtFailure) {
    self.uri = uri
    library = try LibvirtLibrary()
    functions = try MigrationFunctions(library)
    EventLoop.start(functions)
    _ = Self.startsNoDaemon
    guard let connection = unsafe library.open(uri) else { throw library.lastFailure }
    unsafe self.connection = connection
    // Daemons without the feature answer with an error or 1: they are not watched then, and nothing else changes.
    _ = unsafe functions.setKeepAlive(connection, 5, 5)
  }

  /// Prevents libvirt from starting a daemon; done once, because other threads may read the environment later.
  private static let startsNoDaemon = unsafe setenv("LIBVIRT_AUTOSTART", "0", 1) == 0

  deinit { _ = unsafe library.close(connection) }

  /// libvirt's error of the last failed call on this thread.
  var failure: LibvirtFailure { library.lastFailure }

  /// Whether the connection is alive, as far as libvirt knows.
  public var isAlive: Bool { unsafe functions.isAlive(connection) == 1 }

  /// Whether the daemon runs on this machine: its URI names no host, or a socket.
  public var isLocal: Bool {
    guard let scheme = uri.firstRange(of: "://") else { return false }
    return uri[scheme.upperBound...].hasPrefix("/")
  }

  /// The host's name in libvirt.
  ///
  /// - Throws: `LibvirtFailure` if the daemon does not answer.
  public func hostName() throws(LibvirtFailure) -> String {
    unsafe try text(functions.hostName(connection))
  }

  /// The host's capabilities, the document that `virsh capabilities` prints.
  ///
  /// - Throws: `LibvirtFailure` if the daemon does not answer.
  public func capabilities() throws(LibvirtFailure) -> String {
    unsafe try text(library.capabilities(connection))
  }

  /// The capabilities of one of the host's hypervisors.
  ///
  /// - Parameter detail: What the host-model names; libvirt refuses what its version does not have.
  /// - Throws: `LibvirtFailure` if the emulator or machine type is unknown.
  package func domainCapabilities(
    emulator: String?, machine: String?, type: String?, detail: HostModelDetail = .extras
  ) throws(LibvirtFailure) -> String {
    unsafe try text(library.domainCapabilities(connection, emulator, "x86_64", machine, type, detail.flags))
  }

  /// libvirt's version and the hypervisor's, such as `9.0.0` and `7.2.22`.
  ///
  /// - Throws: `LibvirtFailure` if the daemon does not answer.
  public func versions() throws(LibvirtFailure) -> (libvirt: String, hypervisor: String) {
    var numbers: (UInt, UInt) = (0, 0)
    guard unsafe library.libraryVersion(connection, &numbers.0) == 0,
      unsafe library.hypervisorVersion(connection, &numbers.1) == 0
    else { throw failure }
    func written(_ number: UInt) -> String {
      "\(number / 1_000_000).\(number / 1000 % 1000).\(number % 1000)"
    }
    return (written(numbers.0), written(numbers.1))
  }

  /// The result of comparing a CPU with the hypervisor's offer.
  public enum Comparison: Int32, Sendable {
    /// The CPU requires more than the hypervisor offers.
    case incompatible = 0
    /// The CPU matches the offer exactly.
    case identical = 1
    /// The hypervisor offers more than the CPU requires.
    case superset = 2
  }

  /// Compares a `<cpu>` with what the hypervisor offers guests.
  ///
  /// - Throws: `LibvirtFailure` with libvirt's reason if the CPU is incompatible or cannot be compared.
  ///
  /// - SeeAlso: virConnectCompareHypervisorCPU, VIR_CONNECT_COMPARE_CPU_FAIL_INCOMPATIBLE.
  public func compare(
    cpu: String, emulator: String?, machine: String?, type: String?
  ) throws(LibvirtFailure) -> Comparison {
    // 1 is VIR_CONNECT_COMPARE_CPU_FAIL_INCOMPATIBLE.
    let answer = unsafe functions.compareHypervisorCPU(
      connection, emulator, "x86_64", machine, type, cpu, 1)
    guard let comparison = Comparison(rawValue: answer) else { throw failure }
    return comparison
  }

  /// A string that libvirt allocated; it is freed.
  func text(_ pointer: LibvirtLibrary.Text?) throws(LibvirtFailure) -> String {
    guard let pointer = unsafe pointer else { throw failure }
    defer { unsafe free(pointer) }
    return unsafe String(cString: pointer)
  }
}
