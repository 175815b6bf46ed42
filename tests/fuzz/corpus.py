"""What fuzzing begins with: small files of our own in every format that is read."""

from __future__ import annotations

import argmap
from argmap.formats.core.format import Format
from tests.formats.foreign.samples import SAMPLES

MAP = """\
title: Trams
issues: [back]
speakers:
  ines: {name: Ines Roth, role: mayor}
  crowd: {name: Riders, collective: true}
sources:
  line: {title: The Line, date: "2026-01-02", url: "https://line.example/7"}
claims:
  back:
    text: Trams should come back.
    speaker: ines
    source: line
    quote: [bring them, back]
    span: [[10, 20], [30, 34]]
    section: Streets
    tags: [policy]
  quiet: {text: Trams are quiet., speaker: crowd, supports: back}
  good: {text: Quiet is good., implicit: true, supports: {claim: back, note: why}}
  squeal: {text: "Wheels squeal: loudly!", undercuts: quiet/back, note: at night}
  never: {text: Never., rebuts: {claim: back, scheme: expert-opinion}}
"""
ARGDOWN_EXTRAS = """
# Heading

[A]: Text with #tag, **bold**, [link](a_b) and @[A]. {x: [1, {y: z}]}
  + <B>: because // a comment
    - [C]
  >< [D] /* more */

<B>

(1) [C]: premise
(2) premise
--
Modus ponens (uses: 1) {a: b}
--
(3) [A]
"""


def seeds(format: Format) -> list[str]:
    """Files of a format, as small as they can be and yet have what is peculiar to it."""
    found = [SAMPLES[format.name]] if format.name in SAMPLES else []
    map = argmap.loads(MAP, "yaml")
    if format.name == "yaml":
        found.append(MAP)
    if format.writer is not None:
        found.append(argmap.dumps(map, format.name))
    if format.name == "argdown":
        found.append(f"===\ntitle: T\n===\n{ARGDOWN_EXTRAS}")
    if format.name == "argdown-md":
        found += [f"# Text\n\n```argdown\n{ARGDOWN_EXTRAS}\n```\n\nMore.\n"]
    return found


PROSE = """\
Town may sell its last ferry

OBAN, Ohio (AP) - “It sank twice,” Mayor Elsa Norling said. “Never again,” she added, “will I sail.”
She called the ferry "half empty," and told reporters on Monday that it costs too much. According
to Mr. Lund, the town's harbour master, it doesn't; but Two sailors told Coast Radio that they would
miss it. As Norling noted, the mayor's belief that ships rust was asked by Bob whether to sell.
"""
TRANSCRIPT = """\
Hearing on the ferry

THE CHAIR: Good evening. Mr Addison, one minute.
Mr ADDISON (Oban): Well, the ferry is old; it sank twice. (LAUGHTER) Who pays?
CLLR LI
[00:12:31] As the mayor said, "It is lost." I uh - disagree --
Q. Was it sold?
A. It was.
"""
CAPTIONS = """\
WEBVTT

NOTE made by hand

1
00:01.000 --> 00:04.000 align:left
<v Ada Merrow>The ferry is old &amp; it
will not <i>last</i>.

00:05.000 --> 00:06.000
>> BEN: It will.
"""
PAGE = """\
<!DOCTYPE html><html><head><title>Ferry</title><meta property="og:title" content="Ferry sold">
</head><body><nav>Home</nav><article><h1>Sold</h1><p>“It sank,” Ada <b>Merrow</b> said &amp; left.
<!-- note --><br/><script>x<y</script><ul><li>a<li>b</ul></article><![CDATA[x]]></body></html>
"""
MARKDOWN = """\
---
title: Ferry
---
# Sold

"It *sank*," **Ada** [said](https://a.example "t"). `code` ![x](y)

> quoted

- a
  - b

| a | b |
|---|---|
| c | d |
"""
