"""The page of a map on this machine, served and kept up to date while its file is edited."""
