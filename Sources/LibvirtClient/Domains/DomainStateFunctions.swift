/// The libvirt functions that tell what a guest has beyond its definition.
///
/// - SeeAlso: libvirt 9.0.0 include/libvirt/libvirt-domain.h, libvirt-domain-snapshot.h, libvirt-domain-checkpoint.h.
@safe struct DomainStateFunctions {
  typealias Domain = LibvirtLibrary.Domain

  let snapshotCount: @convention(c) (Domain, UInt32) -> Int32
  let checkpoints: @convention(c) (Domain, UnsafeMutableRawPointer?, UInt32) -> Int32
  let blockJob: @convention(c) (Domain, UnsafePointer<CChar>, UnsafeMutableRawPointer, UInt32) -> Int32

  init(_ library: LibvirtLibrary) throws(LibvirtFailure) {
    unsafe snapshotCount = try library.function("virDomainSnapshotNum")
    unsafe checkpoints = try library.function("virDomainListAllCheckpoints")
    unsafe blockJob = try library.function("virDomainGetBlockJobInfo")
  }
}
