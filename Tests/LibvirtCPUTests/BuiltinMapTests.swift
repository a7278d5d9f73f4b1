import LibvirtCPU
import Testing
import X86CPU

@Suite("The built-in CPU map")
struct BuiltinMapTests {
  @Test("has libvirt 9.0.0's counts")
  func counts() {
    let map = CPUMap.builtin
    #expect(map.libvirtVersion == LibvirtVersion(9, 0))
    #expect(map.vendors.map(\.name) == ["Intel", "AMD", "Hygon"])
    #expect(map.features.count == 212)
    #expect(map.models.count == 58)
    #expect(map.features.filter { !$0.isMigratable }.map(\.name) == ["xsaves", "invtsc"])
  }

  @Test(
    "equals the installed map of libvirt 9.0.0, entry by entry",
    .enabled(if: InstalledMap.isBuiltins, "libvirt 9.0.0's map is not installed"))
  func equalsInstalled() throws {
    let path = try #require(CPUMap.installedPath)
    let installed = try CPUMap.load(path: path)
    let builtin = CPUMap.builtin
    #expect(installed.vendors == builtin.vendors)
    #expect(installed.features == builtin.features)
    #expect(installed.bitLocations == builtin.bitLocations)
    #expect(installed.models.map(\.name) == builtin.models.map(\.name))
    for (theirs, ours) in zip(installed.models, builtin.models) { #expect(theirs == ours) }
    #expect(installed.notes.isEmpty)
  }
}

enum InstalledMap {
  /// Told by the counts, for the map does not name its version.
  static var isBuiltins: Bool {
    guard let path = CPUMap.installedPath, let map = try? CPUMap.load(path: path) else { return false }
    return map.features.count == 212 && map.models.count == 58
  }
}
