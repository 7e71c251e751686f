a-mot = One
a-hai = Two
