"""Carneades 4 YAML: statements, issues between them, and arguments with undercutters.

See Gordon and Walton (2016), "Formalizing Balancing Arguments", and the examples that come with
https://github.com/carneades/carneades-4. Arguments that Carneades' own rule engine would derive
from `argument_schemes` are not derived here, which a warning says.
"""
