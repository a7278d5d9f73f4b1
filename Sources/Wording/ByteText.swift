/// Formats a number of bytes in KiB, MiB or GiB, with one decimal.
package func byteText(_ bytes: UInt64) -> String {
  let units: [(UInt64, String)] = [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")]
  guard let (unit, name) = units.first(where: { bytes >= $0.0 }) else { return "\(bytes) B" }
  return "\(bytes / unit).\(bytes % unit * 10 / unit) \(name)"
}
