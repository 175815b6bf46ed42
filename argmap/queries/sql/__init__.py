"""Maps as the tables of a database, and SQL statements that users ask of them."""
