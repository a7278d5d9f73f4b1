/// Guests that stop and start with their host.
///
/// - SeeAlso: libvirt 9.0.0 include/libvirt/libvirt-domain.h, virDomainShutdown, virDomainCreate.
extension MigrationHost {
  private typealias Act = @convention(c) (LibvirtLibrary.Domain) -> Int32

  /// Opens a connection that may write, if the URI may be opened.
  ///
  /// - Parameter allowsPrograms: Whether transports and parameters pass that run programs: `+ext`, `command=`, `netcat=`, `proxy=`.
  /// - Throws: `LibvirtFailure` of kind `refused` for a URI that is not safe to open, else as `init(uri:)`.
  public convenience init(uri: String, allowsPrograms: Bool) throws(LibvirtFailure) {
    _ = try LibvirtURI(uri, allowsPrograms: allowsPrograms)
    try self.init(uri: uri)
  }

  /// Asks the system in a guest to turn itself off; whether it does shows later in its state.
  ///
  /// - Throws: `LibvirtFailure` if libvirt cannot ask it.
  public func shutDown(_ uuid: String) throws(LibvirtFailure) {
    let act: Act = unsafe try library.function("virDomainShutdown")
    unsafe try onDomain(uuid) { domain throws(LibvirtFailure) in
      guard unsafe act(domain) == 0 else { throw failure }
    }
  }

  /// Starts a guest by its persistent definition.
  ///
  /// - Throws: `LibvirtFailure` if libvirt cannot start it.
  public func start(_ uuid: String) throws(LibvirtFailure) {
    let act: Act = unsafe try library.function("virDomainCreate")
    unsafe try onDomain(uuid) { domain throws(LibvirtFailure) in
      guard unsafe act(domain) == 0 else { throw failure }
    }
  }
}
