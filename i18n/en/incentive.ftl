# Investment incentives.

kind-incentive = Investment incentive
    .plural = Investment incentives
incentive-form = Type of incentive
incentive-form-tax-rate = Preferential tax rate
incentive-form-tax-exemption = Tax exemption and reduction
incentive-form-land-rent = Land rent
incentive-form-import-duty = Import duty
incentive-form-mechanism = Special mechanism
incentive-rate = Tax rate
incentive-years = The rate applies for
incentive-exempt_years = Full exemption for
incentive-half_years = Then halved for
incentive-beneficiaries = Who benefits
incentive-conditions = Conditions
incentive-legal_basis = Legal text
incentive-valid_from = In force from
incentive-valid_to = In force until
incentive-state = Status
incentive-state-in-force = In force
incentive-state-expired = Expired
incentive-state-unconfirmed = Unconfirmed
incentive-sectors = { field-sectors }
incentive-topics = { field-topics }
group-incentive = The incentive
group-eligibility = Who and on what terms
group-basis = Legal basis and validity
