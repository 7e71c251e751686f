# Noms des types de contenu, champs, choix et groupes fournis.

## Values

value-pending = En cours de mise à jour
value-planned = { $value } (en projet)
value-former = { $value } (dans les limites antérieures au { $date })
value-yes = Oui
value-no = Non
unit-years = { $n ->
    [one] { $n } an
   *[other] { $n } ans
}

## Groups

group-facts = Informations principales
group-figures = Chiffres clés
group-identity = Projet
group-purpose = Objectifs
group-land = Localisation et terrain
group-money = Envergure et investissement
group-outcome = Investisseur retenu
group-procedure = Durée et calendrier
group-contact = Contact

## Fields of every kind

field-title = Titre
field-summary = Résumé
field-slug = Nom dans l’adresse
field-aliases = Anciennes adresses
field-draft = Brouillon
field-updated = Dernière mise à jour
field-reviewed_by = Relu par
field-reviewed_on = Date de relecture
field-reviewed_text = Texte relu
field-owner = Organisme responsable
field-weight = Ordre
field-publish = Publication
field-expires = Expiration
field-as_of = Date de référence des données
field-source = Source
field-pending = En cours de mise à jour
field-sources = Sources
field-sources-id = Code de la source
field-sources-title = Titre
field-sources-lang = Langue
field-sources-publisher = Éditeur
field-sources-date = Date
field-sources-url = Adresse
field-sources-facts = Faits attestés
field-facts = Faits rapportés
field-sectors = Secteurs

## Fields several kinds share

field-cover = Image principale
field-topics = Thèmes
field-countries = Pays
field-country = Pays
field-website = Site web
field-contact = Contact
field-area = Superficie
field-geo = Coordonnées

## article

kind-article = Actualité
    .plural = Actualités
article-date = Date
article-cover = { field-cover }
article-topics = { field-topics }
article-sectors = { field-sectors }
article-countries = { field-countries }
article-partners = Collectivités partenaires
article-event = Événement

## country

kind-country = Pays
    .plural = Pays
country-code = Code du pays
country-relations_since = Établissement des relations diplomatiques
country-national_day = Fête nationale

## document

kind-document = Document
    .plural = Documents
document-number = Numéro
document-form = Type de document
document-form-law = Loi
document-form-decree = Décret
document-form-decision = Décision
document-form-resolution = Résolution
document-form-circular = Circulaire
document-form-plan = Plan
document-form-agreement = Accord
document-form-report = Rapport
document-issuer = Autorité émettrice
document-issued = Date du texte
document-in_force = Entrée en vigueur
document-status = État
document-status-in-force = En vigueur
document-status-amended = Modifié
document-status-replaced = Remplacé
document-status-repealed = Abrogé
document-status-expired = Expiré
document-status-unconfirmed = À confirmer
document-replaces = Textes remplacés
document-sectors = { field-sectors }
document-url = Consultation en ligne
document-file = Télécharger

## event

kind-event = Événement
    .plural = Événements
event-when = Date
event-status = État
event-status-scheduled = Prévu
event-status-postponed = Reporté
event-status-cancelled = Annulé
event-status-held = A eu lieu
event-venue = Lieu
event-venue_note = Précisions sur le lieu
event-edition = Édition
event-organisers = Organisateurs
event-website = { field-website }
event-cover = { field-cover }
event-topics = { field-topics }
event-countries = { field-countries }

## incentive

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

## organisation

kind-organisation = Organisme
    .plural = Organismes
organisation-form = Type
organisation-form-committee = Comité
organisation-form-department = Service
organisation-form-centre = Centre
organisation-form-union = Union
organisation-form-association = Association
organisation-form-school = Établissement d’enseignement
organisation-form-company = Entreprise
organisation-short_name = Sigle
organisation-parent = Rattachement
organisation-country = { field-country }
organisation-founded = Création
organisation-term = Mandat
organisation-members = Nombre de membres
organisation-website = { field-website }
organisation-contact = { field-contact }

## page

kind-page = Page
    .plural = Pages
page-cover = { field-cover }
page-topics = { field-topics }
page-figures = Chiffres clés
page-figures-id = Code
page-figures-label = Indicateur
page-figures-value = Valeur
page-figures-unit = Unité

## partner-place

kind-partner-place = Collectivité partenaire
    .plural = Villes jumelées et partenaires
partner-place-country = { field-country }
partner-place-endonym = Nom local
partner-place-level = Échelon
partner-place-level-city = Ville
partner-place-level-province = Province
partner-place-level-prefecture = Préfecture
partner-place-level-state = État
partner-place-level-region = Région
partner-place-tie = Forme du partenariat
partner-place-tie-twin = Jumelage
partner-place-tie-sister = Jumelage (« ville sœur » selon l’accord)
partner-place-tie-memorandum = Mémorandum d’entente
partner-place-tie-joint-statement = Déclaration commune
partner-place-tie-cooperation = Coopération
partner-place-tie-contacts = Échanges, sans accord signé
partner-place-signed = Date de signature
partner-place-signed_at = Lieu de signature
partner-place-areas = Domaines de coopération
partner-place-agreement = Accord
partner-place-website = { field-website }
partner-place-cover = { field-cover }

## place

kind-place = Lieu
    .plural = Lieux
place-level = Type
place-level-city = Ville
place-level-ward = Quartier
place-level-commune = Commune
place-level-landmark = Site remarquable
place-level-market = Marché
place-level-river = Cours d’eau
place-level-bridge = Pont
place-level-port = Port
place-level-airport = Aéroport
place-level-industrial-park = Parc industriel
place-within = Localisation
place-former = Anciennement
place-opened = Ouverture
place-geo = { field-geo }
place-area = { field-area }
place-population = Population
place-listed = Classement au patrimoine
place-listed-none = Non classé
place-listed-city = Monument classé par la ville
place-listed-national = Monument ou site classé au niveau national
place-listed-special-national = Monument national d’importance exceptionnelle
place-listed-intangible = Patrimoine culturel immatériel national
place-listed_on = Date de classement
place-address = Adresse
place-website = { field-website }
place-cover = { field-cover }
place-sectors = { field-sectors }
place-topics = { field-topics }

## procedure

unit-days = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
}
kind-procedure = Démarche
    .plural = Démarches
procedure-audience = Pour qui
procedure-audience-foreign = Personnes et organismes étrangers
procedure-audience-domestic = Personnes et organismes vietnamiens
procedure-audience-any = Tous, du Vietnam ou de l’étranger
procedure-receives = Interlocuteur
procedure-steps = Étapes
procedure-steps-id = Code
procedure-steps-label = Ce qu’il faut faire
procedure-steps-who = Auprès de qui
procedure-steps-note = Remarque
procedure-time_limit = Délai
procedure-fee = Frais
procedure-legal_basis = Base légale
procedure-topics = { field-topics }
group-procedure-facts = Informations principales
group-steps = Comment procéder

## project

kind-project = Projet
    .plural = Projets
project-code = Code du projet
project-stage = État d’avancement
project-stage-idea = Idée
project-stage-planning = En cours de planification
project-stage-calling = Ouvert aux investisseurs
project-stage-selecting = Sélection de l’investisseur en cours
project-stage-awarded = Investisseur retenu
project-stage-building = En construction
project-stage-operating = En service
project-stage-closed = Clos
project-stage-unconfirmed = À confirmer
project-list_ref = Liste des projets
project-objectives = Objectifs
project-sectors = { field-sectors }
project-place = Localisation
project-place_note = Emplacement précis
project-geo = { field-geo }
project-area = { field-area }
project-land_status = État du terrain
project-scale = Envergure
project-capital = Montant total de l’investissement
project-investment_form = Forme d’investissement
project-investment_form-any = Toute forme prévue par la loi
project-investment_form-foreign = Capitaux 100 % étrangers
project-investment_form-domestic = Capitaux nationaux
project-investment_form-joint-venture = Coentreprise
project-investment_form-bcc = Contrat de coopération d’affaires (BCC)
project-investment_form-ppp = Partenariat public-privé (PPP)
project-investment_form-shares = Apport en capital, acquisition d’actions
project-investor = Investisseur
project-awarded_on = Date d’approbation de l’investisseur
project-term = Durée d’exploitation
project-schedule = Calendrier
project-schedule-id = Code
project-schedule-label = Phase
project-schedule-period = Période
project-deadline = Date limite de dépôt
project-contact = { field-contact }
project-documents = Documents
project-cover = { field-cover }
project-topics = { field-topics }

## question

kind-question = Question
    .plural = Questions et réponses
question-journey = Étape du parcours
question-journey-first-look = Premier contact
question-journey-law = Droit applicable
question-journey-incentives = Incitations
question-journey-land = Terrains, projets et infrastructures
question-journey-procedure = Démarches et interlocuteurs
question-journey-people = Main-d’œuvre
question-journey-living = Vivre à Cần Thơ
question-journey-friendship = Amitié et coopération
question-sectors = { field-sectors }
question-documents = Textes officiels
question-topics = { field-topics }

## sector

kind-sector = Secteur
    .plural = Secteurs
sector-vsic = Code VSIC
sector-cover = { field-cover }

## topic

kind-topic = Thème
    .plural = Thèmes
