import Testing
import XMLReading

@Suite struct XMLCursorTests {
  /// Names, attributes and texts of a document, flattened.
  private func walk(_ text: String, limits: XMLLimits = .standard) throws(XMLError) -> [String] {
    var seen: [String] = []
    func visit(_ cursor: XMLCursor) throws(XMLError) {
      seen.append(cursor.name + (cursor.attribute("a").map { "=\($0)" } ?? ""))
      if cursor.name == "t" {
        seen.append("'\(try cursor.text())'")
      } else {
        try cursor.forEachChild(visit)
      }
    }
    let cursor = try XMLCursor(Array(text.utf8), limits: limits)
    try visit(cursor)
    try cursor.finish()
    return seen
  }

  @Test func elementsAttributesAndTextAreWalkedInOrder() throws {
    let text =
      "<?xml version='1.0'?><!-- x --><r><c a='1'/><c a=''><d/></c><t>a<i>no</i>&lt;b<![CDATA[<c]]></t><e/></r>"
    #expect(try walk(text) == ["r", "c=1", "c=", "d", "t", "'a<b<c'", "e"])
  }

  @Test func childrenThatAreNotReadArePassedOver() throws {
    let cursor = try XMLCursor(Array("<r><c><d><e/></d></c><c/><f/></r>".utf8))
    var names: [String] = []
    try cursor.forEachChild { child throws(XMLError) in names.append(child.name) }
    try cursor.finish()
    #expect(names == ["c", "c", "f"])
  }

  @Test(arguments: [
    "", " ", "x", "<r>", "<r></s>", "<r/><r/>", "<r>&nope;</r>", "<r a='1' a='2'/>", "<r>\u{0}</r>",
    "<!DOCTYPE r><r/>", "<!DOCTYPE r [<!ENTITY e 'x'>]><r>&e;</r>", "<r/>trailing",
  ])
  func whatIsNotOneWellFormedDocumentWithoutATypeIsRefused(text: String) {
    #expect(throws: XMLError.self) { try walk(text) }
  }

  @Test func limitsHold() throws {
    let deep = String(repeating: "<r>", count: 129) + String(repeating: "</r>", count: 129)
    #expect(throws: XMLError.self) { try walk(deep) }
    let allowed = String(repeating: "<r>", count: 128) + String(repeating: "</r>", count: 128)
    #expect(try walk(allowed).count == 128)
    #expect(throws: XMLError.self) { try walk("<r>xx</r>", limits: XMLLimits(bytes: 8, depth: 128)) }
  }

  @Test func errorsNameTheirPlace() throws {
    let error = try #require(throws: XMLError.self) { try walk("<r>\n  <c></d>\n</r>") }
    #expect(error.line == 2)
    #expect(error.column != nil)
    #expect(!error.reason.contains("\n"))
  }

  @Test func badUTF8IsRefused() {
    #expect(throws: XMLError.self) {
      let cursor = try XMLCursor([UInt8]("<r>".utf8) + [0xff, 0xfe] + [UInt8]("</r>".utf8))
      try cursor.finish()
    }
  }

  @Test func namesKeepTheirPrefixesAndSayTheirNamespaces() throws {
    let text = "<d xmlns:n='urn:n'><n:a n:b='1' c='2' xmlns='urn:d'><e/></n:a></d>"
    let cursor = try XMLCursor(Array(text.utf8))
    #expect(cursor.name == "d" && cursor.namespace == nil && cursor.attributeCount == 0)
    var seen: [String] = []
    try cursor.forEachChild { child throws(XMLError) in
      let attribute = child.attribute("n:b") ?? "-"
      seen.append("\(child.name) \(child.namespace ?? "-") \(attribute) \(child.attributeCount)")
      try child.forEachChild { child throws(XMLError) in
        seen.append("\(child.name) \(child.namespace ?? "-")")
      }
    }
    #expect(seen == ["n:a urn:n 1 2", "e urn:d"])
    #expect(throws: XMLError.self) { try walk("<r><n:a/></r>") }
  }

  /// The parser gets the document in portions of 64 KiB; a tag, an attribute or a text may lie across two.
  @Test func whereAPortionEndsMakesNoDifference() throws {
    let tail = "--><c a='v&amp;w'/><t>a\u{fc}<i/><![CDATA[<b>]]>c</t><e a='x'></e></r>"
    for count in (65_536 - tail.utf8.count - 12)...65_540 {
      let filler = String(repeating: "x", count: count)
      let seen = try walk("<r><!--\(filler)\(tail)")
      #expect(seen == ["r", "c=v&w", "t", "'a\u{fc}<b>c'", "e=x"], "a comment of \(count) characters")
    }
  }

  @Test func elementsAfterATextAreFound() throws {
    let cursor = try XMLCursor(Array("<r><t/><t>x<u/></t><c/><t> y </t></r>".utf8))
    var seen: [String] = []
    try cursor.forEachChild { child throws(XMLError) in
      seen.append(child.name)
      if child.name == "t" { seen.append(try child.text()) }
    }
    #expect(seen == ["t", "", "t", "x", "c", "t", " y "])
  }
}
