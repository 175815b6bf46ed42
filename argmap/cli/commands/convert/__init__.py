"""The commands about formats: import, export, and what argmap can read and write.

How a folder of maps is converted is in `argmap.cli.conversion`; readers and writers are in
`argmap.formats` and `argmap.exports`.
"""
