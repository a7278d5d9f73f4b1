import FuzzDriver
import Glibc

private let input = fuzzedFormat.flatMap { FleetInput(rawValue: $0) }

/// What libFuzzer calls with each input: the bytes are an input of a fleet's, and the whole question is answered.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: bytes, count: count))
  return limited { input?.answer(bytes) }
}

/// The entry point: SwiftPM names an executable's own after the target, so that libFuzzer's is not found by itself.
///
/// `FuzzFleet --seeds FOLDER` writes inputs to begin with, a folder for each format.
@_cdecl("FuzzFleet_main")
public func main(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "--seeds" {
    writeSeeds(CommandLine.arguments[2])
    return 0
  }
  guard input != nil else {
    print("MARTLET_FUZZ_FORMAT names one of \(FleetInput.allCases.map(\.rawValue).joined(separator: ", "))")
    return 64
  }
  return fuzz(count, arguments, fuzzOneInput)
}
