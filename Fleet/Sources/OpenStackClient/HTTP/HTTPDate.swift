/// The date in an answer's header.
///
/// - SeeAlso: RFC 9110 section 5.6.7, IMF-fixdate.
enum HTTPDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Seconds since 1970 of `Sun, 06 Nov 1994 08:49:37 GMT`; nil for anything else.
  static func seconds(_ text: String) -> Double? {
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT", let day = Int(words[1]), let year = Int(words[3]),
      let month = months.firstIndex(of: String(words[2])), (1...31).contains(day),
      (1970...9999).contains(year)
    else { return nil }
    let time = words[4].split(separator: ":").compactMap { Int($0) }
    guard time.count == 3, (0...23).contains(time[0]), (0...59).contains(time[1]), (0...60).contains(time[2])
    else {
      return nil
    }
    return Double(days(year, month + 1, day) * 86_400 + time[0] * 3_600 + time[1] * 60 + time[2])
  }

  /// RFC 3339 of seconds since 1970, as Nova's `changes-since` takes it.
  static func timestamp(_ seconds: Double) -> String {
    let whole = Int(seconds)
    let (days, rest) = (whole / 86_400, whole % 86_400)
    var year = 1970
    var left = days
    while left >= length(year) {
      left -= length(year)
      year += 1
    }
    var month = 1
    while left >= length(year, month) {
      left -= length(year, month)
      month += 1
    }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return
      "\(year)-\(two(month))-\(two(left + 1))T\(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }

  private static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  private static func length(_ year: Int) -> Int { isLeap(year) ? 366 : 365 }

  private static func length(_ year: Int, _ month: Int) -> Int {
    month == 2 ? isLeap(year) ? 29 : 28 : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    (1970..<year).reduce(0) { $0 + length($1) } + (1..<month).reduce(0) { $0 + length(year, $1) } + day - 1
  }
}
