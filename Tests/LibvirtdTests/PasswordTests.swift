import HostSnapshots
import Testing

/// What libvirt gives only to those who may write is left out, however XML writes it.
@Suite struct PasswordTests {
  @Test(arguments: [
    "<graphics type='vnc' passwd='hunter2'/>", "<graphics type='vnc'\n passwd = \"hunter2\"/>",
    "<cookie name='a'>hunter2</cookie>", "<cookie name='a > b'>hunter2</cookie>",
    "<cookie name='a'><![CDATA[hunter2]]></cookie>", "<cookie name='a'><!-- x -->hunter2</cookie>",
  ])
  func nothingSecretIsLeft(xml: String) {
    let text = withoutPasswords("<devices>\(xml)</devices><vcpu>2</vcpu>")
    #expect(!text.contains("hunter2"), "\(text)")
    #expect(text.hasSuffix("</devices><vcpu>2</vcpu>"))
  }
}
