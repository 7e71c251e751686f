# 投資優遇措置。

kind-incentive = 投資優遇措置
    .plural = 投資優遇措置
incentive-form = 優遇の種類
incentive-form-tax-rate = 優遇税率
incentive-form-tax-exemption = 免税・減税
incentive-form-land-rent = 土地賃借料
incentive-form-import-duty = 輸入税
incentive-form-mechanism = 特別な制度
incentive-rate = 税率
incentive-years = 税率の適用期間
incentive-exempt_years = 免除の期間
incentive-half_years = 半減の期間
incentive-beneficiaries = 対象
incentive-conditions = 条件
incentive-legal_basis = 法令
incentive-valid_from = 施行
incentive-valid_to = 効力終了
incentive-state = 効力
incentive-state-in-force = 適用中
incentive-state-expired = 失効
incentive-state-unconfirmed = 未確認
incentive-sectors = { field-sectors }
incentive-topics = { field-topics }
group-incentive = 優遇の内容
group-eligibility = 対象と条件
group-basis = 根拠と効力
