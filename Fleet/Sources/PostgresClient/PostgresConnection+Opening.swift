extension PostgresConnection {
  /// Connects as the address says, with defaults where it, its service and the environment say nothing.
  ///
  /// A keyword that comes again later wins over an earlier one, so that the address, in `dbname`, wins over what stands before it.
  ///
  /// - SeeAlso: PostgreSQL documentation, "Database Connection Control Functions", PQconnectdbParams; "Parameter Key Words".
  static func connect(
    _ library: PostgresLibrary, _ address: PostgresAddress, _ settings: PostgresSettings
  ) -> PostgresLibrary.Connection? {
    let known = options(library, address)
    let keepalives = KeepAlives(settings.deadPeerLimit)
    var words = [
      ("tcp_user_timeout", String(settings.deadPeerLimit.wholeMilliseconds)),
      ("keepalives_idle", String(keepalives.idle)), ("keepalives_interval", String(keepalives.interval)),
      ("keepalives_count", String(keepalives.count)), ("connect_timeout", String(settings.connectSeconds)),
    ].filter { !known.contains($0.0) }
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

  /// The keywords to which the address, its service or the environment gives a value.
  ///
  /// libpq reads services only on its way to a connection. This way ends before the network at a word that libpq does not know.
  ///
  /// - SeeAlso: PostgreSQL 15, src/interfaces/libpq/fe-connect.c, PQconnectStartParams: fillPGconn, then connectOptions2, which refuses
  ///   the word, then connectDBStart.
  private static func options(_ library: PostgresLibrary, _ address: PostgresAddress) -> Set<String> {
    let connection = withTexts(["dbname", "target_session_attrs"]) { keys in
      withTexts([address.text, "none"]) { values in unsafe library.begin(keys, values, 1) }
    }
    guard let connection = unsafe connection else { return [] }
    defer { unsafe library.finish(connection) }
    guard let options = unsafe library.options(connection) else { return [] }
    defer { unsafe library.freeOptions(options) }
    let values = unsafe PostgresAddress.values(options)
    return Set(values.filter { !$0.value.isEmpty }.map(\.keyword))
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

/// When a peer is asked whether it is still there, in seconds, so that one that is not is lost within a limit.
struct KeepAlives {
  let idle, interval: Int32
  let count = 4

  init(_ limit: Duration) {
    let seconds = max(1, limit.wholeMilliseconds / 1000)
    idle = max(1, seconds / 3)
    interval = max(1, seconds / 6)
  }
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
