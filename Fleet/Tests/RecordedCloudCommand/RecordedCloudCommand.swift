import CloudRecordings
import Glibc

/// Serves a recorded cloud on loopback until its standard input ends.
///
/// `recorded-cloud HOSTS SERVERS` prints its address.
@main
struct RecordedCloudCommand {
  static func main() async throws {
    let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    guard numbers.count == 2 else {
      print("usage: recorded-cloud HOSTS SERVERS")
      exit(64)
    }
    var cloud = RecordedCloud(
      hosts: (0..<numbers[0]).map { $0.isMultiple(of: 7) ? "bare\($0)" : "node\($0)" }, servers: numbers[1])
    cloud.maximumMicroversion = "2.104"
    let server = try await cloud.start()
    let line = Array("\(server.address)\n".utf8)
    _ = unsafe line.withUnsafeBytes { unsafe write(1, $0.baseAddress, $0.count) }
    while readLine() != nil {}
    await server.stop()
  }
}
