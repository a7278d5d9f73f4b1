internal import FileAccess
internal import Foundation
public import MartletQuestions
public import ReportContract

/// The tokens of a service: digests, never the tokens themselves; encoded as JSON, `martlet.tokens/1.0`.
public struct TokenFile: Sendable, Codable, PrivateDocument {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("tokens", 1, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The tokens, in the order in which they were made.
  public var tokens: [Entry] = []

  /// A token.
  public struct Entry: Sendable, Codable {
    /// Its name, which no other token of the file has.
    public var name: String
    /// The SHA-256 digest of the token, in hexadecimal.
    public var sha256: String
    /// What it allows: `read`, `plan`, `execute`.
    public var scopes: [String]
    /// When it was made, and from when on it is refused: RFC 3339, UTC.
    public var made, expires: String
  }

  static let kind = "file of tokens"
  static let origin = "martlet token new makes one"

  /// No tokens.
  public init() {}

  /// Reads a file that nobody but its user can have written.
  ///
  /// - Throws: `noInput`, `noPermission` for a file that cannot be used; `badInput` for what is no file of tokens.
  public init(path: String) throws(QuestionError) {
    let (file, _) = try Self.read(path)
    guard file.tokens.allSatisfy({ $0.sha256.utf8.count == 64 && $0.expiry != nil }) else {
      throw Self.isNone(path)
    }
    self = file
  }

  /// Makes a token that lasts for some seconds, and remembers its digest.
  ///
  /// - Returns: The token, which nothing stores: 256 random bits.
  /// - Throws: `usage` for a name that a token has, or of another form.
  public mutating func add(
    _ name: String, scopes: [String], lasting seconds: Int
  ) throws(QuestionError) -> String {
    let now = Date()
    guard name.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9._@-]{0,62}/) != nil else {
      throw QuestionError(
        .usage, "name \(name): use 1 to 63 letters, digits and . _ @ -", at: .argument("name"))
    }
    guard !tokens.contains(where: { $0.name == name }) else {
      throw QuestionError(
        .usage, "name \(name): there is a token of this name; revoke it first", at: .argument("name"))
    }
    let token = "martlet_" + SecretText.random()
    tokens.append(
      Entry(
        name: name, sha256: FileAccess.sha256(Array(token.utf8)), scopes: scopes,
        made: now.formatted(.iso8601), expires: now.addingTimeInterval(Double(seconds)).formatted(.iso8601)))
    return token
  }

  /// Writes the file so that its user alone can read it.
  ///
  /// - Throws: `cannotWrite`.
  public func write(to path: String) throws(QuestionError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      try WholeFile.replace(Array(try encoder.encode(self)) + [10], at: path, permissions: 0o600)
    } catch {
      let reason = (error as? FileAccessError)?.message ?? "\(error)"
      throw QuestionError(.cannotWrite, "cannot write \(path): \(reason)", at: .parameter("tokens"))
    }
  }

  /// The entry of a token that has not expired; nil for any other text.
  ///
  /// Every entry is compared, each in the same time wherever it differs.
  func entry(of token: String, now: Date = Date()) -> Entry? {
    let digest = FileAccess.sha256(Array(token.utf8))
    var found: Entry?
    for entry in tokens where SecretText.isEqual(entry.sha256, digest) { found = entry }
    guard let found, let expiry = found.expiry, now < expiry else { return nil }
    return found
  }
}

extension TokenFile.Entry {
  /// From when on it is refused; nil for what is no time.
  var expiry: Date? { try? Date(expires, strategy: .iso8601) }
}

/// Texts that open something.
enum SecretText {
  /// 256 bits of the system's generator, in base64 for URLs (RFC 4648, section 5).
  static func random() -> String {
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
    return Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }

  /// Whether two texts are equal, in a time that depends on the lengths alone.
  static func isEqual(_ a: String, _ b: String) -> Bool {
    let (a, b) = (Array(a.utf8), Array(b.utf8))
    guard a.count == b.count else { return false }
    var difference: UInt8 = 0
    for index in a.indices { difference |= a[index] ^ b[index] }
    return difference == 0
  }
}
