"""Maps as tables of a database, and statements of the user's own asked of them."""
