"""A file in each format, small enough to read, with what is peculiar to the format in it."""

from __future__ import annotations

ARGUEBUF = """{
  "schemaVersion": 1,
  "nodes": {
    "0f8fad5b-d9cb-469f-a165-70867728950e": {
      "atom": {
        "text": "Trams are quiet.",
        "participant": "7c9e6679-7425-40de-944b-e07fc1f90ae7",
        "reference": {"resource": "r1", "offset": 10, "text": "trams hum"}
      },
      "metadata": {"created": "2026-01-02T03:04:05Z"},
      "userdata": {"colour": "blue"}
    },
    "a2": {"atom": {"text": "Trams should come back.", "reference": {"text": "bring them back"}}},
    "a3": {"atom": {"text": "Wheels squeal in bends."}},
    "s1": {"scheme": {"support": "SUPPORT_POSITIVE_CONSEQUENCES", "premiseDescriptors": ["major"]}},
    "s2": {"scheme": {"attack": "ATTACK_DEFAULT"}}
  },
  "edges": {
    "e1": {"source": "0f8fad5b-d9cb-469f-a165-70867728950e", "target": "s1"},
    "e2": {"source": "s1", "target": "a2"},
    "e3": {"source": "a3", "target": "s2"},
    "e4": {"source": "s2", "target": "s1", "metadata": {"created": "2026-01-02T03:04:05Z"}}
  },
  "resources": {
    "r1": {"text": "They say: trams hum.", "title": "The Line", "source": "https://line.example/7"}
  },
  "participants": {
    "7c9e6679-7425-40de-944b-e07fc1f90ae7": {"name": "Ines Roth", "email": "ines@line.example"}
  },
  "majorClaim": "a2"
}
"""

SADFACE = """{
  "metadata": {"core": {"title": "Trams", "analyst_name": "Ko", "version": "0.5"}},
  "resources": [],
  "nodes": [
    {"id": "n1", "type": "atom", "text": "Trams should come back.", "sources": [], "metadata": {}},
    {"id": "n2", "type": "atom", "text": "Trams are quiet.", "sources": [], "metadata": {}},
    {"id": "n3", "type": "atom", "text": "Wheels squeal in bends.", "sources": [], "metadata": {}},
    {"id": "n4", "type": "scheme", "name": "support", "metadata": {}},
    {"id": "n5", "type": "scheme", "name": "conflict", "metadata": {}},
    {"id": "n6", "type": "scheme", "name": "Argument From Analogy", "metadata": {}},
    {"id": "n7", "type": "atom", "text": "Zurich kept them.", "sources": [], "metadata": {}}
  ],
  "edges": [
    {"id": "e1", "source_id": "n2", "target_id": "n4"},
    {"id": "e2", "source_id": "n4", "target_id": "n1"},
    {"id": "e3", "source_id": "n3", "target_id": "n5"},
    {"id": "e4", "source_id": "n5", "target_id": "n4"},
    {"id": "e5", "source_id": "n7", "target_id": "n6"},
    {"id": "e6", "source_id": "n6", "target_id": "n1"}
  ]
}
"""

CARNEADES = """\
meta:
  title: Trams
  note: A made-up case.
statements:
  back: Trams should come back.
  quiet: {text: Trams are quiet.}
  electric: {text: Trams are electric., assumed: true}
  ¬app(a1): a1 does not apply.
  squeal: Wheels squeal in bends.
  roads(cars): Roads belong to cars.
  never: Trams should never come back.
issues:
  i1: {positions: [back, never], standard: PE}
arguments:
  a1:
    scheme: expert opinion
    premises: {major: quiet, minor: electric}
    conclusion: back
    undercutter: ¬app(a1)
    weight: 0.5
  a2: {premises: [squeal], conclusion: ¬app(a1)}
  a3: {scheme: convergent, premises: [roads(cars), squeal], conclusion: never}
assumptions: [squeal]
argument_schemes:
  - {id: modus_ponens, variables: [A], premises: [A], conclusions: [A]}
tests:
  in: [squeal]
  out: [back]
  undecided: [never]
"""

KIALO = """\
Discussion Title: Should trams come back?\r
\r
1. Trams should come back.\r
1.1. Pro: Trams are quiet, says [the \\[old\\] line](https://www.line.example/a_(b)).\r
1.1.1. Con: Wheels squeal\r
\r
in bends \\(all of them\\).\r
1.2. Con: They need wires.\r
1.2.1. Con: -> See 1.1.1.\r
"""

ARGGRAPH = """\
<?xml version='1.0' encoding='UTF-8'?>
<arggraph id="tram_1" topic_id="trams_back" stance="pro">
  <edu id="e1"><![CDATA[Trams should come back,]]></edu>
  <edu id="e2"><![CDATA[though wheels squeal in bends,]]></edu>
  <edu id="e3"><![CDATA[because they are quiet]]></edu>
  <edu id="e4"><![CDATA[and they run on power.]]></edu>
  <edu id="e5"><![CDATA[So be it.]]></edu>
  <edu id="e6"><![CDATA[And grease]]></edu>
  <edu id="e7"><![CDATA[helps.]]></edu>
  <joint id="j1"/>
  <adu id="a1" type="pro"/>
  <adu id="a2" type="opp"/>
  <adu id="a3" type="pro"/>
  <adu id="a4" type="pro"/>
  <adu id="a5" type="pro"/>
  <edge id="c1" src="e1" trg="a1" type="seg"/>
  <edge id="c2" src="e2" trg="a2" type="seg"/>
  <edge id="c3" src="e3" trg="a3" type="seg"/>
  <edge id="c4" src="e4" trg="a4" type="seg"/>
  <edge id="c10" src="e6" trg="j1" type="seg"/>
  <edge id="c11" src="e7" trg="j1" type="seg"/>
  <edge id="c12" src="j1" trg="a5" type="seg"/>
  <edge id="c8" src="a4" trg="c5" type="add"/>
  <edge id="c5" src="a3" trg="a1" type="sup"/>
  <edge id="c6" src="a2" trg="a1" type="reb"/>
  <edge id="c7" src="a5" trg="c6" type="und"/>
</arggraph>
"""

AF = "# three arguments\np af 3\n1 2\n2 1\n3 3\n"
APX = "arg(a). arg(b).\natt(a,b).\n% a comment\natt(b, b).\n"
TGF = "a Trams are quiet.\nb\n#\na b\nb a rebuts\n"

MINDMUP_YAML = """\
"Trams should come back":
  note: From the hearing.
  r1:
    "Trams are quiet.":
      o1:
        Wheels squeal in bends.: []
    "-Quiet is good.":
    o1:
      "Only at night.":
  "-2":
    strength: 0.4
    They need wires.:
"""

MINDMUP = """{
  "title": "Trams", "id": "root", "formatVersion": 3,
  "ideas": {
    "1": {"title": "Trams should come back\\n", "id": "1", "attr": {}, "ideas": {
      "2": {"title": "group", "id": "2", "attr": {"group": "opposing"}, "ideas": {
        "1": {"title": "They need wires.", "id": "3"}}},
      "1": {"title": "group", "id": "4", "attr": {"group": "supporting"}, "ideas": {
        "1": {"title": "Trams are quiet.", "id": "5", "attr": {"note": {"text": "at night"}}},
        "2": {"title": "Quiet is good.", "id": "6",
              "attr": {"styleNames": ["attr_implicit_claim"]}}}}}}}
}
"""

ARGDOWN_JSON = """{
  "statements": {
    "Back": {
      "type": "equivalence-class", "title": "Back", "section": "s2", "tags": ["policy"],
      "data": {"speaker": "Ines Roth", "source": "The Line", "quote": "bring them back", "x": 1},
      "members": [
        {"type": "statement", "title": "Back", "text": "Trams should come back. #policy",
         "ranges": [{"type": "tag", "start": 24, "stop": 30, "tag": "policy"}]},
        {"type": "statement", "title": "Back", "isReference": true}
      ]
    },
    "Quiet": {"type": "equivalence-class", "title": "Quiet",
              "members": [{"text": "Trams are quiet."}]},
    "Good": {"type": "equivalence-class", "title": "Good",
             "members": [{"text": "Quiet is good."}]},
    "Squeal": {"type": "equivalence-class", "title": "Squeal",
               "members": [{"text": "Wheels squeal."}]}
  },
  "arguments": {
    "Noise": {
      "type": "argument", "title": "Noise", "members": [{"text": "It is about noise."}],
      "pcs": [
        {"title": "Quiet", "role": "premise"},
        {"title": "Good", "role": "premise"},
        {"title": "Back", "role": "main-conclusion",
         "inference": {"type": "inference", "inferenceRules": ["Modus ponens"],
                       "conclusionIndex": 2}}
      ]
    }
  },
  "relations": [
    {"relationType": "contradictory", "from": "Squeal", "fromType": "equivalence-class",
     "to": "Quiet", "toType": "equivalence-class"},
    {"relationType": "undercut", "from": "Squeal", "fromType": "equivalence-class",
     "to": "Noise", "toType": "inference", "conclusionIndex": 2},
    {"relationType": "contrary", "from": "Squeal", "fromType": "equivalence-class",
     "to": "Good", "toType": "equivalence-class"}
  ],
  "sections": [
    {"id": "s1", "title": "Streets", "children": [{"id": "s2", "title": "Rails", "children": []}]}
  ],
  "tags": {}
}
"""

ARGUNET = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
         xmlns:arg="http://www.argunet.org/xml/argml">
  <data key="d0"><arg:map><arg:mapTitle>Trams</arg:mapTitle></arg:map></data>
  <graph edgedefault="directed" id="G">
    <node id="n1"><data key="d2"><arg:thesis id="7">
      <arg:title>Back</arg:title>
      <arg:proposition type="conclusion"><arg:content>Trams should come back.</arg:content>
      </arg:proposition></arg:thesis></data></node>
    <node id="n2" yfiles.foldertype="group">
      <data key="d2"><arg:group id="8"><arg:title>Noise</arg:title></arg:group></data>
      <graph id="n2:">
        <node id="n2::n0"><data key="d2"><arg:argument id="9">
          <arg:title>Quiet</arg:title><arg:description>Trams are quiet.</arg:description>
          </arg:argument></data></node>
      </graph>
    </node>
    <node id="n3"><data key="d2"><arg:argument id="10"><arg:title>Squeal</arg:title>
      </arg:argument></data></node>
    <edge id="e0" source="n2::n0" target="n1">
      <data key="d4"><arg:edge type="support"/></data></edge>
    <edge id="e1" source="n3" target="n2::n0">
      <data key="d4"><arg:edge type="sketchedAttack"/></data></edge>
  </graph>
</graphml>
"""

LKIF = """\
<?xml version="1.0"?>
<lkif>
  <argument-graphs>
    <argument-graph id="g" title="Trams" main-issue="s1">
      <statements>
        <statement id="s1" value="unknown"><s>Trams <i>should</i> come back.</s></statement>
        <statement id="s2" value="true"><s>Trams are quiet.</s></statement>
        <statement id="s3"><s>Wheels squeal.</s></statement>
        <statement id="s4"><s>Roads are full.</s></statement>
      </statements>
      <arguments>
        <argument id="a1" direction="pro" scheme="positive consequences" weight="0.5">
          <conclusion statement="s1"/>
          <premises>
            <premise polarity="positive" type="ordinary" role="major" statement="s2"/>
            <premise polarity="negative" type="ordinary" statement="s4"/>
            <premise polarity="positive" type="exception" statement="s3"/>
          </premises>
        </argument>
        <argument id="a2" direction="con">
          <conclusion statement="s1"/>
          <premises><premise statement="s4"/></premises>
        </argument>
      </arguments>
    </argument-graph>
  </argument-graphs>
</lkif>
"""

SAMPLES = {
    "arguebuf": ARGUEBUF,
    "sadface": SADFACE,
    "carneades": CARNEADES,
    "kialo": KIALO,
    "arggraph": ARGGRAPH,
    "af": AF,
    "apx": APX,
    "tgf": TGF,
    "mindmup-yaml": MINDMUP_YAML,
    "mindmup": MINDMUP,
    "argdown-json": ARGDOWN_JSON,
    "argunet": ARGUNET,
    "lkif": LKIF,
}
"""By the name of the format."""
