import CPUCatalog
import Testing
import X86CPU

/// The table of a series.
func kernel(_ release: String) throws -> KVMKernel {
  try #require(KVMKernel.all.first { $0.release == release })
}

/// What a series does with a bit; nil if its table says nothing of the register.
func knownTreatment(_ release: String, _ location: String) throws -> KVMTreatment? {
  try kernel(release).treatment(at: try #require(FeatureLocation(location)))
}

/// What a series does with a bit of which its table says something.
func treatment(_ release: String, _ location: String) throws -> KVMTreatment {
  try #require(try knownTreatment(release, location))
}
