import CPUCatalog
import CPUCompatibility
import CPUReaders
import FailureMessages
import FuzzDriver
import LibvirtCPU
import ReportRendering

/// The format whose reader is fuzzed; without one, the one that a document is recognised as.
private let format = fuzzedFormat

private let verb = format.flatMap { Verb(rawValue: $0) }

private let interpreter = Interpreter(map: MapProjection(.builtin, catalog: .standard), catalog: .standard)

/// What libFuzzer calls with each input: the bytes are read, and every CPU in them is interpreted.
///
/// A `ReadError` is an answer; a crash, a hang and growth are what is looked for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: bytes, count: count))
  return limited {
    if let verb {
      verb.answer(bytes)
    } else if format == "messages" {
      readMessages(bytes)
    } else {
      readDocument(Document(name: "fuzz", bytes: bytes))
    }
  }
}

private func readDocument(_ document: Document) {
  guard let reading = try? Reader.read(document, format: format) else { return }
  for cpu in reading.cpus {
    if let host = try? interpreter.profiled(cpu, in: document) {
      // Folding a host with itself changes nothing.
      precondition(HostCPU.folding([host, host]).observations.count == host.observations.count)
    }
  }
}

/// Looks for messages in the bytes, at once and in pieces of a size that they give themselves, and reports on them.
private func readMessages(_ bytes: [UInt8]) {
  var whole = MessageScanner(name: "fuzz")
  whole.read(bytes)
  whole.finish()
  var pieces = MessageScanner(name: "fuzz")
  var rest = bytes[...]
  while let first = rest.first {
    let piece = rest.prefix(1 + Int(first))
    pieces.read(piece)
    rest = rest.dropFirst(piece.count)
  }
  pieces.finish()
  precondition(whole.findings.map(\.summary) == pieces.findings.map(\.summary))
  precondition(whole.lines == pieces.lines && whole.bytes == bytes.count)
  let report = MessageReport(
    [whole], stack: MessageStack(), catalog: .standard, martlet: "1.0", inputs: [])
  precondition(!report.text(TextStyle(width: 80, usesColor: false)).isEmpty)
  precondition((try? report.json()) != nil)
}

extension MessageFinding {
  fileprivate var summary: [String] { [id, "\(line)", "\(count)", text] + features }
}

/// The entry point: SwiftPM names an executable's own after the target, so that libFuzzer's is not found by itself.
@_cdecl("FuzzReaders_main")
public func main(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  fuzz(count, arguments, fuzzOneInput)
}
