import RemedySamples

@testable import LossCauses
@testable import Remedies

extension CureKind {
  /// Where the steps of such cures were carried out, which are those of a remedy.
  var trial: Trial {
    switch self {
    case .firmwareSetup: RemedyKind.enableInFirmware.trial
    case .writeRegister: RemedyKind.writeRegister.trial
    case .microcode: RemedyKind.alignMicrocode.trial
    case .kernelParameter: RemedyKind.removeParameter.trial
    case .kernelUpgrade: RemedyKind.alignKernel.trial
    case .moduleParameter: RemedyKind.moduleParameter.trial
    case .loadKVM: RemedyKind.enableKVM.trial
    case .outerHypervisor: RemedyKind.passNesting.trial
    case .xenParameter: .not(.system)
    case .restartLibvirt: RemedyKind.refreshLibvirt.trial
    case .upgradeLibvirt: RemedyKind.upgradeLibvirt.trial
    case .upgradeQEMU: RemedyKind.upgradeQEMU.trial
    case .definition: RemedyKind.disableFeature.trial
    case .otherHost: RemedyKind.startOnLesserHost.trial
    case .novaSetting: RemedyKind.novaFixConfiguration.trial
    case .restartNova: RemedyKind.novaRestart.trial
    case .rootCause: .not(.advice)
    }
  }
}
