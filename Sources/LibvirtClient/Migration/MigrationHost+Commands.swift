internal import Glibc

/// libvirt's second library, with the commands that go to QEMU and to a guest's agent; opened at first use.
///
/// - SeeAlso: libvirt 9.0.0 include/libvirt/libvirt-qemu.h.
@safe private struct QEMULibrary: @unchecked Sendable {
  let monitor:
    @convention(c) (
      LibvirtLibrary.Domain, UnsafePointer<CChar>?, UnsafeMutablePointer<LibvirtLibrary.Text?>, UInt32
    ) -> Int32
  let agent:
    @convention(c) (LibvirtLibrary.Domain, UnsafePointer<CChar>?, Int32, UInt32) -> LibvirtLibrary.Text?

  init() throws(LibvirtFailure) {
    let name = "libvirt-qemu.so.0"
    guard let library = unsafe openSystemLibrary(name) else {
      throw LibvirtFailure(reason: "libvirt's library for QEMU (\(name)) is not installed")
    }
    guard let monitor = unsafe dlsym(library, "virDomainQemuMonitorCommand"),
      let agent = unsafe dlsym(library, "virDomainQemuAgentCommand")
    else { throw LibvirtFailure(reason: "\(name) has no commands for QEMU and agents") }
    unsafe self.monitor = unsafe unsafeBitCast(
      monitor,
      to: (@convention(c) (
        LibvirtLibrary.Domain, UnsafePointer<CChar>?, UnsafeMutablePointer<LibvirtLibrary.Text?>, UInt32
      ) -> Int32).self)
    unsafe self.agent = unsafe unsafeBitCast(
      agent,
      to: (@convention(c) (
        LibvirtLibrary.Domain, UnsafePointer<CChar>?, Int32, UInt32
      ) -> LibvirtLibrary.Text?).self)
  }
}

extension MigrationHost {
  /// The answer of a guest's QEMU to a command of its monitor, in JSON; libvirt marks the guest as tainted (custom-monitor).
  ///
  /// - Throws: `LibvirtFailure` if libvirt's library for QEMU is missing, or the guest or its QEMU does not answer.
  /// - SeeAlso: virDomainQemuMonitorCommand.
  package func monitorAnswer(_ uuid: String, _ command: String) throws(LibvirtFailure) -> String {
    let library = try QEMULibrary()
    return unsafe try onDomain(uuid) { domain throws(LibvirtFailure) in
      var answer: LibvirtLibrary.Text?
      guard unsafe library.monitor(domain, command, &answer, 0) == 0 else { throw failure }
      return unsafe try text(answer)
    }
  }

  /// The answer of the agent in a guest to a command, in JSON; libvirt marks the guest as tainted (custom-ga-command).
  ///
  /// - Parameter seconds: How long libvirt waits for the agent.
  /// - Throws: `LibvirtFailure` if libvirt's library for QEMU is missing, or no agent answers in time.
  /// - SeeAlso: virDomainQemuAgentCommand.
  package func agentAnswer(
    _ uuid: String, _ command: String, seconds: Int32
  ) throws(LibvirtFailure) -> String {
    let library = try QEMULibrary()
    return unsafe try onDomain(uuid) { domain throws(LibvirtFailure) in
      unsafe try text(library.agent(domain, command, seconds, 0))
    }
  }
}
