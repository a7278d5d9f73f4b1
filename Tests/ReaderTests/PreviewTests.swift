import CPUReaders
import Testing

/// The root that a document is recognised by is its first element, and not what stands before it.
@Suite struct PreviewTests {
  @Test(arguments: [
    "<?xml-stylesheet href='<domain>'?>", "<!-- <domain> -->",
    "<?xml version='1.0'?><!-- <domain/> --><?x <domain/> ?>",
  ])
  func whatStandsBeforeTheRootIsPassedOver(prologue: String) throws {
    let cpu = "<cpu><arch>x86_64</arch><model>qemu64</model></cpu>"
    let reading = try Reader.read(Document(name: "d", bytes: Array((prologue + cpu).utf8)))
    #expect(reading.format == "libvirt-cpu")
  }
}
