"""From what somebody asks to be changed, in the words of a command, to edits.

Words name speakers by a part of their names and relations by their premise; here they are looked up in
the map. An edit (`argmap.edit.edits`) knows exact ids only. The command line and assistants ask alike.
"""
