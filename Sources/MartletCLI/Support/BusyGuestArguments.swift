import ArgumentParser
import LiveMigration

/// The options of `martlet migrate` for guests that write memory about as fast as it is sent; named as virsh names them.
struct BusyGuestArguments: ParsableArguments {
  @Flag(help: "Slow the guest's CPUs until it arrives: by 20 %, then 10 % more at a time, up to 99 %.")
  var autoConverge = false

  @Option(help: ArgumentHelp("The first slowdown of the CPUs: 1 to 99.", valueName: "percent"))
  var autoConvergeInitial: Int?

  @Option(help: ArgumentHelp("Each further slowdown: 1 to 99.", valueName: "percent"))
  var autoConvergeIncrement: Int?

  @Option(
    help: ArgumentHelp(
      "Send the memory through several connections (QEMU's multifd), for links that one does not fill; virsh calls it --parallel.",
      valueName: "n"))
  var parallelConnections: Int?

  @Option(
    help: ArgumentHelp(
      "Compress the memory, which takes CPU time: xbzrle, mt, or with --parallel-connections zlib or zstd; separate several by commas.",
      valueName: "methods"))
  var compMethods: String?

  @Option(help: ArgumentHelp("mt: 0 for none to 9 for the most.", valueName: "level"))
  var compMTLevel: Int?

  @Option(help: ArgumentHelp("mt: threads at the source.", valueName: "n"))
  var compMTThreads: Int?

  @Option(help: ArgumentHelp("mt: threads at the target.", valueName: "n"))
  var compMTDthreads: Int?

  @Option(help: ArgumentHelp("xbzrle: the cache at the source, a power of two.", valueName: "bytes"))
  var compXbzrleCache: UInt64?

  @Option(help: ArgumentHelp("zlib: 0 for none to 9 for the most.", valueName: "level"))
  var compZlibLevel: Int?

  @Option(help: ArgumentHelp("zstd: 0 for none to 20 for the most.", valueName: "level"))
  var compZstdLevel: Int?

  @Flag(
    help:
      "Let the guest continue at the target before all of its memory is there. It always arrives, but if the network or a host fails meanwhile, the guest is lost or split over both hosts."
  )
  var postcopy = false

  @Option(
    help: ArgumentHelp("Switch after this many passes through the memory (default: 1).", valueName: "n"))
  var postcopyAfter: UInt64?

  @Option(help: ArgumentHelp("The highest rate after the switch, in MiB/s.", valueName: "MiB/s"))
  var postcopyBandwidth: UInt64?

  @Flag(help: "Let QEMU encrypt the memory; both ends need certificates (see qemu.conf).")
  var tls = false

  @Option(help: ArgumentHelp("The name in the target's certificate.", valueName: "host"))
  var tlsDestination: String?

  /// Whether no option of the group is given.
  var isEmpty: Bool { ((try? options())?.isEmpty ?? false) && tuning.allSatisfy { !$0.isGiven } }

  /// Options that tune another option, and whether each of the two is given.
  private var tuning: [(option: String, isGiven: Bool, other: String, isOtherGiven: Bool)] {
    [
      ("--auto-converge-initial", autoConvergeInitial != nil, "--auto-converge", autoConverge),
      ("--auto-converge-increment", autoConvergeIncrement != nil, "--auto-converge", autoConverge),
      ("--comp-mt-level", compMTLevel != nil, "--comp-methods mt", compMethods != nil),
      ("--comp-mt-threads", compMTThreads != nil, "--comp-methods mt", compMethods != nil),
      ("--comp-mt-dthreads", compMTDthreads != nil, "--comp-methods mt", compMethods != nil),
      ("--comp-xbzrle-cache", compXbzrleCache != nil, "--comp-methods xbzrle", compMethods != nil),
      ("--comp-zlib-level", compZlibLevel != nil, "--comp-methods zlib", compMethods != nil),
      ("--comp-zstd-level", compZstdLevel != nil, "--comp-methods zstd", compMethods != nil),
      ("--postcopy-after", postcopyAfter != nil, "--postcopy", postcopy),
      ("--postcopy-bandwidth", postcopyBandwidth != nil, "--postcopy", postcopy),
      ("--tls-destination", tlsDestination != nil, "--tls", tls),
    ]
  }

  func validate() throws {
    for tuned in tuning where tuned.isGiven && !tuned.isOtherGiven {
      throw ValidationError("\(tuned.option) tunes \(tuned.other): add it.")
    }
    guard postcopyBandwidth ?? 1 > 0 else { throw ValidationError("--postcopy-bandwidth: at least 1.") }
    _ = try options()
  }

  /// The options as a value.
  ///
  /// - Throws: `ValidationError` for an unknown method of compression.
  func options() throws -> BusyGuestOptions {
    var options = BusyGuestOptions()
    if autoConverge {
      options.autoConverge = .init(initial: autoConvergeInitial, increment: autoConvergeIncrement)
    }
    if let parallelConnections { options.parallel = .init(connections: parallelConnections) }
    if let compMethods {
      var compression = BusyGuestOptions.Compression(
        try compMethods.split(separator: ",").map { word in
          guard let method = BusyGuestOptions.Compression.Method(rawValue: String(word)) else {
            let known = BusyGuestOptions.Compression.Method.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--comp-methods \(word): libvirt has \(known).")
          }
          return method
        })
      compression.mtLevel = compMTLevel
      compression.mtThreads = compMTThreads
      compression.mtDecompressThreads = compMTDthreads
      compression.xbzrleCache = compXbzrleCache
      compression.zlibLevel = compZlibLevel
      compression.zstdLevel = compZstdLevel
      options.compression = compression
    }
    if postcopy { options.postCopy = .init(afterPasses: postcopyAfter ?? 1, bandwidth: postcopyBandwidth) }
    if tls { options.tls = .init(destination: tlsDestination) }
    return options
  }
}
