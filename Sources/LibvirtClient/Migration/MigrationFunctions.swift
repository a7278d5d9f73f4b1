/// The libvirt functions for moving guests.
///
/// - SeeAlso: libvirt 9.0.0 include/libvirt/libvirt-domain.h, libvirt-host.h, libvirt-event.h, virterror.h.
@safe struct MigrationFunctions: @unchecked Sendable {
  typealias Connection = LibvirtLibrary.Connection
  typealias Domain = LibvirtLibrary.Domain
  typealias Name = UnsafePointer<CChar>
  /// An array of `virTypedParameter`, which only libvirt looks into.
  typealias Parameters = OpaquePointer

  let byName: @convention(c) (Connection, Name?) -> Domain?
  let byUUID: @convention(c) (Connection, Name?) -> Domain?
  let uuid: @convention(c) (Domain, UnsafeMutablePointer<CChar>?) -> Int32
  let isPersistent: @convention(c) (Domain) -> Int32
  let state:
    @convention(c) (Domain, UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int32>, UInt32) -> Int32
  let migrate: @convention(c) (Domain, Name?, Parameters?, UInt32, UInt32) -> Int32
  let abortJob: @convention(c) (Domain) -> Int32
  let startPostCopy: @convention(c) (Domain, UInt32) -> Int32
  let jobStatistics:
    @convention(c) (
      Domain, UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Parameters?>, UnsafeMutablePointer<Int32>,
      UInt32
    ) -> Int32
  let maxDowntime: @convention(c) (Domain, UnsafeMutablePointer<UInt64>, UInt32) -> Int32
  let setMaxDowntime: @convention(c) (Domain, UInt64, UInt32) -> Int32
  let resume: @convention(c) (Domain) -> Int32
  let destroy: @convention(c) (Domain) -> Int32
  let snapshotCount: @convention(c) (Domain, UInt32) -> Int32
  let checkpoints: @convention(c) (Domain, UnsafeMutableRawPointer?, UInt32) -> Int32
  let blockJob: @convention(c) (Domain, Name, UnsafeMutableRawPointer, UInt32) -> Int32
  let undefine: @convention(c) (Domain) -> Int32

  let hostName: @convention(c) (Connection) -> UnsafeMutablePointer<CChar>?
  let isAlive: @convention(c) (Connection) -> Int32
  let setKeepAlive: @convention(c) (Connection, Int32, UInt32) -> Int32
  let compareHypervisorCPU: @convention(c) (Connection, Name?, Name?, Name?, Name?, Name?, UInt32) -> Int32

  let addNumber:
    @convention(c) (
      UnsafeMutablePointer<Parameters?>, UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int32>, Name,
      UInt64
    ) -> Int32
  let addInteger:
    @convention(c) (
      UnsafeMutablePointer<Parameters?>, UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int32>, Name, Int32
    ) -> Int32
  let addText:
    @convention(c) (
      UnsafeMutablePointer<Parameters?>, UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int32>, Name, Name
    ) -> Int32
  let number: @convention(c) (Parameters?, Int32, Name, UnsafeMutablePointer<UInt64>) -> Int32
  let integer: @convention(c) (Parameters?, Int32, Name, UnsafeMutablePointer<Int32>) -> Int32
  let freeParameters: @convention(c) (Parameters?, Int32) -> Void

  let registerEvents: @convention(c) () -> Int32
  let runEvents: @convention(c) () -> Int32

  init(_ library: LibvirtLibrary) throws(LibvirtFailure) {
    unsafe byName = try library.function("virDomainLookupByName")
    unsafe byUUID = try library.function("virDomainLookupByUUIDString")
    unsafe uuid = try library.function("virDomainGetUUIDString")
    unsafe isPersistent = try library.function("virDomainIsPersistent")
    unsafe state = try library.function("virDomainGetState")
    unsafe migrate = try library.function("virDomainMigrateToURI3")
    unsafe abortJob = try library.function("virDomainAbortJob")
    unsafe startPostCopy = try library.function("virDomainMigrateStartPostCopy")
    unsafe jobStatistics = try library.function("virDomainGetJobStats")
    unsafe maxDowntime = try library.function("virDomainMigrateGetMaxDowntime")
    unsafe setMaxDowntime = try library.function("virDomainMigrateSetMaxDowntime")
    unsafe resume = try library.function("virDomainResume")
    unsafe destroy = try library.function("virDomainDestroy")
    unsafe snapshotCount = try library.function("virDomainSnapshotNum")
    unsafe checkpoints = try library.function("virDomainListAllCheckpoints")
    unsafe blockJob = try library.function("virDomainGetBlockJobInfo")
    unsafe undefine = try library.function("virDomainUndefine")
    unsafe hostName = try library.function("virConnectGetHostname")
    unsafe isAlive = try library.function("virConnectIsAlive")
    unsafe setKeepAlive = try library.function("virConnectSetKeepAlive")
    unsafe compareHypervisorCPU = try library.function("virConnectCompareHypervisorCPU")
    unsafe addNumber = try library.function("virTypedParamsAddULLong")
    unsafe addInteger = try library.function("virTypedParamsAddInt")
    unsafe addText = try library.function("virTypedParamsAddString")
    unsafe number = try library.function("virTypedParamsGetULLong")
    unsafe integer = try library.function("virTypedParamsGetInt")
    unsafe freeParameters = try library.function("virTypedParamsFree")
    registerEvents = try library.function("virEventRegisterDefaultImpl")
    runEvents = try library.function("virEventRunDefaultImpl")
  }
}
