internal import CPUReaders
internal import FailureMessages
internal import FileAccess
internal import Glibc
internal import HostSnapshots
internal import SandboxedWorkers

/// A log to read piece by piece: a file, a pipe or standard input, gzip-compressed or plain.
struct LogSource {
  let name: String
  private let descriptor: Int32
  private let gzip: GzipStream?
  /// What was read to see whether it is gzip's.
  private var head: [UInt8]

  /// Opens the log that an argument names; `-` is standard input.
  init(_ argument: String) throws(QuestionError) {
    if argument == "-" {
      (name, descriptor) = ("standard input", 0)
      WorkerPolicy.note(owner: nil)
    } else {
      name = argument
      descriptor = unsafe open(argument, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        throw QuestionError(cannotRead: argument, FileAccessError(code: errno))
      }
      WorkerPolicy.note(owner: WholeFile.owner(of: descriptor))
    }
    let (descriptor, name) = (descriptor, name)
    var first = [UInt8](repeating: 0, count: 2)
    var count = 0
    while count < 2 {
      let start = count
      let got = unsafe first.withUnsafeMutableBytes { buffer in
        unsafe Self.read(descriptor, UnsafeMutableRawBufferPointer(rebasing: buffer[start...]))
      }
      guard got >= 0 else {
        throw QuestionError(cannotRead: name, FileAccessError(code: errno))
      }
      guard got > 0 else { break }
      count += got
    }
    head = Array(first.prefix(count))
    gzip = GzipStream.recognises(head) ? GzipStream() : nil
  }

  /// Reads everything into `scanner`.
  mutating func readAll(into scanner: inout MessageScanner) throws(QuestionError) {
    while unsafe try scanner.fill({ buffer throws(QuestionError) in unsafe try read(buffer) }) > 0 {}
    if let gzip, !gzip.isWhole {
      throw QuestionError(.badInput, "\(name): the gzip data is truncated")
    }
  }

  func close() { if descriptor > 2 { Glibc.close(descriptor) } }

  private mutating func read(_ buffer: UnsafeMutableRawBufferPointer) throws(QuestionError) -> Int {
    guard let gzip else { return unsafe try readPlain(buffer) }
    while true {
      if gzip.needsInput {
        var chunk = [UInt8](repeating: 0, count: 1 << 17)
        let count = unsafe try chunk.withUnsafeMutableBytesThrowing { bytes throws(QuestionError) in
          unsafe try readPlain(bytes)
        }
        guard count > 0 else { return 0 }
        chunk.removeLast(chunk.count - count)
        gzip.give(chunk)
      }
      do throws(GzipError) {
        let count = unsafe try gzip.read(into: buffer)
        if count > 0 { return count }
      } catch {
        throw QuestionError(.badInput, "\(name): \(error.reason ?? "the gzip data is damaged")")
      }
    }
  }

  private mutating func readPlain(_ buffer: UnsafeMutableRawBufferPointer) throws(QuestionError) -> Int {
    if !head.isEmpty {
      let count = head.count
      unsafe buffer.copyBytes(from: head)
      head = []
      return count
    }
    let count = unsafe Self.read(descriptor, buffer)
    guard count >= 0 else {
      throw QuestionError(cannotRead: name, FileAccessError(code: errno))
    }
    return count
  }

  /// Reads once; a read that a signal interrupts is tried again.
  private static func read(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    while true {
      let count = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 || errno != EINTR { return count }
    }
  }
}

extension [UInt8] {
  /// As `withUnsafeMutableBytes`, with the body's own kind of error.
  fileprivate mutating func withUnsafeMutableBytesThrowing<Failure: Error>(
    _ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
  ) throws(Failure) -> Int {
    var result: Result<Int, Failure> = .success(0)
    unsafe withUnsafeMutableBytes { bytes in
      do throws(Failure) {
        result = .success(unsafe try body(bytes))
      } catch {
        result = .failure(error)
      }
    }
    return try result.get()
  }
}
