"""The syntax of the native file: YAML and JSON as texts, before anybody asks what stands in them.

Texts become a `Document`, in which every value knows its place; values become texts again, quoted only
where they must be. Nothing here knows what a claim is.
"""
