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

  /// A document type declaration is refused as one, whatever it calls the root and whatever it declares.
  @Test(arguments: [
    "<!DOCTYPE html>", "<!DOCTYPE cpu SYSTEM 'a>b'>",
    "<!DOCTYPE x [<!ENTITY a '<domain>'> <!ELEMENT b ANY>]>",
    "<?xml version='1.0'?><!DOCTYPE domain><!-- > -->",
  ])
  func declarationsAreRefusedAsSuch(prologue: String) throws {
    let cpu = "<cpu><arch>x86_64</arch><model>qemu64</model></cpu>"
    let error = #expect(throws: ReadError.self) {
      try Reader.read(Document(name: "d", bytes: Array((prologue + cpu).utf8)))
    }
    #expect(error?.reason.contains("document type declaration") == true, "\(error?.reason ?? "")")
  }

  @Test func aPageIsAPage() throws {
    let error = #expect(throws: ReadError.self) {
      try Reader.read(Document(name: "d", bytes: Array("<!DOCTYPE html>\n<html><body/></html>".utf8)))
    }
    #expect(error?.reason.contains("an HTML page") == true, "\(error?.reason ?? "")")
  }
}
