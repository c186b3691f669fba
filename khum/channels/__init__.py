"""Channels by which knowledge reaches people: boards, leaflets, the information centre, the public pages (row 122)."""
