import Foundation
import Hummingbird
import HummingbirdTesting

/// What a browser refused to do.
struct BrowserFailure: Error, CustomStringConvertible {
  var description: String
}

/// Chromium without a head, driven through chromedriver.
///
/// - SeeAlso: W3C, WebDriver; Chrome DevTools Protocol, Emulation.
actor PageBrowser {
  /// Keys as WebDriver sends them (WebDriver, 17.4.2 Keyboard Actions).
  enum Key {
    static let enter = "\u{E007}"
    static let escape = "\u{E00C}"
    static let tab = "\u{E004}"
    static let right = "\u{E014}"
    static let down = "\u{E015}"
  }

  private let driver = Process()
  private let port: Int
  private var session = ""

  /// Starts a driver on a port of its own choice, and a browser.
  init(driver program: String) async throws {
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
      "timeouts": ["script": 120_000],
    ]
    let answer = try await request("POST", "/session", ["capabilities": ["alwaysMatch": wanted]])
    session = "/session/\((answer as? [String: Any])?["sessionId"] as? String ?? "")"
  }

  /// Ends the browser, and its driver, which inherits a mask that blocks SIGTERM.
  func quit() async {
    _ = try? await request("DELETE", session)
    kill(driver.processIdentifier, SIGKILL)
    driver.waitUntilExit()
  }

  /// Opens an address.
  func open(_ address: String) async throws {
    _ = try await request("POST", session + "/url", ["url": address])
  }

  /// Gives the window a size and a colour scheme.
  func show(width: Int, height: Int, isDark: Bool) async throws {
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
  func script<Value: Decodable>(_ body: String, _ arguments: [String] = [], as _: Value.Type = Value.self)
    async throws
    -> Value
  {
    let value = try await request("POST", session + "/execute/sync", ["script": body, "args": arguments])
    let data = try JSONSerialization.data(withJSONObject: [value])
    guard let first = try JSONDecoder().decode([Value].self, from: data).first else {
      throw BrowserFailure(description: "no value of: \(body)")
    }
    return first
  }

  /// Runs a function's body that gives nothing.
  func run(_ body: String, _ arguments: [String] = []) async throws {
    let _: Bool = try await script(body + "\nreturn true;", arguments)
  }

  /// Waits until an expression is true in the page.
  ///
  /// - Throws: After the driver's limit for scripts, with what the page then shows.
  func wait(until condition: String) async throws {
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
  func forgetCookies() async throws { _ = try await request("DELETE", session + "/cookie") }

  /// Presses keys where the focus is.
  func press(_ keys: String) async throws {
    let active = try await request("GET", session + "/element/active")
    guard let id = (active as? [String: String])?.values.first else {
      throw BrowserFailure(description: "nothing has the focus")
    }
    _ = try await request("POST", session + "/element/\(id)/value", ["text": keys])
  }

  /// What the console has said since the last time.
  func console() async throws -> [String] {
    let entries = try await request("POST", session + "/se/log", ["type": "browser"])
    return (entries as? [[String: Any]] ?? []).compactMap { $0["message"] as? String }
  }

  private func request(_ method: String, _ path: String, _ body: [String: Any]? = nil) async throws -> Any {
    var fields = HTTPFields()
    if body != nil { fields[.contentType] = "application/json" }
    let content = try body.map { ByteBuffer(bytes: try JSONSerialization.data(withJSONObject: $0)) }
    let asked = TestClient.Request(
      path, method: HTTPRequest.Method(method) ?? .get, authority: "127.0.0.1:\(port)", headers: fields,
      body: content)
    let response = try await TestClient.withClient(
      host: "127.0.0.1", port: port, configuration: .init(timeout: .seconds(300))
    ) { client in try await client.execute(asked) }
    let text = response.body.map { String(buffer: $0) } ?? ""
    let answer =
      try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed) as? [String: Any]
    let value = answer?["value"] ?? NSNull()
    if let failure = value as? [String: Any], let error = failure["error"] as? String {
      throw BrowserFailure(
        description: "\(error): \(String(describing: failure["message"] ?? "").prefix(400))")
    }
    return value
  }
}
