import BrowserDriver
import Foundation
import TestSupport
import Testing

/// `martlet serve` of a lab's fleet on loopback, allowed to move guests; ended with the value.
final class ServedLab {
  /// The page's address, and a token that may move guests.
  let address, token: String
  private let process = Process()

  /// - Parameter variables: What its environment has beside this process's, or in its place.
  init(store: String, in folder: String, variables: [String: String]) throws {
    let tokens = folder + "/tokens.json"
    let made = try martlet(
      ["token", "new", "mover", "--tokens", tokens]
        + ["read", "plan", "execute"].flatMap { ["--scope", $0] })
    try #require(made.status == 0, "\(made)")
    token = made.output.trimmingCharacters(in: .whitespacesAndNewlines)
    let lines = Pipe()
    process.executableURL = URL(fileURLWithPath: martletPath)
    process.arguments = [
      "serve", "--store", store, "--listen", "127.0.0.1:0", "--tokens", tokens, "--allow-execute",
    ]
    process.environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = lines
    try process.run()
    var said = ""
    var found: Substring?
    while found == nil {
      let some = lines.fileHandleForReading.availableData
      try #require(!some.isEmpty, "the service ended: \(said)")
      said += String(decoding: some, as: UTF8.self)
      found = said.firstMatch(of: /(http:\/\/127\.0\.0\.1:\d+)\//)?.1
    }
    address = String(found ?? "")
    // What it says later must not fill the pipe.
    lines.fileHandleForReading.readabilityHandler = { handle in
      if handle.availableData.isEmpty { handle.readabilityHandler = nil }
    }
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }
}
