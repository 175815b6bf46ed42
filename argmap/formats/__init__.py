"""Reading and writing maps.

`native` is argmap's own file; every other format has a package, or a module in `tools`. `core`
finds and runs them, `features` says what each keeps, `foreign` holds what readers share.
"""
