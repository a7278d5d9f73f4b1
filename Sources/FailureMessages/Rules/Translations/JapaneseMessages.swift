/// libvirt's messages in Japanese, keyed by the rule of the English message.
///
/// - SeeAlso: libvirt po/ja.po of 7.0.0, 9.0.0 and 11.3.0.
let japaneseMessages: [String: [MessagePattern]] = [
  "libvirt.abi-check": [
    "ターゲット CPU チェック {word} がソース {word} と一致しません"
  ],
  "libvirt.abi-features": [
    "ターゲットの CPU 機能 {word} がソースの {word} と一致しません",
    "ターゲット CPU 機能数 {number} がソース {number} と一致しません",
    "ターゲット CPU 機能ポリシー {word} がソース {word} と一致しません",
    "ターゲットの CPU 機能カウント {number} がソースの {number} と一致しません",
    "ターゲットの CPU 機能ポリシー {word} がソースの {word} と一致しません",
  ],
  "libvirt.abi-model": [
    "ターゲットの CPU アーキテクチャー {word} がソースの {word} と一致しません",
    "ターゲット CPU がソースと一致しません",
    "ターゲットの CPU モード {word} がソースの {word} と一致しません",
    "ターゲット CPU モデル {word} がソース {word} と一致しません",
    "ターゲットの CPU 種別 {word} がソースの {word} と一致しません",
    "ターゲットの CPU ベンダー {*} がソースの {*} と一致しません",
    "ターゲットの CPU モデル {word} がソースの {word} と一致しません",
  ],
  "libvirt.abi-topology": [
    "ターゲットの CPU コア数 {number} がソースの {number} と一致しません",
    "ターゲットの CPU ソケット数 {number} がソースの {number} と一致しません",
    "ターゲットの CPU スレッド数 {number} がソースの {number} と一致しません",
    "ターゲットの CPU ソケット数  {number} がソースの {number} と一致しません",
  ],
  "libvirt.blockers": [
    "以下のドメインを移行できません: {*}"
  ],
  "libvirt.forbidden": [
    "ホスト CPU が許可されない機能 '{features}' を提供しています"
  ],
  "libvirt.guest-cpu-extra": [
    "ゲスト CPU が仕様と一致しません: 追加機能: {features}"
  ],
  "libvirt.guest-cpu-missing": [
    "ゲスト CPU が仕様と一致しません: 追加機能:{other}、不足している機能: {features}",
    "ゲスト CPU が仕様と一致しません: 不足している機能: {features}",
  ],
  "libvirt.guest-cpu-unnamed": [
    "ゲスト CPU が仕様と一致しません$"
  ],
  "libvirt.incompatible": [
    "に記述されている CPU はホスト CPU と互換性がありません",
    "で説明されている CPU は、ホスト上のハイパーバイザーによって提供される CPU と互換性がありません",
    "CPU はホスト CPU と互換性がありません$",
  ],
  "libvirt.invtsc-no-frequency": [
    "ドメインには 'invtsc' CPU 機能がありますが、TSC 周波数が指定されていません"
  ],
  "libvirt.job-failed": [
    "ジョブ '{*}' は失敗しました: {*}",
    "ジョブ '{*}' は予期せず失敗しました",
  ],
  "libvirt.kvm-unavailable": [
    "ドメインが KVM を必要としていますが、利用可能ではありません"
  ],
  "libvirt.machine-type": [
    "エミュレーター '{*}' はマシンタイプ '{word}' をサポートしません"
  ],
  "libvirt.mode-unsupported": [
    "{word} ホスト上の {*} {*} ドメインの CPU モード '{*}' は、ハイパーバイザーではサポートされません"
  ],
  "libvirt.model-unsupported": [
    "CPU モデル {word} がハイパーバイザーによりサポートされていません",
    "CPU モデル '{word}' はハイパーバイザーではサポートされません",
  ],
  "libvirt.monitor-closed": [
    "モニターから読み取ることができません",
    "モニターへの接続中にプロセスが終了しました",
    "qemu が予期せずモニターを閉じました",
    "モニターから読み込みできません",
  ],
  "libvirt.unknown-cpu-feature": [
    "不明な CPU 機能 {feature}",
    "不明な CPU 機能: {feature}",
  ],
  "libvirt.unknown-cpu-model": [
    "不明な CPU モデル {model}"
  ],
  "libvirt.unknown-host": [
    "不明なホスト CPU"
  ],
  "libvirt.vendor-mismatch": [
    "ホスト CPU ベンダーが要求された CPU ベンダー {word} と一致しません"
  ],
  "libvirt.virt-type": [
    "エミュレーター '{*}' は virt タイプ '{word}' をサポートしません"
  ],
]
