internal import FleetQuestions

extension PoolPlan {
  /// The curve as a picture: a bar for each number of pools, and the bound where it is lower.
  ///
  /// - SeeAlso: Okabe and Ito, "Color Universal Design" (colours that people with any colour vision distinguish).
  public var svg: String {
    let (bar, height, left, top) = (44, 220, 16, 48)
    let most = max(1, curve.map(\.cost).max() ?? 1)
    let width = max(420, left * 2 + curve.count * (bar + 12))
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height + top + 44)" width="\(width)" \
      height="\(height + top + 44)" font-family="sans-serif" font-size="12">
      <title>Cost by number of pools</title>
      <rect width="100%" height="100%" fill="#fff"/>
      <text x="\(left)" y="16">What \(grouped(hosts.count - unplaced.count)) hosts and their guests lose, by number of pools</text>
      <text x="\(left)" y="32">\(isOptimal ? "Every point is proven." : "The line marks what every split costs at least.")</text>

      """
    for (place, point) in curve.enumerated() {
      let x = left + place * (bar + 12)
      let size = point.cost * height / most
      let y = top + height - size
      text += "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(bar)\" height=\"\(size)\" fill=\"#0072B2\"/>\n"
      if !point.isOptimal {
        let bound = top + height - point.bound * height / most
        text +=
          "<line x1=\"\(x)\" y1=\"\(bound)\" x2=\"\(x + bar)\" y2=\"\(bound)\" stroke=\"#D55E00\" stroke-width=\"3\"/>\n"
      }
      text +=
        "<text x=\"\(x + bar / 2)\" y=\"\(max(top + 10, y) - 4)\" text-anchor=\"middle\">\(grouped(point.cost))</text>\n"
      text +=
        "<text x=\"\(x + bar / 2)\" y=\"\(top + height + 16)\" text-anchor=\"middle\">\(point.pools)</text>\n"
    }
    return text + "<text x=\"\(left)\" y=\"\(top + height + 34)\">pools</text>\n</svg>\n"
  }
}
