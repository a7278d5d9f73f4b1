internal import ReportContract

/// The version of Martlet that made the report.
public let martletVersion = MartletVersion.current
