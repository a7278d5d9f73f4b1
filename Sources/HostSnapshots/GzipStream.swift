internal import CZlib

/// Unpacks gzip's format piece by piece, several members one after the other included; memory does not grow with what is unpacked.
@safe public final class GzipStream {
  private var stream = unsafe z_stream()
  private var input: [UInt8] = []
  /// Input before this place is used up.
  private var used = 0
  private var isAtEndOfMember = false

  /// Whether the bytes begin as gzip's do.
  public static func recognises(_ bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: [0x1f, 0x8b]) }

  /// A stream that has read nothing.
  public init() {
    // 15 bits of window, and 16 for gzip's header. Without memory it gives an error at the first use.
    _ = unsafe inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit { unsafe inflateEnd(&stream) }

  /// Whether all input is used up, so that more is wanted.
  public var needsInput: Bool { used == input.count }

  /// Whether the input that was given ends where a member ends.
  public var isWhole: Bool { isAtEndOfMember && needsInput }

  /// Gives input; only where `needsInput`.
  public func give(_ bytes: [UInt8]) {
    input = bytes
    used = 0
  }

  /// Unpacks into a buffer.
  ///
  /// - Returns: The bytes written; 0 where more input is needed.
  /// - Throws: `GzipError` for what is not gzip's.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(GzipError) -> Int {
    guard let target = buffer.baseAddress else { return 0 }
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

/// Bytes that are not gzip's, or damaged.
public struct GzipError: Error, Sendable {}
