import LibvirtCPU
import Testing

/// The names that a captured map defines: as libvirt would find them, whatever else stands in the files.
@Suite struct CapturedNamesTests {
  private func names(_ features: String, index: String? = nil, path: String = "cpu_map/index.xml") throws
    -> Set<String>
  {
    let index = index ?? "<cpus><arch name='x86'><include filename='x86_features.xml'/></arch></cpus>"
    return try CPUMap.featureNames(ofFiles: [
      (path, Array(index.utf8)),
      ("cpu_map/x86_features.xml", Array(features.utf8)),
      ("cpu_map/arm_features.xml", Array("<cpus><feature name='sve'/></cpus>".utf8)),
    ])
  }

  @Test(arguments: [
    // The article's own case: monitor commented out.
    "<cpus><feature name='aes'/><!-- <feature name='monitor'><cpuid ecx='0x8'/></feature> --></cpus>",
    "<cpus><!--<feature name='monitor'/>--><feature   name = \"aes\"  /></cpus>",
    "<cpus><feature\n  name='aes'/><![CDATA[<feature name='monitor'/>]]></cpus>",
    "<cpus><?edit <feature name='monitor'/>?><feature migratable='no' name='aes'/></cpus>",
    "<cpus><feature name='aes' note=\"&lt;feature name='monitor'/>\"/></cpus>",
    "<cpus><model name='m'><feature name='monitor'/></model><feature name='aes'/></cpus>",
    "<cpus><feature name='aes'/><group><feature name='monitor'/></group></cpus>",
  ])
  func whatIsNoElementIsNotThere(features: String) throws {
    #expect(try names(features) == ["aes"])
  }

  @Test func onlyIncludedFilesCount() throws {
    #expect(
      try names(
        "<cpus><feature name='aes'/></cpus>",
        index:
          "<cpus><arch name='x86'><!-- <include filename='x86_features.xml'/> --><feature name='own'/></arch></cpus>"
      )
        == ["own"])
    // Before libvirt 4.7.0 a map was one file.
    #expect(
      try CPUMap.featureNames(ofFiles: [
        (
          "cpu_map.xml",
          Array("<cpus><arch name='x86'><feature name='old'/></arch><arch name='ppc64'/></cpus>".utf8)
        )
      ]) == ["old"])
    // libvirt 11 has its includes in groups.
    #expect(
      try names(
        "<cpus><feature name='aes'/></cpus>",
        index:
          "<cpus><arch name='x86'><group name='Features'><include filename='x86_features.xml'/></group></arch></cpus>"
      )
        == ["aes"])
  }

  /// What cannot be read is not known: it is no map without features.
  @Test(arguments: [
    (
      "<cpus><feature name='aes'/>",
      "<cpus><arch name='x86'><include filename='x86_features.xml'/></arch></cpus>"
    ),
    ("<cpus/>", "<cpus><arch name='x86'><include filename='x86_other.xml'/></arch></cpus>"),
    ("<cpus/>", "<cpus><arch name='s390'/></cpus>"),
  ])
  func aMapThatCannotBeReadIsAnError(features: String, index: String) {
    #expect(throws: LibvirtError.self) { try names(features, index: index) }
  }

  @Test func editsFindTheElementThatLibvirtReads() throws {
    let document =
      "<domain><metadata><cpu mode='custom'><model>wrong</model></cpu></metadata><!-- <cpu mode='custom'/> -->"
      + "<cpu mode='custom' note='a > b'><model>qemu64</model><feature name='x' note=' policy=1' policy='require'/></cpu></domain>"
    let bytes = Array(document.utf8)
    let cpu = try #require(CPUTextEditor.guestCPU(in: bytes))
    #expect(cpu.mode == "custom")
    #expect(
      String(decoding: bytes[cpu.range], as: UTF8.self).hasPrefix(
        "<cpu mode='custom' note='a > b'><model>qemu64"))
    var editor = try CPUTextEditor(bytes)
    editor.disable(["x"])
    #expect(
      String(decoding: editor.bytes, as: UTF8.self)
        == document.replacing("policy='require'", with: "policy='disable'"))
    var hostModel = try CPUTextEditor(Array("<cpu mode='host-model' note='a > b'/>".utf8))
    hostModel.disable(["x"])
    #expect(
      String(decoding: hostModel.bytes, as: UTF8.self)
        == "<cpu mode='host-model' note='a > b'><feature policy='disable' name='x'/></cpu>")
  }
}
