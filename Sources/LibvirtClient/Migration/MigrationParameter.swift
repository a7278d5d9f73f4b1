/// A parameter of a migration, as libvirt types it.
///
/// - SeeAlso: libvirt 9.0.0 src/qemu/qemu_migration.h, QEMU_MIGRATION_PARAMETERS; libvirt 11.3.0 adds the levels of zlib and
///   zstd.
public enum MigrationParameter: Sendable, Hashable {
  /// `VIR_TYPED_PARAM_ULLONG`.
  case size(String, UInt64)
  /// `VIR_TYPED_PARAM_INT`.
  case integer(String, Int32)
  /// `VIR_TYPED_PARAM_STRING`; libvirt takes several of one name where the parameter is a list.
  case text(String, String)
}

/// Parameters in libvirt's memory, freed with the last reference.
@safe final class ParameterList {
  private let functions: MigrationFunctions
  private(set) var parameters: MigrationFunctions.Parameters?
  private(set) var count: Int32 = 0
  private var capacity: Int32 = 0

  /// Puts the parameters into libvirt's memory.
  ///
  /// - Throws: libvirt's reason, if there is no memory left.
  init(_ list: [MigrationParameter], _ host: MigrationHost) throws(LibvirtFailure) {
    functions = host.functions
    for parameter in list {
      let status =
        switch parameter {
        case .size(let name, let value):
          unsafe functions.addNumber(&parameters, &count, &capacity, name, value)
        case .integer(let name, let value):
          unsafe functions.addInteger(&parameters, &count, &capacity, name, value)
        case .text(let name, let value):
          unsafe functions.addText(&parameters, &count, &capacity, name, value)
        }
      guard status == 0 else { throw host.failure }
    }
  }

  deinit { unsafe functions.freeParameters(parameters, count) }
}
