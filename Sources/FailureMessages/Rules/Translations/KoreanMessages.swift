/// libvirt's messages in Korean, keyed by the rule of the English message.
///
/// - SeeAlso: libvirt po/ko.po of 7.0.0, 9.0.0 and 11.3.0.
let koreanMessages: [String: [MessagePattern]] = [
  "libvirt.abi-check": [
    "대상 CPU 점검 {word}는 소스 {word}와 일치하지 않습니다"
  ],
  "libvirt.abi-features": [
    "대상 CPU 기능 {word}은 소스 {word}와 일치하지 않습니다",
    "대상 CPU 기능 카운트 {number}는 소스 {number}와 일치하지 않습니다",
    "대상 CPU 기능 정책 {word}은 소스 {word}와 일치하지 않습니다",
    "{word} 대상 CPU 기능은 {word} 소스와 일치하지 않음",
    "{number} 대상 CPU 기능 카운트는 {number} 소스와 일치하지 않음",
    "{word} 대상 CPU 기능 정책은 {word} 소스와 일치하지 않음",
  ],
  "libvirt.abi-model": [
    "{word} 대상 CPU 아키텍처는 소스 {word}와 일치하지 않음",
    "대상 CPU가 소스와 일치하지 않습니다",
    "대상 CPU 모드 {word}는 소스 {word}와 일치하지 않습니다",
    "대상 CPU 모델 {word}는 소스 {word}와 일치하지 않습니다",
    "대상 CPU 유형 {word}은 소스 {word}와 일치하지 않습니다",
    "{*} 대상 CPU 제조사는 {*} 소스와 일치하지 않음",
    "{word} 대상 CPU 아키텍처는 {word} 소스와 일치하지 않음",
    "대상 CPU가 소스와 일치하지 않음",
    "{word} 대상 CPU 모드는 {word} 소스와 일치하지 않음",
    "{word} 대상 CPU 모델은 {word} 소스와 일치하지 않음",
    "{word} 대상 CPU 유형은 {word} 소스와 일치하지 않음",
    "{*} 대상 CPU 벤더는 {*} 소스와 일치하지 않음",
  ],
  "libvirt.abi-topology": [
    "대상 CPU 코어는 {number} 소스 {number}와 일치하지 않습니다",
    "대상 CPU 소켓 {number}는 소스 {number}와 일치하지 않습니다",
    "대상 CPU 스레드 {number}는 소스 {number}와 일치하지 않습니다",
    "{number} 대상 CPU 코어는 {number} 소스와 일치하지 않음",
    "{number} 대상 CPU 소켓은 {number} 소스와 일치하지 않음",
    "{number} 대상 CPU 스레드는 {number}소스와 일치하지 않음",
  ],
  "libvirt.blockers": [
    "도메인 이전을 할 수 없습니다: {*}"
  ],
  "libvirt.forbidden": [
    "호스트 CPU에서 금지된 기능 '{features}'를 제공합니다"
  ],
  "libvirt.guest-cpu-extra": [
    "게스트 CPU가 사양과 일치하지 않습니다: 추가 기능: {features}"
  ],
  "libvirt.guest-cpu-missing": [
    "게스트 CPU가 사양과 일치하지 않음: 추가 기능: {other}, 누락된 기능: {features}",
    "게스트 CPU가 사양과 일치하지 않음: 누락된 기능: {features}",
  ],
  "libvirt.guest-cpu-unnamed": [
    "게스트 CPU가 사양과 일치하지 않습니다$"
  ],
  "libvirt.incompatible": [
    "에 묘사된 CPU가 호스트 CPU와 호환되지 않습니다",
    "에서 묘사된 CPU는 호스트에 있는 하이퍼바이저에 의해서 제공된 CPU와 호환되지 않습니다",
    "이 CPU는 호스트 CPU와 호환되지 않습니다$",
  ],
  "libvirt.invtsc-no-frequency": [
    "도메인에 'invtsc' CPU 기능이 있지만 TSC 주파수가 지정되지 않았습니다"
  ],
  "libvirt.job-failed": [
    "작업'{*}'가 실패함: {*}",
    "작업 '{*}'가 예상치 않게 실패했습니다",
  ],
  "libvirt.kvm-unavailable": [
    "도메인에는 KVM이 필요하지만 사용할 수 없습니다"
  ],
  "libvirt.machine-type": [
    "에뮬레이터 '{*}'가 장비 유형 '{word}'을 지원하지 않습니다"
  ],
  "libvirt.mode-unsupported": [
    "{word} 호스트에서 {*} {*} 도메인을 위한 CPU 모드 '{*}'는 하이퍼바이저에 의해 지원되지 않습니다"
  ],
  "libvirt.model-unsupported": [
    "CPU 모델 {word}가 하이퍼바이저에 의해 지원되지 않습니다",
    "하이퍼바이저에서 CPU 종류 '{word}'은 지원되지 않습니다",
    "CPU 모델 {word}이 하이퍼바이저에 의해 지원되지 않습니다",
  ],
  "libvirt.monitor-closed": [
    "모니터에서 읽을 수 없습니다",
    "모니터에 연결하는 동안 프로세스가 종료되었습니다",
    "qemu가 예기치 않게 모니터를 닫았습니다",
  ],
  "libvirt.required-missing": [
    "호스트 CPU는 필수 기능을 제공하지 않습니다: {features}"
  ],
  "libvirt.unknown-cpu-feature": [
    "알려지지 않은 CPU 특징 {feature}",
    "알려지지 않은 CPU 특징: {feature}",
  ],
  "libvirt.unknown-cpu-model": [
    "알려지지 않은 CPU 모델 {model}"
  ],
  "libvirt.unknown-host": [
    "알 수 없는 호스트 CPU"
  ],
  "libvirt.vendor-mismatch": [
    "호스트 CPU 제조사가 필요한 CPU 제조사 {word}와 일치하지 않습니다",
    "호스트 CPU 벤더가 필요한 CPU 벤더 {word}와 일치하지 않습니다",
  ],
  "libvirt.virt-type": [
    "에뮬레이터 '{*}'가 가상 유형 '{word}'을 지원하지 않습니다"
  ],
]
