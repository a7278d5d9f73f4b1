internal import Glibc

extension PostgresConnection {
  /// Connects as the address says, with defaults where it and its service say nothing.
  ///
  /// A keyword that comes again later wins over an earlier one, so that the address, in `dbname`, wins over what stands before it.
  ///
  /// - SeeAlso: PostgreSQL documentation, "Database Connection Control Functions", PQconnectdbParams; "Parameter Key Words".
  static func connect(
    _ library: PostgresLibrary, _ address: PostgresAddress, _ settings: PostgresSettings
  ) -> PostgresLibrary.Connection? {
    var words: [(String, String)] = []
    // A service may set what the address does not; libpq reads it only after these.
    let hasService = address.keywords.contains("service") || environment("PGSERVICE") != nil
    if !hasService {
      let limit = settings.deadPeerLimit.wholeMilliseconds
      let seconds = max(1, limit / 1000)
      words = [
        ("tcp_user_timeout", String(limit)), ("keepalives_idle", String(max(1, seconds / 3))),
        ("keepalives_interval", String(max(1, seconds / 6))), ("keepalives_count", "4"),
      ]
      if environment("PGCONNECT_TIMEOUT") == nil {
        words.append(("connect_timeout", String(settings.connectSeconds)))
      }
    }
    words += [
      ("fallback_application_name", settings.applicationName), ("dbname", address.text),
      ("client_encoding", "UTF8"),
    ]
    let keys = words.map(\.0)
    let values = words.map(\.1)
    return withTexts(keys) { keys in
      withTexts(values) { values in unsafe library.connect(keys, values, 1) }
    }
  }

  /// Why no connection came about, from libpq's message, which carries no SQLSTATE at this point.
  ///
  /// libpq's own messages are in English, since Martlet sets no locale. A server's own refusal follows its severity and two blanks; its
  /// English words tell what kind it is, and in other languages it counts as `notAdmitted`, with the server's words.
  ///
  /// - SeeAlso: PostgreSQL 15, src/interfaces/libpq/fe-protocol3.c, pqBuildErrorMessage3 ("%s:  "); fe-connect.c ("definition of service");
  ///   src/backend/postmaster/postmaster.c ("the database system is starting up", "sorry, too many clients already");
  ///   src/backend/utils/init/postinit.c.
  static func refusal(
    _ library: PostgresLibrary, _ handle: PostgresLibrary.Connection, _ address: PostgresAddress
  ) -> PostgresFailure {
    let message = unsafe library.errorMessage(handle).map { unsafe String(cString: $0) } ?? ""
    let last = message.split(separator: "\n").last { $0.first != "\t" } ?? ""
    let kind: PostgresFailure.Kind =
      if unsafe library.needsPassword(handle) == 1 {
        .notAdmitted
      } else if last.hasPrefix("definition of service") || last.hasPrefix("invalid ") {
        .badAddress
      } else if !last.contains(":  ") {
        .unreachable
      } else if last.contains("the database system is") {
        .unreachable
      } else if last.contains("too many c") || last.contains("connection slots") {
        .exhausted
      } else if last.contains("database \""), last.hasSuffix("does not exist") {
        .missing
      } else {
        .notAdmitted
      }
    let reason = address.cleaned(message)
    return PostgresFailure(kind, "\(address): \(reason.isEmpty ? "libpq gives no reason" : reason)")
  }
}

/// A variable of the environment that is not empty.
private func environment(_ name: String) -> String? {
  guard let value = unsafe getenv(name) else { return nil }
  let text = unsafe String(cString: value)
  return text.isEmpty ? nil : text
}

/// Calls with an array of C strings that a null ends.
@safe private func withTexts<Value>(
  _ texts: [String], _ body: (PostgresLibrary.Pointers) -> Value
) -> Value {
  var memory: [CChar] = []
  var offsets: [Int] = []
  for text in texts {
    offsets.append(memory.count)
    memory.append(contentsOf: text.utf8CString)
  }
  return unsafe memory.withUnsafeBufferPointer { memory in
    var pointers: [PostgresLibrary.Text?] = unsafe offsets.map { unsafe memory.baseAddress?.advanced(by: $0) }
    unsafe pointers.append(nil)
    return unsafe pointers.withUnsafeBufferPointer { pointers in
      guard let start = pointers.baseAddress else {
        preconditionFailure("an array of one or more has a start")
      }
      return unsafe body(start)
    }
  }
}
