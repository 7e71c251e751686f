chao = Hello
tam-biet = Goodbye
