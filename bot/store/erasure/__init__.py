"""A person is forgotten, or what is kept of them is told to them.

`erase.py` changes the rows, in one transaction; `remains.py` does what no transaction can; `journal.py`
says outside the database who was erased, so that no backup brings them back.
"""
