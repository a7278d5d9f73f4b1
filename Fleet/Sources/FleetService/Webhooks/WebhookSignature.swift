internal import FileAccess
internal import Foundation

/// The signature of a webhook's message, by which its receiver knows who sent it and when.
///
/// The time is signed so that a message that somebody recorded can be refused when it comes again much later; the id so that a receiver can
/// drop what it has had.
/// - SeeAlso: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md, "Signature scheme" (symmetric, v1).
enum WebhookSignature {
  /// `v1,` and HMAC-SHA256 of `ID.SECONDS.BODY` in base64.
  ///
  /// - Parameter seconds: Whole seconds since 1970, as the field `webhook-timestamp` has them.
  static func text(id: String, seconds: Int, body: [UInt8], secret: [UInt8]) -> String {
    let code = hmac(Array("\(id).\(seconds).".utf8) + body, key: secret)
    return "v1," + Data(code).base64EncodedString()
  }

  /// HMAC-SHA256.
  ///
  /// - SeeAlso: RFC 2104 section 2; the block of SHA-256 has 64 bytes.
  static func hmac(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
    var block = key.count > 64 ? digest(key) : key
    block += Array(repeating: 0, count: 64 - block.count)
    let inner = digest(block.map { $0 ^ 0x36 } + message)
    return digest(block.map { $0 ^ 0x5c } + inner)
  }

  private static func digest(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array(sha256(bytes).utf8).map { $0 < 0x3a ? $0 - 0x30 : $0 - 0x57 }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
