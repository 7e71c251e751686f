# Démarches.

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
