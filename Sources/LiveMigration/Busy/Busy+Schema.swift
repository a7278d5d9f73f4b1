public import ReportContract

extension BusyGuestOptions: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What helps a busy guest arrive, as it was asked for.",
      .field("autoConverge", \Self.autoConverge, "QEMU slows the guest's CPUs; left out for no."),
      .field("parallel", \Self.parallel, "The memory goes through several connections; left out for one."),
      .field("compression", \Self.compression, "QEMU compresses the memory; left out for no."),
      .field(
        "postCopy", \Self.postCopy,
        "The guest continues at the target before all of its memory is there; left out for no."),
      .field("tls", \Self.tls, "QEMU encrypts the memory; left out for no."))
  }
}

extension BusyGuestOptions.AutoConverge: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "How QEMU slows the guest's CPUs.",
      .field(
        "initial", \Self.initial, "Percent of the time that the CPUs pause at first; left out for 20."),
      .field("increment", \Self.increment, "Percent that are added while it does not help; left out for 10."))
  }
}

extension BusyGuestOptions.Parallel: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Several connections.", .field("connections", \Self.connections, "How many; left out for QEMU's 2."))
  }
}

extension BusyGuestOptions.Compression: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "How QEMU compresses the memory; levels, threads and sizes that are left out are QEMU's.",
      .field("methods", \Self.methods, "The methods, by libvirt's names."),
      .field("mtLevel", \Self.mtLevel, "mt: 0 for none to 9 for the most."),
      .field("mtThreads", \Self.mtThreads, "mt: threads at the source."),
      .field("mtDecompressThreads", \Self.mtDecompressThreads, "mt: threads at the target."),
      .field("xbzrleCache", \Self.xbzrleCache, "xbzrle: bytes of the cache at the source."),
      .field("zlibLevel", \Self.zlibLevel, "zlib: 0 for none to 9 for the most."),
      .field("zstdLevel", \Self.zstdLevel, "zstd: 0 for none to 20 for the most."))
  }
}

extension BusyGuestOptions.Compression.Method: SchemaDescribed {}

extension BusyGuestOptions.PostCopy: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "How the guest continues at the target before all of its memory is there.",
      .field("afterPasses", \Self.afterPasses, "After how many passes through the memory."),
      .field(
        "bandwidth", \Self.bandwidth, "MiB/s at most while pages follow; left out for no limit."))
  }
}

extension BusyGuestOptions.TLS: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "How QEMU encrypts the memory.",
      .field(
        "destination", \Self.destination,
        "The name that the target's certificate must have; left out for the one in the migration's URI."))
  }
}

extension Convergence: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A copy that gets no nearer to its end, because the guest writes about as much as is sent.",
      .field("passes", \Self.passes, "The number of passes through the memory."),
      .field("dirtyRate", \Self.dirtyRate, "Bytes that the guest writes in a second."),
      .field("rate", \Self.rate, "Bytes that are sent in a second."),
      .field("remaining", \Self.remaining, "Bytes that were left when the last pass began."),
      .field("advice", \Self.advice, "What would help, that was not asked for."))
  }
}

extension Convergence.Advice: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "An option that would help.",
      .field("option", \Self.option, "The option, as words of the command."),
      .field("price", \Self.price, "What it does, and what it costs."))
  }
}
