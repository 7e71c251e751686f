a-mot = { a-hai }
a-hai = { a-mot }
