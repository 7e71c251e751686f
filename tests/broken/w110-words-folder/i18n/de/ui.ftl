ui-home = Startseite
