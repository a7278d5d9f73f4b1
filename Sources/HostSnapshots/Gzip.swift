internal import CZlib
internal import SandboxedWorkers

/// Compresses bytes as gzip without name and time, so equal input gives equal output.
///
/// - Parameter isFast: Whether zlib's fastest level is used, whose output is larger.
public func gzip(_ bytes: [UInt8], isFast: Bool = false) -> [UInt8] {
  unsafe bytes.withUnsafeBytes { unsafe gzip($0, isFast: isFast) }
}

/// Compresses bytes where they are, as `gzip(_:isFast:)` of an array.
public func gzip(_ bytes: UnsafeRawBufferPointer, isFast: Bool = false) -> [UInt8] {
  var stream = unsafe z_stream()
  // 15 bits of window, and 16 for gzip's header; the default level and memory.
  guard
    unsafe deflateInit2_(
      &stream, isFast ? Z_BEST_SPEED : Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY,
      ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size)) == Z_OK
  else { return [] }
  defer { unsafe deflateEnd(&stream) }
  var output: [UInt8] = []
  var chunk = [UInt8](
    repeating: 0, count: min(256 << 10, Int(unsafe deflateBound(&stream, UInt(bytes.count)))))
  // zlib reads its input only, though its header is older than const.
  unsafe stream.next_in = UnsafeMutablePointer(mutating: bytes.bindMemory(to: UInt8.self).baseAddress)
  unsafe stream.avail_in = UInt32(bytes.count)
  while true {
    let (status, count) = unsafe chunk.withUnsafeMutableBufferPointer { target in
      unsafe stream.next_out = target.baseAddress
      unsafe stream.avail_out = UInt32(target.count)
      let status = unsafe deflate(&stream, Z_FINISH)
      return (status, target.count - Int(unsafe stream.avail_out))
    }
    output.append(contentsOf: chunk[..<count])
    if status == Z_STREAM_END { return output }
    guard status == Z_OK else { return [] }
  }
}

/// Decompresses gzip data, all members of it; nil if it is not gzip, is truncated, is followed by something else, or holds more than
/// `limit` bytes.
///
/// Zeros after the last member are padding, as gzip(1) and tar treat them.
/// - SeeAlso: RFC 1952, section 2.2 (a file is a series of members).
public func gunzip(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
  guard let workers = WorkerPolicy.workers else { return unpackHere(bytes, limit: limit) }
  // What one answer of a worker cannot hold comes in parts.
  if limit > largestAnswer, let plain = unpackInParts(bytes, limit: limit) { return plain }
  // A worker's failure stays with the pool, which is asked for it once the document is read.
  guard
    let answer = try? workers.answer(UnpackedBytes.self, to: WorkerRequest(.unpack, limit: limit), bytes),
    let plain = answer.plain, plain.count <= limit
  else { return nil }
  return plain
}

/// The largest content that is asked for in one answer.
private let largestAnswer = 64 << 20

/// Decompresses gzip data in parts, without padding after it; nil as `gunzip(_:limit:)`.
private func unpackInParts(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
  let stream = GzipStream()
  var output: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 4 << 20)
  for start in stride(from: 0, to: bytes.count, by: 4 << 20) {
    stream.give(Array(bytes[start..<min(start + (4 << 20), bytes.count)]))
    while !stream.needsInput {
      guard let count = unsafe chunk.withUnsafeMutableBytes({ unsafe try? stream.read(into: $0) }),
        output.count + count <= limit
      else { return nil }
      output += chunk[..<count]
    }
  }
  return stream.isWhole ? output : nil
}

/// Decompresses gzip data in this process.
func unpackHere(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
  var stream = unsafe z_stream()
  guard unsafe inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
  else { return nil }
  defer { unsafe inflateEnd(&stream) }
  var output: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  var input = bytes
  var isWhole = false
  unsafe input.withUnsafeMutableBufferPointer { source in
    unsafe stream.next_in = source.baseAddress
    unsafe stream.avail_in = UInt32(source.count)
    while true {
      let (status, count) = unsafe chunk.withUnsafeMutableBufferPointer { target in
        unsafe stream.next_out = target.baseAddress
        unsafe stream.avail_out = UInt32(target.count)
        let status = unsafe inflate(&stream, Z_NO_FLUSH)
        return (status, target.count - Int(unsafe stream.avail_out))
      }
      guard output.count + count <= limit else { return }
      output.append(contentsOf: chunk[..<count])
      if status == Z_STREAM_END {
        let rest = unsafe source[(source.count - Int(stream.avail_in))...]
        guard unsafe rest.contains(where: { $0 != 0 }) else {
          isWhole = true
          return
        }
        guard unsafe inflateReset(&stream) == Z_OK else { return }
        continue
      }
      let left = unsafe stream.avail_in
      guard status == Z_OK, count > 0 || left > 0 else { return }
    }
  }
  return isWhole ? output : nil
}
