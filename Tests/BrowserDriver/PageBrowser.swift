import Foundation

/// What a browser refused to do.
public struct BrowserFailure: Error, CustomStringConvertible {
  /// The driver's words, and what the page shows.
  public var description: String

  /// A failure in words.
  public init(description: String) { self.description = description }
}

/// The program that drives Chromium; nil if none is installed.
public let chromedriver = [
  "/usr/bin/chromedriver", "/usr/local/bin/chromedriver", "/usr/lib/chromium/chromedriver",
].first { FileManager.default.isExecutableFile(atPath: $0) }

/// Chromium without a head, driven through chromedriver.
///
/// - SeeAlso: W3C, WebDriver; Chrome DevTools Protocol, Emulation.
public actor PageBrowser {
  /// Keys as WebDriver sends them (WebDriver, 17.4.2 Keyboard Actions).
  public enum Key {
    /// Enter.
    public static let enter = "\u{E007}"
    /// Escape.
    public static let escape = "\u{E00C}"
    /// Tab.
    public static let tab = "\u{E004}"
    /// The right arrow.
    public static let right = "\u{E014}"
    /// The down arrow.
    public static let down = "\u{E015}"
  }

  private let driver = Process()
  private let port: Int
  private let patience: Int
  private var session = ""

  /// Starts a driver on a port of its own choice, and a browser.
  ///
  /// - Parameter patience: How many seconds a condition has to come true.
  public init(driver program: String, patience: Int = 120) async throws {
    self.patience = patience
    let output = Pipe()
    driver.executableURL = URL(fileURLWithPath: program)
    driver.arguments = ["--port=0"]
    driver.standardOutput = output
    driver.standardError = FileHandle.nullDevice
    try driver.run()
    var said = ""
    var port: Substring?
    while port == nil {
      let some = output.fileHandleForReading.availableData
      if some.isEmpty { throw BrowserFailure(description: "chromedriver ended: \(said)") }
      said += String(decoding: some, as: UTF8.self)
      port = said.firstMatch(of: /started successfully on port (\d+)/)?.1
    }
    self.port = port.flatMap { Int($0) } ?? 0
    let options: [String: Any] = [
      "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--lang=en"]
    ]
    let wanted: [String: Any] = [
      "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": ["browser": "ALL"],
      "timeouts": ["script": 1_000 * patience],
    ]
    do {
      let answer = try await request("POST", "/session", ["capabilities": ["alwaysMatch": wanted]])
      session = "/session/\((answer as? [String: Any])?["sessionId"] as? String ?? "")"
    } catch {
      // Without a browser nobody ends the driver later.
      kill(driver.processIdentifier, SIGKILL)
      throw error
    }
  }

  /// Ends the browser, and its driver, which inherits a mask that blocks SIGTERM.
  public func quit() async {
    _ = try? await request("DELETE", session)
    kill(driver.processIdentifier, SIGKILL)
    driver.waitUntilExit()
  }

  /// Opens an address.
  public func open(_ address: String) async throws {
    _ = try await request("POST", session + "/url", ["url": address])
  }

  /// Gives the window a size and a colour scheme.
  public func show(width: Int, height: Int, isDark: Bool) async throws {
    for (command, parameters) in [
      (
        "Emulation.setDeviceMetricsOverride",
        ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": false] as [String: Any]
      ),
      (
        "Emulation.setEmulatedMedia",
        ["features": [["name": "prefers-color-scheme", "value": isDark ? "dark" : "light"]]]
      ),
    ] {
      _ = try await request("POST", session + "/goog/cdp/execute", ["cmd": command, "params": parameters])
    }
  }

  /// Runs a function's body in the page; its value, which is decoded.
  public func script<Value: Decodable>(
    _ body: String, _ arguments: [String] = [], as _: Value.Type = Value.self
  ) async throws -> Value {
    let value = try await request("POST", session + "/execute/sync", ["script": body, "args": arguments])
    let data = try JSONSerialization.data(withJSONObject: [value])
    guard let first = try JSONDecoder().decode([Value].self, from: data).first else {
      throw BrowserFailure(description: "no value of: \(body)")
    }
    return first
  }

  /// Runs a function's body that gives nothing.
  public func run(_ body: String, _ arguments: [String] = []) async throws {
    let _: Bool = try await script(body + "\nreturn true;", arguments)
  }

  /// Waits until an expression is true in the page.
  ///
  /// - Throws: After the driver's limit for scripts, with what the page then shows.
  public func wait(until condition: String) async throws {
    let body = """
      const done = arguments[arguments.length - 1];
      (function ask() {
        let isTrue = false;
        try { isTrue = \(condition); } catch { isTrue = false; }
        if (isTrue) done(true); else setTimeout(ask, 15);
      })();
      """
    do {
      _ = try await request("POST", session + "/execute/async", ["script": body, "args": [String]()])
    } catch {
      let shown: String = try await script(
        "return location.href + '\\n' + document.body.innerText.slice(0, 2000)")
      throw BrowserFailure(description: "\(condition) did not come true: \(error)\n\(shown)")
    }
  }

  /// Forgets the cookies of the page's host.
  public func forgetCookies() async throws { _ = try await request("DELETE", session + "/cookie") }

  /// Presses keys where the focus is.
  public func press(_ keys: String) async throws {
    let active = try await request("GET", session + "/element/active")
    guard let id = (active as? [String: String])?.values.first else {
      throw BrowserFailure(description: "nothing has the focus")
    }
    _ = try await request("POST", session + "/element/\(id)/value", ["text": keys])
  }

  /// What the console has said since the last time.
  public func console() async throws -> [String] {
    let entries = try await request("POST", session + "/se/log", ["type": "browser"])
    return (entries as? [[String: Any]] ?? []).compactMap { $0["message"] as? String }
  }

  /// The window as it is now, as a PNG.
  public func picture() async throws -> [UInt8] {
    let text = try await request("GET", session + "/screenshot") as? String
    guard let data = text.flatMap({ Data(base64Encoded: $0) }) else {
      throw BrowserFailure(description: "the driver gave no picture")
    }
    return Array(data)
  }

  private func request(_ method: String, _ path: String, _ body: [String: Any]? = nil) async throws -> Any {
    let body = try body.map { try JSONSerialization.data(withJSONObject: $0) }
    let data = try await exchange(method, "http://127.0.0.1:\(port)\(path)", body)
    let answer =
      try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed) as? [String: Any]
    let value = answer?["value"] ?? NSNull()
    if let failure = value as? [String: Any], let error = failure["error"] as? String {
      throw BrowserFailure(
        description: "\(error): \(String(describing: failure["message"] ?? "").prefix(400))")
    }
    return value
  }

  /// A request by curl, on a thread that may block; Foundation's own client refuses chromedriver's header lines.
  private func exchange(_ method: String, _ address: String, _ body: Data?) async throws -> Data {
    let limit = patience + 180
    return try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          with: Result {
            let curl = Process()
            let (input, output) = (Pipe(), Pipe())
            curl.executableURL = URL(fileURLWithPath: "/usr/bin/curl")
            curl.arguments =
              ["--silent", "--show-error", "--noproxy", "*", "--max-time", "\(limit)", "--request", method]
              + (body == nil ? [] : ["--header", "Content-Type: application/json", "--data-binary", "@-"])
              + [address]
            (curl.standardInput, curl.standardOutput) = (input, output)
            try curl.run()
            if let body { try input.fileHandleForWriting.write(contentsOf: body) }
            try input.fileHandleForWriting.close()
            let data = output.fileHandleForReading.readDataToEndOfFile()
            curl.waitUntilExit()
            guard curl.terminationStatus == 0 else {
              throw BrowserFailure(description: "curl ended with \(curl.terminationStatus): \(address)")
            }
            return data
          })
      }
    }
  }
}
