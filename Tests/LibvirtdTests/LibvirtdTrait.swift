import Testing

/// Starts one private libvirtd for the tests of a suite, and ends it after the last, failed or not.
struct LibvirtdTrait: SuiteTrait, TestScoping {
  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let daemon = try PrivateLibvirtd()
    defer { daemon.stop() }
    try await PrivateLibvirtd.$current.withValue(daemon) { try await function() }
  }
}

extension Trait where Self == LibvirtdTrait {
  /// One private libvirtd for all tests of the suite.
  static var privateLibvirtd: Self { Self() }
}
