# Names of the built-in kinds, fields, choices and groups.

## Values

value-pending = To be updated
value-planned = { $value } (planned)
value-former = { $value } (within the boundaries before { $date })
value-yes = Yes
value-no = No
unit-years = { $n ->
    [one] { $n } year
   *[other] { $n } years
}

## Groups

group-facts = Key facts
group-figures = Key figures
group-identity = Project
group-purpose = Purpose
group-land = Location and land
group-money = Scale and investment
group-outcome = Selected investor
group-procedure = Term and schedule
group-contact = Contact

## Fields of every kind

field-title = Title
field-summary = Summary
field-slug = Name in the address
field-aliases = Former addresses
field-draft = Draft
field-updated = Last updated
field-reviewed_by = Reviewed by
field-reviewed_on = Reviewed on
field-reviewed_text = Text reviewed
field-owner = Responsible office
field-weight = Order
field-publish = Published at
field-expires = Expires at
field-as_of = Figures as of
field-source = Source
field-pending = To be updated
field-sources = Sources
field-sources-id = Source id
field-sources-title = Title
field-sources-lang = Language
field-sources-publisher = Publisher
field-sources-date = Date
field-sources-url = Address
field-sources-facts = Facts borne out
field-facts = Facts told
field-sectors = Sectors

## Fields several kinds share

field-cover = Cover picture
field-topics = Topics
field-countries = Countries
field-country = Country
field-website = Website
field-contact = Contact
field-area = Area
field-geo = Coordinates

## article

kind-article = News item
    .plural = News
article-date = Date
article-cover = { field-cover }
article-topics = { field-topics }
article-sectors = { field-sectors }
article-countries = { field-countries }
article-partners = Partners
article-event = Event

## country

kind-country = Country
    .plural = Countries
country-code = Country code
country-relations_since = Diplomatic relations since
country-national_day = National Day

## document

kind-document = Document
    .plural = Documents
document-number = Number
document-form = Type of document
document-form-law = Law
document-form-decree = Decree
document-form-decision = Decision
document-form-resolution = Resolution
document-form-circular = Circular
document-form-plan = Plan
document-form-agreement = Agreement
document-form-report = Report
document-issuer = Issued by
document-issued = Date of issue
document-in_force = In force from
document-status = Status
document-status-in-force = In force
document-status-amended = Amended
document-status-replaced = Replaced
document-status-repealed = Repealed
document-status-expired = Expired
document-status-unconfirmed = Unconfirmed
document-replaces = Replaces
document-sectors = { field-sectors }
document-url = Read at
document-file = Download

## event

kind-event = Event
    .plural = Events
event-when = Date
event-status = Status
event-status-scheduled = Scheduled
event-status-postponed = Postponed
event-status-cancelled = Cancelled
event-status-held = Held
event-venue = Venue
event-venue_note = About the venue
event-edition = Edition
event-organisers = Organisers
event-website = { field-website }
event-cover = { field-cover }
event-topics = { field-topics }
event-countries = { field-countries }

## incentive

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

## organisation

kind-organisation = Organisation
    .plural = Organisations
organisation-form = Type
organisation-form-committee = Committee
organisation-form-department = Department
organisation-form-centre = Centre
organisation-form-union = Union
organisation-form-association = Association
organisation-form-school = School
organisation-form-company = Company
organisation-short_name = Short name
organisation-parent = Part of
organisation-country = { field-country }
organisation-founded = Founded
organisation-term = Term
organisation-members = Members
organisation-website = { field-website }
organisation-contact = { field-contact }

## page

kind-page = Page
    .plural = Pages
page-cover = { field-cover }
page-topics = { field-topics }
page-figures = Key figures
page-figures-id = Id
page-figures-label = Indicator
page-figures-value = Value
page-figures-unit = Unit

## partner-place

kind-partner-place = Partner city or authority
    .plural = Twin cities and partners
partner-place-country = { field-country }
partner-place-endonym = Local name
partner-place-level = Level
partner-place-level-city = City
partner-place-level-province = Province
partner-place-level-prefecture = Prefecture
partner-place-level-state = State
partner-place-level-region = Region
partner-place-tie = Type of tie
partner-place-tie-twin = Twinning
partner-place-tie-sister = Sister city
partner-place-tie-memorandum = Memorandum of understanding (MoU)
partner-place-tie-joint-statement = Joint statement
partner-place-tie-cooperation = Cooperation
partner-place-tie-contacts = Contacts, no signed document
partner-place-signed = Signed on
partner-place-signed_at = Signed at
partner-place-areas = Areas of cooperation
partner-place-agreement = Agreement
partner-place-website = { field-website }
partner-place-cover = { field-cover }

## place

kind-place = Place
    .plural = Places
place-level = Type
place-level-city = City
place-level-ward = Ward
place-level-commune = Commune
place-level-landmark = Landmark
place-level-market = Market
place-level-river = River
place-level-bridge = Bridge
place-level-port = Port
place-level-airport = Airport
place-level-industrial-park = Industrial park
place-within = Part of
place-former = Formerly
place-opened = Opened
place-geo = { field-geo }
place-area = { field-area }
place-population = Population
place-listed = Heritage listing
place-listed-none = Not listed
place-listed-city = City monument
place-listed-national = National monument or heritage site
place-listed-special-national = Special national monument
place-listed-intangible = National intangible cultural heritage
place-listed_on = Listed on
place-address = Address
place-website = { field-website }
place-cover = { field-cover }
place-sectors = { field-sectors }
place-topics = { field-topics }

## procedure

unit-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
kind-procedure = Procedure
    .plural = Procedures
procedure-audience = For
procedure-audience-foreign = People and organisations from abroad
procedure-audience-domestic = People and organisations in Vietnam
procedure-audience-any = Anyone, from Vietnam or abroad
procedure-receives = Office to approach
procedure-steps = Steps
procedure-steps-id = Id
procedure-steps-label = What to do
procedure-steps-who = With whom
procedure-steps-note = Note
procedure-time_limit = Time limit
procedure-fee = Fee
procedure-legal_basis = Legal basis
procedure-topics = { field-topics }
group-procedure-facts = Key facts
group-steps = How to go about it

## project

kind-project = Project
    .plural = Projects
project-code = Project code
project-stage = Project status
project-stage-idea = Idea
project-stage-planning = In planning
project-stage-calling = Calling for investment
project-stage-selecting = Selecting an investor
project-stage-awarded = Investor selected
project-stage-building = Under construction
project-stage-operating = In operation
project-stage-closed = Closed
project-stage-unconfirmed = Unconfirmed
project-list_ref = Project list
project-objectives = Objectives
project-sectors = { field-sectors }
project-place = Location
project-place_note = Site
project-geo = { field-geo }
project-area = { field-area }
project-land_status = Land status
project-scale = Scale
project-capital = Total investment
project-investment_form = Form of investment
project-investment_form-any = Any form allowed by law
project-investment_form-foreign = Wholly foreign-owned
project-investment_form-domestic = Domestic investment
project-investment_form-joint-venture = Joint venture
project-investment_form-bcc = Business cooperation contract (BCC)
project-investment_form-ppp = Public-private partnership (PPP)
project-investment_form-shares = Capital contribution, share purchase
project-investor = Investor
project-awarded_on = Investor approved on
project-term = Operating term
project-schedule = Schedule
project-schedule-id = Id
project-schedule-label = Phase
project-schedule-period = Period
project-deadline = Deadline for submissions
project-contact = { field-contact }
project-documents = Documents
project-cover = { field-cover }
project-topics = { field-topics }

## question

kind-question = Question
    .plural = Questions and answers
question-journey = Stage
question-journey-first-look = First look
question-journey-law = The law
question-journey-incentives = Incentives
question-journey-land = Land, projects and infrastructure
question-journey-procedure = Procedure and whom to ask
question-journey-people = Workforce
question-journey-living = Living in Cần Thơ
question-journey-friendship = Friendship and cooperation
question-sectors = { field-sectors }
question-documents = Documents
question-topics = { field-topics }

## sector

kind-sector = Sector
    .plural = Sectors
sector-vsic = VSIC code
sector-cover = { field-cover }

## topic

kind-topic = Topic
    .plural = Topics
