import Dispatch
import Glibc

@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ target: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Runs libFuzzer with a program's own arguments.
public func fuzz(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ target: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt {
  var count = count
  var arguments = arguments
  return withUnsafeMutablePointer(to: &arguments) { runFuzzer(&count, $0, target) }
}

/// The format that is fuzzed, by `MARTLET_FUZZ_FORMAT`; nil without it.
public let fuzzedFormat: String? = getenv("MARTLET_FUZZ_FORMAT").map { String(cString: $0) }

/// Runs what is fuzzed with one input, and fails if it takes more than a second of the processor's time.
///
/// libFuzzer's own limit is by the clock, which on a busy machine says nothing of the input.
public func limited(_ body: () -> Void) -> CInt {
  let begin = processorTime()
  body()
  precondition(processorTime() - begin <= 1, "an input took more than a second of the processor's time")
  return 0
}

/// The processor's time of this process, in seconds.
private func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Waits for an answer; libFuzzer calls without a task.
///
/// An error is an answer.
public func wait(_ body: @escaping @Sendable () async throws -> Void) {
  let done = DispatchSemaphore(value: 0)
  Task {
    try? await body()
    done.signal()
  }
  done.wait()
}

/// Checks that an answer is there, and that no control character but those of colours is in its text.
public func checkAnswer(_ text: String, _ json: String) {
  precondition(!text.isEmpty && !json.isEmpty)
  for scalar in text.unicodeScalars where scalar.value < 0x20 && scalar != "\n" && scalar != "\t" {
    precondition(scalar == "\u{1b}", "a control character reached the text")
  }
}

/// A folder of this process in memory, which is gone when it exits in order.
public let fuzzFolder: String = {
  let path = "/dev/shm/martlet-fuzz-\(getpid())"
  mkdir(path, 0o700)
  atexit {
    let path = "/dev/shm/martlet-fuzz-\(getpid())"
    guard let folder = opendir(path) else { return }
    while let entry = readdir(folder) {
      withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { _ = unlinkat(dirfd(folder), $0, 0) }
      }
    }
    closedir(folder)
    rmdir(path)
  }
  return path
}()

/// Writes a file in place of what is there.
public func write(_ bytes: [UInt8], _ path: String) -> Bool {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  guard descriptor >= 0 else { return false }
  defer { close(descriptor) }
  return Glibc.write(descriptor, bytes, bytes.count) == bytes.count
}
