# Mots du thème Ninh Kiều.

nk-menu = Menu
nk-search = Rechercher

## The home page

nk-hero-alt = Le marché flottant de Cái Răng : des bateaux sur la rivière, des fruits et des légumes pendus aux perches dressées à leur proue.
nk-door-invest = Investir
nk-door-invest-text = Les projets ouverts aux investisseurs : où, sur quelle surface, à qui s’adresser ; ce que l’on ne sait pas encore est signalé comme tel.
nk-door-know = La ville
nk-door-know-text = Son histoire, sa terre et ses eaux, ses habitants, et des chiffres datés et sourcés.
nk-door-meet = Amitiés
nk-door-meet-text = Les villes partenaires, les pays amis et les occasions de se retrouver au bord du Hậu.
nk-figures = La ville en chiffres
nk-empty-projects = Aucun projet n’est ouvert aux investisseurs pour le moment. Les nouveaux projets paraîtront ici dès leur annonce par l’organisme responsable.
nk-empty-events = Aucune date n’est encore fixée. Les événements paraîtront ici dès que leurs organisateurs en annonceront la date et le lieu.
nk-past-events = Passés récemment
nk-friendship-news = Nouvelles de nos amitiés
nk-map = La ville sur la carte
nk-map-alt = Carte des quartiers et communes de Cần Thơ, du fleuve Hậu jusqu’à la mer.
nk-locator-alt = Situation de Cần Thơ, dans le sud du Vietnam ; au large, les archipels de Hoàng Sa et de Trường Sa (Vietnam).
nk-portal = Par où commencer

## A project

nk-take-away = À qui s’adresser, que lire

## Pictures: drawings as well as photographs

ui-credit = Image : { $name }
