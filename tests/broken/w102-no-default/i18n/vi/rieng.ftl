so-ghe = { $n ->
    [one] một ghe
    [other] { $n } ghe
}
