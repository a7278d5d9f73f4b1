/// One HTTP request.
package struct WebCall: Sendable {
  /// GET, POST or DELETE.
  package var method: String
  /// The whole address, with its query.
  package var url: String
  /// Fields; the caller has checked that no value has a line end.
  package var fields: [(name: String, value: String)]
  /// The body and its media type; nil for none.
  package var body: (bytes: [UInt8], type: String)?
  /// The largest body of an answer in bytes, after decompression.
  package var limit: Int
  /// How long the whole exchange may take.
  package var time: Duration

  /// A request whose answer has at most `limit` bytes and comes within `time`.
  package init(
    _ url: String, method: String = "GET", fields: [(name: String, value: String)] = [],
    body: (bytes: [UInt8], type: String)? = nil, limit: Int, within time: Duration
  ) {
    self.method = method
    self.url = url
    self.fields = fields
    self.body = body
    self.limit = limit
    self.time = time
  }
}

/// An answer, whatever its status.
package struct WebAnswer: Sendable {
  /// The status.
  package var status: Int
  /// The fields, names in small letters; of several with one name the last.
  package var fields: [String: String]
  /// The body, decompressed.
  package var body: [UInt8]
}

/// Why a request has no answer.
package struct WebCallError: Error, Sendable, Hashable {
  /// What kind of failure it is.
  package enum Kind: Sendable, Hashable {
    /// The files of this machine that the connection needs cannot be used.
    case settings
    /// Nobody listens, the name has no address, or the connection broke.
    case unreachable
    /// The certificate is not trusted, or the other side speaks no TLS.
    case certificate
    /// There was no complete answer in time.
    case late
    /// The answer is larger than the limit.
    case tooLarge
  }

  /// The kind.
  package var kind: Kind
  /// What happened, as a clause without the address.
  package var reason: String
}
