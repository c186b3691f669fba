"""Every figure counted once more, in plain Python over exported lines of JSON: no Django, nothing of the product.

Where a figure here and there differ, one of the two misreads its definition (domain.md §3).
"""
