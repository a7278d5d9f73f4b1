/// The Intel server microarchitecture that introduced a feature.
///
/// The table has only what a source states; missing features have no known arrival.
package struct Arrival {
  /// libvirt's name of the feature.
  package let feature: String
  /// The name of the first microarchitecture with the feature, one of `order`.
  package let microarchitecture: String
  /// The source.
  package let citation: String

  /// The microarchitectures from oldest to newest, by the map's model of that name.
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

  /// The index in `order` of the microarchitecture that `model` belongs to; nil for other models.
  package static func age(ofModel model: String) -> Int? {
    order.firstIndex { model == $0 || model.hasPrefix($0 + "-") }
  }
}
