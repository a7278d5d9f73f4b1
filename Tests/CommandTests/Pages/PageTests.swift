import Foundation
import TestSupport
import Testing

private let chromium = ["chromium", "chromium-browser", "google-chrome"].lazy.compactMap(installedProgram)
  .first

/// The HTML as a browser lays it out: nothing is wider than its page, in light and dark, and on a telephone.
@Suite(.enabled(if: chromium != nil, "chromium is not installed"))
struct PageTests {
  private struct Setting: Sendable, CustomTestStringConvertible {
    var name: String
    var width: Int
    var isDark: Bool
    var testDescription: String { name }
  }

  private static let settings = [
    Setting(name: "light", width: 1280, isDark: false), Setting(name: "dark", width: 1280, isDark: true),
    Setting(name: "narrow", width: 400, isDark: false),
  ]

  private struct Page: Sendable {
    var name: String
    var arguments: [String]
  }

  private static let pages = [
    Page(
      name: "article",
      arguments: [
        "diagnose", "--from", "Examples/article/sandybridge.txt", "--to", "Examples/article/broadwell.txt",
        "--log", "Examples/article/nova.log", "--format", "html",
      ]),
    Page(
      name: "lost instructions",
      arguments: [
        "diagnose", "--from", "Tests/ReportTests/Inputs/new.xml", "--to",
        "Tests/ReportTests/Inputs/old.xml", "--format", "html",
      ]),
  ]

  /// What the browser says of a page.
  private struct Layout: Decodable {
    var scrollWidth, clientWidth: Int
    /// Elements that reach beyond the page, or whose own content is wider than they are.
    var wide: [String]
    var background, text: String
  }

  @Test(arguments: pages.indices, settings.indices)
  func nothingOverflows(page: Int, setting: Int) throws {
    let (page, setting) = (Self.pages[page], Self.settings[setting])
    let result = try martlet(page.arguments)
    #expect(result.status < 3)
    let layout = try layout(of: result.output, setting)
    #expect(layout.clientWidth == setting.width, "\(setting)")
    #expect(layout.scrollWidth <= layout.clientWidth, "\(page.name), \(setting.name)")
    #expect(layout.wide == [], "\(page.name), \(setting.name)")
    // The scheme is really the one that was asked for, and its words stand out.
    let (back, front) = (try luminance(layout.background), try luminance(layout.text))
    #expect((back < front) == setting.isDark, "\(layout.background) \(layout.text)")
    #expect((max(back, front) + 0.05) / (min(back, front) + 0.05) > 7)
  }

  /// The page in a frame of the setting's width: browsers without a head have a least width of their own.
  private func layout(of page: String, _ setting: Setting) throws -> Layout {
    let folder = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let inner = page.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
    let file = folder.appending(path: "page.html")
    try """
    <!DOCTYPE html><meta name="color-scheme" content="light dark"><body style="margin:0">
    <iframe style="border:0;width:\(setting.width)px;height:900px" srcdoc="\(inner)"></iframe>
    <script>
    addEventListener("load", () => {
      const inside = document.querySelector("iframe").contentDocument, root = inside.documentElement;
      const wide = [...inside.querySelectorAll("*")].filter(e =>
        e.getBoundingClientRect().right > root.clientWidth + 1 || (e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0));
      const style = getComputedStyle(inside.body);
      const facts = { scrollWidth: root.scrollWidth, clientWidth: root.clientWidth, background: style.backgroundColor,
        text: style.color, wide: wide.map(e => e.tagName + " " + e.textContent.slice(0, 60)) };
      const out = document.createElement("pre"); out.id = "facts";
      out.textContent = "FACTS" + btoa(unescape(encodeURIComponent(JSON.stringify(facts)))) + "STCAF";
      document.body.replaceChildren(out);
    });
    </script>
    """.write(to: file, atomically: true, encoding: .utf8)
    let scheme = setting.isDark ? 0 : 1
    let browser = try #require(chromium)
    let result = try inShell(
      "'\(browser)' --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir='\(folder.path)/profile' "
        + "--window-size=\(setting.width + 100),1000 --blink-settings=preferredColorScheme=\(scheme) "
        + "--virtual-time-budget=4000 --dump-dom 'file://\(file.path)'")
    let facts = try #require(
      result.output.firstMatch(of: /FACTS([A-Za-z0-9+\/=]+)STCAF/)?.1, "\(result.errors)")
    return try JSONDecoder().decode(Layout.self, from: try #require(Data(base64Encoded: String(facts))))
  }

  /// The relative luminance of `rgb(r, g, b)`.
  ///
  /// - SeeAlso: WCAG 2.2, relative luminance and contrast ratio.
  private func luminance(_ color: String) throws -> Double {
    let parts = color.matches(of: /\d+/).prefix(3).compactMap { Double($0.0) }
    try #require(parts.count == 3, "\(color)")
    let linear = parts.map { value in
      let part = value / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}
