internal import ReportContract

/// Martlet's version.
public let martletVersion = MartletVersion.current
