"""Read: sources to articles.

`document` is what comes in (bytes, and what is known of them), `draft` what a reader makes of it (articles without an
id, and refusals); `readers` picks the reader by evidence. One module a kind of document; `decoding` turns bytes into
text for all of them. `files` finds the documents and numbers the articles.
"""
