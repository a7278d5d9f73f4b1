/// What a server says when it ends a session that has nothing to do; libpq takes that for a notice.
///
/// Other notices and warnings are dropped, which libpq would print.
final class LastWords {
  /// The SQLSTATE and message with which the session ended; nil while it lasts.
  private(set) var said: (state: String, message: String)?

  /// Hears a connection's notices, for which it must live as long.
  func listen(_ library: PostgresLibrary, _ handle: PostgresLibrary.Connection) {
    let hear: @convention(c) (UnsafeMutableRawPointer?, OpaquePointer?) -> Void = { listener, notice in
      guard let listener = unsafe listener, let notice = unsafe notice else { return }
      unsafe Unmanaged<LastWords>.fromOpaque(listener).takeUnretainedValue().take(notice)
    }
    _ = unsafe library.setNoticeReceiver(handle, hear, Unmanaged.passUnretained(self).toOpaque())
  }

  /// - SeeAlso: PostgreSQL 15, src/include/postgres_ext.h: V is the severity in English, C the SQLSTATE, M the message.
  private func take(_ notice: PostgresLibrary.Result) {
    guard let library = try? PostgresLibrary.shared() else { return }
    func field(_ code: Character) -> String? {
      unsafe library.errorField(notice, Int32(code.asciiValue ?? 0)).map { unsafe String(cString: $0) }
    }
    guard ["FATAL", "PANIC"].contains(field("V")), let state = field("C") else { return }
    said = (state, field("M") ?? "")
  }
}
