# Mots fixes du thème.

## The frame of every page

ui-skip = Aller au contenu principal
ui-home = Accueil
ui-menu-main = Menu principal
ui-menu-footer = Menu de bas de page
ui-breadcrumbs = Fil d’Ariane
ui-languages = Langue
ui-publisher = Éditeur du portail
ui-feed = Fil d’actualité : { $title }

## Notices

ui-draft = Ceci est un brouillon qui n’est pas encore publié.
ui-draft-mark = Brouillon
ui-borrowed = Ce contenu n’est pas encore traduit. Il est présenté ci-dessous dans la langue suivante :
ui-behind = Cette traduction suit l’original dans son état du { $day }. L’original a été modifié depuis ; son texte à jour est en :

## Values and where they come from

ui-as-of = Date de référence : { $date }
ui-figures-date = Date de référence des données
ui-source = Source :
ui-sources = Sources
ui-back = Retour à la citation { $n }
ui-planned = Prévu
ui-former-territory = Limites antérieures au { $date }
ui-credit = Photo : { $name }
ui-table = Tableau

## Contacts

ui-phone = Téléphone
ui-email = Courriel
ui-address = Adresse
ui-hours = Heures d’ouverture
ui-spoken = Langues parlées

## An item

ui-toc = Sur cette page
ui-reading-time = { $minutes ->
    [one] { $minutes } minute de lecture
   *[other] { $minutes } minutes de lecture
}
ui-related = Voir aussi
ui-alike = À lire aussi
ui-owner = Organisme responsable
ui-updated = Dernière mise à jour
ui-reviewed = Date de relecture

## Lists

ui-count = { $count ->
    [one] { $count } résultat
   *[other] { $count } résultats
}
ui-empty = Cette rubrique est vide pour le moment.
ui-view-all = Tout voir
ui-pager = Pagination
ui-previous = Page précédente
ui-next = Page suivante
ui-page = Page { $page }

## The home page

ui-home-projects = Projets ouverts aux investisseurs
ui-home-events = Événements à venir
ui-home-news = Dernières actualités

## Pages off the path

ui-enter = Accéder au portail en français
ui-not-found = Page introuvable
ui-not-found-text = Cette adresse n’existe pas ou a changé. Vous pouvez repartir de l’une de ces pages.
ui-moved = Cette page a changé d’adresse

## What rendering says by itself

body-footnotes = Notes
body-footnote = Note
body-back = Retour à l’appel de note
body-table = Tableau
body-done = Fait
body-open = À faire
body-note = Remarque
body-tip = Conseil
body-important = Important
body-warning = Attention
body-caution = Prudence
feed-title = { $section } – { $site }
page-number = Page { $page }
