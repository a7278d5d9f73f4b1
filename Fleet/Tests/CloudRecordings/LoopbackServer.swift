internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import Synchronization

/// A request that the server received.
public struct ReceivedRequest: Sendable {
  /// GET or POST.
  public var method: String
  /// The path without the query.
  public var path: String
  /// The query's names and values, as they were sent.
  public var query: [String: String]
  /// Headers, names in small letters.
  public var headers: [String: String]
  /// The body.
  public var body: String
}

/// What the server answers.
public struct Reply: Sendable {
  /// The status.
  public var status: Int
  /// Headers besides the length.
  public var headers: [String: String]
  /// The body.
  public var body: [UInt8]
  /// What goes wrong.
  public var fault: Fault?

  /// What goes wrong with an answer.
  public enum Fault: Sendable, Hashable {
    /// The connection ends after so many bytes of the body.
    case cut(after: Int)
    /// The head comes, and nothing else.
    case stalls
    /// The connection ends without an answer.
    case hangsUp
  }

  /// An answer in JSON.
  public init(_ status: Int, _ json: String, headers: [String: String] = [:], fault: Fault? = nil) {
    self.status = status
    self.headers = ["Content-Type": "application/json"].merging(headers) { $1 }
    body = Array(json.utf8)
    self.fault = fault
  }
}

/// An HTTP server on loopback that answers by a closure, and remembers what it was asked.
public final class LoopbackServer: Sendable {
  /// The port.
  public let port: Int
  private let channel: any Channel
  private let log: Received

  private init(_ channel: any Channel, port: Int, _ log: Received) {
    self.channel = channel
    self.port = port
    self.log = log
  }

  /// The requests, shared with the handlers of connections.
  private final class Received: Sendable {
    let requests = Mutex<[ReceivedRequest]>([])
  }

  /// `http://127.0.0.1:PORT`.
  public var address: String { "http://127.0.0.1:\(port)" }

  /// What was asked so far.
  public var requests: [ReceivedRequest] { log.requests.withLock { $0 } }

  /// Starts a server on a free port of loopback.
  ///
  /// - Throws: NIO's errors.
  public static func start(
    _ answer: @escaping @Sendable (ReceivedRequest) -> Reply
  ) async throws -> LoopbackServer {
    let log = Received()
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.backlog, value: 64)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(
            Connection { request in
              log.requests.withLock { $0.append(request) }
              return answer(request)
            })
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    return LoopbackServer(channel, port: channel.localAddress?.port ?? 0, log)
  }

  /// Ends the server.
  public func stop() async { try? await channel.close() }
}

/// One connection: collects a request, and writes the answer.
private final class Connection: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let answer: @Sendable (ReceivedRequest) -> Reply
  private var head: HTTPRequestHead?
  private var body: [UInt8] = []

  init(_ answer: @escaping @Sendable (ReceivedRequest) -> Reply) { self.answer = answer }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      body = []
    case .body(let buffer): body += buffer.readableBytesView
    case .end: reply(context)
    }
  }

  private func reply(_ context: ChannelHandlerContext) {
    guard let head else { return }
    let parts = head.uri.split(separator: "?", maxSplits: 1)
    var query: [String: String] = [:]
    for pair in parts.count > 1 ? parts[1].split(separator: "&") : [] {
      let sides = pair.split(separator: "=", maxSplits: 1)
      query[String(sides[0])] = sides.count > 1 ? String(sides[1]) : ""
    }
    var headers: [String: String] = [:]
    for header in head.headers { headers[header.name.lowercased()] = header.value }
    let reply = answer(
      ReceivedRequest(
        method: head.method.rawValue, path: parts.first.map(String.init) ?? "/", query: query,
        headers: headers,
        body: String(decoding: body, as: UTF8.self)))
    guard reply.fault != .hangsUp else {
      context.close(promise: nil)
      return
    }
    var response = HTTPResponseHead(version: .http1_1, status: .init(statusCode: reply.status))
    for (name, value) in reply.headers { response.headers.add(name: name, value: value) }
    response.headers.replaceOrAdd(name: "Content-Length", value: "\(reply.body.count)")
    context.write(wrapOutboundOut(.head(response)), promise: nil)
    switch reply.fault {
    case .stalls, .hangsUp:
      context.flush()
    case .cut(let count):
      context.writeAndFlush(
        wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: reply.body.prefix(count))))), promise: nil)
      context.close(promise: nil)
    case nil:
      context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: reply.body)))), promise: nil)
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
  }
}
