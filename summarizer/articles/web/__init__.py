"""Articles from the web: fetched politely, from public addresses only, and kept.

`fetching` gets one address with all limits; `addresses` decides where a connection may go, `robots` what a site lets
programs read, `turns` how often one host is asked, `kept` holds what was fetched.
"""
