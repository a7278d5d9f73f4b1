import HostSnapshots
import Testing

/// No capture holds passwords, keys or tokens, also without redaction; everything else stays the source's text.
@Suite struct SecretTests {
  private func content(_ kind: Snapshot.Kind, _ source: String, _ text: String) throws -> String {
    var snapshot = Snapshot(martlet: "1.0", method: .probe, captured: "2026-11-28T12:00:00Z")
    snapshot.parts = [.init(kind, source: source, time: "2026-11-28T12:00:00Z", text: text)]
    return try Snapshot(json: snapshot.json()).parts[0].content
  }

  @Test(arguments: [
    ("rd.iscsi.password=hunter2", "rd.iscsi.password=removed"),
    ("netroot=iscsi:user:hunter2@10.0.0.1::3260::iqn", "netroot=removed"),
    ("ks=https://root:hunter2@host/ks", "ks=removed"), ("rootpw=hunter2", "rootpw=removed"),
    ("inst.api_key=hunter2", "inst.api_key=removed"), ("ks=https://host/ks@2", "ks=https://host/ks@2"),
    ("cifspass=hunter2", "cifspass=removed"), ("url=http://x/?sig=hunter2", "url=removed"),
    ("tsx=off", "tsx=off"),
    ("keymap=us", "keymap=us"),
  ])
  func commandLinesHaveNone(word: String, kept: String) throws {
    let line = "root=/dev/sda1 \(word) quiet\n"
    #expect(try content(.file, "/proc/cmdline", line) == "root=/dev/sda1 \(kept) quiet\n")
    let domain = "<domain><os><cmdline>a \(word) b</cmdline></os></domain>"
    #expect(
      try content(.domain, "virsh dumpxml", domain)
        == "<domain><os><cmdline>a \(kept) b</cmdline></os></domain>")
  }

  @Test(arguments: [
    ("<graphics type='vnc' passwd='hunter2'/>", "<graphics type='vnc'/>"),
    ("<cookie name='a > b'>hunter2</cookie>", "<cookie name='a > b'></cookie>"),
    ("<session><![CDATA[hunter2]]></session>", "<session></session>"),
    ("<dhCert>hunter2</dhCert>", "<dhCert></dhCert>"),
    ("<qemu:env name='A' value='hunter2'/>", "<qemu:env name='A' value='removed'/>"),
    ("<qemu:arg value='secret,id=s0,data=hunter2'/>", "<qemu:arg value='secret,id=s0,data=removed'/>"),
    ("<qemu:arg value='-cpu'/>", "<qemu:arg value='-cpu'/>"),
    ("<qemu:arg value='secret,data=hunter2,,tail,id=s'/>", "<qemu:arg value='secret,data=removed,id=s'/>"),
    ("<qemu:property name='password' value='hunter2'/>", "<qemu:property name='password' value='removed'/>"),
    ("<qemu:property name='x' value='y'/>", "<qemu:property name='x' value='y'/>"),
    ("<entry name='opt/db-password'>hunter2</entry>", "<entry name='opt/db-password'>removed</entry>"),
    ("<entry>-----BEGIN PRIVATE KEY-----\nhunter2\n</entry>", "<entry>removed</entry>"),
    ("<entry>io.systemd.credential:x=hunter2</entry>", "<entry>removed</entry>"),
    ("<entry name='product'>Compute</entry>", "<entry name='product'>Compute</entry>"),
  ])
  func definitionsHaveNone(before: String, after: String) throws {
    #expect(
      try content(.domain, "virsh dumpxml", "<domain>\(before)</domain>") == "<domain>\(after)</domain>")
  }

  /// QEMU's objects in JSON too.
  @Test func objectsInJSONHaveNone() throws {
    let text = "<domain><qemu:arg value='{\"qom-type\":\"secret\",\"data\":\"hunter2\"}'/></domain>"
    #expect(!(try content(.domain, "virsh dumpxml", text)).contains("hunter2"))
    let escaped = text.replacing("\"", with: "&quot;")
    #expect(!(try content(.domain, "virsh dumpxml", escaped)).contains("hunter2"))
  }
}
