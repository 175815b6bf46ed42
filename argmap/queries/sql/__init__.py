"""Maps as the tables of a database, and SQL statements that users ask of them.

Statements can only read, and only for a limited time. The database as a file is in `argmap.exports`.
"""
