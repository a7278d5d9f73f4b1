internal import Glibc

/// A connection string as libpq takes it, which libpq also reads: a URI, or words such as `host=db1 dbname=fleet` or `service=fleet`.
///
/// It is shown without its passwords. Services, `.pgpass`, several hosts, TLS and `target_session_attrs` are libpq's own.
///
/// - SeeAlso: PostgreSQL documentation, "Connection Strings".
public struct PostgresAddress: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
  /// As it was written, with any password.
  let text: String
  /// The server, user and database as a URI, or the service; never a password.
  public let description: String
  /// The values that may not be shown.
  let secrets: [String]

  /// Nothing but the description, so that no dump shows the text.
  public var customMirror: Mirror { Mirror(self, children: ["description": description]) }

  /// Whether an argument has the form of a connection string: it begins with `postgresql://` or `postgres://`, or with a keyword of libpq's and `=`.
  ///
  /// What sets a password anywhere is one too, so that it is not shown as a path. A file of such a name is `./user=a`.
  public static func isAddress(_ argument: String) -> Bool {
    // libpq refuses capital letters; what follows them is a password too.
    if isURI(argument.lowercased()) { return true }
    guard !argument.hasPrefix("/"), !argument.hasPrefix("./") else { return false }
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    let words = parts[0].split(whereSeparator: \.isWhitespace)
    if words.count == 1, keywords.contains(words[0].lowercased()) { return true }
    return argument.firstMatch(of: /(^|\s)(ssl)?password\s*=/.ignoresCase()) != nil
  }

  private static func isURI(_ text: String) -> Bool {
    text.hasPrefix("postgresql://") || text.hasPrefix("postgres://")
  }

  /// Reads a connection string.
  ///
  /// - Throws: `PostgresFailure` of kind `badAddress`, which quotes nothing that could be a piece of a password; `noLibrary`.
  public init(_ text: String) throws(PostgresFailure) {
    guard Self.isAddress(text) else {
      throw PostgresFailure(
        .badAddress, "expected a connection string such as postgresql://user@host/database or service=NAME")
    }
    guard !text.utf8.contains(0), !Self.hasStrayAt(text) else {
      throw PostgresFailure(
        .badAddress,
        "the user or password of this PostgreSQL URI holds a character that must be written by its code: %40 for @, %2F for /, %3A for :, %3F for ?"
      )
    }
    let values = try Self.values(text)
    self.text = text
    secrets = values.filter { $0.isSecret && !$0.value.isEmpty }.map(\.value)
    let known = values.filter { !$0.isSecret }
    description = Self.shown(Dictionary(known.map { ($0.keyword, $0.value) }) { first, _ in first })
  }

  /// Whether `@` stands where libpq would end a user or password too early, and would show the rest as a host.
  private static func hasStrayAt(_ text: String) -> Bool {
    guard isURI(text), let mark = text.firstRange(of: "://") else { return false }
    let body = text[mark.upperBound...]
    // libpq seeks the end of user and password up to the first slash.
    let end = body.prefix { $0 != "/" }.firstIndex(of: "@")
    return body[(end.map(body.index(after:)) ?? body.startIndex)...].prefix { $0 != "?" }.contains("@")
  }

  /// What the string gives, keyword by keyword.
  ///
  /// - SeeAlso: PostgreSQL 15, libpq-fe.h, PQconninfoOption (seven pointer-sized fields; `*` in `dispchar` marks a secret).
  private static func values(
    _ string: String
  ) throws(PostgresFailure) -> [(keyword: String, value: String, isSecret: Bool)] {
    let library = try PostgresLibrary.shared()
    var message: UnsafeMutablePointer<CChar>?
    guard let options = unsafe library.parse(string, &message) else {
      let reason = unsafe message.map { unsafe String(cString: $0) } ?? "out of memory"
      unsafe library.freeMemory(message)
      throw PostgresFailure(
        .badAddress, "this PostgreSQL address is not understood: \(Self.withoutQuotes(reason))")
    }
    defer { unsafe library.freeOptions(options) }
    return unsafe values(options)
  }

  /// Those of libpq's options that have a value; an array that a keyword of null ends.
  static func values(
    _ options: UnsafeMutableRawPointer
  ) -> [(keyword: String, value: String, isSecret: Bool)] {
    var found: [(keyword: String, value: String, isSecret: Bool)] = []
    var field = unsafe options
    func text(_ offset: Int) -> String? {
      unsafe field.load(fromByteOffset: offset, as: UnsafePointer<CChar>?.self).map {
        unsafe String(cString: $0)
      }
    }
    while let keyword = text(0) {
      if let value = text(24) { found.append((keyword, value, text(40) == "*")) }
      unsafe field += 56
    }
    return found
  }

  /// A message of libpq's on one line, without the pieces of the string that it quotes.
  private static func withoutQuotes(_ message: String) -> String {
    let parts = message.split(separator: "\"", omittingEmptySubsequences: false)
    let shown = parts.enumerated().map { index, part in
      index % 2 == 0 ? String(part) : part == "=" ? "\"=\"" : "…"
    }
    return oneLine(shown.joined())
  }

  private static func shown(_ values: [String: String]) -> String {
    if values["host"] == nil, values["hostaddr"] == nil, let service = values["service"] {
      // What the string adds leads elsewhere than the service alone.
      return printable(
        (["service=" + service]
          + ["port", "user", "dbname"].compactMap { word in values[word].map { word + "=" + $0 } })
          .joined(separator: " "))
    }
    let hosts = (values["host"] ?? values["hostaddr"] ?? "").split(
      separator: ",", omittingEmptySubsequences: false)
    let ports = (values["port"] ?? "").split(separator: ",", omittingEmptySubsequences: false)
    let isFolder = hosts.first?.first == "/" || hosts.first?.first == "@"
    let places = hosts.enumerated().map { index, host in
      let port = ports.count == 1 ? ports[0] : index < ports.count ? ports[index] : ""
      let name = isFolder ? "" : host.contains(":") ? "[\(host)]" : String(host)
      return name + (port.isEmpty ? "" : ":" + port)
    }
    return printable(
      "postgresql://" + (values["user"].map { $0 + "@" } ?? "") + places.joined(separator: ",")
        + (values["dbname"].map { "/" + $0 } ?? (isFolder ? "/" : ""))
        + (isFolder ? "?host=" + hosts.joined(separator: ",") : ""))
  }

  /// A message of libpq's or a server's about this address, on one line and without its passwords.
  func cleaned(_ message: String) -> String {
    // A shorter one is found in many words; libpq and servers don't repeat passwords.
    secrets.filter { $0.utf8.count >= 4 }.reduce(oneLine(message)) { $0.replacing($1, with: "…") }
  }
}

/// The lines of a message in one, without libpq's own advice (lines that begin with a tab) and without a full stop.
func oneLine(_ message: String) -> String {
  let lines = message.split(separator: "\n").filter { $0.first != "\t" }.map { line in
    printable(line.trimmingPrefix { $0 == " " })
  }
  return lines.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }.joined(separator: "; ")
}

/// A text with question marks for control characters.
private func printable(_ text: some StringProtocol) -> String {
  String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7f ? "?" : $0 }))
}
