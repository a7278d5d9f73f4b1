internal import Glibc

/// A libvirt daemon that guests are moved from or to, over a connection that is found out when it falls silent.
///
/// libvirt's connections may be used by several threads at a time. Calls block until the daemon answers, or the connection
/// is given up: 5 times 5 s without an answer to libvirt's keep-alive messages.
@safe public final class MigrationHost: @unchecked Sendable {
  /// The URI by which it was reached.
  public let uri: String
  let library: LibvirtLibrary
  let functions: MigrationFunctions
  let connection: LibvirtLibrary.Connection

  /// Opens a connection that may write; no daemon is started for it.
  ///
  /// - Throws: `LibvirtFailure` without the library, the daemon, or the right to move its guests.
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

  /// Tells libvirt to start no daemon; once, because other threads may read the environment later.
  private static let startsNoDaemon = unsafe setenv("LIBVIRT_AUTOSTART", "0", 1) == 0

  deinit { _ = unsafe library.close(connection) }

  /// What libvirt says of the last call that failed on this thread.
  var failure: LibvirtFailure { library.lastFailure }

  /// Whether the daemon is still there, as far as libvirt knows.
  public var isAlive: Bool { unsafe functions.isAlive(connection) == 1 }

  /// Whether the daemon runs on this machine: its URI names no host, or a socket.
  public var isLocal: Bool {
    guard let scheme = uri.firstRange(of: "://") else { return false }
    return uri[scheme.upperBound...].hasPrefix("/")
  }

  /// The host's name.
  public func hostName() throws(LibvirtFailure) -> String {
    unsafe try text(functions.hostName(connection))
  }

  /// What the host can do, the document that `virsh capabilities` prints.
  public func capabilities() throws(LibvirtFailure) -> String {
    unsafe try text(library.capabilities(connection))
  }

  /// What a hypervisor of the host can do; it fails if the machine type is unknown to it.
  public func domainCapabilities(
    emulator: String?, machine: String?, type: String?
  ) throws(LibvirtFailure) -> String {
    unsafe try text(library.domainCapabilities(connection, emulator, "x86_64", machine, type, 0))
  }

  /// libvirt's version and the hypervisor's, such as `9.0.0` and `7.2.22`.
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

  /// How a CPU relates to what the hypervisor gives guests.
  public enum Comparison: Int32, Sendable {
    /// It asks for what there is not.
    case incompatible = 0
    /// It is what there is.
    case identical = 1
    /// There is more than it asks for.
    case superset = 2
  }

  /// Compares a `<cpu>` with what the hypervisor gives guests; libvirt's reason is the error of an incompatible one.
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
