internal import Glibc

/// PostgreSQL's client library, opened at first use; nothing links it, so Martlet runs without PostgreSQL.
///
/// - SeeAlso: PostgreSQL 15, src/interfaces/libpq/libpq-fe.h; "libpq - C Library".
@safe struct PostgresLibrary: @unchecked Sendable {
  // Handles are pointers that only libpq looks into.
  typealias Connection = OpaquePointer
  typealias Result = OpaquePointer
  typealias Cancellation = OpaquePointer
  typealias Text = UnsafePointer<CChar>
  typealias Pointers = UnsafePointer<Text?>

  let parse:
    @convention(c) (Text, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> UnsafeMutableRawPointer?
  let freeOptions: @convention(c) (UnsafeMutableRawPointer?) -> Void
  let freeMemory: @convention(c) (UnsafeMutableRawPointer?) -> Void

  let begin: @convention(c) (Pointers, Pointers, Int32) -> Connection?
  let options: @convention(c) (Connection) -> UnsafeMutableRawPointer?
  let connect: @convention(c) (Pointers, Pointers, Int32) -> Connection?
  let finish: @convention(c) (Connection) -> Void
  let status: @convention(c) (Connection) -> Int32
  let transactionStatus: @convention(c) (Connection) -> Int32
  let errorMessage: @convention(c) (Connection) -> Text?
  let serverVersion: @convention(c) (Connection) -> Int32
  let socket: @convention(c) (Connection) -> Int32
  let isSecure: @convention(c) (Connection) -> Int32
  let needsPassword: @convention(c) (Connection) -> Int32
  let setNonblocking: @convention(c) (Connection, Int32) -> Int32
  let setNoticeReceiver:
    @convention(c) (
      Connection, @convention(c) (UnsafeMutableRawPointer?, OpaquePointer?) -> Void, UnsafeMutableRawPointer?
    ) -> UnsafeRawPointer?

  let send: @convention(c) (Connection, Text) -> Int32
  let sendWithParameters:
    @convention(c) (
      Connection, Text, Int32, UnsafePointer<UInt32>?, Pointers?, UnsafePointer<Int32>?,
      UnsafePointer<Int32>?, Int32
    ) -> Int32
  let sendPrepare: @convention(c) (Connection, Text, Text, Int32, UnsafePointer<UInt32>?) -> Int32
  let sendPrepared:
    @convention(c) (
      Connection, Text, Int32, Pointers?, UnsafePointer<Int32>?, UnsafePointer<Int32>?, Int32
    ) -> Int32
  let setSingleRowMode: @convention(c) (Connection) -> Int32
  let flush: @convention(c) (Connection) -> Int32
  let consumeInput: @convention(c) (Connection) -> Int32
  let isBusy: @convention(c) (Connection) -> Int32
  let nextResult: @convention(c) (Connection) -> Result?
  let notification: @convention(c) (Connection) -> UnsafeMutableRawPointer?
  let putCopyData: @convention(c) (Connection, UnsafePointer<CChar>, Int32) -> Int32
  let putCopyEnd: @convention(c) (Connection, Text?) -> Int32

  let cancellation: @convention(c) (Connection) -> Cancellation?
  let cancel: @convention(c) (Cancellation, UnsafeMutablePointer<CChar>, Int32) -> Int32
  let freeCancellation: @convention(c) (Cancellation) -> Void

  let resultStatus: @convention(c) (Result) -> Int32
  let errorField: @convention(c) (Result, Int32) -> Text?
  let resultErrorMessage: @convention(c) (Result) -> Text?
  let commandStatus: @convention(c) (Result) -> Text?
  let affectedRows: @convention(c) (Result) -> Text?
  let rowCount: @convention(c) (Result) -> Int32
  let columnCount: @convention(c) (Result) -> Int32
  let columnName: @convention(c) (Result, Int32) -> Text?
  let columnType: @convention(c) (Result, Int32) -> UInt32
  let value: @convention(c) (Result, Int32, Int32) -> Text?
  let length: @convention(c) (Result, Int32, Int32) -> Int32
  let isNull: @convention(c) (Result, Int32, Int32) -> Int32
  let clear: @convention(c) (Result) -> Void

  /// The library of this process; a failed search is not repeated.
  private static let installed = Swift.Result<PostgresLibrary, PostgresFailure> {
    () throws(PostgresFailure) in
    try PostgresLibrary(name: "libpq.so.5")
  }

  /// The library, opened by the first caller.
  ///
  /// - Throws: `PostgresFailure` of kind `noLibrary`.
  static func shared() throws(PostgresFailure) -> PostgresLibrary { try installed.get() }

  /// Opens the library from the system's own folders; `LD_LIBRARY_PATH` and the working folder do not count.
  ///
  /// - Throws: `PostgresFailure` of kind `noLibrary` if it is not installed, or older than PostgreSQL 13's.
  init(name: String, in folders: [String] = Self.folders) throws(PostgresFailure) {
    var found: UnsafeMutableRawPointer?
    for folder in folders where unsafe found == nil {
      unsafe found = dlopen("\(folder)/\(name)", RTLD_NOW | RTLD_LOCAL)
    }
    guard let library = unsafe found else {
      throw PostgresFailure(
        .noLibrary,
        "PostgreSQL's client library (\(name)) is not installed; install the package libpq5 (Debian, Ubuntu) or libpq (Fedora, RHEL)"
      )
    }
    func symbol<Function>(_ name: String) throws(PostgresFailure) -> Function {
      guard let address = unsafe dlsym(library, name) else {
        throw PostgresFailure(
          .noLibrary, "the installed libpq has no \(name); Martlet needs PostgreSQL 13's or newer")
      }
      return unsafe unsafeBitCast(address, to: Function.self)
    }
    let version: @convention(c) () -> Int32 = try symbol("PQlibVersion")
    guard version() >= 130_000 else {
      throw PostgresFailure(
        .noLibrary,
        "the installed libpq is of PostgreSQL \(version() / 10_000); Martlet needs 13's or newer")
    }
    unsafe parse = try symbol("PQconninfoParse")
    unsafe freeOptions = try symbol("PQconninfoFree")
    unsafe freeMemory = try symbol("PQfreemem")
    unsafe begin = try symbol("PQconnectStartParams")
    unsafe options = try symbol("PQconninfo")
    unsafe connect = try symbol("PQconnectdbParams")
    unsafe finish = try symbol("PQfinish")
    unsafe status = try symbol("PQstatus")
    unsafe transactionStatus = try symbol("PQtransactionStatus")
    unsafe errorMessage = try symbol("PQerrorMessage")
    unsafe serverVersion = try symbol("PQserverVersion")
    unsafe socket = try symbol("PQsocket")
    unsafe isSecure = try symbol("PQsslInUse")
    unsafe needsPassword = try symbol("PQconnectionNeedsPassword")
    unsafe setNonblocking = try symbol("PQsetnonblocking")
    unsafe setNoticeReceiver = try symbol("PQsetNoticeReceiver")
    unsafe send = try symbol("PQsendQuery")
    unsafe sendWithParameters = try symbol("PQsendQueryParams")
    unsafe sendPrepare = try symbol("PQsendPrepare")
    unsafe sendPrepared = try symbol("PQsendQueryPrepared")
    unsafe setSingleRowMode = try symbol("PQsetSingleRowMode")
    unsafe flush = try symbol("PQflush")
    unsafe consumeInput = try symbol("PQconsumeInput")
    unsafe isBusy = try symbol("PQisBusy")
    unsafe nextResult = try symbol("PQgetResult")
    unsafe notification = try symbol("PQnotifies")
    unsafe putCopyData = try symbol("PQputCopyData")
    unsafe putCopyEnd = try symbol("PQputCopyEnd")
    unsafe cancellation = try symbol("PQgetCancel")
    unsafe cancel = try symbol("PQcancel")
    unsafe freeCancellation = try symbol("PQfreeCancel")
    unsafe resultStatus = try symbol("PQresultStatus")
    unsafe errorField = try symbol("PQresultErrorField")
    unsafe resultErrorMessage = try symbol("PQresultErrorMessage")
    unsafe commandStatus = try symbol("PQcmdStatus")
    unsafe affectedRows = try symbol("PQcmdTuples")
    unsafe rowCount = try symbol("PQntuples")
    unsafe columnCount = try symbol("PQnfields")
    unsafe columnName = try symbol("PQfname")
    unsafe columnType = try symbol("PQftype")
    unsafe value = try symbol("PQgetvalue")
    unsafe length = try symbol("PQgetlength")
    unsafe isNull = try symbol("PQgetisnull")
    unsafe clear = try symbol("PQclear")
  }

  /// Where distributions put shared libraries.
  static let folders = [
    "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib", "/usr/local/lib64",
    "/usr/local/lib",
  ]
}
