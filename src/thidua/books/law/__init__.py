"""The law as dated, cited facts: awards, instruments, authority, dossiers, money."""
