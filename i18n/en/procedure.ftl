# Procedures.

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
