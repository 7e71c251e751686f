# Le type « question », ses champs et ses choix.

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
