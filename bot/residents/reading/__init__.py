"""From the cells of a sheet to what the register keeps, with every mistake named by row and column."""
