import FoundationEssentials
import LibvirtCPU
import Testing
import X86CPU

@Suite("Loading maps of other eras")
struct MapLoadingTests {
  /// Writes files into a folder of their own and loads the first.
  private func load(
    _ texts: [(name: String, text: String)], _ version: LibvirtVersion
  ) throws -> CPUMap {
    let files = FileManager.default
    let folder = files.temporaryDirectory.path + "/martlet-map-\(UUID())"
    try files.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? files.removeItem(atPath: folder) }
    for (name, text) in texts {
      try text.write(toFile: folder + "/" + name, atomically: false, encoding: .utf8)
    }
    return try CPUMap.load(path: folder + "/" + texts[0].name, libvirtVersion: version)
  }

  private func wrapped(_ content: String) -> String { "<cpus><arch name='x86'>\(content)</arch></cpus>" }

  @Test("a single file of before 4.7.0 has functions, shared bits and no decode element")
  func singleFile() throws {
    let text = wrapped(
      """
      <vendor name='Intel' string='GenuineIntel'/>
      <feature name='sse3'><cpuid function='0x00000001' ecx='0x1'/></feature>
      <feature name='pni'><cpuid function='0x00000001' ecx='0x1'/></feature>
      <feature name='both'><cpuid function='0x7' ebx='0x00080001'/></feature>
      <model name='A'><feature name='sse3'/></model>
      <model name='B'><model name='A'/><vendor name='Intel'/><feature name='both'/></model>
      """)
    let map = try load([("cpu_map.xml", text)], LibvirtVersion(4, 0))
    #expect(
      map.bitLocations.map(\.description) == ["CPUID.01H:ECX[0]", "CPUID.07H:EBX[0]", "CPUID.07H:EBX[19]"])
    let model = try #require(map.model(named: "B"))
    #expect(map.names(in: model.bits) == ["sse3", "pni", "both"])
    #expect(model.decodesHosts && model.decodesGuests)
    // Of two names of one bit, decoding takes the first.
    var table = CPUIDTable()
    for location in map.bitLocations { table.set(location) }
    table.msrs[0x10a] = 1
    #expect(try map.decode(table, as: .guest).model == "B")
  }

  /// libvirt builds `FOLDER/NAME` of any name; a map that somebody hands over must not make Martlet open other files.
  @Test(arguments: ["/etc/hostname", "../index.xml", "a/../../features.xml"])
  func aMapStaysInItsFolder(name: String) throws {
    let index = "<cpus><arch name='x86'><include filename='\(name)'/></arch></cpus>"
    let error = #expect(throws: LibvirtError.self) { try load([("index.xml", index)], LibvirtVersion(9, 0)) }
    #expect(error?.message.contains("outside its folder") == true, "\(error as Any)")
  }

  @Test("11.x: groups, added and removed features, and canonical names")
  func groups() throws {
    let index = """
      <cpus><arch name='x86'>
        <include filename='features.xml'/>
        <group name='some'><include filename='a.xml'/><include filename='b.xml'/></group>
        <group><include filename='nowhere.xml'/></group>
        <surprise/>
      </arch></cpus>
      """
    let features = """
      <cpus>
        <feature name='f'><cpuid eax_in='1' edx='1'/><alias name='F' source='linux'/></feature>
        <feature name='g'><cpuid eax_in='1' edx='2'/></feature>
        <feature name='h'><msr index='0x10a' eax='0' edx='1'/></feature>
      </cpus>
      """
    let a = """
      <cpus>
        <model name='A'>
          <check partial='compat'/><decode host='on' guest='on'/><signature family='6' model='1' stepping='0-2,5'/>
          <feature name='f'/><feature name='g' removed='yes'/><feature name='h' added='yes'/>
        </model>
      </cpus>
      """
    let b = "<cpus><model name='A-v1'><decode host='on' guest='off'/><model name='A'/></model></cpus>"
    let files = [("index.xml", index), ("features.xml", features), ("a.xml", a), ("b.xml", b)]
    let map = try load(files, LibvirtVersion(11, 3))
    let model = try #require(map.model(named: "A"))
    #expect(map.names(in: model.bits) == ["f"])
    #expect(model.removed == ["g"] && model.added == ["h"] && model.hasCompatCheck)
    #expect(model.canonicalName == "A-v1")
    #expect(model.signatures.first?.steppings == 0b10_0111)
    #expect(map.bitLocations.last?.description == "MSR 10AH[32]")
    #expect(map.notes.count == 2)
    #expect(map.feature(named: "F") == nil)
  }

  @Test(
    "what is fatal to libvirt is an error with file and line",
    arguments: [
      ("<feature name='f'/>", "internal error: no x86 CPU data found"),
      ("<feature name='f'><cpuid edx='1'/></feature>", "internal error: Invalid cpuid[0]"),
      ("<vendor name='V' string='short'/>", "internal error: Invalid CPU vendor string 'short'"),
      ("<model name='M'/>", "internal error: missing decode element in CPU model M"),
      (
        "<model name='M'><decode host='on' guest='on'/><model name='N'/></model>",
        "internal error: Ancestor model N not found for CPU model M"
      ),
      (
        "<model name='M'><decode host='on' guest='on'/><feature name='x'/></model>",
        "internal error: Feature x required by CPU model M not found"
      ),
      ("<include/>", "internal error: Missing 'filename' in CPU map include"),
    ])
  func fatal(_ content: String, _ message: String) throws {
    let error = #expect(throws: LibvirtError.self) {
      try load([("index.xml", "<cpus>\n<arch name='x86'>\n\(content)</arch></cpus>")], LibvirtVersion(9, 0))
    }
    #expect(error?.message == message)
    #expect(error?.line == 3)
    #expect(error?.file?.hasSuffix("index.xml") == true)
  }

  @Test("versions are read, ordered, and know whether they were checked")
  func versions() {
    #expect(LibvirtVersion("11.3.0") == LibvirtVersion(11, 3))
    #expect(LibvirtVersion("9") == nil && LibvirtVersion("a.b.c") == nil && LibvirtVersion("1.2.3.4") == nil)
    #expect(LibvirtVersion(9, 10) > LibvirtVersion(9, 9, 9))
    #expect(LibvirtVersion(9, 0).isVerified && LibvirtVersion(10, 0).isVerified)
    #expect(!LibvirtVersion(10, 1).isVerified && !LibvirtVersion(12, 8).isVerified)
  }
}
