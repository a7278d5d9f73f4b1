/// What one run may take from a cloud, which may be slow, broken or hostile.
public struct CloudLimits: Sendable {
  /// The largest body of one answer in bytes, after decompression.
  public var body: Int
  /// The largest sum of all bodies in bytes.
  public var total: Int
  /// The largest number of requests.
  public var requests: Int
  /// The largest number of pages of one list.
  public var pages: Int
  /// How long one request may take.
  public var requestTime: Duration
  /// How long the whole run may take.
  public var time: Duration
  /// The longest wait that an answer's Retry-After is granted.
  public var longestWait: Duration
  /// How often a request is sent again after 429 or 503.
  public var retries: Int

  /// 32 MiB a body, 512 MiB in all, 2,000 requests, 500 pages of a list, 60 s a request and 120 s a run, waits of up to 30 s, 5 retries.
  ///
  /// A page of 1,000 servers takes 2 to 5 MB.
  public static let standard = CloudLimits(
    body: 32 << 20, total: 512 << 20, requests: 2_000, pages: 500, requestTime: .seconds(60),
    time: .seconds(120),
    longestWait: .seconds(30), retries: 5)
}
