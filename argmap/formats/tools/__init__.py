"""The formats of single tools, one module each: SADFace, Kialo, MindMup, Argunet, LKIF, arggraph."""
