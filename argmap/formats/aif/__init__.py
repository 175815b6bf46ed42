"""AIF, the Argument Interchange Format: as AIFdb gives it, as xAIF, and as OVA2 saves it.

The formats differ only in what is around the graph. All are read into, and written from, one shape:
the objects of AIFdb's JSON, plus what the others add.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import SourceText
from argmap.formats.core.loaded import Loaded
from argmap.model import ArgumentMap


def read_aif(source: SourceText) -> Loaded:
    """Read the JSON of AIFdb."""
    from argmap.formats.aif.envelopes import read_enveloped

    return read_enveloped(source, "aif")


def read_xaif(source: SourceText) -> Loaded:
    """Read xAIF, the JSON of OVA3 and of tools that mine arguments."""
    from argmap.formats.aif.envelopes import read_enveloped

    return read_enveloped(source, "xaif")


def read_ova2(source: SourceText) -> Loaded:
    """Read what OVA2 saves."""
    from argmap.formats.aif.envelopes import read_enveloped

    return read_enveloped(source, "ova2")


def write_aif(map: ArgumentMap) -> Iterator[str]:
    """Write the JSON of AIFdb."""
    from argmap.formats.aif.envelopes import write_enveloped

    return write_enveloped(map, "aif")


def write_xaif(map: ArgumentMap) -> Iterator[str]:
    """Write xAIF."""
    from argmap.formats.aif.envelopes import write_enveloped

    return write_enveloped(map, "xaif")


def write_ova2(map: ArgumentMap) -> Iterator[str]:
    """Write what OVA2 opens."""
    from argmap.formats.aif.envelopes import write_enveloped

    return write_enveloped(map, "ova2")
