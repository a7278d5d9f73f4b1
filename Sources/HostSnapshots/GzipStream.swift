internal import CZlib
internal import SandboxedWorkers

/// Decompresses gzip data piece by piece in constant memory, including several members in a row.
@safe public final class GzipStream {
  private var stream = unsafe z_stream()
  private var input: [UInt8] = []
  /// The offset of the unread input.
  private var used = 0
  private var isAtEndOfMember = false
  /// The worker that unpacks, and its last answer; nil if this process does.
  private let worker: Result<WorkerSession, WorkerFailure>?
  private var answer: UnpackedBytes?

  /// Whether the bytes begin with gzip's magic number.
  public static func recognises(_ bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: [0x1f, 0x8b]) }

  /// Creates an empty stream.
  public init() {
    worker = WorkerPolicy.workers.map { $0.session() }
    // 15 bits of window, and 16 for gzip's header. Without memory it gives an error at the first use.
    _ = unsafe inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit { unsafe inflateEnd(&stream) }

  /// Whether the stream has consumed all input and needs more.
  public var needsInput: Bool { worker == nil ? used == input.count : answer?.needsInput ?? input.isEmpty }

  /// Whether the input so far ends at the end of a member.
  public var isWhole: Bool { worker == nil ? isAtEndOfMember && needsInput : answer?.isWhole ?? false }

  /// Supplies more input; call it only if `needsInput`.
  public func give(_ bytes: [UInt8]) {
    input = bytes
    used = 0
    answer = nil
  }

  /// Decompresses as much as fits into a buffer, in the worker, which gets the input with the first question about it.
  private func read(
    into buffer: UnsafeMutableRawBufferPointer, by worker: Result<WorkerSession, WorkerFailure>
  ) throws(GzipError) -> Int {
    let request = WorkerRequest(.unpackPart, limit: buffer.count)
    guard !input.isEmpty || answer?.needsInput == false else { return 0 }
    let bytes: [UInt8]
    do throws(WorkerFailure) {
      bytes = try worker.get().answer(to: request, input)
    } catch {
      throw GzipError(reason: error.reason)
    }
    guard let next = workerValue(UnpackedBytes.self, in: bytes), let plain = next.plain,
      plain.count <= buffer.count
    else { throw GzipError() }
    (answer, input) = (next, [])
    unsafe buffer.copyBytes(from: plain)
    return plain.count
  }

  /// Decompresses as much as fits into a buffer.
  ///
  /// - Returns: The bytes written; 0 where more input is needed.
  /// - Throws: `GzipError` if the data is not gzip or is damaged.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(GzipError) -> Int {
    guard let target = buffer.baseAddress else { return 0 }
    if let worker { return unsafe try read(into: buffer, by: worker) }
    while used < input.count {
      if isAtEndOfMember {
        unsafe inflateReset(&stream)
        isAtEndOfMember = false
      }
      let offset = used
      let available = input.count - offset
      let (status, written, left) = unsafe input.withUnsafeMutableBufferPointer { source in
        unsafe stream.next_in = source.baseAddress?.advanced(by: offset)
        unsafe stream.avail_in = UInt32(available)
        unsafe stream.next_out = target.assumingMemoryBound(to: UInt8.self)
        unsafe stream.avail_out = UInt32(min(buffer.count, Int(UInt32.max)))
        let room = unsafe stream.avail_out
        let status = unsafe inflate(&stream, Z_NO_FLUSH)
        return unsafe (status, Int(room - stream.avail_out), Int(stream.avail_in))
      }
      used += available - left
      switch status {
      case Z_STREAM_END: isAtEndOfMember = true
      case Z_OK, Z_BUF_ERROR: break
      default: throw GzipError()
      }
      if written > 0 { return written }
      if status == Z_BUF_ERROR { break }
    }
    return 0
  }
}

/// The data is not gzip, or is damaged.
public struct GzipError: Error, Sendable {
  /// The limit that a worker met; nil for data that is damaged.
  package var reason: String?
}
