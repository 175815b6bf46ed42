"""Three versions of a map, one of them the common origin of the others, brought into one."""
