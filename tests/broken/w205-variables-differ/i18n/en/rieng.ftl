chao = Hello { $name }
so = boats
