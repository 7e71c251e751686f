# Incitations à l’investissement.

kind-incentive = Mesure d’incitation
    .plural = Mesures d’incitation
incentive-form = Type de mesure
incentive-form-tax-rate = Taux d’imposition préférentiel
incentive-form-tax-exemption = Exonération et réduction d’impôt
incentive-form-land-rent = Loyer foncier
incentive-form-import-duty = Droits d’importation
incentive-form-mechanism = Mécanisme spécifique
incentive-rate = Taux
incentive-years = Durée du taux
incentive-exempt_years = Exonération totale
incentive-half_years = Puis réduction de moitié
incentive-beneficiaries = Bénéficiaires
incentive-conditions = Conditions
incentive-legal_basis = Texte
incentive-valid_from = Entrée en vigueur
incentive-valid_to = Fin de validité
incentive-state = Validité
incentive-state-in-force = En vigueur
incentive-state-expired = Expirée
incentive-state-unconfirmed = À confirmer
incentive-sectors = { field-sectors }
incentive-topics = { field-topics }
group-incentive = La mesure
group-eligibility = Bénéficiaires et conditions
group-basis = Base légale et validité
