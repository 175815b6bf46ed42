"""The formats of single tools, one module each: SADFace, Kialo, MindMup, Argunet, LKIF, arggraph.

Their sniffers stand together in `sniffing.py`, which is light to import. What their readers share is
in `argmap.formats.foreign`.
"""
