/// The part of a document that readers recognise: the document itself, or a record within a page or a mail.
struct RecognisedText {
  /// The text for the reader.
  private(set) var document: Document
  /// The readers that recognise it, and how surely.
  private(set) var matches: [(reader: Reader, confidence: Reader.Confidence)] = []
  /// What Martlet converted or removed.
  private var notes: [ReadingNote]
  private let preview: DocumentPreview

  /// Looks for a record in the text as it is, then in the text of a page, then in that of a mail.
  ///
  /// Lists of registers, whose form is the freest, are looked for last. O(bytes), because each of the texts is examined
  /// twice at most.
  ///
  /// - Throws: `ReadError` if the document is no text, or a page has several records.
  init(_ original: Document, among readers: [Reader] = Reader.all) throws(ReadError) {
    let plain = try PlainText(original)
    (document, notes) = (plain.document, plain.notes)
    preview = try DocumentPreview(document)
    let strict = readers.filter { $0.format != Self.freest }
    let free = readers.filter { $0.format == Self.freest }
    matches = Self.matches(preview, strict)
    guard matches.isEmpty else { return }
    let page = MarkupText(document.bytes)
    if let page { try take(page, strict) }
    if matches.isEmpty { takeMail(strict) }
    guard matches.isEmpty, !free.isEmpty else { return }
    // A list is recognised with marks before its lines too, so they go first.
    takeMail(free)
    if matches.isEmpty { matches = Self.matches(preview, free) }
    if matches.isEmpty, let page { try take(page, free) }
  }

  private static let freest = Reader.registerList.format

  /// Reads the text, and adds the notes on what was removed.
  ///
  /// - Throws: `ReadError` as the reader does.
  func reading(by reader: Reader) throws(ReadError) -> Reading {
    var reading = try reader.read(document)
    reading.notes.insert(contentsOf: notes, at: 0)
    return reading
  }

  /// The error for a text that no reader recognises.
  var unknown: ReadError {
    if let known = OtherText(preview) {
      return ReadError(
        document: document.name, reason: "this is \(known.name); \(known.advice)", line: 1, column: 1)
    }
    return ReadError(
      document: document.name,
      reason:
        "this looks like \(preview.appearance), which holds no CPU that Martlet can read; expected Nova's cpu_info "
        + "(JSON or a hypervisor show table), virsh capabilities, virsh domcapabilities, a libvirt <cpu>, a CPUID dump "
        + "(cpuid -r, kcpuid -r, x86info -r, xen-cpuid -p, AIDA64, libcpuid, a table), /proc/cpuinfo, lscpu, a Firecracker fingerprint, QEMU's QMP replies, or a martlet capture snapshot",
      line: 1, column: 1)
  }

  private static func matches(
    _ preview: DocumentPreview, _ readers: [Reader]
  ) -> [(reader: Reader, confidence: Reader.Confidence)] {
    readers.compactMap { reader in reader.recognises(preview).map { (reader, $0) } }
  }

  /// Looks for records in a page: in its preformatted parts, else in all of its text.
  private mutating func take(_ page: MarkupText, _ readers: [Reader]) throws(ReadError) {
    let found = page.blocks.compactMap { block in
      withoutMarks(block.text, readers).map { (block: block, text: $0) }
    }
    guard found.count < 2 else {
      let places = found.map { "\($0.block.linesBefore + 1)" }.joined(separator: ", ")
      throw ReadError(
        document: document.name,
        reason: "this page has \(found.count) records (from lines \(places)); save each to its own file",
        line: found[1].block.linesBefore + 1, column: 1)
    }
    var chosen: Recognised?
    if let only = found.first {
      if let other = withoutMarks(page.outside, readers), isRead(other) {
        throw ReadError(
          document: document.name,
          reason:
            "this page holds two records, one of them outside its preformatted part; save each to its own file",
          line: only.block.linesBefore + 1, column: 1)
      }
      chosen = only.text
      let padding = [UInt8](repeating: UInt8(ascii: "\n"), count: only.block.linesBefore)
      chosen?.text = padding + only.text.text
    } else {
      chosen = withoutMarks(page.whole, readers)
    }
    guard let chosen else { return }
    document.bytes = chosen.text
    matches = chosen.matches
    notes.append(ReadingNote("the record is part of a page; Martlet reads the text without its tags"))
    notes += chosen.notes
  }

  /// Whether a reader reads the text; words such as a column's title are recognised too.
  private func isRead(_ text: Recognised) -> Bool {
    text.matches.contains { match in
      (try? match.reader.read(Document(name: document.name, bytes: text.text))) != nil
    }
  }

  private mutating func takeMail(_ readers: [Reader]) {
    guard let mail = recognised(MailText.unquoted(document.bytes), readers) else { return }
    document.bytes = mail.text
    matches = mail.matches
    notes.append(Self.mailNote)
  }

  private static let mailNote = ReadingNote(
    "Martlet ignores the marks before lines: quotation, comments, or the kernel's time stamps")

  private typealias Recognised = (
    text: [UInt8], matches: [(reader: Reader, confidence: Reader.Confidence)], notes: [ReadingNote]
  )

  /// The text, or else the text without a mail's marks, if readers recognise it.
  private func withoutMarks(_ text: [UInt8], _ readers: [Reader]) -> Recognised? {
    let isFree = readers.first?.format == Self.freest
    if !isFree, let plain = recognised(text, readers) { return plain }
    guard var mail = recognised(MailText.unquoted(text), readers) else {
      return isFree ? recognised(text, readers) : nil
    }
    mail.notes = [Self.mailNote]
    return mail
  }

  private func recognised(_ text: [UInt8]?, _ readers: [Reader]) -> Recognised? {
    guard let text, let plain = try? PlainText(Document(name: document.name, bytes: text)).document,
      let preview = try? DocumentPreview(plain)
    else { return nil }
    let matches = Self.matches(preview, readers)
    return matches.isEmpty ? nil : (plain.bytes, matches, [])
  }
}
