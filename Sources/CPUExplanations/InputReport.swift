public import ReportContract

/// One input document.
public typealias InputReport = ReportContract.InputReport
