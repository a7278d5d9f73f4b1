import CPUCatalog
import CPUCompatibility
import CPUReaders
import Glibc
import LibvirtCPU

/// The format whose reader is fuzzed, by `MARTLET_FUZZ_FORMAT`; without it, the one that a document is recognised as.
private let format: String? = getenv("MARTLET_FUZZ_FORMAT").map { String(cString: $0) }

private let interpreter = Interpreter(map: MapProjection(.builtin, catalog: .standard), catalog: .standard)

/// What libFuzzer calls with each input: the bytes are read, and every CPU in them is interpreted.
///
/// A `ReadError` is an answer; a crash, a hang and growth are what is looked for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let document = Document(name: "fuzz", bytes: Array(UnsafeBufferPointer(start: bytes, count: count)))
  guard let reading = try? Reader.read(document, format: format) else { return 0 }
  for cpu in reading.cpus {
    if let host = try? interpreter.profiled(cpu, in: document) {
      // Folding a host with itself changes nothing.
      precondition(HostCPU.folding([host, host]).observations.count == host.observations.count)
    }
  }
  return 0
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ target: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The entry point: SwiftPM names an executable's own after the target, so that libFuzzer's is not found by itself.
@_cdecl("FuzzReaders_main")
public func main(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  var count = count
  var arguments = arguments
  return withUnsafeMutablePointer(to: &arguments) { runFuzzer(&count, $0, fuzzOneInput) }
}
