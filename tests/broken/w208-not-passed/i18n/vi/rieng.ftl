percent = { $so } %
