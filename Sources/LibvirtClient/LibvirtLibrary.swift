internal import Glibc

/// libvirt's client library, opened at first use; nothing links it, so Martlet runs without libvirt.
///
/// - SeeAlso: libvirt 9.0.0 include/libvirt/libvirt-host.h, libvirt-domain.h.
@safe struct LibvirtLibrary: @unchecked Sendable {
  // Handles are pointers that only libvirt looks into.
  typealias Connection = OpaquePointer
  typealias Domain = OpaquePointer
  typealias Text = UnsafeMutablePointer<CChar>

  private let handle: UnsafeMutableRawPointer

  let open: @convention(c) (UnsafePointer<CChar>?) -> Connection?
  let openReadOnly: @convention(c) (UnsafePointer<CChar>?) -> Connection?
  let close: @convention(c) (Connection) -> Int32
  let libraryVersion: @convention(c) (Connection, UnsafeMutablePointer<UInt>) -> Int32
  let hypervisorVersion: @convention(c) (Connection, UnsafeMutablePointer<UInt>) -> Int32
  let capabilities: @convention(c) (Connection) -> Text?
  let domainCapabilities:
    @convention(c) (
      Connection, UnsafePointer<CChar>?, UnsafePointer<CChar>?, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
      UInt32
    ) -> Text?
  let listDomains:
    @convention(c) (Connection, UnsafeMutablePointer<UnsafeMutablePointer<Domain?>?>?, UInt32) -> Int32
  let domainName: @convention(c) (Domain) -> UnsafePointer<CChar>?
  let domainXML: @convention(c) (Domain, UInt32) -> Text?
  let domainIsActive: @convention(c) (Domain) -> Int32
  let freeDomain: @convention(c) (Domain) -> Int32
  private let getLastError: @convention(c) () -> UnsafeRawPointer?
  let setErrorFunction:
    @convention(c) (
      UnsafeMutableRawPointer?, (@convention(c) (UnsafeMutableRawPointer?, OpaquePointer?) -> Void)?
    )
      -> Void

  /// Opens the library.
  ///
  /// - Throws: `LibvirtFailure` if it is not installed, or too old for a required function.
  init(name: String = "libvirt.so.0") throws(LibvirtFailure) {
    guard let library = unsafe openSystemLibrary(name) else {
      throw LibvirtFailure(reason: "libvirt's client library (\(name)) is not installed")
    }
    unsafe handle = library
    func symbol<Function>(_ name: String) throws(LibvirtFailure) -> Function {
      unsafe try Self.function(name, in: library)
    }
    unsafe open = try symbol("virConnectOpen")
    unsafe openReadOnly = try symbol("virConnectOpenReadOnly")
    unsafe close = try symbol("virConnectClose")
    unsafe libraryVersion = try symbol("virConnectGetLibVersion")
    unsafe hypervisorVersion = try symbol("virConnectGetVersion")
    unsafe capabilities = try symbol("virConnectGetCapabilities")
    unsafe domainCapabilities = try symbol("virConnectGetDomainCapabilities")
    unsafe listDomains = try symbol("virConnectListAllDomains")
    unsafe domainName = try symbol("virDomainGetName")
    unsafe domainXML = try symbol("virDomainGetXMLDesc")
    unsafe domainIsActive = try symbol("virDomainIsActive")
    unsafe freeDomain = try symbol("virDomainFree")
    unsafe getLastError = try symbol("virGetLastError")
    unsafe setErrorFunction = try symbol("virSetErrorFunc")
    // Callers read errors explicitly; without this handler libvirt would print them.
    unsafe setErrorFunction(nil) { _, _ in }
  }

  /// An optional function of the library; the caller supplies its type.
  func function<Function>(_ name: String) throws(LibvirtFailure) -> Function {
    unsafe try Self.function(name, in: handle)
  }

  private static func function<Function>(
    _ name: String, in library: UnsafeMutableRawPointer
  ) throws(LibvirtFailure) -> Function {
    guard let address = unsafe dlsym(library, name) else {
      throw LibvirtFailure(reason: "the installed libvirt has no \(name)")
    }
    return unsafe unsafeBitCast(address, to: Function.self)
  }

  /// The last error of this thread, in libvirt's words.
  ///
  /// - SeeAlso: libvirt 9.0.0 include/libvirt/virterror.h, struct _virError.
  var lastFailure: LibvirtFailure {
    guard let error = unsafe getLastError() else { return LibvirtFailure(reason: "libvirt gives no reason") }
    let message = unsafe error.load(fromByteOffset: 8, as: UnsafePointer<CChar>?.self)
    return LibvirtFailure(
      reason: unsafe message.map { unsafe String(cString: $0) } ?? "libvirt gives no reason",
      kind: LibvirtFailure.Kind(
        code: unsafe error.load(as: Int32.self),
        systemError: unsafe error.load(fromByteOffset: 64, as: Int32.self)))
  }
}
