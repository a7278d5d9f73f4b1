/// With which of Intel's server microarchitectures a feature first came.
///
/// Only what a source states is here; a feature that is not here is not spoken of.
package struct Arrival {
  /// libvirt's name of the feature.
  package let feature: String
  /// The microarchitecture.
  package let microarchitecture: String
  /// The source.
  package let citation: String

  /// The microarchitectures in order of age, by the map's model that bears the name.
  package static let order = [
    "Nehalem", "Westmere", "SandyBridge", "IvyBridge", "Haswell", "Broadwell", "Skylake",
  ]

  package static let intel: [Arrival] =
    rows(["aes", "pclmuldq"], "Westmere", "GCC manual, x86 options, -march=westmere")
    + rows(["pcid"], "Westmere", "qemu 7.2 docs/system/cpu-models-x86.rst.inc, pcid")
    + rows(["avx", "xsave"], "SandyBridge", "GCC manual, x86 options, -march=sandybridge")
    + rows(["fsgsbase", "f16c", "rdrand"], "IvyBridge", "GCC manual, x86 options, -march=ivybridge")
    + rows(
      ["smep", "erms"], "IvyBridge", "qemu 7.2 target/i386/cpu.c, builtin_x86_defs, SandyBridge and IvyBridge"
    )
    + rows(
      ["avx2", "bmi1", "bmi2", "fma", "movbe", "abm"], "Haswell", "GCC manual, x86 options, -march=haswell")
    + rows(["invpcid"], "Haswell", "qemu 7.2 target/i386/cpu.c, builtin_x86_defs, Haswell")
    + rows(["rdseed", "adx", "3dnowprefetch"], "Broadwell", "GCC manual, x86 options, -march=broadwell")
    + rows(["smap"], "Broadwell", "qemu 7.2 target/i386/cpu.c, builtin_x86_defs, Broadwell")
    + rows(["clflushopt", "xsavec"], "Skylake", "GCC manual, x86 options, -march=skylake")

  private static func rows(_ features: [String], _ microarchitecture: String, _ citation: String) -> [Arrival]
  {
    features.map { Arrival(feature: $0, microarchitecture: microarchitecture, citation: citation) }
  }

  /// The place of the microarchitecture whose model `model` is, in `order`; nil for other models.
  package static func age(ofModel model: String) -> Int? {
    order.firstIndex { model == $0 || model.hasPrefix($0 + "-") }
  }
}
