"""Write: merged facts to statements, each of which its citations bear out."""
