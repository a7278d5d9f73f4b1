internal import X86CPU

/// One record of the table: the signatures of a part, or of one type of its cores.
struct MicroarchitecturePart: Sendable {
  var microarchitecture: Microarchitecture
  var family: UInt32
  var models: [ClosedRange<UInt32>]
  /// The steppings; empty for all.
  var steppings: [ClosedRange<UInt32>] = []
  /// The core type; nil if all cores have the same type.
  var coreType: UInt8?
  /// The native model; nil if the core type is enough.
  var nativeModel: UInt32?

  /// Whether a CPU of `signature` is this part.
  func fits(_ signature: CPUSignature) -> Bool {
    signature.family == family && models.contains { $0.contains(signature.model) }
      && (steppings.isEmpty || steppings.contains { $0.contains(signature.stepping) })
  }

  /// Whether some core matches both this and `other`.
  func overlaps(_ other: Self) -> Bool {
    family == other.family
      && models.contains { range in other.models.contains { $0.overlaps(range) } }
      && (steppings.isEmpty || other.steppings.isEmpty
        || steppings.contains { range in other.steppings.contains { $0.overlaps(range) } })
      && (coreType == nil || other.coreType == nil || coreType == other.coreType)
      && (nativeModel == nil || other.nativeModel == nil || nativeModel == other.nativeModel)
  }
}
