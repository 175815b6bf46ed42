"""Workbooks of spreadsheets: tables in, the bytes of an `.xlsx` file out.

What the tables say is decided where they are made.
"""
